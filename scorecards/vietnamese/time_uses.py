"""Times that a text names, and what each is for: when a figure holds, what it is compared with, when it is due."""

import re
from datetime import date
from enum import StrEnum

from msgspec import Struct

from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.times import NamedTime, Precision, named_times


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


class TimeExpression(Struct, frozen=True):
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


_BEFORE = 60
"""Characters before a time in which the words stand that say what it is for."""
_AT = r"(?: cùng kỳ| thời điểm| tháng| cuối| đầu| hết| ngày)* \Z"
_COMPARED = re.compile(rf"(?:so với|cùng kỳ|hơn|bằng|kém){_AT}")
_BESIDE = re.compile(rf"(?:từ|kể từ|sau|trước){_AT}")
_DUE = re.compile(
    r"(?:đến|tới|vào|trước|hết|trong|cho|mục tiêu|cuối|phấn đấu|chậm nhất)(?: hết| cuối| trước| ngày| của)* \Z"
)
_NAMED = re.compile(
    r"(?:kế hoạch|nghị quyết|đề án|chương trình|báo cáo|văn bản|quyết định|nghị định|luật|chỉ thị|bộ chỉ số|trang tin"
    r"|công văn)(?: [\w/-]+){0,8} (?:ngày )?\Z"
)


def time_expressions(text: str) -> tuple[TimeExpression, ...]:
    """The times that a text names (`vietnamese.times`), in order, and what each is for. Composed text (NFC)."""
    low = same_length_normal(text)
    return tuple(
        TimeExpression(one.first, one.last, one.precision, _use(low, one), one.start, one.end)
        for one in named_times(text)
    )


def _use(low: str, named: NamedTime) -> Use:
    before, text = low[max(0, named.start - _BEFORE) : named.start], low[named.start : named.end]
    if _COMPARED.search(before):
        return Use.COMPARED
    if _NAMED.search(before) or _BESIDE.search(before):
        return Use.BESIDE
    by_then = named.precision in (Precision.YEAR, Precision.PART) and (_DUE.search(before) or text.startswith("hết"))
    return Use.DUE if by_then or text.startswith("giai") else Use.HOLDS
