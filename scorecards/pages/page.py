"""A page: its route, what its template is given, and what stands around it."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from scorecards.addresses.route import Route
from scorecards.addresses.twins import Twin
from scorecards.charts.share_card import ShareCard
from scorecards.output import Output
from scorecards.views.offers import NO_OFFERS, Offers
from scorecards.views.view_types import LinkView

_WITHOUT: frozenset[Any] = frozenset({str, int, bool, float, NoneType, ...})
"""Types in which there is no file."""


class Page(Struct, frozen=True):
    """A page of the site, before it is drawn."""

    route: Route
    title: str
    """For the browser's tab and search engines, without the site's name; "" on the home page."""
    description: str
    """One sentence for search engines and shared links."""
    context: Any
    """A record of the page's kind; the template sees its fields by name."""
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
    card_of: str = ""
    """Site path of the page whose picture it is; "" for its own."""
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
    """The fields of a record that may hold a file at any depth, as far as their types say."""
    return tuple(one.name for one in fields(kind) if _may_hold(one.type)) if _is_record(kind) else ()


@cache
def _may_hold(kind: Any) -> bool:
    """Whether there may be a file in a value of a type; so where the type says nothing."""
    seen, left = set[Any](), [kind]
    while left:
        one = left.pop()
        if one in seen or one in _WITHOUT:
            continue
        seen.add(one)
        of = get_origin(one)
        if of in (tuple, Union, UnionType):
            left += get_args(one)
        elif _is_record(one):
            left += (field.type for field in fields(one))
        elif of is not Literal:
            return True
    return False


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)
