"""Words beside a number that turn what it counts: what is not so, what is late, what is added, what each one has.

"95 xã chưa đạt" counts other communes than "95 xã đạt", and "mỗi xã có 45 tổ" says nothing of how many there are in
all. A number with such words is the figure of a thing only where the thing's own words say the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from scorecards.vietnamese.wordlists import any_of


class Sense(StrEnum):
    """What words make of the thing that is counted."""

    NOT = "not"
    """chưa, không: those of which it is not so."""
    GONE = "gone"
    """không còn, đã xóa, thiếu: those that are no more, or are wanting."""
    DUE = "due"
    """phải, cần: those of which it has to be so."""
    LATE = "late"
    """quá hạn, trễ hạn."""
    EACH = "each"
    """mỗi, bình quân: so many of each, or in each time."""
    ADDED = "added"
    """thêm, lắp mới: those that came, not all that there are."""


_NO_DENIAL = any_of("""
    chỉ, những, ngừng, gian, dây, quân, khí, chuyên trách, chuyên, giấy, dùng tiền mặt, tiền mặt, sử dụng tiền mặt,
    tập trung, quá, dưới, ít hơn, kém, thấp hơn, hơn, kể, tính, bao gồm, gồm, phải, phân biệt, giới hạn, đầy, đến, tới,
    từng, lâu, bằng, vượt, thường xuyên, thể
""")
_DENIAL = rf"(?<!\w)(?:chưa|không)(?! (?:{_NO_DENIAL})(?!\w))(?!\w)"
_TURN = any_of("nhưng, song, mà, trong khi, nên, vì, do, để, nếu, và, nhờ, tuy")
"""Words with which a clause of its own begins."""
_WORD = rf"(?!(?:{_TURN})(?!\w))[^\W_]+"
WORDS = rf"(?: {_WORD})"
"""A word of the same clause, after a blank."""
_NEED = r"(?<!\w)(?<!không )(?<!điều kiện )(?:phải|cần)(?! thiết)(?!\w)"
_MISSING = any_of("thiếu, còn thiếu, thiếu hụt, xóa, xóa được, xoá, xoá được, không còn, không có, hết")
_OVERDUE = any_of(
    "quá hạn, trễ hạn, chậm hạn, muộn hạn, không đúng hạn, chưa đúng hạn, giải quyết chậm, xử lý chậm, trả chậm"
)
_MORE = any_of("""
    thêm, bổ sung, lắp mới, xây mới, xây dựng mới, lắp đặt mới, cấp mới, mở mới, thành lập mới, phát triển mới,
    kết nạp mới
""")
_TIMES_AND_UNITS = any_of("""
    ngày, tuần, tháng, quý, năm, giờ, xã, phường, huyện, thôn, tổ, người, hộ, đơn vị, cơ quan, cán bộ, tỉnh, địa phương
""")
BEFORE: Mapping[Sense, re.Pattern[str]] = {
    Sense.NOT: re.compile(rf"{_DENIAL}{WORDS}{{1,5}}[ :]*\Z"),
    Sense.GONE: re.compile(rf"(?<!\w)(?:{_MISSING})[ :]*\Z"),
    Sense.DUE: re.compile(rf"{_NEED}{WORDS}{{1,4}}[ :]*\Z"),
    Sense.LATE: re.compile(rf"(?<!\w)(?:{_OVERDUE}){WORDS}{{0,4}}[ :]*\Z"),
    Sense.EACH: re.compile(rf"(?<!\w)(?:mỗi|từng|bình quân một|trung bình một){WORDS}{{1,5}}[ :]*\Z"),
    Sense.ADDED: re.compile(rf"(?<!\w)(?<!tăng )(?:{_MORE})(?: được)?(?: khoảng)? \Z"),
}
AFTER: Mapping[Sense, re.Pattern[str]] = {
    Sense.NOT: re.compile(rf"{WORDS}{{0,6}}? {_DENIAL}"),
    Sense.DUE: re.compile(rf"{WORDS}{{0,4}}? {_NEED}"),
    Sense.LATE: re.compile(rf"{WORDS}{{0,6}}? (?:bị )?(?:{_OVERDUE})(?!\w)"),
    Sense.EACH: re.compile(rf"{WORDS}{{0,3}}?(?: (?:trên )?mỗi| một|/)(?: )?(?:{_TIMES_AND_UNITS})(?!\w)"),
}
"""Words of a sense before a number, up to it, and behind it, from its end on; of some there are none behind it."""
_PER = re.compile(rf"[^\W\d_] ?/ ?(?:{_TIMES_AND_UNITS})\Z")
"""A unit for each: "200 hồ sơ/ngày"."""
NEAR = 60
"""Characters before a number, and behind it, in which such words stand."""
_SIGNS = (
    (Sense.NOT, ("chưa", "không")),
    (Sense.GONE, ("không", "thiếu", "xóa", "xoá", "hết ")),
    (Sense.DUE, ("phải", "cần")),
    (Sense.LATE, (" hạn", "chậm")),
    (Sense.EACH, ("mỗi", "từng", " một ", "/")),
    (Sense.ADDED, ("thêm ", "mới ", "bổ sung ")),
)
"""One of these is in all words of the sense."""
SAYING: Mapping[Sense, re.Pattern[str]] = {
    Sense.NOT: re.compile(r"(?<!\w)(?:chưa|không|thiếu|trắng|lõm|vô|phi|tồn)(?!\w)"),
    Sense.GONE: re.compile(r"(?<!\w)(?:thiếu|xóa|xoá|không còn|không có|hết|giảm)(?!\w)"),
    Sense.DUE: re.compile(r"(?<!\w)(?:phải|cần|mục tiêu|kế hoạch|nhiệm vụ|yêu cầu|tổng số)(?!\w)"),
    Sense.LATE: re.compile(r"(?<!\w)(?:quá hạn|trễ|chậm|muộn|không đúng hạn|chưa đúng hạn|tồn đọng)(?!\w)"),
    Sense.EACH: re.compile(r"(?<!\w)(?:mỗi|từng|bình quân|trung bình|hàng năm|hằng năm)(?!\w)|/"),
    Sense.ADDED: re.compile(r"(?<!\w)(?:thêm|mới|bổ sung|tăng|phát triển)(?!\w)"),
}
"""Words that have a sense, wherever they stand."""
NOTHING: dict[Sense, str] = {}


def senses(low: str, number: tuple[int, int], within: tuple[int, int]) -> dict[Sense, str]:
    """The senses that the words right beside a number give it, with these words and the number.

    `low` is text in its normal form; `within` are the first and last character that may be of the number.
    """
    start, end = number
    first, last = max(within[0], start - NEAR), min(within[1], end + NEAR)
    near = low[first:last]
    found = NOTHING
    for sense, signs in _SIGNS:
        for sign in signs:
            if sign in near:
                if words := _said(sense, low, (first, start, end, last)):
                    found = {**found, sense: words}
                break
    return found


def _said(sense: Sense, low: str, bounds: tuple[int, int, int, int]) -> str:
    """The words of a sense beside the number between the second and the third of four places, with it; or ""."""
    first, start, end, last = bounds
    if before := BEFORE[sense].search(low, first, start):
        return low[before.start() : end]
    if sense is Sense.EACH and _PER.search(low, start, end):
        return low[start:end]
    after = AFTER[sense].match(low, end, last) if sense in AFTER else None
    return low[start : after.end()] if after else ""


def says(sense: Sense, low: str) -> bool:
    """Whether any words of a text in its normal form have the sense, in however many other words."""
    return SAYING[sense].search(low) is not None
