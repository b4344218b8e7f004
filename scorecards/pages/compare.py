"""Units side by side: the choice for a script, and what compares among all units for readers without one."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.analysis.status.comparison import arrange
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.observations import Observation
from scorecards.model.places import Level, Place
from scorecards.model.rankings import Ranking
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.publish.comparison import comparison_files
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.views.comparisons import Measured, measured, until
from scorecards.views.figures import figure
from scorecards.views.links import indicator_link, place_link, ranking_link
from scorecards.views.ranks import rank
from scorecards.views.view_types import FigureView, LinkView, RankView
from scorecards.wording import day_words, part_words, span_words

MOST = 80
"""Units of one ranking or indicator that this page shows; where there are more, it leads to the page that has them."""


class EditionsTable(Struct, frozen=True):
    """Editions that ranked the same units, side by side."""

    universe: str
    """"63 tỉnh, thành phố trước 1/7/2025"."""
    order: str
    """By which edition the rows are ordered."""
    editions: tuple[tuple[LinkView, str], ...]
    """The newest first, with the day published."""
    rows: tuple[tuple[LinkView, str, tuple[RankView | None, ...]], ...]
    """Unit, until when it existed or "", and its rank in each edition, None where none was found; empty where there are
    too many for this page."""


class SharedIndicator(Struct, frozen=True):
    """An indicator, or a part of it, of which figures of several units compare."""

    indicator: LinkView
    part: str
    rule: str
    """When figures of it compare."""
    count: str
    """How many units have figures that compare."""
    groups: tuple[tuple[FigureView, ...], ...]
    """Figures that compare, the greatest first; empty where there are too many for this page."""


class ComparePage(Struct, frozen=True):
    """Units side by side: /so-sanh/."""

    lead: str
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Heading ("Tỉnh, thành phố hiện nay"), then slug and name of each unit under it."""
    index: str
    """Site path of the file that the script reads first."""
    tables: tuple[EditionsTable, ...]
    indicators: tuple[SharedIndicator, ...]


def compare_page(route: Route, inputs: PageInputs) -> Page:
    """The page, with the path of the file that its script reads first."""
    index = comparison_files(inputs).head
    title, lead = inputs.words("page.compare"), inputs.words("lead.compare")
    context = ComparePage(lead, tuple(_choices(inputs)), index, tuple(_tables(inputs)), tuple(_indicators(inputs)))
    return Page(route, title, lead, context, trail(inputs), "data/", "compare")


def _choices(inputs: PageInputs) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Units of today, then those that are dissolved, each level on its own."""
    kinds: dict[tuple[Level, bool], list[tuple[str, str]]] = {}
    for place in inputs.index.units:
        kinds.setdefault((place.latest.level, bool(until(place, inputs))), []).append(
            (place.slug, _name(place, inputs))
        )
    for level in Level:
        for ended in (False, True):
            if found := kinds.get((level, ended)):
                yield inputs.words(f"choice.{level}-{'ended' if ended else 'now'}"), tuple(found)


def _name(place: Place, inputs: PageInputs) -> str:
    language, day = inputs.language, until(place, inputs)
    name = (place if place.latest.level is Level.PROVINCE else place.latest).name.to(language)
    return inputs.words("sentence.unit-then", name=name, day=day) if day else name


def _tables(inputs: PageInputs) -> Iterator[EditionsTable]:
    """A table for the editions that ranked the same units; editions of other units stand in another."""
    same: dict[tuple[str, ...], list[Ranking]] = {}
    for ranking in inputs.project.rankings:
        same.setdefault(tuple(place.slug for place in inputs.index.units_on(ranking.units_on)), []).append(ranking)
    return (_table(rankings, inputs) for rankings in same.values())


def _table(rankings: list[Ranking], inputs: PageInputs) -> EditionsTable:
    places, language = inputs.project.places, inputs.language
    found = {(ranking.id, row.place): row for ranking in rankings for row in ranking.rows}
    fullest = max(rankings, key=lambda ranking: len(ranking.rows))

    def order(slug: str) -> tuple[int, object]:
        row = found.get((fullest.id, slug))
        return (row.rank if row and row.rank else fullest.universe + 1), sort_key(places[slug].name.vi)

    rows = []
    ranked = {slug for _, slug in found}
    for slug in sorted(ranked, key=order) if len(ranked) <= MOST else ():
        pairs = ((ranking, found.get((ranking.id, slug))) for ranking in rankings)
        ranks = tuple(rank(ranking, row, inputs) if row else None for ranking, row in pairs)
        rows.append((place_link(slug, inputs), until(places[slug], inputs), ranks))
    return EditionsTable(
        universe=rankings[0].universe_name.to(language),
        order=fullest.name.to(language),
        editions=tuple((ranking_link(r, inputs), day_words(r.published_on, inputs.words)) for r in rankings),
        rows=tuple(rows),
    )


def _indicators(inputs: PageInputs) -> Iterable[SharedIndicator]:
    language, project = inputs.language, inputs.project
    for (id, members), count, groups in inputs.index.once(("arranged",), lambda: list(_arranged(inputs.index))):
        indicator = project.indicators[id]
        if indicator.compare_within_days is not None:
            yield SharedIndicator(
                indicator=indicator_link(id, inputs),
                part=part_words(members, project.dimensions, language),
                rule=inputs.words("compare.rule", span=span_words(indicator.compare_within_days, inputs.words)),
                count=inputs.words("compare.count", count=formatting.number(count, language)),
                groups=tuple(tuple(figure(o, inputs) for o in g) for g in groups),
            )


def _arranged(index: Index) -> Iterator[tuple[Measured, int, tuple[tuple[Observation, ...], ...]]]:
    """What has figures that compare, how many there are, and the groups of these where the page shows them."""
    for key, observations in measured(index):
        groups = arrange(index.project.indicators[key[0]], observations, index.project).groups
        if groups:
            count = sum(map(len, groups))
            yield key, count, groups if count <= MOST else ()
