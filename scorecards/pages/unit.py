"""A unit's scorecard: how it is doing, against what, compared with whom, how it has changed, where it comes from."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from scorecards.analysis.groups import Group, newest_first
from scorecards.model.places import Area, Level, Place
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.contexts import UnitPage, UnitRow
from scorecards.pages.figures import card, document_link, group, pillar_link, place_link, rank
from scorecards.pages.findings import finding_view
from scorecards.pages.page import Page
from scorecards.pages.place_views import AreaView, NoticeView
from scorecards.pages.unit_summary import description, headline, summary, targets_of
from scorecards.pages.views import LinkView, PillarGroup, ReportView, SectionView
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.wording import period_words, word


def units(book: Book) -> list[Place]:
    """The places that have a page, in Vietnamese order: all but the country."""
    project = book.project
    found = [place for slug, place in project.places.items() if slug != project.site.country]
    return sorted(found, key=lambda place: sort_key(place.name.vi))


def units_on(day: date, book: Book) -> list[Place]:
    """The provinces and cities of that day, in Vietnamese order."""
    return [
        place
        for place in units(book)
        if any(area.level is Level.PROVINCE and area.exists_on(day) for area in place.areas)
    ]


def unit_page(place: Place, book: Book, above: tuple[LinkView, ...]) -> Page:
    """The page of one unit."""
    name = place.name.to(book.language)
    groups = book.groups_by_place.get(place.slug, [])
    commentary = book.project.commentaries.get(place.slug)
    sections = tuple(
        SectionView(section.id, word(f"section.{section.id}", book.language), book.html(section.prose, section.id))
        for section in (commentary.sections if commentary else ())
    )
    documents = dict.fromkeys(id for g in groups for o in g.observations for id in (o.document, o.read_in) if id)
    documents |= dict.fromkeys(commentary.documents if commentary else ())
    context = UnitPage(
        name=name,
        full_name=place.latest.name.to(book.language),
        facts=tuple(_facts(place, book)),
        notices=tuple(_notices(place, book)),
        history=tuple(area_view(area, book) for area in reversed(place.areas)),
        summary=summary(place, book),
        headline=headline(place, book),
        targets=targets_of(place, book),
        ranks=tuple(rank(ranking, row, book) for ranking, row in book.ranks_by_place.get(place.slug, ())),
        compare=paths.compare(place.slug),
        reports=tuple(_reports(groups, book)),
        change_note=_change_note(name, groups, book),
        commentary=sections,
        commentary_by=commentary.author if commentary else "",
        commentary_documents=tuple(document_link(id, book) for id in (commentary.documents if commentary else ())),
        commentary_coverage=book.coverage_words(commentary.at.path if commentary else ""),
        commentary_edit=book.edit_address(commentary.at.path if commentary else ""),
        commentary_by_language=commentary.author_language if commentary else book.language,
        commentary_language=commentary.language if commentary else book.language,
        pillars=tuple(_pillars(groups, book)),
        findings=tuple(finding_view(found, book) for found in book.findings_by_place.get(place.slug, ())),
        former=tuple(unit_row(other, book) for other in _former(place, book)),
        articles=tuple(card(article, book) for article in book.articles_by_place.get(place.slug, ())),
        documents=tuple(document_link(id, book) for id in documents),
        data=tuple(LinkView(e.upper(), paths.unit_data(place.slug, e)) for e in ("csv", "json")) if groups else (),
    )
    source = f"data/provinces/{place.slug}/"
    return Page(paths.unit(place.slug), "unit.html", name, description(place, book), context, above, source, "units")


def unit_row(place: Place, book: Book) -> UnitRow:
    """A unit on the home page."""
    return UnitRow(
        link=LinkView(place.name.to(book.language), paths.unit(place.slug)),
        kind=place.latest.name.to(book.language),
        summary=summary(place, book),
        figures=headline(place, book),
        ranks=tuple(rank(ranking, row, book) for ranking, row in book.ranks_by_place.get(place.slug, ())),
    )


def area_view(area: Area, book: Book) -> AreaView:
    """A version of a unit with its neighbours in time."""
    language = book.language
    return AreaView(
        name=area.name.to(language),
        since=formatting.day(area.valid_from, language) if area.valid_from else "",
        until=formatting.day(area.valid_to, language) if area.valid_to else "",
        predecessors=tuple(book.area_link(id) for id in area.predecessors),
        successor=book.area_link(area.successor) if area.successor else None,
        legal_basis=area.legal_basis,
    )


def _notices(place: Place, book: Book) -> Iterable[NoticeView]:
    """That the unit is no more and what its territory belongs to now; or what it was formed from."""
    area, language = place.latest, book.language
    if area.valid_to and area.valid_to < book.today:
        now = book.successor_today(area)
        links = (place_link(now.slug, book),) if now else ()
        day, name = formatting.day(area.valid_to, language), area.name.to(language)
        yield NoticeView(word("notice.dissolved" if now else "notice.ended", language, name=name, day=day), links)
    others = [other for other in _predecessors(place, book) if other.slug != place.slug]
    if others:
        formed = next(a for a in place.areas if any(book.place_of_area(id) in others for id in a.predecessors))
        day = formatting.day(formed.valid_from, language) if formed.valid_from else word("word.unknown", language)
        before = _predecessors(place, book)
        yield NoticeView(
            word("notice.formed", language, day=day), tuple(place_link(other.slug, book) for other in before)
        )


def _predecessors(place: Place, book: Book) -> list[Place]:
    """The places whose units went into this one, itself included where its former unit did."""
    found = [book.place_of_area(id) for area in place.areas for id in area.predecessors]
    return list({other.slug: other for other in found if other}.values())


def _former(place: Place, book: Book) -> list[Place]:
    """Other places that went into this one, and districts that belonged to it, with figures of their own."""
    parts = [other for other in units(book) if any(area.parent == place.slug for area in other.areas)]
    near = [*(other for other in _predecessors(place, book) if other.slug != place.slug), *parts]
    return [other for other in near if book.groups_by_place.get(other.slug)]


def _facts(place: Place, book: Book) -> Iterable[tuple[str, str]]:
    area, language = place.latest, book.language
    facts = [
        ("code", area.code),
        ("region", area.region.to(language)),
        ("since", formatting.day(area.valid_from, language) if area.valid_from else ""),
        ("until", formatting.day(area.valid_to, language) if area.valid_to else ""),
    ]
    return ((word(f"fact.{key}", language), value) for key, value in facts if value)


def _pillars(groups: list[Group], book: Book) -> Iterable[PillarGroup]:
    indicators = book.project.indicators
    for pillar in book.project.pillars.values():
        own = tuple(group(g, book) for g in newest_first(groups) if indicators[g.indicator].pillar == pillar.id)
        yield PillarGroup(pillar_link(pillar.id, book), pillar.definition.to(book.language), own)


def _reports(groups: list[Group], book: Book) -> Iterable[ReportView]:
    counts = Counter(g.document for g in groups for _ in g.observations)
    for document in dict.fromkeys(g.document for g in newest_first(groups)):
        first = next(g for g in groups if g.document == document).observations[0]
        issuer = book.project.documents[document].issuer.to(book.language)
        yield ReportView(
            document_link(document, book), issuer, period_words(first.period, book.language), counts[document]
        )


def _change_note(name: str, groups: list[Group], book: Book) -> str:
    documents = Counter(indicator for indicator, _ in {(g.indicator, g.document) for g in groups})
    repeated = sum(count > 1 for count in documents.values())
    if not groups:
        return word("sentence.no-report", book.language, name=name)
    if not repeated:
        return word("sentence.one-report", book.language, name=name)
    return word("sentence.more-reports", book.language, name=name, count=repeated)
