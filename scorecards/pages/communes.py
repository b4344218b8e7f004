"""Communes: a box that finds today's commune by any name, and for each province the list that needs no script."""

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.load.communes import FOLDER
from scorecards.model.communes import CommuneLists
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.publish.communes import commune_files
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.views.communes import CommuneRow, DistrictRow, commune_rows, district_rows, kind_counts
from scorecards.views.links import document_link, place_link
from scorecards.views.unit_summary import newest_rank
from scorecards.views.view_types import LinkView


class ListsView(Struct, frozen=True):
    """Where the lists are from."""

    day: str
    changes: str
    """What the names were changed by since, or ""."""
    document: LinkView
    licence: str
    """Text of the source's licence, or ""."""


class CommunesPage(Struct, frozen=True):
    """The look-up."""

    lead: str
    index: str
    """Site path of the file that the script reads first."""
    provinces: tuple[tuple[LinkView, str], ...]
    """The list of each province, with how many communes there are."""
    lists: ListsView


class CommuneListPage(Struct, frozen=True):
    """The communes of a province."""

    lead: str
    province: LinkView
    rank: str
    """Its newest rank, or ""."""
    rows: tuple[CommuneRow, ...]
    districts: tuple[DistrictRow, ...]
    lists: ListsView
    edit: str
    """Where the list can be edited, or ""."""


def communes_page(route: Route, inputs: PageInputs) -> Page:
    """The page with the box, and the way to every list."""
    lists = inputs.project.communes
    assert lists
    title = inputs.words("page.communes")
    total = formatting.number(sum(1 for _ in lists.communes), inputs.language)
    lead = inputs.words("lead.communes", count=total)
    slugs = sorted(lists.by_province, key=lambda slug: sort_key(inputs.project.places[slug].name.vi))
    provinces = (
        (LinkView(_name(slug, inputs), paths.communes(slug)), kind_counts(lists.by_province[slug], inputs))
        for slug in slugs
    )
    context = CommunesPage(lead, commune_files(inputs).head, tuple(provinces), _lists(lists, inputs))
    return Page(route, title, lead, context, trail(inputs), f"{FOLDER}/", "communes")


def commune_list_page(route: Route, inputs: PageInputs) -> Page:
    """The list of the province whose slug the route names."""
    lists, slug = inputs.project.communes, route.key
    assert lists
    full_name = inputs.project.places[slug].area_on(inputs.index.today).name.to(inputs.language)
    title = inputs.words("communes.title", name=full_name)
    lead = inputs.words(
        "communes.lead", name=full_name[:1].upper() + full_name[1:], counts=kind_counts(lists.by_province[slug], inputs)
    )
    source = f"{FOLDER}/{slug}.csv"
    context = CommuneListPage(
        lead=lead,
        province=place_link(slug, inputs),
        rank=newest_rank(inputs.project.places[slug], inputs, named=full_name),
        rows=commune_rows(slug, inputs),
        districts=district_rows(slug, inputs),
        lists=_lists(lists, inputs),
        edit=inputs.edit_address(source),
    )
    return Page(route, title, lead, context, trail(inputs, "communes"), source, "communes")


def _name(slug: str, inputs: PageInputs) -> str:
    return inputs.project.places[slug].name.to(inputs.language)


def _lists(lists: CommuneLists, inputs: PageInputs) -> ListsView:
    language = inputs.language
    changes = (f"{one.legal_basis} ({formatting.day(one.valid_from, language)})" for one in lists.changes)
    return ListsView(
        day=formatting.day(lists.as_of, language),
        changes=", ".join(changes),
        document=document_link(lists.document, inputs),
        licence=lists.licence_text.strip(),
    )
