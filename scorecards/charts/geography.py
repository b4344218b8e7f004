"""Geographic maps: a layer's boundaries as the outlines of an SVG drawing.

They are set out here rather than by Vega: its globe takes a ring that runs the other way round, as many programs
write them, for the whole earth but that unit; it leads links to a host of its own; and its drawing is three times as
large. On a grid of whole numbers neighbours keep their common border to the point, and a template makes each unit a
link as on the tile map.
"""

import math
from collections.abc import Mapping

from msgspec import Struct

from scorecards.charts import text_metrics
from scorecards.languages import Language
from scorecards.model.places import Boundaries, Frame, Position, Ring

WIDTH = 1000
"""Of the drawing, in its own units: three to a pixel on a small phone."""
LETTERS = 36
"""Size of the lettering: 12 pixels where the drawing is 320 wide."""
_LEADING = 44
_MARGIN = 8
_SMALLEST = 8
"""What is smaller both ways is drawn as a mark of this size: no island is lost."""

Point = tuple[int, int]


class FrameDrawing(Struct, frozen=True):
    """The box round an archipelago."""

    line: str
    """Path data."""
    lines: tuple[tuple[int, int, str], ...]
    """Its name: middle and foot of each line of letters."""


class Geography(Struct, frozen=True):
    """A map's outlines on a grid of `width` to `height`."""

    width: int
    height: int
    units: Mapping[str, str]
    """Path data by place slug, from north to south; to be filled by the even-odd rule."""
    frames: tuple[FrameDrawing, ...]


def geography(boundaries: Boundaries, language: Language) -> Geography:
    """The boundaries in Mercator's projection, north at the top."""
    shown = [
        point for polygons in boundaries.units.values() for polygon in polygons for ring in polygon for point in ring
    ]
    shown += [point for frame in boundaries.frames for point in (*frame.line, frame.label)]
    flat = [_mercator(point) for point in shown]
    west, east = min(x for x, _ in flat), max(x for x, _ in flat)
    south, north = min(y for _, y in flat), max(y for _, y in flat)
    scale = (WIDTH - 2 * _MARGIN) / max(east - west, 1e-6)
    names = [text_metrics.lines(frame.name.to(language), LETTERS, WIDTH / 2) for frame in boundaries.frames]
    top = _MARGIN + _LEADING * max(len(words) for words in names)  # a name may stand over the northernmost point

    def place(position: Position) -> Point:
        x, y = _mercator(position)
        return round(_MARGIN + (x - west) * scale), round(top + (north - y) * scale)

    def outline(polygons: tuple[tuple[Ring, ...], ...]) -> str:
        drawn = (part for outer, *holes in polygons for part in polygon(outer, holes))
        return "".join(dict.fromkeys(drawn))

    def polygon(outer: Ring, holes: list[Ring]) -> list[str]:
        ring = [place(position) for position in outer]
        if _is_small(ring):
            return [_mark(ring)]
        inner = ([place(position) for position in hole] for hole in holes)
        return [_path(ring), *(_path(hole) for hole in inner if not _is_small(hole))]

    def framed(frame: Frame, words: list[str]) -> FrameDrawing:
        half = round(max((text_metrics.width(line, LETTERS) for line in words), default=0) / 2)
        x, y = place(frame.label)
        x = min(max(x, half), WIDTH - half)
        feet = (y - (len(words) - 1 - number) * _LEADING for number in range(len(words)))
        return FrameDrawing(
            _path([place(p) for p in frame.line]),
            tuple((x, foot, line) for foot, line in zip(feet, words, strict=True)),
        )

    return Geography(
        WIDTH,
        round(top + (north - south) * scale) + _MARGIN,
        {slug: outline(polygons) for slug, polygons in boundaries.units.items()},
        tuple(map(framed, boundaries.frames, names)),
    )


def _mercator(position: Position) -> Position:
    """Degrees to degrees of longitude, both ways."""
    east, north = position
    return east, math.degrees(math.log(math.tan(math.pi / 4 + math.radians(north) / 2)))


def _is_small(ring: list[Point]) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(xs) - min(xs) < _SMALLEST and max(ys) - min(ys) < _SMALLEST


def _mark(ring: list[Point]) -> str:
    """A square on its corner, in place of an island too small to see."""
    x, y = sum(x for x, _ in ring) // len(ring), sum(y for _, y in ring) // len(ring)
    half = _SMALLEST // 2
    return f"M{x - half} {y}l{half}-{half} {half} {half}-{half} {half}z"


def _path(ring: list[Point]) -> str:
    """Path data of a closed line, each point from the one before, points that are one on the grid once."""
    steps = []
    (x, y), *rest = ring
    for right, down in rest[:-1]:
        if (right, down) != (x, y):
            steps += [right - x, down - y]
            x, y = right, down
    numbers = "".join(str(step) if step < 0 or not place else f" {step}" for place, step in enumerate(steps))
    return f"M{ring[0][0]} {ring[0][1]}l{numbers}z"
