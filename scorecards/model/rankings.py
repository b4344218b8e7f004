"""The official index: dated versions of its method, and the rankings published by them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scorecards.model.observations import RankBasis
from scorecards.model.text import Text
from scorecards.problems import Location


@dataclass(frozen=True, slots=True)
class FrameworkIndex:
    """A main index or a pillar of a framework."""

    id: str
    name: Text
    group: Text
    """The group that it stands in, or empty."""
    components: int | None
    """How many component indicators it has; None where unknown."""
    points: int | None
    """Most points that it can give; 0 where it is not scored, None where unknown."""


@dataclass(frozen=True, slots=True)
class Framework:
    """A dated version of the official index. Results of different versions do not compare."""

    id: str
    name: Text
    document: str
    years: tuple[int, ...]
    """Years measured by it, as far as known."""
    note: Text
    indices: tuple[FrameworkIndex, ...]
    pillars: tuple[FrameworkIndex, ...]
    """The pillars overlap: they share the points of the foundation indices, so they never add up."""


@dataclass(frozen=True, slots=True)
class RankRow:
    """One unit's row of a published ranking."""

    id: str
    place: str
    rank: int | None
    """None where only a score is known."""
    rank_to: int | None
    """Last possible rank where only a range is known; None where the rank is known."""
    tied: bool
    score: Decimal | None
    """As published, None where it was not."""
    indices: Mapping[str, Decimal]
    """Published values of main indices, by id."""
    pillars: Mapping[str, Decimal]
    """Published values of pillars, by id."""
    document: str
    """Where this row was read."""
    basis: RankBasis
    note: Text
    at: Location


@dataclass(frozen=True, slots=True)
class Ranking:
    """One edition of a ranking: year measured, day published, and among which units."""

    id: str
    name: Text
    framework: str
    """Version of the method, "" where unknown; editions of different versions do not compare."""
    reference_year: int
    published_on: date | None
    units_on: date
    """A day on which the units that were ranked existed: it tells the 63 from the 34."""
    universe: int
    universe_name: Text
    """What the universe is: "63 tỉnh, thành phố trước 1/7/2025"."""
    note: Text
    rows: tuple[RankRow, ...]
    """In the order of the file."""
    at: Location
