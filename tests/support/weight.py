"""What reading a page moves: its own bytes and those of what it loads by itself, packed as servers pack them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from tests.support.html_tree import Element
from tests.support.links import LOADED, LOADED_RELS, tree

PAGE_LIMIT = 80_000
"""Bytes of a page, its drawings and the stylesheet by gzip, at most."""
FONT_LIMIT = 100_000
"""Bytes of all fonts, which are packed as they are, at most."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A page's weight in bytes."""

    file: str
    html: int
    """The page with the drawings in it, by gzip."""
    css: int
    """Its stylesheets, by gzip."""
    fonts: int
    """Every font that its stylesheets name."""

    @property
    def page(self) -> int:
        """What `PAGE_LIMIT` is about."""
        return self.html + self.css


def loaded(page: Element) -> Iterator[tuple[Element, str]]:
    """The elements of a page whose address is loaded with it, and the addresses."""
    for element in page:
        rels = set(element.get("rel").split())
        if element.tag in LOADED and element.get("src"):
            yield element, element.get("src")
            for candidate in element.get("srcset").split(","):
                if candidate.strip():
                    yield element, candidate.split()[0]
        elif element.tag == "link" and rels & LOADED_RELS:
            yield element, element.get("href")


def weigh(files: Mapping[str, bytes]) -> list[Weight]:
    """Every page of a site built for "/", the heaviest first."""
    packed: dict[str, int] = {}

    def size(name: str) -> int:
        if name not in packed:
            packed[name] = len(gzip.compress(files[name], mtime=0))
        return packed[name]

    fonts = sum(len(content) for name, content in files.items() if name.endswith((".woff2", ".woff", ".ttf")))
    weights = []
    for file in files:
        if file.endswith(".html"):
            sheets = {name_of(file, address) for _, address in loaded(tree(files[file])) if address.endswith(".css")}
            weights.append(Weight(file, size(file), sum(map(size, sheets)), fonts))
    return sorted(weights, key=lambda weight: (-weight.page, weight.file))


def name_of(file: str, address: str) -> str:
    """The file that an address in a page's file leads to."""
    return urlsplit(urljoin(f"/{file}", address)).path.lstrip("/")
