"""What a quantity read from Vietnamese text is made of.

A `Quantity` is a stretch of text and its `Value`; the value is one of five small types, and `Quantity` offers the
parts of each by name (`number`, `low`, `numerator` …), `None` where its kind has no such part.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Qualifier(StrEnum):
    """How a text bounds the figure it prints."""

    EXACT = "exact"
    ABOUT = "about"
    """khoảng, xấp xỉ, ước, ~"""
    NEARLY = "nearly"
    """gần, ngót"""
    OVER = "over"
    """hơn, trên, vượt, >"""
    UNDER = "under"
    """dưới, chưa đến, <"""
    AT_LEAST = "at-least"
    """ít nhất, tối thiểu, không dưới, từ … trở lên, ≥"""
    AT_MOST = "at-most"
    """tối đa, không quá, … trở xuống, ≤"""
    UP_TO = "up-to"
    """lên tới, lên đến, có tới"""


class QuantityKind(StrEnum):
    """The five kinds of quantity."""

    NUMBER = "number"
    RATIO = "ratio"
    RANGE = "range"
    RANK = "rank"
    CHANGE = "change"


class Direction(StrEnum):
    """Which way a change goes."""

    INCREASE = "increase"
    DECREASE = "decrease"


class ChangeBase(StrEnum):
    """What the amount of a change is counted in."""

    POINTS = "points"
    """Percentage points or points of a score: "tăng 5 điểm %"."""
    PERCENT = "percent"
    """Per cent of the earlier amount: "942 hồ sơ, tăng 12%"."""
    TIMES = "times"
    """Multiples of the earlier amount: "gấp 2 lần"."""
    ABSOLUTE = "absolute"
    """The thing itself: "tăng 35 đơn vị", "giảm 12 bậc"."""
    UNSTATED = "unstated"
    """A per cent sign that may mean either: "đạt 29,65%, tăng 3,85%"."""


class Printed(Struct, frozen=True):
    """A numeral with the precision it was printed with."""

    value: Decimal
    """The number, its magnitude word applied: "342,78 triệu" is 342780000."""
    step: Decimal
    """What one unit of the last printed digit is worth: 0.01 for "57,53", 10000 for "342,78 triệu", 1 for "1.400"."""


def scaled(number: Decimal, factor: int) -> Decimal:
    """The product without the decimal zeros that multiplying leaves: 342.78 million is 342780000, not 342780000.00."""
    product = number * factor
    return product if factor == 1 or product != product.to_integral_value() else product.to_integral_value()


class NumberQuantity(Struct, frozen=True):
    """One amount: a count, a share, a sum of money, a rate per head."""

    amount: Printed


class RatioQuantity(Struct, frozen=True):
    """So many of so many: "21/26 chỉ tiêu", "8 trong số 11"."""

    numerator: Printed
    denominator: Printed


class RangeQuantity(Struct, frozen=True):
    """From one amount to another: "60-70%"."""

    low: Printed
    high: Printed


class RankQuantity(Struct, frozen=True):
    """A place in an order: "đứng 52/63", "đứng số 1 hoặc thứ 2"."""

    position: Printed | RangeQuantity
    universe: Printed | None
    """How many were ranked, where the text says it."""


class ChangeQuantity(Struct, frozen=True):
    """By how much something changed: "tăng 3,85%", "giảm 12 bậc", "gấp 2 lần"."""

    amount: Printed | RangeQuantity
    """Never signed: `direction` tells the sign."""
    direction: Direction
    base: ChangeBase


Value = NumberQuantity | RatioQuantity | RangeQuantity | RankQuantity | ChangeQuantity

_KINDS = {
    NumberQuantity: QuantityKind.NUMBER,
    RatioQuantity: QuantityKind.RATIO,
    RangeQuantity: QuantityKind.RANGE,
    RankQuantity: QuantityKind.RANK,
    ChangeQuantity: QuantityKind.CHANGE,
}


class Quantity(Struct, frozen=True):
    """A quantity and where the text says it."""

    start: int
    """First character of the whole phrase, qualifier or verb of change included."""
    end: int
    """One past its last character, unit included."""
    printed: str
    """The numeral alone, with its magnitude word: "342,78 triệu"; "21/26"; "60-70"."""
    unit: str
    """"%", "hồ sơ", "km", "đồng"; empty where none could be read."""
    qualifier: Qualifier
    value: Value

    @property
    def kind(self) -> QuantityKind:
        """Which of the five kinds the value is."""
        return _KINDS[type(self.value)]

    @property
    def number(self) -> Printed | None:
        """The amount of a number or change, the position of a rank; `None` for the rest and where two are printed."""
        match self.value:
            case (
                NumberQuantity(amount=Printed() as one)
                | ChangeQuantity(amount=Printed() as one)
                | RankQuantity(position=Printed() as one)
            ):
                return one
        return None

    @property
    def _span(self) -> RangeQuantity | None:
        match self.value:
            case RangeQuantity() as both:
                return both
            case ChangeQuantity(amount=RangeQuantity() as both) | RankQuantity(position=RangeQuantity() as both):
                return both
        return None

    @property
    def low(self) -> Printed | None:
        """The lower end of a range, or of a change or rank printed as one ("số 1 hoặc thứ 2")."""
        return self._span.low if self._span else None

    @property
    def high(self) -> Printed | None:
        """The upper end, as `low`."""
        return self._span.high if self._span else None

    @property
    def numerator(self) -> Printed | None:
        """The first number of a ratio; the position of a rank whose universe is printed."""
        match self.value:
            case RatioQuantity(numerator=first):
                return first
            case RankQuantity(position=Printed() as first, universe=Printed()):
                return first
        return None

    @property
    def denominator(self) -> Printed | None:
        """The second number of a ratio; the universe of a rank."""
        match self.value:
            case RatioQuantity(denominator=second):
                return second
            case RankQuantity(universe=second):
                return second
        return None

    @property
    def change(self) -> ChangeQuantity | None:
        """The value, where it is a change: its direction and base."""
        return self.value if isinstance(self.value, ChangeQuantity) else None


class LeftAside(Struct, frozen=True):
    """Digits or number words that are not a quantity."""

    text: str
    why: str
    """address, base, broken, code, counter, date, document, enumerator, law, list-number, name, period, phone, time or
    vague.

    "broken" is a numeral whose separators make no number: "1,,000", "45 ,6", ",89".
    """
    start: int
    end: int


class Reading(Struct, frozen=True):
    """All that was seen in a text, in its order; no two spans overlap."""

    quantities: tuple[Quantity, ...]
    left_aside: tuple[LeftAside, ...]
