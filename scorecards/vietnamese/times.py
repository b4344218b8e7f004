"""The one reader of days, months, quarters, half-years, years and periods: where a text names one, and what it is.

Vietnamese as documents write it: "01/3/2023", "ngày 05 tháng 8 năm 2022", "tháng 10/2023", "quý II năm 2024", "10
tháng đầu năm 2023", "nửa đầu năm 2024", "cuối năm 2024", "giai đoạn 2021-2025", "năm 2023", "ngày 21/9". English as the
site's translations write it: "1 March 2023", "March 1, 2023", "March 2023", "21 September".

Whether digits that may also be a ratio ("12/12") are a day is for the quantity reader to say, from the words around
(`date_asides`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from scorecards.languages import Language
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.formatting import MONTHS


class Precision(StrEnum):
    """How exactly a time is named."""

    DAY = "day"
    DAY_OF_YEAR = "day-of-year"
    """A day without its year: "ngày 21/9". Its dates are those of 2000, a leap year."""
    MONTHS = "months"
    """"10 tháng đầu năm 2023": from the first day to the last and no other."""
    SPAN = "span"
    """"quý II năm 2024", "nửa đầu năm 2024"."""
    MONTH = "month"
    PART = "part"
    """"cuối năm 2024", "giữa năm 2024"."""
    YEAR = "year"
    """"năm 2023", "giai đoạn 2021-2025"."""


class NamedTime(Struct, frozen=True):
    """A time where a text names it."""

    first: date
    last: date
    precision: Precision
    start: int
    """With the words that belong to it: "ngày", "tháng", "giai đoạn"."""
    end: int


DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
"""Days, months and years in digits, as parts of regular expressions."""

_VIETNAMESE_SIGN = re.compile(r"[0-9](?:[/.-]| tháng |(?<=1)9[0-9]{2}|(?<=2)0[0-9]{2})")
_ENGLISH_SIGN = re.compile(r"[0-9]")
"""What no form is without."""
_YEAR = rf"({YEAR})"
_OF = r"(?:,? (?:của )?năm |/|-)"
_ALONE = r"(?<![0-9/.,-])"
_FIRST_DIGIT = r"[0-9](?<![0-9/.,-].)"
"""The first of digits that stand alone: `_ALONE` behind the digit, so that only digits of a text are looked at."""
_OF_MONTH = rf"(?: ?[/.-] ?|,? tháng )([0-9]{{1,2}})(?: ?[/.-] ?|,? năm ){_YEAR}"
_DAY_SIGN = re.compile(r"[0-9](?: ?[/.-] ?|,? tháng )[0-9]{1,2}(?: ?[/.-] ?|,? năm )(?:19|20)")
_FREE = r"(?<![\w/])"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_COUNTS = {"ba": 3, "sáu": 6, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}
_PARTS = {"đầu": (1, 4), "giữa": (4, 9), "cuối": (9, 12), "hết": (12, 12)}
"""Months that "đầu năm", "giữa năm" … may mean; they overlap, as usage does."""
_MONTH_NAMES = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH_NAME = "|".join(_MONTH_NAMES)


def _months(year: str, first: int, last: int) -> tuple[date, date]:
    """From the first day of a month to the last day of another. Raises ValueError for a month that is none."""
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])


def _date(year: str | int, month: str | int, day: str | int) -> tuple[date, date]:
    named = date(int(year), int(month), int(day))
    return named, named


def _first_or_last_months(found: re.Match[str]) -> tuple[date, date]:
    count = _COUNTS.get(found[1]) or int(found[1])
    return _months(found[3], 1, count) if found[2] == "đầu" else _months(found[3], 13 - count, 12)


def _quarter(found: re.Match[str]) -> tuple[date, date]:
    last = 3 * _QUARTERS[found[1]]
    return _months(found[2], last - 2, last)


class _Form(Struct, frozen=True):
    """One way of writing a time."""

    pattern: re.Pattern[str]
    precision: Precision
    sign: re.Pattern[str]
    """What is in every text that has the form, and is found without asking at each character what stands before it."""
    dates: Callable[[re.Match[str]], tuple[date, date]]
    """First and last day of what was found; raises ValueError where the calendar has none."""


_ISO = _Form(
    re.compile(r"(?<![\w/.,-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![\w-])"),
    Precision.DAY,
    re.compile(r"[0-9]{4}-[0-9]{2}-"),
    lambda found: _date(found[1], found[2], found[3]),
)
_FORMS: Mapping[Language, tuple[_Form, ...]] = {
    "vi": (
        _ISO,
        _Form(
            re.compile(
                rf"(?:ngày|mùng|mồng|hôm) ?{_ALONE}([0-9]{{1,2}}){_OF_MONTH}",
            ),
            Precision.DAY,
            _DAY_SIGN,
            lambda found: _date(found[3], found[2], found[1]),
        ),
        _Form(
            re.compile(rf"({_FIRST_DIGIT}[0-9]?){_OF_MONTH}"),
            Precision.DAY,
            _DAY_SIGN,
            lambda found: _date(found[3], found[2], found[1]),
        ),
        _Form(
            re.compile(rf"{_ALONE}([0-9]{{1,2}}|{'|'.join(_COUNTS)}) tháng (đầu|cuối) năm {_YEAR}"),
            Precision.MONTHS,
            re.compile(r" tháng (?:đầu|cuối) năm (?:19|20)"),
            _first_or_last_months,
        ),
        _Form(
            re.compile(rf"nửa (đầu|cuối) năm {_YEAR}"),
            Precision.SPAN,
            re.compile("nửa "),
            lambda found: _months(found[2], *((1, 6) if found[1] == "đầu" else (7, 12))),
        ),
        _Form(re.compile(rf"quý (iv|i{{1,3}}|[1-4]){_OF}{_YEAR}"), Precision.SPAN, re.compile("quý "), _quarter),
        _Form(
            re.compile(rf"tháng ({MONTH}){_OF}{_YEAR}"),
            Precision.MONTH,
            re.compile("tháng [0-9]"),
            lambda found: _months(found[2], int(found[1]), int(found[1])),
        ),
        _Form(
            re.compile(rf"({_FIRST_DIGIT}(?:(?<=0)[1-9]|(?<=1)[0-2]|(?<!0)))/{_YEAR}"),
            Precision.MONTH,
            re.compile("[0-9]/(?:19|20)"),
            lambda found: _months(found[2], int(found[1]), int(found[1])),
        ),
        _Form(
            re.compile(rf"(đầu|giữa|cuối|hết) năm {_YEAR}"),
            Precision.PART,
            re.compile(" năm (?:19|20)"),
            lambda found: _months(found[2], *_PARTS[found[1]]),
        ),
        _Form(
            re.compile(rf"(?:giai đoạn|nhiệm kỳ|các năm|năm) ((?:19|20)[0-9][0-9]) ?- ?{_YEAR}"),
            Precision.YEAR,
            re.compile("[0-9] ?- ?(?:19|20)"),
            lambda found: (date(int(found[1]), 1, 1), date(int(found[2]), 12, 31)),
        ),
        _Form(
            re.compile(rf"năm {_YEAR}"),
            Precision.YEAR,
            re.compile("năm (?:19|20)"),
            lambda found: _months(found[1], 1, 12),
        ),
        _Form(
            re.compile(r"(?:ngày|hôm|mùng|mồng) ([0-9]{1,2})(?:[/.-]| tháng )([0-9]{1,2})(?![0-9/])"),
            Precision.DAY_OF_YEAR,
            re.compile(r"[0-9](?:[/.-]| tháng )[0-9]"),
            lambda found: _date(2000, found[2], found[1]),
        ),
    ),
    "en": (
        _ISO,
        _Form(
            re.compile(rf"{_FREE}([0-9]{{1,2}}) ({_MONTH_NAME}),? {_YEAR}(?!\w)"),
            Precision.DAY,
            re.compile(rf"[0-9] (?:{_MONTH_NAME})"),
            lambda found: _date(found[3], _MONTH_NAMES[found[2]], found[1]),
        ),
        _Form(
            re.compile(rf"(?<!\w)({_MONTH_NAME}) ([0-9]{{1,2}}),? {_YEAR}(?!\w)"),
            Precision.DAY,
            re.compile(rf"(?:{_MONTH_NAME}) [0-9]"),
            lambda found: _date(found[3], _MONTH_NAMES[found[1]], found[2]),
        ),
        _Form(
            re.compile(rf"(?<!\w)({_MONTH_NAME}),? {_YEAR}(?!\w)"),
            Precision.MONTH,
            re.compile(rf"(?:{_MONTH_NAME}),? (?:19|20)"),
            lambda found: _months(found[2], _MONTH_NAMES[found[1]], _MONTH_NAMES[found[1]]),
        ),
        _Form(
            re.compile(rf"{_FREE}([0-9]{{1,2}}) ({_MONTH_NAME})(?!\w)"),
            Precision.DAY_OF_YEAR,
            re.compile(rf"[0-9] (?:{_MONTH_NAME})"),
            lambda found: _date(2000, _MONTH_NAMES[found[2]], found[1]),
        ),
    ),
}
"""How times are written, the longest forms first."""


class TimeSpan(NamedTuple):
    """Where a text writes a time, one of the calendar or not (31/2/2023)."""

    start: int
    end: int
    precision: Precision


def named_times(text: str, language: Language = "vi") -> tuple[NamedTime, ...]:
    """The times that a text names, in order; a day that is in no calendar (31/2/2023) is none.

    The text is composed (NFC). Takes time proportional to its length.
    """
    found: list[NamedTime] = []
    for form, match in _written(same_length_normal(text), language):
        with suppress(ValueError):
            found.append(NamedTime(*form.dates(match), form.precision, *match.span()))
    return tuple(found)


def time_spans(low: str) -> list[TimeSpan]:
    """Where a Vietnamese text, normalised, writes times, in order."""
    return [TimeSpan(*match.span(), form.precision) for form, match in _written(low, "vi")]


@lru_cache(maxsize=1 << 10)  # the quantity reader and tracing ask for those of the same paragraph
def _written(low: str, language: Language) -> tuple[tuple[_Form, re.Match[str]], ...]:
    """What looks like a time, in order; where two forms overlap, the one that stands first in the table."""
    if not (_VIETNAMESE_SIGN if language == "vi" else _ENGLISH_SIGN).search(low):
        return ()
    found: list[tuple[_Form, re.Match[str]]] = []
    taken = bytearray()
    for form in _FORMS[language]:
        if not form.sign.search(low):
            continue
        for match in form.pattern.finditer(low):
            start, end = match.span()
            taken = taken or bytearray(len(low))
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append((form, match))
    found.sort(key=lambda one: one[1].start())
    return tuple(found)
