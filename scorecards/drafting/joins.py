"""Which numbers of a sentence are of one figure, beyond what tracing joins: a share in brackets or behind "chiếm".

"205 cán bộ chuyên trách cấp xã (94%) đủ điều kiện" says what both are of; the words behind the bracket are the count's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from scorecards.analysis.tracing.segments import Segment
from scorecards.vietnamese.units import SHARES
from scorecards.vietnamese.values import Quantity

_OPENS = re.compile(r"\((?:(?:chiếm|đạt|bằng|tương đương|tức)\s*)?(?:(?:tỷ lệ|tỉ lệ)\s*)?\Z")
_CLOSES = re.compile(r"\s*\)")
_TAKES = re.compile(r"[^.,;:()]*(?<!\w)(?:chiếm|tương đương|bằng|đạt)(?: tỷ lệ| tỉ lệ| khoảng| gần| trên)*\s*")
_BESIDE = re.compile(
    r"[\s,;]*(?:(?:đạt|chiếm|bằng|tức|tương đương|tương ứng)\s*)?(?:với\s*)?(?:(?:tỷ lệ|tỉ lệ)\s*)?(?:là\s*)?"
)


def joined_shares(placed: Sequence[Segment], of_span: Mapping[tuple[int, int], Quantity], text: str) -> list[Segment]:
    """The segments of a sentence with such shares joined to the counts before them."""
    made: list[Segment] = []
    for segment in placed:
        start, end = segment.number
        if made and of_span[segment.number].unit in SHARES:
            previous = made[-1]
            counted = of_span[previous.number].unit not in SHARES
            between = text[previous.number[1] : start]
            if counted and _OPENS.search(between) and (closed := _CLOSES.match(text, end)):
                tail = (closed.end(), segment.own[-1][1]) if segment.own else (closed.end(), closed.end())
                own = (*previous.own, tail) if tail[1] > tail[0] else previous.own
                made[-1] = previous._replace(own=own)
                segment = segment._replace(own=(*own, (start, end)), joined=True)
            elif counted and not segment.joined and (_TAKES.fullmatch(between) or _BESIDE.fullmatch(between)):
                segment = segment._replace(own=(*previous.own, *segment.own), joined=True)
        if made and segment.joined and not _may_be_of(of_span[segment.number], of_span[made[-1].number]):
            segment = segment._replace(joined=False)
        made.append(segment)
    return made


def _may_be_of(share: Quantity, counted: Quantity) -> bool:
    """Whether a share may be that of the ratio before it: 1.542 of 1.823 are no 100%."""
    top, bottom, rate = counted.numerator, counted.denominator, share.number
    if share.unit != "%" or not rate or not top or not bottom or not bottom.value:
        return True
    return abs(100 * top.value / bottom.value - rate.value) <= max(rate.step, Decimal(1))
