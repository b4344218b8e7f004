"""What templates receive: values already worded and formatted in the page's language.

Templates decide how things look and in which order they stand; they never format a number or a date and never build an
address. Paths here are site paths ("/tinh/ha-tinh/"); the template's `link()` adds the base path.
"""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class LinkView:
    """A name that leads somewhere."""

    name: str
    path: str
    """Site path with an anchor where wanted, or a full address on another site; "" for plain text."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure with everything a reader needs to trust it."""

    id: str
    """Stable identifier; the anchor of the figure on its unit's page."""
    path: str
    """Permanent link: the unit's page and the anchor."""
    indicator: LinkView
    part: str
    """What part of the whole it is of ("Cấp xã"), or ""."""
    place: LinkView
    qualifier: str
    """"gần", "trên", …; "" for an exact figure."""
    number: str
    """Set large: "57,53", "1.400", "21/26", "60–70"."""
    unit: str
    """"%", "hồ sơ"; "" for a rank or an index. A per cent sign follows the number without a space."""
    text: str
    """All of it on one line: "trên 21.000 km", "57,53%"."""
    counts: str
    """The counts behind a rate: "141.616 hồ sơ", "12/12 đơn vị"; or ""."""
    date: str
    """"31/10/2023", or the word for unknown."""
    period: str
    """The same in a phrase: "đến 31/10/2023", "từ 01/01/2023 đến 31/10/2023", "chưa rõ ngày"."""
    iso_date: str
    """For `<time datetime>`: "2023-10-31", or ""."""
    measure: str
    """"lũy kế", "trong kỳ", "tại thời điểm", or ""."""
    status: str
    """"số ước tính", … ; "" for a final figure or where the document does not say."""
    missing: str
    """Why there is no figure, or ""; then number, unit and text are ""."""
    source: LinkView
    """The document that states it."""
    read_in: LinkView | None
    """The page in which its words were read, where that is another."""
    quote: str
    """The source's own words, or ""."""
    note: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart with its table, source and date."""

    id: str
    title: str
    reading: str
    """One sentence computed from the data; also the chart's accessible name."""
    svg: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The same numbers as a table; the first cell of a row is its heading."""
    period: str
    source: LinkView


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """The figures of one indicator from one report on a unit's page: a large number, or a chart with its parts."""

    indicator: LinkView
    figures: tuple[FigureView, ...]
    """The whole first, then its parts; all get an anchor."""
    chart: ChartView | None


@dataclass(frozen=True, slots=True)
class PillarGroup:
    """A unit's figures of one pillar."""

    pillar: LinkView
    definition: str
    groups: tuple[IndicatorGroup, ...]
    """Empty where nothing is known of this pillar; shown as such."""


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target and where the unit stands."""

    id: str
    indicator: LinkView
    part: str
    of: LinkView
    """Whose target it is: the country's, the unit's."""
    text: str
    """"ít nhất 80%"."""
    due: str
    """"31/12/2025"."""
    source: LinkView
    quote: str
    note: str
    figure: FigureView | None
    """The unit's newest figure of the same indicator and part, or None."""


@dataclass(frozen=True, slots=True)
class RankView:
    """A unit's place in one edition of a ranking, always with its universe."""

    id: str
    name: str
    """Name of the edition."""
    text: str
    """"37/63"."""
    universe: str
    """"63 tỉnh, thành phố trước 1/7/2025"."""
    tied: str
    """"đồng hạng", or ""."""
    score: str
    year: str
    published: str
    """Day published, or the word for unknown."""
    source: LinkView
    basis: str
    """Says so where the rank was read off the order of a list; else ""."""
    chart: ChartView | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report whose figures the site has, for "how it has changed" and "where figures come from"."""

    document: LinkView
    issuer: str
    period: str
    count: int
    """How many of the figures come from it."""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article in a list."""

    link: LinkView
    summary: str
    date: str
    iso_date: str
    places: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of commentary, ready as HTML; headings within start at level 3."""

    id: str
    title: str
    html: Markup


# -- one context per kind of page --------------------------------------------------------------------------------------


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
    photo: tuple[str, str, str, str, int, int] | None
    """Asset path, alternative text, caption, credit, width and height in pixels."""
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
