"""Where a unit's figure stands among the others of its indicator, in a line beside it."""

from collections.abc import Mapping

from scorecards.addresses import paths
from scorecards.analysis.status.across import Across, Measurand
from scorecards.analysis.status.order import PlacedFigure
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Better
from scorecards.model.observations import Observation
from scorecards.model.values import size
from scorecards.vietnamese import formatting
from scorecards.views.across import across_of, comparison_anchor
from scorecards.views.across_words import place_words
from scorecards.views.country import country_figure
from scorecards.views.figures import figure
from scorecards.views.view_types import LinkView
from scorecards.wording import moment_words

_PLACE_WORDS = {
    Better.HIGHER: "across.own-place",
    Better.LOWER: "across.own-place-least",
    Better.NEITHER: "across.own-place-most",
}
"""How a place is said: the first of those that should be low is the lowest, which a number alone does not say."""


def among(observation: Observation, inputs: PageInputs) -> LinkView | None:
    """Its place among those that it compares with, and the country's figure with its time; None where neither is known.

    Leads to the comparison on the indicator's page.
    """
    indicator = inputs.project.indicators[observation.indicator]
    if size(observation.value) is None:
        return None
    clauses = []
    of = Measurand(indicator, observation.members)
    found = across_of(of, inputs.index)
    own = inputs.index.once(("places", of.id), lambda: _places(found)).get(observation.id)
    if own:
        key = _PLACE_WORDS[indicator.better]
        place, count = place_words(own), formatting.number(len(found.placed), inputs.language)
        tied = inputs.words("across.own-tied") if own.is_tied else ""
        clauses.append(inputs.words(key, place=place, count=count) + tied)
    country = country_figure(of, inputs)
    if country and indicator.compare_within_days is not None and country.measure == observation.measure:
        when = moment_words(country.period, inputs.words)
        clauses.append(inputs.words("across.own-country", text=figure(country, inputs).text, when=when))
    path = f"{paths.indicator(indicator.id)}#{comparison_anchor(of)}"
    return LinkView("; ".join(clauses), path) if clauses else None


def _places(found: Across) -> Mapping[str, PlacedFigure]:
    """The places by the figures that have them; none where all are equal, for then a place says nothing."""
    if all(one.place == 1 for one in found.placed):
        return {}
    return {one.observation.id: one for one in found.placed}
