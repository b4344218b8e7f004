"""What each kind of file must be whatever texts are in it: read back, and looked at for what they could do."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping

import openpyxl
from PIL import Image

from tests.support.calendars import read_back
from tests.support.html_tree import Element, parse
from tests.support.links import tree

SHEET_MARKS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_SVG = "{http://www.w3.org/2000/svg}"
_ATOM = "{http://www.w3.org/2005/Atom}"
_DRAWN = frozenset(
    ["svg", "title", "desc", "defs", "style", "g", "path", "text", "tspan", "line", "rect", "circle", "clipPath", "a"]
)
_ENTRY = frozenset(["p", "ul", "li"])


def check(name: str, content: bytes) -> None:
    """Fails where the file cannot be read, or holds what does something. A kind that is not known here is a mistake."""
    assert re.fullmatch(r"[a-z0-9./_-]+", name, re.IGNORECASE), name
    _CHECKS[name.rpartition(".")[2]](name, content)


def inside(script: Element) -> str:
    """The text of a script."""
    return "".join(str(child) for child in script.children)


def page(name: str, content: bytes) -> None:
    """No element and no attribute but those of templates: scripts by address or as data, no handler of an event."""
    for element in tree(content):
        assert element.tag not in ("object", "embed"), name
        assert element.tag != "iframe" or element.get("src").startswith(("https://", "/")), name
        if element.attributes == {"type": "application/ld+json"}:  # data, which browsers do not run
            assert not re.search("[<>&]", inside(element)), name
            assert json.loads(inside(element)), name
        elif element.tag == "script" and element.attributes:
            assert set(element.attributes) == {"type", "src"}, name
            assert not element.children, name
        elif element.tag == "script":
            assert "alert" not in inside(element), name
        assert element.get("src") != "x", name
        assert not [attribute for attribute in element.attributes if attribute.startswith("on")], name
        assert not element.get("href").startswith("javascript:"), name


def _feed(name: str, content: bytes) -> None:
    root = ET.fromstring(content)
    for entry in root.iter(f"{_ATOM}content"):
        _entry(name, entry.text or "")


def _entry(name: str, html: str) -> None:
    found = {element.tag for element in parse(f"<main>{html}</main>".encode()).one("main")} - {"main"}
    assert found <= _ENTRY, f"{name}: {found}"


def _json(name: str, content: bytes) -> None:
    data = json.loads(content)
    if isinstance(data, dict) and "jsonfeed.org" in str(data.get("version")):
        for item in data["items"]:
            _entry(name, item["content_html"])


def _drawing(name: str, content: bytes) -> None:
    for element in ET.fromstring(content).iter():
        assert element.tag.removeprefix(_SVG) in _DRAWN, f"{name}: {element.tag}"
        assert not [one for one in element.attrib if one.startswith("on")], name
        assert not [value for one, value in element.attrib.items() if one.endswith("href") and ":" in value], name


def _table(name: str, content: bytes) -> None:
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    for row in rows:
        assert len(row) == len(head), name
        for cell in row:
            assert not cell.startswith(SHEET_MARKS) or re.fullmatch(r"-?[\d.,]+%?", cell), f"{name}: {cell}"


def _workbook(name: str, content: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows():
            assert not [cell.value for cell in row if cell.data_type == "f"], name


def _calendar(name: str, content: bytes) -> None:
    assert read_back(content)[1], name


def _program(name: str, content: bytes) -> None:
    assert not re.search(r"HYPERLINK|alert\(|VALARM", content.decode()), name


def _picture(name: str, content: bytes) -> None:
    with Image.open(io.BytesIO(content)) as picture:
        picture.verify()
        assert not [one for one in picture.info.values() if "script" in str(one)], name


def _as_it_is(name: str, content: bytes) -> None:
    assert content, name


_CHECKS: Mapping[str, Callable[[str, bytes], None]] = {
    "html": page,
    "xml": _feed,
    "json": _json,
    "jsonld": _json,
    "svg": _drawing,
    "csv": _table,
    "xlsx": _workbook,
    "ics": _calendar,
    "js": _program,
    "css": _program,
    "png": _picture,
    "jpg": _picture,
    "txt": _as_it_is,
    "woff2": _as_it_is,
}


_NO_TEXT = (".png", ".jpg", ".xlsx", ".woff2")


def texts(files: Mapping[str, bytes]) -> Iterator[str]:
    """The files that are text."""
    yield from (content.decode() for name, content in files.items() if not name.endswith(_NO_TEXT))
