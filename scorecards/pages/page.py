"""A page: its route, what its template is given, and what stands around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from scorecards.addresses.route import Route
from scorecards.addresses.twins import Twin
from scorecards.charts.share_card import ShareCard
from scorecards.output import Output
from scorecards.views.offers import NO_OFFERS, Offers
from scorecards.views.view_types import LinkView


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, before it is drawn."""

    route: Route
    title: str
    """For the browser's tab and search engines, without the site's name; "" on the home page."""
    description: str
    """One sentence for search engines and shared links."""
    context: Any
    """A dataclass of the page's kind; the template sees its fields by name."""
    breadcrumbs: tuple[LinkView, ...]
    """From home to the page above this one."""
    source: str
    """File or folder that the page is made from, for messages and edit links."""
    section: str = ""
    """Which entry of the main navigation it belongs to: "units", "indicators", "news", "documents", "data", "about"."""
    headline: str = ""
    """What a tab, a search engine and a shared link call it, where that says more than its title."""
    card: ShareCard | None = None
    """What the picture of a shared link shows; None for a page without one."""
    subject: Mapping[str, Any] | None = None
    """What it is about, as schema.org has it."""

    offers: Offers = NO_OFFERS
    """What else there is of it to take along."""
    instead: tuple[Twin, ...] = ()
    """Of languages that it is not in, the page that readers of them are led to, whose name says which it is."""

    @property
    def path(self) -> str:
        """Site path, the same in all languages."""
        return self.route.path

    @property
    def files(self) -> tuple[Output, ...]:
        """Every file that the page may need, each once: those that its context holds, at any depth."""
        return tuple({file.path: file for file in _files_in(self.context)}.values())


def _files_in(value: Any) -> Iterator[Output]:
    if isinstance(value, Output):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            if not isinstance(item, str):
                yield from _files_in(item)
    else:
        kind: Any = type(value)
        for name in _field_names(kind):
            inner = getattr(value, name)
            if inner and not isinstance(inner, str):
                yield from _files_in(inner)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
