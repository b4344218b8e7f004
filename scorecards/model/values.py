"""The kinds of value that an observation can have.

They are told apart by type, not by which of many optional fields is filled: 52/63 is a `Rank`, 18/22 is a `Progress`,
"12/12 đơn vị (100%)" is a `Share`, and none of them is a fraction to be divided without thought.
"""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier


class Number(Struct, frozen=True):
    """A count, an amount of money, an index, a rate per head: one number of one unit."""

    printed: Printed
    unit: str
    """Unit of measure as words ("km", "hồ sơ", "đồng"); "" for a bare index."""
    qualifier: Qualifier = Qualifier.EXACT


class Share(Struct, frozen=True):
    """A percentage, with the counts behind it where the document prints them. A rate of a plan may pass 100."""

    rate: Printed
    """In per cent: 57,53 % is 57.53."""
    qualifier: Qualifier = Qualifier.EXACT
    numerator: Printed | None = None
    """The count that the rate is of: 141.616 hồ sơ."""
    denominator: Printed | None = None
    """What it is counted against, where printed: the second 12 of 12/12 đơn vị."""
    counted: str = ""
    """Unit of the counts, as words; "" where there are none."""
    counted_qualifier: Qualifier = Qualifier.EXACT
    """How exact the counts are: "gần 1.400 hồ sơ, đạt 57,53%" qualifies the count and not the rate."""


class Range(Struct, frozen=True):
    """Anything between two numbers: 60–70 %."""

    low: Printed
    high: Printed
    unit: str
    qualifier: Qualifier = Qualifier.EXACT


class Rank(Struct, frozen=True):
    """A place in an order, 1 first. "First or second" has best 1 and worst 2."""

    best: int
    worst: int
    universe: int | None = None
    """How many were ranked; None where the document does not say."""
    tied: bool = False


class Progress(Struct, frozen=True):
    """So many done of so many planned: 21/26 chỉ tiêu."""

    done: Printed
    planned: Printed
    unit: str
    qualifier: Qualifier = Qualifier.EXACT


class Change(Struct, frozen=True):
    """A change as printed: "tăng 3,85%", "1,6 lần". Per cent or points: said only where the document says which."""

    amount: Printed
    """Always positive; `direction` has the sign."""
    direction: Direction
    base: ChangeBase
    unit: str
    qualifier: Qualifier = Qualifier.EXACT


class MissingReason(StrEnum):
    """Why there is no figure. Zero is never one of them."""

    NOT_COLLECTED = "not-collected"
    NOT_YET_PUBLISHED = "not-yet-published"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not-applicable"
    UNIT_DID_NOT_EXIST = "unit-did-not-exist"


class Missing(Struct, frozen=True):
    """No figure, and why."""

    reason: MissingReason


Value = Number | Share | Range | Rank | Progress | Change | Missing


def size(value: Value) -> Decimal | None:
    """The one number that a bar or a sort can stand on: the rate of a share, the done part of a plan in per cent,
    the middle of nothing. None for ranges, ranks, changes and missing values, which must not be drawn as a number."""
    match value:
        case Number(printed=printed):
            return printed.value
        case Share(rate=rate):
            return rate.value
        case Progress(done=done, planned=planned) if planned.value:
            return done.value * 100 / planned.value
        case _:
            return None
