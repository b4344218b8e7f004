"""What a numeral counts or measures: the words right after it.

In this order: the per cent sign; the longest known noun or measure; else the next one or two words, if they can be a
noun. A unit may be per something: "đồng/người/năm", "thuê bao/100 dân".
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from scorecards.vietnamese.lexicon import CLASSIFIERS, FAMILY, GOES_ON, NOT_UNITS, NOUNS
from scorecards.vietnamese.view import View, Word
from scorecards.vietnamese.wordlists import any_of, entries


class UnitClass(Enum):
    """How a unit was recognised, which says how far to trust it."""

    NONE = 0
    SHARE = 1
    MEASURE = 2
    SPAN = 3
    """Of the calendar: years, months …"""
    NOUN = 4
    GUESS = 5


class Unit(NamedTuple):
    """The unit after a numeral."""

    text: str
    end: int
    sort: UnitClass


_MEASURES = {
    "": """
        km, m, cm, mm, km2, m2, m3, ha, sào, tấn, tạ, yến, kg, g, gam, mg, lít, l, ml, mw, mwh, kwh, kw, kv, kva, gwh,
        gw, mwp, gb, tb, mb, kb, mbps, gbps, bit, hz, mhz, ghz, °c, kcal, inch, hải lý, usd, euro, eur, nhân dân tệ,
        won, điểm, lần, bậc, tuổi, giây, sao""",
    "km": "cây số, ki-lô-mét, kilômét",
    "m": "mét",
    "m2": "m², mét vuông",
    "m3": "m³, mét khối",
    "km2": "km², ki-lô-mét vuông",
    "ha": "hecta, héc ta, hec-ta, héc-ta",
    "độ C": "độ c",
    "đồng": "đồng, vnđ, vnd, đ, ₫",
    "USD": "đô la mỹ, đô la, đôla mỹ, đô, $",
    "điểm %": "điểm %, điểm%, điểm phần trăm, % điểm",
}
"""The name of a measure -> how texts write it; under no name, those that keep the letters they are written with."""
_SPANS = frozenset(
    entries(
        "năm, tháng, tuần, quý, thập kỷ, thế kỷ, thập niên, nhiệm kỳ, ngày, giờ, phút, tiếng, ngày làm việc, ngày công"
    )
)
_CANONICAL = {spelling: name for name, spellings in _MEASURES.items() for spelling in entries(spellings)}
MEASURES = frozenset(_CANONICAL)
"""Every spelling of a measure, normalised."""
SHARES = ("%", "‰")
"""The units of parts of a whole, as they are read, however they are spelt."""

_SHARE = re.compile(
    r" {0,2}(?:%[o0](?!\w)|%|‰|phần (?:trăm|nghìn|ngàn)(?![^\W_])(?! (?:nghìn|ngàn|triệu)(?!\w)))(?! ?điểm)"
)
_PER_MILLE = ("‰", "%o", "%0", "nghìn", "ngàn")
_MEASURE = re.compile(r" {0,2}\n? ?(" + any_of(",".join([*_CANONICAL, *sorted(_SPANS)])) + r")(?![^\W_])")
_PER_TEN = r"(?:1(?:[.,]?0)?00(?:[.,]?000)*|10(?:[.,]?000)*|1(?:[.,]?000)+|vạn|nghìn|triệu|1 triệu|1 vạn)"
_PER_WORDS = any_of("""
    năm, tháng, tuần, ngày, giờ, giây, phút, quý, vụ, lần, lượt, đêm, người dân, người, dân, hộ gia đình, hộ dân, hộ,
    gia đình, nhân khẩu, ha, sào, km2, km², km, m2, m², m3, m³, kg, tấn, lít, học sinh, giáo viên, lớp, trường, bác sĩ,
    giường bệnh, giường, thuê bao, xã, huyện, tỉnh, thôn, đơn vị, suất, sản phẩm, trẻ đẻ sống, trẻ, ca, cán bộ,
    lao động, doanh nghiệp, kwh, gian hàng, s, h, l, tổ, đội, nhóm, cbcc, cbccvc, ccvc, công chức, viên chức, máy
""")
_PER = re.compile(rf" ?/ ?((?:{_PER_TEN} )?(?:{_PER_WORDS}))(?![^\W_])")
_PER_SPOKEN = re.compile(rf" (?:trên|trên mỗi|/) ({_PER_TEN} (?:người dân|dân|người|hộ|trẻ|lao động))(?![^\W_])")
_ALSO = re.compile(r"(?: ?[,/] ?| và | hoặc )(?=[^\W\d_])")
_BLANK = re.compile(r" ")
_COMRADES = re.compile(r" ?đ/c(?!\w)")
_HYPHENED = re.compile(r"[^\W\d_]{1,12}(?:-[^\W\d_]{1,12}){1,3}(?!\w)")
_NO_UNIT = frozenset("0123456789.,;:)(/-")
"""What begins no unit."""
_MAY_SHARE = frozenset("%‰p")
"""What begins the sign of a share."""
_NO_NOUNS: frozenset[int] = frozenset()
_MOST_WORDS = 6
"""How many words a noun has at most, with those that classify it."""


def _noun(view: View, first: Word | None, most: int = _MOST_WORDS) -> Word | None:
    """The longest known noun that a word begins, as one."""
    if first is None:
        return None
    known = None
    key, start, end = first
    for left in range(most, 0, -1):
        if key in NOUNS:
            known = Word(key, start, end)
        word = view.word_after(end) if left > 1 and key in GOES_ON else None
        if word is None:
            break
        key, end = f"{key} {word.key}", word.end
    if known and first.key in CLASSIFIERS:
        classified = _noun(view, view.word_after(first.end), most - 1)
        if classified and classified.end > known.end:
            return Word(f"{first.key} {classified.key}", start, classified.end)
    return known


def noun_after(view: View, at: int) -> bool:
    """Whether a known noun begins after `at`."""
    return _noun(view, view.word_after(at)) is not None


def is_share(low: str, at: int) -> int:
    """Where a per cent sign at `at` ends; 0 if there is none."""
    found = _SHARE.match(low, at)
    return found.end() if found else 0


@lru_cache(maxsize=64)  # several rules ask for the unit at one place
def unit_after(view: View, at: int) -> Unit:
    """The unit of a numeral that ends at `at`."""
    low = view.low
    beside = low[at : at + 2].lstrip(" ")
    if beside and beside[0] in _NO_UNIT:
        return Unit("", at, UnitClass.NONE)
    if (not beside or beside[0] in _MAY_SHARE) and (share := _SHARE.match(low, at)):
        return _per(view, "‰" if share[0].endswith(_PER_MILLE) else "%", share.end(), UnitClass.SHARE)
    if beside[:1] == "đ" and (comrades := _COMRADES.match(low, at)):
        return Unit("đồng chí", comrades.end(), UnitClass.NOUN)
    first = view.word_after(at)
    noun = _noun(view, first)
    measure = _MEASURE.match(low, at)
    if measure and (noun is None or measure.end() > noun.end) and (first or "\n" not in measure[0]):
        name = measure[1]
        if name in _SPANS:
            return _per(view, name, measure.end(), UnitClass.SPAN)
        canonical = _CANONICAL[name] or view.text[measure.start(1) : measure.end(1)]
        return _per(view, canonical, measure.end(), UnitClass.MEASURE)
    if noun:
        return _per(view, *_together(view, noun), UnitClass.NOUN)
    if first and (guessed := _guess(view, at, first)):
        return _per(view, squeezed(view.text[first.start : guessed]), guessed, UnitClass.GUESS)
    return Unit("", at, UnitClass.NONE)


def _guess(view: View, at: int, first: Word) -> int:
    """Where a noun that is not in the lexicon may end: after two words at most, none of them a function word."""
    end = 0
    if (
        view.low[first.end : first.end + 1] == "-"
        and (hyphened := _HYPHENED.match(view.low, first.start))
        and "\n" not in view.low[at : first.start]
    ):
        return hyphened.end() if first.key not in NOT_UNITS else 0
    word: Word | None = first
    for _ in range(2):
        if word is None:
            break
        gap = view.low[end or at : word.start]
        shown = view.text[word.start : word.end]
        acronym = len(shown) > 1 and shown.isupper() and shown.isalpha()
        if "\n" in gap or word.key in NOT_UNITS or not (shown.islower() or (acronym and not end)):
            break
        if end == 0 and len(shown) == 1:
            break  # a letter is a label or a unit nobody knows
        end = word.end
        if acronym:
            break
        word = view.word_after(end)
    return end


def _together(view: View, noun: Word) -> tuple[str, int]:
    """Take in the nouns of the same family that follow: "xã, thị trấn", "chỉ tiêu, nhiệm vụ"."""
    key, start, end = noun
    family = FAMILY.get(key, _NO_NOUNS)
    while family and (also := _ALSO.match(view.low, end) or _unparted(view, end, family)):
        common, after = _kin(view, also.end(), family)
        if not common:
            break
        family, end = common, after
    return squeezed(view.text[start:end]), end


def _unparted(view: View, at: int, family: frozenset[int]) -> re.Match[str] | None:
    """The blank before a noun of the family whose comma was forgotten in a list: "18 huyện thị xã, TP"."""
    common, end = _kin(view, at, family)
    more = _ALSO.match(view.low, end) if common else None
    return _BLANK.match(view.low, at) if more and _kin(view, more.end(), common)[0] else None


def _kin(view: View, at: int, family: frozenset[int]) -> tuple[frozenset[int], int]:
    """The families that the noun after `at` shares with `family`, and where it ends; none without such a noun."""
    noun = _noun(view, view.word_after(at))
    common = family & FAMILY.get(noun.key, _NO_NOUNS) if noun else _NO_NOUNS
    return common, noun.end if noun and common else at


def _per(view: View, unit: str, end: int, sort: UnitClass) -> Unit:
    """Take in what the unit is per: "/người/năm", "/100 dân", "trên 1.000 dân"."""
    ahead = view.low[end : end + 2]
    if ahead != " t" and "/" not in ahead:
        return Unit(unit, end, sort)
    pattern = _PER_SPOKEN.match(view.low, end)
    if pattern:
        return Unit(f"{unit}/{squeezed(view.text[pattern.start(1) : pattern.end(1)])}", pattern.end(), sort)
    for _ in range(3):
        found = _PER.match(view.low, end)
        if not found or (sort is UnitClass.NOUN and found[1] == unit.lower()):
            break
        unit, end = f"{unit}/{squeezed(view.text[found.start(1) : found.end(1)])}", found.end()
    return Unit(unit, end, sort)


def squeezed(text: str) -> str:
    """The words with single spaces between them."""
    return " ".join(text.split())
