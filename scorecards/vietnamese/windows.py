"""What comes of a numeral, worked out once for the words around it.

No rule of the reader looks further than a few words to either side (see `view`), so equal surroundings give equal
results. Text that repeats itself, a table pasted as text most of all, then costs a look-up a numeral.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable

from scorecards.vietnamese.codes import Span
from scorecards.vietnamese.times import TimeSpan
from scorecards.vietnamese.values import Quantity
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
_known: dict[Hashable, Item] = {}
"""Results by surroundings, their places counted from the numeral."""


def overlong(seen: View) -> list[Span]:
    """Words so long that nobody has written them: whatever numerals are in them are none."""
    return [(*found.span(), "code") for found in _OVERLONG.finditer(seen.low)]


def item_in_window(
    seen: View, at: int, floor: int, previous: Quantity | None, after: Span | None, time: TimeSpan | None, rules: Rules
) -> Item:
    """What `rules` make of the numeral or word at `at`; `previous` and `after` are there where they are near."""
    text = seen.text
    end = at + RIGHT
    if end < len(text) and text.find(" ", end - _TAIL, end) < 0:
        return rules(seen, at, floor, previous, after, time)
    start = max(0, at - LEFT)
    key = (
        text[start:end],
        at - start,
        max(floor - at, -LEFT),
        previous and _moved(previous, -at),
        after and (after[0] - at, after[1] - at, after[2]),
        time and (time.start - at, time.end - at, time.precision),
    )
    if key in _known:
        return _moved(_known[key], at)
    item = rules(seen, at, floor, previous, after, time)
    ends = item.end if isinstance(item, Quantity) else item[1] if item else at
    if ends < end - _TAIL:
        if len(_known) >= _MOST:
            _known.clear()
        _known[key] = _moved(item, -at)
    return item


def _moved(item: Item, by: int) -> Item:
    if isinstance(item, Quantity):
        return Quantity(item.start + by, item.end + by, item.printed, item.unit, item.qualifier, item.value)
    return item and (item[0] + by, item[1] + by, item[2])
