"""Editions of the official index: each with its own method, its own units, and what was not published."""

from collections.abc import Iterable

from scorecards.model.rankings import Framework, Ranking, RankRow
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.country_contexts import RankingPage, RankingRow, RankingsPage
from scorecards.pages.figures import document_link, place_link
from scorecards.pages.maps import layer_of, ranking_map
from scorecards.pages.page import Page
from scorecards.pages.place_views import FrameworkView
from scorecards.pages.sums import merged_words, sums
from scorecards.pages.unit import units_on
from scorecards.pages.views import LinkView
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.wording import day_words, rank_numbers, word

SOURCE = "data/rankings/"


def ranking_pages(book: Book, above: tuple[LinkView, ...]) -> Iterable[Page]:
    """The list of editions and a page for each; nothing where the project has no ranking."""
    rankings = book.project.rankings
    if not rankings:
        return
    title, lead = word("page.rankings", book.language), word("lead.rankings", book.language)
    frameworks = dict.fromkeys(ranking.framework for ranking in rankings)
    groups = tuple(
        (framework(id, book), tuple(edition(r, book) for r in rankings if r.framework == id)) for id in frameworks
    )
    yield Page(paths.RANKINGS, "rankings.html", title, lead, RankingsPage(lead, groups), above, SOURCE, "rankings")
    here = (*above, LinkView(title, paths.RANKINGS))
    for ranking in rankings:
        context = edition(ranking, book)
        description = word(
            "sentence.ranking-description",
            book.language,
            name=context.name,
            universe=context.universe,
            known=context.known,
        )
        source = ranking.at.path
        yield Page(
            paths.ranking(ranking.id), "ranking.html", context.name, description, context, here, source, "rankings"
        )


def edition(ranking: Ranking, book: Book, most: int | None = None) -> RankingPage:
    """An edition; with `most`, its first rows only."""
    language = book.language
    layer = layer_of(ranking.units_on, book)
    rows = sorted(ranking.rows, key=lambda row: (row.rank or ranking.universe + 1, sort_key(_name(row, book))))
    keys = _columns(ranking, book)
    ranked = {row.place for row in ranking.rows if row.rank is not None}
    exact = sum(row.rank is not None and row.rank_to is None for row in ranking.rows)
    return RankingPage(
        name=ranking.name.to(language),
        here=ranking_link(ranking, book),
        year=str(ranking.reference_year),
        published=day_words(ranking.published_on, language),
        universe=ranking.universe_name.to(language),
        known=f"{exact}/{ranking.universe}",
        framework=framework(ranking.framework, book),
        note=ranking.note.to(language),
        map=ranking_map(layer, ranking, book) if layer and most is None else None,
        columns=tuple(name for _, _, name in keys),
        rows=tuple(_row(row, keys, book) for row in rows[:most]),
        missing=tuple(
            place_link(place.slug, book) for place in units_on(ranking.units_on, book) if place.slug not in ranked
        ),
        sums=tuple(sums(ranking, book)) if most is None else (),
        merged=merged_words(ranking, book) if most is None else "",
    )


def ranking_link(ranking: Ranking, book: Book) -> LinkView:
    """An edition by name."""
    return LinkView(ranking.name.to(book.language), paths.ranking(ranking.id))


def framework(id: str, book: Book) -> FrameworkView | None:
    """A version of the method; None where it is not known."""
    found = book.project.frameworks.get(id)
    if found is None:
        return None
    language = book.language

    def whole(number: int | None) -> str:
        return "" if number is None else formatting.number(number, language)

    return FrameworkView(
        id=found.id,
        name=found.name.to(language),
        document=document_link(found.document, book),
        years=", ".join(str(year) for year in found.years),
        note=found.note.to(language),
        indices=tuple(
            (i.group.to(language), i.name.to(language), whole(i.components), whole(i.points)) for i in found.indices
        ),
        pillars=tuple((p.name.to(language), whole(p.components), whole(p.points)) for p in found.pillars),
    )


def _columns(ranking: Ranking, book: Book) -> list[tuple[str, str, str]]:
    """Which values have a column: "indices" or "pillars", the id, and its name."""
    method = book.project.frameworks.get(ranking.framework)
    columns = []
    for kind in ("indices", "pillars"):
        used = dict.fromkeys(id for row in ranking.rows for id in getattr(row, kind))
        columns += [(kind, id, _index_name(method, kind, id, book)) for id in used]
    return columns


def _index_name(method: Framework | None, kind: str, id: str, book: Book) -> str:
    known = getattr(method, kind) if method else ()
    name = next((one.name.to(book.language) for one in known if one.id == id), id)
    return word("sentence.pillar-column", book.language, name=name) if kind == "pillars" else name


def _row(row: RankRow, columns: list[tuple[str, str, str]], book: Book) -> RankingRow:
    language = book.language
    values = (getattr(row, kind).get(id) for kind, id, _ in columns)
    return RankingRow(
        id=row.id,
        unit=place_link(row.place, book),
        rank=rank_numbers(row),
        tied=word("word.tied", language) if row.tied else "",
        score="" if row.score is None else formatting.number(row.score, language),
        indices=tuple("" if value is None else formatting.number(value, language) for value in values),
        basis=word(f"basis.{row.basis}", language),
        note=row.note.to(language),
        source=document_link(row.document, book),
    )


def _name(row: RankRow, book: Book) -> str:
    return book.project.places[row.place].name.vi
