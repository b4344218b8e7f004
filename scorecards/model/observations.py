"""Observations: one figure as one document states it; and the targets and ranks that stand beside them."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Struct

from scorecards.model.fields import DocumentId, IndicatorId, Key, MemberPairs, PlaceId, RecordId, TableName
from scorecards.model.periods import Period
from scorecards.model.text import NO_TEXT, Text
from scorecards.model.values import Value
from scorecards.problems import Where
from scorecards.vietnamese.values import Printed


class Measure(StrEnum):
    """How a figure relates to its period."""

    CUMULATIVE = "cumulative"
    IN_PERIOD = "in-period"
    YEARLY_AVERAGE = "yearly-average"
    """What a year of the period had on average."""
    POINT_IN_TIME = "point-in-time"
    UNKNOWN = "unknown"


class ObservationStatus(StrEnum):
    """How final the document says that the figure is."""

    FINAL = "final"
    PRELIMINARY = "preliminary"
    ESTIMATED = "estimated"
    REVISED = "revised"


class Observation(Struct, frozen=True):
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
    at: Where
    """Where it stands in the data."""


class Comparator(StrEnum):
    """How a value has to stand to its target."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    OVER = "over"
    EXACTLY = "exactly"


class Target(Struct, frozen=True, kw_only=True):
    """What a document wants an indicator to be by a date. Declared once, whatever shows it."""

    TABLE: ClassVar = TableName("target", "mục tiêu (targets.toml, targets/)", "target (targets.toml, targets/)")

    id: RecordId
    indicator: Annotated[IndicatorId, Key("chỉ tiêu", "indicator")]
    place: Annotated[PlaceId, Key("của nơi nào", "place", "viet-nam")]
    """The country's slug for a national target."""
    value: Annotated[Printed, Key("mức phải đạt", "value to reach", 80)]
    unit: str = ""
    """The indicator's."""
    comparator: Annotated[Comparator, Key("cách so", "how to compare", "at-least")]
    due: Annotated[date, Key("hạn", "due date", date(2025, 12, 31))]
    members: Annotated[
        MemberPairs, Key("chỉ tính cho", "the part that it is of", {"government-level": "commune"}, name="where")
    ] = ()
    document: Annotated[DocumentId, Key("văn bản đặt mục tiêu", "document that sets it")]
    ended_by: Annotated[DocumentId, Key("văn bản sau đã bỏ hoặc thay mục tiêu", "later document that drops it")] = ""
    quote: Annotated[str, Key("nguyên văn", "the source's own words")] = ""
    note: Annotated[Text, Key("ghi chú", "note")] = NO_TEXT
    at: Where


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
