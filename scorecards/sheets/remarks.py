"""What headings add to the name of a column: "Kết quả (kế hoạch)", "Năm 2023" over two columns, "(10^6 đồng)".

A column of plans, of another time or in a unit that is not understood does not say what the same column says without
the remark, so its numbers are not taken.
"""

import re
from collections.abc import Iterable, Iterator

from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import fold
from scorecards.vietnamese.head_units import stated_unit, unit_of_head
from scorecards.vietnamese.times import named_times

NUMBERS = frozenset(
    ("value", "low", "high", "numerator", "denominator", "rank", "rank_to", "score", "indices", "pillars")
)
"""Keys of columns of numbers."""
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def _of_words(*keys: str) -> re.Pattern[str]:
    words = (re.escape(fold(word)) for key in keys for word in sheet_words("remarks")[key])
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words, key=len, reverse=True))})(?!\w)")


_AIMS, _OTHER_TIMES, _UNITS = _of_words("aims"), _of_words("times"), _of_words("units")
_POWER = re.compile(r"10\s*\^|x\s*1[.,]?0|\b1[.,]?0{2,}\b|\d0{3}")


def remark_of(headings: Iterable[str], key: str) -> str:
    """What the headings of a column, from the top, add that its numbers cannot be taken with; or ""."""
    lines = list(headings)
    return next((one for one in _remarks(lines) if _changes(one, key)), "")


def is_plan(heading: str) -> bool:
    """Whether a heading speaks of what is planned."""
    return bool(_AIMS.search(fold(heading)))


def _remarks(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield from (found[1].strip() for found in _IN_BRACKETS.finditer(line))
    yield from lines[:-1]  # what stands over several columns


def _changes(remark: str, key: str) -> bool:
    plain = fold(remark)
    if key != "denominator" and is_plan(remark):
        return True
    if named_times(remark) or _YEAR.search(plain) or _OTHER_TIMES.search(plain):
        return True
    is_unit = stated_unit(remark) or unit_of_head(remark)
    return not is_unit and bool(_UNITS.search(plain) or _POWER.search(plain))
