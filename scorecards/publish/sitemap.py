"""The site map for search engines: absolute addresses, so only where the site's address is known."""

from collections.abc import Iterable
from xml.sax.saxutils import escape


def sitemap(addresses: Iterable[str]) -> bytes:
    """sitemaps.org protocol 0.9."""
    entries = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{entries}</urlset>\n".encode()
