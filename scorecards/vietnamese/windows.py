"""What comes of a numeral, worked out once for the words around it.

No rule of the reader looks further than a few words to either side (see `view`), so equal surroundings give equal
results. Text that repeats itself, a table pasted as text most of all, then costs a look-up a numeral.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable

from scorecards.vietnamese.codes import Span
from scorecards.vietnamese.times import TimeSpan
from scorecards.vietnamese.values import Quantity, Value
from scorecards.vietnamese.view import View

LEFT, RIGHT = 320, 480
"""Characters before and behind a numeral in which stands whatever a rule looks at."""
_TAIL = 200
"""The last of those behind, in which a blank has to be, so that no word is cut; results do not reach into them."""
_LONGEST_WORD = 400
_MOST = 8192
"""Surroundings that are kept; some twenty megabytes at most."""

Item = Quantity | Span | None
Rules = Callable[[View, int, int, Quantity | None, Span | None, TimeSpan | None], Item]

_OVERLONG = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_known: dict[Hashable, tuple[Value | None, Item, int]] = {}
"""Results by surroundings, and the place of the numeral that they were found at. The value before it is known by its
identity, since comparing it takes long; it is kept, so that no other gets that identity."""
_values: dict[Value, Value] = {}
"""One value for all that are equal, so that equal ones have one identity."""


def overlong(seen: View) -> list[Span]:
    """Words so long that nobody has written them: whatever numerals are in them are none."""
    low, part = seen.low, _LONGEST_WORD // 2
    if all(low.find(" ", start, start + part) >= 0 for start in range(0, len(low) - part + 1, part)):
        return []  # a word as long has a whole part without a blank
    return [(*found.span(), "code") for found in _OVERLONG.finditer(low)]


def item_in_window(
    seen: View, at: int, floor: int, previous: Quantity | None, after: Span | None, time: TimeSpan | None, rules: Rules
) -> Item:
    """What `rules` make of the numeral or word at `at`; `previous` and `after` are there where they are near."""
    text = seen.text
    end = at + RIGHT
    if end < len(text) and text.find(" ", end - _TAIL, end) < 0:
        return rules(seen, at, floor, previous, after, time)
    start = max(0, at - LEFT)
    value = previous.value if previous else None
    key = (
        text[start:end],
        at - start,
        max(floor - at, -LEFT),
        previous and (previous.start - at, previous.end - at, previous.printed, previous.unit, id(previous.qualifier)),
        id(value),
        after and (after[0] - at, after[1] - at, after[2]),
        time and (time.start - at, time.end - at, id(time.precision)),
    )
    if known := _known.get(key):
        return _moved(known[1], at - known[2])
    item = rules(seen, at, floor, previous, after, time)
    if isinstance(item, Quantity):
        if len(_values) >= _MOST:
            _known.clear()
            _values.clear()
        one = _values.setdefault(item.value, item.value)
        if one is not item.value:
            item = Quantity(item.start, item.end, item.printed, item.unit, item.qualifier, one)
    ends = item.end if isinstance(item, Quantity) else item[1] if item else at
    if ends < end - _TAIL:
        if len(_known) >= _MOST:
            _known.clear()
            _values.clear()
        _known[key] = value, item, at
    return item


def _moved(item: Item, by: int) -> Item:
    if isinstance(item, Quantity):
        return Quantity(item.start + by, item.end + by, item.printed, item.unit, item.qualifier, item.value)
    return item and (item[0] + by, item[1] + by, item[2])
