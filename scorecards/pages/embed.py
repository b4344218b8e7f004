"""A chart by itself, for frames in other pages."""

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.views.chart_list import listed_charts
from scorecards.views.view_types import ChartView, EmbedView


class EmbedPage(Struct, frozen=True):
    """A chart with its title, days and source, leading to where it stands."""

    chart: ChartView
    embed: EmbedView


def embed_page(route: Route, inputs: PageInputs) -> Page:
    """The chart that the route names. Raises KeyError where the site has none of that name."""
    chart = listed_charts(inputs.index)[route.key].make(inputs)
    assert chart is not None, route.key
    assert chart.embed is not None, route.key
    return Page(route, chart.title, chart.reading, EmbedPage(chart, chart.embed), (), "data/")
