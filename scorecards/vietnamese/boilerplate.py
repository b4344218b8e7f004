"""Digits of the page and not of its text: headings, enumerators, footnote marks, visit counters, page numbers."""

from __future__ import annotations

import re

from scorecards.vietnamese.codes import Span
from scorecards.vietnamese.numerals import Numeral
from scorecards.vietnamese.view import View
from scorecards.vietnamese.wordlists import any_of

_OF_VISITS = any_of("""
    xem, truy cập, online, đọc, ghé thăm, đang xem, đang online, đang truy cập, lượt truy cập, lượt xem, lượt đọc,
    thống kê truy cập, lượt truy cập hiện tại, view, views, hit, hits, visitor, visitors, bình luận, comment, comments,
    like, likes, lượt thích, lượt chia sẻ, lượt tải, tải về, download, downloads, xem bài viết, xem bài, đánh giá
""")
_OF_VISITS_AMONG_OTHERS = any_of("""
    hôm nay, hôm qua, tuần này, tuần trước, tháng này, tháng trước, trong tuần, trong tháng, trong ngày, trong năm,
    hiện tại, thống kê, trực tuyến, tất cả, lượt, khách, thành viên, tổng lượt, tổng cộng, tổng số, tổng, today,
    yesterday, tuần, tháng, năm, quý, máy chủ tìm kiếm, khách viếng thăm
""")
_WHEN = r"(?: (?:online|hôm nay|hôm qua|trong ngày|trong tuần|trong tháng|bài viết|hiện tại|tin|truy cập))?"
_COUNTER = re.compile(
    rf"\W*(?:(?:tổng (?:số )?|số |đang |đã )?(?:lượt |người |khách )?(?:{_OF_VISITS}){_WHEN}"
    rf"|(?P<among>(?:{_OF_VISITS_AMONG_OTHERS}){_WHEN}|tháng [0-9]{{1,2}}|năm [0-9]{{4}}))"
)
_COUNTERS_NEAR = re.compile(r"truy cập|hôm qua|online|lượt xem")
_NEAR = 240
_TRAILING_COUNTER = re.compile(r" (?:lượt xem|lượt đọc|lượt truy cập|views?|bình luận|người đang xem)\W*(?:\n|\Z)")
_BEFORE_COUNT = " :(["
"""What stands between the words of a counter and its count."""
_HEADING = re.compile(
    r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}(?:\.(?= ?[^\W\d])|\)|/(?= ?[A-ZĐ])|\. ?-|-(?= [A-ZĐ])|(?:\t| ?\|) ?(?=[^\W\d]))"
)
_HEADING_BARE = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,4} +(?=[A-ZĐÁÀẢÃẠĂÂÉÊÍÓÔƠÚƯÝỨỪỐỔẢ](?![A-ZĐ]|[a-z]?\b))")
_LISTED = re.compile(r"[0-9]{1,2}[.)](?= [0-9]{1,2} [^\W\d_])")
"""The number of an item that begins with a count: "1. 12 xã đạt chuẩn"."""
_INLINE_HEADING = re.compile(r"[0-9]{1,2}\. (?=[A-ZĐÁÀẢÃẠĂÂÉÊÍÓÔƠÚƯÝỨỪỐỔẢ])")
_BEGINS = re.compile(r"[.,;:!?\n] {0,3}\Z")
_ENUMERATOR = re.compile(r"[0-9]{1,2}\)")
_FOOTNOTE = re.compile(r"[0-9]{1,3}\]")
_SENTENCE_END = re.compile(r"[.;:!?…”\"] {1,2}\Z")


def line_start(low: str, at: int) -> bool:
    """Whether nothing but bullets stands before `at` on its line."""
    if at < 12 and not low[:at].strip(" \t>|*•+-"):
        return True
    return low[max(0, at - 9) : at].rstrip(" \t>|*•+-").endswith("\n")


def boilerplate_at(view: View, at: int, numeral: Numeral | None) -> Span | None:
    """What the digits at `at` are, if they number or count the page and not what it tells."""
    low, text = view.low, view.text
    starts = line_start(low, at)
    if starts:
        found = _LISTED.match(low, at) or _HEADING.match(text, at) or _HEADING_BARE.match(text, at)
        if found:
            return at, found.end(), "list-number"
    elif (found := _INLINE_HEADING.match(text, at)) and _SENTENCE_END.search(low, max(0, at - 4), at):
        return at, found.end(), "list-number"
    if (
        ")" in low[at : at + 3]
        and (found := _ENUMERATOR.match(low, at))
        and (low[at - 1 : at] == "(" or _BEGINS.search(low, max(0, at - 4), at))
    ):
        bracketed = low[at - 1 : at] == "("
        if not bracketed or low[found.end() : found.end() + 1] in ("", " ", "\n") or low[at - 2 : at - 1].isalpha():
            return at - bracketed, found.end(), "enumerator"
    if low[at - 1 : at] == "[" and (found := _FOOTNOTE.match(low, at)):
        return at - 1, found.end(), "enumerator"
    if numeral is None or numeral.magnitude != 1 or numeral.fraction:
        return None
    end = numeral.end
    if starts and _TRAILING_COUNTER.match(low, end):
        return at, end, "counter"
    rest = low[end : end + 16].lstrip(" ")
    if rest and rest[0] not in "\n)|" and not rest.startswith(("lượt", "người")):
        return None
    line = low[max(0, at - 60) : at]
    line = line[max(line.rfind("\n"), line.rfind("|")) + 1 :].rstrip(_BEFORE_COUNT)
    if starts and not line:
        line = low[max(0, at - 40) : at].rstrip().rsplit("\n", 1)[-1].rstrip(_BEFORE_COUNT)
    counted = _COUNTER.fullmatch(line) if line else None
    if counted and (not counted["among"] or _COUNTERS_NEAR.search(low, max(0, at - _NEAR), at + _NEAR // 4)):
        return at, end, "counter"
    if starts and rest[:1] in ("", "\n") and numeral.whole and len(numeral.digits) < 3:
        return at, end, "list-number"
    return None
