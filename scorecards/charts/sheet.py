"""A chart on a sheet of its own, to be kept or passed on: title above, drawing, source and address below."""

from collections.abc import Iterable

from msgspec import Struct

from scorecards.charts.style import BOLD, REGULAR, WIDTH
from scorecards.charts.text_metrics import lines

MARGIN = 20
"""Around everything, in pixels."""
_TITLE = 16
_NOTE = 12
_LEADING = 20
_RISE = 15
"""From the top of a line to its baseline."""
_GAP = 14
"""Between title, drawing and notes."""


class Line(Struct, frozen=True):
    """A line of text on a sheet."""

    text: str
    x: float
    y: float
    """Of its baseline."""
    size: int
    weight: int
    shade: str
    """A colour of the theme by name."""


class Sheet(Struct, frozen=True):
    """Where everything stands on a sheet, in pixels."""

    width: float
    height: float
    left: float
    """Of the drawing."""
    top: float
    lines: tuple[Line, ...]


def sheet(title: str, notes: Iterable[str], width: float, height: float) -> Sheet:
    """Sets out a drawing of that width and height with its title and notes, each broken into lines."""
    room = max(width, WIDTH)
    found: list[Line] = []
    y: float = MARGIN

    def add(words: str, size: int, weight: int, shade: str) -> None:
        nonlocal y
        for line in lines(words, size, room):
            found.append(Line(line, MARGIN, y + _RISE, size, weight, shade))
            y += _LEADING

    add(title, _TITLE, BOLD, "ink")
    y += _GAP
    top = y
    y += height + _GAP
    for note in notes:
        add(note, _NOTE, REGULAR, "muted")
    return Sheet(room + 2 * MARGIN, y + MARGIN, MARGIN, top, tuple(found))
