"""Squares: so many done of so many planned, one square each, in rows of ten that can be counted."""

from decimal import Decimal

from scorecards.charts.bars import bars_plot
from scorecards.charts.plot import OUTLINE, Plot, Row, text
from scorecards.charts.specs import Bar, BarChart, SquaresChart
from scorecards.charts.style import BOLD, REGULAR, WIDTH, Scale
from scorecards.charts.text_metrics import clean, lines

_MOST = 400
"""More than this nobody counts; they are drawn as one bar."""
_KEY = 12
"""Side of the square that stands before a label."""
_KEY_ROOM = 20


def squares_plot(spec: SquaresChart, scale: Scale) -> Plot:
    """Sets out squares. What was done beyond the plan is drawn too, filled like the rest."""
    done = max(spec.done, 0)
    total = max(spec.planned, done)
    if total > _MOST:
        bar = Bar(spec.done_label, Decimal(done), spec.rest_label if done < total else "")
        return bars_plot(BarChart(spec.title, spec.reading, (bar,), Decimal(max(spec.planned, 0))), scale)
    labels: list[Row] = []
    squares: dict[str, list[Row]] = {"done": [], "rest": []}

    def label(words: str, kind: str, y: float, weight: int) -> float:
        for number, line in enumerate(lines(words, scale.size, WIDTH - _KEY_ROOM)):
            if not number:
                squares[kind].append(_square(0, y + 4, _KEY, kind, words))
            labels.append(text(scale, line, y, weight=weight, x=_KEY_ROOM))
            y += scale.leading
        return y

    y = label(spec.done_label, "done", 0, BOLD) + scale.near
    columns, gap = (10, 8) if total <= 50 else (20, 3)
    side = (WIDTH - gap * (columns - 1 + columns // 5 - 1)) / columns  # after each five the gap is double
    for number in range(total):
        row, column = divmod(number, columns)
        x = column * (side + gap) + column // 5 * gap
        kind = "done" if number < done else "rest"
        told = spec.done_label if kind == "done" else spec.rest_label
        squares[kind].append(_square(x, y + row * (side + gap), side, kind, told))
    y += -(-total // columns) * (side + gap)
    if done < total:
        y = label(spec.rest_label, "rest", y, REGULAR)
    return Plot("squares", y, {**squares, "labels": labels})


def _square(x: float, y: float, side: float, kind: str, tip: str) -> Row:
    """A square of the same outer size, filled or outlined."""
    inset = OUTLINE / 2 if kind == "rest" else 0
    return {"x": x + inset, "x2": x + side - inset, "y": y + inset, "y2": y + side - inset, "tip": clean(tip)}
