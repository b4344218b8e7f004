"""Units side by side: the choice for a script, and what compares among all units for whoever reads without one."""

from collections.abc import Iterable, Iterator, Mapping

from scorecards.analysis.status.comparison import arrange
from scorecards.model.observations import Observation
from scorecards.model.places import Level, Place
from scorecards.model.rankings import Ranking
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.country_contexts import ComparePage, EditionsTable, SharedIndicator
from scorecards.pages.figures import figure, indicator_link, place_link, rank
from scorecards.pages.page import Page
from scorecards.pages.rankings import ranking_link
from scorecards.pages.unit import units, units_on
from scorecards.pages.views import LinkView
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.wording import day_words, part_words, word

MOST = 80
"""Units of one ranking or indicator that this page shows; where there are more, it leads to the page that has them."""

Measured = tuple[str, tuple[tuple[str, str], ...]]
"""What figures are of: an indicator and a part of it, () for the whole."""


def compare_page(book: Book, above: tuple[LinkView, ...], index: str) -> Page:
    """The page; `index` is the site path of the file that the script reads first."""
    title, lead = word("page.compare", book.language), word("lead.compare", book.language)
    context = ComparePage(lead, tuple(_choices(book)), index, tuple(_tables(book)), tuple(_indicators(book)))
    return Page(paths.COMPARE, "compare.html", title, lead, context, above, "data/", "compare")


def measured(book: Book) -> Mapping[Measured, list[Observation]]:
    """Every indicator and part that has figures, with them, in the order of pillars and indicators."""
    found: dict[Measured, list[Observation]] = {}
    indicators = book.project.indicators.values()
    for pillar in book.project.pillars:
        for indicator in (one for one in indicators if one.pillar == pillar):
            for group in book.groups_by_indicator.get(indicator.id, ()):
                for observation in group.observations:
                    found.setdefault((indicator.id, observation.members), []).append(observation)
    return found


def until(place: Place, book: Book) -> str:
    """The last day of a unit that is no more, "" for one of today."""
    last = place.latest.valid_to
    return formatting.day(last, book.language) if last and last < book.today else ""


def _choices(book: Book) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Units of today, then those that are no more, each level on its own."""
    kinds: dict[tuple[Level, bool], list[tuple[str, str]]] = {}
    for place in units(book):
        kinds.setdefault((place.latest.level, bool(until(place, book))), []).append((place.slug, _name(place, book)))
    for level in Level:
        for ended in (False, True):
            if found := kinds.get((level, ended)):
                yield word(f"choice.{level}-{'ended' if ended else 'now'}", book.language), tuple(found)


def _name(place: Place, book: Book) -> str:
    language, day = book.language, until(place, book)
    name = (place if place.latest.level is Level.PROVINCE else place.latest).name.to(language)
    return word("sentence.unit-then", language, name=name, day=day) if day else name


def _tables(book: Book) -> Iterator[EditionsTable]:
    """A table for the editions that ranked the same units; editions of other units stand in another."""
    same: dict[tuple[str, ...], list[Ranking]] = {}
    for ranking in book.project.rankings:
        same.setdefault(tuple(place.slug for place in units_on(ranking.units_on, book)), []).append(ranking)
    return (_table(rankings, book) for rankings in same.values())


def _table(rankings: list[Ranking], book: Book) -> EditionsTable:
    places, language = book.project.places, book.language
    found = {(ranking.id, row.place): row for ranking in rankings for row in ranking.rows}
    fullest = max(rankings, key=lambda ranking: len(ranking.rows))

    def order(slug: str) -> tuple[int, object]:
        row = found.get((fullest.id, slug))
        return (row.rank if row and row.rank else fullest.universe + 1), sort_key(places[slug].name.vi)

    rows = []
    ranked = {slug for _, slug in found}
    for slug in sorted(ranked, key=order) if len(ranked) <= MOST else ():
        pairs = ((ranking, found.get((ranking.id, slug))) for ranking in rankings)
        ranks = tuple(rank(ranking, row, book) if row else None for ranking, row in pairs)
        rows.append((place_link(slug, book), until(places[slug], book), ranks))
    return EditionsTable(
        universe=rankings[0].universe_name.to(language),
        order=fullest.name.to(language),
        editions=tuple((ranking_link(r, book), day_words(r.published_on, language)) for r in rankings),
        rows=tuple(rows),
    )


def _indicators(book: Book) -> Iterable[SharedIndicator]:
    language, project = book.language, book.project
    for (id, members), observations in measured(book).items():
        indicator = project.indicators[id]
        groups = arrange(indicator, observations, project).groups
        if groups:
            count = sum(map(len, groups))
            yield SharedIndicator(
                indicator=indicator_link(id, book),
                part=part_words(members, project.dimensions, language),
                rule=word("compare.rule", language, days=indicator.compare_within_days),
                count=word("compare.count", language, count=formatting.number(count, language)),
                groups=tuple(tuple(figure(o, book) for o in g) for g in groups) if count <= MOST else (),
            )
