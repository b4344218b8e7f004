"""Every numeral of a quote accounted for: it is part of the value, or the words say what it is, or it is named.

A quote may state beside its value: a share of it, what it is compared with, a plan, a part, a change, a rank, a time, a
document. What none of these explains ("45, 6%" holds a 45 that belongs to nothing) would mean that the value was
misread or miscopied.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from scorecards.vietnamese.folding import normal, same_length_normal
from scorecards.vietnamese.lexicon import NOUNS
from scorecards.vietnamese.number_words import SYLLABLES, number_words
from scorecards.vietnamese.units import MEASURES, SHARES
from scorecards.vietnamese.values import (
    ChangeQuantity,
    LeftAside,
    NumberQuantity,
    Quantity,
    RangeQuantity,
    RankQuantity,
    RatioQuantity,
    Reading,
)
from scorecards.vietnamese.wordlists import any_of, entries

_UNEXPLAINED = frozenset(("broken", "code", "counter", "enumerator", "list-number", "phone"))
"""Kinds of asides that say nothing about the figure, and may be a numeral that was miscopied."""
_BASES = any_of("""
    so với, so, cùng kỳ, năm trước, kế hoạch, mục tiêu, chỉ tiêu, được giao, giao, dự toán, yêu cầu, trong đó, gồm, bao
    gồm, tổng số, trong số, trong tổng số, trên tổng số, của, từ, riêng, còn lại, bình quân, trung bình
""")
_INTRODUCED = re.compile(rf"(?<!\w)(?:{_BASES})(?!\w)[^.;]{{0,60}}\Z")
"""Words that say that the number behind them is a base, a plan or a part."""
_PLANS = any_of("kế hoạch, chỉ tiêu, mục tiêu, dự toán, so với")
_FOLLOWED = re.compile(rf"[^.,;()0-9]{{0,24}}(?<!\w)(?:{_PLANS})(?!\w)")
_EQUAL = any_of("đạt, bằng, chiếm, tức, tương đương, tương ứng, tỷ lệ, đạt tỷ lệ, đạt gần")
_EQUALS = re.compile(rf"[\s,;(]*(?:{_EQUAL})?\s*")
_AGES_AND_TIMES = frozenset(entries("tuổi, năm, tháng, ngày, giờ, phút, giây, tuần, quý, năm qua"))
_TOUCHING = re.compile(r"[\s.,;:/()÷~-]*")
_WORD = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")
_TIME_BEFORE = re.compile(r"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|hôm|từ|đến|tới|trước|sau|hết) \Z")
_LAST_WORD = re.compile(r"[^\W\d_]+ \Z")
_BLANK_AT_SEPARATOR = re.compile(r"(?<=[0-9])\s*([.,])\s*(?=[0-9])")
_BLANK_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])\s+(?=[0-9])")
_REST = re.compile(r"0(?:0|[0-9]{2})")
_SCALE = re.compile(r"[\s.,;:-]*(nghìn|ngàn|vạn|triệu|tỷ|tỉ|rưỡi)(?!\w)")
"""A word that multiplies, parted from its numeral by a sign: "11, triệu đồng"."""
_DOUBLED = re.compile(r"([.,])[.,]+")


class LeftOver(Struct, frozen=True):
    """A numeral that nothing explains."""

    read: str
    """As the quote has it."""
    instead: str
    """What to copy instead: the numeral without what breaks it, or the phrase of the value alone."""


def left_over(quote: str, reading: Reading, used: Sequence[Quantity], *, chosen: bool) -> LeftOver | None:
    """The first numeral of a quote that is no part of the value and that no word explains.

    `used` are the quantities that the value is made of, itself first; `chosen` says that the file's own fields chose
    among several, so that the others may stand beside it.
    """
    low = same_length_normal(quote)
    for start, end in _unexplained(quote, low, reading, used, chosen=chosen):
        return LeftOver(quote[start:end].strip(), _instead(quote, low, used, start, end))
    return None


def may_be_its_count(count: Quantity, rate: Quantity, quote: str) -> bool:
    """Whether a number beside a share may be how many it is, or is of: no age and no time, and a measure (an amount of
    money too) only where nothing but words of equality parts them: "300 km, đạt 60%", not "bán kính 5 km phủ sóng 95%".
    """
    noun = normal(re.split("[,/]", count.unit)[0])
    if noun in _AGES_AND_TIMES:
        return False
    between = quote[count.end : rate.start] if count.end <= rate.start else quote[rate.end : count.start]
    return noun not in MEASURES or bool(_EQUALS.fullmatch(same_length_normal(between).replace(")", " ")))


def _unexplained(
    quote: str, low: str, reading: Reading, used: Sequence[Quantity], *, chosen: bool
) -> Iterator[tuple[int, int]]:
    items: list[Quantity | LeftAside] = sorted(
        [*reading.quantities, *reading.left_aside], key=lambda one: (one.start, one.end)
    )
    done = 0
    for number, item in enumerate(items):
        yield from _unread(quote, low, done, item.start)
        if isinstance(item, LeftAside):
            rest = items[number + 1 :]
            if item.why in _UNEXPLAINED or _cut_ratio(low, item, rest) or _cut_name(low, item, rest):
                yield item.start, item.end
        elif item in used:
            yield from _behind_a_cut(low, item)
            yield from _in_pieces(low, item)
            if item is not used[0] and not chosen and not item.unit and isinstance(item.value, NumberQuantity):
                yield item.start, item.end  # a count without a noun: the 45 of "45, 6%"
        elif not _explained(low, item, done, used, chosen=chosen):
            yield item.start, item.end
        done = item.end
    yield from _unread(quote, low, done, len(quote))


def _unread(quote: str, low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Numerals that the reader passed over: other digits and signs, numbers of several words."""
    for at in range(start, end):
        if quote[at].isnumeric():
            yield at, at + 1
    if start and low[start - 1].isdigit() and (scale := _SCALE.match(low, start)):
        yield scale.start(1), scale.end(1)
    words = list(_WORD.finditer(low, start, end))
    for number, word in enumerate(words):
        found = number_words([one[0] for one in words[number : number + 12]])
        if found and found[1] > 1:
            yield word.start(), words[number + found[1] - 1].end()


def _cut_ratio(low: str, aside: LeftAside, rest: Sequence[Quantity | LeftAside]) -> bool:
    """Whether what looks like a day may be a ratio cut in two: the "12/1" of "12/1 5 đơn vị"."""
    touched = rest and _TOUCHING.fullmatch(low, aside.end, rest[0].start)
    return bool(touched) and bool(_PAIR.fullmatch(aside.text)) and not _TIME_BEFORE.search(low, 0, aside.start)


def _cut_name(low: str, aside: LeftAside, rest: Sequence[Quantity | LeftAside]) -> bool:
    """Whether what looks like a name may be the head of a number cut in two: the "mức 1" of "vượt mức 1, 5 xã"."""
    if aside.why not in ("name", "date") or not rest:
        return False
    if not (low[aside.end - 1].isdigit() and low[rest[0].start].isdigit()):
        return False
    between = low[aside.end : rest[0].start]
    if aside.why == "date":
        return aside.text.isdigit() and not between.strip(" .,\n")
    if not any(one.isalpha() for one in aside.text) or low.startswith("mức ", aside.start):
        return bool(_TOUCHING.fullmatch(between))
    return not between.strip()


def _behind_a_cut(low: str, value: Quantity) -> Iterator[tuple[int, int]]:
    """A value that is only the end of a number: the "000" of "1940 000 trạm", the "1" of "5.0tr1"."""
    at = low.find(same_length_normal(value.printed), value.start)
    if _REST.match(value.printed) or (low[at].isdigit() and at > 0 and low[at - 1].isalpha()):
        yield value.start, value.end


def _in_pieces(low: str, value: Quantity) -> Iterator[tuple[int, int]]:
    """A word of a number right beside a value in words: the "năm" of "năm hai mươi ba xã"."""
    printed = same_length_normal(value.printed)
    if any(letter.isnumeric() for letter in printed):
        return
    at = low.find(printed, value.start)
    before, after = _LAST_WORD.search(low, max(0, at - 12), at), _WORD.match(low, at + len(printed) + 1)
    if after and after[0] == "không":
        after = _WORD.match(low, after.end() + 1)
    for word in (before, after):
        if word and word[0].strip() in SYLLABLES:
            yield word.start(), word.end()


def _explained(low: str, item: Quantity, done: int, used: Sequence[Quantity], *, chosen: bool) -> bool:
    """Whether words say what a quantity beside the value is; `done` is where the one before it ends."""
    near = min(used, key=lambda one: max(one.start - item.end, item.start - one.end))
    between = low[item.end : near.start] if item.end <= near.start else low[near.end : item.start]
    bare = not item.unit and not isinstance(item.value, RatioQuantity | RankQuantity)
    cut = not near.unit and isinstance(near.value, NumberQuantity | ChangeQuantity)  # the "tăng 2" of "tăng 2, 5%"
    if (bare or cut) and low[item.start].isdigit() and _TOUCHING.fullmatch(between):
        return False
    match item.value:
        case ChangeQuantity():
            return low[item.start].isalpha() or low[item.start - 1 : item.start] == "("
        case RankQuantity():
            return True
        case _ if chosen:
            return True
    if _INTRODUCED.search(low, done, item.start) or _FOLLOWED.match(low, item.end):
        return not bare
    return _is_share_of(item, used[0], between) or _counts_another_thing(item, used[0])


def _is_share_of(item: Quantity, value: Quantity, between: str) -> bool:
    """Whether a share or ratio stands right beside a count, or a count and its ratio beside a share."""
    match item.value:
        case RatioQuantity():
            return bool(_EQUALS.fullmatch(between.replace(")", " ")))
        case NumberQuantity() | RangeQuantity() if item.unit == "%":
            return value.unit not in SHARES and bool(_EQUALS.fullmatch(between.replace(")", " ")))
    return False


def _counts_another_thing(item: Quantity, value: Quantity) -> bool:
    """Whether a number has a noun or measure of its own ("5 tuyến, 300 km"), or is the level beside a change."""
    if isinstance(value.value, ChangeQuantity):
        return bool(item.unit)
    noun = normal(re.split("[,/]", item.unit)[0])
    return noun in NOUNS | MEASURES | _AGES_AND_TIMES and normal(item.unit) != normal(value.unit)


def _instead(quote: str, low: str, used: Sequence[Quantity], start: int, end: int) -> str:
    """The whole figure, where the numeral is a piece of it; else the words of the value alone."""
    first, last = used[0].start, used[0].end
    joint = low[end:first] if end <= first else low[last:start]
    if _TOUCHING.fullmatch(joint):
        whole = quote[min(start, first) : max(end, last)]
        if "/" in joint or _mended(whole) != whole:
            return _mended(whole)
    return quote[first:last].strip()


def _mended(words: str) -> str:
    """The words without the blanks and doubled separators that part a numeral."""
    joined = _BLANK_BETWEEN_DIGITS.sub("", _BLANK_AT_SEPARATOR.sub(r"\1", words))
    return _DOUBLED.sub(r"\1", joined).strip(" .,;:")
