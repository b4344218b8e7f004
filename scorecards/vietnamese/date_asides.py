"""Times that the quantity reader leaves aside: those that `times` reads, and those that only the words around show.

A day without its year ("sáng 18/6", "12, 13/5"), a month alone, a year after "năm": they name no time by themselves
that a figure could be of, or look like a ratio.
"""

from __future__ import annotations

import re

from scorecards.vietnamese.codes import CLOCK_AFTER_DAY, Span
from scorecards.vietnamese.numerals import Numeral, magnitude_after
from scorecards.vietnamese.times import DAY, MONTH, Precision, TimeSpan
from scorecards.vietnamese.units import UnitClass, noun_after, unit_after
from scorecards.vietnamese.view import View
from scorecards.vietnamese.wordlists import entries

_DAY_MONTH = re.compile(rf"{DAY}/{MONTH}(?![0-9/%])(?![.,][0-9])(?! ?%)")
_SHARE_BEFORE = re.compile(r"(?P<share>[0-9]{1,3}(?:[.,][0-9]{1,4})?) ?% ?(?:\(|= ?|, ?)(?:tức |đạt |tương đương )?\Z")
_SHARE_AFTER = re.compile(
    r"\)?[,;:]? ?[(=-]? ?(?:đạt|chiếm|bằng|tức|tương đương|tương ứng|tỷ lệ)?(?: tỷ lệ)?(?: là)? ?"
    r"(?P<share>[0-9]{1,3}(?:[.,][0-9]{1,4})?) ?%"
)
"""A share beside a pair of numbers that it is of makes it a ratio: "100% (12/12)", "12/12, đạt 100%"; in "31/12 đạt
100%" the pair is a day."""
_ROUGH = 5
"""How many points a share may be off that of its numbers: sources round, cut and miscount."""
_COUNT_BEFORE = re.compile(
    r"(?<!\w)(?:đạt|được|có|hoàn thành|là|với|đã|còn|gồm|trong đó|chiếm|thực hiện|xếp|đứng|hạng|thứ|trí"
    r"|triển khai|trang bị|lắp đặt|vận hành|xây dựng|thành lập|kết nối|cung cấp|cấp"
    r"|tỷ lệ|gần|hơn|khoảng|xấp xỉ|quá|~|:) ?\Z"
)
_DAY_POINT = re.compile(rf"{DAY}\.{MONTH}(?![0-9%])")
_DAY_HYPHEN = re.compile(
    r"(?:[0-9]{1,2} (?:đến|và) )?[0-9]{1,2}[-.][0-9]{1,2}(?: và [0-9]{1,2}[-.][0-9]{1,2})?(?![0-9/%-])"
)
_HOLIDAY = re.compile(rf"{DAY}-{MONTH}(?![0-9%/-])(?! ?%)(?![.,][0-9])")
_NAMED_DAY = re.compile(
    r"Ngày(?: [\w-]+){1,8} (?:năm nay )?\(?\Z"
    r"|(?:[Qq]uốc khánh|Quốc tế|Phụ nữ|Thương binh|Giải phóng)(?: \w+){0,3} \(?\Z"
)
_DAY_WORDS = frozenset(entries("ngày, sáng, chiều, tối, trưa, đêm, hôm, mùng, mồng"))
_DAY_OR_FEAST = _DAY_WORDS | {"lễ", "dịp"}
_TO_MONTH = re.compile(
    r",? ?tháng (?:[0-9]{1,2})(?:(?:/|,? năm )(?:19|20)[0-9]{2})?(?![0-9])| ?/ ?[0-9]{1,2}(?: ?/ ?[0-9]{4})?(?![0-9])"
)
_DAY_LIST = re.compile(
    r"[0-9]{1,2}(?:(?:, ?| và | ?- ?| đến | đến ngày )[0-9]{1,2}){0,6}(?:/[0-9]{1,2}(?:/[0-9]{4})?"
    r"|,? tháng [0-9]{1,2}(?:(?:/|,? năm )[0-9]{4})?)(?![0-9])"
)
_TO_YEAR = re.compile(r"(?:/| ?- ?|,? năm |,? )(?:19|20)[0-9]{2}(?![.,]?[0-9])|/[0-9]{4}(?![0-9])")
_MONTH_ALONE, _DAY_ALONE = (re.compile(rf"{number}(?![0-9.,]?[0-9])") for number in (MONTH, DAY))
_MORE = r"(?:, ?| và |, và | ?- ?| đến (?:{word} )?)(?:{word} )?{number}(?![0-9%]|[.,][0-9])"
_MONTH_LIST = re.compile(_MORE.format(word="tháng", number=MONTH))
_QUARTER_LIST = re.compile(_MORE.format(word="quý", number="0?[1-4]"))
_MOST = 12
"""How many months or quarters one list names at most."""
_EACH = frozenset(entries("mỗi, hàng, hằng, một, 1, từng, quân, theo, trong, cùng, các, những, trung/"))
_SEVERAL = frozenset(("các", "những"))
_YEAR = re.compile(r"(?:19[4-9]|20[0-9])[0-9](?![0-9])")
_YEAR_LEFT = re.compile(
    r"(?:(?:ngày [0-9]{1,2} )?tháng [0-9]{1,2},? |quý (?:[ivx]{1,3}|[1-4]),? |đầu |cuối |giữa )?(?:năm"
    r"|năm học|hè|tết|vụ|mùa) \Z"
)
_YEARS = re.compile(r"(?:(?:, ?| và | ?- ?| đến (?:năm )?)(?:19|20)[0-9]{2}(?![.,]?[0-9]))+")


def is_year(low: str, at: int) -> bool:
    """Whether the digits at `at` are those of a year."""
    return bool(_YEAR.match(low, at))


def _holiday_before(view: View, at: int, floor: int) -> bool:
    return bool(_NAMED_DAY.search(view.text, max(floor, at - 60), at))


def holiday_at(view: View, at: int, floor: int) -> bool:
    """Whether the digits are those of a holiday that is written with a point: "Quốc tế Phụ nữ 8.3"."""
    return bool(_DAY_POINT.match(view.low, at)) and _holiday_before(view, at, floor)


def _list_end(view: View, end: int, more: re.Pattern[str]) -> int:
    """Where a list of months or quarters ends that goes on at `end`; a number that counts something ends it before."""
    for _ in range(_MOST):
        found = more.match(view.low, end)
        if found is None or noun_after(view, found.end()) or magnitude_after(view.low, found.end()):
            break
        end = found.end()
    return end


def year_or_quarter(view: View, numeral: Numeral, floor: int, last: str) -> Span | None:
    """A year or quarter after its word: "năm 2021, 2022", "quý 2"; `last` is the word before."""
    low, at, end = view.low, numeral.start, numeral.end
    year = _YEAR.match(low, at)
    if year and (left := _YEAR_LEFT.search(low, max(floor, at - 30), at)):
        more = _YEARS.match(low, year.end())
        why = "period" if "quý" in left[0] else "date"
        return left.start(), more.end() if more else year.end(), why
    if last == "quý" and numeral.digits in ("1", "2", "3", "4", "01", "02", "03", "04"):
        end = _list_end(view, end, _QUARTER_LIST)
        tail = _TO_YEAR.match(low, end)
        return at - 4, tail.end() if tail else end, "period"
    return None


def _is_share_of(pair: str, share: str) -> bool:
    """Whether a share is near that of two numbers: 71,4% is of "5/7", and no share is of "31/12"."""
    taken, of = (int(number) for number in pair.split("/"))
    return abs(100 * taken / of - float(share.replace(",", "."))) <= _ROUGH


def day_at(view: View, at: int, floor: int, words: list[str]) -> Span | None:
    """A day or month without its year, or a list of days; not a ratio: "12/12 xã", "đạt 12/12"."""
    low = view.low
    if found := _DAY_MONTH.match(low, at):
        if _holiday_before(view, at, floor):
            return at, found.end(), "name"
        unit = unit_after(view, found.end())
        counted = unit.sort in (UnitClass.NOUN, UnitClass.MEASURE) or low.startswith(
            (" số ", " các ", " tổng số "), found.end()
        )
        beside = _SHARE_BEFORE.search(low, max(0, at - 24), at) or _SHARE_AFTER.match(low, found.end())
        counted = counted or bool(beside and _is_share_of(found[0], beside["share"]))
        if (words and words[-1] in _DAY_WORDS) or not (counted or _COUNT_BEFORE.search(low, max(0, at - 14), at)):
            return with_words(view, (at, found.end(), "date"), floor)
    holiday = _HOLIDAY.match(low, at)
    if (
        holiday
        and _holiday_before(view, at, floor)
        and unit_after(view, holiday.end()).sort in (UnitClass.NONE, UnitClass.GUESS)
    ):
        return at, holiday.end(), "name"
    if words and words[-1] in _DAY_OR_FEAST and (found := _DAY_HYPHEN.match(low, at)):
        return with_words(view, (at, found.end(), "date"), floor)
    if not words or words[-1] not in ("ngày", "mùng", "mồng", "tháng"):
        return None
    if words[-1] == "tháng":
        found = _MONTH_ALONE.match(low, at)
        if not found:
            return None
        end = _list_end(view, found.end(), _MONTH_LIST)
        several = _SEVERAL if end > found.end() else frozenset[str]()
        if len(words) > 1 and words[-2] in _EACH - {"trong", "theo", "cùng"} - several:
            return None
        year = _TO_YEAR.match(low, end)
        return at - 6, year.end() if year else end, "date"
    if len(words) > 1 and words[-2] in _EACH - {"trong", "cùng"}:
        return None
    if found := _DAY_LIST.match(low, at) or _DAY_ALONE.match(low, at):
        end = found.end()
        month = _TO_MONTH.match(low, end)
        return low.rfind(words[-1], 0, at), month.end() if month else end, "date"
    return None


def time_aside(low: str, time: TimeSpan, at: int, floor: int) -> Span:
    """A time, with the years that are listed after one ("năm 2021, 2022") and the clock time of a day."""
    start, end = time.start if time.start >= floor else at, time.end
    if time.precision is Precision.YEAR and (more := _YEARS.match(low, end)):
        end = more.end()
    if time.precision is Precision.DAY and (clock := CLOCK_AFTER_DAY.match(low, end)):
        end = clock.end()
    return start, end, "period" if time.precision in (Precision.MONTHS, Precision.SPAN) else "date"


def with_words(view: View, span: Span, floor: int) -> Span:
    """Take the words "ngày", "tháng", "giai đoạn" into a date or period."""
    start, end, why = span
    if why in ("date", "period"):
        found = re.search(
            r"(?<!\w)(?:ngày|tháng|giai đoạn|năm học|nhiệm kỳ|năm|quý [ivx]+ ?[/-]?) ?\Z",
            view.low[max(floor, start - 14) : start],
        )
        if found:
            start -= len(found[0])
    return start, end, why
