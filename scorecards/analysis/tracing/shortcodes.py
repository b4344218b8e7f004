"""The author's short forms: `{ho-so-so-hoa}` writes a figure by its name, `{=3 cấp}` says that a number is plain.

    {ho-so-so-hoa}                the newest figure of the indicator for the text's place: "57,53%", "gần 31.100 hộ"
    {ho-so-so-hoa.commune}        that of a part
    {ha-giang:ho-so-so-hoa}       that of another place
    {ha-tinh.bc-227-2023.tram-bts}   a figure, a target or a rank by its full identifier
    {ho-so-so-hoa|so}             the count behind a rate: "141.616 hồ sơ" (in a table: \\|)
    {=3 cấp}                      the words as they stand; the number in them is no figure

What is in braces and has none of these shapes stays a placeholder that nobody has filled in (`load.parsed_text`).
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from markdown_it.token import Token
from msgspec import Struct

from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.figure_words import number_words_of_figure, value_text
from scorecards.analysis.tracing.figures import Figure, FigureKind, FigureNumber
from scorecards.analysis.tracing.passages import FILLED_IN, PLAIN
from scorecards.load.parsed_text import SHORT_FORM, with_lines
from scorecards.model.articles import Prose
from scorecards.problems import Location, Problem, nearest, problem
from scorecards.strings.words import Words
from scorecards.vietnamese.folding import fold

COUNT = "so"
"""The form that asks for the count behind a rate."""


class ExpandedText(Struct, frozen=True):
    """A text whose short forms are filled in."""

    prose: Prose
    problems: tuple[Problem, ...]


def expand_shortcodes(prose: Prose, places: tuple[str, ...], figure_index: FigureIndex, words: Words) -> ExpandedText:
    """Fills in the short forms of a text about `places`, new tokens in the place of the old; the given ones stay."""
    if not any("{" in token.content for token in prose.tokens):
        return ExpandedText(prose, ())
    problems: list[Problem] = []
    known = _KnownNames(places, figure_index)
    tokens = []
    for token in prose.tokens:
        if token.type == "inline" and "{" in token.content:
            children: list[Token] = []
            for child, line in with_lines(token):
                if child.type != "text" or "{" not in child.content:
                    children.append(child)
                else:
                    at = Location(prose.path, line)
                    children += _fill(child, at, places, figure_index, words, known, problems)
            token = token.copy(children=children)
        tokens.append(token)
    return ExpandedText(Prose(prose.path, tuple(tokens)), tuple(problems))


def _fill(
    text: Token,
    at: Location,
    places: tuple[str, ...],
    figure_index: FigureIndex,
    words: Words,
    known: "_KnownNames",
    problems: list[Problem],
) -> Iterator[Token]:
    done = 0
    for form in SHORT_FORM.finditer(text.content):
        yield text.copy(content=text.content[done : form.start()])
        done = form.end()
        if form["plain"] is not None:
            yield Token(PLAIN, "", 0, content=form["plain"].strip())
            continue
        figure = _named(form["name"], places, figure_index)
        if figure is None:
            problems.append(problem("unknown-short-form", at, read=form[0], near=known.nearest(form["name"])))
            continue
        said, figure_number = _words(figure, form["what"], figure_index, words)
        if figure_number is None:
            code = "figure-without-count" if form["what"] else "figure-without-value"
            problems.append(problem(code, at, read=form[0]))
            continue
        is_assumed = ":" not in form["name"] and figure_index.named(form["name"]) is None
        meta = {"figure": figure, "facet": figure_number, "assumed": is_assumed}
        yield Token(FILLED_IN, "", 0, content=said, meta=meta)
    yield text.copy(content=text.content[done:])


def _words(
    figure: Figure, what: str | None, figure_index: FigureIndex, words: Words
) -> tuple[str, FigureNumber | None]:
    """What is written, and the number that it is; none where the figure has no such number."""
    if what is None:
        main = next((f for f in figure.figure_numbers if f.main), None)
        return value_text(figure, figure_index.project, words), main
    count = next((f for f in figure.figure_numbers if not f.main and f.unit and f.unit != "%"), None)
    if fold(what) != COUNT or count is None or not any(f.unit == "%" for f in figure.figure_numbers):
        return "", None
    return number_words_of_figure(figure, count, figure_index.project, words), count


def _named(name: str, places: tuple[str, ...], figure_index: FigureIndex) -> Figure | None:
    """The figure that a name means, the newest where it names an indicator."""
    if found_by_id := figure_index.named(name):
        return found_by_id
    place, _, rest = name.rpartition(":")
    indicator, *members = rest.split(".")
    for slug in (place,) if place else places:
        found = [
            figure
            for figure in figure_index.place_figures(slug).by_subject.get(indicator, ())
            if figure.sort is FigureKind.OBSERVATION and sorted(m for _, m in figure.members) == sorted(members)
        ]
        if found:
            return max(found, key=lambda figure: figure.as_of or date.min)
    return None


class _KnownNames:
    """The names that an author about some places can write, and the nearest to each that is none, found once."""

    def __init__(self, places: tuple[str, ...], figure_index: FigureIndex) -> None:
        self._places = places
        self._figure_index = figure_index
        self._nearest: dict[str, str] = {}

    @cached_property
    def _names(self) -> list[str]:
        figures = (figure for place in self._places for figure in self._figure_index.place_figures(place).figures)
        of_place = (
            ".".join((figure.subject, *(member for _, member in figure.members)))
            for figure in figures
            if figure.sort is FigureKind.OBSERVATION
        )
        return [*of_place, *self._figure_index.stated.ids]

    def nearest(self, name: str) -> str:
        """The known name that was probably meant, or ""."""
        if name not in self._nearest:
            self._nearest[name] = nearest(name, self._names)
        return self._nearest[name]
