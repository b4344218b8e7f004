"""Which pages stand for all: the heaviest of each kind, and those in which something is out of the ordinary."""

from __future__ import annotations

from tests.support.projects import Site

TURNS = {
    "a unit that is no more": b"notice-ended",
    "a map drawn from boundaries": b'class="geography"',
    "a table in a text": b'<div class="table-frame" tabindex="0"><table>',
}
"""What a page of the kind need not have, and how such a page is known; the heaviest one stands for it."""


def kind_of(file: str) -> tuple[str, ...]:
    """The kind of a page by the path of its file: "tinh/ha-tinh/index.html" is of the kind ("tinh", "*").

    Standing pages are kinds of their own; so are the pages of the English edition.
    """
    edition, parts = ([], file.split("/"))
    if parts[0] == "en" and len(parts) > 1:
        edition, parts = ["en"], parts[1:]
    return (*edition, parts[0], *("*" for _ in parts[2:]))


def kinds(site: Site) -> dict[tuple[str, ...], list[str]]:
    """The files of each kind of page, the lightest first. Pages that only lead on are left out."""
    found: dict[tuple[str, ...], list[str]] = {}
    for file in sorted(site.files, key=lambda name: (len(site.files[name]), name)):
        if file.endswith(".html") and b'http-equiv="refresh"' not in site.files[file]:
            found.setdefault(kind_of(file), []).append(file)
    return found


def path_of(file: str) -> str:
    """The site path of a page's file."""
    return "/" + file.removesuffix("index.html")


def sample(site: Site, *, english: bool = True) -> list[str]:
    """Site paths: the heaviest page of each kind, a unit that has next to nothing, and a page for each of `TURNS`.

    Without `english`, those of the Vietnamese edition alone: pages in English differ from their twins in words only.
    """
    every = kinds(site)
    files = [pages[-1] for pages in every.values()] + [every["tinh", "*"][0]]
    weighed = sorted((name for pages in every.values() for name in pages), key=lambda name: len(site.files[name]))
    files += [next((n for n in reversed(weighed) if turn in site.files[n]), "") for turn in TURNS.values()]
    paths = [path_of(file) for file in dict.fromkeys(filter(None, files))]
    return [path for path in paths if english or not path.startswith("/en/")]
