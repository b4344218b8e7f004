"""From the description of a chart to SVG that stands in a page."""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import vl_convert
from markupsafe import Markup

from scorecards.charts.bars import bars_plot
from scorecards.charts.made_with import charts_compiled_with
from scorecards.charts.plot import EmptyChart, Plot
from scorecards.charts.rank_history import rank_history_plot
from scorecards.charts.ranks import rank_plot
from scorecards.charts.specs import BarChart, ChartSpec, RankHistory, RankStrip, SquaresChart, TimeChart, UnitBars
from scorecards.charts.squares import squares_plot
from scorecards.charts.style import ChartStyle, Drawing, Scale
from scorecards.charts.svg import tidy
from scorecards.charts.text_metrics import clean
from scorecards.charts.time_series import time_plot
from scorecards.charts.unit_bars import unit_bars_plot
from scorecards.output.xml_text import escaped
from scorecards.store import key_of
from scorecards.store.program_cache import find_kept, keep

_FOLDER = Path(__file__).parent
_ID = "§"
"""Stands for the id in a drawing that has neither id nor words yet: nothing else in it is so written."""
_BLANKS = re.compile(">([0-9]+)</(text|title|desc)>")
"""Numbers that stand for words, there."""


def draw(spec: ChartSpec, id: str, style: ChartStyle) -> Drawing:
    """The chart, the same on every machine.

    `id` is unique in the page; all ids in the drawing start with it. Colours are the page's (`var(--ink)`), with the
    values of `style` behind them for where there are none. Raises `KeyError` where `style` lacks a colour.
    """
    vega = _filled(_plot(spec, style.scale), style)
    written = json.dumps(vega, ensure_ascii=False, separators=(",", ":")).encode()
    return Drawing(Markup(_lettered(vega, spec, id, style)), written, vega["width"], vega["height"])


def _lettered(vega: Mapping[str, Any], spec: ChartSpec, id: str, style: ChartStyle) -> str:
    """Vega's drawing. Layouts place every line, so charts that differ in their words alone share one drawing.

    Most charts are such twins in the languages of the site, and drawing is the most expensive step of a build.
    """
    words = [clean(spec.title), clean(spec.reading)]

    def blank(row: dict[str, Any]) -> dict[str, Any]:
        row = {**row, "tip": ""} if "tip" in row else row  # which no drawing shows
        if "text" not in row:
            return row
        words.append(str(row["text"]))
        return {**row, "text": str(len(words) - 1)}

    data = [{**one, "values": [blank(row) for row in one["values"]]} if "values" in one else one
            for one in vega["data"]]  # fmt: skip
    blanked = {**vega, "data": data, "marks": [_unmeasured(mark) for mark in vega["marks"]]}
    svg = _drawn(json.dumps(blanked), style.scale.size, tuple(style.colours.items()))
    svg = svg.replace(_ID, escaped(id).replace('"', "&quot;"))
    return _BLANKS.sub(lambda found: f">{escaped(words[int(found[1])])}</{found[2]}>", svg)


def _unmeasured(mark: dict[str, Any]) -> dict[str, Any]:
    """The mark with letters of no size, if it is text: Vega would measure them, for which it opens files of fonts.

    That takes four times as long as all else, longer the more fonts a machine has, and no layout asks for it.
    """
    if mark["type"] != "text":
        return mark
    encode = mark["encode"]
    return {**mark, "encode": {**encode, "update": {**encode["update"], "fontSize": {"value": 0}}}}


@lru_cache(maxsize=1024)
def _drawn(vega: str, size: float, colours: tuple[tuple[str, str], ...]) -> str:
    svg = vl_convert.vega_to_svg(json.loads(vega), allowed_base_urls=[])
    return tidy(svg.replace('font-size="0px"', f'font-size="{size:g}px"'), _ID, "0", "1", dict(colours))


def _plot(spec: ChartSpec, scale: Scale) -> Plot:
    match spec:
        case BarChart():
            return bars_plot(spec, scale)
        case SquaresChart():
            return squares_plot(spec, scale)
        case RankStrip():
            return rank_plot(spec, scale)
        case RankHistory():
            return rank_history_plot(spec, scale)
        case TimeChart():
            return time_plot(spec, scale)
        case UnitBars():
            return unit_bars_plot(spec, scale)


@cache
def _compiled(chart: EmptyChart, font: str, scale: Scale) -> str:
    """The empty chart as Vega's JSON: as an earlier run has kept it, else compiled, which loads Altair."""

    def made_of() -> bytes:
        return key_of((chart, font, repr(scale), charts_compiled_with()))

    name = f"chart-{chart}-{key_of((font, repr(scale))).hex()[:12]}"
    if kept := find_kept(_FOLDER, name, made_of):
        return kept.decode()
    from scorecards.charts.empty_charts import compiled

    made = compiled(chart, font, scale)
    keep(_FOLDER, name, made_of, made.encode())
    return made


def _filled(plot: Plot, style: ChartStyle) -> dict[str, Any]:
    vega: dict[str, Any] = json.loads(_compiled(plot.chart, style.font, style.scale))
    vega |= {"height": plot.height, "background": None}  # the page is the paper
    for data in vega["data"]:
        if data["name"] in plot.rows:
            data["values"] = plot.rows[data["name"]]
    for signal in vega.get("signals", []):
        if signal["name"] in plot.parameters:
            signal["value"] = plot.parameters[signal["name"]]
    return vega
