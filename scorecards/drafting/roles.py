"""Whether a quantity is a value, something aimed at, or a change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from scorecards.analysis.tracing.passage_context import PassageContext
from scorecards.analysis.tracing.segments import Segment
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.values import Qualifier, Quantity, QuantityKind


class Role(StrEnum):
    """What a quantity is there for."""

    VALUE = "value"
    """What is or was."""
    TARGET = "target"
    """What is to be reached, planned or assigned."""
    FORECAST = "forecast"
    """What is expected, which nobody set."""
    CHANGE = "change"
    """By how much something rose or fell."""
    COMPARED = "compared"
    """What a value is compared with: the year before, the plan."""


AIMS = (Role.TARGET, Role.FORECAST)
"""What is of days to come."""

_AIM = re.compile(
    r"(?<!đã )(?<![0-9] )(?<!\w)(?:phấn đấu|mục tiêu|đặt ra|đề ra|phải đạt|yêu cầu|hướng tới|hướng đến|tối thiểu"
    r"|kỳ vọng|ước (?:đến|tới|tính đến|cả năm|hết|thực hiện cả)"
    r"|dự kiến|dự báo|sẽ|đặt chỉ tiêu|chỉ tiêu (?:là|đạt)|nâng lên|để phủ)(?!\w)"
)
_FORECAST = re.compile(r"(?<!\w)(?:kỳ vọng|ước (?:đến|tới|tính đến|cả năm|hết|thực hiện cả)|dự kiến|dự báo|sẽ)(?!\w)")
"""Those of them that tell what is expected."""
_DONE = re.compile(
    r"(?<!\w)(?:đã|đạt được|hiện|hiện có|hiện nay|nay|thực hiện được|hoàn thành|còn|kết quả|vượt|nâng tổng|so với)"
    r"(?!\w)"
)
_STRIVEN = re.compile(r"(?<!đã )(?<!\w)(?:phấn đấu|phải|hướng tới|hướng đến|dự kiến|sẽ)(?!\w)")
_TO_BE_DONE = ("hoàn thành", "còn", "vượt")
"""What tells no result behind those words: "phấn đấu đến năm 2025 hoàn thành 18/22 nhiệm vụ"."""
_SURELY_DONE = re.compile(r"(?<!\w)(?:đã(?! (?:đề ra|đặt ra|giao|được giao))|đạt được|hiện|nay)(?!\w)")
"""What tells a result though it stands in another clause."""
_COMPARED = re.compile(
    r"(?<!\w)(?:(?:cùng kỳ|năm trước|kỳ trước|trước đó|trước đây)[^.;,%0-9]{0,20}(?:năm [0-9]{4})?"
    r"|so với(?: mức| con số| tỷ lệ)?|(?:tăng|giảm)(?: \w+)? từ)[\s:(]*\Z"
)
_NEAR = 60
_OF_PLAN = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu|kế hoạch)(?!\w)[^0-9]*[0-9]")
"""Words of the quantity itself that its number is planned: "không đạt chỉ tiêu 80%"."""
_AIMED_HEAD = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|phương hướng|nhiệm vụ|đề ra|kế hoạch)(?!\w)")
_AIMED_SECTION = re.compile(
    r"(?:phần|chương)? ?(?:[ivx]+|[0-9.]+|[a-zđ])?[.):]? ?(?:các |một số )?"
    r"(?:mục tiêu|chỉ tiêu|phương hướng|nhiệm vụ|kế hoạch|giải pháp|định hướng)(?!\w)"
)
"""A heading further up is of aims where it begins so: a title may well name a plan that results are told of."""
_LEAST = re.compile(r"tối thiểu|ít nhất|phải")
_RESULT_HEAD = re.compile(r"(?<!\w)(?:kết quả|đánh giá|thực hiện|tình hình|đạt được|hiện trạng)(?!\w)")


def role_of(quantity: Quantity, segment: Segment, around: PassageContext) -> Role:
    """What the number of a segment is there for: by the last word before it that tells aims from results."""
    if quantity.kind is QuantityKind.CHANGE:
        return Role.CHANGE
    low = same_length_normal(around.passage.text)
    start, at = segment.sentence[0], segment.number[0]
    if _COMPARED.search(low, max(start, at - _NEAR), at):
        return Role.COMPARED
    if _OF_PLAN.search(low[at : segment.number[1]]):
        return Role.TARGET
    if around.passage.column or around.passage.row:
        return _of_cell(same_length_normal(around.passage.column))
    before = low[max(start, low.rfind(";", start, at) + 1) : at]
    for words, results in ((before, _DONE), (low[start:at], _SURELY_DONE)):
        done = _last_done(results, words)
        aims = [found[0] for found in _AIM.finditer(words) if found.start() > done]
        if aims or done >= 0:
            return _aimed_at(aims) if aims else Role.VALUE
    if quantity.qualifier is Qualifier.AT_LEAST and _LEAST.match(low, at):
        return Role.TARGET
    return Role.TARGET if _stands_under_aims(around) else Role.VALUE


def _aimed_at(words: Sequence[str]) -> Role:
    """A target where any of the words tells of one: "mục tiêu … sẽ đạt 80%"; else what is expected."""
    return Role.FORECAST if all(map(_FORECAST.fullmatch, words)) else Role.TARGET


def _stands_under_aims(around: PassageContext) -> bool:
    """Whether the nearest words over the passage that tell aims from results are of aims."""
    passage = around.passage
    near = " . ".join(map(same_length_normal, (passage.lead, *passage.headings[:1])))
    if _RESULT_HEAD.search(near) or _AIMED_HEAD.search(near):
        return not _RESULT_HEAD.search(near)
    for heading in map(same_length_normal, passage.headings[1:]):
        if _RESULT_HEAD.search(heading):
            return False
        if _AIMED_SECTION.match(heading):
            return True
    return False


def _of_cell(column: str) -> Role:
    return Role.TARGET if _AIMED_HEAD.search(column) and not _RESULT_HEAD.search(column) else Role.VALUE


def _last_done(pattern: re.Pattern[str], text: str) -> int:
    """Where the last word begins that tells a result; -1 where none does."""
    striven = _STRIVEN.search(text)
    starts = (
        found.start()
        for found in pattern.finditer(text)
        if not (striven and striven.start() < found.start() and found[0] in _TO_BE_DONE)
    )
    return max(starts, default=-1)
