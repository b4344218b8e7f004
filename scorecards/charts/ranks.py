"""Rank strips: a tick for each place, first at the left, and a mark where the unit stands."""

from scorecards.charts.plot import Plot, Row, text
from scorecards.charts.specs import RankStrip
from scorecards.charts.style import BOLD, WIDTH, Scale
from scorecards.charts.text_metrics import clean, lines, width

_EDGE = 3
"""From the ends of the strip to the edges of the drawing: room for half a mark."""
_TICK = 14
_MARK = 26
_HALF = 2.5
"""Half the width of a mark."""
_DENSE = 2.5
"""Ticks closer than this many pixels run together; they are drawn as one band."""


def rank_plot(spec: RankStrip, scale: Scale) -> Plot:
    """Sets out a rank strip. Places out of the universe widen it, for the drawing must show what the figures say."""
    best, worst = sorted((max(spec.rank, 1), max(spec.worst, 1)))
    last = max(spec.universe, worst)
    pitch = (WIDTH - 2 * _EDGE) / max(last - 1, 1)
    left, right = (_EDGE + (place - 1) * pitch for place in (best, worst))
    y = 0.0
    labels: list[Row] = []
    middle = (left + right) / 2
    for line in lines(spec.mark_label, scale.size, WIDTH):
        half = width(line, scale.size) / 2
        x, align = (
            (middle, "center")
            if half <= middle <= WIDTH - half
            else (0, "left")
            if middle < WIDTH / 2
            else (WIDTH, "right")
        )
        labels.append(text(scale, line, y, "accent", BOLD, align, x=x))
        y += scale.leading
    y += 4
    foot = y + _MARK
    head = foot - _TICK
    own = spec.places.get(best, spec.mark_label) if best == worst else spec.mark_label
    mark: Row = {"x": left - _HALF, "x2": right + _HALF, "y": y, "y2": foot, "tip": clean(own)}
    strip: dict[str, list[Row]] = {"mark": [mark]}
    if pitch < _DENSE:
        strip["band"] = [{"x": _EDGE, "x2": WIDTH - _EDGE, "y": head, "y2": foot}]
    else:
        strip["ticks"] = [{"x": _EDGE + (n - 1) * pitch, "y": head, "y2": foot} for n in range(1, last + 1)]
        for place, words in spec.places.items():
            if 0 < place <= last:
                strip["ticks"][place - 1]["tip"] = clean(words)
    for words, x, align in ((spec.first_label, 0, "left"), (spec.last_label, WIDTH, "right")):
        for number, line in enumerate(lines(words, scale.size, WIDTH / 2 - scale.size)):
            labels.append(text(scale, line, foot + 4 + number * scale.leading, "muted", align=align, x=x))
    bottom = max([foot, *(label["y"] + scale.leading - scale.rise for label in labels)])
    return Plot("rank_strip", bottom, {**strip, "labels": labels})
