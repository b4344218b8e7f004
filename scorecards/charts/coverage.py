"""How much of each pixel a shape covers."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PIL import Image, ImageChops, ImageDraw

_FINE = 8
"""Parts, either way, that the pixels of slanting and round shapes are looked at in."""

Point = tuple[float, float]


STEPS = 15
"""From a pixel that is not covered to one that is."""
_STEP_OF = bytes(round(covered * STEPS / 255) for covered in range(256))


class Mask(Struct, frozen=True):
    """What is covered of a part of a picture."""

    left: int
    """Of the part in the picture, in pixels, as `top`, `width` and `height`."""
    top: int
    width: int
    height: int
    steps: bytes
    """How much of each pixel, from 0 to `STEPS`, row by row."""
    used: tuple[int, ...]
    """Which steps there are."""


def mask_of(covered: Image.Image, left: int, top: int) -> Mask:
    """A mask from an image of one channel, 255 where all of a pixel is covered."""
    steps = covered.tobytes().translate(_STEP_OF)
    counts = Image.frombytes("L", covered.size, steps).histogram()
    used = tuple(step for step in range(STEPS + 1) if counts[step])
    return Mask(left, top, *covered.size, steps, used)


def box(left: float, top: float, right: float, bottom: float) -> Mask | None:
    """An upright rectangle; None for one without area."""
    found = _box(left, top, right, bottom)
    return None if found is None else mask_of(found, math.floor(left), math.floor(top))


def frame(left: float, top: float, right: float, bottom: float, thick: float) -> Mask | None:
    """The line round an upright rectangle, half of it within."""
    half = thick / 2
    x, y = left - half, top - half
    whole = _box(x, y, right + half, bottom + half)
    if whole is None:
        return None
    if inner := _box(left + half, top + half, right - half, bottom - half):
        hole = Image.new("L", whole.size)
        hole.paste(inner, (math.floor(left + half) - math.floor(x), math.floor(top + half) - math.floor(y)))
        whole = ImageChops.subtract(whole, hole)
    return mask_of(whole, math.floor(x), math.floor(y))


def circle(x: float, y: float, radius: float) -> Mask | None:
    """A disc."""
    corners = ((x - radius, y - radius), (x + radius, y + radius))
    return _drawn(corners, lambda pen, points: pen.ellipse(points, fill=255))


def rule(start: Point, end: Point, thick: float) -> Mask | None:
    """A straight line, cut off square at its ends."""
    (x, y), (x2, y2) = start, end
    length = math.hypot(x2 - x, y2 - y)
    if not length:
        return None
    across, down = (y - y2) / length * thick / 2, (x2 - x) / length * thick / 2
    if x == x2 or y == y2:
        return box(min(x, x2) - abs(across), min(y, y2) - abs(down), max(x, x2) + abs(across), max(y, y2) + abs(down))
    corners = (
        (x + across, y + down),
        (x2 + across, y2 + down),
        (x2 - across, y2 - down),
        (x - across, y - down),
    )
    return _drawn(corners, lambda pen, points: pen.polygon(points, fill=255))


def dashes(start: Point, end: Point, pattern: Sequence[float]) -> list[tuple[Point, Point]]:
    """The dashes of a line; `pattern` is the length of one and of the gap after it, or empty for an unbroken line."""
    (x, y), (x2, y2) = start, end
    length = math.hypot(x2 - x, y2 - y)
    if len(pattern) != 2 or sum(pattern) <= 0 or not length:
        return [(start, end)]
    on, off = pattern

    def at(far: float) -> Point:
        return x + (x2 - x) * far / length, y + (y2 - y) * far / length

    steps = range(math.ceil(length / (on + off)))
    return [(at(step * (on + off)), at(min(step * (on + off) + on, length))) for step in steps]


def _box(left: float, top: float, right: float, bottom: float) -> Image.Image | None:
    across, down = _covered(left, right), _covered(top, bottom)
    if not (across and down):
        return None
    size = (len(across), len(down))
    row = Image.frombytes("L", (len(across), 1), across).resize(size, Image.Resampling.NEAREST)
    column = Image.frombytes("L", (1, len(down)), down).resize(size, Image.Resampling.NEAREST)
    return ImageChops.multiply(row, column)


def _covered(start: float, end: float) -> bytes:
    """The part of each pixel of a row that lies between start and end."""
    if start >= end:
        return b""
    first, last = math.floor(start), math.ceil(end) - 1
    if first == last:
        return bytes((round(255 * (end - start)),))
    return bytes((round(255 * (first + 1 - start)), *[255] * (last - first - 1), round(255 * (end - last))))


def _drawn(points: Sequence[Point], draw: Callable[[ImageDraw.ImageDraw, Any], None]) -> Mask | None:
    left, top = (math.floor(min(point[way] for point in points)) for way in (0, 1))
    right, bottom = (math.ceil(max(point[way] for point in points)) for way in (0, 1))
    if left == right or top == bottom:
        return None
    fine = Image.new("L", ((right - left) * _FINE, (bottom - top) * _FINE))
    # A point is the middle of the part that it names.
    draw(ImageDraw.Draw(fine), [((x - left) * _FINE - 0.5, (y - top) * _FINE - 0.5) for x, y in points])
    return mask_of(fine.reduce(_FINE), left, top)
