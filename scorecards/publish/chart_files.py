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
from dataclasses import asdict, dataclass, field

from scorecards.charts.sheet import sheet
from scorecards.languages import Language
from scorecards.output import Output
from scorecards.pages.chart_file import ChartFile
from scorecards.publish.open_data import harmless
from scorecards.render.addresses import Base
from scorecards.render.assets import marked
from scorecards.vietnamese.formatting import NO_BREAK

FOLDER = "bieu-do"
_SOURCE = "data/"
_COLOUR = re.compile(r"var\(--([a-z-]+)\)")


@dataclass(slots=True)
class ChartFiles:
    """The files asked for while pages are made, once each."""

    language: Language
    base: Base
    """Where pages in that language stand."""
    colours: Mapping[str, str]
    """Of the light scheme, by name."""
    _made: dict[tuple[str, str], Output] = field(default_factory=dict)

    def keep(self, chart: ChartFile) -> str:
        """The site path of the chart's file; made once, though several pages may show the chart."""
        key = (chart.id, chart.page)
        if key not in self._made:
            content = self._json(chart)
            self._made[key] = Output(f"{FOLDER}/{marked(f'{chart.id}.json', content)}", content, _SOURCE)
        return f"/{self._made[key].path}"

    def outputs(self) -> list[Output]:
        """Every file asked for."""
        return sorted({file.path: file for file in self._made.values()}.values(), key=lambda file: file.path)

    def _json(self, chart: ChartFile) -> bytes:
        notes = tuple(filter(None, (chart.source, self.base.full(chart.page) if self.base.absolute else "")))
        content = {
            "language": self.language,
            "name": chart.name,
            "title": chart.title,
            "reading": chart.reading,
            "csv": _csv(chart, notes),
            "vega": chart.vega,
            "sheet": asdict(sheet(chart.title, notes, chart.vega["width"], chart.vega["height"])),
        }
        named = {"paper", "ink", "muted", *_COLOUR.findall(_text(content))}
        colours = {name: value for name, value in sorted(self.colours.items()) if name in named}
        return _text(content | {"colours": colours}).encode("utf-8")


def _csv(chart: ChartFile, notes: Iterable[str]) -> str:
    """The table with a heading line; after an empty line, the title and the notes.

    Spaces that must not break are plain ones here: nothing breaks, and who searches types a plain one.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    for row in (chart.columns, *chart.rows, (), (chart.title,), *((note,) for note in notes)):
        writer.writerow(harmless(cell.replace(NO_BREAK, " ")) for cell in row)
    return text.getvalue()


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
