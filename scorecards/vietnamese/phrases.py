"""From a numeral to the whole phrase: a second numeral joined to it, its unit, its qualifier, a verb of change."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from scorecards.vietnamese.amounts import amount_at
from scorecards.vietnamese.changes import beyond_plan, change_base, change_before, comparison_before, signed
from scorecards.vietnamese.codes import Span
from scorecards.vietnamese.numerals import Numeral
from scorecards.vietnamese.qualifiers import Bound, of_multiple, qualifier_after, qualifier_before
from scorecards.vietnamese.ranks import PROVINCES, is_rank
from scorecards.vietnamese.units import Unit, UnitClass, unit_after
from scorecards.vietnamese.values import (
    ChangeBase,
    ChangeQuantity,
    Direction,
    NumberQuantity,
    Printed,
    Qualifier,
    Quantity,
    RangeQuantity,
    RankQuantity,
    RatioQuantity,
    Value,
)
from scorecards.vietnamese.view import View
from scorecards.vietnamese.wordlists import entries

_OF = re.compile(r" ?/ ?(?:tổng số |tổng )?(?=[0-9])| (?:trên|trong)(?: tổng số| số| tổng) (?=[0-9])")
_OUT_OF = re.compile(r" (?:trên|trong) (?=[0-9]|[^\W\d_])")
_TO = re.compile(
    r" ?[-÷~] ?(?=[0-9])| (?:đến|tới|cho đến|hoặc|hay) (?=[0-9])| (?:đến|tới|cho đến|hoặc|hay) (?=[^\W\d_])"
)
_MAY_JOIN = frozenset("/-÷~tđch")
"""What the signs and words begin with that join a second numeral."""
_TO_IN_WORDS = re.compile(r" (?:đến|tới|cho đến|hoặc|hay) (?=[^\W_])")
_TO_BOUND = re.compile(
    r" (?:đến|tới) (?:gần|khoảng|xấp xỉ|cao nhất|tối đa|nhiều nhất|mức|mức cao nhất)(?: là)? (?=[0-9])"
)
"""A range whose upper end has a bound of its own, after "từ": "từ khoảng 0,5 đến gần 0,6"."""
_SKIPPED = re.compile(r" (?:các |tổng số |số |số lượng )(?=[^\W\d_])")
_FROM = re.compile(r"(?<!\w)(?:trong khoảng từ|trong khoảng|khoảng từ|từ) \Z")
_FROM_BOUND = re.compile(
    r"(?<!\w)(?:(?P<about>khoảng|trong khoảng) )?từ (?:(?P<near>khoảng|gần|xấp xỉ|thấp nhất|ít nhất|mức)(?: là)? )?\Z"
)
_FROM_REACH = 32
_ENDS_OF_RANGE = ("thấp nhất", "ít nhất", "mức")
"""Words before the lower end that leave the range exact."""
_NEGATIVE = re.compile(r"(?<!\w)(?<!thu )(?<!ghi )(?<!phát )(?<!siêu )(?<!ngữ )âm (?:mức )?\(?\Z")
_TURNED = {Qualifier.OVER: Qualifier.UNDER, Qualifier.UNDER: Qualifier.OVER}
"""A bound of an amount, as one of the number below zero: "âm hơn 3" is under -3."""
"""The "âm" of "âm 2,5%", not that of "thu âm 5 bài"."""
_DAY_OR_LESS = frozenset({"ngày", "giờ", "phút", "tiếng"})
_CALENDAR = frozenset({"năm", "tháng", "tuần", "quý", "thập kỷ", "thế kỷ", "thập niên", "nhiệm kỳ"})
_LASTING = re.compile(
    r"(?<!\w)(?:tuổi thọ|thọ|rút ngắn|thời hạn|thời gian|giảm|tăng|thêm|phạt|tù|bình quân|trung bình"
    r"|đạt)(?: \w+){0,3} \Z"
)
_WITHIN = re.compile(r"(?<!\w)(?:sau|trong|suốt|qua|trước|cách|vòng|cả|lúc|hồi|vào|vào lúc) \Z")
_CLOCK = re.compile(r" (?:sáng|chiều|tối|trưa|đêm|ngày|cùng ngày|hôm|30|15|45)(?!\w)")
_AT_CLOCK = re.compile(r"(?<!\w)(?:lúc|hồi|vào|vào lúc|từ|đến|trước|sau) \Z")
_OF_PERIOD = re.compile(
    r"(?: (?:đầu|cuối|giữa|qua|tới|vừa qua|gần đây|tiếp theo|trở lại đây|liền|liên tiếp"
    r"|liên tục))?(?: (?:của )?(?:năm|nhiệm kỳ|giai đoạn)"
    r"(?: (?:19|20)[0-9]{2}(?: ?- ?(?:19|20)[0-9]{2})?| nay| trước| học)?(?!\w))?(?:/(?:19|20)[0-9]{2})?"
)
_ON = re.compile(r"(?<!\w)trên ?[ \n]\Z")
_SPREAD = re.compile(
    r"(?<!\w)(?:triển khai|thực hiện|thi công|đánh giá|dựa|áp dụng|phủ|có mặt|tổ chức|diễn ra|thí điểm"
    r"|khảo sát|tập trung)(?: \w+){0,4} trên ?[ \n]\Z"
)
_REACHED_OVER = re.compile(r"(?<!\w)(?:đạt|đạt được|có|được|là|gồm|còn|với|lên) trên ?[ \n]\Z")
"""Whoever has or reaches "trên 12 xã" has more than twelve."""
_PLACES = frozenset(
    entries("""
        tỉnh, huyện, xã, phường, thôn, lĩnh vực, trụ cột, nền tảng, mặt, phương diện, địa bàn, vùng, khu vực,
        quốc gia, nước, chỉ số, tiêu chí, nội dung""")
)
_ASIDE = re.compile(r"[^.;,(\n]{0,24}?[,(] ?(?:ước )?")
_EXPECTED = re.compile(r"(?<!\w)(?:ước tính|ước|dự ước) \Z")
_EACH_IN_TURN = re.compile(r"lần lượt")
_NEXT = re.compile(r"(?:,| và|, và|;) ?")
_BRACKETED = re.compile(r" ?\((?:đạt |chiếm |tỷ lệ )?[0-9]+(?:[.,][0-9]+)? ?%\)(?= [^\W\d_])")
_HALF = re.compile(r" rưỡi(?!\w)")
""""ba lần rưỡi", "2 ha rưỡi"."""
_CURRENCY = re.compile(r"(?:(\$)|(€)|(?<!\w)(usd)|(?<!\w)(eur|euro)) ?\Z")
_CURRENCIES = ("USD", "euro", "USD", "euro")
"""The names of those before the numeral: "$500", "USD 500"."""
_BRACKET_ENDS = re.compile(r"\)(?= [^\W\d_])")
_NEAR = 48


class _Phrase(NamedTuple):
    """What stands to the right of a qualifier: one numeral or two, and the unit."""

    value: Value
    unit: Unit
    printed_end: int
    bounded: bool = False
    """Whether the upper end of a range has a bound of its own."""


def phrase_at(view: View, first: Numeral, floor: int, previous: Quantity | None) -> Quantity | Span:
    """The quantity that `first` begins, or the period it belongs to; `previous` is the quantity read before it."""
    low, at = view.low, first.start
    begin = max(floor, at - _FROM_REACH)
    source = _FROM_BOUND.search(low, begin, at) if low.find("từ ", begin, at) >= 0 else None
    phrase = _right(view, first, bounded=source is not None)
    unit = phrase.unit
    if unit.sort is UnitClass.SPAN and (period := _period(view, phrase, at, floor)):
        return period
    value = phrase.value
    start = at
    if isinstance(value, RangeQuantity) and source and phrase.bounded:
        start = source.start()
    elif isinstance(value, RangeQuantity) and (plain := _FROM.search(low, max(floor, at - 18), at)):
        start = plain.start()
    beyond = beyond_plan(low, at, floor, unit)
    bound = qualifier_before(low, start, floor) if beyond < 0 else Bound(Qualifier.EXACT, start)
    negative = False
    begin = max(floor, bound.start - 16)
    minus = _NEGATIVE.search(low, begin, bound.start) if low.find("âm ", begin, bound.start) >= 0 else None
    if minus and isinstance(value, NumberQuantity):
        negative = True
        outer = qualifier_before(low, minus.start(), floor)
        bound = Bound(outer.qualifier if bound.qualifier is Qualifier.EXACT else bound.qualifier, outer.start)
    qualifier, start = bound.qualifier, bound.start
    if qualifier is Qualifier.OVER and _on_places(view, first, unit, floor):
        qualifier, start = Qualifier.EXACT, at
    if isinstance(value, RatioQuantity) and low.startswith("vượt", start):
        qualifier, start = Qualifier.EXACT, at  # "đạt và vượt 12/15 chỉ tiêu"
    end = unit.end
    if after := qualifier_after(low, end):
        qualifier, end = after
        if plain := _FROM.search(low, max(floor, start - 18), start):
            start = plain.start()
    near = source is None or source["near"] not in _ENDS_OF_RANGE
    if isinstance(value, RangeQuantity) and phrase.bounded and near and qualifier is Qualifier.EXACT:
        qualifier = Qualifier.ABOUT
    if isinstance(value, (NumberQuantity, RangeQuantity)):
        change = change_before(low, start, floor, unit)
        if beyond >= 0:
            change = Direction.INCREASE, beyond
        elif change is None and unit.text and (sign := signed(low, at, end, unit)):
            change = sign, at - 1
        elif change is None and previous and previous.change and _in_turn(low, previous, start, unit):
            change = previous.change.direction, start
        if change:
            direction, start = change
            if negative:  # "tăng trưởng âm 2,5%"
                direction = Direction.DECREASE
            if qualifier is Qualifier.EXACT and (expected := _EXPECTED.search(low, max(floor, start - 9), start)):
                qualifier, start = Qualifier.ABOUT, expected.start()
            elif qualifier is Qualifier.EXACT and low.startswith("gấp", start):
                qualifier, start = of_multiple(low, start, floor)
            amount = value.amount if isinstance(value, NumberQuantity) else value
            value = ChangeQuantity(amount, direction, change_base(unit, of_amount=_of_amount(low, previous, start)))
        elif negative and isinstance(value, NumberQuantity):
            value = NumberQuantity(Printed(-value.amount.value, value.amount.step))
            qualifier = _TURNED.get(qualifier, qualifier)
        elif qualifier is Qualifier.EXACT and (comparison := comparison_before(low, start, floor)):
            qualifier, start = comparison
    elif isinstance(value, RatioQuantity) and value.denominator.value in PROVINCES and is_rank(low, at, end):
        value, start = RankQuantity(value.numerator, value.denominator), at
    name = unit.text or _lent_unit(view, at, end)
    if not name and (currency := _CURRENCY.search(low, max(floor, start - 5), start)):
        name, start = _CURRENCIES[(currency.lastindex or 1) - 1], currency.start()
    return Quantity(start, end, view.text[at : phrase.printed_end], name, qualifier, value)


def _lent_unit(view: View, at: int, end: int) -> str:
    """The unit of a figure that another in brackets parts from it: "32/32 (100%) xã", "100% (184/184) thôn"."""
    found = _BRACKETED.match(view.low, end) or (_BRACKET_ENDS.match(view.low, end) if view.low[at - 1] == "(" else None)
    unit = unit_after(view, found.end()) if found else None
    return unit.text if unit and unit.sort is UnitClass.NOUN else ""


def is_range(view: View, first: Numeral) -> bool:
    """Whether a number in words begins a range of what is counted: "ba đến năm xã", "hai hoặc 3 hộ".

    One whose ends are the wrong way round is no range, but its first end is a number all the same.
    """
    to = _TO_IN_WORDS.match(view.low, first.end)
    second = amount_at(view, to.end()) if to else None
    if second is None:
        return False
    unit = unit_after(view, second.end)
    return unit.sort in (UnitClass.NOUN, UnitClass.MEASURE, UnitClass.SHARE, UnitClass.SPAN)


def _right(view: View, first: Numeral, *, bounded: bool) -> _Phrase:
    """`bounded` where the words before say that a range begins, whose upper end may then have a bound of its own."""
    low = view.low
    unit = unit_after(view, first.end)
    for joint, own in ((first.end, None), (unit.end, unit)):
        if own is not None and own.sort is UnitClass.NONE:
            break
        if low[joint : joint + 2].lstrip(" ")[:1] not in _MAY_JOIN:
            continue
        of = _OF.match(low, joint)
        loose = of is None and own is None and first.magnitude == 1
        if loose:
            of = _OUT_OF.match(low, joint)
        if of and (second := amount_at(view, of.end())) and second.magnitude == 1 and second.start > joint:
            skipped = _SKIPPED.match(low, second.end)
            counted = unit_after(view, skipped.end() - 1 if skipped else second.end)
            same = own is None or counted.text.lower() == own.text.lower()
            if loose:  # "8 trên 11 xã", but not "95 trong 6 tháng"
                same = (
                    counted.sort in (UnitClass.NOUN, UnitClass.GUESS, UnitClass.MEASURE)
                    and first.printed().value <= second.printed().value
                )
            if same and (
                counted.sort in (UnitClass.NOUN, UnitClass.GUESS, UnitClass.NONE, UnitClass.MEASURE, UnitClass.SPAN)
            ):
                whole = counted.sort is not UnitClass.MEASURE
                value = RatioQuantity(first.printed(counted=whole), second.printed(counted=whole))
                return _Phrase(value, counted if counted.text else Unit("", second.end, UnitClass.NONE), second.end)
        beside = _TO_BOUND.match(low, joint) if bounded else None
        if (to := beside or _TO.match(low, joint)) and (second := amount_at(view, to.end())):
            other = unit_after(view, second.end)
            if own is None or other.text.lower() == own.text.lower():
                pair = _range(first, second, other)
                if pair:
                    shared = other if other.text else Unit("", second.end, UnitClass.NONE)
                    return _Phrase(pair, shared, second.end, beside is not None)
    amount, printed_end = _printed(first, unit), first.end
    if first.whole and unit.sort in (UnitClass.MEASURE, UnitClass.NOUN) and (half := _HALF.match(low, unit.end)):
        amount = Printed(amount.value + Decimal("0.5"), Decimal("0.5"))
        unit, printed_end = Unit(unit.text, half.end(), unit.sort), half.end()
    return _Phrase(NumberQuantity(amount), unit, printed_end)


def _printed(numeral: Numeral, unit: Unit, magnitude: int = 1) -> Printed:
    share = unit.sort is UnitClass.SHARE
    return numeral.printed(counted=unit.sort in (UnitClass.NOUN, UnitClass.GUESS), share=share, magnitude=magnitude)


def _range(first: Numeral, second: Numeral, unit: Unit) -> RangeQuantity | None:
    high = _printed(second, unit)
    for magnitude in (second.magnitude, 1):
        low = _printed(first, unit, magnitude)
        if low.value < high.value:
            return RangeQuantity(low, high)
    return None


def _period(view: View, phrase: _Phrase, at: int, floor: int) -> Span | None:
    """Years and months are periods unless they measure ("tuổi thọ 73,5 năm"); days and hours if they say when."""
    low, name = view.low, phrase.unit.text
    before = qualifier_before(low, at, floor).start
    window = max(floor, before - 24)
    value = phrase.value
    fractional = isinstance(value, NumberQuantity) and value.amount.step < 1
    if name in _CALENDAR:
        if fractional or (_LASTING.search(low, window, before) and not _OF_PERIOD_WORD.match(low, phrase.unit.end)):
            return None
        tail = _OF_PERIOD.match(low, phrase.unit.end)
        return at, tail.end() if tail else phrase.unit.end, "period"
    if name in _DAY_OR_LESS:
        if name != "ngày" and (
            _CLOCK.match(low, phrase.unit.end) or (name == "giờ" and _AT_CLOCK.search(low, window, before))
        ):
            return at, phrase.unit.end, "time"
        if _WITHIN.search(low, window, before) or _OF_PERIOD_WORD.match(low, phrase.unit.end):
            return at, phrase.unit.end, "period"
    return None


_OF_PERIOD_WORD = re.compile(
    r" (?:đầu|cuối|qua|tới|vừa qua|gần đây|liên tiếp|liên tục|nghỉ|diễn ra|năm (?:19|20)[0-9]{2})(?!\w)"
)


def _on_places(view: View, first: Numeral, unit: Unit, floor: int) -> bool:
    """Whether "trên" only says where: "triển khai trên 13 huyện", "trên 3 trụ cột"; round numbers are bounds."""
    if (
        not _ON.search(view.low, max(floor, first.start - 8), first.start)
        or unit.sort is not UnitClass.NOUN
        or not first.whole
    ):
        return False
    if _SPREAD.search(view.low, max(floor, first.start - 48), first.start):
        return True
    if _REACHED_OVER.search(view.low, max(floor, first.start - 16), first.start):
        return False
    return unit.text.lower().split(",")[0] in _PLACES and int(first.digits) % 5 != 0


def _in_turn(low: str, previous: Quantity, start: int, unit: Unit) -> bool:
    """The second figure of "tăng lần lượt 5,4% và 17,2%"."""
    in_turn = _EACH_IN_TURN.search(low, previous.start, previous.end)
    return bool(in_turn) and unit.text == previous.unit and bool(_NEXT.fullmatch(low, previous.end, start))


def _of_amount(low: str, previous: Quantity | None, start: int) -> bool:
    if previous is None or previous.unit in ("%", "điểm %", "điểm", "lần", "bậc", ""):
        return False
    if not isinstance(previous.value, NumberQuantity) and not (
        previous.change and previous.change.base is ChangeBase.ABSOLUTE
    ):
        return False
    return 0 <= start - previous.end <= _NEAR and bool(_ASIDE.fullmatch(low, previous.end, start))
