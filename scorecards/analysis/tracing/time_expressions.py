"""Times that a text names, and what each is for: when a figure holds, what it is compared with, when it is due."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from scorecards.vietnamese.folding import same_length_normal


class Precision(StrEnum):
    """How exactly a time is named."""

    DAY = "day"
    DAY_OF_YEAR = "day-of-year"
    """A day without its year: "ngày 21/9"."""
    MONTHS = "months"
    """"10 tháng đầu năm 2023": from the first day to the last and no other."""
    SPAN = "span"
    """"quý II năm 2024", "nửa đầu năm 2024"."""
    MONTH = "month"
    PART = "part"
    """"cuối năm 2024", "giữa năm 2024"."""
    YEAR = "year"


class Use(StrEnum):
    """What a time is there for."""

    HOLDS = "holds"
    """The figure is of that time."""
    DUE = "due"
    """"đến năm 2025", "vào cuối năm": until then or by then."""
    COMPARED = "compared"
    """"so với năm 2023"."""
    BESIDE = "beside"
    """Counted from, or part of the name of something: "từ năm 2021", "kế hoạch năm 2023"."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time that a text names."""

    first: date
    last: date
    precision: Precision
    use: Use
    start: int
    end: int

    def holds(self, begin: date | None, day: date, year_only: bool) -> bool:
        """Whether a figure of the time from `begin` to `day` is of this moment."""
        if self.precision is Precision.MONTHS and not year_only:
            return day == self.last and begin in (None, self.first)
        if self.precision is Precision.DAY_OF_YEAR:
            return (day.month, day.day) == (self.last.month, self.last.day)
        if year_only:
            return self.first.year <= day.year <= self.last.year
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class KnownTimes:
    """The times that the data know, for what one text is about."""

    days: frozenset[date]
    years: frozenset[int]
    """Years of which no day is known."""
    others: frozenset[date]
    """Days that a text may name and that are no time of a figure: of reforms of the country's units, of publication."""

    def with_days(self, days: frozenset[date]) -> "KnownTimes":
        """These and more days."""
        return replace(self, days=self.days | days)

    def with_publication(self, days: frozenset[date]) -> "KnownTimes":
        """These and days of publication, of which the year may be named too."""
        return replace(self, others=self.others | days, years=self.years | {day.year for day in days})

    def know(self, moment: TimeExpression) -> bool:
        """Whether a time that a text names is among them."""
        match moment.precision:
            case Precision.DAY:
                return moment.first in self.days or moment.first in self.others
            case Precision.DAY_OF_YEAR:
                return self.has_day_of_year(moment.last.day, moment.last.month)
            case Precision.YEAR:
                ends = {moment.first.year, moment.last.year}
                return bool(ends & self.years) or any(day.year in ends for day in self.days)
            case Precision.MONTHS:
                return moment.last in self.days
            case _:
                return any(moment.first <= day <= moment.last for day in self.days)

    def has_day_of_year(self, day: int, month: int) -> bool:
        """Whether a day is known of any year."""
        return any((one.day, one.month) == (day, month) for one in (*self.days, *self.others))


_YEAR = r"((?:19|20)\d\d)(?!\d)"
_OF = r"(?:,? (?:của )?năm |/|-)"
_ALONE = r"(?<![\d/.,-])"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_COUNTS = {"ba": 3, "sáu": 6, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}
_PARTS = {"đầu": (1, 4), "giữa": (4, 9), "cuối": (9, 12), "hết": (12, 12)}
"""Months that "đầu năm", "giữa năm" … may mean; they overlap, as usage does."""

_AT = r"(?: cùng kỳ| thời điểm| tháng| cuối| đầu| hết| ngày)* \Z"
_COMPARED = re.compile(rf"(?:so với|cùng kỳ|hơn|bằng|kém){_AT}")
_BESIDE = re.compile(rf"(?:từ|kể từ|sau|trước){_AT}")
_DUE = re.compile(
    r"(?:đến|tới|vào|trước|hết|trong|cho|mục tiêu|cuối|phấn đấu|chậm nhất)(?: hết| cuối| trước| ngày| của)* \Z"
)
_NAMED = re.compile(
    r"(?:kế hoạch|nghị quyết|đề án|chương trình|báo cáo|văn bản|quyết định|nghị định|luật|chỉ thị|bộ chỉ số|trang tin"
    r"|công văn)(?: [^\W\d_]+| số [\w/-]+| [\w/-]*\d[\w/-]*){0,7} (?:ngày )?\Z"
)


def time_expressions(text: str) -> tuple[TimeExpression, ...]:
    """The times that a text names, in order; a day that is in no calendar (31/2/2023) is none. Composed text (NFC)."""
    low = same_length_normal(text)
    made: list[TimeExpression] = []
    taken: list[tuple[int, int]] = []
    for form, precision, span in _FORMS:
        for found in form.finditer(low):
            if any(a < found.end() and found.start() < b for a, b in taken):
                continue
            taken.append(found.span())
            with suppress(ValueError):
                first, last = span(found)
                use = _use(low[max(0, found.start() - 60) : found.start()], precision, found[0])
                made.append(TimeExpression(first, last, precision, use, *found.span()))
    return tuple(sorted(made, key=lambda moment: moment.start))


def _months(year: str, first: int, last: int) -> tuple[date, date]:
    """From the first day of a month to the last day of another. Raises ValueError for a month that is none."""
    if not 1 <= first <= last <= 12:
        raise ValueError(first, last)
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])


def _day(found: re.Match[str]) -> tuple[date, date]:
    day = date(int(found[3]), int(found[2]), int(found[1]))
    return day, day


def _day_of_year(found: re.Match[str]) -> tuple[date, date]:
    day = date(2000, int(found[2]), int(found[1]))  # a leap year, so that 29/2 is a day
    return day, day


def _first_or_last_months(found: re.Match[str]) -> tuple[date, date]:
    count = _COUNTS.get(found[1]) or int(found[1])
    return _months(found[3], 1, count) if found[2] == "đầu" else _months(found[3], 13 - count, 12)


def _quarter(found: re.Match[str]) -> tuple[date, date]:
    last = 3 * _QUARTERS[found[1]]
    return _months(found[2], last - 2, last)


_FORMS: tuple[tuple[re.Pattern[str], Precision, Callable[[re.Match[str]], tuple[date, date]]], ...] = (
    (
        re.compile(
            rf"(?:(?:ngày|mùng|mồng|hôm) )?{_ALONE}(\d{{1,2}})(?: ?[/.-] ?|,? tháng )"
            rf"(\d{{1,2}})(?: ?[/.-] ?|,? năm ){_YEAR}"
        ),
        Precision.DAY,
        _day,
    ),
    (
        re.compile(rf"{_ALONE}(\d{{1,2}}|{'|'.join(_COUNTS)}) tháng (đầu|cuối) năm {_YEAR}"),
        Precision.MONTHS,
        _first_or_last_months,
    ),
    (
        re.compile(rf"nửa (đầu|cuối) năm {_YEAR}"),
        Precision.SPAN,
        lambda found: _months(found[2], *((1, 6) if found[1] == "đầu" else (7, 12))),
    ),
    (re.compile(rf"quý (iv|i{{1,3}}|[1-4]){_OF}{_YEAR}"), Precision.SPAN, _quarter),
    (
        re.compile(rf"(?:tháng |{_ALONE}(?=\d{{1,2}}/))(\d{{1,2}}){_OF}{_YEAR}"),
        Precision.MONTH,
        lambda found: _months(found[2], int(found[1]), int(found[1])),
    ),
    (
        re.compile(rf"(đầu|giữa|cuối|hết) năm {_YEAR}"),
        Precision.PART,
        lambda found: _months(found[2], *_PARTS[found[1]]),
    ),
    (
        re.compile(rf"(?:giai đoạn|nhiệm kỳ|các năm|năm) ((?:19|20)\d\d) ?- ?{_YEAR}"),
        Precision.YEAR,
        lambda found: (date(int(found[1]), 1, 1), date(int(found[2]), 12, 31)),
    ),
    (re.compile(rf"năm {_YEAR}"), Precision.YEAR, lambda found: _months(found[1], 1, 12)),
    (
        re.compile(r"(?:ngày|hôm) (\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?![\d/])"),
        Precision.DAY_OF_YEAR,
        _day_of_year,
    ),
)
"""How times are written, the longest forms first."""


def _use(before: str, precision: Precision, text: str) -> Use:
    if _COMPARED.search(before):
        return Use.COMPARED
    if _NAMED.search(before) or _BESIDE.search(before):
        return Use.BESIDE
    by_then = precision in (Precision.YEAR, Precision.PART) and (_DUE.search(before) or text.startswith("hết"))
    return Use.DUE if by_then or text.startswith("giai") else Use.HOLDS


def between(start: int, end: int, found: tuple[TimeExpression, ...]) -> Iterator[TimeExpression]:
    """Those that lie within a stretch of the text."""
    return (one for one in found if start <= one.start and one.end <= end)
