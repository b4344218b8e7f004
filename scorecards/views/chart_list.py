"""The charts of the pages of units and indicators, known before any is drawn."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.analysis.groups import Group
from scorecards.analysis.series import Series
from scorecards.analysis.status.across import Measurand
from scorecards.charts.plan import has_chart
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Indicator
from scorecards.model.places import Place
from scorecards.views.across import across_view, has_across_chart, parts_across
from scorecards.views.figures import chart
from scorecards.views.series import changes_of, series_in
from scorecards.views.standing import has_history, standing
from scorecards.views.view_types import ChartView

ChartMaker = Callable[[PageInputs], ChartView | None]


class ListedChart(Struct, frozen=True):
    """A chart of a page."""

    page: str
    """Site path of a page that it stands on."""
    make: ChartMaker
    """What draws it."""


def listed_charts(index: Index) -> Mapping[str, ListedChart]:
    """The charts by their identifiers. A rank's strip among all is none: it repeats one number.

    Pages of communes have no charts.
    """
    return index.once(("listed-charts",), lambda: dict(_charts(index)))


def _charts(index: Index) -> Iterator[tuple[str, ListedChart]]:
    places = {slug: place for slug, place in index.project.places.items() if not place.is_brief}
    by_place = index.statements.by_place
    for group in (one for slug in by_place if slug in places for one in by_place[slug]):
        if has_chart(group):
            yield group.id, ListedChart(_page(group.place, group.indicator, index), partial(_of_group, group))
    for place in places.values():
        if has_history(place, index):
            yield f"hang.{place.slug}", ListedChart(paths.unit(place.slug), partial(_of_ranks, place))
        for id in dict.fromkeys(group.indicator for group in by_place.get(place.slug, ())):
            indicator = index.project.indicators[id]
            for series in series_in(place, indicator, index):
                if not series.is_flat:
                    page, make = _page(place.slug, id, index), partial(_of_series, place, indicator, series)
                    yield f"chuoi.{series.newest.id}", ListedChart(page, make)
    for indicator in index.project.indicators.values():
        for of in (Measurand(indicator), *parts_across(indicator, index)):
            if has_across_chart(of, index):
                yield f"so-sanh.{of.id}", ListedChart(paths.indicator(indicator.id), partial(_across, of))


def _page(place: str, indicator: str, index: Index) -> str:
    """The page of a unit; the country's figures stand on those of indicators."""
    return paths.indicator(indicator) if place == index.project.site.country else paths.unit(place)


def _of_group(group: Group, inputs: PageInputs) -> ChartView | None:
    return chart(group, inputs)


def _of_ranks(place: Place, inputs: PageInputs) -> ChartView | None:
    found = standing(place, inputs)
    return found.history if found else None


def _of_series(place: Place, indicator: Indicator, series: Series, inputs: PageInputs) -> ChartView | None:
    return next(one.chart for one in changes_of(place, indicator, inputs) if one.last.id == series.newest.id)


def _across(of: Measurand, inputs: PageInputs) -> ChartView | None:
    return across_view(of, inputs).chart
