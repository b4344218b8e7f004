"""A numeral of either kind, digits or words, at a place of the text."""

from __future__ import annotations

import re
from decimal import Decimal

from scorecards.vietnamese.number_words import SINGLE, SYLLABLES, number_words
from scorecards.vietnamese.numerals import Numeral, numeral_at
from scorecards.vietnamese.view import View, Word

_RESTATED = re.compile(r" ?\( ?([^\W\d][^()\n0-9]{1,40}|[0-9]{1,9}) ?\)")

_ONE = Decimal(1)
_FEW, _MANY = 6, 32
"""Words in which a number is looked for at first, and where it reaches to the end of these."""


def amount_at(view: View, at: int) -> Numeral | None:
    """The numeral at `at`, the same number in brackets after it ("05 (năm)", "hai mươi mốt (21)") taken in."""
    found = numeral_at(view.low, at) if "0" <= view.low[at : at + 1] <= "9" else words_at(view, at)
    if found and "(" in view.low[found.end : found.end + 2] and (again := _RESTATED.match(view.low, found.end)):
        inside = view.low[again.start(1) : again.end(1)].strip()
        words = number_words(inside.split()) if not inside.isdigit() else None
        value = Decimal(inside) if inside.isdigit() else words[0].value if words else None
        if value is not None and value == found.printed().value and (words is None or words[1] == len(inside.split())):
            return Numeral(
                found.start,
                again.end(),
                found.digits,
                found.fraction,
                found.lone,
                found.magnitude,
                found.added,
                found.step,
            )
    return found


def words_at(view: View, at: int) -> Numeral | None:
    """The number in words that begins at `at`, all on one line."""
    first = view.word_after(at)
    if first is None or first.start != at:
        return None
    second = view.word_after(first.end)
    if second is None or second.key not in SYLLABLES:
        single = SINGLE.get(first.key)
        return Numeral(at, first.end, str(single), "", "", 1, step=_ONE) if single else None
    words = _words_on_line(view, at, _FEW)
    found = number_words([word.key for word in words])
    if found and found[1] >= _FEW - 1:  # it may go on
        words = _words_on_line(view, at, _MANY)
        found = number_words([word.key for word in words])
    if found is None:
        return None
    amount, count = found
    digits, _, fraction = f"{amount.value:f}".partition(".")
    return Numeral(at, words[count - 1].end, digits, fraction.rstrip("0"), "", 1, step=amount.step)


def _words_on_line(view: View, at: int, most: int) -> list[Word]:
    words = view.words_after(at, most)
    for place in range(1, len(words)):
        if "\n" in view.low[words[place - 1].end : words[place].start]:
            return words[:place]
    return words
