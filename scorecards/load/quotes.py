"""From the source's words to a value.

The one quantity reader sees what is in the words; the indicator's kind settles what the value is made of (a rate takes
the percentage and the count beside it, a rank reads 52/63 as a place among 63). Explicit fields choose between two
readings and are checked against the words; without words they are the value.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.values import Change, Missing, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.vietnamese import values as read
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier, Quantity


@dataclass(frozen=True, slots=True)
class Explicit:
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


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why no value came of it: a problem's code, the key it is about, and details for the message."""

    code: str
    key: str
    details: Mapping[str, str]


def read_value(indicator: Indicator, quote: str, explicit: Explicit) -> tuple[Value, str] | Trouble:
    """The value and the number as printed ("" without words), or what stands in the way of reading one."""
    if explicit.missing is not None:
        if quote or explicit.numbers():
            return Trouble("missing-with-value", "missing", {})
        return Missing(explicit.missing), ""
    if not quote:
        without = _without_words(indicator, explicit)
        return without if isinstance(without, Trouble) else _impossible(without) or (without, "")
    seen = read_quantities(quote).quantities
    if trouble := _disagreement(seen, explicit, quote):
        return trouble
    value = _from_words(indicator, seen, explicit, quote)
    if value is None:  # several readings, or none
        code = "ambiguous-quote" if seen else "unreadable-quote"
        return Trouble(
            code, "quote", {"quote": quote, "kind": indicator.kind, "seen": "; ".join(_short(q) for q in seen)}
        )
    chosen, main = value
    return _impossible(chosen) or (chosen, main.printed + ("%" if main.unit == "%" else ""))


def _short(quantity: Quantity) -> str:
    unit = quantity.unit if quantity.unit == "%" else f" {quantity.unit}"
    return (quantity.printed + unit).strip()


def _parts(quantity: Quantity) -> tuple[Decimal, ...]:
    parts = (quantity.number, quantity.low, quantity.high, quantity.numerator, quantity.denominator)
    return tuple(part.value for part in parts if part is not None)


def _disagreement(seen: tuple[Quantity, ...], explicit: Explicit, quote: str) -> Trouble | None:
    """The first explicit field that says other than the words; words that say nothing of it agree with any universe."""
    in_words = {part for quantity in seen for part in _parts(quantity)}
    ranked = any(quantity.denominator for quantity in seen)
    for key, number in explicit.numbers():
        if number in in_words or (key == "universe" and not ranked):
            continue
        # 21.000 written for 21000, or 342.78 for what the words have in millions
        near = next((f"{n:f}" for power in (3, 6, 9, 12) if (n := number.scaleb(power)) in in_words), "")
        read_here = "; ".join(_short(q) for q in seen) or "–"
        details = {"quote": quote, "key": key, "read": str(number), "seen": read_here, "near": near}
        return Trouble("value-not-in-quote", key, details)
    for key, word, words in _stated_words(seen, explicit):
        if word not in words:
            details = {"quote": quote, "key": key, "read": word, "seen": ", ".join(sorted(words))}
            return Trouble("value-not-in-quote", key, details)
    return None


def _stated_words(seen: tuple[Quantity, ...], explicit: Explicit) -> Iterator[tuple[str, StrEnum, set[StrEnum]]]:
    """Each explicit word with its key and what the words say of it; only where they say something."""
    changes = [quantity.change for quantity in seen if quantity.change]
    bases: set[StrEnum] = {change.base for change in changes}
    if explicit.qualifier and seen:
        yield "qualifier", explicit.qualifier, {quantity.qualifier for quantity in seen}
    if explicit.direction and changes:
        yield "direction", explicit.direction, {change.direction for change in changes}
    if explicit.base and bases and ChangeBase.UNSTATED not in bases:
        yield "base", explicit.base, bases


def _from_words(
    indicator: Indicator, seen: tuple[Quantity, ...], explicit: Explicit, quote: str
) -> tuple[Value, Quantity] | None:
    match indicator.kind:
        case IndicatorKind.RATE:
            return _share(seen, explicit, quote)
        case IndicatorKind.PROGRESS:
            ratio = _only([q for q in seen if q.numerator and q.denominator], explicit, "numerator", "denominator")
            if ratio and ratio.numerator and ratio.denominator:
                return _progress(ratio, explicit), ratio
        case IndicatorKind.RANK:
            return _rank(seen, explicit)
        case IndicatorKind.CHANGE:
            change = _only([q for q in seen if q.change], explicit)
            if change and change.change and change.number:
                how = change.change
                unit = explicit.unit or change.unit
                base = explicit.base or how.base
                value = Change(change.number, explicit.direction or how.direction, base, unit, change.qualifier)
                return value, change
        case _:
            numbers = [q for q in seen if q.kind in (read.QuantityKind.NUMBER, read.QuantityKind.RANGE)]
            if indicator.unit.vi != "%":
                numbers = [q for q in numbers if q.unit != "%"]
            if number := _only(_of_unit(numbers, indicator), explicit):
                return _number(number, explicit), number
    return None


def _share(seen: tuple[Quantity, ...], explicit: Explicit, quote: str) -> tuple[Value, Quantity] | None:
    plain = [q for q in seen if q.kind in (read.QuantityKind.NUMBER, read.QuantityKind.RANGE)]
    rates = [q for q in plain if q.unit == "%"]
    counts = [q for q in plain if q.unit != "%" and q.number]
    ratios = [q for q in seen if q.kind is read.QuantityKind.RATIO]
    rate = _only(rates, explicit)
    if rate is None:
        ratio = _only(ratios, explicit, "numerator", "denominator")
        if rates or ratio is None or ratio.numerator is None or ratio.denominator is None:
            return None
        return _progress(ratio, explicit), ratio
    if rate.number is None:
        return _number(rate, explicit), rate
    if len(ratios) == 1 and not counts:
        ratio = ratios[0]
        unit = explicit.unit or ratio.unit
        return Share(rate.number, rate.qualifier, ratio.numerator, ratio.denominator, unit, ratio.qualifier), rate
    wholes = [q for q in counts if _is_whole(q, rate, quote)]
    parts = [q for q in counts if q not in wholes]
    numerator = _counted(counts, parts, explicit.numerator, named=explicit.denominator is not None)
    denominator = _counted(counts, wholes, explicit.denominator, named=explicit.numerator is not None)
    if counts and numerator is None and denominator is None:
        return None
    count = numerator or denominator
    counted, exactness = (explicit.unit or count.unit, count.qualifier) if count else ("", Qualifier.EXACT)
    if count in wholes and rate.end <= count.start and not quote[rate.end : count.start].strip():
        exactness = Qualifier.EXACT  # the "trên" of "99% trên 250 thôn" is not that of "trên 250 thôn"
    top, bottom = numerator.number if numerator else None, denominator.number if denominator else None
    return Share(rate.number, rate.qualifier, top, bottom, counted, exactness), rate


def _progress(ratio: Quantity, explicit: Explicit) -> Progress:
    assert ratio.numerator is not None
    assert ratio.denominator is not None
    return Progress(ratio.numerator, ratio.denominator, explicit.unit or ratio.unit, ratio.qualifier)


_OF = re.compile(r"\b((trong|trên|của)( tổng)?( số)?|tổng số)\s*", re.IGNORECASE)


def _is_whole(count: Quantity, rate: Quantity, quote: str) -> bool:
    """Whether the words say that a count is what the rate is of: "99% của 250 thôn", "trong số 250 thôn …, 99%"."""
    if rate.end <= count.start:
        between = quote[rate.end : count.start].strip()
        return bool(_OF.fullmatch(between or quote[count.start :].lower()[:4]))  # "trên" is read with the count
    before = quote[: count.start].rstrip().lower()
    return before.endswith(("trong số", "trong tổng số", "trên tổng số"))


def _counted(counts: list[Quantity], likely: list[Quantity], wanted: Decimal | None, *, named: bool) -> Quantity | None:
    """The count that an explicit field names; where neither count is `named`, the only likely one."""
    if wanted is not None:
        return next((q for q in counts if q.number and q.number.value == wanted), None)
    return likely[0] if not named and len(likely) == 1 else None


def _rank(seen: tuple[Quantity, ...], explicit: Explicit) -> tuple[Value, Quantity] | None:
    rank = _only([q for q in seen if q.kind in (read.QuantityKind.RANK, read.QuantityKind.RATIO)], explicit)
    if rank is None:
        return None
    best, worst = rank.low or rank.number or rank.numerator, rank.high or rank.number or rank.numerator
    if best is None or worst is None:
        return None
    universe = explicit.universe or (int(rank.denominator.value) if rank.denominator else None)
    first = 1 if rank.qualifier is Qualifier.AT_MOST else int(best.value)  # "top 10": somewhere from 1 to 10
    return Rank(first, int(worst.value), universe), rank


def _of_unit(found: list[Quantity], indicator: Indicator) -> list[Quantity]:
    """Where words carry several numbers, those of the indicator's own unit come first."""
    own = [q for q in found if normal(q.unit) == normal(indicator.unit.vi)]
    return own if len(found) > 1 and own else found


def _only(found: list[Quantity], explicit: Explicit, *keys: str) -> Quantity | None:
    """The one quantity that the words leave, or that the explicit fields choose; None for none and for several.

    Besides `value`, `low` and `high`, which always choose, the fields of `keys` do.
    """
    chosen = {number for key, number in explicit.numbers() if key in ("value", "low", "high", *keys)}
    if chosen:
        found = [q for q in found if chosen <= set(_parts(q))]
    return found[0] if len(found) == 1 else None


def _number(quantity: Quantity, explicit: Explicit) -> Value:
    unit = explicit.unit or quantity.unit
    if quantity.low and quantity.high:
        return Range(quantity.low, quantity.high, unit, quantity.qualifier)
    assert quantity.number is not None
    return Number(quantity.number, unit, quantity.qualifier)


def as_printed(number: Decimal) -> Printed:
    """A number given in a file: its decimals say how precisely it was printed."""
    exponent = number.as_tuple().exponent
    return Printed(number, Decimal(1).scaleb(min(int(exponent), 0)))


def _impossible(value: Value) -> Trouble | None:
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


def _without_words(indicator: Indicator, explicit: Explicit) -> Value | Trouble:
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
