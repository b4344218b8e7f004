"""Words as masks, set with the font files of a theme and no others: the same on every machine."""

import math
import struct
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image, ImageDraw, ImageFont

from scorecards.charts.coverage import Mask, mask_of
from scorecards.charts.kerning import Kerning, face_tables, kerning
from scorecards.charts.style import REGULAR

_FINE = 4
"""Parts of a pixel, either way, that letters are drawn in and stand at.

Letters drawn in the size of the picture would be drawn to fit its pixels, and stand unevenly.
"""
_EM = 1000
"""Pixels that letters are measured at: so many parts has the square that most typefaces are drawn in."""
_SPARE = Path(__file__).parents[1] / "themes" / "default" / "fonts"
"""Set with where a theme has no font file that can be read."""


class Face(Struct, frozen=True, eq=False):
    """A font file."""

    file: Path
    family: str
    is_slanted: bool
    weight: int
    units: int
    """Of the square that letters are drawn in."""
    pairs: Kerning


class _Letter(Struct, frozen=True):
    """A letter, drawn."""

    covered: Image.Image
    left: int
    """From the pen, in pixels, as `top`."""
    top: int


def face(folder: Path, family: str, weight: int) -> Face:
    """The upright face of the folder that is of the family and next to the weight, as near as the folder has it."""
    found = _faces(folder) or _faces(_SPARE)
    return min(found, key=lambda one: (one.family != family, one.is_slanted, abs(one.weight - weight), one.file))


@cache
def _faces(folder: Path) -> tuple[Face, ...]:
    files = sorted(file for file in folder.glob("*") if file.suffix.lower() in (".ttf", ".otf"))
    return tuple(found for file in files if (found := _read(file)))


def _read(file: Path) -> Face | None:
    try:
        content = file.read_bytes()
        family, style = ImageFont.truetype(file, _EM).getname()
        tables = face_tables(content)
        (weight,), (units,) = (
            struct.unpack_from(">H", tables[b"OS/2"], 4),
            struct.unpack_from(">H", tables[b"head"], 18),
        )
    except (OSError, struct.error, KeyError):
        return None
    slanted = any(word in (style or "") for word in ("Italic", "Oblique"))
    return Face(file, family or "", slanted, weight or REGULAR, units or _EM, kerning(content))


def width(face: Face, words: str, size: float) -> float:
    """How wide words are at `size` pixels, in pixels."""
    return math.fsum(_steps(face, unicodedata.normalize("NFC", words))) * size


def placed(face: Face, words: str, size: float, x: float, y: float) -> Mask | None:
    """Words whose baseline starts at a point, in pixels; the baseline itself keeps to whole ones. None for blanks."""
    pixel, part = divmod(round(x * _FINE), _FINE)
    line = _line(face, unicodedata.normalize("NFC", words), size, part)
    return line and replace(line, left=line.left + pixel, top=line.top + round(y))


@lru_cache(maxsize=1024)
def _line(face: Face, words: str, size: float, part: int) -> Mask | None:
    """Words whose pen starts at `part` quarters of the pixel 0, on the baseline 0."""
    x, letters = part / _FINE, []
    for letter, step in zip(words, _steps(face, words), strict=True):
        pixel, within = divmod(round(x * _FINE), _FINE)
        if found := _letter(face, letter, size, within):
            letters.append(replace(found, left=found.left + pixel))
        x += step * size
    if not letters:
        return None
    left, right = min(one.left for one in letters), max(one.left + one.covered.width for one in letters)
    top, bottom = min(one.top for one in letters), max(one.top + one.covered.height for one in letters)
    line = Image.new("L", (right - left, bottom - top))
    for one in letters:
        line.paste(255, (one.left - left, one.top - top), one.covered)
    return mask_of(line, left, top)


def _steps(face: Face, words: str) -> list[float]:
    """From the start of each letter to that of the next, in parts of the size."""
    pairs = zip(words, (*words[1:], ""), strict=False)  # for no words there is one too many
    return [_step(face, one, other) for one, other in pairs]


@lru_cache(maxsize=16384)
def _step(face: Face, letter: str, after: str) -> float:
    closer = face.pairs.between(letter, after) / face.units if after else 0
    return _font(face.file, _EM).getlength(letter) / _EM + closer


@lru_cache(maxsize=256)
def _font(file: Path, size: float) -> ImageFont.FreeTypeFont:
    # The other layout that Pillow knows depends on what the machine has installed.
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=16384)
def _letter(face: Face, letter: str, size: float, part: int) -> _Letter | None:
    """A letter whose pen starts at `part` quarters of the pixel 0, on the baseline 0."""
    font = _font(face.file, size * _FINE)
    left, top, right, bottom = (math.floor(edge) for edge in font.getbbox(letter, anchor="ls"))
    if left >= right or top >= bottom:
        return None
    x, y = (left + part) // _FINE, top // _FINE
    columns, rows = -(-(right + part) // _FINE) - x, -(-bottom // _FINE) - y
    fine = Image.new("L", (columns * _FINE, rows * _FINE))
    ImageDraw.Draw(fine).text((part - x * _FINE, -y * _FINE), letter, fill=255, font=font, anchor="ls")
    return _Letter(fine.reduce(_FINE), x, y)
