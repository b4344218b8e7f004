"""From the source's words to a value.

The one quantity reader sees what is in the words; the indicator's kind settles what the value is made of (a rate takes
the percentage and the count beside it, a rank reads 52/63 as a place among 63). Explicit fields choose between two
readings and are checked against the words; without words they are the value.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from scorecards.load.english_quotes import with_english_words
from scorecards.load.quote_claims import not_stated
from scorecards.load.quote_numerals import left_over, may_be_its_count
from scorecards.load.stated_values import NOTHING_SAID, Explicit, Trouble, impossible, no_count, without_words
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.values import Change, Missing, Number, Progress, Range, Rank, Share, Value
from scorecards.vietnamese import values as read
from scorecards.vietnamese.actions import NOTHING_DONE, Action, actions
from scorecards.vietnamese.folding import normal, same_length_normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.ranks import from_below
from scorecards.vietnamese.senses import Sense, senses
from scorecards.vietnamese.units import SHARES
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier, Quantity

_MAY_NAME = re.compile("(?:19|20)[0-9]{2}|nước|quốc")
_MOST_KNOWN = 16384
"""How many quotes are known again: reports of one kind put figures into the same few words."""


class ReadValue(Struct, frozen=True):
    """What a quote or the fields of a file give."""

    value: Value
    quote: str = ""
    printed: str = ""
    """The number as printed; "" without words."""
    span: tuple[int, int] = (0, 0)
    """Where the quote says it, from the word that bounds it to its unit."""
    senses: tuple[tuple[Sense, str], ...] = ()
    """What the words right beside it make of what it counts, with these words."""
    actions: Mapping[Action, str] = NOTHING_DONE
    """What they say was done with what it counts."""
    is_told_of: bool = False
    """Whether the quote may name a place or a time: it has a capital, a year, or words for the country."""


def read_value(indicator: Indicator, quote: str, explicit: Explicit) -> ReadValue | Trouble:
    """The value, or what stands in the way of reading one; the same object for the same words where they say it all."""
    kind, unit = indicator.kind, indicator.unit.vi
    if quote and explicit is NOTHING_SAID:
        return _read_alone(kind, unit, quote)
    if explicit.missing is not None:
        if quote or explicit.numbers():
            return Trouble("missing-with-value", "missing", {})
        return ReadValue(Missing(explicit.missing))
    if not quote:
        without = without_words(indicator, explicit)
        if isinstance(without, Trouble):
            return without
        return impossible(without) or no_count(without, kind, unit, "value") or ReadValue(without)
    return _read(kind, unit, quote, explicit)


@lru_cache(maxsize=_MOST_KNOWN)
def _read_alone(kind: IndicatorKind, unit: str, quote: str) -> ReadValue | Trouble:
    return _read(kind, unit, quote, NOTHING_SAID)


def _read(kind: IndicatorKind, unit: str, quote: str, explicit: Explicit) -> ReadValue | Trouble:
    reading = read_quantities(quote)
    stated = tuple(number for _, number in explicit.numbers())
    reading = replace(reading, quantities=with_english_words(reading.quantities, quote, stated))
    seen = reading.quantities
    if trouble := _disagreement(seen, explicit, quote):
        return trouble
    value = _from_words(kind, unit, seen, explicit, quote)
    if value is None:  # several readings, or none
        if broken := next((one.text for one in reading.left_aside if one.why == "broken"), ""):
            return Trouble("broken-numeral", "quote", {"quote": quote, "read": broken})
        code = "ambiguous-quote" if seen else "unreadable-quote"
        return Trouble(code, "quote", {"quote": quote, "kind": kind, "seen": _listed(seen)})
    chosen, used = value
    main = used[0]
    if claim := not_stated(quote, main):
        return Trouble(claim.code, "quote", {"quote": quote, "read": claim.read})
    if extra := left_over(quote, reading, used, chosen=bool(explicit.numbers())):
        return Trouble("numeral-left-over", "quote", {"quote": quote, "read": extra.read, "instead": extra.instead})
    low = same_length_normal(quote)
    return (
        impossible(chosen)
        or no_count(chosen, kind, unit, "quote")
        or ReadValue(
            chosen,
            quote,
            main.printed + (main.unit if main.unit in SHARES else ""),
            (main.start, main.end),
            tuple(senses(low, (main.start, main.end), (0, len(quote))).items()),
            actions(low, (main.start, main.end), (0, len(quote))),
            _MAY_NAME.search(quote) is not None or quote[: main.start] != quote[: main.start].lower(),
        )
    )


_LISTED = 20


def _listed(seen: tuple[Quantity, ...]) -> str:
    """The figures that were read, or the first of very many."""
    return "; ".join(_short(q) for q in seen[:_LISTED]) + (" …" if len(seen) > _LISTED else "")


def _short(quantity: Quantity) -> str:
    """The figure with its unit, and the sign that its words or its own sign give a change."""
    unit = quantity.unit if quantity.unit in SHARES else f" {quantity.unit}"
    sign = _SIGNS[quantity.change.direction] if quantity.change else ""
    return (sign + quantity.printed + unit).strip()


_SIGNS = {Direction.INCREASE: "+", Direction.DECREASE: "-"}


def _parts(quantity: Quantity) -> tuple[Decimal, ...]:
    parts = (quantity.number, quantity.low, quantity.high, quantity.numerator, quantity.denominator)
    return tuple(part.value for part in parts if part is not None)


def _disagreement(seen: tuple[Quantity, ...], explicit: Explicit, quote: str) -> Trouble | None:
    """The first explicit field that says other than the words; words that say nothing of it agree with any universe."""
    in_words = {part for quantity in seen for part in _parts(quantity)} if explicit.numbers() else set()
    ranked = any(quantity.denominator for quantity in seen)
    for key, number in explicit.numbers():
        if number in in_words or (key == "universe" and not ranked):
            continue
        # 21.000 written for 21000, or 342.78 for what the words have in millions
        near = next((f"{n:f}" for power in (3, 6, 9, 12) if (n := number.scaleb(power)) in in_words), "")
        read_here = _listed(seen) or "–"
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
    kind: IndicatorKind, unit: str, seen: tuple[Quantity, ...], explicit: Explicit, quote: str
) -> tuple[Value, tuple[Quantity, ...]] | None:
    """The value and the quantities that it is made of, that with its own number first."""
    match kind:
        case IndicatorKind.RATE:
            return _share(seen, explicit, quote)
        case IndicatorKind.PROGRESS:
            ratio = _only([q for q in seen if q.numerator and q.denominator], explicit, "numerator", "denominator")
            if ratio and ratio.numerator and ratio.denominator:
                return _progress(ratio, explicit), (ratio,)
        case IndicatorKind.RANK:
            rank = _rank(seen, explicit)
            return None if rank and from_below(same_length_normal(quote), rank[1][0].end) else rank
        case IndicatorKind.CHANGE:
            change = _only([q for q in seen if q.change], explicit)
            if change and change.change and change.number:
                how = change.change
                said = explicit.unit or change.unit
                base = explicit.base or how.base
                value = Change(change.number, explicit.direction or how.direction, base, said, change.qualifier)
                return value, (change,)
        case _:
            numbers = [q for q in seen if q.kind in (read.QuantityKind.NUMBER, read.QuantityKind.RANGE)]
            if unit != "%":
                numbers = [q for q in numbers if q.unit != "%"]
            if number := _only(_of_unit(numbers, unit), explicit):
                return _number(number, explicit), (number,)
    return None


def _share(seen: tuple[Quantity, ...], explicit: Explicit, quote: str) -> tuple[Value, tuple[Quantity, ...]] | None:
    plain = [q for q in seen if q.kind in (read.QuantityKind.NUMBER, read.QuantityKind.RANGE)]
    rates = [q for q in plain if q.unit in SHARES]
    ratios = [q for q in seen if q.kind is read.QuantityKind.RATIO]
    rate = _only(rates, explicit)
    numbers = [q for q in plain if q.unit not in SHARES and q.number]
    counts = [q for q in numbers if explicit.numbers() or rate is None or may_be_its_count(q, rate, quote)]
    if rate is None:
        ratio = _only(ratios, explicit, "numerator", "denominator")
        if rates or ratio is None or ratio.numerator is None or ratio.denominator is None:
            return None
        return _progress(ratio, explicit), (ratio,)
    if rate.low and rate.high:
        return Range(_per_cent(rate, rate.low), _per_cent(rate, rate.high), "%", rate.qualifier), (rate,)
    if rate.number is None:
        return None
    percent = _per_cent(rate, rate.number)
    if len(ratios) == 1 and not counts:
        ratio = ratios[0]
        unit = explicit.unit or ratio.unit
        share = Share(percent, rate.qualifier, ratio.numerator, ratio.denominator, unit, ratio.qualifier)
        return share, (rate, ratio)
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
    parts_used = tuple(q for q in (numerator, denominator) if q)
    return Share(percent, rate.qualifier, top, bottom, counted, exactness), (rate, *parts_used)


def _per_cent(rate: Quantity, number: Printed) -> Printed:
    """A rate printed in per mille as one in per cent: 5‰ is 0,5 %."""
    return number if rate.unit == "%" else Printed(number.value / 10, number.step / 10)


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


def _rank(seen: tuple[Quantity, ...], explicit: Explicit) -> tuple[Value, tuple[Quantity, ...]] | None:
    rank = _only([q for q in seen if q.kind in (read.QuantityKind.RANK, read.QuantityKind.RATIO)], explicit)
    if rank is None:
        return None
    best, worst = rank.low or rank.number or rank.numerator, rank.high or rank.number or rank.numerator
    if best is None or worst is None:
        return None
    places = (best, worst, *([rank.denominator] if rank.denominator else []))
    if any(place.value != place.value.to_integral_value() for place in places):
        return None
    universe = explicit.universe or (int(rank.denominator.value) if rank.denominator else None)
    first = 1 if rank.qualifier is Qualifier.AT_MOST else int(best.value)  # "top 10": somewhere from 1 to 10
    return Rank(first, int(worst.value), universe), (rank,)


def _of_unit(found: list[Quantity], unit: str) -> list[Quantity]:
    """Where words carry several numbers, those of the indicator's own unit come first."""
    own = [q for q in found if normal(q.unit) == normal(unit)]
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
