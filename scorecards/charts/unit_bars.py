"""Bars of many units: place and name at the left, figures in a column at the right, lines to read all bars against.

Each unit takes one line, so that 34 of them are less than two screens of a phone. Figures stand in a column of their
own, so that a line of reference never crosses one.
"""

from collections import defaultdict
from collections.abc import Callable

from scorecards.charts.plot import OUTLINE, Plot, Row, text
from scorecards.charts.specs import ReferenceLine, UnitBar, UnitBars
from scorecards.charts.style import BOLD, REGULAR, WIDTH, Scale
from scorecards.charts.text_metrics import clean, lines, width

_WIDEST_NAME = 118
_WIDEST_FIGURE = 96
_GAP = 8
"""From names to bars and from bars to figures."""
_THICK = 13
_BETWEEN = 4
"""From line to line, besides the leading."""


def unit_bars_plot(spec: UnitBars, scale: Scale) -> Plot:
    """Sets out the bars of units."""
    bars = [bar for group in spec.groups for bar in group.bars]
    place_room = max((width(bar.place, scale.size) for bar in bars), default=0.0)
    left = place_room + (_GAP if place_room else 0)
    name_room = min(_WIDEST_NAME, max((width(clean(bar.label), scale.size) for bar in bars), default=0.0))
    figure_room = min(_WIDEST_FIGURE, max((width(clean(bar.text), scale.size) for bar in bars), default=0.0))
    start, end = left + name_room + _GAP, WIDTH - figure_room - _GAP
    references = [one for one in (spec.country, spec.target) if one]
    high = max([float(bar.value) for bar in bars] + [float(one.value) for one in references] + [0.0]) or 1.0

    def at(value: float) -> float:
        return start + max(value, 0.0) / high * (end - start)

    rows: defaultdict[str, list[Row]] = defaultdict(list)
    y = _reference_words(rows, spec.country, at, 0.0, scale)
    for number, group in enumerate(group for group in spec.groups if group.bars):
        if number:
            y += scale.near
        for line in lines(group.title, scale.size, WIDTH):
            rows["words"].append(text(scale, line, y, "muted", x=0))
            y += scale.leading
        first = y
        for bar in group.bars:
            y = _add_bar(rows, bar, y, left, name_room, (start, at(float(bar.value))), bool(group.title), scale)
        rows["zero"].append({"x": start, "y": first, "y2": y - _BETWEEN})
        for name, one in (("country", spec.country), ("target", spec.target)):
            if one:
                upright = {"x": at(float(one.value)), "y": first - _BETWEEN, "y2": y, "tip": clean(one.text)}
                rows[name].append(upright)
    y = _reference_words(rows, spec.target, at, y, scale)
    return Plot("unit_bars", y, rows)


def _add_bar(
    rows: defaultdict[str, list[Row]],
    bar: UnitBar,
    y: float,
    left: float,
    name_room: float,
    ends: tuple[float, float],
    is_apart: bool,
    scale: Scale,
) -> float:
    """Adds a unit's line at `y`: place, name in as many lines as it needs, bar, figure. Returns where the next is."""
    names = lines(bar.label, scale.size, name_room) or [""]
    figures = lines(bar.text, scale.size, _WIDEST_FIGURE) or [""]
    height = max(len(names), len(figures)) * scale.leading
    shade = "muted" if is_apart else "ink"
    if bar.place:
        rows["words"].append(text(scale, bar.place, y, "muted", align="right", x=left - _GAP))
    for number, line in enumerate(names):
        rows["words"].append(text(scale, line, y + number * scale.leading, shade, x=left))
    for number, line in enumerate(figures):
        weight = REGULAR if is_apart else BOLD
        rows["words"].append(text(scale, line, y + number * scale.leading, shade, weight, "right", x=WIDTH))
    middle = y + height / 2
    inset = OUTLINE / 2 if is_apart else 0
    tip = "\n".join(filter(None, (f"{clean(bar.label)}: {clean(bar.text)}", clean(bar.detail))))
    rows["apart" if is_apart else "bars"].append(
        {
            "x": ends[0] + inset,
            "x2": max(ends[1] - inset, ends[0] + inset),
            "y": middle - _THICK / 2 + inset,
            "y2": middle + _THICK / 2 - inset,
            "tip": tip,
        }
    )
    return y + height + _BETWEEN


def _reference_words(
    rows: defaultdict[str, list[Row]], one: ReferenceLine | None, at: Callable[[float], float], y: float, scale: Scale
) -> float:
    """Adds the words of a line of reference at `y`, over or under its end. Returns where they end."""
    if one is None:
        return y
    x = at(float(one.value))
    for line in lines(one.text, scale.size, WIDTH):
        half = width(line, scale.size) / 2
        middle = min(max(x, half), WIDTH - half)
        rows["words"].append(text(scale, line, y, "ink", align="center", x=middle))
        y += scale.leading
    return y + _BETWEEN
