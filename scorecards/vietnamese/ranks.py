"""Ranks: "đứng 52/63", "xếp thứ 7/34", "vị trí thứ hai", "đứng số 1 hoặc thứ 2", "top 10".

A place in a top is a bound: whoever is in the top 10 stands tenth at most.
"""

from __future__ import annotations

import re

from scorecards.vietnamese.amounts import amount_at
from scorecards.vietnamese.lexicon import NOUNS
from scorecards.vietnamese.number_words import BEGINS_WITH_TU
from scorecards.vietnamese.numerals import Numeral
from scorecards.vietnamese.units import UnitClass, unit_after
from scorecards.vietnamese.values import Qualifier, Quantity, RangeQuantity, RankQuantity
from scorecards.vietnamese.view import View
from scorecards.vietnamese.wordlists import entries

_PLACE = r"(?:vị trí|vị thứ|thứ hạng|thứ bậc|hạng|thứ|số)"
_STANDS = re.compile(
    r"""(?<!\w)(?:
        (?:đứng|xếp|xếp\ hạng|giữ|đạt|ở|lên|xuống|về|từ|tụt|vươn\ lên|tụt\ xuống|duy\ trì|rớt\ xuống|đứng\ ở|nằm\ ở|là)
            \ (?:hạng\ |ở\ |tại\ )?(?:vị\ trí\ thứ|vị\ trí\ số|vị\ trí|vị\ thứ|thứ\ hạng|hạng\ thứ|hạng|thứ)
      | (?:đứng|xếp|xếp\ hạng)(?:\ (?:ở|tại|hàng|số|cao))?
      | (?P<place>(?:vị\ trí|ngôi\ vị|vị\ thứ|thứ\ hạng|xếp\ hạng|hạng\ thứ)(?:\ (?:số|thứ|hạng))?)
      | (?:(?:lọt|vào|nằm|trong|thuộc|đứng)\ )*(?P<top>top|tốp)
      | (?P<bare>hạng|thứ)
    )(?P<from>\ từ(?:\ hạng|\ thứ)?)?\ \Z""",
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
_YEAR_OR_UNIT = re.compile(r" (?:[0-9]|nay|qua|trước|sau|học|đó|này)")
_OF_YEAR = re.compile(r" (?:\()?(?:năm )?(?:19|20)[0-9]{2}(?![0-9])")
_NAME_BEFORE = re.compile(r"(?<!\w)[^\W\d_a-zđ]\w+ \((?:xếp |đứng |xếp hạng )?\Z")
_SKIPPED = re.compile(r" (?:các |tổng số |số )")
_NOT_RANKED = re.compile(
    r"(?<!\w)(?:bệnh viện|lái xe|khách sạn|đô thị|thương tật|huân chương|huy chương|công trình|đơn vị"
    r"|chức danh|ngạch|giáo viên) (?:xếp )?hạng \Z"
)
_ABOUT_RANK = re.compile(r"(?<!\w)(?:xếp|đứng|hạng|vị trí|vị thứ|thứ)(?!\w)[^.;\n]{0,60}\Z")
_LAST_WORDS = tuple(
    f"{word} " for word in entries("hạng, thứ, số, trí, top, tốp, đứng, xếp, ở, tại, hàng, cao, về, từ")
)
_LAST_WEEKDAY = 7
_ORDINALS = {"nhất": "1", "nhì": "2", "tư": "4"}
_EVENTS = re.compile(
    r"(?<!\w)(?:lần|nghị|thảo|họp|khóa|hội|năm|tuần|tháng|ngày|đợt|vòng|lớp|phiên|kỳ|bước|buổi|nhiệm kỳ|tập|chương|điều"
    r"|phần|nhóm|giai đoạn|cuộc|số|mùa|hoan|thi|dịp|từ) \Z"
)
"""What "thứ" counts the times of: "Hội nghị thứ 5 của tỉnh" is no rank."""
_SCOPES = frozenset({"khu vực", "vùng", "miền"})
"""Where a top is counted, not what: "top 3 khu vực miền Trung"."""
FROM_BELOW = re.compile(r"(?:,? (?!tăng |lên )[^\W\d_]+){0,5}? từ (?:dưới|(?:cuối|đáy)(?: bảng)?) (?:trở )?lên(?!\w)")
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
    if not low.endswith(_LAST_WORDS, floor, at) or not first.whole:
        return None
    found = _STANDS.search(low, max(floor, at - 36), at)
    if not found or _NOT_RANKED.search(low, max(0, at - 30), at):
        return None
    end = first.end
    position = first.printed()
    low_high: RangeQuantity | None = None
    second = _SECOND.match(low, end)
    if second and (other := ordinal_at(view, second.end())) and other.whole and other.printed().value > position.value:
        low_high, end = RangeQuantity(position, other.printed()), other.end
    if found["from"] and low_high is None:
        return None  # "tăng hạng từ 15 lên 12"
    universe_follows = _UNIVERSE.match(low, end)
    if low_high and low_high.high.value <= _LAST_WEEKDAY and found[0] == "từ thứ " and not universe_follows:
        return None  # "từ thứ 2 đến thứ 6 hàng tuần"
    if found["bare"] and not (
        universe_follows
        or (_OF_ALL.match(low, end) and not _of_series(low, found.start()))
        or _beside_name(view, found.start(), end)
    ):
        return None
    unit = unit_after(view, end)
    if not found["top"] and not universe_follows and unit.sort in (UnitClass.SHARE, UnitClass.MEASURE):
        return None
    universe = None
    if universe_follows and (total := amount_at(view, universe_follows.end())) and total.whole:
        if total.printed().value < position.value:
            return None
        universe, end = total.printed(), total.end
    if from_below(low, end):
        return None
    printed_end = end
    name = ""
    if universe or found["top"]:
        skipped = _SKIPPED.match(low, end)
        unit = unit_after(view, skipped.end() - 1 if skipped else end)
        if unit.sort is UnitClass.NOUN and unit.text not in _SCOPES:
            name, end = unit.text, unit.end
    return Quantity(
        found.start(),
        end,
        view.text[at:printed_end],
        name,
        Qualifier.AT_MOST if found["top"] else Qualifier.EXACT,
        RankQuantity(low_high or position, universe),
    )


def ordinal_at(view: View, at: int) -> Numeral | None:
    """The numeral at `at`, the words that only name a place ("nhất", "nhì", "tư") among them."""
    words = view.words_after(at, 2)
    if words and words[0].start == at and words[0].key in _ORDINALS:
        if words[0].key == "tư" and words[1:] and words[1].key in BEGINS_WITH_TU:
            return None
        return Numeral(at, words[0].end, _ORDINALS[words[0].key], "", "", 1)
    return amount_at(view, at)


def rank_in_words(view: View, at: int, floor: int) -> Quantity | None:
    """ "xếp hạng nhì", "đạt hạng ba toàn quốc", "đứng nhất cả nước": a place whose number is a word.

    Not "xếp hạng năm 2023", "xếp hạng ba đơn vị", and no award: "Huân chương … hạng Nhì".
    """
    begin = view.low.index(" ", at) + 1
    numeral = ordinal_at(view, begin)
    if numeral is None or not numeral.whole:
        return None
    word = view.low[begin : numeral.end]
    if word == "năm" and _YEAR_OR_UNIT.match(view.low, numeral.end):
        return None
    if word not in ("nhất", "nhì") and unit_after(view, numeral.end).sort not in (UnitClass.NONE, UnitClass.GUESS):
        return None
    return rank_at(view, numeral, floor, None)


def next_rank_in_words(view: View, at: int, floor: int, previous: Quantity | None) -> Quantity | None:
    """The "nhì" and the "ba" of "đứng hạng nhất, nhì, ba": places that go on from one in words."""
    if previous is None or not isinstance(previous.value, RankQuantity) or previous.printed[:1].isdigit():
        return None
    numeral = ordinal_at(view, at)
    before = previous.value.position
    if numeral is None or not numeral.whole or isinstance(before, RangeQuantity):
        return None
    if view.low.startswith("năm ", at) and _YEAR_OR_UNIT.match(view.low, numeral.end):
        return None
    return rank_at(view, numeral, floor, previous) if numeral.printed().value > before.value else None


def _of_series(low: str, at: int) -> bool:
    """Whether the words before count what comes in turn: "Hội nghị thứ 5 của tỉnh", "nhà máy thứ hai cả nước"."""
    before = low[max(0, at - 32) : at]
    if not before.endswith(" "):
        return False
    words = before.split()
    return bool(_EVENTS.search(before)) or any(" ".join(words[-count:]) in NOUNS for count in (1, 2, 3))


def _beside_name(view: View, start: int, end: int) -> bool:
    """Whether the rank stands in brackets right behind a name: "Hà Nội (thứ 43)"."""
    name = _NAME_BEFORE.search(view.text, max(0, start - 24), start)
    return bool(name) and view.low[end : end + 1] in (")", "/", ",")


def from_below(low: str, end: int) -> bool:
    """Whether a place is counted from the last one, and is no rank as it is printed: "thứ 3 từ dưới lên"."""
    return FROM_BELOW.match(low, end) is not None


def is_rank(low: str, at: int, end: int) -> bool:
    """Whether a word of ranking stands in the clause before a ratio, which is not counted from the last place."""
    return bool(_ABOUT_RANK.search(low, max(0, at - 70), at)) and not from_below(low, end)
