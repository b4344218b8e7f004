"""The logo of an agency, shown beside the name of its site: a picture that is small, safe and of a known shape."""

import io
import re
from xml.etree import ElementTree

from msgspec import Struct
from PIL import Image

from scorecards.load.source import Files
from scorecards.model.project import Site
from scorecards.problems import Diagnostics, Location

HEIGHT, WIDEST = 40, 200
"""Most pixels that a logo takes of the head of a page."""
HEAVIEST = 40_000
"""Most bytes: every page loads it."""
_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = ("script", "foreignObject", "iframe", "handler", "listener")
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_LEADS_OUT = re.compile(r"javascript:|@import|url\(\s*[\"']?(?!#|data:image/)", re.IGNORECASE)


class LogoShape(Struct, frozen=True):
    """The pixels that a logo takes."""

    width: int
    height: int


class ShownLogo(Struct, frozen=True):
    """A logo as templates see it."""

    path: str
    """Site path of the file."""
    width: int
    """In pixels, as `height`."""
    height: int


def logo_name(site: Site) -> str:
    """The name of the logo among the static files of the site: "logo.svg"."""
    return f"logo.{site.logo.rpartition('.')[2].lower()}"


def read_logo(site: Site, files: Files, diagnostics: Diagnostics) -> LogoShape | None:
    """The shape of the site's logo; None where it has none, or one that cannot be shown (noted)."""
    if not site.logo:
        return None
    at = site.at.child("logo")
    if not site.logo_words:
        diagnostics.add("logo-without-words", at)
    content = files.content(site.logo, diagnostics)
    if content is None:
        return None
    if len(content) > HEAVIEST:
        diagnostics.add("logo-heavy", at, read=len(content) // 1000, most=HEAVIEST // 1000)
    size = _svg_size(content, site.logo, diagnostics) if site.logo.endswith(".svg") else _png_size(content)
    if size is None:
        diagnostics.add("logo-unreadable", at)
        return None
    scale = min(HEIGHT / size[1], WIDEST / size[0])
    return LogoShape(max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))


def _png_size(content: bytes) -> tuple[float, float] | None:
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as opened:
            return opened.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def _svg_size(content: bytes, path: str, diagnostics: Diagnostics) -> tuple[float, float] | None:
    """Width and height of a drawing; whatever in it would run or lead out is noted."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:  # entities may grow without end
        diagnostics.add("logo-unsafe", Location(path), read="<!DOCTYPE>")
        return (1, 1)
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    if root.tag != f"{_SVG}svg":
        return None
    for element in root.iter():
        if found := _unsafe(element):
            diagnostics.add("logo-unsafe", Location(path), read=found)
            break
    box = [float(one) for one in re.findall(r"[\d.]+", root.get("viewBox", "")) if one.count(".") <= 1 and one != "."]
    sides = [_NUMBER.fullmatch(root.get(side, "")) for side in ("width", "height")]
    size = (box[2], box[3]) if len(box) == 4 else (float(sides[0][1]), float(sides[1][1])) if all(sides) else None  # type: ignore[index]
    return size if size and min(size) > 0 else None


def _unsafe(element: ElementTree.Element) -> str:
    """What of an element would run or load something from elsewhere; "" where nothing would."""
    name = str(element.tag).rpartition("}")[2]
    if name in _ACTIVE:
        return f"<{name}>"
    for key, value in element.attrib.items():
        plain = key.rpartition("}")[2].lower()
        if plain.startswith("on") or (plain == "href" and not value.startswith(("#", "data:image/"))):
            return plain
        if _LEADS_OUT.search(value):
            return plain
    return name if _LEADS_OUT.search(element.text or "") else ""
