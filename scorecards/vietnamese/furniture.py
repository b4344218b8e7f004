"""Digits of the page and not of its text: headings, enumerators, footnote marks, visit counters, page numbers."""

from __future__ import annotations

import re

from scorecards.vietnamese.codes import Span
from scorecards.vietnamese.numerals import Numeral
from scorecards.vietnamese.view import View

_COUNTER = re.compile(
    r"\W*(?:tổng (?:số )?|số |đang |đã )?(?:lượt |người |khách )?(?:xem|truy cập|online|đọc|ghé thăm"
    r"|hôm nay|hôm qua|tuần này|tuần trước|tháng này|tháng trước|"
    r"trong tuần|trong tháng|trong ngày|trong năm|hiện tại|views?|hits?|visitors?|today|yesterday"
    r"|thống kê|đang xem|trực tuyến|đang truy cập|tất cả|lượt|khách|"
    r"thành viên|tổng lượt|tổng cộng|thống kê truy cập|lượt truy cập hiện tại|bình luận|comments?|thích"
    r"|likes?|chia sẻ|tải về|downloads?|xem bài viết|xem bài)"
    r"(?: (?:online|truy cập|xem|hôm nay|hôm qua|trong ngày|trong tuần|trong tháng|tải|đánh giá|bài viết"
    r"|hiện tại|tin|đọc))?"
)
_COUNTER_PERIOD = re.compile(r"\W*(?:tháng [0-9]{1,2}|năm [0-9]{4}|tuần|tháng|năm|quý)")
_COUNTERS_NEAR = re.compile(r"truy cập|hôm qua|online|lượt xem")
_TRAILING_COUNTER = re.compile(r" (?:lượt xem|lượt đọc|lượt truy cập|views?|bình luận|người đang xem)\W*(?:\n|\Z)")
_HEADING = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}(?:\.(?= ?[^\W\d])|\)|/(?= ?[A-ZĐ])|\. ?-|-(?= [A-ZĐ]))")
_HEADING_BARE = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,4} +(?=[A-ZĐÁÀẢÃẠĂÂÉÊÍÓÔƠÚƯÝỨỪỐỔẢ](?![A-ZĐ]|[a-z]?\b))")
_INLINE_HEADING = re.compile(r"[0-9]{1,2}\. (?=[A-ZĐÁÀẢÃẠĂÂÉÊÍÓÔƠÚƯÝỨỪỐỔẢ])")
_ENUMERATOR = re.compile(r"[0-9]{1,2}\)")
_LINE_START = re.compile(r"(?:^|\n)[ \t>*•+–-]{0,8}\Z")
_SENTENCE_END = re.compile(r"[.;:!?…”\"] {1,2}\Z")


def line_start(low: str, at: int) -> bool:
    """Whether nothing but bullets stands before `at` on its line."""
    if at < 12 and not low[:at].strip(" \t>*•+-"):
        return True
    return bool(_LINE_START.search(low, max(0, at - 9), at))


def furniture_at(view: View, at: int, numeral: Numeral | None) -> Span | None:
    """What the digits at `at` are, if they number or count the page and not what it tells."""
    low, text = view.low, view.text
    starts = line_start(low, at)
    if starts:
        found = _HEADING.match(text, at) or _HEADING_BARE.match(text, at)
        if found:
            return at, found.end(), "list-number"
    elif _SENTENCE_END.search(low, max(0, at - 4), at) and (found := _INLINE_HEADING.match(text, at)):
        return at, found.end(), "list-number"
    if (found := _ENUMERATOR.match(low, at)) and low[at - 1 : at] in ("(", " ", ""):
        bracketed = low[at - 1 : at] == "("
        if not bracketed or low[found.end() : found.end() + 1] in ("", " ", "\n") or low[at - 2 : at - 1].isalpha():
            return at - bracketed, found.end(), "enumerator"
    if low[at - 1 : at] == "[" and (found := re.compile(r"[0-9]{1,3}\]").match(low, at)):
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
    line = line[max(line.rfind("\n"), line.rfind("|")) + 1 :].rstrip(" :([")
    if starts and not line:
        line = low[max(0, at - 40) : at].rstrip().rsplit("\n", 1)[-1].rstrip(" :")
    if line and _COUNTER.fullmatch(line):
        return at, end, "counter"
    if line and _COUNTER_PERIOD.fullmatch(line) and _COUNTERS_NEAR.search(low, max(0, at - 240), at):
        return at, end, "counter"
    if starts and rest[:1] in ("", "\n") and numeral.whole and len(numeral.digits) < 3:
        return at, end, "list-number"
    return None
