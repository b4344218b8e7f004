"""Digits that the words around them show not to be a quantity. Rules are tried in the order of `aside_at`."""

from __future__ import annotations

import re

from scorecards.vietnamese.boilerplate import boilerplate_at, line_start
from scorecards.vietnamese.codes import (
    Span,
    glued_before,
    glued_end,
    release_at,
    shape_at,
    suffixed_at,
)
from scorecards.vietnamese.date_asides import day_at, holiday_at, is_year, time_aside, with_words, year_or_quarter
from scorecards.vietnamese.labels import COMPOUNDS, DIGITAL, NUMBERED, STRONG, WEAK
from scorecards.vietnamese.numerals import Numeral, magnitude_after
from scorecards.vietnamese.times import Precision, TimeSpan
from scorecards.vietnamese.units import UnitClass, is_share, noun_after, unit_after
from scorecards.vietnamese.view import View

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_BROKEN = re.compile(
    r"[0-9][0-9.,]*(?: [.,][0-9][0-9.,]*|[.,]{2,}[0-9][0-9.,]*)"
    r"|[0-9]{1,3}(?:\.[0-9]{3})*\. [0-9]{3}(?![0-9])(?:[.,][0-9]+)*"
    r"|[0-9][0-9.,]*(?: phẩy [^\W_]+| chấm [0-9]+|['’_·][0-9]+)"
)
"""Digits parted by a blank beside a separator, by two separators or by another sign make no number as they are written,
nor do those that go on in words: "45 phẩy 6"."""
_MAY_BREAK = re.compile(r".?[., ]|['’_·]| phẩy| chấm")
"""What stands behind a numeral that may be broken."""
_LEVELS = re.compile(r"[1-5],[1-5](?![0-9,.%])")
"""A list of levels without its blank: "mức độ 3,4"."""
_LABEL_ENDS = frozenset(label.split()[-1] for label in (*STRONG, *WEAK))
_OPENING = "([{\"'“‘«*_"
_LONG_LINE = 60

_SERIES = re.compile(
    r" ?(?:,|và|hoặc|;|-|đến|,? và) ?(?:điều |khoản |điểm |mức độ |cấp độ |mức |tháng |năm |ngày |số "
    r"|thôn |tổ |quận |lớp )?\Z"
)

_TO_MEASURED = re.compile(r" ?[-÷~] ?[0-9]+(?:[.,][0-9]+)?(?: ?%| (?:phần trăm|điểm|triệu|tỷ|tỉ|nghìn))")
"""The end of a range behind a word that may name something: "mức 90 - 93%"."""
_SLOGAN = re.compile(
    r" (?:cửa|không|tại chỗ|rõ|sẵn sàng|trong 1|trong một|nhất|cùng|sạch|chung|an|biết|dám|con(?= mắt)|k\b)(?!\w)"
)
_QUOTED = re.compile(r"[0-9][^\n\"”’]{1,40}[\"”’]")
_BUILT = re.compile(
    r"(?<!\w)(?:mô hình|kiến trúc|phương án|chính quyền(?: địa phương)?|hệ thống|bảo vệ|theo)(?: [^\W\d]+){0,5} \Z"
)
_BUILT_OF = re.compile(r" (?:lớp|cấp)(?!\w)")
_STARS = re.compile(r" ?(?:- ?[1-5] ?)?sao(?!\w)")
_SCALE = re.compile(r"1 ?/ ?(?:[1-9][0-9]?\.?000|[1-9]00)(?![0-9])")
_HOUSE = re.compile(r" ?,? ?(?:đường|phố|ngõ|đại lộ|quốc lộ)(?!\w)")
_ISSUE = re.compile(r"[0-9]{1,4}/(?:19|20)[0-9]{2}(?![0-9])")
_EDITION = re.compile(r":(?:19|20)[0-9]{2}(?![0-9])")
_PER_HEAD = re.compile(r" (?:người dân|dân số|dân|trẻ đẻ sống|trẻ|nhân khẩu|lao động)(?!\w)")
_NAME_WORD = re.compile(r"(?<![\w.])[a-z]{0,2}[A-Z][A-Za-z]{1,14} \Z")


def left_words(view: View, at: int, floor: int) -> list[str]:
    """The last words before `at` on its line, or the long line that wraps into it; none if something touches `at`."""
    before = view.before(at, floor)
    if not before or before[-1] not in " \n":
        return []
    newline = before.rfind("\n")
    if newline >= 0:
        place = at - len(before) + newline
        wrapped = (
            before[newline - 1 : newline].isalpha() and view.low.rfind("\n", max(0, place - _LONG_LINE), place) < 0
        )
        if not wrapped or place < _LONG_LINE:
            before = before[newline + 1 :]
    return [word.lstrip(_OPENING) for word in before.rsplit(None, 4)[-4:]]


def aside_at(
    view: View, at: int, floor: int, numeral: Numeral | None, after: Span | None, time: TimeSpan | None
) -> Span | None:
    """What the digits at `at` are, if not a quantity.

    `after` is what was last left aside: lists as "mức độ 3, 4". `time` is what `times` read there.
    """
    low = view.low
    name = glued_before(view, at)
    if name < at:
        return max(name, floor), glued_end(low, at), "name"
    if time and time.precision is Precision.DAY:
        return time_aside(low, time, at, floor)
    if shape := shape_at(view, at):
        return with_words(view, shape, floor)
    if time:
        return time_aside(low, time, at, floor)
    if (numeral is None or _MAY_BREAK.match(low, numeral.end)) and (broken := _BROKEN.match(low, at)):
        return at, broken.end(), "broken"
    if low[at - 1 : at] in (",", ".") and low[at - 2 : at - 1] in ("", " ", "(", "\n"):
        return max(floor, at - 1), glued_end(low, at), "broken"
    end = numeral.end if numeral else at
    if numeral and is_share(low, end):
        return None
    if boilerplate := boilerplate_at(view, at, numeral):
        return boilerplate
    if numeral is None:
        found = _DIGITS.match(low, at)
        return at, found.end() if found else at + 1, "code"
    if low[at + 1 : at + 2] == "." and (release := release_at(low, at)):
        return at, release, "name"
    if (numeral.magnitude != 1 or low[end : end + 1].isalnum()) and (suffixed := suffixed_at(view, at)):
        return at, suffixed, "name"
    words = left_words(view, at, floor)
    if base := _base(view, numeral, words):
        return base
    if day := day_at(view, at, floor, words):
        return day
    if not numeral.whole:
        counted = numeral.fraction or magnitude_after(low, at + len(numeral.digits)) or numeral.magnitude != 1
        if holiday_at(view, at, floor):
            return at, end, "name"
        if _LEVELS.match(low, at) and " ".join(words[-2:]) in ("mức độ", "cấp độ"):
            return low.rfind(words[-2], 0, at), end, "name"
        label = "" if counted or noun_after(view, end) else STRONG.get(words[-1] if words else "", "")
        return (at, end, label) if label else None
    return _labelled(view, numeral, floor, words) or _series(view, numeral, after) or _name(view, numeral, words)


def _base(view: View, numeral: Numeral, words: list[str]) -> Span | None:
    """What a rate is per: the "1 vạn dân" of "bác sĩ bình quân 1 vạn dân", the "100.000 dân" of "trên 100.000 dân", the
    "100 dân" of "thuê bao/100 dân"."""
    behind_slash = view.low.endswith("/", 0, numeral.start)
    if not (behind_slash or (words and words[-1] in ("quân", "trên", "mỗi", "tính"))) or numeral.fraction:
        return None
    value = numeral.printed(counted=True).value
    if f"{value:f}".rstrip("0") != "1" or value < 100:
        return None
    found = _PER_HEAD.match(view.low, numeral.end)
    return (numeral.start, found.end(), "base") if found else None


def _labelled(view: View, numeral: Numeral, floor: int, words: list[str]) -> Span | None:
    low, at, end = view.low, numeral.start, numeral.end
    if not words:
        return None
    last = words[-1]
    pair = " ".join(words[-2:])
    if time := year_or_quarter(view, numeral, floor, last):
        return time
    if numeral.digits == "1" and last in ("lệ", "đồ") and (scale := _SCALE.match(low, at)):
        return at, scale.end(), "name"
    if last in ("số", "số:"):
        if _HOUSE.match(low, end):
            return low.rfind("số", 0, at), end, "name"
        if issue := _ISSUE.match(low, at):
            return low.rfind("số", 0, at), issue.end(), "document"
        noun = " ".join(words[-3:-1])
        if noun in NUMBERED or (words[-2:-1] and words[-2] in NUMBERED):
            return low.rfind(noun if noun in NUMBERED else words[-2], 0, at), end, "document"
        if " ".join(words[-3:]) == "bộ chỉ số" and not noun_after(view, end):
            return low.rfind("bộ", 0, at), end, "name"
        if pair in STRONG or " ".join(words[-3:]) in STRONG:
            return at, end, STRONG.get(pair) or STRONG[" ".join(words[-3:])]
        if words[-2:-1] and words[-2] in DIGITAL:
            return None
        return None if noun_after(view, end) else (low.rfind("số", 0, at), end, "name")
    if last == "thứ":
        return _ordinal(view, numeral, words)
    if last not in _LABEL_ENDS or pair in COMPOUNDS:
        return None
    keys = (" ".join(words[-3:]), pair, last)
    if label := next((key for key in keys if key in STRONG), ""):
        edition = _EDITION.match(low, end)
        start = max(floor, low.rfind(label.split()[0], floor, at - 1))
        return start, edition.end() if edition else end, STRONG[label]
    label = next((key for key in keys if key in WEAK), "")
    plain = unit_after(view, end).sort in (UnitClass.NONE, UnitClass.GUESS) and not low.startswith("/", end)
    if label and plain and not _TO_MEASURED.match(low, end):
        return max(floor, low.rfind(label.split()[0], floor, at - 1)), end, WEAK[label]
    return None


def _ordinal(view: View, numeral: Numeral, words: list[str]) -> Span:
    """ "lần thứ 4", "kỳ họp thứ 10", "thứ 2" of the week: ranks have been read before this."""
    before = words[-2] if len(words) > 1 else ""
    if before in ("lần", "họp", "khóa", "hội", "nghị", "năm", "đại", "kỳ", "phiên", "hành"):
        noun = "kỳ" if words[-3:-1] == ["kỳ", "họp"] else before
        return view.low.rfind(noun, 0, numeral.start), numeral.end, "name"
    return view.low.rfind("thứ", 0, numeral.start), numeral.end, "enumerator"


def _series(view: View, numeral: Numeral, after: Span | None) -> Span | None:
    """The 4 of "mức độ 3, 4", the 2022 of "năm 2021, 2022"."""
    if after is None or after[2] not in ("law", "name", "document", "date", "list-number"):
        return None
    between = view.low[after[1] : numeral.start]
    if len(between) > 16 or not _SERIES.fullmatch(between) or len(numeral.digits) > 4:
        return None
    if after[2] == "date" and not is_year(view.low, numeral.start):
        return None
    if unit_after(view, numeral.end).sort not in (UnitClass.NONE, UnitClass.GUESS):
        return None
    return numeral.start, numeral.end, after[2]


def _name(view: View, numeral: Numeral, words: list[str]) -> Span | None:
    low, at, end = view.low, numeral.start, numeral.end
    if is_year(low, at) and len(numeral.digits) == 4:
        unit = unit_after(view, end)
        admin = unit.text.lower() in (
            "tỉnh",
            "xã",
            "huyện",
            "thành phố",
            "ubnd",
            "sở",
            "nước",
            "ngành",
            "cả nước",
            "bộ",
        )
        if unit.sort in (UnitClass.NONE, UnitClass.GUESS) or admin:
            return at, end, "date"
    if len(numeral.digits) == 1:
        quoted = low[at - 1 : at] in ("“", '"', "'", "‘")
        if _SLOGAN.match(low, end) or (quoted and (found := _QUOTED.match(low, at)) and found.end() - at < 24):
            return at, end, "name"
        if (
            _BUILT_OF.match(low, end)
            and _BUILT.search(low, max(0, at - 40), at)
            and not low.startswith(" cấp chính quyền", end)
            and not low.endswith("cả ", 0, at)
        ):
            return at, end, "name"
        if numeral.digits in "12345" and _STARS.match(low, end):
            return at, end, "name"
    before = view.text[max(0, at - 17) : at]
    named = words and not before.islower() and _NAME_WORD.search(view.text, max(0, at - 17), at)
    if named and unit_after(view, end).sort in (UnitClass.NONE, UnitClass.GUESS):
        return None if line_start(low, at - len(words[-1]) - 1) else (at, glued_end(low, at), "name")
    return None
