"""Contexts of the pages that look at all units together: rankings and coverage."""

from dataclasses import dataclass

from scorecards.pages.place_views import FrameworkView, MapView
from scorecards.pages.views import FigureView, FindingView, LinkView, RankView


@dataclass(frozen=True, slots=True)
class RankingRow:
    """A unit in an edition."""

    id: str
    unit: LinkView
    rank: str
    """"37", "32–34"; "" where only a score was published."""
    tied: str
    score: str
    indices: tuple[str, ...]
    """Values of the columns named by `columns`, "" where not published."""
    basis: str
    note: str
    source: LinkView


@dataclass(frozen=True, slots=True)
class SumView:
    """An index or a pillar computed again from its published parts, as a sum to follow."""

    title: str
    """Unit and what is computed: "Đà Nẵng: chỉ số DTI"."""
    steps: tuple[tuple[str, str, str, str], ...]
    """Main index, points it can give, published value, points reached."""
    total: str
    """Points reached in all."""
    points: str
    """Points that can be reached: what the total is divided by."""
    result: str
    """Total over points."""
    published: str
    """As published."""
    verdict: str
    """Whether the published value follows, and what the precision of the parts allows to say."""


@dataclass(frozen=True, slots=True)
class RankingPage:
    """An edition of the official index: /xep-hang/<edition>/."""

    name: str
    here: LinkView
    """Its name and page."""
    year: str
    published: str
    """Day published, or the word for unknown."""
    universe: str
    """"63 tỉnh, thành phố trước 1/7/2025"."""
    known: str
    """"16/63": how many ranks are known."""
    framework: FrameworkView | None
    """None where it is not known by which method."""
    note: str
    map: MapView | None
    columns: tuple[str, ...]
    """Names of main indices and pillars that any row has a value for."""
    rows: tuple[RankingRow, ...]
    """By rank."""
    missing: tuple[LinkView, ...]
    """Units of that day for which no rank was found."""
    sums: tuple[SumView, ...]
    """Scores computed again, where the parts were published."""
    merged: str
    """How a merged unit's index is made of its predecessors'; "" where no unit of the edition was merged."""


@dataclass(frozen=True, slots=True)
class RankingsPage:
    """All editions: /xep-hang/."""

    lead: str
    groups: tuple[tuple[FrameworkView | None, tuple[RankingPage, ...]], ...]
    """Editions by version of the method, the newest first; None for those whose method is not known."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What is known of a unit."""

    unit: LinkView
    kind: str
    cells: tuple[tuple[str, str], ...]
    """One a pillar: number of figures and newest day; ("", "") for none."""
    total: str
    newest: str


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """How far the data reach: /do-phu/."""

    lead: str
    map: MapView | None
    pillars: tuple[LinkView, ...]
    rows: tuple[CoverageRow, ...]
    missing: tuple[LinkView, ...]
    """Today's units without a figure."""
    editions: tuple[tuple[LinkView, str, str], ...]
    """Edition, how many ranks are known of how many, and scores."""


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """What does not add up in the sources: /doi-chieu/."""

    lead: str
    counts: tuple[tuple[str, str], ...]
    """Number and weight of the findings."""
    groups: tuple[tuple[LinkView, tuple[FindingView, ...]], ...]
    """By unit, then by document."""
    checks: tuple[tuple[str, str], ...]
    """Every rule by title, with what it checks."""


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A figure that the site showed differently before."""

    day: str
    iso_day: str
    figure: FigureView
    old: str
    new: str
    reason: str
    remarks: tuple[str, ...]
    """That the standing changed without new data; that new data are the reason."""


@dataclass(frozen=True, slots=True)
class RevisionsPage:
    """The log of revised figures: /thay-doi/."""

    lead: str
    rows: tuple[RevisionRow, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class EditionsTable:
    """Editions that ranked the same units, side by side."""

    universe: str
    """"63 tỉnh, thành phố trước 1/7/2025"."""
    order: str
    """By which edition the rows are ordered."""
    editions: tuple[tuple[LinkView, str], ...]
    """The newest first, with the day published."""
    rows: tuple[tuple[LinkView, str, tuple[RankView | None, ...]], ...]
    """Unit, until when it existed or "", and its rank in each edition, None where none was found; empty where there are
    too many for this page."""


@dataclass(frozen=True, slots=True)
class SharedIndicator:
    """An indicator, or a part of it, of which figures of several units compare."""

    indicator: LinkView
    part: str
    rule: str
    """When figures of it compare."""
    count: str
    """How many units have figures that compare."""
    groups: tuple[tuple[FigureView, ...], ...]
    """Figures that compare, the greatest first; empty where there are too many for this page."""


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Units side by side: /so-sanh/."""

    lead: str
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Heading ("Tỉnh, thành phố hiện nay"), then slug and name of each unit under it."""
    index: str
    """Site path of the file that the script reads first."""
    tables: tuple[EditionsTable, ...]
    indicators: tuple[SharedIndicator, ...]
