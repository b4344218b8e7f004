"""Days in cells: as Excel keeps them, as its serial numbers, and as people write them."""

import re
from datetime import date, datetime, timedelta

from msgspec import Struct

from scorecards.sheets.grid import Cell
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import composed_text, normal
from scorecards.vietnamese.times import Precision, named_times

_DAYS = (date(2000, 1, 1), date(2099, 12, 31))
"""Between which a number of Excel is taken for a day."""
_YEARS = range(2000, 2100)
_QUARTER = re.compile(r"(?<!\w)Q\.? ?([1-4])(?=[/. -])", re.IGNORECASE)
_GLUED = re.compile(r"(?<![^\W_])[^\W\dTt_]\Z")
"""A lone letter right before a time, which makes another one of it: "H1/2024" is no month."""
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới|hết|thời điểm|as of|until|by)(?: hết)?(?: ngày)? ?\Z")
_UNKNOWN = frozenset(normal(word) for word in sheet_words("unknown-days")["words"])


class DayRead(Struct, frozen=True):
    """A time that a cell names."""

    last: date | None
    """None where the cell says that it is unknown."""
    first: date | None = None
    """The first day, where a month, a quarter or a year is named."""
    inferred: bool = False
    """Whether the last day is that of a month, a quarter, a year or another time that is named no closer."""

    def for_key(self, key: str) -> date | None:
        """The day that a key of a file takes of it; None where the time is named no closer than the key needs.

        A period begins with the first day of "tháng 1/2024"; what is due in 2025 is due by its last day.
        """
        if not self.inferred or key == "due":
            return self.last
        return self.first if key == "from" else None


def day_of(cell: Cell) -> DayRead | None:
    """The day of a cell; None for what is none."""
    match cell.content:
        case bool():
            return None
        case datetime() as moment:
            return DayRead(moment.date())
        case date() as day:
            return DayRead(day)
        case int() as number:
            return _of_number(number, cell.day_zero)
        case float() as number if number.is_integer():
            return _of_number(int(number), cell.day_zero)
        case str() as text:
            return _of_text(composed_text(text).strip(), cell.day_zero)
    return None


def days_until(text: str) -> frozenset[date]:
    """The days up to which a line above a table says that its numbers are: behind "đến", or on a line of their own.

    The day of a letter's head ("Hà Tĩnh, ngày 05 tháng 7 năm 2026") or of the report that the table belongs to is none.
    """
    found = set()
    for one in named_times(text):
        before = normal(text[: one.start]).rstrip("(: ") + " "
        is_alone = not normal(text[: one.start] + text[one.end :]).strip("()., :")
        if one.precision is Precision.DAY and (is_alone or _UNTIL.search(before)):
            found.add(one.last)
    return frozenset(found)


def _of_number(number: int, zero: date) -> DayRead | None:
    if number in _YEARS:
        return _of_text(f"năm {number}", zero)
    first, last = (day.toordinal() - zero.toordinal() for day in _DAYS)
    return DayRead(zero + timedelta(days=number)) if first <= number <= last else None


def _of_text(text: str, zero: date) -> DayRead | None:
    if normal(text) in _UNKNOWN:
        return DayRead(None)
    if text.isascii() and text.isdecimal():
        return _of_number(int(text), zero) if len(text) < 6 else None
    text = _QUARTER.sub(r"quý \1", text)
    times = [one for one in named_times(text) if one.precision is not Precision.DAY_OF_YEAR]
    if len(times) != 1:
        return None
    [time] = times
    left = normal(text[: time.start] + " " + text[time.end :])
    if any(letter.isdigit() for letter in left) or _GLUED.search(text[: time.start]):
        return None
    if time.precision is Precision.DAY:
        return DayRead(time.last)
    return DayRead(time.last, time.first, inferred=True)
