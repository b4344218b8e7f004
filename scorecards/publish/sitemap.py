"""The site map for search engines: absolute addresses, so only where the site's address is known."""

from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape

from scorecards.output import Output
from scorecards.pages.page import Page

NOT_LISTED = ("redirect.html", "not_found.html")
"""Templates of pages that search engines are not to show."""


def sitemap(pages: Iterable[Page], address_of: Callable[[str], str]) -> Output:
    """sitemaps.org protocol 0.9; `address_of` gives the absolute address of a site path."""
    addresses = (address_of(page.path) for page in pages if page.template not in NOT_LISTED)
    entries = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Output("sitemap.xml", f"{head}{entries}</urlset>\n".encode(), "data/site.toml")
