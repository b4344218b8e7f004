"""The one module that knows where the site stands: at the root of a host or below a path of it, each language apart.

Everywhere else a page has one path for all languages ("/tinh/ha-tinh/"). Here the English page gets "/en" before it, so
that a page and its twin follow from each other. A text that nobody has translated has its one page in the original
language, and links of every edition lead there. Files (styles, photos, data) have one address for all languages.
"""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.model.project import Project
from scorecards.problems import ContentError, Location, problem


class Base(Struct, frozen=True):
    """The address that the site is built for: "/", "/repo/" or "https://host/repo/"; and whose pages links lead to."""

    address: str
    """With a slash at its end."""
    language: Language = ORIGINAL
    """The language of these pages."""
    languages: tuple[Language, ...] = tuple(LANGUAGES)
    """The languages that the site has pages in."""
    untranslated: frozenset[tuple[Language, str]] = frozenset()
    """A language, and the path of a page that the site does not have in it."""

    @property
    def stated(self) -> str:
        """What was asked for, in one line, for keys: pages that are not there are the sources' to say."""
        return repr((self.address, self.language, self.languages))

    @property
    def path(self) -> str:
        """The path part, with a slash at both ends."""
        return _parts(self.address)[1] or "/"

    @property
    def absolute(self) -> str:
        """The whole address where the host is known, or ""."""
        return self.address if _parts(self.address)[0] else ""

    def to(self, language: Language) -> "Base":
        """The same site, its pages in another language."""
        return self if language == self.language else _other(self, language)

    def localised(self, path: str) -> str:
        """Where a page stands for this edition: "/en/tinh/ha-tinh/#x" for "/tinh/ha-tinh/#x"; files as they are."""
        return localised(path, self.language_of(path))

    def language_of(self, path: str) -> Language:
        """The language of the page that this edition has at a site path, or has in its stead."""
        if self.language == ORIGINAL or (self.language, _page_of(path)) not in self.untranslated:
            return self.language
        return ORIGINAL

    def neutral(self, path: str) -> str:
        """The path that a localised page of this edition has in all languages: what `localised` undoes."""
        top = f"/{self.language}/"
        return path[len(top) - 1 :] if self.language != ORIGINAL and path.startswith(top) else path

    def link(self, path: str) -> str:
        """A site path ("/tinh/ha-tinh/#x") as this edition links to it; addresses elsewhere and anchors unchanged."""
        return self.path + self.localised(path)[1:] if path.startswith("/") and not path.startswith("//") else path

    def full(self, path: str) -> str:
        """The absolute address of a site path where the host is known, else as `link`."""
        return self.absolute + self.localised(path)[1:] if self.absolute and path.startswith("/") else self.link(path)

    def lasting(self, path: str) -> str:
        """What a page of this edition is known by whether or not it is translated: `full` of a page that is there."""
        return replace(self, untranslated=frozenset()).full(path)

    def site_path(self, link: str) -> str | None:
        """The localised path, with its anchor, that a rendered link leads to; None for one that leads elsewhere."""
        if link.startswith("//") or not link.startswith(self.path):
            return None
        return "/" + link[len(self.path) :]


@lru_cache(maxsize=16)  # asked for with every page
def _other(base: Base, language: Language) -> Base:
    return replace(base, language=language)


@lru_cache(maxsize=16)  # asked for with every link
def _parts(address: str) -> tuple[str, str]:
    """Scheme and path."""
    parts = urlsplit(address)
    return parts.scheme, parts.path


def localised(path: str, language: Language) -> str:
    """Where a page, or a folder of files that only pages of one language read, stands in that language."""
    top = f"/{language}/"
    return top + path[1:] if language != ORIGINAL and is_page_path(path) and not path.startswith(top) else path


def is_page_path(path: str) -> bool:
    """Whether a site path is that of a page and not of a file: every page but 404.html stands in a folder."""
    page = _page_of(path)
    return page.startswith("/") and not page.startswith("//") and page.endswith("/")


def named_language(path: str) -> Language | None:
    """The language whose folder a site path names ("en" of "/en/tin/1/"); None for any other path."""
    return next((one for one in LANGUAGES if one != ORIGINAL and path.startswith(f"/{one}/")), None)


def _page_of(path: str) -> str:
    return path.partition("#")[0].partition("?")[0]


def file_of(path: str) -> str:
    """The output file of a localised page: "en/tinh/ha-tinh/index.html" for "/en/tinh/ha-tinh/"."""
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")


def base_of(address: str) -> Base | None:
    """A base from what a person typed, its closing slash added; None for what is neither a path nor a web address."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 -- refuses what is no number of a port
    except ValueError:  # such as http://[
        return None
    if any(c.isspace() or c in "\"'<>\\?#" for c in address):
        return None
    if parts.scheme:
        if parts.scheme not in ("http", "https") or not parts.netloc:
            return None
    elif parts.netloc or not parts.path.startswith("/"):
        return None
    if parts.username is not None:  # every page would tell the password
        return None
    if re.search("%(?![0-9A-Fa-f]{2})", parts.path):
        return None
    if "//" in parts.path or any(unquote(part) in (".", "..") for part in parts.path.split("/")):
        return None
    return Base(address if address.endswith("/") else address + "/")


def address_of(project: Project) -> Base:
    """Where data/site.toml says that the site stands. Raises ContentError where that is no address."""
    address = project.site.address or "/"
    base = base_of(address)
    if base is None:
        words = {
            "expected_vi": "địa chỉ như https://vi-du.vn/phieu-diem/",
            "expected_en": "an address such as https://host/repo/",
        }
        raise ContentError([problem("wrong-type", Location("data/site.toml"), key="address", read=address, **words)])
    return base
