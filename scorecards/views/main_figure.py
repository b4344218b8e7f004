"""The chart of an article's main figure: with its parts, through time, against its target, or of its whole."""

from decimal import Decimal

from msgspec.structs import replace

from scorecards.analysis.groups import Group
from scorecards.charts.specs import Bar, BarChart
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.observations import Comparator, Observation
from scorecards.model.values import Number, Share, size
from scorecards.views.charts import ChartFacts, chart_view
from scorecards.views.figures import figure, group
from scorecards.views.links import document_link
from scorecards.views.series import changes_of
from scorecards.views.targets import target
from scorecards.views.view_types import ChartView, FigureView, IndicatorGroup, TargetView

_FULL = Decimal(100)


def main_figure(found: Group, inputs: PageInputs) -> IndicatorGroup:
    """What an article shows of its main figure: the figure with the first of these that says more than the number.

    Its parts, its series, its target, its share of a whole; no chart where it stands alone.
    """
    shown, first = group(found, inputs), found.observations[0]
    return replace(shown, chart=shown.chart or _series(first, inputs) or _bars(first, inputs))


def _series(found: Observation, inputs: PageInputs) -> ChartView | None:
    place, indicator = inputs.project.places[found.place], inputs.project.indicators[found.indicator]
    return next((one.chart for one in changes_of(place, indicator, inputs) if one.last.id == found.id), None)


def _bars(found: Observation, inputs: PageInputs) -> ChartView | None:
    """The figure over its target, each a bar; or alone where it is a share of a whole."""
    value = size(found.value)
    if value is None or not isinstance(found.value, Number | Share):
        return None
    shown = figure(found, inputs)
    name = ", ".join(filter(None, (shown.indicator.name, shown.part)))
    own, is_rate = Bar(shown.period, value, shown.text, detail=shown.counts), isinstance(found.value, Share)
    bars, aim = [own], _target(found, inputs)
    if aim is not None:
        goal, view = aim
        bars.append(Bar(inputs.words("series.aim", name=view.of.name, day=view.due), goal, view.text, whole=True))
    elif not is_rate:
        return None
    title = inputs.words("series.main", name=name, place=shown.place.name)
    spec = BarChart(
        title,
        _reading(name, shown, aim[1] if aim else None, inputs),
        tuple(bars),
        _FULL if is_rate else None,
        "100%" if is_rate else "",
    )
    facts = ChartFacts(
        columns=(inputs.words("table.day"), inputs.words("table.value")),
        rows=tuple((bar.label, bar.text) for bar in bars),
        period=shown.period,
        sources=(document_link(found.document, inputs),),
        page=shown.path,
        name=(found.place, found.indicator, "so-chinh"),
    )
    return chart_view(f"so-chinh.{found.id}", spec, facts, inputs)


def _target(found: Observation, inputs: PageInputs) -> tuple[Decimal, TargetView] | None:
    """The target that judges the figure: the unit's own, else the country's; one that is to be reached from below."""
    by_place = inputs.index.targets_by_place
    for place in dict.fromkeys((found.place, inputs.project.site.country)):
        for one in by_place.get(place, ()):
            same = (one.indicator, one.members) == (found.indicator, found.members)
            rising = one.comparator in (Comparator.AT_LEAST, Comparator.OVER)
            view = target(one, found.place, inputs)
            if same and rising and view.ended_by is None and view.figure and view.figure.id == found.id:
                return one.value.value, view
    return None


def _reading(name: str, shown: FigureView, aim: TargetView | None, inputs: PageInputs) -> str:
    if aim is None:
        return inputs.words("series.alone", name=name, value=shown.text, period=shown.period)
    return inputs.words(
        "series.against", name=name, value=shown.text, period=shown.period, aim=aim.text, day=aim.due,
        gap=aim.gap or (aim.status.word if aim.status else ""),
    )  # fmt: skip
