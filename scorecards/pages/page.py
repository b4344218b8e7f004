"""A page: where it stands, which template draws it, with what."""

from dataclasses import dataclass
from typing import Any

from scorecards.languages import Language
from scorecards.pages.views import LinkView


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, before it is drawn."""

    path: str
    """Site path, the same in all languages: "/tinh/ha-tinh/"; "/404.html" for the one page that is a file."""
    template: str
    """Name of the template: "unit.html"."""
    title: str
    """For the browser's tab and search engines, without the site's name; "" on the home page."""
    description: str
    """One sentence for search engines and shared links."""
    context: Any
    """A dataclass of `contexts`; the template sees its fields by name."""
    breadcrumbs: tuple[LinkView, ...]
    """From home to the page above this one."""
    source: str
    """File or folder that the page is made from, for messages and edit links."""
    section: str = ""
    """Which entry of the main navigation it belongs to: "units", "indicators", "news", "documents", "data", "about"."""
    language: Language | None = None
    """What title and description are in, where that may be another language than the edition's."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page knows of the site."""

    title: str
    description: str
    publisher: str
    publisher_note: str
    email: str
    repository: str
    licence: LinkView
    nav: tuple[tuple[str, LinkView], ...]
    """Section key and link, in order."""
    links: tuple[LinkView, ...]
    today: str
    """Day of the build: "22/11/2026"."""
    address: str
    """Absolute address of the edition's first page, with a slash at the end, or "" where it is not known."""
