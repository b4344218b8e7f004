"""One context per kind of page: what its template receives, field by field."""

from dataclasses import dataclass

from markupsafe import Markup

from scorecards.pages.views import (
    ArticleCard,
    ChartView,
    FigureView,
    LinkView,
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
class HomePage:
    """The first page."""

    lead: str
    units: tuple[UnitRow, ...]
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
    summary: str
    """One computed sentence that sums up."""
    headline: tuple[FigureView, ...]
    targets: tuple[TargetView, ...]
    ranks: tuple[RankView, ...]
    reports: tuple[ReportView, ...]
    change_note: str
    """Says honestly what can be said about change over time: with one report only, that no series exists yet."""
    commentary: tuple[SectionView, ...]
    commentary_by: str
    commentary_documents: tuple[LinkView, ...]
    commentary_edit: str
    """Address at which the file can be edited, or ""."""
    pillars: tuple[PillarGroup, ...]
    articles: tuple[ArticleCard, ...]
    documents: tuple[LinkView, ...]


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
    """The list of articles, newest first."""

    articles: tuple[ArticleCard, ...]


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
    places: tuple[LinkView, ...]
    pillars: tuple[LinkView, ...]
    documents: tuple[LinkView, ...]
    photo: tuple[str, str, str, str] | None
    """Site path, alternative text, caption and credit."""
    html: Markup
    edit: str
    related: tuple[ArticleCard, ...]


@dataclass(frozen=True, slots=True)
class StandingPageView:
    """Methodology, about."""

    title: str
    summary: str
    html: Markup
    edit: str
    links: tuple[LinkView, ...]
    """Other agencies; on the about page only."""


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """Terms in Vietnamese order: anchor, term, the term in the other language, definition."""

    terms: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to download."""

    link: LinkView
    size: str
    description: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """Take the data with you."""

    files: tuple[DataFile, ...]
    columns: tuple[tuple[str, str], ...]
    """Column of the CSV file and what it means."""
    licence: LinkView
    counts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """404: where to go instead."""

    places: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """An old address that leads to a new one."""

    target: LinkView
