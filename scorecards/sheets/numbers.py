"""Numbers of cells: the one that a format shows or that words are, and whether it can be what was meant.

A Vietnamese Excel takes "1.711" for 1711 and an English one for 1,711/1000; a percent format shows 0,5753 as 57,53%;
"5/10" becomes a day. What could be either is asked about, never guessed.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from scorecards.sheets.formats import section_of
from scorecards.vietnamese.formatting import number
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import Qualifier

_DECIMALS = re.compile(r"\.([0#?]+)")
_MOST_DECIMALS = 6
"""Decimals beyond which a number without a format was computed and has to be rounded by whoever publishes it."""


_MOST_DIGITS = 15
"""Those that Excel keeps of a number."""
_MOST = 10**_MOST_DIGITS
_MOST_PLACES = 9
"""Decimals that a data file takes."""


class NumberRead(Struct, frozen=True):
    """The number of a cell as it is shown."""

    number: Decimal
    percent: bool = False
    """Whether the format makes it a percentage; the number is then in per cent."""
    fixed: bool = False
    """Whether the format says how many decimals are shown."""
    rounded: bool = False
    """Whether the cell holds more decimals than it shows."""
    before: str = ""
    after: str = ""
    """The words that the format shows around the number: "tỷ", ">"."""

    @property
    def words(self) -> str:
        """What is to be seen, as a text, where the format adds words; else ""."""
        if not (self.before or self.after):
            return ""
        before = f"{self.before} " if self.before[-1:].isalnum() else self.before
        after = f" {self.after}" if self.after[:1].isalnum() else self.after
        return f"{before}{number(self.number, 'vi')}{'%' if self.percent else ''}{after}"


class NumberTrouble(Struct, frozen=True):
    """Why no number comes of a cell."""

    code: str
    """A problem's code."""
    shown: str = ""
    """What is to be seen instead."""


def number_of(content: int | float, format: str) -> NumberRead | NumberTrouble:
    """The number that a cell with that content and format shows."""
    if content != content or content in (float("inf"), float("-inf")):
        return NumberTrouble("sheet-cell-error")
    if abs(content) >= _MOST:
        return NumberTrouble("sheet-number-huge")
    section = section_of(format, content)
    pattern = section.pattern
    if not section.shows(content):
        return NumberTrouble("sheet-format-hides", f"{section.before}{section.after}")
    if section.within:
        return NumberTrouble("sheet-format-changes", section.within)
    before, after = section.before, section.after
    if re.search(r"[0#?],+(?![0#?])", pattern):
        return NumberTrouble("sheet-scaled-format")
    percent = "%" in pattern
    exact = Decimal(content) if isinstance(content, int) else Decimal(f"{content:.15g}")
    exact = exact * 100 if percent else exact
    if _has_places(pattern):
        decimals = _DECIMALS.search(pattern)
        places = min(len(decimals[1]), _MOST_PLACES) if decimals else 0
        shown = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        shown = _without_zeros(shown, min(places, len(decimals[1].rstrip("#?"))) if decimals else 0)
        return NumberRead(shown, percent, bool(decimals), shown != exact, before=before, after=after)
    shown = _without_zeros(exact)
    if _decimals(shown) > _MOST_DECIMALS:
        return NumberTrouble("sheet-many-decimals")
    return NumberRead(shown, percent, before=before, after=after)


def _has_places(pattern: str) -> bool:
    """Whether a format says how many decimals are shown; "General", fractions and powers of ten do not."""
    return bool(re.search(r"[0#?]", pattern)) and "e" not in pattern.lower() and "/" not in pattern


def number_of_words(words: str) -> Decimal | None:
    """The number that words are, with its unit or without; None for more or less than one exact number.

    "khoảng 1.400" is none: where it would stand, nothing says that it is not exact.
    """
    if words.isascii() and words.isdecimal():
        return Decimal(words) if len(words) <= _MOST_DIGITS else None
    found = read_quantities(words).quantities
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(words)):
        return None
    return found[0].number.value if found[0].number and found[0].qualifier is Qualifier.EXACT else None


def doubtful(read: NumberRead, *, rate: bool, whole: bool) -> NumberTrouble | None:
    """What is doubtful of a number for a rate in per cent, for a count of things that have no parts (`whole`), or for
    another amount.

    One shown with decimals by its own format has been seen as such by whoever wrote it.
    """
    if rate:
        small = not read.percent and 0 < abs(read.number) <= 1
        return NumberTrouble("sheet-part-or-percent") if small else None
    if read.percent:
        return NumberTrouble("sheet-percent-of-amount")
    decimals = _decimals(_without_zeros(read.number))
    if (decimals and whole) or (decimals == 3 and 1 <= abs(read.number) < 1000 and not read.fixed):
        return NumberTrouble("sheet-thousands-or-decimals")
    return None


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _without_zeros(number: Decimal, least: int = 0) -> Decimal:
    """The number without zeros at its end, `least` decimals kept."""
    places = max(least, _decimals(number.normalize()))
    return number.quantize(Decimal(1).scaleb(-places)) if abs(number) < _MOST else number
