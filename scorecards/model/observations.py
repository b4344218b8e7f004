"""Observations: one figure as one document states it; and the targets and ranks that stand beside them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecards.model.periods import Period
from scorecards.model.text import Text
from scorecards.model.values import Value
from scorecards.problems import Location
from scorecards.vietnamese.values import Printed


class Measure(StrEnum):
    """How a figure relates to its period."""

    CUMULATIVE = "cumulative"
    IN_PERIOD = "in-period"
    POINT_IN_TIME = "point-in-time"
    UNKNOWN = "unknown"


class ObservationStatus(StrEnum):
    """How final the document says that the figure is."""

    FINAL = "final"
    PRELIMINARY = "preliminary"
    ESTIMATED = "estimated"
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure as one document states it."""

    id: str
    """Stable: place, document, indicator and members, joined by full stops; also its anchor on the unit's page."""
    whole: str
    """Identifier of the whole that it is a part of; its own where it is not broken down."""
    place: str
    indicator: str
    document: str
    read_in: str
    """Document in which the words were read where that is not `document` itself (a page that reports it), or ""."""
    period: Period
    measure: Measure
    members: tuple[tuple[str, str], ...]
    """Dimension id and member id, at most one per dimension; empty for a figure that is not broken down."""
    value: Value
    quote: str
    """The source's own words, or "" for figures that came without words."""
    printed: str
    """The number as the source printed it: "57,53%"; "" without words."""
    status: ObservationStatus | None
    """None where the document does not say."""
    note: Text
    at: Location
    """Where it stands in the data."""


class Comparator(StrEnum):
    """How a value has to stand to its target."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    OVER = "over"
    EXACTLY = "exactly"


@dataclass(frozen=True, slots=True)
class Target:
    """What a document wants an indicator to be by a date. Declared once, whatever shows it."""

    id: str
    indicator: str
    place: str
    """Place slug; the country's for a national target."""
    value: Printed
    unit: str
    comparator: Comparator
    due: date
    document: str
    members: tuple[tuple[str, str], ...]
    quote: str
    note: Text
    at: Location


class RankBasis(StrEnum):
    """How a rank was read."""

    STATED = "stated"
    """The number was printed."""
    ORDER = "order"
    """Read off the order of a list."""
    DERIVED = "derived"
    """Computed from another rank and a printed difference."""
    BAND = "band"
    """Only a range of ranks is known."""
