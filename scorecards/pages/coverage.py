"""How far the data reach: which units have figures, of which pillars, and how new."""

from collections.abc import Iterable

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.analysis.groups import Group
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.places import Place
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.vietnamese import formatting
from scorecards.views.counts import counts, coverage_sentence
from scorecards.views.links import pillar_link, place_link, ranking_link
from scorecards.views.maps import coverage_map, newest_layer
from scorecards.views.place_view_types import MapView
from scorecards.views.view_types import LinkView
from scorecards.wording import day_words


class CoverageRow(Struct, frozen=True):
    """What is known of a unit."""

    unit: LinkView
    kind: str
    cells: tuple[tuple[str, str], ...]
    """One a pillar: number of figures and newest day; ("", "") for none."""
    total: str
    newest: str


class CoveragePage(Struct, frozen=True):
    """How far the data reach: /do-phu/."""

    lead: str
    counts: tuple[tuple[str, str], ...]
    """How much the site holds: number and what it counts."""
    map: MapView | None
    pillars: tuple[LinkView, ...]
    rows: tuple[CoverageRow, ...]
    missing: tuple[LinkView, ...]
    """Today's units without a figure."""
    editions: tuple[tuple[LinkView, str, str], ...]
    """Edition, how many ranks are known of how many, and scores."""


def coverage_page(route: Route, inputs: PageInputs) -> Page:
    """The matrix of units, pillars and dates."""
    title, lead = inputs.words("page.coverage"), coverage_sentence(inputs)
    layer = newest_layer(inputs)
    editions = tuple(
        (
            ranking_link(ranking, inputs),
            f"{sum(row.rank is not None and row.rank_to is None for row in ranking.rows)}/{ranking.universe}",
            f"{sum(row.score is not None for row in ranking.rows)}/{ranking.universe}",
        )
        for ranking in inputs.project.rankings
    )
    context = CoveragePage(
        lead=lead,
        counts=counts(inputs),
        map=coverage_map(layer, inputs) if layer else None,
        pillars=tuple(pillar_link(id, inputs) for id in inputs.project.pillars),
        rows=tuple(_row(place, inputs) for place in inputs.index.covered_units),
        missing=tuple(
            place_link(p.slug, inputs)
            for p in inputs.index.units_on(inputs.index.today)
            if p.slug not in inputs.index.statements.by_place
        ),
        editions=editions,
    )
    return Page(route, title, lead, context, trail(inputs), "data/", "coverage")


def _row(place: Place, inputs: PageInputs) -> CoverageRow:
    groups = inputs.index.statements.by_place[place.slug]
    indicators = inputs.project.indicators
    cells = [
        _cell([group for group in groups if indicators[group.indicator].pillar == pillar], inputs)
        for pillar in inputs.project.pillars
    ]
    total, newest = _cell(groups, inputs)
    return CoverageRow(
        place_link(place.slug, inputs), place.latest.name.to(inputs.language), tuple(cells), total, newest
    )


def _cell(groups: Iterable[Group], inputs: PageInputs) -> tuple[str, str]:
    found = [observation for group in groups for observation in group.observations]
    if not found:
        return "", ""
    days = [observation.period.as_of for observation in found if observation.period.as_of]
    return formatting.number(len(found), inputs.language), day_words(max(days, default=None), inputs.words)
