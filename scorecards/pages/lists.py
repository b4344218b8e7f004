"""Home, lists, news, standing pages, the glossary, the data page and 404."""

from collections import Counter
from collections.abc import Iterable

from scorecards.analysis.groups import newest_first
from scorecards.languages import LANGUAGES
from scorecards.model.articles import StandingPage
from scorecards.model.places import Place
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.contexts import (
    DataPage,
    GlossaryPage,
    HomePage,
    ListGroup,
    ListPage,
    ListRow,
    NewReport,
    NotFoundPage,
    StandingPageView,
)
from scorecards.pages.coverage import coverage_sentence
from scorecards.pages.figures import card, document_link, indicator_link, pillar_link, place_link
from scorecards.pages.maps import coverage_map, newest_layer
from scorecards.pages.page import Page
from scorecards.pages.rankings import edition
from scorecards.pages.unit import unit_row, units, units_on
from scorecards.pages.views import LinkView, OpenData, ReportView
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.wording import period_words, word

NEWEST = 6
"""How many articles the home page shows."""
FIRST_RANKS = 10
"""How many rows of the newest ranking the home page shows."""


def home_page(book: Book) -> Page:
    """The first page: the index, the coverage and the newest reports."""
    project, language = book.project, book.language
    covered = [place for place in units(book) if book.groups_by_place.get(place.slug)]
    layer = newest_layer(book)
    lead = word(
        "sentence.home-lead",
        language,
        observations=formatting.number(len(project.observations), language),
        units=formatting.number(len(covered), language),
    )
    context = HomePage(
        lead=lead,
        map=coverage_map(layer, book) if layer else None,
        edition=edition(project.rankings[0], book, FIRST_RANKS) if project.rankings else None,
        coverage=coverage_sentence(book),
        reports=tuple(_newest_reports(book))[:NEWEST],
        units=tuple(unit_row(place, book) for place in covered),
        pillars=tuple(pillar_link(id, book) for id in project.pillars),
        articles=tuple(card(article, book) for article in project.articles[:NEWEST]),
        counts=counts(book),
    )
    return Page(
        paths.HOME, "home.html", "", project.site.description.to(language), context, (), "data/site.toml", "home"
    )


def _newest_reports(book: Book) -> Iterable[NewReport]:
    """One a unit and document, those of the newest period first."""
    counts = Counter((group.place, group.document) for group in book.groups for _ in group.observations)
    for place, document in dict.fromkeys((group.place, group.document) for group in newest_first(book.groups)):
        first = next(g for g in book.groups_by_place[place] if g.document == document).observations[0]
        issuer = book.project.documents[document].issuer.to(book.language)
        view = ReportView(
            document_link(document, book), issuer, period_words(first.period, book.language), counts[place, document]
        )
        yield NewReport(place_link(place, book), view)


def counts(book: Book) -> tuple[tuple[str, str], ...]:
    """How much the site holds: number and what it counts."""
    project = book.project
    found = {
        "observations": len(project.observations),
        "indicators": len(project.indicators),
        "targets": len(project.targets),
        "ranks": sum(len(ranking.rows) for ranking in project.rankings),
        "documents": len(project.documents),
    }
    language = book.language
    return tuple((formatting.number(n, language), word(f"count.{key}", language)) for key, n in found.items() if n)


def list_pages(book: Book, above: tuple[LinkView, ...]) -> Iterable[Page]:
    """The lists of units, indicators, pillars and documents."""
    project, language = book.project, book.language

    def page(key: str, path: str, groups: Iterable[ListGroup], source: str) -> Page:
        title = word(f"page.{key}", language)
        lead = word(f"lead.{key}", language)
        return Page(path, "list.html", title, lead, ListPage(lead, tuple(groups)), above, source, key)

    nowhere = LinkView("", "")
    yield page("units", paths.UNITS, _unit_groups(book), "data/places.toml")
    indicator_groups = [
        ListGroup(
            pillar_link(pillar.id, book),
            tuple(
                ListRow(indicator_link(i.id, book), i.definition.to(language))
                for i in project.indicators.values()
                if i.pillar == pillar.id
            ),
        )
        for pillar in project.pillars.values()
    ]
    yield page("indicators", paths.INDICATORS, [g for g in indicator_groups if g.rows], "data/indicators.toml")
    pillar_rows = tuple(ListRow(pillar_link(p.id, book), p.definition.to(language)) for p in project.pillars.values())
    yield page("pillars", paths.PILLARS, [ListGroup(nowhere, pillar_rows)], "data/pillars.toml")
    by_kind: dict[str, list[ListRow]] = {}
    for document in project.documents.values():
        kind = word(f"document.{document.kind}", language)
        detail = document.title.to(language) if document.number else document.publisher.to(language)
        by_kind.setdefault(kind, []).append(ListRow(document_link(document.id, book), detail))
    document_groups = [ListGroup(LinkView(kind, ""), tuple(rows)) for kind, rows in by_kind.items()]
    yield page("documents", paths.DOCUMENTS, document_groups, "data/documents.toml")


def _unit_groups(book: Book) -> Iterable[ListGroup]:
    """Today's provinces and cities by region, then the units that are no more."""
    language = book.language
    today = units_on(book.today, book)
    regions: dict[str, list[ListRow]] = {}
    for place in today:
        area = place.area_on(book.today)
        regions.setdefault(area.region.to(language), []).append(
            ListRow(place_link(place.slug, book), area.name.to(language))
        )
    for region in sorted(regions, key=sort_key):
        yield ListGroup(LinkView(region, ""), tuple(regions[region]))
    slugs = {place.slug for place in today}
    rest = [place for place in units(book) if place.slug not in slugs]
    if rest:
        rows = tuple(ListRow(place_link(place.slug, book), _until(place, book)) for place in rest)
        yield ListGroup(LinkView(word("lead.former-units", language), ""), rows)


def _until(place: Place, book: Book) -> str:
    area, language = place.latest, book.language
    if area.valid_to is None:
        return area.name.to(language)
    return word(
        "sentence.unit-then", language, name=area.name.to(language), day=formatting.day(area.valid_to, language)
    )


def standing_pages(book: Book, above: tuple[LinkView, ...]) -> Iterable[Page]:
    """Methodology, about, and whatever other page stands in content/pages/."""
    links = tuple(LinkView(link.name.to(book.language), link.url) for link in book.project.site.links)
    for page in book.project.pages.values():
        path = paths.standing(page.slug)
        context = StandingPageView(
            page.title,
            page.summary,
            book.html(page.prose, "bai"),
            book.edit_address(page.at.path),
            page.language,
            links if path == paths.ABOUT else (),
            book.visits if path == paths.ABOUT else (),
        )
        section, source = _section_of(page), page.at.path
        yield Page(path, "standing.html", page.title, page.summary, context, above, source, section, page.language)


def _section_of(page: StandingPage) -> str:
    return {paths.METHOD: "method", paths.ABOUT: "about"}.get(paths.standing(page.slug), "")


def glossary_page(book: Book, above: tuple[LinkView, ...]) -> Page:
    """Terms in Vietnamese order."""
    language = book.language
    other = "en" if language == "vi" else "vi"
    terms = sorted(book.project.glossary, key=lambda term: sort_key(term.name.to(language)))
    rows = tuple(
        (t.id, t.name.to(language), t.name.en if other == "en" else t.name.vi, t.definition.to(language)) for t in terms
    )
    title, lead = word("page.glossary", language), word("lead.glossary", language)
    return Page(
        paths.GLOSSARY, "glossary.html", title, lead, GlossaryPage(rows), above, "data/glossary.toml", "glossary"
    )


def data_page(book: Book, above: tuple[LinkView, ...], data: OpenData) -> Page:
    """The files to download, what their columns mean, and the licence."""
    language, site = book.language, book.project.site
    title, lead = word("page.data", language), word("lead.data", language)
    licence = LinkView(site.data_licence.to(language), site.data_licence_url)
    context = DataPage(data.files, data.columns, licence, counts(book))
    return Page(paths.DATA, "data.html", title, lead, context, above, "data/", "data")


def not_found_page(book: Book) -> Page:
    """404."""
    title, lead = word("page.not-found", book.language), word("lead.not-found", book.language)
    others = tuple(
        (language, word("page.not-found", language), word("lead.not-found", language))
        for language in LANGUAGES
        if language != book.language
    )
    context = NotFoundPage(tuple(place_link(place.slug, book) for place in units(book)), others)
    return Page(paths.NOT_FOUND, "not_found.html", title, lead, context, (), "data/site.toml")
