"""Which times of a text say when a number holds, and which are named by the way.

By the way stands a time in brackets behind a number, one beside another time, and one of what is compared with.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from scorecards.analysis.tracing.segments import sentences
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.time_uses import TimeExpression, time_expressions
from scorecards.vietnamese.times import Precision

_COMPARISON = re.compile(r"(?<!\w)(?:so với|cùng kỳ|năm trước|năm ngoái)(?!\w)[^,;:.()]*\Z")
"""What stands before a time that is compared with, other words between: "so với kết quả của năm 2024"."""
_REACH = 60
_BRACKET = re.compile(r"[()\[\]]")
_NUMBER = re.compile(r"(?<!\w)[0-9]+(?!\w)")
"""Not that of "4G"."""
_ITEM = re.compile(r"\s*[0-9]+[.)]\s")
_ITS_NUMBER = re.compile(r"\s*[:=]?\s*(?:(?:là|đạt|chỉ|mới|ở mức|khoảng|gần|trên|hơn|được) ?)*(?=[0-9])")
_WIDE = (Precision.YEAR, Precision.PART, Precision.MONTHS, Precision.MONTH, Precision.SPAN)
_GOES_ON = re.compile(r"\s*(?:trong đó|cụ thể|riêng|bao gồm|gồm)(?!\w)", re.IGNORECASE)


def goes_on(sentence: str) -> bool:
    """Whether a sentence is still of what the one before tells: "Trong đó, cấp xã đạt 61%"."""
    return bool(_GOES_ON.match(sentence))


def not_compared(times: Sequence[TimeExpression], text: str) -> list[TimeExpression]:
    """The times of a text but those that a figure is compared with."""
    found = []
    for one in times:
        before = same_length_normal(text[max(0, one.start - _REACH) : one.start])
        if not _COMPARISON.search(before):
            found.append(one)
    return found


def governing(times: Sequence[TimeExpression], text: str, at: int) -> list[TimeExpression]:
    """The times before a place of a text that may say when a number there holds.

    Times in brackets behind a number, or beside one, say it of nothing outside them: "99,5% (năm 2024: 97%)". Where no
    number stands before, they are of all that follows: "Kết quả (đến 30/6/2024) như sau".

    A year or a month with no more than its number, "năm 2024 là 97%", says it to the end of its sentence where it
    stands behind another number or another time: what follows is told of the time that the text began with.
    """
    asides = _asides(text)
    kept = [one for one in times if one.start not in asides or _lies_within(at, asides[one.start])]
    return not_compared(kept, text)


def _lies_within(at: int, stretch: tuple[int, int]) -> bool:
    return stretch[0] <= at < stretch[1]


@lru_cache(maxsize=64)
def _asides(text: str) -> Mapping[int, tuple[int, int]]:
    """By where a time begins, the brackets that it stands in, where it says nothing of what is outside them."""
    times = time_expressions(text)
    starts = [one.start for one in times]
    in_times = {at for one in times for at in range(one.start, one.end)}
    numbers = [found.start() for found in _NUMBER.finditer(text) if found.start() not in in_times]
    made: dict[int, tuple[int, int]] = {}
    led = False
    for sentence in sentences(text):
        item = _ITEM.match(text, *sentence)
        first = bisect_left(numbers, item.end() if item else sentence[0])
        for start, end in _brackets(text, *sentence):
            if first < len(numbers) and numbers[first] < end:
                inside = starts[bisect_left(starts, start) : bisect_left(starts, end)]
                made |= dict.fromkeys(inside, (start, end))
        before = numbers[first] if first < len(numbers) else sentence[1]
        own = times[bisect_left(starts, sentence[0]) : bisect_left(starts, sentence[1])]
        made = dict.fromkeys(_beside_others(own, text, before, led=led), sentence) | made
        led = led or bool(own)
    return made


def _beside_others(times: Sequence[TimeExpression], text: str, number: int, *, led: bool) -> list[int]:
    """Where those times of a sentence begin that have no more than their number, beside another time or number.

    `number` is where the first number of the sentence begins, `led` whether an earlier sentence names a time.
    """
    low = same_length_normal(text)
    plain = [one for one in times if one.precision in _WIDE and _ITS_NUMBER.match(low, one.end)]
    if not led and all(one.start < number for one in plain):
        return []
    return [one.start for one in plain]


def _brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The outermost brackets of a sentence; one that is not closed reaches to its end."""
    depth, opened = 0, start
    for mark in _BRACKET.finditer(text, start, end):
        if mark[0] in "([":
            opened = opened if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield opened, mark.end()
    if depth:
        yield opened, end
