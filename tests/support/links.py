"""A link checker of its own: whatever an address in a page or stylesheet leads to has to be in the built site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import unquote, urljoin, urlsplit

from tests.support.html_tree import Element, parse

HOST = "https://site.test"
"""Stands for wherever a site that knows only its path is put."""

URL_ATTRIBUTES = ("href", "src", "poster", "data", "action", "formaction", "xlink:href", "background", "manifest")
LOADED = frozenset(
    ["audio", "embed", "iframe", "image", "img", "input", "object", "script", "source", "track", "use", "video"]
)
"""Elements whose address is loaded with the page; those of others are followed by the reader alone."""
LOADED_RELS = frozenset(["icon", "apple-touch-icon", "manifest", "modulepreload", "prefetch", "preload", "stylesheet"])

_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+?)["']?\s*\)|@import\s+["']([^"']+)["']""")


def broken(files: Mapping[str, bytes], base: str) -> list[str]:
    """What is wrong with the addresses of a site built for `base`: leads nowhere, or loads from another host.

    `files` is the built site by path ("tinh/ha-tinh/index.html").
    """
    assert "index.html" in files, "no site was built"
    home = urljoin(HOST, base)
    return [fault for name in sorted(files) for fault in _of_file(name, files, home)]


def _of_file(name: str, files: Mapping[str, bytes], home: str) -> Iterator[str]:
    if name.endswith(".html"):
        # GitHub Pages shows 404.html at whatever address was asked for.
        places = [home + name.removesuffix("index.html")]
        if name == "404.html":
            places += [home + "khong-co/o-day/", home + "khong-co/o-day/sau/nua"]
        found = list(_addresses(tree(files[name])))
        for at in places:
            yield from _faults(name, at, found, files, home)
    elif name.endswith(".css"):
        found = [(address, True) for address in _of_css(files[name].decode())]
        yield from _faults(name, home + name, found, files, home)


def _faults(
    name: str, at: str, addresses: list[tuple[str, bool]], files: Mapping[str, bytes], home: str
) -> Iterator[str]:
    for address, loaded in addresses:
        if address.startswith("#"):
            if address != "#" and unquote(address[1:]) not in _ids(files[name]):
                yield f"{name}: {address} leads to no place on its page"
            continue
        target = urljoin(at, address)
        parts = urlsplit(target)
        if parts.scheme in ("mailto", "tel"):
            continue
        if parts.scheme == "data" and loaded:
            continue
        if parts.scheme not in ("http", "https"):
            yield f"{name}: {address} is no address of the web"
        elif target.partition("#")[0].startswith(home) or urlsplit(home).netloc == parts.netloc:
            if fault := _on_site(parts.path, parts.fragment, files, home):
                yield f"{name}: {address} {fault}"
        elif loaded:
            yield f"{name}: loads {address} from another host"


def _on_site(path: str, fragment: str, files: Mapping[str, bytes], home: str) -> str:
    top = urlsplit(home).path
    if not path.startswith(top):
        return f"leads out of {top}"
    name = unquote(path.removeprefix(top))
    name = f"{name}index.html" if not name or name.endswith("/") else name
    if name not in files:
        return "leads nowhere"
    if fragment and name.endswith(".html"):
        return "" if unquote(fragment) in _ids(files[name]) else "leads to no place on its page"
    return ""


def _addresses(page: Element) -> Iterator[tuple[str, bool]]:
    """The addresses of a page, and whether each is loaded with it."""
    for element in page:
        loaded = element.tag in LOADED or bool(LOADED_RELS & set(element.get("rel").split()))
        for name in URL_ATTRIBUTES:
            if name in element.attributes:
                yield element.get(name), loaded
        for candidate in filter(None, (element.get(name) for name in ("srcset", "imagesrcset"))):
            for one in candidate.split(","):
                yield one.split()[0], True
        if element.tag == "meta" and element.get("http-equiv") == "refresh":
            yield element.get("content").partition("url=")[2], False
        for address in _of_css(element.get("style")):
            yield address, True
        if element.tag == "style":
            for address in _of_css("".join(child for child in element.children if isinstance(child, str))):
                yield address, True
        for name in ("fill", "stroke", "clip-path", "mask", "filter"):
            for address in _of_css(element.get(name)):
                yield address, True


def _of_css(css: str) -> Iterator[str]:
    for url, imported in _CSS_URL.findall(css):
        yield url or imported


@cache
def _ids(html: bytes) -> frozenset[str]:
    return frozenset(element.get("id") for element in tree(html))


@cache
def tree(html: bytes) -> Element:
    """A page, parsed once however often it is looked at."""
    return parse(html)
