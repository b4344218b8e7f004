"""The author's short forms: `{ho-so-so-hoa}` writes a figure by its name, `{=3 cấp}` says that a number is plain.

    {ho-so-so-hoa}                the newest figure of the indicator for the text's place: "57,53%", "gần 31.100 hộ"
    {ho-so-so-hoa.commune}        that of a part
    {ha-giang:ho-so-so-hoa}       that of another place
    {ha-tinh.bc-227-2023.tram-bts}   a figure, a target or a rank by its full identifier
    {ho-so-so-hoa|so}             the count behind a rate: "141.616 hồ sơ" (in a table: \\|)
    {=3 cấp}                      the words as they stand; the number in them is no figure

What is in braces and has none of these shapes stays a placeholder that nobody has filled in (`load.prose`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markdown_it.token import Token

from scorecards.analysis.figure_words import facet_words, value_text
from scorecards.analysis.figures import Facet, Figure, Sort
from scorecards.analysis.passages import FILLED_IN, PLAIN
from scorecards.analysis.stated import Stated
from scorecards.load.prose import SHORT_FORM, with_places
from scorecards.model.articles import Prose
from scorecards.model.text import Language
from scorecards.problems import Location, Problem, nearest, problem
from scorecards.vietnamese.folding import fold

COUNT = "so"
"""The form that asks for the count behind a rate."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A text whose short forms are filled in."""

    prose: Prose
    problems: tuple[Problem, ...]


def settle(prose: Prose, places: tuple[str, ...], stated: Stated, language: Language) -> Settled:
    """Fills in the short forms of a text about `places`, new tokens in the place of the old; the given ones stay."""
    problems: list[Problem] = []
    tokens = []
    for token in prose.tokens:
        if token.type == "inline" and "{" in token.content:
            children: list[Token] = []
            for child, at in with_places(prose.path, token):
                if child.type != "text" or "{" not in child.content:
                    children.append(child)
                else:
                    children += _fill(child, at, places, stated, language, problems)
            token = token.copy(children=children)
        tokens.append(token)
    return Settled(Prose(prose.path, tuple(tokens)), tuple(problems))


def _fill(
    text: Token, at: Location, places: tuple[str, ...], stated: Stated, language: Language, problems: list[Problem]
) -> Iterator[Token]:
    done = 0
    for form in SHORT_FORM.finditer(text.content):
        yield text.copy(content=text.content[done : form.start()])
        done = form.end()
        if form["plain"] is not None:
            yield Token(PLAIN, "", 0, content=form["plain"].strip())
            continue
        figure = _named(form["name"], places, stated)
        if figure is None:
            known = _names(places, stated)
            problems.append(problem("unknown-short-form", at, read=form[0], near=nearest(form["name"], known)))
            continue
        words, facet = _words(figure, form["what"], stated, language)
        if facet is None:
            code = "figure-without-count" if form["what"] else "figure-without-value"
            problems.append(problem(code, at, read=form[0]))
            continue
        yield Token(FILLED_IN, "", 0, content=words, meta={"figure": figure, "facet": facet})
    yield text.copy(content=text.content[done:])


def _words(figure: Figure, what: str | None, stated: Stated, language: Language) -> tuple[str, Facet | None]:
    """What is written, and the number that it is; none where the figure has no such number."""
    if what is None:
        main = next((f for f in figure.facets if f.main), None)
        return value_text(figure, stated.project, language), main
    count = next((f for f in figure.facets if not f.main and f.unit and f.unit != "%"), None)
    if fold(what) != COUNT or count is None or not any(f.unit == "%" for f in figure.facets):
        return "", None
    return facet_words(figure, count, stated.project, language), count


def _named(name: str, places: tuple[str, ...], stated: Stated) -> Figure | None:
    """The figure that a name means, the newest where it names an indicator."""
    if name in stated.by_id:
        return stated.by_id[name]
    place, _, rest = name.rpartition(":")
    indicator, *members = rest.split(".")
    for slug in (place,) if place else places:
        found = [
            figure
            for figure in stated.corner(slug).by_subject.get(indicator, ())
            if figure.sort is Sort.OBSERVATION and sorted(m for _, m in figure.members) == sorted(members)
        ]
        if found:
            return max(found, key=lambda figure: figure.as_of or date.min)
    return None


def _names(places: tuple[str, ...], stated: Stated) -> Iterator[str]:
    """The names that an author about these places can write."""
    for place in places:
        for figure in stated.corner(place).figures:
            if figure.sort is Sort.OBSERVATION:
                yield ".".join((figure.subject, *(member for _, member in figure.members)))
    yield from stated.by_id
