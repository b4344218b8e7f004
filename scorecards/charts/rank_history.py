"""Places in the editions of a ranking: a mark for each, first of the list at the top, joined where they compare."""

from itertools import pairwise

from scorecards.charts.plot import RADIUS, Plot, Row, text
from scorecards.charts.specs import RankHistory, RankPoint
from scorecards.charts.style import BOLD, WIDTH, Scale
from scorecards.charts.text_metrics import clean, width

_HEIGHT = 132
"""From the first place to the last, in pixels."""
_INDENT = 26
"""From an edge of the drawing to the first and the last mark: room for half a label."""


def rank_history_plot(spec: RankHistory, scale: Scale) -> Plot:
    """Sets out the history of a unit's ranks."""
    top = scale.leading + scale.near  # under the words at the head, and over the highest mark its label
    foot = top + scale.leading + _HEIGHT
    labels: list[Row] = [text(scale, clean(spec.top_label), 0, "muted")]
    places = [_across(number, len(spec.points)) for number in range(len(spec.points))]
    marks: list[Row] = []
    spans: list[Row] = []
    lines: list[Row] = []
    for point, x in zip(spec.points, places, strict=True):
        best, worst = _down(point.rank, point, top + scale.leading), _down(point.worst, point, top + scale.leading)
        marks.append({"x": x, "y": best, "tip": clean(point.detail or f"{point.label}: {point.text}")})
        if worst > best:
            spans.append({"x": x, "y": best, "y2": worst})
        labels.append(_centred(scale, clean(point.text), x, best - RADIUS - scale.leading, "accent", BOLD))
        labels.append(_centred(scale, clean(point.label), x, foot + scale.near, "ink"))
    for (before, x), (after, x2) in pairwise(zip(spec.points, places, strict=True)):
        if after.joins:
            y, y2 = (_down(one.rank, one, top + scale.leading) for one in (before, after))
            lines.append({"x": x, "y": y, "x2": x2, "y2": y2})
    bounds: list[Row] = [{"x": 0, "x2": WIDTH, "y": y} for y in (top + scale.leading, foot)]
    bottom = foot + scale.near + scale.leading
    labels.append(text(scale, clean(spec.bottom_label), bottom, "muted"))
    rows = {"bounds": bounds, "lines": lines, "spans": spans, "marks": marks, "labels": labels}
    return Plot("rank_history", bottom + scale.leading, rows)


def _across(number: int, count: int) -> float:
    return WIDTH / 2 if count == 1 else _INDENT + number * (WIDTH - 2 * _INDENT) / (count - 1)


def _down(rank: int, point: RankPoint, top: float) -> float:
    """How far down the list a place is; places out of the list stand at its end."""
    last = max(point.universe, 2)
    return top + (min(max(rank, 1), last) - 1) / (last - 1) * _HEIGHT


def _centred(scale: Scale, words: str, x: float, y: float, shade: str, weight: int = 400) -> Row:
    """A label over a place, kept within the drawing."""
    half = width(words, scale.size) / 2
    return text(scale, words, y, shade, weight, "center", x=min(max(x, half), WIDTH - half))
