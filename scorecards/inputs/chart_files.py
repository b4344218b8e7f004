"""What charts are explored with: a file of JSON for each, which `static/explore.js` of the theme reads on demand.

    {"language", "name", "title", "reading", "csv",
     "vega": the specification that the drawing in the page was made from,
     "sheet": {"width", "height", "left", "top", "lines": [{"text", "x", "y", "size", "weight", "shade"}, …]},
     "colours": {name of a colour in either: its value}}

The sheet sets out the chart with title, source and address for who takes it along as a picture; `csv` is its table.
Pictures have the colours of the light scheme, whatever the reader's: they leave the site.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, to_builtins

from scorecards.addresses.base import Base
from scorecards.addresses.fingerprint import fingerprinted
from scorecards.charts.sheet import sheet
from scorecards.charts.style import Drawing
from scorecards.output import Output
from scorecards.output.csv_cells import harmless
from scorecards.vietnamese.formatting import NO_BREAK

FOLDER = "bieu-do"
_SOURCE = "data/"
_COLOUR = re.compile(rb"var\(--([a-z-]+)\)")


class ChartFile(Struct, frozen=True):
    """What a chart takes along when it is explored: nothing of it is in the page, it is downloaded on request."""

    id: str
    name: str
    """What files made from it are called, without ending: "ha-tinh.ho-so-so-hoa.10-2023"."""
    title: str
    reading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The numbers as a table."""
    source: str
    """The documents and the period, in one line."""
    page: str
    """Site path of where the chart stands, with its anchor."""
    drawing: Drawing


def chart_file(chart: ChartFile, base: Base, colours: Mapping[str, str]) -> Output:
    """The file of a chart, as the pages of the language of `base` offer it; `colours` are the light scheme's."""
    notes = tuple(filter(None, (chart.source, base.full(chart.page) if base.absolute else "")))
    drawing = chart.drawing
    named = {"paper", "ink", "muted", *(name.decode() for name in _COLOUR.findall(drawing.vega))}
    head = {
        "language": base.language,
        "name": chart.name,
        "title": chart.title,
        "reading": chart.reading,
        "csv": _csv(chart, notes),
    }
    foot = {
        "sheet": to_builtins(sheet(chart.title, notes, drawing.width, drawing.height)),
        "colours": {name: value for name, value in sorted(colours.items()) if name in named},
    }
    # The specification, most of the file, is JSON already.
    data = b"".join((_json(head)[:-1], b',"vega":', drawing.vega, b",", _json(foot)[1:]))
    return Output(f"{FOLDER}/{fingerprinted(f'{chart.id}.json', data)}", data, _SOURCE)


def _csv(chart: ChartFile, notes: Iterable[str]) -> str:
    """The table with a heading line; after an empty line, the title and the notes.

    Spaces that must not break are plain ones here: nothing breaks, and who searches types a plain one.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    for row in (chart.columns, *chart.rows, (), (chart.title,), *((note,) for note in notes)):
        writer.writerow(harmless(cell.replace(NO_BREAK, " ")) for cell in row)
    return text.getvalue()


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
