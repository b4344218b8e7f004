"""A text with its traced numbers marked, for the renderer: new tokens in the place of the old."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markdown_it.token import Token

from scorecards.analysis.tracing.figure_words import source_words, subject_words, value_text
from scorecards.analysis.tracing.figures import Figure
from scorecards.analysis.tracing.outcomes import TextNumber, Traced
from scorecards.analysis.tracing.passages import FILLED_IN, PLAIN, Passage, Piece, PieceIndex
from scorecards.analysis.tracing.trace import PassageTraces
from scorecards.model.articles import Prose
from scorecards.model.project import Project
from scorecards.strings.words import Words

TRACED_OPEN, TRACED_CLOSE = "traced_open", "traced_close"
"""Types of the tokens around a traced number; `attrs` of the first has `title` and, outside other links, `href`."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What a mark on a number says and where it leads."""

    project: Project
    words: Words
    path_of: Callable[[Figure], str]
    """The site path of a figure's permanent place."""

    def context(self, words: str, figure: Figure, link: str) -> Iterator[Token]:
        """The words between two marks; within a link of the author's they lead where that leads."""
        title = self.words(
            "trace.title",
            value=value_text(figure, self.project, self.words),
            subject=subject_words(figure, self.project, self.words),
            source=source_words(figure, self.project, self.words),
        )
        attrs: dict[str, str | int | float] = {"title": title}
        if not link:
            attrs["href"] = self.path_of(figure)
        yield Token(TRACED_OPEN, "", 1, attrs=attrs)
        yield Token("text", "", 0, content=words)
        yield Token(TRACED_CLOSE, "", -1, attrs=dict(attrs))


def annotate(prose: Prose, traces: Iterable[PassageTraces], marker: Marker) -> Prose:
    """The text with a mark around every traced number; short forms become the words that they stand for."""
    by_token = {one.passage.token: one for one in traces if one.passage.token >= 0}
    tokens = [
        token.copy(children=list(_children(token, by_token.get(index), marker))) if token.type == "inline" else token
        for index, token in enumerate(prose.tokens)
    ]
    return Prose(prose.path, tuple(tokens))


def _children(inline: Token, found: PassageTraces | None, marker: Marker) -> Iterator[Token]:
    pieces: Mapping[int, Piece] = {piece.child: piece for piece in found.passage.pieces} if found else {}
    traced = _by_piece(found) if found else {}
    link = 0
    for index, child in enumerate(inline.children or ()):
        link += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type == FILLED_IN:
            yield from marker.context(child.content, child.meta["figure"], "inside" * link)
        elif child.type == PLAIN:
            yield Token("text", "", 0, content=child.content)
        elif child.type == "text" and found and index in pieces:
            yield from _marked(child, pieces[index], traced.get(index, ()), found.passage.text, marker)
        else:
            yield child


def _by_piece(found: PassageTraces) -> Mapping[int, list[tuple[TextNumber, Figure]]]:
    """The traced numbers, by the token in which the numeral itself begins."""
    pieces = PieceIndex(found.passage.pieces)
    made: dict[int, list[tuple[TextNumber, Figure]]] = defaultdict(list)
    for one in found.seen:
        piece = pieces.at(_numeral(found.passage, one.start, one.end)) if isinstance(one.outcome, Traced) else None
        if piece and isinstance(one.outcome, Traced):
            made[piece.child].append((one, one.outcome.figure))
    return made


def _marked(
    text: Token, piece: Piece, traced: Iterable[tuple[TextNumber, Figure]], words: str, marker: Marker
) -> Iterator[Token]:
    done = piece.start
    for one, figure in traced:
        begin, end = max(one.start, piece.start), min(one.end, piece.end)
        yield text.copy(content=words[done:begin])
        yield from marker.context(words[begin:end], figure, piece.link)
        done = end
    yield text.copy(content=words[done : piece.end])


def _numeral(passage: Passage, start: int, end: int) -> int:
    """Where the numeral itself begins, so that a number across two tokens is marked in one."""
    return next((at for at in range(start, end) if passage.text[at].isdigit()), start)
