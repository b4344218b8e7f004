"""Charts drawn for tests, and read back mark by mark."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from scorecards.charts.draw import draw
from scorecards.charts.specs import ChartSpec
from scorecards.charts.style import ChartStyle

THEME = Path(__file__).parents[2] / "scorecards" / "themes" / "default"
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Mark:
    """A shape or a line of text, with what its groups hand down to it."""

    tag: str
    attributes: dict[str, str]
    words: str

    @property
    def at(self) -> tuple[float, float]:
        """Where it was moved to."""
        found = re.fullmatch(r"translate\((-?[\d.]+),(-?[\d.]+)\)", self.attributes.get("transform", "translate(0,0)"))
        assert found, self
        return float(found[1]), float(found[2])

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of a rectangle or line."""
        if self.tag == "line":
            x, y = self.at
            dx, dy = (float(self.attributes.get(name, "0")) for name in ("x2", "y2"))
            return min(x, x + dx), min(y, y + dy), abs(dx), abs(dy)
        found = re.fullmatch(r"M([-\d.]+),([-\d.]+)h([-\d.]+)v([-\d.]+)h([-\d.]+)Z", self.attributes["d"])
        assert found, self
        x, y, width, height, back = (float(number) for number in found.groups())
        assert back == -width
        return min(x, x + width), min(y, y + height), abs(width), abs(height)

    @property
    def colour(self) -> str:
        """The colour that it is painted with, by name."""
        return re.sub(r"var\(--([a-z-]+),.*", r"\1", self.attributes.get("fill", "none"))

    @property
    def outline(self) -> str:
        """The colour of its line, by name."""
        return re.sub(r"var\(--([a-z-]+),.*", r"\1", self.attributes.get("stroke", "none"))


@dataclass(frozen=True)
class Drawing:
    """A drawn chart."""

    source: str
    root: ET.Element
    marks: list[Mark]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of what is shown."""
        left, top, width, height = (float(number) for number in self.root.attrib["viewBox"].split())
        assert (left, top) == (0, 0)
        return width, height

    @property
    def bars(self) -> list[Mark]:
        """Filled rectangles."""
        return [mark for mark in self.marks if mark.tag == "path" and mark.colour != "none"]

    @property
    def lines(self) -> list[Mark]:
        """Rules."""
        return [mark for mark in self.marks if mark.tag == "line"]

    @property
    def texts(self) -> list[Mark]:
        """Lines of text."""
        return [mark for mark in self.marks if mark.tag == "text"]


def _marks(element: ET.Element, handed_down: dict[str, str]) -> Iterator[Mark]:
    for child in element:
        tag = child.tag.removeprefix(SVG)
        if tag in ("title", "desc"):
            continue
        attributes = {**handed_down, **child.attrib}
        if tag == "g":
            assert "transform" not in child.attrib
            yield from _marks(child, attributes)
        else:
            assert not len(child), "no mark has parts"
            yield Mark(tag, attributes, child.text or "")


@pytest.fixture(scope="session")
def style() -> ChartStyle:
    """The default theme's."""
    colours = tomllib.loads((THEME / "theme.toml").read_text(encoding="utf-8"))["colours"]["light"]
    return ChartStyle("Be Vietnam Pro", THEME / "fonts", colours)


@pytest.fixture(scope="session")
def drawn(style: ChartStyle) -> Callable[..., Drawing]:
    """Draws a chart and reads the drawing with an XML parser."""

    def make(spec: ChartSpec, id: str = "chart") -> Drawing:
        source = draw(spec, id, style).svg
        root = ET.fromstring(source)
        return Drawing(source, root, list(_marks(root, {})))

    return make


@pytest.fixture(scope="session")
def letters() -> frozenset[str]:
    """All that the typeface can set."""
    return frozenset(map(chr, _widths(400)[0]))


@pytest.fixture(scope="session")
def real_width() -> Callable[[str, int, float], float]:
    """Measures a line of text with the widths in the font's own tables, in pixels: text, weight, size."""

    def measure(text: str, weight: int, size: float) -> float:
        glyphs, advances, em = _widths(weight)
        return sum(advances[glyphs.get(ord(letter), ".notdef")][0] for letter in text) * size / em

    return measure


@cache
def _widths(weight: int) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    font = TTFont(THEME / "fonts" / f"be-vietnam-pro-{weight}.ttf")
    return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
