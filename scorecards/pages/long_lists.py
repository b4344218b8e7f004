"""What is too long for the page of an indicator or a document, in pages of its own: all figures, and all places.

They are there only where their page does not hold all.
"""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.analysis.groups import newest_first
from scorecards.analysis.status.across import Measurand
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.observations import Observation
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.vietnamese import formatting
from scorecards.views.across import (
    MOST_LINES,
    AcrossGroup,
    AcrossView,
    across_view,
    comparison_anchor,
    parts_across,
    table_length,
    table_lines,
)
from scorecards.views.figures import figure
from scorecards.views.links import document_link, indicator_link
from scorecards.views.pager import pager
from scorecards.views.view_types import FigureView, LinkView, PagerView
from scorecards.wording import part_words

MOST_FIGURES = {paths.INDICATORS: 100, paths.DOCUMENTS: 50}
"""Figures that pages show, by their folder: where units compare, those of an indicator are folded."""
PER_PAGE = 100
"""How many of either a page of all shows."""
MOST_PAGES = 5
"""How many pages of figures there are, the newest first: nobody leafs through hundreds; files of data have them all."""


class FiguresPage(Struct, frozen=True):
    """A page of all figures of an indicator, or from a document."""

    of: LinkView
    """The indicator or the document."""
    figures: tuple[FigureView, ...]
    by: str
    """What tells figures apart: "place" or "indicator"."""
    pager: PagerView


class PlacesPage(Struct, frozen=True):
    """A page of the table of all units' figures of an indicator, or of a part of it."""

    name: str
    """The indicator, and the part."""
    of: LinkView
    """The comparison on the indicator's page."""
    groups: tuple[AcrossGroup, ...]
    pager: PagerView


def figures_of_indicator(id: str, index: Index) -> list[Observation]:
    """The newest figures of units, as many as pages show; the country's stand apart."""

    def found() -> list[Observation]:
        country = index.project.site.country
        groups = newest_first(group for group in index.statements.by_indicator.get(id, ()) if group.place != country)
        return list(islice((one for group in groups for one in group.observations), MOST_PAGES * PER_PAGE))

    return index.once(("figures-of-indicator", id), found)


def figures_of_document(id: str, index: Index) -> list[Observation]:
    """The figures that a document states."""
    return [one for group in index.statements.by_document.get(id, ()) for one in group.observations]


def long_figures(index: Index) -> Iterator[tuple[str, str, int]]:
    """Path, key and number of figures of each list that has pages of its own."""
    documents = [one.id for one in index.documents]
    for folder, ids in ((paths.INDICATORS, list(index.project.indicators)), (paths.DOCUMENTS, documents)):
        for id in ids:
            if (count := _count(f"{folder}{id}", index)) > MOST_FIGURES[folder]:
                yield paths.figures_of(f"{folder}{id}/"), f"{folder}{id}", min(count, MOST_PAGES * PER_PAGE)


def long_tables(index: Index) -> Iterator[tuple[str, str, int]]:
    """Path, key and number of lines of each table of all units that has pages of its own."""
    for indicator in index.project.indicators.values():
        for of in (Measurand(indicator), *parts_across(indicator, index)):
            if (count := table_length(of, index)) > MOST_LINES:
                yield table_path(of), f"{indicator.id}/{of.id}", count


def table_path(of: Measurand) -> str:
    """Where the table of all units of an indicator, or of a part of it, stands in pages."""
    return paths.places_of(of.indicator.id, ".".join(name for pair in of.members for name in pair))


def shortened(of: Measurand, inputs: PageInputs) -> tuple[AcrossView, LinkView | None]:
    """An indicator across units with the first lines of its table, and where the whole is, if there are more."""
    view, count = across_view(of, inputs), table_length(of, inputs.index)
    if count <= MOST_LINES:
        return view, None
    return view, LinkView(inputs.words("long-list.table", count=count), table_path(of))


def newest_figures(folder: str, id: str, inputs: PageInputs) -> tuple[tuple[FigureView, ...], LinkView | None]:
    """The figures that the page of an indicator or a document shows, and where all are, if there are more."""
    found, most = _figures(f"{folder}{id}", inputs.index), MOST_FIGURES[folder]
    shown = tuple(figure(one, inputs) for one in found[:most])
    count = _count(f"{folder}{id}", inputs.index)
    if count <= most:
        return shown, None
    most = MOST_PAGES * PER_PAGE
    key = "long-list.figures" if count <= most else "long-list.newest"
    name = inputs.words(key, count=formatting.number(min(count, most), inputs.language))
    return shown, LinkView(name, paths.figures_of(f"{folder}{id}/"))


def figures_page(route: Route, inputs: PageInputs) -> Page:
    """A page of the figures of the indicator or the document that the key names by its folder and identifier."""
    folder, _, id = route.key.rpartition("/")
    is_indicator = f"{folder}/" == paths.INDICATORS
    of = indicator_link(id, inputs) if is_indicator else document_link(id, inputs)
    section = "indicators" if is_indicator else "documents"
    found = _figures(route.key, inputs.index)[: MOST_PAGES * PER_PAGE]
    here = pager(paths.figures_of(f"{route.key}/"), route.number, len(found), PER_PAGE, inputs.words)
    shown = found[(route.number - 1) * PER_PAGE : route.number * PER_PAGE]
    figures = tuple(figure(one, inputs) for one in shown)
    context = FiguresPage(of, figures, "place" if is_indicator else "indicator", here)
    has_all = _count(route.key, inputs.index) <= MOST_PAGES * PER_PAGE
    title = inputs.words("long-list.figures-title" if has_all else "long-list.newest-title", name=of.name)
    return _page(route, title, context, of, section, inputs)


def places_page(route: Route, inputs: PageInputs) -> Page:
    """A page of the table of all units' figures of what the key names."""
    id, _, measurand = route.key.partition("/")
    indicator, index = inputs.project.indicators[id], inputs.index
    of = next(one for one in (Measurand(indicator), *parts_across(indicator, index)) if one.id == measurand)
    here = pager(table_path(of), route.number, table_length(of, index), PER_PAGE, inputs.words)
    groups = table_lines(of, (route.number - 1) * PER_PAGE, route.number * PER_PAGE, inputs)
    part = part_words(of.members, inputs.project.dimensions, inputs.language)
    above = indicator_link(id, inputs)
    name = ", ".join(filter(None, (above.name, part)))
    context = PlacesPage(name, replace(above, path=f"{above.path}#{comparison_anchor(of)}"), groups, here)
    title = inputs.words("long-list.table-title", name=name)
    return _page(route, title, context, above, "indicators", inputs)


def _page(
    route: Route, title: str, context: FiguresPage | PlacesPage, above: LinkView, section: str, inputs: PageInputs
) -> Page:
    name = title if route.number == 1 else f"{title}, {context.pager.name}"
    return Page(route, name, title, context, (*trail(inputs, section), above), "data/provinces/", section)


def _figures(key: str, index: Index) -> list[Observation]:
    folder, _, id = key.rpartition("/")
    return (figures_of_indicator if f"{folder}/" == paths.INDICATORS else figures_of_document)(id, index)


def _count(key: str, index: Index) -> int:
    """How many figures there are, without putting them in order."""

    def found() -> int:
        folder, _, id = key.rpartition("/")
        if f"{folder}/" != paths.INDICATORS:
            return sum(len(group.observations) for group in index.statements.by_document.get(id, ()))
        of_country = index.statements.of(index.project.site.country, id)
        return index.project.observations.count_of_indicator(id) - sum(len(one.observations) for one in of_country)

    return index.once(("count-of-figures", key), found)
