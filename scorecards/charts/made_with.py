"""What drawings and pictures of a style depend on besides what they show: part of the key that they are kept under."""

from functools import cache
from pathlib import Path

from scorecards.charts.style import ChartStyle
from scorecards.store import key_of
from scorecards.store.program import package_versions


def drawings_made_with(style: ChartStyle) -> bytes:
    """A digest of the theme's colours, sizes and family, of the code of this folder and of what it draws with."""
    values = (style.font, repr(sorted(style.colours.items())), repr(style.scale))
    return key_of((charts_compiled_with(), *values))


@cache
def charts_compiled_with() -> bytes:
    """A digest of the code of this folder and of what it draws with. Raises OSError where the code cannot be read."""
    return key_of((*package_versions(("altair", "vl-convert-python")), *_contents(_code())))


def pictures_made_with(style: ChartStyle) -> bytes:
    """A digest of the theme's font files, of the code of this folder and of what it paints with."""
    fonts = sorted(file for file in style.font_folder.glob("*") if file.is_file())
    return key_of((*package_versions(("pillow",)), *_contents(_code()), *_contents(fonts)))


def _code() -> list[Path]:
    return sorted(Path(__file__).parent.glob("*.py"))


def _contents(files: list[Path]) -> list[str | bytes]:
    return [part for file in files for part in (file.name, file.read_bytes())]
