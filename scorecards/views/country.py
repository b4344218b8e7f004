"""The country's figures of an indicator. It has no page of its own: they stand on the indicator's."""

from msgspec import Struct

from scorecards.analysis.status.across import Measurand
from scorecards.analysis.status.known_days import known_day
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation
from scorecards.model.values import size
from scorecards.views.figures import figure
from scorecards.views.series import SeriesView, changes_of
from scorecards.views.view_types import FigureView


class CountryView(Struct, frozen=True):
    """The country's figures of an indicator."""

    figures: tuple[FigureView, ...]
    """Parts as well, the newest first."""
    changes: tuple[SeriesView, ...]
    """The same through time."""


def country_view(indicator: Indicator, inputs: PageInputs) -> CountryView | None:
    """What is known of the country; None where nothing is."""
    found = _figures(indicator, inputs)
    if not found:
        return None
    country = inputs.project.places[inputs.project.site.country]
    return CountryView(tuple(figure(one, inputs) for one in found), changes_of(country, indicator, inputs))


def country_figure(of: Measurand, inputs: PageInputs) -> Observation | None:
    """The country's newest figure of the same thing that is one number."""
    own = _figures(of.indicator, inputs)
    return next((one for one in own if one.members == of.members and size(one.value) is not None), None)


def _figures(indicator: Indicator, inputs: PageInputs) -> list[Observation]:
    groups = inputs.index.statements.of(inputs.project.site.country, indicator.id)
    figures = (o for group in groups for o in group.observations)
    return sorted(figures, key=lambda o: known_day(o, inputs.project.documents).order, reverse=True)
