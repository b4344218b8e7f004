"""Indicators, the pillars they belong to and the dimensions that break them down."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scorecards.model.text import Text


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


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the eight scored main indices of the official index (Decision 922/QĐ-BTTTT of 20/5/2022)."""

    id: str
    name: Text
    definition: Text
    order: int
    weight: int
    """Points out of 1.000 in that decision."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, exactly enough that two figures can be told to be of the same thing."""

    id: str
    name: Text
    definition: Text
    pillar: str
    kind: IndicatorKind
    better: Better
    unit: Text
    """Unit of measure as readers see it: "%", "hồ sơ", "km"."""
    denominator: Text
    """What a rate is counted against, or empty."""
    low: Decimal | None
    high: Decimal | None
    """Plausible range of the value in its unit; None where there is no bound."""
    compare_within_days: int | None
    """Figures of two units compare when their last days lie at most this many days apart and measure, level and part
    are the same; None where figures of this indicator do not compare between units."""
    merge: MergeRule


@dataclass(frozen=True, slots=True)
class Member:
    """One value of a dimension: "cấp xã" of level of government."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way of breaking a figure down."""

    id: str
    name: Text
    members: tuple[Member, ...]
    """In the order in which readers see them."""


TOTAL = "total"
"""The member that stands for the whole, in every dimension."""
