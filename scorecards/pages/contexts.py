"""One context per kind of page: what its template receives, field by field."""

from dataclasses import dataclass

from markupsafe import Markup

from scorecards.languages import Language
from scorecards.pages.country_contexts import RankingPage
from scorecards.pages.place_views import AreaView, MapView, NoticeView
from scorecards.pages.views import (
    ArticleCard,
    ChartView,
    ComparisonView,
    DataFile,
    FigureView,
    FindingView,
    LinkView,
    PagerView,
    PhotoView,
    PillarGroup,
    RankView,
    ReportView,
    SectionView,
    TargetView,
)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit on the home page and in lists."""

    link: LinkView
    kind: str
    """"tỉnh", "huyện"."""
    summary: str
    """The computed sentence of its page."""
    figures: tuple[FigureView, ...]
    """Its headline figures."""
    ranks: tuple[RankView, ...]


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
    edition: RankingPage | None
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


@dataclass(frozen=True, slots=True)
class UnitPage:
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
    headline: tuple[FigureView, ...]
    targets: tuple[TargetView, ...]
    ranks: tuple[RankView, ...]
    compare: str
    """Site path of the comparison with this unit chosen."""
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
    findings: tuple[FindingView, ...]
    """What does not add up."""
    former: tuple[UnitRow, ...]
    """Units that went into this one and have figures: shown as theirs, never added up."""
    articles: tuple[ArticleCard, ...]
    documents: tuple[LinkView, ...]
    data: tuple[LinkView, ...]
    """The unit's own figures as files; none where it has no figure."""


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """What is measured, and every figure of it."""

    name: str
    definition: str
    facts: tuple[tuple[str, str], ...]
    """Label and value: pillar, unit, kind, better, denominator, plausible range, merge rule."""
    pillar: LinkView
    figures: tuple[FigureView, ...]
    targets: tuple[TargetView, ...]
    charts: tuple[ChartView, ...]
    comparison: ComparisonView


@dataclass(frozen=True, slots=True)
class PillarPage:
    """A pillar with its indicators and their figures."""

    name: str
    definition: str
    weight: str
    rows: tuple[tuple[LinkView, tuple[FigureView, ...]], ...]
    """Indicator and its whole figures, one a unit and report."""


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document: what it is, and everything that rests on it."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Label and value: number, kind, issuer, day issued, publisher, day read; unknown said as unknown."""
    url: str
    file: DataFile | None
    """The document itself to download."""
    note: str
    cited_in: tuple[LinkView, ...]
    cites: tuple[LinkView, ...]
    figures: tuple[FigureView, ...]
    targets: tuple[TargetView, ...]
    ranks: tuple[tuple[LinkView, RankView], ...]
    """Unit and its rank."""
    articles: tuple[ArticleCard, ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A line of a list page."""

    link: LinkView
    detail: str


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Lines under one heading; the heading may be ""."""

    title: LinkView
    rows: tuple[ListRow, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """All units, indicators, pillars or documents; drawn by `list.html`."""

    lead: str
    groups: tuple[ListGroup, ...]


@dataclass(frozen=True, slots=True)
class NewsPage:
    """A page of a list of articles, newest first: of all, of a month, of a unit or of a pillar."""

    title: str
    articles: tuple[ArticleCard, ...]
    pager: PagerView
    archive: tuple[tuple[str, tuple[LinkView, ...]], ...]
    """The other lists: heading ("Theo tháng") and links, each name with its number of articles."""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A news article."""

    title: str
    summary: str
    published: str
    published_iso: str
    event: str
    """Day of the event, the word for unknown, or "" where there is none."""
    author: str
    unit: str
    translator: str
    """"" for an original, or where nobody is named."""
    author_language: Language
    """What the names of author and office are in."""
    places: tuple[LinkView, ...]
    pillars: tuple[LinkView, ...]
    documents: tuple[LinkView, ...]
    photo: PhotoView | None
    corrections: tuple[tuple[str, str, Language], ...]
    """Day, what was mended and the language of that, newest first."""
    html: Markup
    coverage: str
    """How many of its numbers are traced to figures, or ""."""
    edit: str
    related: tuple[ArticleCard, ...]
    language: Language
    """What title, summary and text are in; the page's own where there is a translation."""


@dataclass(frozen=True, slots=True)
class StandingPageView:
    """Methodology, about."""

    title: str
    summary: str
    html: Markup
    edit: str
    language: Language
    """What title, summary and text are in."""
    links: tuple[LinkView, ...]
    """Other agencies; on the about page only."""
    visits: tuple[tuple[str, str], ...]
    """What was counted and how often, with the day of the count; on the about page only, and only where a file of visit
    figures is given."""


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """Terms in Vietnamese order: anchor, term, the term in the other language, definition."""

    terms: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """Take the data with you."""

    files: tuple[DataFile, ...]
    columns: tuple[tuple[str, str], ...]
    """Column of the CSV file and what it means."""
    licence: LinkView
    counts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Search."""

    lead: str
    index: str
    """Site path of the file that the script reads first."""


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """404: where to go instead."""

    places: tuple[LinkView, ...]
    others: tuple[tuple[Language, str, str], ...]
    """Title and first sentence in the other languages: whoever mistypes an address of theirs gets this page too."""


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """An old address that leads to a new one."""

    target: LinkView
