"""The site map for search engines: absolute addresses, so only where the site's address is known."""

from collections.abc import Iterable

from scorecards.addresses.base import Base
from scorecards.addresses.route import Route, RouteKind
from scorecards.addresses.twins import twins
from scorecards.languages import ORIGINAL
from scorecards.output import Output
from scorecards.output.xml_text import xml_attribute, xml_text

NOT_LISTED = (RouteKind.EMBED, RouteKind.REDIRECT, RouteKind.NOT_FOUND, RouteKind.EDITION_UNIT)
"""Pages that search engines are not to show."""

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def sitemap(pages: Iterable[Route], base: Base) -> Output:
    """Every page in every language, each with its twins (sitemaps.org 0.9, and Google's "localized versions").

    `pages` are the routes of pages in one language; the others have the same paths.
    """
    entries = "".join(_entries(page.path, base) for page in pages if page.kind not in NOT_LISTED)
    return Output("sitemap.xml", f"{_HEAD}{entries}</urlset>\n".encode(), "data/site.toml")


def _entries(path: str, base: Base) -> str:
    found = twins(path, base)
    if len(found) == 1:
        return f"<url><loc>{xml_text(found[0].address)}</loc></url>\n"
    named: list[tuple[str, str]] = [(one.language, one.address) for one in found]
    named += [("x-default", one.address) for one in found if one.language == ORIGINAL]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{name}" href={xml_attribute(address)}/>' for name, address in named
    )
    return "".join(f"<url><loc>{xml_text(one.address)}</loc>{links}</url>\n" for one in found)
