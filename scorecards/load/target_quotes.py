"""The words of a target against what its file says: its value, how it compares and when it is due."""

from collections.abc import Iterator
from decimal import Decimal

from scorecards.load.english_quotes import with_english_words
from scorecards.load.names import LoadContext
from scorecards.load.quote_context import check_time
from scorecards.model.observations import Comparator, Target
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import Qualifier, Quantity, RatioQuantity

_AGAINST = {
    Comparator.AT_LEAST: {Qualifier.UNDER, Qualifier.AT_MOST, Qualifier.OVER},
    Comparator.OVER: {Qualifier.UNDER, Qualifier.AT_MOST, Qualifier.AT_LEAST},
    Comparator.AT_MOST: {Qualifier.OVER, Qualifier.AT_LEAST},
    Comparator.EXACTLY: {Qualifier.OVER, Qualifier.UNDER},
}
"""Bounds that words cannot have where a target compares so."""


def check_quote(target: Target, context: LoadContext) -> None:
    """Notes words that have numbers and not the target's, or bound it the other way; asks about another time."""
    if not target.quote:
        return
    value = target.value.value
    seen = with_english_words(read_quantities(target.quote).quantities, target.quote, (value,))
    own = [one for one in seen if value in _numbers(one)]
    if seen and not own:
        numbers = "; ".join(f"{one.printed} {one.unit}".strip() for one in seen)
        details = {"quote": target.quote, "indicator": target.indicator, "seen": numbers}
        context.add("value-not-in-quote", target.at.child("value"), key="value", read=f"{value:f}", **details)
    elif own and all(one.qualifier in _AGAINST[target.comparator] for one in own):
        read = target.quote[own[0].start : own[0].end]
        context.add("target-bound", target.at.child("comparator"), read=read, comparator=target.comparator)
    if not target.note.vi:
        check_time(target.quote, target.due, target.at.child("due"), context)


def _numbers(quantity: Quantity) -> Iterator[Decimal]:
    """The numbers that a quantity may state; of a ratio, per cent too."""
    found = (quantity.number, quantity.low, quantity.high, quantity.numerator, quantity.denominator)
    yield from (one.value for one in found if one is not None)
    match quantity.value:
        case RatioQuantity(numerator=top, denominator=bottom) if bottom.value:
            yield 100 * top.value / bottom.value
