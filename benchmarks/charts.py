"""How many charts a second are drawn: by a build, and by a loop over Altair's `chart.save("x.svg")`.

    python benchmarks/charts.py [--rounds 3] [--project FOLDER]

Takes every chart of the pages of a project (this repository's own if none is named), as often as pages draw it, and
draws all of them in three ways, each in a process of its own that has imported what it needs, in turn in each round:

- cold: as a build draws them with nothing kept by earlier ones;
- kept: as a build does whose charts an earlier one has drawn;
- Altair: the same chart built with Altair, filled with its rows and saved as SVG, once for each.

Prints processor time; the ratio is Altair's time divided by ours. A build does more to each drawing than Altair: it
makes colours follow the page, names what the drawing says for those who do not see it, and gives the specification
that readers explore the chart with.
"""

import argparse
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from operator import itemgetter
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import altair as alt

from scorecards.charts import draw
from scorecards.charts.drawings import Drawings
from scorecards.charts.empty_charts import EMPTY_CHARTS
from scorecards.charts.specs import ChartSpec
from scorecards.charts.style import ChartStyle, Drawing
from scorecards.load.source import Files
from scorecards.pipeline import Settings, prepare
from scorecards.routes.make import make_all
from scorecards.store import NO_STORE
from scorecards.store.database import Database

TODAY = date(2026, 12, 1)
COLD, KEPT, ALTAIR = "cold", "kept", "Altair"
Charts = list[tuple[ChartSpec, str]]
"""What each shows, and its identifier in its page."""
Times = dict[str, float]
"""Processor seconds by kind of chart."""


def main() -> None:
    """Collects the charts, has them drawn and prints a table by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, default=ROOT)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", nargs=2, metavar=("WAY", "FOLDER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        way, folder = asked.one
        print(json.dumps(drawn(way, Path(folder))))
        return
    with tempfile.TemporaryDirectory() as name:
        charts, style = collected(asked.project)
        (Path(name) / "charts").write_bytes(pickle.dumps((charts, style)))
        _run(KEPT, name)  # so that there is something kept
        taken: dict[str, list[Times]] = defaultdict(list)
        for _ in range(asked.rounds):
            for way in (COLD, KEPT, ALTAIR):
                taken[way].append(_run(way, name))
    _show(Counter(type(spec).__name__ for spec, _ in charts), taken, asked.rounds)


def collected(project: Path) -> tuple[Charts, ChartStyle]:
    """The charts of all pages in the order in which a build in one process draws them, and their style."""
    found: Charts = []
    draws = Drawings.drawing

    def note(drawings: Drawings, spec: ChartSpec, id: str) -> Drawing:
        found.append((spec, id))
        return draws(drawings, spec, id)

    files = Files(project)
    prepared = prepare(files, Settings(TODAY))
    if prepared.site is None:
        raise SystemExit("the project has errors")
    with patch.object(Drawings, "drawing", note):
        for _ in make_all(prepared.routes, prepared.site, files.diagnostics):
            pass
    return found, next(iter(prepared.site.pages.values())).charts.style


def drawn(way: str, folder: Path) -> Times:
    """Draws the charts that are noted in `folder` and returns what each kind took."""
    charts, style = pickle.loads((folder / "charts").read_bytes())
    store = Database(folder / "store.sqlite", TODAY.toordinal()) if way == KEPT else NO_STORE
    drawings = Drawings(style, store)

    def ours(spec: ChartSpec, id: str) -> None:
        drawings.drawing(spec, id)

    def altair(spec: ChartSpec, id: str) -> None:
        _filled(spec, style).save(str(folder / "x.svg"))

    one: Callable[[ChartSpec, str], None] = altair if way == ALTAIR else ours
    taken: Times = defaultdict(float)
    for spec, id in charts:
        began = time.process_time()
        one(spec, id)
        taken[type(spec).__name__] += time.process_time() - began
    store.let_go()
    return taken


def _filled(spec: ChartSpec, style: ChartStyle) -> alt.LayerChart:
    """The chart with its rows, as one builds it who uses Altair alone."""
    plot = draw._plot(spec, style.scale)
    chart = EMPTY_CHARTS[plot.chart](style.scale)
    layer: Any
    for layer in chart.layer:
        layer.data = alt.InlineData(values=plot.rows.get(layer.data.name, ()))
    for parameter in chart.params if isinstance(chart.params, list) else []:
        if parameter.name in plot.parameters:
            parameter.value = plot.parameters[parameter.name]
    chart.height = plot.height
    return chart


def _run(way: str, folder: str) -> Times:
    command = [sys.executable, __file__, "--one", way, folder]
    return dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))


def _show(counts: Counter[str], taken: dict[str, list[Times]], rounds: int) -> None:
    print(f"{counts.total()} charts, {rounds} rounds, load at the end {os.getloadavg()[0]:.1f}; charts a second\n")
    print("| Kind | Charts | Altair | Cold | Ratio | Kept | Ratio |\n|---|---:|---:|---:|---:|---:|---:|")

    def row(name: str, count: int, seconds: Callable[[Times], float]) -> str:
        altair, cold, kept = (median(map(seconds, taken[way])) for way in (ALTAIR, COLD, KEPT))
        cells = [f"{altair / ours:.1f}" for ours in (cold, kept)]
        speeds = [f"{count / one:,.0f}" for one in (altair, cold, kept)]
        return f"| {name} | {count} | {speeds[0]} | {speeds[1]} | {cells[0]} | {speeds[2]} | {cells[1]} |"

    for kind, count in counts.most_common():
        print(row(kind, count, itemgetter(kind)))
    print(row("all", counts.total(), lambda times: sum(times.values())))


if __name__ == "__main__":
    main()
