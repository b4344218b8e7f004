"""Ranks: "đứng 52/63", "xếp thứ 7/34", "vị trí thứ hai", "đứng số 1 hoặc thứ 2", "top 10".

A place in a top is a bound: whoever is in the top 10 stands tenth at most.
"""

from __future__ import annotations

import re

from scorecards.vietnamese.amounts import amount_at
from scorecards.vietnamese.numerals import Numeral
from scorecards.vietnamese.units import UnitClass, unit_after
from scorecards.vietnamese.values import Qualifier, Quantity, RangeQuantity, RankQuantity
from scorecards.vietnamese.view import View

_PLACE = r"(?:vị trí|vị thứ|thứ hạng|thứ bậc|hạng|thứ|số)"
_STANDS = re.compile(
    r"""(?<!\w)(?:
        (?:đứng|xếp|xếp\ hạng|giữ|đạt|ở|lên|xuống|về|từ|tụt|vươn\ lên|tụt\ xuống|duy\ trì|rớt\ xuống|đứng\ ở|nằm\ ở|là)
            \ (?:hạng\ |ở\ |tại\ )?(?:vị\ trí\ thứ|vị\ trí\ số|vị\ trí|vị\ thứ|thứ\ hạng|hạng\ thứ|hạng|thứ)
      | (?:đứng|xếp|xếp\ hạng)(?:\ (?:ở|tại|hàng|số|cao))?
      | (?P<place>(?:vị\ trí|ngôi\ vị|vị\ thứ|thứ\ hạng|xếp\ hạng|hạng\ thứ)(?:\ (?:số|thứ|hạng))?)
      | (?:(?:lọt|vào|nằm|trong|thuộc|đứng)\ )*(?P<top>top|tốp)
      | (?P<bare>hạng|thứ)
    )\ \Z""",
    re.VERBOSE,
)
_OF_ALL = re.compile(
    r" (?:/|trên|trong|toàn quốc|cả nước|toàn tỉnh|khu vực|so với|của cả nước|của tỉnh|toàn ngành|vùng"
    r"|miền|trong cả nước|thế giới|đông nam á|châu á|asean|tỉnh|trong số|các tỉnh)"
)
_UNIVERSE = re.compile(r" ?/ ?(?:tổng số )?(?=[0-9])| (?:trong|trên)(?: tổng)?(?: số)?(?: cả)? (?=[0-9])")
_SECOND = re.compile(rf" (?:hoặc|hay|đến) (?:{_PLACE} )?| ?- ?(?:{_PLACE} )?")
_AND = re.compile(
    r"(?: ?\(?(?:trong |vào )?(?:năm )?(?:19|20)[0-9]{2}\)?)?(?:,| và|, và) ?(?:năm (?:19|20)[0-9]{2} )?"
    r"(?:vị trí thứ |hạng thứ |vị trí |hạng |thứ )?"
)
_AND_LABELLED = re.compile(r"(?:vị trí|hạng|thứ) \Z")
_OF_YEAR = re.compile(r" (?:\()?(?:năm )?(?:19|20)[0-9]{2}(?![0-9])")
_NAME_BEFORE = re.compile(r"(?<!\w)[^\W\d_a-zđ]\w+ \((?:xếp |đứng |xếp hạng )?\Z")
_SKIPPED = re.compile(r" (?:các |tổng số |số )")
_NOT_RANKED = re.compile(
    r"(?<!\w)(?:bệnh viện|lái xe|khách sạn|đô thị|thương tật|huân chương|huy chương|công trình|đơn vị"
    r"|chức danh|ngạch|giáo viên) (?:xếp )?hạng \Z"
)
_ABOUT_RANK = re.compile(r"(?<!\w)(?:xếp|đứng|hạng|vị trí|vị thứ|thứ)(?!\w)[^.;\n]{0,60}\Z")
_LAST_WORD = re.compile(r"(?:hạng|thứ|số|trí|top|tốp|đứng|xếp|ở|tại|hàng|cao) \Z")
PROVINCES = frozenset({63, 34})
"""How many provinces there were and are: "đạt 23/63" after a word of ranking is a rank."""


def rank_at(view: View, first: Numeral, floor: int, previous: Quantity | None) -> Quantity | None:
    """The rank whose position is `first`, if the words before it say so or `previous` begins a list of ranks."""
    low = view.low
    at = first.start
    if previous and isinstance(previous.value, RankQuantity) and _AND.fullmatch(low, previous.end, at):
        of_year = _AND_LABELLED.search(low, max(0, at - 8), at) and _OF_YEAR.match(low, first.end)
        if first.whole and (of_year or unit_after(view, first.end).sort is UnitClass.NONE):
            rank = RankQuantity(first.printed(), previous.value.universe)
            return Quantity(at, first.end, view.text[at : first.end], "", Qualifier.EXACT, rank)
        return None
    if not _LAST_WORD.search(low, max(floor, at - 6), at) or not first.whole:
        return None
    found = _STANDS.search(low, max(floor, at - 36), at)
    if not found or _NOT_RANKED.search(low, max(0, at - 30), at):
        return None
    universe_follows = _UNIVERSE.match(low, first.end)
    if found["bare"] and not (
        universe_follows or _OF_ALL.match(low, first.end) or _beside_name(view, found.start(), first.end)
    ):
        return None
    unit = unit_after(view, first.end)
    if not found["top"] and not universe_follows and unit.sort in (UnitClass.SHARE, UnitClass.MEASURE):
        return None
    end = first.end
    position = first.printed()
    low_high: RangeQuantity | None = None
    second = _SECOND.match(low, end)
    if second and (other := amount_at(view, second.end())) and other.whole and other.printed().value > position.value:
        low_high, end = RangeQuantity(position, other.printed()), other.end
        universe_follows = _UNIVERSE.match(low, end)
    universe = None
    if universe_follows and (total := amount_at(view, universe_follows.end())) and total.whole:
        if total.printed().value < position.value:
            return None
        universe, end = total.printed(), total.end
    printed_end = end
    name = ""
    if universe or found["top"]:
        skipped = _SKIPPED.match(low, end)
        unit = unit_after(view, skipped.end() - 1 if skipped else end)
        if unit.sort is UnitClass.NOUN:
            name, end = unit.text, unit.end
    return Quantity(
        found.start(),
        end,
        view.text[at:printed_end],
        name,
        Qualifier.AT_MOST if found["top"] else Qualifier.EXACT,
        RankQuantity(low_high or position, universe),
    )


def _beside_name(view: View, start: int, end: int) -> bool:
    """Whether the rank stands in brackets right behind a name: "Hà Nội (thứ 43)"."""
    name = _NAME_BEFORE.search(view.text, max(0, start - 24), start)
    return bool(name) and view.low[end : end + 1] in (")", "/", ",")


def about_rank(low: str, at: int) -> bool:
    """Whether a word of ranking stands in the clause before `at`."""
    return bool(_ABOUT_RANK.search(low, max(0, at - 70), at))
