"""Charts as pages show them, with the file that each can be explored with."""

from collections.abc import Sequence

from msgspec import Struct

from scorecards.charts.specs import ChartSpec
from scorecards.charts.style import Drawing
from scorecards.inputs.chart_files import ChartFile
from scorecards.inputs.page_inputs import PageInputs
from scorecards.vietnamese import formatting
from scorecards.views.embeds import embed_view
from scorecards.views.view_types import ChartView, EmbedView, LinkView


class ChartFacts(Struct, frozen=True):
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
    days: str = ""
    """Of which days the figures are, where `period` says none."""
    is_embedded: bool = False
    """Whether other pages may take it: it is one of `chart_list.listed_charts`."""


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
        drawing=drawing,
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
        embed=_embed(file, drawing, documents, facts, inputs) if facts.is_embedded else None,
    )


def _embed(
    file: ChartFile, drawing: Drawing, documents: Sequence[LinkView], facts: ChartFacts, inputs: PageInputs
) -> EmbedView | None:
    """The chart for other pages: a small frame names one document and counts the others, a picture names all."""
    words, names = inputs.words, documents[0].name
    if len(documents) > 1:
        names = words("embed.sources", name=names, count=formatting.number(len(documents) - 1, inputs.language))
    key = "sentence.chart-source-period" if facts.period else "sentence.chart-source"
    said, days = words(key, names=names, period=facts.period), tuple(filter(None, (facts.days,)))
    return embed_view(file, drawing, " ".join((*days, said)), (*days, file.source), inputs)
