"""Figures through time: days at their distance, values from zero; a line joins two that compare, others have a gap."""

from collections.abc import Sequence
from itertools import pairwise

from scorecards.charts.plot import RADIUS, Plot, Row, text, token
from scorecards.charts.specs import TimeChart, TimePoint
from scorecards.charts.style import BOLD, REGULAR, WIDTH, Scale
from scorecards.charts.text_metrics import clean, width

_HEIGHT = 110
"""From zero to the end of the scale, in pixels."""
_INDENT = 26
"""From an edge of the drawing to the first and the last mark: room for half a label."""


def time_plot(spec: TimeChart, scale: Scale) -> Plot:
    """Sets out a series."""
    head = scale.leading + RADIUS  # over the highest mark its label
    foot = head + _HEIGHT
    values = [float(point.value) for point in spec.points]
    low, high = min([0.0, *values]), max([float(spec.top or 0), *values])
    reach = (high - low) or 1.0
    places = [
        (x, foot - (value - low) / reach * _HEIGHT) for x, value in zip(_across(spec.points), values, strict=True)
    ]
    marks: list[Row] = [
        {"x": x, "y": y, "tip": clean(point.detail or f"{point.label}: {point.text}")}
        for point, (x, y) in zip(spec.points, places, strict=True)
    ]
    lines: list[Row] = []
    breaks: list[Row] = []
    for ((x, y), _), ((x2, y2), after) in pairwise(zip(places, spec.points, strict=True)):
        if after.joins:
            lines.append({"x": x, "y": y, "x2": x2, "y2": y2})
        elif x2 > x:
            breaks.append({"x": (x + x2) / 2, "y": head, "y2": foot})
    zero = foot + low / reach * _HEIGHT
    bounds: list[Row] = [{"x": 0, "x2": WIDTH, "y": zero, "colour": token("neutral")}]
    if spec.top is not None and high == float(spec.top):
        bounds.append({"x": 0, "x2": WIDTH, "y": head, "colour": token("line")})
    rows = {
        "bounds": bounds, "breaks": breaks, "lines": lines, "marks": marks,
        "labels": _labels(spec.points, places, foot, scale),
    }  # fmt: skip
    return Plot("time_series", foot + scale.near + scale.leading, rows)


def _across(points: Sequence[TimePoint]) -> list[float]:
    first, last = points[0].day, points[-1].day
    return [_INDENT + (point.day - first) / ((last - first) or 1) * (WIDTH - 2 * _INDENT) for point in points]


def _labels(points: Sequence[TimePoint], places: Sequence[tuple[float, float]], foot: float, scale: Scale) -> list[Row]:
    """The words at the marks and under them: those of the last, of the first, then of what has room between them."""
    last = len(points) - 1
    order = dict.fromkeys((last, 0, *range(last - 1, 0, -1)))
    rows: list[Row] = []
    taken: list[tuple[float, float]] = []
    for number in order:
        point, (x, y) = points[number], places[number]
        weight = BOLD if number == last else REGULAR
        half = max(width(clean(words), scale.size) for words in (point.text, point.label)) / 2
        middle = min(max(x, half), WIDTH - half)
        span = (middle - half - scale.near / 2, middle + half + scale.near / 2)
        if any(span[0] < other[1] and other[0] < span[1] for other in taken):
            continue
        taken.append(span)
        shade = "accent" if number == last else "ink"
        above = y - RADIUS - scale.leading
        rows.append(text(scale, clean(point.text), above, shade, weight, "center", x=middle))
        rows.append(text(scale, clean(point.label), foot + scale.near, "muted", REGULAR, "center", x=middle))
    return rows
