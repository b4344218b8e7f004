"""The first page: a map of ranks and a list to choose the own province from, then what is new."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.analysis.groups import last_day
from scorecards.analysis.status.across import Measurand
from scorecards.charts.share_card import ShareCard
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.observations import Observation
from scorecards.model.places import Place
from scorecards.model.rankings import Ranking
from scorecards.pages.page import Page
from scorecards.vietnamese import formatting
from scorecards.views.across import across_line, across_of
from scorecards.views.articles import ArticleCard, card
from scorecards.views.edition_links import EditionLink, edition_links, newest_edition
from scorecards.views.links import document_link, indicator_link, pillar_link, place_link, ranking_link
from scorecards.views.maps import card_tiles, layer_of, ranking_map
from scorecards.views.place_view_types import MapView
from scorecards.views.unit_picker import Region, unit_picker
from scorecards.views.units import UnitRow, unit_row
from scorecards.views.value_maps import value_map
from scorecards.views.view_types import LinkView, ReportView
from scorecards.wording import day_words, period_words

LEAST_COMPARED = 4
"""By how many units' figures an indicator is worth a look from the first page."""
NEWEST = 6
"""How many articles and reports the home page shows."""


class NewReport(Struct, frozen=True):
    """A report on the home page."""

    unit: LinkView
    report: ReportView


class IndicatorLine(Struct, frozen=True):
    """An indicator on the home page."""

    link: LinkView
    result: str
    """What comparing the units comes to: "Trong 5 nơi so được: cao nhất …"; "" where no one sentence says its days."""
    days: str
    """Of which days the figures are."""


class HomePage(Struct, frozen=True):
    """The first page: how is my province? It claims no state of the country."""

    lead: str
    """What the map shows; without one, what the site holds."""
    map: MapView | None
    """The ranks of the newest edition of the DTI."""
    edition: LinkView | None
    """That edition's page."""
    known: str
    """How many of its ranks were found."""
    years: tuple[EditionLink, ...]
    """The other editions, each on its own page."""
    regions: tuple[Region, ...]
    """Today's units to choose from."""
    unit_count: str
    only: UnitRow | None
    """The one unit that the site has figures of, in place of a choice; None where there are several."""
    maps: tuple[LinkView, ...]
    """Maps of other values: each on its indicator's page."""
    indicators: tuple[IndicatorLine, ...]
    """Those by which several units compare."""
    articles: tuple[ArticleCard, ...]
    reports: tuple[NewReport, ...]
    """Newest first."""
    pillars: tuple[LinkView, ...]


def home_page(route: Route, inputs: PageInputs) -> Page:
    """The first page: the map, the list of units, news and the newest reports."""
    project, language = inputs.project, inputs.language
    newest = newest_edition(inputs)
    layer = layer_of(newest.units_on, inputs) if newest else None
    context = HomePage(
        lead=_lead(newest if layer else None, inputs),
        map=ranking_map(layer, newest, inputs) if layer and newest else None,
        edition=ranking_link(newest, inputs) if newest else None,
        known=_known(newest, inputs) if newest else "",
        years=edition_links(newest, inputs) if newest else (),
        regions=unit_picker(newest, inputs),
        unit_count=formatting.number(len(inputs.index.units_on(inputs.index.today)), language),
        only=unit_row(only, inputs) if (only := _only(inputs)) else None,
        maps=tuple(
            LinkView(one.name.to(language), f"{paths.indicator(one.id)}#ban-do")
            for one in project.indicators.values()
            if value_map(of := Measurand(one), across_of(of, inputs.index), inputs)
        ),
        indicators=tuple(
            IndicatorLine(indicator_link(one.id, inputs), *across_line(Measurand(one), inputs))
            for one in project.indicators.values()
            if len(inputs.index.comparison(one).compared) >= LEAST_COMPARED
        ),
        articles=tuple(card(article, inputs) for article in project.articles[:NEWEST]),
        reports=tuple(_newest_reports(inputs)),
        pillars=tuple(pillar_link(id, inputs) for id in project.pillars),
    )
    about = project.site.description.to(language)
    shared = ShareCard(
        project.site.title.to(language),
        label=context.edition.name if context.edition else "",
        text=about,
        tiles=card_tiles(context.map),
    )
    return Page(route, "", about, context, (), "data/site.toml", "home", card=shared)


def _only(inputs: PageInputs) -> Place | None:
    """The province or city of today that all figures are of, those of what belongs to it or went into it included."""
    index = inputs.index
    covered = {one.slug: one for one in index.covered_units}
    found = [one for one in index.units_on(index.today) if one.slug in covered]
    if len(found) != 1:
        return None
    ended = (index.place_of_area(id) for area in found[0].areas for id in area.predecessors)
    own = {one.slug for one in (found[0], *index.units_within.get(found[0].slug, ()), *filter(None, ended))}
    return found[0] if covered.keys() <= own else None


def _lead(edition: Ranking | None, inputs: PageInputs) -> str:
    language = inputs.language
    if edition is None:
        return inputs.words(
            "sentence.home-lead",
            observations=formatting.number(len(inputs.project.observations), language),
            units=formatting.number(len(inputs.index.covered_units), language),
        )
    return inputs.words("sentence.home-rank-lead", year=str(edition.reference_year))


def _known(edition: Ranking, inputs: PageInputs) -> str:
    known = sum(row.rank is not None and row.rank_to is None for row in edition.rows)
    return inputs.words(
        "sentence.home-known",
        published=day_words(edition.published_on, inputs.words),
        known=formatting.number(known, inputs.language),
        universe=formatting.number(edition.universe, inputs.language),
    )


def _newest(index: Index) -> list[tuple[str, str, Observation, int]]:
    """Place, document, first figure and how many there are of the reports of the newest days, the newest first."""
    order: dict[tuple[str, str], tuple[int, int]] = {}
    first: dict[tuple[str, str], Observation] = {}
    counts = Counter[tuple[str, str]]()
    for number, group in enumerate(index.statements):
        key, place_in_order = (group.place, group.document), (-last_day(group).toordinal(), number)
        order[key] = min(order.get(key, place_in_order), place_in_order)
        first.setdefault(key, group.observations[0])
        counts[key] += len(group.observations)
    return [(*key, first[key], counts[key]) for key in sorted(order, key=order.__getitem__)[:NEWEST]]


def _newest_reports(inputs: PageInputs) -> Iterable[NewReport]:
    """One a unit and document, those of the newest period first."""
    for place, document, first, count in inputs.index.once(("newest-reports",), lambda: _newest(inputs.index)):
        issuer = inputs.project.documents[document].issuer.to(inputs.language)
        view = ReportView(
            document_link(document, inputs),
            issuer,
            period_words(first.period, inputs.words),
            count,
        )
        yield NewReport(place_link(place, inputs), view)
