"""What layouts of charts have in common: a layout says where everything is, and which empty chart that fills.

To build, validate and compile an Altair chart takes about 30 ms, more than to draw it, and to load Altair ten times
that. So the data sets and parameters of charts have names: a chart is built empty (`empty_charts`), compiled once for
all runs (`draw`), and filled for each drawing.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct, field

from scorecards.charts.style import REGULAR, Scale

Row = dict[str, Any]
EmptyChart = Literal["bars", "squares", "rank_strip", "rank_history", "time_series", "unit_bars"]
"""The charts that there are."""

BESIDE = 7
"""From a bar's end to its figure, in pixels, as all that follows."""
RADIUS = 5
"""Of a round mark."""
OUTLINE = 1.5
"""Width of the line around what is not filled."""


class Plot(Struct, frozen=True):
    """A chart and what it is to be filled with."""

    chart: EmptyChart
    height: float
    """In pixels."""
    rows: Mapping[str, Sequence[Row]]
    """Rows by name of data set."""
    parameters: Mapping[str, float] = field(default_factory=dict)
    """Values by name of parameter."""


def token(name: str) -> str:
    """A colour of the theme; the drawing gives its value as fallback."""
    return f"var(--{name})"


def text(
    scale: Scale, line: str, y: float, shade: str = "ink", weight: int = REGULAR, align: str = "left", **place: float
) -> Row:
    """A row of a layer of words: one line whose top is `y` pixels down, in a colour of the theme."""
    return {"text": line, "y": y + scale.rise, "colour": token(shade), "weight": weight, "align": align, **place}
