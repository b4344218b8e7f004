"""A unit's scorecard: how it is doing, against what, compared with whom, how it has changed, where it comes from."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.analysis.groups import Group, newest_first
from scorecards.charts.qr import QrCode
from scorecards.charts.share_card import ShareCard
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import Language
from scorecards.model.articles import Commentary
from scorecards.model.places import Place
from scorecards.model.values import Progress
from scorecards.pages import news
from scorecards.pages.document import document_facts
from scorecards.pages.offers import downloads
from scorecards.pages.page import Page
from scorecards.pages.subjects import dataset_subject
from scorecards.pages.trail import trail
from scorecards.vietnamese import formatting
from scorecards.views.articles import ArticleCard, card
from scorecards.views.communes import list_link
from scorecards.views.figure_tables import FigureTable, figure_tables
from scorecards.views.findings import FindingView, finding_view
from scorecards.views.links import document_link, place_link
from scorecards.views.pillars import PillarGroup, pillars
from scorecards.views.place_view_types import AreaView, NoticeView
from scorecards.views.ranks import charted_rank, rank
from scorecards.views.series import SeriesView, changes
from scorecards.views.standing import StandingView, standing
from scorecards.views.unit_summary import database_words, description, headline, summary, targets_of
from scorecards.views.units import UnitRow, area_view, unit_row
from scorecards.views.view_types import FigureView, LinkView, RankView, ReportView, SectionView, TargetView
from scorecards.wording import period_words


class UnitPage(Struct, frozen=True):
    """A unit's scorecard."""

    name: str
    full_name: str
    """"tỉnh Hà Tĩnh"."""
    facts: tuple[tuple[str, str], ...]
    """Label and value: code, region, existed since/until."""
    notices: tuple[NoticeView, ...]
    """That the unit no longer exists and what it belongs to now; or what it was formed from."""
    history: tuple[AreaView, ...]
    """Its versions through time, newest first; one entry where it never changed."""
    summary: str
    """One computed sentence that sums up."""
    standing: StandingView | None
    """Its place among all; None for a unit that is never ranked."""
    kept: str
    """What the site has of it: how many figures, how new, what does not add up."""
    others: tuple[RankView, ...]
    """Its ranks by other indices than the DTI."""
    headline: tuple[FigureView, ...]
    targets: tuple[TargetView, ...]
    has_plans: bool
    """Whether some of its figures say how much was planned ("8/11 mục tiêu"), which is a target in itself."""
    ranks: tuple[RankView, ...]
    compare: str
    """Site path of the comparison with this unit chosen."""
    changes: tuple[SeriesView, ...]
    """Figures of two days or more."""
    reports: tuple[ReportView, ...]
    change_note: str
    """Says honestly what can be said about change over time: with one report only, that no series exists yet."""
    commentary: tuple[SectionView, ...]
    commentary_by: str
    commentary_documents: tuple[LinkView, ...]
    commentary_coverage: str
    """How many of its numbers are traced to figures, or ""."""
    commentary_edit: str
    """Address at which the file can be edited, or ""."""
    commentary_by_language: Language
    """What the author's name is in."""
    commentary_language: Language
    """What the commentary is written in."""
    pillars: tuple[PillarGroup, ...]
    tables: tuple[FigureTable, ...]
    """A commune's figures, in place of those by pillar and of changes."""
    findings: tuple[FindingView, ...]
    """What does not add up."""
    former: tuple[UnitRow, ...]
    """Units that went into this one and have figures: shown as theirs, never added up."""
    articles: tuple[ArticleCard, ...]
    """The newest."""
    all_articles: str
    """Site path of the list of all its articles, where there are more; else ""."""
    documents: tuple[LinkView, ...]
    """Those used besides its reports: in which a report was read, and what the commentary rests on."""
    code: QrCode | None
    """Of the page's address, for its printed sheet; None where the address of the site is not known, and for a commune,
    whose page is not made to hang on a notice board."""
    communes: LinkView | None
    """The list of its communes, or of those of the province that it went into; None where there is none."""


def unit_page(route: Route, inputs: PageInputs) -> Page:
    """The page of the unit whose slug the route names."""
    place = inputs.project.places[route.key]
    name = place.name.to(inputs.language)
    groups = inputs.index.statements.by_place.get(place.slug, [])
    commentary = inputs.project.commentaries.get(place.slug)
    articles = inputs.index.articles_by_place.get(place.slug, [])
    ranked = inputs.index.ranks_by_place.get(place.slug, ())
    sections = tuple(_sections(commentary, inputs)) if commentary else ()
    documents = dict.fromkeys(id for g in groups for o in g.observations for id in (o.document, o.read_in) if id)
    documents |= dict.fromkeys(commentary.documents if commentary else ())
    reports = tuple(_reports(place, groups, inputs))
    in_reports = {report.document for report in reports}
    context = UnitPage(
        name=name,
        full_name=place.latest.name.to(inputs.language),
        facts=tuple(_facts(place, inputs)),
        notices=tuple(_notices(place, inputs)),
        history=tuple(area_view(area, inputs) for area in reversed(place.areas)),
        summary=summary(place, inputs),
        standing=standing(place, inputs),
        kept=database_words(place, inputs),
        others=tuple(rank(ranking, row, inputs) for ranking, row in ranked if ranking.subject),
        headline=headline(place, inputs),
        targets=targets_of(place, inputs),
        has_plans=any(isinstance(o.value, Progress) for g in groups for o in g.observations),
        ranks=tuple(charted_rank(ranking, row, inputs) for ranking, row in ranked if not ranking.subject),
        compare=paths.compare(place.slug),
        changes=() if place.is_brief else changes(place, inputs),
        reports=reports,
        change_note=_change_note(name, groups, inputs),
        commentary=sections,
        commentary_by=commentary.author if commentary else "",
        commentary_documents=tuple(document_link(id, inputs) for id in (commentary.documents if commentary else ())),
        commentary_coverage=inputs.coverage_words(commentary.path if commentary else ""),
        commentary_edit=inputs.edit_address(commentary.path if commentary else ""),
        commentary_by_language=commentary.author_language if commentary else inputs.language,
        commentary_language=commentary.language if commentary else inputs.language,
        pillars=() if place.is_brief else tuple(pillars(groups, inputs)),
        tables=tuple(figure_tables(groups, inputs)) if place.is_brief else (),
        findings=tuple(finding_view(found, inputs) for found in inputs.index.findings_by_place.get(place.slug, ())),
        former=tuple(unit_row(other, inputs) for other in _former(place, inputs)),
        articles=tuple(card(article, inputs) for article in inputs.articles(articles[: news.NEWEST])),
        all_articles=news.news_path(news.UNITS, place.slug) if len(articles) > news.NEWEST else "",
        documents=tuple(link for id in documents if (link := document_link(id, inputs)) not in in_reports),
        code=_code(place, inputs),
        communes=list_link(place.slug, inputs),
    )
    source = f"data/provinces/{place.slug}/"
    about = description(place, inputs)
    return Page(
        route, name, about, context, trail(inputs, "units"), source, "units",
        headline=_headline(name, context.standing, inputs),
        card=None if place.is_brief else _card(context),
        subject=dataset_subject(name, about, downloads(route, inputs), inputs) if groups else None,
    )  # fmt: skip


def _code(place: Place, inputs: PageInputs) -> QrCode | None:
    """What a phone reads the page's address from; None where the site has none, and for communes."""
    has_code = inputs.base.absolute and not place.is_brief
    return inputs.codes.of(inputs.base.full(paths.unit(place.slug))) if has_code else None


def _headline(name: str, standing: StandingView | None, inputs: PageInputs) -> str:
    """The name with the newest rank of today's unit."""
    if standing is None or not standing.rank:
        return ""
    return inputs.words("share.standing", name=name, rank=standing.rank, universe=standing.universe, year=standing.year)


def _card(page: UnitPage) -> ShareCard:
    standing = page.standing
    if standing is None or not standing.rank:
        return ShareCard(page.name, text=page.summary)
    chart = standing.history.svg if standing.history else ""
    return ShareCard(page.name, f"{standing.rank}/{standing.universe}", standing.label, page.summary, chart)


def _sections(commentary: Commentary, inputs: PageInputs) -> Iterator[SectionView]:
    for section in commentary.sections:
        html = inputs.html(section.prose, section.id, commentary.language)
        yield SectionView(section.id, inputs.words(f"section.{section.id}"), html)


def _notices(place: Place, inputs: PageInputs) -> Iterable[NoticeView]:
    """That the unit is dissolved and what its territory belongs to now; or what it was formed from."""
    area, language = place.latest, inputs.language
    if area.valid_to and area.valid_to < inputs.index.today:
        now = inputs.index.successor_today(area)
        links = (place_link(now.slug, inputs),) if now else ()
        day, name = formatting.day(area.valid_to, language), area.name.to(language)
        yield NoticeView(inputs.words("notice.dissolved" if now else "notice.ended", name=name, day=day), links)
    others = [other for other in _predecessors(place, inputs) if other.slug != place.slug]
    if others:
        formed = next(a for a in place.areas if any(inputs.index.place_of_area(id) in others for id in a.predecessors))
        day = formatting.day(formed.valid_from, language) if formed.valid_from else inputs.words("word.unknown")
        before = _predecessors(place, inputs)
        yield NoticeView(
            inputs.words("notice.formed", day=day), tuple(place_link(other.slug, inputs) for other in before)
        )


def _predecessors(place: Place, inputs: PageInputs) -> list[Place]:
    """The places whose units went into this one, itself included where its former unit did."""
    found = [inputs.index.place_of_area(id) for area in place.areas for id in area.predecessors]
    return list({other.slug: other for other in found if other}.values())


def _former(place: Place, inputs: PageInputs) -> list[Place]:
    """Other places that went into this one, and districts that belonged to it, with figures of their own."""
    parts = inputs.index.units_within.get(place.slug, ())
    near = [*(other for other in _predecessors(place, inputs) if other.slug != place.slug), *parts]
    return [other for other in near if other.slug in inputs.index.statements.by_place]


def _facts(place: Place, inputs: PageInputs) -> Iterable[tuple[str, str]]:
    area, language = place.latest, inputs.language
    facts = [
        ("code", area.code),
        ("region", area.region.to(language)),
        ("since", formatting.day(area.valid_from, language) if area.valid_from else ""),
        ("until", formatting.day(area.valid_to, language) if area.valid_to else ""),
    ]
    return ((inputs.words(f"fact.{key}"), value) for key, value in facts if value)


def _reports(place: Place, groups: list[Group], inputs: PageInputs) -> Iterable[ReportView]:
    """The reports with figures of the place; of a commune then the other documents that its page tells of."""
    words, documents = inputs.words, inputs.project.documents
    counts = Counter(g.document for g in groups for _ in g.observations)
    periods = {g.document: g.observations[0].period for g in reversed(groups)}
    told_here = inputs.index.documents_by_commune.get(place.slug, ())
    for id in dict.fromkeys((*(g.document for g in newest_first(groups)), *told_here)):
        document, is_here = documents[id], id in inputs.index.documents_of_communes
        yield ReportView(
            document_link(id, inputs), document.issuer.to(inputs.language),
            period_words(periods[id], words) if id in periods else "", counts[id],
            anchor=paths.document_anchor(id) if is_here else "",
            facts=tuple(document_facts(document, words)) if is_here else (),
            url=document.url if is_here else "",
        )  # fmt: skip


def _change_note(name: str, groups: list[Group], inputs: PageInputs) -> str:
    documents = Counter(indicator for indicator, _ in {(g.indicator, g.document) for g in groups})
    repeated = sum(count > 1 for count in documents.values())
    if not groups:
        return inputs.words("sentence.no-report", name=name)
    if not repeated:
        return inputs.words("sentence.one-report", name=name)
    return inputs.words("sentence.more-reports", name=name, count=repeated)
