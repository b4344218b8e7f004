"""What a file says of a value besides the source's words, and what no value can be whatever it is of."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.values import Change, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.lexicon import NOUNS
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier


class Explicit(Struct, frozen=True):
    """What a file says of a value besides the words; None where it does not."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    universe: int | None = None
    unit: str | None = None
    qualifier: Qualifier | None = None
    direction: Direction | None = None
    base: ChangeBase | None = None
    missing: MissingReason | None = None

    def numbers(self) -> tuple[tuple[str, Decimal], ...]:
        """The figures that it states, with their keys."""
        stated = (
            ("value", self.value), ("low", self.low), ("high", self.high), ("numerator", self.numerator),
            ("denominator", self.denominator), ("universe", None if self.universe is None else Decimal(self.universe)),
        )  # fmt: skip
        return tuple((key, number) for key, number in stated if number is not None)


NOTHING_SAID = Explicit()
"""Of a file that says no more than the words."""


class Trouble(Struct, frozen=True):
    """Why no value came of it: a problem's code, the key it is about, and details for the message."""

    code: str
    key: str
    details: Mapping[str, str]


def as_printed(number: Decimal) -> Printed:
    """A number given in a file: its decimals say how precisely it was printed."""
    exponent = number.as_tuple().exponent
    return Printed(number, Decimal(1).scaleb(min(int(exponent), 0)))


def impossible(value: Value) -> Trouble | None:
    """What is wrong with a value whatever it is of: a range or rank that cannot be, nothing planned."""
    match value:
        case Range(low=low, high=high) if low.value > high.value:
            return Trouble("reversed-range", "quote", {"low": str(low.value), "high": str(high.value)})
        case Rank(best=best, worst=worst) if best < 1 or worst < best:
            return Trouble("bad-rank", "quote", {"read": str(best) if best == worst else f"{best}–{worst}"})
        case Rank(worst=worst, universe=universe) if universe is not None and worst > universe:
            return Trouble("rank-outside-universe", "quote", {"read": str(worst), "universe": str(universe)})
        case Progress(planned=bottom) | Share(denominator=Printed() as bottom) if bottom.value <= 0:
            return Trouble("zero-denominator", "quote", {"read": str(bottom.value)})
    return None


def no_count(value: Value, kind: IndicatorKind, own_unit: str, key: str) -> Trouble | None:
    """What is wrong with a count of things that have no parts: a fraction, or fewer than none.

    `kind` and `own_unit` are those of its indicator.
    """
    counts: list[Printed | None] = []
    match value:
        case Number(printed=one, unit=unit) if kind is IndicatorKind.COUNT:
            counts = [one]
        case Range(low=first, high=last, unit=unit) if kind is IndicatorKind.COUNT:
            counts = [first, last]
        case Progress(done=first, planned=last, unit=unit):
            counts = [first, last]
        case Share(numerator=top, denominator=bottom, counted=unit):
            counts = [top, bottom]
        case _:
            return None
    if normal(unit) not in NOUNS and unit:
        return None
    numbers = (count.value for count in counts if count)
    wrong = next((number for number in numbers if number < 0 or number != number.to_integral_value()), None)
    return None if wrong is None else Trouble("bad-count", key, {"read": f"{wrong:f}", "unit": unit or own_unit})


def without_words(indicator: Indicator, explicit: Explicit) -> Value | Trouble:
    """The value that the fields of a file give by themselves; none of their numbers may be left over."""
    value = _by_fields(indicator, explicit)
    if isinstance(value, Trouble):
        return value
    used = _keys_of(value, explicit)
    left = next(((key, number) for key, number in explicit.numbers() if key not in used), None)
    return value if left is None else Trouble("number-not-used", left[0], {"key": left[0], "read": f"{left[1]:f}"})


def _keys_of(value: Value, explicit: Explicit) -> tuple[str, ...]:
    match value:
        case Share():
            return "value", "numerator", "denominator"
        case Progress():
            return "numerator", "denominator"
        case Range():
            return "low", "high"
        case Rank():
            return ("value" if explicit.value is not None else "low"), "high", "universe"
    return ("value",)


def _by_fields(indicator: Indicator, explicit: Explicit) -> Value | Trouble:
    qualifier = explicit.qualifier or Qualifier.EXACT
    unit = explicit.unit or indicator.unit.vi
    value = None if explicit.value is None else as_printed(explicit.value)
    low, high = explicit.low, explicit.high
    top = None if explicit.numerator is None else as_printed(explicit.numerator)
    bottom = None if explicit.denominator is None else as_printed(explicit.denominator)
    match indicator.kind:
        case IndicatorKind.RATE if value:
            return Share(value, qualifier, top, bottom, explicit.unit or "")
        case IndicatorKind.RATE | IndicatorKind.PROGRESS if top and bottom:
            return Progress(
                top, bottom, unit if indicator.kind is IndicatorKind.PROGRESS else explicit.unit or "", qualifier
            )
        case IndicatorKind.RANK if value or (low is not None and high is not None):
            ends = [end for end in (explicit.value, low, high) if end is not None]
            if any(end != end.to_integral_value() for end in ends):
                return Trouble("bad-rank", "value", {"read": "–".join(map(str, ends))})
            return Rank(int(ends[0]), int(ends[-1]), explicit.universe)
        case IndicatorKind.CHANGE if value and explicit.direction:
            return Change(value, explicit.direction, explicit.base or ChangeBase.UNSTATED, unit, qualifier)
        case IndicatorKind.PROGRESS | IndicatorKind.RANK | IndicatorKind.CHANGE:
            pass
        case _ if value:
            return Number(value, unit, qualifier)
        case _ if low is not None and high is not None:
            return Range(as_printed(low), as_printed(high), unit, qualifier)
    return Trouble("empty-observation", "", {})
