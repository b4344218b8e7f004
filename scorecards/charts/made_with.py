"""What every drawing and picture of a style depends on besides what it shows: part of the key that it is kept under."""

from importlib.metadata import version
from pathlib import Path

from scorecards.charts.style import ChartStyle
from scorecards.store import key_of

_PACKAGES = ("altair", "vl-convert-python", "pillow")


def made_with(style: ChartStyle) -> bytes:
    """A digest of the theme's colours, sizes and font files, of the code of this folder and of what it draws with."""
    code = sorted(Path(__file__).parent.glob("*.py"))
    fonts = sorted(style.font_folder.glob("*.ttf"))
    values = (style.font, repr(sorted(style.colours.items())), repr(style.scale))
    files = (part for file in (*code, *fonts) for part in (file.name, file.read_bytes()))
    return key_of((*map(version, _PACKAGES), *values, *files))
