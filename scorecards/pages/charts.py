"""Charts as pages show them, with the file that each can be explored with."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecards.pages.book import Book
from scorecards.pages.chart_file import ChartFile
from scorecards.pages.views import ChartView, LinkView
from scorecards.wording import word


@dataclass(frozen=True, slots=True)
class ChartTable:
    """What a chart shows, in words."""

    title: str
    reading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_view(
    id: str, table: ChartTable, period: str, sources: Iterable[LinkView], page: str, name: Iterable[str], book: Book
) -> ChartView | None:
    """The chart of that id, where one was drawn.

    `period` is "" where figures of several days are compared. `sources` has the newest document first; `page` is the
    site path of where the chart stands; `name` has the pieces that files made from it are called by.
    """
    drawing = book.charts.get(id)
    if drawing is None:
        return None
    documents = tuple(dict.fromkeys(sources))
    names = "; ".join(document.name for document in documents)
    key = "sentence.chart-source-period" if period else "sentence.chart-source"
    file = ChartFile(
        id=id,
        name=".".join(filter(None, name)),
        title=table.title,
        reading=table.reading,
        columns=table.columns,
        rows=table.rows,
        source=word(key, book.language, names=names, period=period),
        page=page,
        vega=drawing.vega,
    )
    return ChartView(
        id=f"bieu-do.{id}",
        title=table.title,
        reading=table.reading,
        svg=drawing.svg,
        columns=table.columns,
        rows=table.rows,
        period=period,
        source=documents[0],
        file=book.chart_file(file),
    )
