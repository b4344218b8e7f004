"""Indicators, the pillars they belong to and the dimensions that break them down."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Struct

from scorecards.model.fields import AtLeast, Between, Heading, Identifier, Key, NotRead, PillarId, RecordId, TableName
from scorecards.model.text import NO_TEXT, Text
from scorecards.problems import NOWHERE, Where


class IndicatorKind(StrEnum):
    """What sort of value an indicator has; it settles how words with two readings are read."""

    RATE = "rate"
    COUNT = "count"
    PROGRESS = "progress"
    RATIO = "ratio"
    RANK = "rank"
    INDEX = "index"
    MONEY = "money"
    PER_HEAD = "per-head"
    CHANGE = "change"


class Better(StrEnum):
    """Which way is better. There is no default: an indicator says it."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class MergeRule(StrEnum):
    """How a figure of a merged unit may be made from its predecessors' figures."""

    SUM = "sum"
    WEIGHTED_MEAN = "weighted-mean"
    UNWEIGHTED_MEAN = "unweighted-mean"
    NOT_COMPARABLE = "not-comparable"


class Pillar(Struct, frozen=True):
    """One of the eight scored main indices of the official index (Decision 922/QĐ-BTTTT of 20/5/2022)."""

    TABLE: ClassVar = TableName("pillar", "trụ cột (pillars.toml)", "pillar (pillars.toml)")

    id: RecordId
    name: Annotated[Text, Key("tên", "name", "Hạ tầng số")]
    definition: Annotated[Text, Key("nội dung", "what it covers")]
    weight: Annotated[int, Between(0, 1000), Key("điểm tối đa trên 1.000", "points out of 1,000", 100)]
    """Points out of 1.000 in that decision."""
    order: int = 0
    """From 1, in the order of the file."""


class Indicator(Struct, frozen=True, kw_only=True):
    """What is measured, exactly enough that two figures can be told to be of the same thing."""

    TABLE: ClassVar = TableName(
        "indicator", "chỉ tiêu (indicators.toml, indicators/)", "indicator (indicators.toml, indicators/)"
    )

    id: RecordId
    name: Annotated[Text, Key("tên", "name", "Hồ sơ thủ tục hành chính được số hóa")]
    other_names: Annotated[
        tuple[str, ...],
        Key(
            "cách gọi khác trong báo cáo, để nhận ra khi đọc",
            "other words that reports have for it, to know it by",
            ["Số hóa hồ sơ thủ tục hành chính"],
        ),
    ] = ()
    """Never shown; drafts and the tracing of texts know the indicator by them."""
    definition: Annotated[Text, Key("định nghĩa", "definition")]
    pillar: Annotated[PillarId, Key("trụ cột", "pillar", "chinh-quyen-so")]
    kind: Annotated[IndicatorKind, Key("loại số", "kind of value", "rate")]
    better: Annotated[Better, Key("cao hay thấp là tốt", "which way is better", "higher")]
    unit: Annotated[Text, Key("đơn vị tính", "unit of measure", "%")]
    """As readers see it: "%", "hồ sơ", "km"."""
    denominator: Annotated[Text, Key("tỷ lệ tính trên cái gì", "what a rate is counted against")] = NO_TEXT
    low: Annotated[Decimal | None, Key("giá trị nhỏ nhất hợp lý", "lowest plausible value", 0)] = None
    high: Annotated[Decimal | None, Key("giá trị lớn nhất hợp lý", "highest plausible value", 100)] = None
    """Plausible range of the value in its unit; None where there is no bound."""
    compare_within_days: Annotated[
        int | None,
        Between(0, 3650),
        Key(
            "so được giữa các đơn vị khi ngày cách nhau không quá; bỏ trống nếu không so",
            "units compare if their dates lie this close; absent where they do not compare",
            184,
        ),
    ] = None
    """Figures of two units compare when their last days lie at most this many days apart and measure, level and part
    are the same; of a figure without a day the day by which it was public counts. None where figures of this indicator
    do not compare between units."""
    merge: Annotated[MergeRule, Key("cách gộp khi sáp nhập", "rule for merged units", "not-comparable")]
    at: Where = NOWHERE

    @property
    def plausible(self) -> tuple[Decimal | None, Decimal | None]:
        """The bounds of the value; without bounds of its own a rate is a part of a whole, from 0 to 100 %.

        One that may pass 100, such as the rate of a plan, says so by its `high`.
        """
        if self.kind is not IndicatorKind.RATE:
            return self.low, self.high
        return (
            Decimal(0) if self.low is None else self.low,
            Decimal(100) if self.high is None else self.high,
        )


class Member(Struct, frozen=True):
    """One value of a dimension: "cấp xã" of level of government."""

    TABLE: ClassVar = TableName("member", "thành phần", "member")

    id: Annotated[Identifier, Key("mã", "identifier", "commune")]
    name: Annotated[Text, Key("tên", "name", "Cấp xã")]
    valid_to: Annotated[
        date | None,
        Key("ngày cuối còn thành phần này", "last day on which there is such a part", date(2025, 6, 30)),
    ] = None
    """None while there is."""
    at: Where = NOWHERE


class Dimension(Struct, frozen=True):
    """A way of breaking a figure down."""

    TABLE: ClassVar = TableName("dimension", "chiều phân tổ (dimensions.toml)", "dimension (dimensions.toml)")

    id: RecordId
    name: Annotated[Text, Key("tên", "name", "Cấp chính quyền")]
    members: Annotated[
        tuple[Member, ...],
        AtLeast(1),
        Key("các thành phần", "members", Heading("[[government-level.member]]"), name="member"),
    ]
    """In the order in which readers see them."""
    not_read: NotRead = frozenset()


TOTAL = "total"
"""The member that stands for the whole, in every dimension."""
