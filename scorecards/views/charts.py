"""Charts as pages show them, with the file that each can be explored with."""

from dataclasses import dataclass

from scorecards.charts.specs import ChartSpec
from scorecards.inputs.chart_files import ChartFile
from scorecards.inputs.page_inputs import PageInputs
from scorecards.views.view_types import ChartView, LinkView


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """What stands around a chart."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """What the chart shows, as a table."""
    period: str
    """"" where figures of several days are compared."""
    sources: tuple[LinkView, ...]
    """The newest document first."""
    page: str
    """Site path of where the chart stands."""
    name: tuple[str, ...]
    """The pieces that files made from it are called by; empty ones are left out."""


def chart_view(id: str, spec: ChartSpec, facts: ChartFacts, inputs: PageInputs) -> ChartView:
    """A chart, drawn, with its table and the file that it can be explored with."""
    drawing = inputs.drawing(id, spec)
    documents = tuple(dict.fromkeys(facts.sources))
    names = "; ".join(document.name for document in documents)
    key = "sentence.chart-source-period" if facts.period else "sentence.chart-source"
    file = ChartFile(
        id=id,
        name=".".join(filter(None, facts.name)),
        title=spec.title,
        reading=spec.reading,
        columns=facts.columns,
        rows=facts.rows,
        source=inputs.words(key, names=names, period=facts.period),
        page=facts.page,
        vega=drawing.vega,
    )
    made = inputs.chart_file(file)
    return ChartView(
        id=f"bieu-do.{id}",
        title=spec.title,
        reading=spec.reading,
        svg=drawing.svg,
        columns=facts.columns,
        rows=facts.rows,
        period=facts.period,
        source=documents[0],
        file=f"/{made.path}",
        made=made,
    )
