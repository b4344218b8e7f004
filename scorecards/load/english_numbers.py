"""Numbers of English words that the Vietnamese ones beside them do not say: `note_en` with 86% for `note` with 68%.

The English may say less (titles are shortened), so only what it has beyond the Vietnamese is told.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scorecards.load.names import LoadContext
from scorecards.problems import Where
from scorecards.vietnamese.written_numbers import (
    WrittenAmount,
    WrittenDay,
    WrittenName,
    WrittenNumber,
    WrittenQuarter,
    numbers_in_words,
    written_numbers,
)

_Written = WrittenAmount | WrittenDay | WrittenQuarter | WrittenName
_SCALES = (1_000, 1_000_000, 1_000_000_000)
_FAR = 10
"""Characters between two numbers of which the second may say the thousands or millions of both: "3.2 of 4 million"."""


def check_english_numbers(vietnamese: str, english: str, at: Where, context: LoadContext) -> None:
    """Notes the first number of English words that the Vietnamese ones do not have."""
    if not vietnamese or not any(letter.isdigit() for letter in english):
        return
    theirs = written_numbers(english, "en")
    ours = written_numbers(vietnamese, "vi")
    left: Counter[_Written] = Counter(one.what for one in ours)
    words = Counter(numbers_in_words(vietnamese, "vi"))
    extra = []
    for one in theirs:
        if left[one.what]:
            left[one.what] -= 1
        else:
            extra.append(one)
    for one in extra:
        if not _is_said(one, english, vietnamese, left, words, theirs):
            read = english[one.start : one.end]
            context.add("english-number-extra", at, read=read, expected=one.what.to("vi"), words=vietnamese[:80])
            return


def _is_said(
    one: WrittenNumber,
    english: str,
    vietnamese: str,
    left: Counter[_Written],
    words: Counter[int],
    theirs: Sequence[WrittenNumber],
) -> bool:
    """Whether the Vietnamese words say a number in another way."""
    if english[one.start : one.end] in vietnamese:  # "3G" of "3G/4G", Vietnamese words that the English ones cite
        return True
    match one.what:
        case WrittenDay(day=day, month=month):
            days = any(isinstance(what, WrittenDay) and (what.day, what.month) == (day, month) for what in left)
            return days or bool(re.search(rf"(?<!\d)0?{day}/0?{month}(?!\d)", vietnamese))
        case WrittenAmount(value=value, unit=unit):
            if not unit and value == int(value) and words[int(value)]:
                return True
            return any(left[WrittenAmount(value * scale, unit)] for scale in _SCALES if _is_scaled_by_next(one, theirs))
    return False


def _is_scaled_by_next(one: WrittenNumber, theirs: Sequence[WrittenNumber]) -> bool:
    return any(first is one and second.start - first.end < _FAR for first, second in pairwise(theirs))
