"""Names of places that are parts of other names: of the press, which tells of any place, and of national bodies."""

import re

_UP_TO_THE_PLACE = r"(?: (?!(?:tại|ở|của|về|cho|do|tỉnh|trong)(?!\w))[\w&-]+){0,8} $"
_PRESS = re.compile(
    r"(?<!\w)(?:Báo(?! (?:cáo|chí|động)(?!\w))|Thời báo|Tạp chí|Thông tấn xã"
    r"|Đài (?:Truyền hình|Tiếng nói|Phát thanh|PT))" + _UP_TO_THE_PLACE
)
_NATIONAL = re.compile(
    r"(?<!\w)(?:Hiệp hội|Hội(?! nghị(?!\w))|Liên đoàn|Tổng Liên đoàn|Ngân hàng|Tập đoàn|Tổng công ty|Đảng|Mặt trận)"
    + _UP_TO_THE_PLACE
)
_REACH = 80
"""In how many characters before a place such a name begins."""


def within_a_name(text: str, start: int, *, of_country: bool) -> bool:
    """Whether the name of a place that begins there is a part of another: "Báo Pháp luật Việt Nam". Figures that such a
    paper prints are of the place that the text speaks of otherwise.

    An office may be named for the place that its figures are of, as in "Sở Y tế Hà Tĩnh": it stays a place.
    """
    first = max(0, start - _REACH)
    return bool(_PRESS.search(text, first, start) or (of_country and _NATIONAL.search(text, first, start)))
