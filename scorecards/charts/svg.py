"""Vega's SVG made small, safe to set beside others in one page, and told apart by name."""

import re
from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

_NOISE = re.compile(r"aria-.*|role|class|pointer-events|cursor|font-family|stroke-miterlimit|display")
_DEFAULTS = {
    "opacity": "1",
    "stroke-width": "1",
    "text-anchor": "start",
    "font-weight": "400",
    "transform": "translate(0,0)",
}
_DEFAULTS_OF = {"g": {"fill": "none"}, "line": {"x2": "0", "y2": "0"}}
"""Those of one element alone; groups take the whole drawing's "no fill"."""
_HANDED_DOWN = ("fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor")
"""Attributes that a group gives to its children."""
_GEOMETRY = frozenset(("d", "transform", "x", "y", "x1", "y1", "x2", "y2", "dy", "width", "height", "viewBox"))
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")
_TOKEN = re.compile(r"var\(--([a-z-]+)\)")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")


def tidy(svg: str, id: str, title: str, reading: str, colours: Mapping[str, str]) -> str:
    """Vega's drawing `svg` as part of a page: named by `title` and `reading`, with ids that start with `id`.

    `colours` has the values, as hex, of the colours that the drawing names; they stand behind the page's own, as in
    `var(--ink,#17233a)`. Raises `KeyError` for a colour that is not among them.
    """
    drawn = ET.fromstring(svg)
    names = (element.get("id") for element in drawn.iter())
    ids = {name: f"{id}-{number}" for number, name in enumerate((name for name in names if name), start=1)}

    def value(name: str, text: str) -> str:
        if name == "id":
            return ids[text]
        if name in _GEOMETRY:
            return _NUMBER.sub(_short, text)
        text = _REFERENCE.sub(lambda found: f"url(#{ids[found[1]]})", text)
        return _TOKEN.sub(lambda found: f"var(--{found[1]},{colours[found[1]]})", text)

    page = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", role="img")
    page.set("aria-labelledby", f"{id}-title {id}-desc")
    for name in ("width", "height", "viewBox"):
        page.set(name, value(name, drawn.get(name, "0")))
    ET.SubElement(page, "title", id=f"{id}-title").text = title
    ET.SubElement(page, "desc", id=f"{id}-desc").text = reading
    # Screen readers are told the title and the sentence, not the scattered words of the drawing.
    marks = ET.SubElement(page, "g", {"aria-hidden": "true", "fill": "none"})
    groups = [child for child in drawn if not child.tag.endswith("}rect")]  # a rectangle is Vega's white paper
    marks.extend([lean for group in groups for lean in _lean(group, value)])
    return ET.tostring(page, encoding="unicode")


def _lean(element: ET.Element, value: Callable[[str, str], str]) -> list[ET.Element]:
    """What remains of an element: nothing, itself, or, for a group that says nothing, its children."""
    painted = "fill" in element.attrib or "stroke" in element.attrib
    if element.get("display") == "none" or (element.get("class") in ("background", "foreground") and not painted):
        return []
    lean = ET.Element(element.tag.rpartition("}")[2])
    lean.text = element.text
    defaults = _DEFAULTS | _DEFAULTS_OF.get(lean.tag, {})
    for name, text in element.attrib.items():
        if not _NOISE.fullmatch(name) and defaults.get(name) != text:
            lean.set(name, value(name, text))
    lean.extend([remains for child in element for remains in _lean(child, value)])
    if lean.tag != "g":
        return [lean]
    for name in _HANDED_DOWN if len(lean) > 1 else ():
        shared = {child.get(name) for child in lean}
        if len(shared) == 1 and (only := shared.pop()) is not None:
            lean.set(name, only)
            for child in lean:
                del child.attrib[name]
    return [lean] if lean.attrib and len(lean) else list(lean)


def _short(number: re.Match[str]) -> str:
    short = f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
