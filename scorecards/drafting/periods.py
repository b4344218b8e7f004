"""Which days a quantity is of: what its sentence says, else those before it, else what it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from scorecards.analysis.tracing.passage_context import PassageContext
from scorecards.analysis.tracing.segments import Segment
from scorecards.drafting.governing_times import goes_on, governing, not_compared
from scorecards.intake.blocks import TakenIn
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.time_uses import TimeExpression, Use, time_expressions
from scorecards.vietnamese.times import Precision

_UNTIL = re.compile(r"(?:đến|tới|hết|tính|lũy kế|luỹ kế|thời điểm)(?: hết| ngày| thời điểm| đến| cuối| tháng)* \Z")
_WITHIN = re.compile(r"(?<!\w)(?:trong|của)(?: cả)? \Z")
_OF_EVENT = re.compile(r"(?:hưởng ứng|ngày chuyển đổi số|phiên họp|hội nghị|date:?)[^.;,]{0,30} \Z")
"""What a year or quarter may be the name of."""
_NOW = re.compile(r"(?<!\w)(?:đến nay|tới nay|hiện nay|hiện|hiện tại|đến thời điểm này)(?!\w)")
"""What tells of the day of the page, whatever time was told of before."""
_TO_DO = re.compile(r"(?<!\w)(?:nhiệm vụ|phương hướng|kế hoạch|mục tiêu|giải pháp)(?: \w+){0,4} \Z")
_BESIDE = 3
"""Characters between a time and the number that it stands right before: "năm 2023: 75%"."""
_BY_YEAR = re.compile(r"(?:đến|tới|vào) (?:năm )?((?:19|20)[0-9]{2})(?![0-9])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PAGE_HEAD = 600
_LONGEST_HEAD = 5_000
"""Characters of a paragraph at the head of a page among which its time is looked for."""
_REACH = 40
_END_OF = re.compile(r"(?<!\w)hết \Z")
_SPANS = (Precision.MONTHS, Precision.SPAN, Precision.MONTH, Precision.YEAR)


class PeriodSource(StrEnum):
    """Where the days of a quantity were found."""

    SENTENCE = "sentence"
    BEFORE = "before"
    """In an earlier sentence of the paragraph, or in the one before."""
    HEADING = "heading"
    PAGE = "page"
    """The head of the page says of which months it tells."""
    GIVEN = "given"
    """By who asked for the draft."""
    CHOSEN = "chosen"
    """By a person, of this one figure."""
    NOWHERE = "nowhere"


_INFERRED = (PeriodSource.PAGE, PeriodSource.GIVEN)


class DraftPeriod(Struct, frozen=True):
    """The days of a quantity."""

    as_of: date | None
    start: date | None
    source: PeriodSource
    year: int | None = None
    """The year of the page, for days that it writes without one."""
    incomplete: bool = False
    """Whether the words name only a month, a quarter or a year, or a day without its year."""
    start_is_chosen: bool = False
    """Whether a person gave `start`; else it holds for figures counted within a period alone."""

    @property
    def is_inferred(self) -> bool:
        """Whether the day is one that the words of the figure do not say."""
        return bool(self.as_of) and (self.incomplete or self.source in _INFERRED)


UNKNOWN = DraftPeriod(None, None, PeriodSource.NOWHERE)


def period_of(segment: Segment, around: PassageContext, given: DraftPeriod, *, aim: bool) -> DraftPeriod:
    """The days of the number of a segment; `given` where its page says none."""
    text, (start, end) = around.passage.text, segment.sentence
    at = segment.number[0]
    own = [one for a, b in segment.own for one in around.times_within(a, b)]
    before = around.times_within(start, at)
    beside = [one for one in governing(before, text, at) if at - one.end <= _BESIDE]
    own_before = [one for one in own if one.end <= at]
    own_after = [one for one in reversed(own) if one.start >= at]  # the nearest is the last to be looked at
    for times in (beside, own_before, not_compared(own_after, text), governing(before, text, at)):
        if one := _chosen(times, text, aim=aim, year=given.year):
            return _stated(one, text, PeriodSource.SENTENCE, given.year)
    if aim:
        year = _BY_YEAR.search(text, start, end)
        due = date(int(year[1]), 12, 31) if year else None
        return DraftPeriod(due, None, PeriodSource.SENTENCE if due else PeriodSource.NOWHERE, given.year, bool(due))
    now = _NOW.search(same_length_normal(text[start : segment.number[0]]))
    if not now:
        of = len(text[:start].rstrip()) - 1 if goes_on(text[start:end]) else at
        earlier = governing(around.times_within(0, start), text, of)
        if one := _chosen(earlier, text, aim=False, year=given.year):
            return _stated(one, text, PeriodSource.BEFORE, given.year)
    for words in (around.passage.lead, *around.passage.headings):
        if one := _chosen(_of_results(words), words, aim=False, year=given.year):
            return _stated(one, words, PeriodSource.HEADING, given.year)
    return given


def _stated(one: TimeExpression, text: str, source: PeriodSource, year: int | None) -> DraftPeriod:
    return DraftPeriod(one.last, _start(one), source, year, not _names_last_day(one, text))


def _names_last_day(one: TimeExpression, text: str) -> bool:
    """Whether the words name the very day with its year, or the end of a month, a quarter or a year: "hết tháng 6"."""
    low = same_length_normal(text[max(0, one.start - _REACH) : one.end])
    at = min(one.start, _REACH)
    if one.precision is Precision.DAY:
        return bool(_YEAR.search(low, at))
    return bool(_END_OF.search(low, 0, at)) or low.startswith("hết", at)


def _of_results(heading: str) -> list[TimeExpression]:
    """The times of a heading, the first of them last, without those of what is still to be done."""
    low = same_length_normal(heading)
    times = reversed(governing(time_expressions(heading), heading, len(heading)))
    return [one for one in times if not _TO_DO.search(low, max(0, one.start - _REACH), one.start)]


def _chosen(times: Sequence[TimeExpression], text: str, *, aim: bool, year: int | None) -> TimeExpression | None:
    """The last time that says when a figure holds, or by when it is aimed at; a day without its year gets that one."""
    low = same_length_normal(text)
    for given in reversed(times):
        one = _in_year(given, year) if given.precision is Precision.DAY_OF_YEAR and year else given
        if one and _says_when(one, low, aim=aim):
            return one
    return None


def _in_year(one: TimeExpression, year: int) -> TimeExpression | None:
    try:
        day = one.last.replace(year=year)
    except ValueError:  # 29 February
        return None
    return TimeExpression(day, day, Precision.DAY, one.use, one.start, one.end)


def _says_when(one: TimeExpression, low: str, *, aim: bool) -> bool:
    if one.use in (Use.COMPARED, Use.BESIDE) or one.precision is Precision.DAY_OF_YEAR:
        return False
    if aim:
        return one.use is Use.DUE or one.precision in _SPANS
    before = low[max(0, one.start - _REACH) : one.start]
    if one.precision is Precision.DAY:
        return bool(_UNTIL.search(before)) or low.startswith("hết", one.start)
    if _OF_EVENT.search(before):
        return False
    return one.use is Use.HOLDS or one.precision is Precision.PART or bool(_WITHIN.search(before))


def page_period(page: TakenIn) -> DraftPeriod:
    """The months or the day that the head of a page says its figures are of; `UNKNOWN` where it says none."""
    heads = [page.text[one.start : min(one.end, one.start + _LONGEST_HEAD)] for one in page.blocks
             if one.start < _PAGE_HEAD * 3]  # fmt: skip
    for text in (page.title, *heads):
        low = same_length_normal(text)
        for one in reversed(_of_results(text)):
            before = low[max(0, one.start - _REACH) : one.start]
            until = bool(_UNTIL.search(before)) or low.startswith("hết", one.start)
            spans = one.precision in (Precision.MONTHS, Precision.SPAN) and one.use is Use.HOLDS
            days = one.precision in (Precision.DAY, Precision.MONTH) and until and one.use is not Use.COMPARED
            if (spans or days) and not _OF_EVENT.search(before):
                return DraftPeriod(one.last, None if until else _start(one), PeriodSource.PAGE)
    return UNKNOWN


def year_of(page_text: str) -> int | None:
    """The one year of the days and months that the head of a page names, for days without it; None for several."""
    exact = (Precision.DAY, Precision.MONTH)
    years = {one.last.year for one in time_expressions(page_text[:_PAGE_HEAD]) if one.precision in exact}
    return years.pop() if len(years) == 1 else None


def _start(one: TimeExpression) -> date | None:
    return one.first if one.precision in _SPANS and one.first != one.last else None
