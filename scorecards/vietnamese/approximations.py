"""Words that name about how many and no number: "hàng nghìn", "vài chục", "dăm ba trăm", "ba bốn trăm", "năm bảy chục".

Two digits in words before one scale are as good as "a few": "ba bốn trăm" is three or four hundred, and neither.
"""

import re

from scorecards.vietnamese.codes import Span
from scorecards.vietnamese.units import UnitClass, unit_after
from scorecards.vietnamese.view import View

_SOME = r"(?:vài|dăm|mấy|đôi)(?:,? (?:ba|bốn|bảy|mươi))?"
_TWO = (
    r"(?:một,? hai|hai,? ba|ba,? (?:bốn|bảy)|bốn,? năm|năm,? (?:ba|sáu|bảy)|sáu,? bảy|bảy,? tám|tám,? chín|chín,? mười)"
)
_SCALES = r"(?: (?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ))+(?! (?:lệ|trọng|suất))(?!\w)"
_BEFORE_SCALE = re.compile(rf"(?:hàng|{_SOME}|{_TWO}){_SCALES}")
_BEFORE_NOUN = re.compile(rf"{_SOME}(?!\w)")
_BEFORE_SCALES = "(?= (?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ))"
ANCHORS = (f"hàng{_BEFORE_SCALES}", r"vài\b", r"dăm\b", f"mấy{_BEFORE_SCALES}", r"đôi(?= ba\b)")
"""What begins such words, besides the digits; patterns that each begin with a letter."""


def vague_at(view: View, at: int) -> Span | None:
    """The words at `at`, where they say about how many."""
    if scaled := _BEFORE_SCALE.match(view.low, at):
        return at, scaled.end(), "vague"
    some = _BEFORE_NOUN.match(view.low, at)
    if some and unit_after(view, some.end()).sort in (
        UnitClass.NOUN,
        UnitClass.MEASURE,
        UnitClass.SPAN,
        UnitClass.SHARE,
    ):
        return at, some.end(), "vague"
    return None
