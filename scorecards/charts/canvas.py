"""A picture in few colours, painted with masks: what a shape covers of each pixel.

Every pixel is the number of a colour. Where a shape covers a part of one, the colour between is worked out for the
colour beneath and added to the palette, so that a picture needs no palette found for it afterwards: that and the way
there, from full colours, takes longer than all the painting.
"""

import io

from msgspec import Struct, field
from PIL import Image

from scorecards.charts.coverage import STEPS, Mask

Colour = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""

_MOST = 256
"""Colours of a palette; more are taken for the nearest."""
_ONLY = [bytes(255 * (one == number) for one in range(_MOST)) for number in range(_MOST)]
"""By number: what makes a mask of the pixels that have it."""


class Canvas(Struct, dict=True):
    """What is painted so far, white at first."""

    width: int
    """In pixels, as `height`."""
    height: int
    _colours: list[Colour] = field(default_factory=list)
    _numbers: dict[Colour, int] = field(default_factory=dict)
    _between: dict[tuple[int, Colour, tuple[int, ...], float], bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lays out the paper."""
        self._image = Image.new("L", (self.width, self.height), self._number((255, 255, 255)))

    def fill(self, left: int, top: int, right: int, bottom: int, colour: Colour) -> None:
        """Paints whole pixels."""
        self._image.paste(self._number(colour), (left, top, right, bottom))

    def paint(self, mask: Mask, colour: Colour, share: float = 1) -> None:
        """Paints where the mask says, as much as it says; `share` is how much hides what is beneath.

        What lies outside the picture is left off.
        """
        left, top = max(mask.left, 0), max(mask.top, 0)
        right, bottom = min(mask.left + mask.width, self.width), min(mask.top + mask.height, self.height)
        if left >= right or top >= bottom:
            return
        steps, box = mask.steps, (left, top, right, bottom)
        if (right - left, bottom - top) != (mask.width, mask.height):
            inside = (left - mask.left, top - mask.top, right - mask.left, bottom - mask.top)
            steps = Image.frombytes("L", (mask.width, mask.height), steps).crop(inside).tobytes()
        beneath = self._image.crop(box)
        numbers = beneath.tobytes()
        if numbers.count(numbers[0]) == len(numbers):  # as nearly always
            shades = self._shades(numbers[0], colour, mask.used, share)
            self._image.paste(Image.frombytes("L", beneath.size, steps.translate(shades)), box)
            return
        for number in sorted(set(numbers)):
            shades = self._shades(number, colour, mask.used, share)
            painted = Image.frombytes("L", beneath.size, steps.translate(shades))
            there = Image.frombytes("L", beneath.size, numbers.translate(_ONLY[number]))
            self._image.paste(painted, box, there)

    def png(self) -> bytes:
        """The picture as a PNG with a palette."""
        picture = self._image.copy()
        picture.putpalette([part for colour in self._colours for part in colour])
        out = io.BytesIO()
        picture.save(out, "PNG")
        return out.getvalue()

    def _shades(self, beneath: int, colour: Colour, used: tuple[int, ...], share: float) -> bytes:
        """Numbers of the shades by step; 0 for those that are not used."""
        key = (beneath, colour, used, share)
        if key not in self._between:
            shades = bytearray(256)
            for step in used:
                part = step * share / STEPS
                red, green, blue = (
                    round(a + (b - a) * part) for a, b in zip(self._colours[beneath], colour, strict=True)
                )
                shades[step] = self._number((red, green, blue))
            self._between[key] = bytes(shades)
        return self._between[key]

    def _number(self, colour: Colour) -> int:
        if colour not in self._numbers:
            if len(self._colours) == _MOST:
                return min(range(_MOST), key=lambda number: _distance(self._colours[number], colour))
            self._numbers[colour] = len(self._colours)
            self._colours.append(colour)
        return self._numbers[colour]


def _distance(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
