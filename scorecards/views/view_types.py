"""What templates receive: values already worded and formatted in the page's language.

Templates decide how things look and in which order they stand; they never format a number or a date and never build an
address. Paths here are site paths ("/tinh/ha-tinh/"); the template's `link()` adds the base path.
"""

from markupsafe import Markup
from msgspec import Struct

from scorecards.inputs.prose_html import ProseHtml
from scorecards.languages import Language
from scorecards.output import Output


class LinkView(Struct, frozen=True):
    """A name that leads somewhere."""

    name: str
    path: str
    """Site path with an anchor where wanted, or a full address on another site; "" for plain text."""
    language: Language | None = None
    """What the page that it leads to is in, where that is not the language of the page that has the link."""


class BarView(Struct, frozen=True):
    """A bar on a scale from 0 to 100, as plain numbers for the attributes of a drawing."""

    start: str
    """"0"; for a range its lower end."""
    length: str
    mark: str
    """Where the target is, or ""."""


class FigureView(Struct, frozen=True):
    """One figure with everything a reader needs to trust it."""

    id: str
    """Stable identifier; the anchor of the figure on its unit's page."""
    path: str
    """Permanent link: the unit's page and the anchor."""
    indicator: LinkView
    part: str
    """What part of the whole it is of ("Cấp xã"), or ""."""
    place: LinkView
    then: str
    """The unit's name at that time where it was not today's: "tỉnh Tuyên Quang (đến 30/6/2025)"; else ""."""
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
    nouns: Language
    """What unit and noun are in: the source's language where there are no other words for them."""
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
    citation: str
    """A line to cite it by, all but the address: what, whose, value, period, source, site, edition of the data; where
    none has it yet, the day of the build."""
    cited: str
    """The address of that line: the figure in its edition, which stays as it is; else its permanent link."""
    note: str
    stale: str
    """That the figure is old, by the site's own rule; or ""."""
    revised: LinkView | None
    """That the site showed it differently before: the day of the newest revision and what stood here, leading to it."""
    findings: tuple[LinkView, ...]
    """What does not follow from this figure: the calculation, leading to the page of findings."""
    bar: BarView | None
    """For a rate or so much done of a plan."""
    edit: str
    """Address at which it can be edited, or ""."""


class DataFile(Struct, frozen=True):
    """A file to download."""

    link: LinkView
    size: str
    description: str
    made: Output | None = None
    """The file itself where it comes with the page; None for one that is a route of its own."""


class EmbedView(Struct, frozen=True):
    """A chart for other pages: a page of its own for frames, and pictures under addresses that last."""

    path: str
    """Site path of the page that frames show."""
    code: str
    """HTML of the frame, to be copied."""
    source: str
    """The documents and the days of the figures, in one line."""
    page: str
    """Site path of where the chart stands, with its anchor."""
    pictures: tuple[DataFile, ...]


class ChartView(Struct, frozen=True):
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
    file: str
    """Site path of the file with which it can be explored."""
    made: Output
    """That file."""
    embed: EmbedView | None = None
    """None for a chart that other pages do not take, and where the address of the site is not known."""


class IndicatorGroup(Struct, frozen=True):
    """The figures of one indicator from one report on a unit's page: a large number, or a chart with its parts."""

    indicator: LinkView
    figures: tuple[FigureView, ...]
    """The whole first, then its parts; all get an anchor."""
    chart: ChartView | None
    earlier: tuple["IndicatorGroup", ...] = ()
    """What is known of the indicator from earlier days, the newest first."""
    earlier_lines: tuple[FigureView, ...] = ()
    """The same in lines, where the unit has very many figures."""
    change: str = ""
    """How the first figure differs from the one before: "tăng 160 trạm so với 10/2023"; or ""."""
    among: LinkView | None = None
    """Its place among the units that compare, and the country's figure: "thứ 3 trong 13 nơi so được"; None without."""


class StatusView(Struct, frozen=True):
    """Where a unit stands against a target."""

    key: str
    """reached, on-course, behind, not-yet, overdue, awaiting, no-figure."""
    word: str
    """The same for readers: "đã đạt"."""
    close: str
    """That one last digit would change it; or ""."""


class TargetView(Struct, frozen=True):
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
    status: StatusView | None
    """None for the country's own row on the pages of indicators and documents."""
    gap: str
    """How far the figure is from it: "còn 105 đơn vị"; "" without a figure or where no one number tells."""
    bar: BarView | None
    """The figure's bar with the target marked on it."""
    ended_by: LinkView | None
    """The later document that dropped or replaced it; None while it holds."""
    edit: str
    """Address at which it can be edited, or ""."""


class RankView(Struct, frozen=True):
    """A unit's place in one edition of a ranking, always with its universe."""

    id: str
    path: str
    """Permanent link: the unit's page and the anchor."""
    name: str
    """Name of the edition."""
    text: str
    """"37/63", "32–34/34"; "" where only a score was published."""
    universe: str
    """"63 tỉnh, thành phố trước 1/7/2025"."""
    then: str
    """The unit that was ranked, where it is not today's: "tỉnh Tuyên Quang (đến 30/6/2025)"; or ""."""
    tied: str
    """"đồng hạng", or ""."""
    score: str
    year: str
    published: str
    """Day published, or the word for unknown."""
    source: LinkView
    basis: str
    """Says so where the rank was read off the order of a list; else ""."""
    note: str
    chart: ChartView | None


class ReportView(Struct, frozen=True):
    """A report whose figures the site has, for "how it has changed" and "where figures come from"."""

    document: LinkView
    issuer: str
    period: str
    """"" for a document without figures."""
    count: int
    """How many of the figures come from it."""
    anchor: str = ""
    """Where it is told of on the page of a commune; "" for a document that has a page."""
    facts: tuple[tuple[str, str], ...] = ()
    """Then label and value of what the register says of it."""
    url: str = ""
    """Then its address, or ""."""


class SectionView(Struct, frozen=True):
    """A section of commentary, ready as HTML; headings within start at level 3."""

    id: str
    title: str
    html: ProseHtml


class PagerView(Struct, frozen=True):
    """Where a page stands in a list of several."""

    number: int
    total: int
    previous: LinkView | None
    next: LinkView | None
    name: str
    """This page: "trang 2"."""
