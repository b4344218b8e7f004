"""Which days a quantity is of: what its sentence says, else those before it, else what it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecards.analysis.tracing.context import NumberContext, PassageContext
from scorecards.analysis.tracing.segments import Segment
from scorecards.analysis.tracing.time_expressions import TimeExpression, Use, time_expressions
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.times import Precision

_UNTIL = re.compile(r"(?:đến|tới|hết|tính|lũy kế|luỹ kế|thời điểm)(?: hết| ngày| thời điểm| đến| cuối| tháng)* \Z")
_REACH = 40
_SPANS = (Precision.MONTHS, Precision.SPAN, Precision.MONTH, Precision.YEAR)


class PeriodSource(StrEnum):
    """Where the days of a quantity were found."""

    SENTENCE = "sentence"
    BEFORE = "before"
    """In an earlier sentence of the paragraph, or in the one before."""
    HEADING = "heading"
    GIVEN = "given"
    """By who asked for the draft."""
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class DraftPeriod:
    """The days of a quantity."""

    as_of: date | None
    start: date | None
    source: PeriodSource


UNKNOWN = DraftPeriod(None, None, PeriodSource.NOWHERE)


def period_of(segment: Segment, context: NumberContext, around: PassageContext, given: DraftPeriod) -> DraftPeriod:
    """The days of the number of a segment; `given` where its page says none."""
    text = around.passage.text
    own = _chosen(context.times, text, aim=context.aim)
    if own:
        return DraftPeriod(own.last, _start(own), PeriodSource.SENTENCE)
    if context.aim:
        return UNKNOWN
    before = [one for one in around.times_within(0, segment.sentence[0]) if one.end <= segment.sentence[0]]
    if one := _chosen(before, text, aim=False):
        return DraftPeriod(one.last, _start(one), PeriodSource.BEFORE)
    for words in (around.passage.lead, *around.passage.headings):
        if one := _chosen(time_expressions(words), words, aim=False):
            return DraftPeriod(one.last, _start(one), PeriodSource.HEADING)
    return given


def _chosen(
    times: Sequence[TimeExpression] | Iterable[TimeExpression], text: str, *, aim: bool
) -> TimeExpression | None:
    """The last time that says when a figure holds, or by when it is aimed at."""
    low = same_length_normal(text)
    return next((one for one in reversed(list(times)) if _says_when(one, low, aim=aim)), None)


def _says_when(one: TimeExpression, low: str, *, aim: bool) -> bool:
    if one.use in (Use.COMPARED, Use.BESIDE) or one.precision is Precision.DAY_OF_YEAR:
        return False
    if aim:
        return one.use is Use.DUE or one.precision in _SPANS
    if one.precision is Precision.DAY:
        return bool(_UNTIL.search(low, max(0, one.start - _REACH), one.start)) or low.startswith("hết", one.start)
    return one.use is Use.HOLDS or one.precision is Precision.PART


def _start(one: TimeExpression) -> date | None:
    return one.first if one.precision in _SPANS and one.first != one.last else None
