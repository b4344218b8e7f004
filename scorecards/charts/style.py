"""What charts take from the theme, and what drawing one gives."""

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct, field

WIDTH = 320
"""Width of every chart in pixels: what a small phone shows without scaling."""
REGULAR, BOLD = 400, 600
"""The weights that the page's typeface comes in."""


class Scale(Struct, frozen=True):
    """Sizes that charts share with the stylesheet, in pixels of a drawing as wide as `WIDTH`."""

    size: float = 14
    """Of the lettering: `text-s`."""
    near: float = 8
    """Between bars, and from words to marks: `space-2`."""
    apart: float = 16
    """Between a whole and its parts, besides: `space-4`."""

    @property
    def leading(self) -> float:
        """From line to line: room for two marks over a capital letter and one under the line above."""
        return self.size * 10 / 7

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline."""
        return self.size * 15 / 14


class ChartStyle(Struct, frozen=True):
    """What charts take from the theme."""

    font: str
    """Family of the page's typeface. The drawing does not name it: its words take that of the page."""
    font_folder: Path
    """Where the files of that typeface are, as TTF or OTF: pictures are set with them."""
    colours: Mapping[str, str]
    """Values of the light scheme by name: ink, muted, accent, neutral, line, paper; as hex."""
    scale: Scale = field(default_factory=Scale)


class Drawing(Struct, frozen=True):
    """A chart, drawn."""

    svg: Markup
    """An `<svg>` element, ready to stand in a page."""
    vega: bytes
    """The specification of Vega that it was drawn from, as JSON, for whoever wants to draw it again, elsewhere.

    It is passed on as it is: to read it and write it again for each page would take longer than all else.
    """
    width: float
    """In pixels, as `height`."""
    height: float
