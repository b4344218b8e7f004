"""The charts in Altair's grammar, empty: which marks stand over which data sets, what each encodes.

Layouts work out every place in pixels, so most encodings are those numbers as they are. Loading Altair takes longer
than to draw a hundred charts: this module is imported where a chart has not been compiled yet (`draw`).
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import altair as alt
import vl_convert

from scorecards.charts.plot import BESIDE, OUTLINE, RADIUS, EmptyChart, token
from scorecards.charts.style import WIDTH, Scale

_HALO = 4
"""Width of the paper under a line of reference, which sets it off from the bars, in pixels."""


def compiled(chart: EmptyChart, font: str, scale: Scale) -> str:
    """The chart as Vega's JSON. Altair validates it on the way."""
    empty: dict[str, Any] = EMPTY_CHARTS[chart](scale).to_dict()
    empty["config"]["font"] = font
    return json.dumps(vl_convert.vegalite_to_vega(empty))


def _bars(scale: Scale) -> alt.LayerChart:
    length = alt.Scale(
        domain=[alt.ExprRef("low"), alt.ExprRef("high")], range=[0, alt.ExprRef("span")], zero=False, nice=False
    )
    value = alt.X("value:Q", scale=length, axis=None)
    zero = alt.datum(0)
    return _layered(
        _base("tracks").mark_rule(stroke=token("line")).encode(x=value, x2=zero, y=_down("y2")),
        _base("tracks").mark_rule(stroke=token("neutral")).encode(x=value, y=_down(), y2="y2:Q"),
        _base("missing")
        .mark_rule(stroke=token("neutral"), strokeDash=[2, 4], tooltip=_tips())
        .encode(x=value, x2=zero, y=_down("y2")),
        _base("bars").mark_rect(tooltip=_tips()).encode(x=value, x2=zero, y=_down(), y2="y2:Q", fill=_colour()),
        _base("passed").mark_rule(stroke=token("paper"), strokeWidth=2).encode(x=value, y=_down(), y2="y2:Q"),
        _base("bars")
        .mark_rule(stroke=token("ink"))
        .encode(x=alt.XDatum(0, scale=length, axis=None), y=_down(), y2="y2:Q"),
        _texts(scale, "words", _across()),
        _texts(scale, "figures", value, dx=BESIDE),
        parameters=("low", "high", "span"),
    )


def _squares(scale: Scale) -> alt.LayerChart:
    places = {"x": _across(), "x2": "x2:Q", "y": _down(), "y2": "y2:Q"}
    return _layered(
        _base("done").mark_rect(fill=token("accent"), tooltip=_tips()).encode(**places),
        _base("rest")
        .mark_rect(filled=False, stroke=token("neutral"), strokeWidth=OUTLINE, tooltip=_tips())
        .encode(**places),
        _texts(scale, "labels", _across()),
    )


def _rank_strip(scale: Scale) -> alt.LayerChart:
    box = {"x": _across(), "x2": "x2:Q", "y": _down(), "y2": "y2:Q"}
    return _layered(
        _base("band").mark_rect(fill=token("line")).encode(**box),
        _base("ticks").mark_rule(stroke=token("neutral"), tooltip=_tips()).encode(x=_across(), y=_down(), y2="y2:Q"),
        _base("mark").mark_rect(fill=token("accent"), tooltip=_tips()).encode(**box),
        _texts(scale, "labels", _across()),
    )


def _rank_history(scale: Scale) -> alt.LayerChart:
    box = {"x": _across(), "x2": "x2:Q", "y": _down(), "y2": "y2:Q"}
    return _layered(
        _base("bounds").mark_rule(stroke=token("line")).encode(x=_across(), x2="x2:Q", y=_down()),
        _base("lines").mark_rule(stroke=token("accent"), strokeWidth=2).encode(**box),
        _base("spans")
        .mark_rule(stroke=token("accent"), strokeWidth=2 * RADIUS, opacity=0.35)
        .encode(x=_across(), y=_down(), y2="y2:Q"),
        _base("marks")
        .mark_point(
            filled=True, size=4 * RADIUS * RADIUS, fill=token("accent"), stroke=None, opacity=1, tooltip=_tips()
        )
        .encode(x=_across(), y=_down()),
        _texts(scale, "labels", _across()),
    )


def _time_series(scale: Scale) -> alt.LayerChart:
    rule = alt.Stroke("colour:N", scale=None, legend=None)
    return _layered(
        _base("bounds").mark_rule().encode(x=_across(), x2="x2:Q", y=_down(), stroke=rule),
        _base("breaks").mark_rule(stroke=token("neutral"), strokeDash=[2, 4]).encode(x=_across(), y=_down(), y2="y2:Q"),
        _base("lines")
        .mark_rule(stroke=token("accent"), strokeWidth=2)
        .encode(x=_across(), x2="x2:Q", y=_down(), y2="y2:Q"),
        _base("marks")
        .mark_point(
            filled=True, size=4 * RADIUS * RADIUS, fill=token("accent"), stroke=None, opacity=1, tooltip=_tips()
        )
        .encode(x=_across(), y=_down()),
        _texts(scale, "labels", _across()),
    )


def _unit_bars(scale: Scale) -> alt.LayerChart:
    box = {"x": _across(), "x2": "x2:Q", "y": _down(), "y2": "y2:Q"}
    upright = {"x": _across(), "y": _down(), "y2": "y2:Q"}
    return _layered(
        _base("bars").mark_rect(fill=token("accent"), tooltip=_tips()).encode(**box),
        _base("apart")
        .mark_rect(filled=False, stroke=token("neutral"), strokeWidth=OUTLINE, tooltip=_tips())
        .encode(**box),
        _base("zero").mark_rule(stroke=token("ink")).encode(**upright),
        _base("country").mark_rule(stroke=token("paper"), strokeWidth=_HALO).encode(**upright),
        _base("country").mark_rule(stroke=token("ink"), strokeWidth=2, tooltip=_tips()).encode(**upright),
        _base("target").mark_rule(stroke=token("paper"), strokeWidth=_HALO).encode(**upright),
        _base("target")
        .mark_rule(stroke=token("ink"), strokeWidth=2, strokeDash=[2, 3], tooltip=_tips())
        .encode(**upright),
        _texts(scale, "words", _across()),
    )


EMPTY_CHARTS: Mapping[EmptyChart, Callable[[Scale], alt.LayerChart]] = {
    "bars": _bars,
    "squares": _squares,
    "rank_strip": _rank_strip,
    "rank_history": _rank_history,
    "time_series": _time_series,
    "unit_bars": _unit_bars,
}
"""What builds each chart."""


def _base(name: str) -> alt.Chart:
    """A chart over the data set `name`."""
    return alt.Chart(alt.InlineData(values=[], name=name))


def _down(field: str = "y") -> alt.Y:
    """A height that the layout has worked out, in pixels from the top."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def _across(field: str = "x") -> alt.X:
    """A place that the layout has worked out, in pixels from the left."""
    return alt.X(f"{field}:Q", scale=None, axis=None)


def _colour() -> alt.Fill:
    """The colour that each row names in its field `colour`."""
    return alt.Fill("colour:N", scale=None, legend=None)


def _tips() -> alt.ExprRef:
    """What marks say when they are pointed at: the field `tip` of their rows; nothing where a row has none.

    The drawing in the page is still and leaves it out.
    """
    return alt.ExprRef("datum.tip")


def _texts(scale: Scale, name: str, x: alt.X, dx: float = 0) -> alt.Chart:
    """A layer of lines of text over the data set `name`, whose rows are `plot.text`; `dx` moves it right by pixels."""
    align, weight = alt.ExprRef("datum.align"), alt.ExprRef("datum.weight")
    layer: alt.Chart = _base(name).mark_text(
        align=align, baseline="alphabetic", fontSize=scale.size, fontWeight=weight, dx=dx
    )
    return layer.encode(x=x, y=_down(), text="text:N", fill=_colour())


def _layered(*layers: alt.Chart, parameters: Sequence[str] = ()) -> alt.LayerChart:
    """The layers as one chart, without frame, margins or axes."""
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .add_params(*(alt.param(name=name, value=1) for name in parameters))
        .properties(width=WIDTH, height=1, padding=0, autosize=alt.AutoSizeParams(type="none"))
        .configure(aria=False)
        .configure_view(stroke=None, fill=None)
    )
    return chart
