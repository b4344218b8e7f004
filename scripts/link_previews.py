"""Reads the pages of a built site as services that preview links do, and says what a shared link would lack.

    python build.py build --base-url https://vi-du.vn/phieu/
    python scripts/link_previews.py site --base https://vi-du.vn/phieu/ [--sheet previews.html]

Like those services it reads `<meta property="og:…">` and `<meta name="twitter:…">` (https://ogp.me/), falls back on
`<title>` and the description, fetches the picture (here: from the folder) and looks at its first bytes. Pages that are
not to be indexed are left out. `--sheet` writes a page that shows each preview as a card. Ends with 1 where anything is
wrong.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from pathlib import Path

LONGEST_TITLE, LONGEST_DESCRIPTION = 160, 400
"""Letters: services show the first 60 to 110 of a title, some 200 of a description, and cut the rest. Documents have
the titles that their issuers gave them."""
SIZE = (1200, 630)
LARGEST = 5_000_000
"""Bytes of a picture that all of them take."""


@dataclass
class Preview(HTMLParser):
    """What the head of a page says."""

    path: str
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    _in_title: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := given.get("property") or given.get("name", "")):
            self.meta.setdefault(name, given.get("content", ""))
        self._in_title = tag == "title" and not self.title

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
            self._in_title = False


def read(site: Path) -> Iterator[Preview]:
    """The previews of all pages that are to be found."""
    for file in sorted(site.rglob("*.html")):
        found = Preview(file.relative_to(site).as_posix())
        found.feed(file.read_text("utf-8"))
        if "noindex" not in found.meta.get("robots", "") and file.name == "index.html":
            yield found


def faults(found: Preview, site: Path, base: str) -> Iterator[str]:
    """What is wrong with a preview, in words."""
    title, description = found.meta.get("og:title", ""), found.meta.get("og:description", "")
    if not title or not description:
        yield "no og:title or og:description"
    if len(title) > LONGEST_TITLE:
        yield f"title of {len(title)} letters"
    if len(description) > LONGEST_DESCRIPTION:
        yield f"description of {len(description)} letters"
    if found.meta.get("og:url") != base + found.path.removesuffix("index.html"):
        yield f"og:url is {found.meta.get('og:url')!r}"
    picture = found.meta.get("og:image", "")
    if picture:
        yield from _of_picture(picture, found, site, base)


def _of_picture(address: str, found: Preview, site: Path, base: str) -> Iterator[str]:
    file = site / address.removeprefix(base)
    if not address.startswith(base) or not file.is_file():
        yield f"no picture at {address}"
        return
    data = file.read_bytes()
    size = tuple(int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if data[:8] != b"\x89PNG\r\n\x1a\n" or size != SIZE or len(data) > LARGEST:
        yield f"{address}: {size[0]} x {size[1]}, {len(data):,} bytes"
    if not found.meta.get("og:image:alt"):
        yield "a picture without words"


def sheet(previews: list[Preview], site: Path, base: str) -> str:
    """A page with every preview that has a picture, as a card."""
    cards = "".join(
        f'<a href="{escape(one.path)}"><img src="{escape(one.meta["og:image"].removeprefix(base))}" width="500" alt="">'
        f"<small>{escape(base.split('/')[2])}</small><b>{escape(one.meta.get('og:title', one.title))}</b>"
        f"<span>{escape(one.meta.get('og:description', '')[:160])}</span></a>"
        for one in previews
        if one.meta.get("og:image")
    )
    style = (
        "body{font-family:sans-serif;background:#eee;display:flex;flex-wrap:wrap;gap:24px}"
        "a{display:flex;flex-direction:column;gap:6px;width:500px;padding-bottom:12px;background:#fff;color:#111}"
        "a{text-decoration:none}small,b,span{margin-inline:12px}small{color:#666}"
    )
    return f'<!DOCTYPE html><meta charset="utf-8"><base href="{site.resolve().as_uri()}/"><style>{style}</style>{cards}'


def main() -> int:
    """Prints faults by page and how many pages have a picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--base", required=True)
    parser.add_argument("--sheet", type=Path)
    given = parser.parse_args()
    base = given.base.rstrip("/") + "/"
    previews = list(read(given.site))
    wrong = [(one.path, fault) for one in previews for fault in faults(one, given.site, base)]
    for path, fault in wrong:
        print(f"{path}: {fault}")
    titles = Counter((one.path.startswith("en/"), one.meta.get("og:title", "")) for one in previews)
    for (_, title), count in titles.items():
        if count > 1:
            print(f"{count} pages are called {title!r}")
    pictures = sum("og:image" in one.meta for one in previews)
    print(f"{len(previews)} pages, {pictures} with a picture, {len(wrong)} faults")
    if given.sheet:
        given.sheet.write_text(sheet(previews, given.site, base), "utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
