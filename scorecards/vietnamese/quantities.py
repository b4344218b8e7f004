"""The one reader of quantities: Vietnamese text -> numbers with their spans, and what is not a quantity.

The text is read once, from numeral to numeral. At each, in this order:

1. `ranks`: words before it make it a place in an order.
2. `asides` (with `codes`, `labels`): its shape, or the words around it, show that it is a date, a document's number,
   part of a name …
3. `phrases` (with `units`, `qualifiers`, `changes`): the phrase around it, joined to a second numeral where there is
   a ratio or a range.

Numbers in words go the same way, but are read only where they surely count (see `counted_words`).

What the unit is: the noun that is counted, as short as a dictionary heads it; `%` for every share, whatever it is a
share of.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scorecards.vietnamese.amounts import amount_at
from scorecards.vietnamese.asides import aside_at
from scorecards.vietnamese.codes import Span, addresses
from scorecards.vietnamese.counted_words import is_word_of_year, word_anchors, words_item
from scorecards.vietnamese.phrases import phrase_at
from scorecards.vietnamese.ranks import rank_at
from scorecards.vietnamese.times import TimeSpan, time_spans
from scorecards.vietnamese.values import (
    ChangeBase,
    ChangeQuantity,
    Direction,
    LeftAside,
    NumberQuantity,
    Printed,
    Qualifier,
    Quantity,
    QuantityKind,
    RangeQuantity,
    RankQuantity,
    RatioQuantity,
    Reading,
    Value,
)
from scorecards.vietnamese.view import View, view
from scorecards.vietnamese.windows import LEFT, RIGHT, item_in_window, overlong

__all__ = [
    "ChangeBase",
    "ChangeQuantity",
    "Direction",
    "LeftAside",
    "NumberQuantity",
    "Printed",
    "Qualifier",
    "Quantity",
    "QuantityKind",
    "RangeQuantity",
    "RankQuantity",
    "RatioQuantity",
    "Reading",
    "Value",
    "read_quantities",
]

_DIGITS = re.compile("[0-9][0-9]*")
"""Each number; a digit first, so that nothing is tried at other characters."""
_NOTHING = Reading((), ())
_SHORT = LEFT + RIGHT
"""Characters of a text that is known as a whole when it is read again; a longer one is from numeral to numeral."""
_CELL = 80
"""Characters of one that may stand in many tables and lists."""


def read_quantities(text: str) -> Reading:
    """Read every quantity of a text, and what looks like one and is not.

    Total: any text has a reading, if an empty one. Offsets are those of the text as given, decomposed marks or not.
    Takes time proportional to the length of the text: no rule looks further than a few words to either side.
    """
    length = len(text)
    return _of_cell(text) if length <= _CELL else _of_paragraph(text) if length <= _SHORT else _reading(text)


def _reading(text: str) -> Reading:
    seen = view(text)
    digits, words = [found.start() for found in _DIGITS.finditer(seen.low)], word_anchors(seen.low)
    if not digits and not words:
        return _NOTHING
    quantities: list[Quantity] = []
    aside: list[Span] = []
    cursor = 0
    sites = [*addresses(seen), *overlong(seen)]
    sites.sort()
    site = 0
    times = time_spans(seen.low) if digits else []
    time = 0
    for at in sorted(digits + words) if words else digits:
        if at < cursor:
            continue
        while time < len(times) and times[time].end <= at:
            time += 1
        while site < len(sites) and sites[site][1] <= at:
            site += 1
        if site < len(sites) and sites[site][0] <= at:
            item: Quantity | Span | None = sites[site]
        elif is_word_of_year(seen.low, at):
            continue
        else:
            previous = quantities[-1] if quantities and at - quantities[-1].end < LEFT else None
            after = aside[-1] if aside and at - aside[-1][1] < LEFT else None
            named = times[time] if time < len(times) and times[time].start <= at else None
            if len(text) > _SHORT:
                item = item_in_window(seen, at, cursor, previous, after, named, _item)
            else:
                item = _item(seen, at, cursor, previous, after, named)
        if item is None:
            continue
        if isinstance(item, Quantity):
            quantities.append(item)
            cursor = item.end
        else:
            aside.append(item)
            cursor = item[1]
    return Reading(
        tuple(quantities if seen.offsets is None else [_moved(seen, text, quantity) for quantity in quantities]),
        tuple(
            LeftAside(text[seen.original(start) : seen.original(end)], why, seen.original(start), seen.original(end))
            for start, end, why in aside
        ),
    )


_of_cell = lru_cache(1 << 13)(_reading)
_of_paragraph = lru_cache(1 << 8)(_reading)
"""Readings that are kept: some megabytes."""


def _item(
    seen: View, at: int, floor: int, previous: Quantity | None, after: Span | None, time: TimeSpan | None
) -> Quantity | Span | None:
    if not seen.low[at].isdigit():
        return words_item(seen, at, floor, previous)
    numeral = amount_at(seen, at)
    if numeral and (rank := rank_at(seen, numeral, floor, previous)):
        return rank
    if span := aside_at(seen, at, floor, numeral, after, time):
        return span
    if numeral is None:
        return None
    return phrase_at(seen, numeral, floor, previous)


def _moved(seen: View, text: str, quantity: Quantity) -> Quantity:
    """The quantity with its places in the text as given."""
    start, end = seen.original(quantity.start), seen.original(quantity.end)
    place = seen.text.find(quantity.printed, quantity.start)
    printed = text[seen.original(place) : seen.original(place + len(quantity.printed))]
    return Quantity(start, end, printed, quantity.unit, quantity.qualifier, quantity.value)
