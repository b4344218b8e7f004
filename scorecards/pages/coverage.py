"""How far the data reach: which units have figures, of which pillars, and how new."""

from collections.abc import Iterable

from scorecards.analysis.groups import Group
from scorecards.model.places import Place
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.country_contexts import CoveragePage, CoverageRow
from scorecards.pages.figures import pillar_link, place_link
from scorecards.pages.maps import coverage_map, newest_layer
from scorecards.pages.page import Page
from scorecards.pages.rankings import ranking_link
from scorecards.pages.unit import units, units_on
from scorecards.pages.views import LinkView
from scorecards.vietnamese import formatting
from scorecards.wording import day_words, word


def coverage_page(book: Book, above: tuple[LinkView, ...]) -> Page:
    """The matrix of units, pillars and dates."""
    language = book.language
    title, lead = word("page.coverage", language), coverage_sentence(book)
    layer = newest_layer(book)
    covered = [place for place in units(book) if book.groups_by_place.get(place.slug)]
    editions = tuple(
        (
            ranking_link(ranking, book),
            f"{sum(row.rank is not None and row.rank_to is None for row in ranking.rows)}/{ranking.universe}",
            f"{sum(row.score is not None for row in ranking.rows)}/{ranking.universe}",
        )
        for ranking in book.project.rankings
    )
    context = CoveragePage(
        lead=lead,
        map=coverage_map(layer, book) if layer else None,
        pillars=tuple(pillar_link(id, book) for id in book.project.pillars),
        rows=tuple(_row(place, book) for place in covered),
        missing=tuple(
            place_link(p.slug, book) for p in units_on(book.today, book) if not book.groups_by_place.get(p.slug)
        ),
        editions=editions,
    )
    return Page(paths.COVERAGE, "coverage.html", title, lead, context, above, "data/", "coverage")


def coverage_sentence(book: Book) -> str:
    """How many of today's units have figures of their own, and how many former units."""
    today = units_on(book.today, book)
    now = sum(bool(book.groups_by_place.get(place.slug)) for place in today)
    slugs = {place.slug for place in today}
    former = sum(slug not in slugs for slug in book.groups_by_place)
    return word("sentence.coverage", book.language, now=now, all=len(today), former=former)


def _row(place: Place, book: Book) -> CoverageRow:
    groups = book.groups_by_place[place.slug]
    indicators = book.project.indicators
    cells = [
        _cell([group for group in groups if indicators[group.indicator].pillar == pillar], book)
        for pillar in book.project.pillars
    ]
    total, newest = _cell(groups, book)
    return CoverageRow(place_link(place.slug, book), place.latest.name.to(book.language), tuple(cells), total, newest)


def _cell(groups: Iterable[Group], book: Book) -> tuple[str, str]:
    found = [observation for group in groups for observation in group.observations]
    if not found:
        return "", ""
    days = [observation.period.as_of for observation in found if observation.period.as_of]
    return formatting.number(len(found), book.language), day_words(max(days, default=None), book.language)
