"""A text with its traced numbers marked, for the renderer: new tokens in the place of the old.

Where numbers of a passage have been overtaken by newer ones, a remark at its end says so.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from markdown_it.token import Token
from msgspec import Struct, field

from scorecards.analysis.tracing.figure_words import day_words, source_words, subject_words, value_text
from scorecards.analysis.tracing.figures import Figure
from scorecards.analysis.tracing.newer import FigureKey, key_of
from scorecards.analysis.tracing.outcomes import TextNumber, Traced
from scorecards.analysis.tracing.passages import FILLED_IN, PLAIN, TRACED, Piece
from scorecards.analysis.tracing.trace import PassageTraces
from scorecards.model.articles import Prose
from scorecards.model.project import Project
from scorecards.strings.words import Words

NEWER_OPEN, NEWER_CLOSE = "newer_open", "newer_close"
"""Types of the tokens around a remark that there are newer figures."""


_SHORT_FORMS = (PLAIN, FILLED_IN)


class Marker(Struct, frozen=True):
    """What a mark on a number says and where it leads."""

    project: Project
    words: Words
    path_of: Callable[[Figure], str]
    """The site path of a figure's permanent place."""
    newer: Mapping[FigureKey, Figure] = field(default_factory=dict)
    """For figures of the text that have been overtaken, the newest of the same thing."""
    titles: dict[FigureKey, str] = field(default_factory=dict)
    """What marks say of each figure; shared by the markers of a language, since texts repeat their figures."""

    def remark(self, figures: Iterable[Figure]) -> Iterator[Token]:
        """What readers are told of figures that have been overtaken, by the day that these are of."""
        by_day: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            newest = self.newer.get(key_of(figure))
            if newest is not None and newest not in by_day[day_words(figure, self.words)]:
                by_day[day_words(figure, self.words)].append(newest)
        for day, found in by_day.items():
            yield Token(NEWER_OPEN, "", 1)
            yield Token("text", "", 0, content=self.words("trace.newer", day=day))
            for place, newest in enumerate(found):
                yield Token("text", "", 0, content=", " if place else ": ")
                value = value_text(newest, self.project, self.words)
                link = self.words("trace.newer_value", value=value, day=day_words(newest, self.words))
                yield self.context(link, newest, "")
            yield Token(NEWER_CLOSE, "", -1)

    def context(self, words: str, figure: Figure, link: str) -> Token:
        """The words with their mark; within a link of the author's they lead where that leads."""
        key = key_of(figure)
        if key not in self.titles:
            self.titles[key] = self.words(
                "trace.title",
                value=value_text(figure, self.project, self.words),
                subject=subject_words(figure, self.project, self.words),
                source=source_words(figure, self.project, self.words),
            )
        attrs: dict[str, str | int | float] = {"title": self.titles[key]}
        if not link:
            attrs["href"] = self.path_of(figure)
        return Token(TRACED, "", 0, attrs=attrs, content=words)


def annotate(prose: Prose, traces: Iterable[PassageTraces], marker: Marker) -> Prose:
    """The text with a mark around every traced number; short forms become the words that they stand for.

    What has neither stays the token that it was.
    """
    tokens = list(prose.tokens)
    by_token = {one.passage.token: one for one in traces if one.passage.token >= 0}
    marked = {token for token, one in by_token.items() if any(isinstance(s.outcome, Traced) for s in one.seen)}
    marked.update(number for number, token in enumerate(tokens) if "{" in token.content and _has_short_forms(token))
    for number in marked:
        tokens[number] = _with_children(tokens[number], list(_children(tokens[number], by_token.get(number), marker)))
    return Prose(prose.path, tuple(tokens))


def _has_short_forms(token: Token) -> bool:
    return token.type == "inline" and any(child.type in _SHORT_FORMS for child in token.children or ())


def _with_children(inline: Token, children: list[Token]) -> Token:
    """As `Token.copy`, which takes longer than all else that is done to a passage here."""
    return Token(
        inline.type, inline.tag, inline.nesting, inline.attrs, inline.map, inline.level, children, inline.content,
        inline.markup, inline.info, inline.meta, inline.block, inline.hidden,
    )  # fmt: skip


def _children(inline: Token, found: PassageTraces | None, marker: Marker) -> Iterator[Token]:
    traced = _by_piece(found) if found else {}
    link = 0
    said: dict[FigureKey, Figure] = {}
    for index, child in enumerate(inline.children or ()):
        if child.type == "link_open":
            link += 1
        elif child.type == "link_close":
            link -= 1
        if marker.newer:
            figures = (
                [child.meta["figure"]] if child.type == FILLED_IN else [one for _, one, _ in traced.get(index, ())]
            )
            said |= {key_of(figure): figure for figure in figures}
        if child.type == FILLED_IN:
            yield marker.context(child.content, child.meta["figure"], "inside" * link)
        elif child.type == PLAIN:
            yield Token("text", "", 0, content=child.content)
        elif child.type == "text" and found and index in traced:
            yield from _marked(traced[index], found.passage.text, marker)
        else:
            yield child
    if marker.newer and found and not found.passage.heading:
        yield from marker.remark(said.values())


_TracedNumber = tuple[TextNumber, Figure, Piece]
"""A number, the figure that it is, and the piece of its passage that says it."""


def _by_piece(found: PassageTraces) -> Mapping[int, list[_TracedNumber]]:
    """The traced numbers, by the token in which the numeral itself begins."""
    pieces = found.passage.pieces
    made: dict[int, list[_TracedNumber]] = {}
    for one in found.seen:
        if isinstance(one.outcome, Traced):
            at = _numeral(found.passage.text, one.start, one.end)
            piece = pieces[bisect_right(pieces, at, key=itemgetter(0)) - 1]
            if piece.start <= at < piece.end:
                made.setdefault(piece.child, []).append((one, one.outcome.figure, piece))
    return made


def _marked(traced: Sequence[_TracedNumber], words: str, marker: Marker) -> Iterator[Token]:
    """A piece with its numbers marked."""
    piece = traced[0][2]
    done = piece.start
    for one, figure, _ in traced:
        begin, end = max(one.start, piece.start), min(one.end, piece.end)
        if begin > done:
            yield Token("text", "", 0, content=words[done:begin])
        yield marker.context(words[begin:end], figure, piece.link)
        done = end
    if piece.end > done:
        yield Token("text", "", 0, content=words[done : piece.end])


def _numeral(text: str, start: int, end: int) -> int:
    """Where the numeral itself begins, so that a number across two tokens is marked in one."""
    if text[start].isdigit():  # as nearly always
        return start
    return next((at for at in range(start, end) if text[at].isdigit()), start)
