"""What a chart shows. Figures come with their words ready, so that chart, table and text can never disagree."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field


class Bar(Struct, frozen=True):
    """One bar of a bar chart."""

    label: str
    """What the bar stands for: "cấp xã"."""
    value: Decimal | None
    """Its length, in the unit that all bars of the chart share; None for a missing figure, never drawn as zero."""
    text: str
    """The figure as readers see it, qualifier and unit included: "gần 97%"; for a missing figure why it is missing."""
    whole: bool = False
    """Whether it is the total of the others, and set apart from them."""
    detail: str = ""
    """What a reader who explores the chart is told besides: "28.627/79.013 hồ sơ"."""


class BarChart(Struct, frozen=True):
    """Amounts of one unit, side by side, from a common zero."""

    title: str
    """The one message of the chart; it and `reading` are the chart's accessible name."""
    reading: str
    """One sentence that says what the chart shows."""
    bars: tuple[Bar, ...]
    """From top to bottom."""
    top: Decimal | None = None
    """What a full bar is: 100 for per cent. Values may pass it (a rate of a plan). None where nothing is full."""
    top_text: str = ""
    """`top` as readers see it, written where it stands: "100%"; "" leaves it unwritten."""


class SquaresChart(Struct, frozen=True):
    """So many done of so many planned, one square each: 21 of 26."""

    title: str
    reading: str
    done: int
    planned: int
    done_label: str
    """What the filled squares are, number included: "21 chỉ tiêu hoàn thành"."""
    rest_label: str
    """What the empty squares are, number included; shown where there are any."""


class RankStrip(Struct, frozen=True):
    """A position among `universe` units, first place at the left, every place a tick."""

    title: str
    reading: str
    rank: int
    worst: int
    """The last place of a range of ranks; the same as `rank` where there is one."""
    universe: int
    first_label: str
    """Under the first place: "1"."""
    last_label: str
    """Under the last place: "63"."""
    mark_label: str
    """Over the mark: "Hà Tĩnh: hạng 37"."""
    places: Mapping[int, str] = field(default_factory=dict)
    """What a reader who explores the chart is told of a place, where anything is known of it: "hạng 12: Quảng Ninh"."""


class RankPoint(Struct, frozen=True):
    """A place in one edition of a ranking."""

    label: str
    """Under it: "2023"."""
    text: str
    """At it: "37/63"."""
    rank: int
    worst: int
    """The last place of a range of ranks; the same as `rank` where there is one."""
    universe: int
    """How many were ranked: editions with lists of other lengths are set out by how far down the list a place is."""
    joins: bool = False
    """Whether a line leads here from the point before: both are of one method and one list of units."""
    detail: str = ""
    """What a reader who explores the chart is told of it."""


class RankHistory(Struct, frozen=True):
    """Places in the editions of a ranking, the oldest at the left, the first of the list at the top."""

    title: str
    reading: str
    points: tuple[RankPoint, ...]
    top_label: str
    """At the head of the list: "đầu bảng"."""
    bottom_label: str


class TimePoint(Struct, frozen=True):
    """A figure at its day."""

    day: int
    """Days from any first day that all points of the chart share."""
    value: Decimal
    text: str
    """At it: "57,53%"."""
    label: str
    """Under it: "10/2023"."""
    joins: bool = False
    """Whether a line leads here from the point before: the two compare."""
    detail: str = ""
    """What a reader who explores the chart is told of it."""


class TimeChart(Struct, frozen=True):
    """Figures of one thing through time, the oldest at the left, on a scale from zero."""

    title: str
    reading: str
    points: tuple[TimePoint, ...]
    """At least two of different days, in time order."""
    top: Decimal | None = None
    """The end of the scale: 100 for per cent. None for the greatest value; greater ones move it."""


class UnitBar(Struct, frozen=True):
    """One unit's bar among those of others."""

    label: str
    value: Decimal
    text: str
    """The figure as readers see it: "gần 97%"."""
    place: str = ""
    """Its place among those that compare, "3" or "1–2"; "" for a unit without one."""
    detail: str = ""
    """What a reader who explores the chart is told besides: the day."""


class UnitBarGroup(Struct, frozen=True):
    """Bars that compare with each other, or that are set apart for one reason."""

    title: str
    """Over the bars; "" for those that compare."""
    bars: tuple[UnitBar, ...]
    """From top to bottom."""


class ReferenceLine(Struct, frozen=True):
    """A value that all bars are read against."""

    value: Decimal
    text: str
    """At its end: "cả nước 43,7%"."""


class UnitBars(Struct, frozen=True):
    """The figures of many units on one scale from zero, one line each."""

    title: str
    reading: str
    groups: tuple[UnitBarGroup, ...]
    """Bars of the first group are filled where it has no title; all others are outlines."""
    country: ReferenceLine | None = None
    target: ReferenceLine | None = None


ChartSpec = BarChart | SquaresChart | RankStrip | RankHistory | TimeChart | UnitBars
