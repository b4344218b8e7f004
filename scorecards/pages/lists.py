"""The lists of units, indicators, pillars and documents, in pages where they are long."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from scorecards.addresses import paths
from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.places import Place
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.vietnamese import formatting
from scorecards.views.document_orders import document_orders
from scorecards.views.links import document_link, indicator_link, pillar_link, place_link
from scorecards.views.pager import pager
from scorecards.views.unit_picker import units_by_region
from scorecards.views.unit_table import UnitTable, unit_table
from scorecards.views.view_types import LinkView, PagerView

PER_PAGE = 200
"""How many lines a list shows on one page."""


class ListRow(Struct, frozen=True):
    """A line of a list page."""

    link: LinkView
    detail: str


class ListGroup(Struct, frozen=True):
    """Lines under one heading; the heading may be ""."""

    title: LinkView
    rows: tuple[ListRow, ...]
    is_former: bool = False
    """Whether these are units that are no more."""


class ListPage(Struct, frozen=True):
    """All units, indicators, pillars or documents; drawn by `list.html`."""

    lead: str
    groups: tuple[ListGroup, ...]
    table: UnitTable | None
    """The first page of the list of units: those of today, which the first groups name too."""
    pager: PagerView
    orders: tuple[tuple[LinkView, bool], ...]
    """Lists of the same in other orders, each with whether it is this one; of documents alone."""


def list_page(route: Route, inputs: PageInputs) -> Page:
    """A page of the list of that kind."""
    key = str(route.kind)
    title, lead = inputs.words(f"page.{key}"), inputs.words(f"lead.{key}")
    if route.kind is RouteKind.UNITS and not inputs.project.rankings:
        lead = inputs.words("lead.units-unranked")
    groups = inputs.once(("list", key), lambda: tuple(_GROUPS[route.kind](inputs)))
    here = pager(paths.LISTS[key], route.number, sum(len(group.rows) for group in groups), PER_PAGE, inputs.words)
    shown = tuple(part_of(groups, (route.number - 1) * PER_PAGE, route.number * PER_PAGE))
    table = unit_table(inputs) if route.kind is RouteKind.UNITS and route.number == 1 else None
    orders = document_orders(route, inputs) if route.kind is RouteKind.DOCUMENTS else ()
    context = ListPage(lead, shown, table, here, orders)
    name = title if route.number == 1 else f"{title}, {here.name}"
    return Page(route, name, lead, context, trail(inputs), _SOURCES[route.kind], key)


def part_of(groups: Iterable[ListGroup], start: int, end: int) -> Iterator[ListGroup]:
    """The lines from `start` up to `end` of all groups together, under their headings."""
    done = 0
    for group in groups:
        rows = group.rows[max(0, start - done) : max(0, end - done)]
        if rows:
            yield replace(group, rows=rows)
        done += len(group.rows)


def _indicator_groups(inputs: PageInputs) -> Iterator[ListGroup]:
    project, language = inputs.project, inputs.language
    by_pillar: dict[str, list[ListRow]] = {}
    for one in project.indicators.values():
        row = ListRow(indicator_link(one.id, inputs), one.definition.to(language))
        by_pillar.setdefault(one.pillar, []).append(row)
    for id in project.pillars:
        if id in by_pillar:
            yield ListGroup(pillar_link(id, inputs), tuple(by_pillar[id]))


def _pillar_groups(inputs: PageInputs) -> Iterator[ListGroup]:
    pillars = inputs.project.pillars.values()
    rows = tuple(ListRow(pillar_link(p.id, inputs), p.definition.to(inputs.language)) for p in pillars)
    yield ListGroup(LinkView("", ""), rows)


def _document_groups(inputs: PageInputs) -> Iterator[ListGroup]:
    language = inputs.language
    by_kind: dict[str, list[ListRow]] = {}
    for document in inputs.index.documents:
        kind = inputs.words(f"document.{document.kind}")
        detail = document.title.to(language) if document.number else document.publisher.to(language)
        by_kind.setdefault(kind, []).append(ListRow(document_link(document.id, inputs), detail))
    for kind, rows in by_kind.items():
        yield ListGroup(LinkView(kind, ""), tuple(rows))


def _unit_groups(inputs: PageInputs) -> Iterator[ListGroup]:
    """Today's provinces and cities by region, then the units that are dissolved."""
    language = inputs.language
    today = inputs.index.units_on(inputs.index.today)
    for region, places in units_by_region(inputs).items():
        rows = tuple(
            ListRow(place_link(place.slug, inputs), place.area_on(inputs.index.today).name.to(language))
            for place in places
        )
        yield ListGroup(LinkView(region, ""), rows)
    slugs = {place.slug for place in today}
    rest = [place for place in inputs.index.units if place.slug not in slugs]
    if rest:
        rows = tuple(ListRow(place_link(place.slug, inputs), _until(place, inputs)) for place in rest)
        yield ListGroup(LinkView(inputs.words("lead.former-units"), ""), rows, is_former=True)


def _until(place: Place, inputs: PageInputs) -> str:
    area, language = place.latest, inputs.language
    if area.valid_to is None:
        return area.name.to(language)
    return inputs.words("sentence.unit-then", name=area.name.to(language), day=formatting.day(area.valid_to, language))


_GROUPS: Mapping[RouteKind, Callable[[PageInputs], Iterator[ListGroup]]] = {
    RouteKind.UNITS: _unit_groups,
    RouteKind.INDICATORS: _indicator_groups,
    RouteKind.PILLARS: _pillar_groups,
    RouteKind.DOCUMENTS: _document_groups,
}
_SOURCES = {
    RouteKind.UNITS: "data/places.toml",
    RouteKind.INDICATORS: "data/indicators.toml",
    RouteKind.PILLARS: "data/pillars.toml",
    RouteKind.DOCUMENTS: "data/documents.toml",
}
