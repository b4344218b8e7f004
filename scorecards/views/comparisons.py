"""Figures of one indicator side by side: those that compare between units, and the rest with the reason."""

from collections.abc import Mapping
from datetime import date

from scorecards.addresses import paths
from scorecards.analysis.status.comparison import Comparison
from scorecards.charts.plan import comparison_chart, comparison_id
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation
from scorecards.model.places import Place
from scorecards.vietnamese import formatting
from scorecards.views.charts import ChartFacts, chart_view
from scorecards.views.figures import figure
from scorecards.views.links import document_link, place_link
from scorecards.views.view_types import ChartView, ComparisonView
from scorecards.wording import day_words, value_words

MOST_BARS = 80
"""Units whose bars one chart shows; of more, the list alone is readable."""

Measured = tuple[str, tuple[tuple[str, str], ...]]
"""What figures are of: an indicator and a part of it, () for the whole."""


def measured(inputs: PageInputs) -> Mapping[Measured, list[Observation]]:
    """Every indicator and part that has figures, with them, in the order of pillars and indicators."""
    found: dict[Measured, list[Observation]] = {}
    indicators = inputs.project.indicators.values()
    for pillar in inputs.project.pillars:
        for indicator in (one for one in indicators if one.pillar == pillar):
            for group in inputs.index.groups_by_indicator.get(indicator.id, ()):
                for observation in group.observations:
                    found.setdefault((indicator.id, observation.members), []).append(observation)
    return found


def until(place: Place, inputs: PageInputs) -> str:
    """The last day of a unit that is dissolved, "" for one of today."""
    last = place.latest.valid_to
    return formatting.day(last, inputs.language) if last and last < inputs.index.today else ""


def comparison(indicator: Indicator, inputs: PageInputs) -> ComparisonView:
    """Figures of an indicator that compare between units, the rest beside with the reason."""
    found = inputs.index.comparison(indicator)
    days = indicator.compare_within_days
    rule = inputs.words("compare.rule", days=days) if days is not None else inputs.words("compare.no-rule")
    return ComparisonView(
        rule=rule,
        figures=tuple(figure(o, inputs) for o in found.compared),
        chart=_chart(indicator, found, inputs) if 0 < len(found.compared) <= MOST_BARS else None,
        beside=tuple((figure(o, inputs), inputs.words(f"compare.{reason}")) for o, reason in found.beside),
    )


def _chart(indicator: Indicator, found: Comparison, inputs: PageInputs) -> ChartView:
    newest_first = sorted(found.compared, key=lambda o: o.period.as_of or date.min, reverse=True)
    rows = tuple(
        (
            place_link(o.place, inputs).name,
            value_words(o.value, indicator, inputs.words).text,
            day_words(o.period.as_of, inputs.words),
        )
        for o in found.compared
    )
    facts = ChartFacts(
        columns=(inputs.words("table.unit"), inputs.words("table.value"), inputs.words("table.day")),
        rows=rows,
        period="",
        sources=tuple(document_link(o.document, inputs) for o in newest_first),
        page=f"{paths.indicator(indicator.id)}#so-sanh",
        name=("so-sanh", indicator.id),
    )
    spec = comparison_chart(indicator, found, inputs.project, inputs.words)
    return chart_view(comparison_id(indicator.id), spec, facts, inputs)
