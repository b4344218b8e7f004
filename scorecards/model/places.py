"""Places and the administrative units they were between two dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecards.model.text import Text


class Level(StrEnum):
    """Level of government. The district level ended on 30/6/2025."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class Area:
    """A place as an administrative unit between two dates. Neither code nor name is a key: both were reused in 2025."""

    id: str
    """Dated identifier: `tuyen-quang-2025`; the place's slug where it has had one version only."""
    name: Text
    """Full name with its kind: "tỉnh Hà Tĩnh"."""
    level: Level
    code: str
    """Official code, "" where unknown; for display and look-up in official tables only."""
    region: Text
    valid_from: date | None
    """First day; None where it existed before 2020, the first year of the official index."""
    valid_to: date | None
    """Last day; None while it exists."""
    predecessors: tuple[str, ...] = ()
    """Area ids that it was formed from."""
    successor: str = ""
    """Area id that it went into, or ""."""
    parent: str = ""
    """Place slug of the unit it belongs to, or ""."""
    legal_basis: str = ""

    def exists_on(self, day: date) -> bool:
        """Whether the unit existed on that day, first and last day included."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Place:
    """What keeps one address through time."""

    slug: str
    name: Text
    """Short name: "Hà Tĩnh"."""
    areas: tuple[Area, ...]
    """Versions in time order, at least one."""
    headline: tuple[str, ...] = ()
    """Indicator ids that the unit's first screen leads with, in order."""

    @property
    def latest(self) -> Area:
        """The newest version."""
        return self.areas[-1]

    def area_on(self, day: date | None) -> Area:
        """The version on that day; the newest where the day is unknown or no version covers it."""
        if day is not None:
            for area in self.areas:
                if area.exists_on(day):
                    return area
        return self.latest


@dataclass(frozen=True, slots=True)
class Tile:
    """A square of a tile map."""

    place: str
    """Slug of the place that the tile leads to."""
    name: Text
    """The place's name, or the archipelago's."""
    column: int
    row: int
    """From the west and from the north, 0 first."""
    archipelago: bool = False
    """Whether the tile is an archipelago of the place, shown under its own name and always there."""


Position = tuple[float, float]
"""Degrees east and north, WGS 84."""

Ring = tuple[Position, ...]
"""A line that ends where it begins."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The box round an archipelago on a geographic map."""

    name: Text
    """The archipelago's."""
    line: Ring
    label: Position
    """Middle of the foot of its name."""


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Shapes of a layer's units, from a file of the agency that publishes the site."""

    units: Mapping[str, tuple[tuple[Ring, ...], ...]]
    """By place slug, from north to south: polygons, each its outline and then its holes."""
    frames: tuple[Frame, ...]
    """Of Hoàng Sa and Trường Sa, always both."""
    credit: Text
    """Whose shapes they are and under which licence."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A schematic map of the units of one day. Slugs mean the units of that day alone: layers are never joined."""

    id: str
    name: Text
    on: date
    columns: int
    rows: int
    tiles: tuple[Tile, ...]
    """From north to south, then from west to east."""
    boundaries: Boundaries | None = None
    """For a geographic map; None where the agency gives none."""
