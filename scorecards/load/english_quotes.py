"""What English words around a number of a quote say of it.

Quotes stand as the source prints them, and some sources are English pages. Their numerals and units are read like
Vietnamese ones; the words that bound a number ("more than 9,300 members"), that give its magnitude ("1.2 million"),
that put two numbers into a ratio ("1,586 out of 1,887") and "per cent" are read here. None of these words is a
Vietnamese one, so that no other quote is changed. A numeral that either language may read ("1,161": 1161 or 1.161) is
what the file's own field says it is, and behind an English word the English reading.
"""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from scorecards.vietnamese.values import NumberQuantity, Printed, Qualifier, Quantity, RatioQuantity, scaled

_BOUNDS = (
    (Qualifier.OVER, "more than|over|above|exceed|exceeds|exceeding|exceeded|beyond"),
    (Qualifier.NEARLY, "nearly|almost|close to"),
    (Qualifier.ABOUT, "about|around|approximately|some|roughly|an estimated|estimated at"),
    (Qualifier.UNDER, "less than|fewer than|under|below"),
    (Qualifier.AT_LEAST, "at least|no less than|no fewer than"),
    (Qualifier.AT_MOST, "at most|no more than"),
    (Qualifier.UP_TO, "up to"),
)
_BOUND = {phrase: qualifier for qualifier, phrases in _BOUNDS for phrase in phrases.split("|")}
_BEFORE = re.compile(rf"\b({'|'.join(sorted(_BOUND, key=len, reverse=True))}) \Z", re.IGNORECASE)
_MAGNITUDES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_MAGNITUDE = re.compile(rf"({'|'.join(_MAGNITUDES)})\b ?", re.IGNORECASE)
_PER_CENT = re.compile(r"per ?cent\b", re.IGNORECASE)
_OUT_OF = re.compile(r" out of(?: a total of)? \Z", re.IGNORECASE)
_LONGEST = 24
"""Characters before a number in which the words stand that bound it or put it into a ratio: the longest are shorter."""


_ENGLISH_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+")


_MONEY_BEFORE = re.compile(r"(?:US\$|\$|\bUSD |\bVND |\bthe )\Z", re.IGNORECASE)
_BEHIND = re.compile(r"(?: [a-z]+){0,2} (?:or|and) (more|above|over|higher|less|fewer|under|below)\b", re.IGNORECASE)
_LESS = frozenset(("less", "fewer", "under", "below"))


def english_bound(text: str, start: int, end: int) -> Qualifier:
    """What English words say that bounds the number at a place of a text: "over 61%", "90% or more"."""
    if money := _MONEY_BEFORE.search(text, max(0, start - _LONGEST), start):
        start = money.start()
    found = _BEFORE.search(text, max(0, start - _LONGEST), start)
    if found:
        return _BOUND[found[1].lower()]
    behind = _BEHIND.match(text, end)
    if behind is None:
        return Qualifier.EXACT
    return Qualifier.AT_MOST if behind[1].lower() in _LESS else Qualifier.AT_LEAST


def with_english_words(
    seen: tuple[Quantity, ...], quote: str, stated: Collection[Decimal] = ()
) -> tuple[Quantity, ...]:
    """The quantities of a quote with what its English words say of them; the same where it has none.

    `stated` are the numbers that the file's own fields give.
    """
    read = tuple(_magnified(_grouped(one, stated)) for one in seen)
    return tuple(_bounded(one, quote) for one in _ratios(read, quote))


def _grouped(quantity: Quantity, stated: Collection[Decimal]) -> Quantity:
    """The number with its sign read as one of thousands, where that gives what a field of the file states."""
    if not isinstance(quantity.value, NumberQuantity) or not _GROUPS.fullmatch(quantity.printed):
        return quantity
    whole = _whole(quantity.printed)
    return replace(quantity, value=whole) if whole.amount.value in stated else quantity


def _whole(printed: str) -> NumberQuantity:
    return NumberQuantity(Printed(Decimal(printed.replace(",", "").replace(".", "")), Decimal(1)))


def _bounded(quantity: Quantity, quote: str) -> Quantity:
    found = _BEFORE.search(quote, max(0, quantity.start - _LONGEST), quantity.start)
    if found is None or quantity.qualifier is not Qualifier.EXACT:
        return quantity
    value = quantity.value
    if isinstance(value, NumberQuantity) and _ENGLISH_GROUPS.fullmatch(quantity.printed):
        value = _whole(quantity.printed)
    return replace(quantity, start=found.start(), qualifier=_BOUND[found[1].lower()], value=value)


def _magnified(quantity: Quantity) -> Quantity:
    if _PER_CENT.match(quantity.unit):
        return replace(quantity, unit="%")
    found = _MAGNITUDE.match(quantity.unit)
    if found is None or not isinstance(quantity.value, NumberQuantity):
        return quantity
    amount, times = quantity.value.amount, _MAGNITUDES[found[1].lower()]
    value = NumberQuantity(Printed(scaled(amount.value, times), scaled(amount.step, times)))
    return replace(quantity, printed=f"{quantity.printed} {found[1]}", unit=quantity.unit[found.end() :], value=value)


def _ratios(seen: tuple[Quantity, ...], quote: str) -> Iterator[Quantity]:
    """The quantities, where "… out of …" stands between two of them as one ratio."""
    parts = {
        second.start: (first, second)
        for first, second in pairwise(seen)
        if first.number and second.number and _is_out_of(quote, _numeral_at(second, quote))
    }
    taken = {first.start for first, _ in parts.values()}
    for one in seen:
        if one.start in parts:
            first, second = parts[one.start]
            assert first.number is not None
            assert second.number is not None
            printed = quote[first.start : second.start] + second.printed
            yield replace(second, start=first.start, printed=printed, value=RatioQuantity(first.number, second.number))
        elif one.start not in taken:
            yield one


def _is_out_of(quote: str, at: int) -> bool:
    return _OUT_OF.search(quote, max(0, at - _LONGEST), at) is not None


def _numeral_at(quantity: Quantity, quote: str) -> int:
    return quote.index(quantity.printed.split(" ")[0], quantity.start)
