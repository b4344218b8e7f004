"""The first page: the index, how far the data reach, the newest reports."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from scorecards.addresses.route import Route
from scorecards.analysis.groups import newest_first
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.vietnamese import formatting
from scorecards.views.articles import ArticleCard, card
from scorecards.views.counts import counts, coverage_sentence
from scorecards.views.editions import EditionView, edition
from scorecards.views.links import document_link, pillar_link, place_link
from scorecards.views.maps import coverage_map, newest_layer
from scorecards.views.place_view_types import MapView
from scorecards.views.units import UnitRow, unit_row
from scorecards.views.view_types import LinkView, ReportView
from scorecards.wording import period_words

NEWEST = 6
"""How many articles the home page shows."""
FIRST_RANKS = 10
"""How many rows of the newest ranking the home page shows."""


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report on the home page."""

    unit: LinkView
    report: ReportView


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page: the index, how far the data reach, the newest reports. It claims no state of the country."""

    lead: str
    map: MapView | None
    """Today's units, those with figures told apart."""
    edition: EditionView | None
    """The newest edition of the official index, its first rows only."""
    coverage: str
    """One sentence: how many of how many units have figures."""
    reports: tuple[NewReport, ...]
    """Newest first."""
    units: tuple[UnitRow, ...]
    """Units that have figures."""
    pillars: tuple[LinkView, ...]
    articles: tuple[ArticleCard, ...]
    counts: tuple[tuple[str, str], ...]
    """Number and what it counts: ("24", "số liệu"), …"""


def home_page(route: Route, inputs: PageInputs) -> Page:
    """The first page: the index, the coverage and the newest reports."""
    project, language = inputs.project, inputs.language
    covered = inputs.index.covered_units
    layer = newest_layer(inputs)
    lead = inputs.words(
        "sentence.home-lead",
        observations=formatting.number(len(project.observations), language),
        units=formatting.number(len(covered), language),
    )
    context = HomePage(
        lead=lead,
        map=coverage_map(layer, inputs) if layer else None,
        edition=edition(project.rankings[0], inputs, FIRST_RANKS) if project.rankings else None,
        coverage=coverage_sentence(inputs),
        reports=tuple(_newest_reports(inputs))[:NEWEST],
        units=tuple(unit_row(place, inputs) for place in covered),
        pillars=tuple(pillar_link(id, inputs) for id in project.pillars),
        articles=tuple(card(article, inputs) for article in project.articles[:NEWEST]),
        counts=counts(inputs),
    )
    return Page(route, "", project.site.description.to(language), context, (), "data/site.toml", "home")


def _newest_reports(inputs: PageInputs) -> Iterable[NewReport]:
    """One a unit and document, those of the newest period first."""
    counts = Counter((group.place, group.document) for group in inputs.index.groups for _ in group.observations)
    for place, document in dict.fromkeys((group.place, group.document) for group in newest_first(inputs.index.groups)):
        first = next(g for g in inputs.index.groups_by_place[place] if g.document == document).observations[0]
        issuer = inputs.project.documents[document].issuer.to(inputs.language)
        view = ReportView(
            document_link(document, inputs),
            issuer,
            period_words(first.period, inputs.words),
            counts[place, document],
        )
        yield NewReport(place_link(place, inputs), view)
