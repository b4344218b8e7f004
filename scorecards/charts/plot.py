"""What all charts have in common: their width, their lettering, and that they are built once and filled often.

To build, validate and compile an Altair chart takes about 30 ms, more than to draw it. So the data sets and parameters
of these charts have names: a chart is built empty, once in a process, and filled for each drawing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from scorecards.charts.style import REGULAR, WIDTH, Scale

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart and what it is to be filled with."""

    chart: Callable[[Scale], alt.LayerChart]
    """Builds the empty chart."""
    height: float
    """In pixels."""
    rows: Mapping[str, Sequence[Row]]
    """Rows by name of data set."""
    parameters: Mapping[str, float] = field(default_factory=dict)
    """Values by name of parameter."""


def base(name: str) -> alt.Chart:
    """A chart over the data set `name`."""
    return alt.Chart(alt.InlineData(values=[], name=name))


def down(field: str = "y") -> alt.Y:
    """A height that the layout has worked out, in pixels from the top."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def across(field: str = "x") -> alt.X:
    """A place that the layout has worked out, in pixels from the left."""
    return alt.X(f"{field}:Q", scale=None, axis=None)


def token(name: str) -> str:
    """A colour of the theme; the drawing gives its value as fallback."""
    return f"var(--{name})"


def colour() -> alt.Fill:
    """The colour that each row names in its field `colour`."""
    return alt.Fill("colour:N", scale=None, legend=None)


def tips() -> alt.ExprRef:
    """What marks say when they are pointed at: the field `tip` of their rows; nothing where a row has none.

    The drawing in the page is still and leaves it out.
    """
    return alt.ExprRef("datum.tip")


def text(
    scale: Scale, line: str, y: float, shade: str = "ink", weight: int = REGULAR, align: str = "left", **place: float
) -> Row:
    """A row for `texts`: one line whose top is `y` pixels down, in a colour of the theme."""
    return {"text": line, "y": y + scale.rise, "colour": token(shade), "weight": weight, "align": align, **place}


def texts(scale: Scale, name: str, x: alt.X, dx: float = 0) -> alt.Chart:
    """A layer of lines of text over the data set `name`, whose rows `text` makes; `dx` moves it right by pixels."""
    align, weight = alt.ExprRef("datum.align"), alt.ExprRef("datum.weight")
    layer: alt.Chart = base(name).mark_text(
        align=align, baseline="alphabetic", fontSize=scale.size, fontWeight=weight, dx=dx
    )
    return layer.encode(x=x, y=down(), text="text:N", fill=colour())


def layered(*layers: alt.Chart, parameters: Sequence[str] = ()) -> alt.LayerChart:
    """The layers as one chart, without frame, margins or axes."""
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .add_params(*(alt.param(name=name, value=1) for name in parameters))
        .properties(width=WIDTH, height=1, padding=0, autosize=alt.AutoSizeParams(type="none"))
        .configure(aria=False)
        .configure_view(stroke=None, fill=None)
    )
    return chart
