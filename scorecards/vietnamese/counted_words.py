"""Where a number in words is a quantity.

"một" is an article more often than a number, "năm" a year, "ba" a father, "tư" half of "đầu tư": single words count
only before a known noun or measure, and "một" and "năm" only after a word that asks for a count ("ít nhất một", "gồm
năm"). Compounds ("hai mươi mốt", "ba nghìn") always do. "hàng nghìn", "vài chục" name no number and are left aside
as vague.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from scorecards.vietnamese.amounts import amount_at
from scorecards.vietnamese.approximations import ANCHORS, vague_at
from scorecards.vietnamese.codes import Span
from scorecards.vietnamese.folding import LETTERS
from scorecards.vietnamese.fraction_signs import FRACTION_SIGNS
from scorecards.vietnamese.numerals import Numeral
from scorecards.vietnamese.phrases import is_range, phrase_at
from scorecards.vietnamese.qualifiers import of_multiple, qualifier_before
from scorecards.vietnamese.ranks import next_rank_in_words, ordinal_at, rank_at, rank_in_words
from scorecards.vietnamese.units import Unit, UnitClass, is_share, unit_after
from scorecards.vietnamese.values import (
    ChangeBase,
    ChangeQuantity,
    Direction,
    Printed,
    Qualifier,
    Quantity,
    RankQuantity,
    RatioQuantity,
)
from scorecards.vietnamese.view import View
from scorecards.vietnamese.wordlists import entries

_FIRST_OF = "(?= (?:cả nước|toàn quốc|toàn tỉnh))"
_FIRST_OR_SECOND = r"(?= nh(?:ất|ì)\b)"
_PLACE = r"(?= (?:nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)\b)"
_ANCHORS = (
    *(rf"{word}\b" for word in entries("hai, ba, bốn, năm, sáu, bảy, bẩy, tám, chín, mười, một, nửa, hăm, nhì")),
    *(rf"{word}\b" for word in entries("chục, trăm, nghìn, triệu")),
    *(rf"{word}(?= rưỡi\b)" for word in entries("tỷ, tỉ, vạn")),
    r"không(?= phẩy\b)",
    *ANCHORS,
    r"gấp (?:đôi|rưỡi|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b",
    f"dẫn đầu{_FIRST_OF}",
    f"đứng đầu{_FIRST_OF}",
    *(f"{word}{_FIRST_OR_SECOND}" for word in entries("đứng, xếp, về")),
    r"tư\b(?:(?<=, tư)|(?<=và tư))",
    f"hạng{_PLACE}",
    f"thứ{_PLACE}",
)


def _by_first_letter(patterns: Iterable[str]) -> str:
    """Any of the patterns, each of which begins with a letter; those of other letters are passed over at once."""
    by_letter: dict[str, list[str]] = {}
    for pattern in patterns:
        by_letter.setdefault(pattern[0], []).append(pattern[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


_WORD_ANCHOR = re.compile(rf"[^{LETTERS}0-9](?:{_by_first_letter(_ANCHORS)}|[{''.join(FRACTION_SIGNS)}])")
"""What begins a number in words, with the character before it, which most characters of a text are not."""
_NOT_COUNTED = frozenset(
    entries("""
        phần, bàn, bên, chiều, mặt, nước, miền, con, đầu, khi, đường, vợ, mẹ, bà, bà mẹ, phía, bờ, tay, chân, mùa, vụ,
        lưỡi, dòng, số, gốc, vốn""")
)
_ASKING = frozenset(entries("nhất, thiểu, đa, gồm, duy, thêm, khoảng, hơn, gần, trên, dưới, quá, còn, chừng, đủ, có"))
_ASKING_FIVE = _ASKING - {"còn", "trên", "đủ", "có", "quá"}
_COLLOQUIAL = re.compile(r"(?<!\w)(?:hai|ba|bốn|dăm|vài|đôi|mấy),? \Z")
"""The "hai" of "hai, ba lần" (two or three times) counts nothing, nor does the "ba"."""
_AND = re.compile(r"(?:[,;] ?|,? và )\Z")
_NAMES_BEFORE = re.compile(
    r"(?<!\w)(?:tháng|mùng|mồng|thứ|số|hạng|quý|lớp|cấp|bậc|rằm|tết|anh|chị|chú|bác|cô|em|ông|bà|con|bố|gấp|giải) \Z"
)
_OF_NUMBER = re.compile(r" (?:số |tổng số |các )")
_HALF = re.compile(r"(một )?nửa(?! (?:năm|đầu|cuối|kia|chừng|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))(?!\w)")
_NUMBER_OF = re.compile(r" (?:tổng )?số ")
_TIMES = re.compile(r" lần(?P<half> rưỡi)?(?!\w)")
_ENDS = re.compile(r"\s*(?:[.,;:)!?]|\Z| so với| lần)")
_HALF_BEFORE = frozenset(entries("một, hơn, quá, gần, tới, đến, trên"))
_PARTS = re.compile(r" phần (hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)")
_PART = {"hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_WEEKDAY = re.compile(r",?(?: -)? \(?(?:ngày )?[0-9]{1,2}[/.-]|,? hàng tuần| vừa qua")
_AMONG = re.compile(
    r"(?<!\w)(?:một (?:trong|số)|những|các|nhiều|nhóm|[0-9]+ (?:tỉnh|địa phương|đơn vị))(?!\w)"
    r"[^.,;:\n]{0,40}\Z|(?:top|tốp) ?[0-9]+ [^.;:\n]{0,40}\Z"
)
"""Who is one of several in front has no place of its own: "một trong những tỉnh đứng đầu", "top 15 tỉnh dẫn đầu"."""
_BUILT = re.compile(r"(?<!\w)(?:mô hình|chính quyền|chính quyền địa phương|kiến trúc) \Z")


def word_anchors(low: str) -> list[int]:
    """Where numbers in words may begin, in order."""
    found = [one.start() for one in _WORD_ANCHOR.finditer(f" {low}")]
    return [at for at in found if not low[at - 1 : at].isalnum()] if found else found


def is_word_of_year(low: str, at: int) -> bool:
    """Whether the "năm" at `at` is that of "năm 2023", which is never a five."""
    return low.startswith("năm ", at) and "0" <= low[at + 4 : at + 5] <= "9"


def words_item(view: View, at: int, floor: int, previous: Quantity | None) -> Quantity | Span | None:
    """The quantity or aside that the number word at `at` begins; `None` if it counts nothing."""
    low = view.low
    if low.startswith("gấp ", at):
        return _doubled(view, at, floor)
    if low.startswith("thứ ", at):
        return _ordinal(view, at, floor, previous)
    if low.startswith(("dẫn đầu", "đứng đầu"), at):
        return _first_place(view, at)
    if low.startswith(("hạng ", "đứng ", "xếp ", "về "), at):
        return rank_in_words(view, at, floor)
    if low[at] in FRACTION_SIGNS:
        if low[max(0, at - 2) : at].rstrip(" ")[-1:].isdigit():
            return None  # "2 ⅓ km": part of a number that no decimals can say
        return _parts(view, at, at + 1, floor, *FRACTION_SIGNS[low[at]])
    if next_rank := next_rank_in_words(view, at, floor, previous):
        return next_rank
    if vague := vague_at(view, at):
        return vague
    if half := _half(view, at, floor):
        return half
    numeral = _counting(view, at, floor, previous)
    if numeral is None:
        return None
    if fraction := _fraction(view, numeral, floor):
        return fraction
    return phrase_at(view, numeral, floor, previous)


def _counting(view: View, at: int, floor: int, previous: Quantity | None) -> Numeral | None:
    low = view.low
    before = low[max(floor, at - 12) : at].split()
    last = before[-1].lstrip('(“"') if before and low[at - 1 : at] in (" ", "\n") else ""
    word = low[at : at + 5].split()[0] if low[at : at + 5].strip() else ""
    if word in ("chục", "trăm", "nghìn", "triệu"):
        if last not in ("hơn", "gần", "cả"):
            return None
        value = {"chục": "10", "trăm": "100", "nghìn": "1000", "triệu": "1000000"}[word]
        end = at + len(word)
        known = unit_after(view, end).sort in (UnitClass.NOUN, UnitClass.MEASURE)
        return Numeral(at, end, value, "", "", 1, step=Decimal(value)) if known and last != "cả" else None
    numeral = amount_at(view, at)
    if numeral is None or (last and _NAMES_BEFORE.search(low, max(0, at - 8), at)):
        return None
    said = low[at : numeral.end]
    if _PARTS.match(low, numeral.end):
        return numeral
    if low.startswith(" trên ", numeral.end) and amount_at(view, numeral.end + 6):
        return numeral
    if is_range(view, numeral):
        return numeral
    if said in ("một", "năm"):
        return numeral if _is_counted(view, numeral, said, last, previous) else None
    unit = unit_after(view, numeral.end)
    known = unit.sort in (UnitClass.NOUN, UnitClass.MEASURE, UnitClass.SHARE, UnitClass.SPAN)
    if " " in said:
        return numeral if known or numeral.step != 1 or not said.startswith("năm ") else None
    if _COLLOQUIAL.search(low, max(0, at - 7), at):
        return None
    if not known or _is_idiom(unit) or _BUILT.search(low, max(0, at - 26), at):
        return None
    return numeral


def _is_idiom(unit: Unit) -> bool:
    return unit.text.split(",")[0].lower() in _NOT_COUNTED


def _is_counted(view: View, numeral: Numeral, said: str, last: str, previous: Quantity | None) -> bool:
    """Whether "một" or "năm" is a number: of a share, or asked for by the word before, `last`, or the number before."""
    low, at = view.low, numeral.start
    if _COLLOQUIAL.search(low, max(0, at - 7), at):
        return False
    if is_share(low, numeral.end):
        return True
    asked = last in (_ASKING if said == "một" else _ASKING_FIVE)
    if said == "một" and last == "có" and not low.startswith("chỉ có ", max(0, at - 7)):
        asked = False
    if not asked and not (previous and previous.end >= at - 8 and _AND.search(low, previous.end, at)):
        return False
    unit = unit_after(view, numeral.end)
    return unit.sort in (UnitClass.NOUN, UnitClass.MEASURE) and not _is_idiom(unit)


def _half(view: View, at: int, floor: int) -> Quantity | None:
    """ "một nửa số xã", "quá nửa": one of two."""
    found = _HALF.match(view.low, at) if view.low.startswith(("nửa", "một nửa"), at) else None
    if found is None:
        return None
    before = view.low[max(floor, at - 6) : at].split()
    said = found[1] or (before and before[-1] in _HALF_BEFORE) or _NUMBER_OF.match(view.low, found.end())
    if not said:
        return None
    return _parts(view, at, found.end(), floor, 1, 2)


def _fraction(view: View, first: Numeral, floor: int) -> Quantity | None:
    """ "hai phần ba số hộ"."""
    found = _PARTS.match(view.low, first.end)
    return _parts(view, first.start, found.end(), floor, int(first.digits), _PART[found[1]]) if found else None


def _parts(view: View, at: int, end: int, floor: int, taken: int, of: int) -> Quantity:
    bound = qualifier_before(view.low, at, floor)
    skipped = _OF_NUMBER.match(view.low, end)
    unit = unit_after(view, skipped.end() - 1 if skipped else end)
    printed = view.text[at:end]
    if unit.sort is UnitClass.NOUN:
        end, name = unit.end, unit.text
    else:
        name = ""
    one = Decimal(1)
    return Quantity(
        bound.start,
        end,
        printed,
        name,
        bound.qualifier,
        RatioQuantity(Printed(Decimal(taken), one), Printed(Decimal(of), one)),
    )


def _doubled(view: View, at: int, floor: int) -> Quantity | None:
    """ "gấp đôi", "gấp rưỡi", "tăng gấp ba", "gấp bốn lần"."""
    low = view.low
    begin = at + len("gấp ")
    if low.startswith(("đôi", "rưỡi"), begin):
        double = low.startswith("đôi", begin)
        amount = Printed(Decimal(2), Decimal(1)) if double else Printed(Decimal("1.5"), Decimal("0.5"))
        end = printed_end = begin + (3 if double else 4)
    else:
        numeral = amount_at(view, begin)
        if numeral is None or not _ENDS.match(low, numeral.end):
            return None
        times = _TIMES.match(low, numeral.end)
        if times is None and low.startswith("năm", begin):
            return None
        amount, printed_end = numeral.printed(), numeral.end
        if times and times["half"]:
            amount, printed_end = Printed(amount.value + Decimal("0.5"), Decimal("0.5")), times.end()
        end = times.end() if times else numeral.end
    qualifier, start = of_multiple(low, at, floor)
    change = ChangeQuantity(amount, Direction.INCREASE, ChangeBase.TIMES)
    return Quantity(start, end, view.text[begin:printed_end], "lần", qualifier, change)


def _first_place(view: View, at: int) -> Quantity | None:
    """ "dẫn đầu cả nước": the first place, without a numeral."""
    if _AMONG.search(view.low, max(0, at - 60), at):
        return None
    end = view.low.index(" ", at) + len(" đầu")
    first = RankQuantity(Printed(Decimal(1), Decimal(1)), None)
    return Quantity(at, end, view.text[at:end], "", Qualifier.EXACT, first)


def _ordinal(view: View, at: int, floor: int, previous: Quantity | None) -> Quantity | Span | None:
    """ "vị trí thứ hai" is a rank; "lần thứ tư", "thứ nhất" are not."""
    low = view.low
    numeral = ordinal_at(view, at + len("thứ "))
    if numeral is None:
        return None
    if rank := rank_at(view, numeral, floor, previous):
        return rank
    start = at
    why = "enumerator"
    if found := re.compile(r"(?:lần|kỳ họp|khóa|phiên họp|hội nghị|năm|đại hội) \Z").search(
        low, max(floor, at - 10), at
    ):
        start, why = found.start(), "name"
    elif _WEEKDAY.match(low, numeral.end):
        why = "date"
    return start, numeral.end, why
