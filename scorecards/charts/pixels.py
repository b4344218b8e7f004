"""The SVG of a picture as PNG, painted here rather than by a renderer.

Pictures hold what `share_card` and `chart_picture` write and what `draw` leaves of Vega's drawings: rectangles, discs,
straight lines and words. A renderer of all of SVG opens the font file anew for each letter and gives a picture in full
colours, for which a palette has to be found.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from msgspec import Struct
from msgspec.structs import replace

from scorecards.charts import coverage, lettering
from scorecards.charts.canvas import Canvas, Colour
from scorecards.charts.coverage import Mask
from scorecards.charts.style import REGULAR

_NUMBER = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")
_MOVE = re.compile(r"(translate|scale)\(([^)]*)\)")
_SHAPES = {"M##h#v#h#Z": "box", "M##A#######A#######": "disc"}
"""Kinds of paths by their commands, a sign for each number."""
_HANDED_DOWN = frozenset(
    ("fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "font-family", "text-anchor")
)


class _Around(Struct, frozen=True):
    """Where an element's own coordinates are in the picture, and what the elements around it hand down."""

    x: float
    y: float
    scale: float
    look: Mapping[str, str]

    def inside(self, element: ET.Element) -> "_Around":
        """The place of what an element says of itself."""
        x, y, scale = self.x, self.y, self.scale
        said = element.get("transform", "")
        if _MOVE.sub("", said).strip():
            raise ValueError(f"cannot paint transform={said!r}")
        for kind, text in _MOVE.findall(said):
            first, *rest = _numbers(text)
            if kind == "scale":
                scale *= first
            else:
                x, y = x + first * scale, y + (rest[0] if rest else 0) * scale
        own = {name: value for name, value in element.attrib.items() if name in _HANDED_DOWN}
        return replace(self, x=x, y=y, scale=scale, look={**self.look, **own} if own else self.look)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point in the picture."""
        return self.x + x * self.scale, self.y + y * self.scale

    def colour(self, name: str) -> Colour | None:
        """The colour of the filling or the line; None for none."""
        said = self.look.get(name, "#000000" if name == "fill" else "none")
        if said == "none":
            return None
        if not re.fullmatch("#[0-9a-fA-F]{6}", said):
            raise ValueError(f"cannot paint {name}={said!r}")
        return int(said[1:3], 16), int(said[3:5], 16), int(said[5:7], 16)

    def length(self, name: str, otherwise: float) -> float:
        """A length that may be handed down, in pixels of the picture."""
        return float(self.look.get(name, str(otherwise)).removesuffix("px")) * self.scale


def pixels(svg: str, font_folder: Path) -> bytes:
    """The picture as PNG of the size that the SVG says, lettered with the font files of the folder.

    Raises `ValueError` for an SVG with anything else than pictures of pages hold.
    """
    root = ET.fromstring(svg)
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    left, top, room, depth = _numbers(root.get("viewBox", f"0 0 {wide} {high}"))
    scale = wide / room
    painter = _Painter(Canvas(round(wide), round(high)), font_folder, room, depth)
    painter.paint_all(root, _Around(-left * scale, -top * scale, scale, {}).inside(root))
    return painter.canvas.png()


class _Painter(Struct, frozen=True):
    canvas: Canvas
    font_folder: Path
    width: float
    """Of the whole in its own units, as `height`."""
    height: float

    def paint_all(self, parent: ET.Element, around: _Around) -> None:
        """Paints what stands in an element, in the order it stands there."""
        for element in parent:
            tag, place = element.tag.rpartition("}")[2], around.inside(element)
            match tag:
                case "title" | "desc":
                    pass
                case "g":
                    self.paint_all(element, place)
                case "rect":
                    self._box(element, place, *(self._side(element, name) for name in ("x", "y", "width", "height")))
                case "path":
                    self._path(element, place)
                case "line":
                    self._line(element, place)
                case "text":
                    self._words(element, place)
                case _:
                    raise ValueError(f"cannot paint <{tag}>")

    def _side(self, element: ET.Element, name: str) -> float:
        said = element.get(name, "0")
        whole = self.width if name in ("x", "width") else self.height
        return whole * float(said[:-1]) / 100 if said.endswith("%") else float(said)

    def _path(self, element: ET.Element, place: _Around) -> None:
        path = element.get("d", "")
        numbers = _numbers(path)
        match _SHAPES.get(re.sub("[ ,]", "", _NUMBER.sub("#", path))), numbers:
            case "box", [x, y, wide, high, back] if back == -wide:
                self._box(element, place, x, y, wide, high)
            case "disc", [x, y, radius, *_] if x == radius and not y and place.colour("stroke") is None:
                self._put(element, coverage.circle(*place.point(0, 0), radius * place.scale), place.colour("fill"))
            case _:
                raise ValueError(f"cannot paint d={path!r}")

    def _box(self, element: ET.Element, place: _Around, x: float, y: float, wide: float, high: float) -> None:
        (left, right), (top, bottom) = map(sorted, zip(place.point(x, y), place.point(x + wide, y + high), strict=True))
        sides, fill = (left, top, right, bottom), place.colour("fill")
        if fill and all(side == int(side) for side in sides) and "opacity" not in element.attrib:
            self.canvas.fill(int(left), int(top), int(right), int(bottom), fill)
        else:
            self._put(element, coverage.box(*sides), fill)
        if line := place.colour("stroke"):
            self._put(element, coverage.frame(*sides, place.length("stroke-width", 1)), line)

    def _line(self, element: ET.Element, place: _Around) -> None:
        start, end = (
            place.point(*(float(element.get(name, "0")) for name in names)) for names in (("x1", "y1"), ("x2", "y2"))
        )
        pattern = [length * place.scale for length in _numbers(place.look.get("stroke-dasharray", ""))]
        for dash in coverage.dashes(start, end, pattern):
            self._put(element, coverage.rule(*dash, place.length("stroke-width", 1)), place.colour("stroke"))

    def _words(self, element: ET.Element, place: _Around) -> None:
        words, size, look = element.text or "", place.length("font-size", 16), place.look
        face = lettering.face(self.font_folder, look.get("font-family", ""), int(look.get("font-weight", REGULAR)))
        x, y = place.point(float(element.get("x", "0")), float(element.get("y", "0")))
        x -= lettering.width(face, words, size) * {"middle": 0.5, "end": 1}.get(look.get("text-anchor", ""), 0)
        self._put(element, lettering.placed(face, words, size, x, y), place.colour("fill"))

    def _put(self, element: ET.Element, mask: Mask | None, colour: Colour | None) -> None:
        if mask and colour:
            self.canvas.paint(mask, colour, float(element.get("opacity", "1")))


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]
