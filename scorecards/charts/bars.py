"""Bar charts: the label over its bar, the figure at the bar's end, all bars from one zero."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from scorecards.charts.plot import BESIDE, Plot, Row, text, token
from scorecards.charts.specs import Bar, BarChart
from scorecards.charts.style import BOLD, REGULAR, WIDTH, Scale
from scorecards.charts.text_metrics import clean, lines, width

_THICK = 18
_NOTCH = 6
"""Height of the mark at the end of a full bar."""
_SHORTEST = 120
"""The least width that figures leave to the bars; a longer figure stands over its bar."""


def bars_plot(spec: BarChart, scale: Scale) -> Plot:
    """Sets out a bar chart."""
    bars = [
        replace(bar, label=_capital(clean(bar.label)), text=clean(bar.text), detail=clean(bar.detail))
        for bar in spec.bars
    ]
    full = float(spec.top) if spec.top and spec.top > 0 else 0.0
    values = [float(bar.value) for bar in bars if bar.value is not None]
    low, high = min([0.0, *values]), max([0.0, *values, full])
    if low == high:
        high = 1.0
    span = _span(bars, low, high, scale)

    rows: defaultdict[str, list[Row]] = defaultdict(list)
    y = 0.0
    for number, bar in enumerate(bars):
        if number:
            y += scale.near + (scale.apart if bar.whole != bars[number - 1].whole else 0)
        shade, weight = ("muted", REGULAR) if bar.value is None else ("ink", BOLD)
        for line in lines(bar.label, scale.size, WIDTH):
            rows["words"].append(text(scale, line, y, weight=BOLD if bar.whole else REGULAR, x=0))
            y += scale.leading
        for line in [] if _fits_beside(bar, scale) else lines(bar.text, scale.size, WIDTH):
            rows["words"].append(text(scale, line, y, shade, weight, x=0))
            y += scale.leading
        y += 3
        _add_bar(rows, bar, y, full, high)
        if _fits_beside(bar, scale) and bar.text:
            end = max(float(bar.value or 0), 0.0)
            rows["figures"].append(text(scale, bar.text, y + (_THICK - scale.leading) / 2, shade, weight, value=end))
        y += _THICK
    if full and bars:
        y += 3
        end = span * (full - low) / (high - low)
        for line in lines(spec.top_text, scale.size, WIDTH):
            fits = width(line, scale.size) <= end
            rows["words"].append(text(scale, line, y, "muted", align="right" if fits else "left", x=end if fits else 0))
            y += scale.leading
    return Plot("bars", y, rows, {"low": low, "high": high, "span": span})


def _add_bar(rows: defaultdict[str, list[Row]], bar: Bar, y: float, full: float, high: float) -> None:
    """Adds the bar at `y`, with a line to where it would be full; for a missing figure there is a dotted line alone."""
    told = ": ".join(filter(None, (bar.label, bar.text)))
    place: Row = {"y": y, "y2": y + _THICK}
    tip = {"tip": "\n".join(filter(None, (told, bar.detail)))}
    if bar.value is None:
        rows["missing"].append(place | tip | {"value": full or high})
        return
    rows["bars"].append(place | tip | {"value": float(bar.value), "colour": token("ink" if bar.whole else "accent")})
    if full:
        rows["tracks"].append(place | {"y": y + _THICK - _NOTCH, "value": full})
        if bar.value > full:
            rows["passed"].append(place | {"value": full})


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _fits_beside(bar: Bar, scale: Scale) -> bool:
    """Whether the figure of `bar` leaves the bars enough of the width."""
    return _SHORTEST + BESIDE + width(bar.text, scale.size) <= WIDTH


def _span(bars: Sequence[Bar], low: float, high: float, scale: Scale) -> float:
    """How many pixels the scale from `low` to `high` takes, so that each figure has room beside its bar."""
    rooms = [float(WIDTH)]
    for bar in bars:
        reach = (max(float(bar.value or 0), 0.0) - low) / (high - low)
        if reach > 0 and _fits_beside(bar, scale):
            rooms.append((WIDTH - BESIDE - width(bar.text, scale.size)) / reach)
    return min(rooms)
