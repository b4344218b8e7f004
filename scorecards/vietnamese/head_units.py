"""Units that words over numbers state: the head of a column or a row, a line above a table, words before a number.

"Kinh phí (triệu đồng)", "Tỷ lệ (‰)", "ĐVT: 1.000 đồng": the numbers below carry the unit, and none of them says it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.lexicon import NOUNS
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.units import MEASURES, SHARES
from scorecards.vietnamese.values import Quantity
from scorecards.vietnamese.wordlists import entries

_LONGEST_UNIT, LONGEST_HEAD = 24, 200
"""Characters of a unit, and of what may be a head or a line at a table."""
BEFORE = 60
"""Characters before a number in which its unit may stand."""
_SAYS = r"(?:đơn vị(?: tính| đo)?|đvt|đv tính|units?)(?: (?:là|of measure))?\s*[.:=]?\s*"
_SAID = re.compile(rf"(?<!\w){_SAYS}(?P<unit>[^\n()\[\]]{{1,{_LONGEST_UNIT}}}?)\s*[).\]:]*\s*\Z", re.IGNORECASE)
_SAYS_FIRST = re.compile(rf"(?:{_SAYS}|(?:được )?tính (?:bằng|theo) )", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,48})[)\]]")
_LAST_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,48})[)\]]\s*[:.]?\s*\Z")
_BEFORE_NUMBER = re.compile(r"[(\[]([^()\[\]]{1,48})[)\]]\s*(?:[:=–-]|là|đạt)?\s*\Z")
_LAST_WORDS = re.compile(r"(?:,|[–:-]) ?([^,–:()-]{1,24})\Z")
_SHARE = re.compile(r"(?<![\d.,<>≥≤])(?<![\d.,<>≥≤] )([%‰])(?!\w)")
_POWERS = ((re.compile(r"1[., ]?000[., ]?000[., ]?000(?!\d) ?"), "tỷ "),
           (re.compile(r"1[., ]?000[., ]?000(?!\d) ?"), "triệu "),
           (re.compile(r"1[., ]?000(?!\d) ?"), "nghìn "))  # fmt: skip
"""Numbers that units are told by: "1.000 đồng"."""
_COUNTED = frozenset(
    entries("""
        người, lượt, lượt người, hộ, hồ sơ, thuê bao, trạm, máy, bộ, cái, chiếc, giao dịch, tài khoản, lớp, cuộc, tin,
        bài, văn bản, dịch vụ, nhiệm vụ
    """)
)
"""Nouns that are a unit in brackets; others, such as "(xã)" or "(kế hoạch)", may say whose number it is, or which."""


_ALSO_NAMES = _COUNTED | frozenset(entries("điểm, lần, bậc, tuổi, sao, giây"))
"""Words that without brackets may be what the numbers are of: a column "Điểm"."""


def stated_unit(words: str) -> str:
    """The unit that words are as a whole, a number in it written out: "nghìn đồng" for "1.000 đồng"; else "".

    With a word such as "nghìn" it is as it was written, else as the reader of quantities calls it: "đồng" for "VNĐ".
    """
    return _read(words)[0]


@lru_cache(maxsize=1 << 12)
def _read(words: str) -> tuple[str, bool]:
    """The unit, and whether it can be nothing else: a measure, a share, or in thousands and the like."""
    plain = " ".join(words.split()).strip(" .:;")
    if len(plain) > _LONGEST_UNIT:
        return "", False
    for power, word in _POWERS:
        if found := power.match(plain):
            plain = word + plain[found.end() :]
            break
    plain = plain.strip()
    quantity = _two_of(plain)
    if quantity is None or quantity.number is None:
        return "", False
    if quantity.number.value != 2:
        return plain, True
    first = quantity.unit.partition("/")[0]
    if first in SHARES or normal(first) in MEASURES:
        return quantity.unit, True
    known = bool(first) and all(normal(one) in _NOUNS for one in first.split(", "))
    return (quantity.unit, normal(first) in _COUNTED) if known else ("", False)


_NOUNS = frozenset(normal(one) for one in NOUNS)


def _two_of(unit: str) -> Quantity | None:
    """Two of a unit as they are read; None where not all of the words are a unit."""
    said = f"2 {unit}"
    found = [] if unit[:1].isdigit() else read_quantities(said).quantities  # "2 100 trạm" is one number
    return found[0] if unit and len(found) == 1 and (found[0].start, found[0].end) == (0, len(said)) else None


def scale_of(unit: str) -> Decimal:
    """How many of the plain unit one is: 1000000 for "triệu đồng", 1 for "km"."""
    quantity = _two_of(unit)
    return quantity.number.value / 2 if quantity and quantity.number else Decimal(1)


def plain_of(unit: str) -> str:
    """The unit without "nghìn", "triệu" …: "đồng" for "triệu đồng", "" for "nghìn"."""
    quantity = _two_of(unit)
    return quantity.unit if quantity else unit


def is_understood(unit: str) -> bool:
    """Whether words are a unit, or several with commas between them."""
    parts = [part.strip(" .:;") for part in unit.split(",")]
    return bool(stated_unit(unit) or unit_of_head(unit) or all(_two_of(part) for part in parts))


def is_of_other_sort(unit: str, own: str) -> bool:
    """Whether what is counted in one unit cannot be counted in the other: "km" and "trạm", "đồng" and "hồ sơ"."""
    first, second = (normal(one.partition("/")[0]) for one in (plain_of(unit), own))
    is_per_head = ("/" in unit.removesuffix("/năm")) != ("/" in own)
    return bool(first) and (is_per_head or (first != second and (first in MEASURES or second in MEASURES)))


def is_counted(unit: str) -> bool:
    """Whether a unit is a noun for single things, as "hồ sơ" is: no measure, no share, none in thousands."""
    first = unit.partition("/")[0]
    return bool(unit) and scale_of(unit) == 1 and first not in SHARES and normal(first) not in MEASURES


def unit_of_both(head: str, row: str) -> str:
    """The unit of a cell whose column and row each state one: that of the column, but for "đồng" in a row of "triệu
    đồng", whose number can be no number of đồng for sure."""
    other_scale = plain_of(head) == plain_of(row) and scale_of(row) != 1
    return row if not head or (row and other_scale) else head


def unit_of_head(head: str) -> str:
    """The unit that the head of a column or of a row states for its numbers, or ""."""
    if len(head) > LONGEST_HEAD:
        return ""
    for found in _IN_BRACKETS.finditer(head):
        if unit := _in_brackets(found[1]):
            return unit
    if (said := _SAID.search(head)) and (unit := stated_unit(said["unit"])):
        return unit
    if share := _SHARE.search(head):
        return share[1]
    last = _LAST_WORDS.search(head)
    for words in (head, last[1] if last else ""):
        unit, sure = _read(words)
        if sure and normal(words.strip()) not in _ALSO_NAMES:
            return unit
    return ""


def unit_of_line(line: str) -> str:
    """The unit that a line says it names: "Đơn vị tính: triệu đồng", "Bảng 1. Kinh phí (ĐVT: triệu đồng)"; or ""."""
    said = _SAID.search(line) if len(line) <= LONGEST_HEAD else None
    if said is None:
        return ""
    parts = (said["unit"], *re.split(r"[;,]", said["unit"])[:1])
    return next((unit for one in parts if (unit := stated_unit(one))), "")


def unit_of_caption(line: str) -> str:
    """The same of the line right above a table, which may have the unit in brackets at its end; or ""."""
    found = _LAST_BRACKETS.search(line) if len(line) <= LONGEST_HEAD else None
    return unit_of_line(line) or (_in_brackets(found[1]) if found else "")


def unit_before(words: str) -> str:
    """The unit in brackets at the end of the words before a number: "Kinh phí (triệu đồng): "; or ""."""
    found = _BEFORE_NUMBER.search(words[-BEFORE:])
    return _in_brackets(found[1]) if found else ""


def stands_in_unit(text: str, start: int, end: int) -> bool:
    """Whether a number at that place of a head or a line is part of the unit that is stated there: "(1.000 đồng)"."""
    said = _SAID.search(text)
    places = [found.span(1) for found in _IN_BRACKETS.finditer(text) if _in_brackets(found[1])]
    places += [said.span("unit")] if said and stated_unit(said["unit"]) else []
    return any(first <= start and end <= last for first, last in places)


def _in_brackets(words: str) -> str:
    if said := _SAYS_FIRST.match(words):
        return stated_unit(words[said.end() :])
    unit, sure = _read(words)
    return unit if sure else ""
