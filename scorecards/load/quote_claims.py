"""What the words of a quote make of the number that is read from it: they have to state it as what is or was.

A number that its words deny or doubt, that is only aimed at, or that says by how much another is exceeded, is not the
value; nor is it known to be one where a dash or a bracket may be a minus sign.
"""

import re

from msgspec import Struct

from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.units import SHARES
from scorecards.vietnamese.values import ChangeQuantity, NumberQuantity, Quantity, RangeQuantity, RatioQuantity
from scorecards.vietnamese.wordlists import any_of

_MINUS = re.compile(r"(?:(?<![\w)])-|(?:^|[:(\n]) ?- ?|(?<!\w)(?<!khấu )(?<!giảm )(?<!ngoại )(?<!loại )trừ )\Z")
_AND_MORE = re.compile(r" ?\+(?! ?[0-9])")
"""A plus sign behind a number: "1.700+" is 1.700 or more."""
_IN_BRACKETS = re.compile(r"\) ?[^\W\d_]")
_DENIED = re.compile(
    r"(?<!\w)(?:(?:không|chưa|chẳng) phải|chưa chắc|khó)(?: (?:là|có thể|đạt|đạt được|được|có|mức|tỷ lệ)){0,3} \Z"
)
_AIMED = re.compile(
    r"(?<!\w)(?:phấn đấu|dự kiến|dự báo|kỳ vọng|hướng tới|hướng đến|đặt mục tiêu|mục tiêu (?:là|đạt|đến|phải đạt)|sẽ)"
    r"(?!\w)[^.;,:0-9]{0,60}\Z"
)
"""What is to come: no result yet."""
_BY_PLAN = any_of("mục tiêu, kế hoạch, kh, chỉ tiêu, yêu cầu, dự toán")
_PLANNED_FOR = (
    r"(?: (?:đề ra|đặt ra|được giao|giao|cả năm|của (?:tỉnh|năm)"
    r"|(?:đến |đến hết )?(?:năm(?: (?:19|20)\d\d)?|(?:19|20)\d\d)))*"
)
_PLANNED = re.compile(
    rf"(?<!\w)(?<!\d )(?<!đạt )(?<!vượt )(?<!hoàn thành )(?<!thực hiện )(?<!bảo đảm )(?<!đảm bảo )(?<!xây dựng )"
    rf"(?:{_BY_PLAN}){_PLANNED_FOR}(?: là|:| phải đạt| cần đạt)* \Z"
)
"""What a plan sets; "đạt mục tiêu 80%" and "so với kế hoạch đạt 80%" state results."""
_NEEDED = re.compile(
    r"(?<!\w)(?<!không )(?<!điều kiện )(?:phải|cần|để|nhằm|yêu cầu|nếu|giả sử|muốn) (?:đạt|có|bảo đảm|đảm bảo)"
    r"(?: (?:được|tỷ lệ|mức|ít nhất|tối thiểu|từ|là))* \Z"
)
"""What has to be, or would be."""
_COMPARED = re.compile(
    r"(?<!\w)(?:(?:tăng|giảm)(?: thêm)? so với|(?:cao|thấp|nhiều|ít) hơn (?!mức \Z)(?=[^\W\d_]))"
    r"(?:(?!(?<!\w)(?:đạt|lên|xuống|còn|là|có|với)(?!\w))[^.;,%]){0,60}\Z"
)
"""What is said to be more or less by so much: "tăng so với năm 2022: 2,5%", "cao hơn bình quân 12%"."""
_MULTIPLIED = re.compile(
    r"(?<!\w)(?:(?:gấp|bằng) (?:\w+ ){1,2}(?:lần )?(?:(?:so với )?(?:mức|con số)|so với)|(?:tăng|giảm) \w+ so với) \Z"
)
"""What something is a multiple of: "gấp 2 lần mức 45%"."""
_SHORT_OF = re.compile(r"(?<!\w)(?:thiếu|hụt|sai số|chênh lệch|cách)(?: (?:hơn|khoảng|tới))* \Z|(?:±|\+/-) ?\Z")
_BELOW = re.compile(r" (?:nữa )?(?:chưa đạt|còn lại chưa|để đạt|so với (?:mục tiêu|kế hoạch|kh|yêu cầu))(?!\w)")
_OF_EARLIER = re.compile(r" ?(?:so với |so )?(?:cùng kỳ|năm (?:ngoái|trước|liền trước)|(?:quý|tháng) trước)(?!\w)")
"""What a share is of: "bằng 112,5% so với cùng kỳ"."""
_MEASURING_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|bớt)(?: thêm)?(?: (?:hơn|gần|khoảng))* \Z")
"""The verb before "một nửa", "1/3 số hộ"."""
_NO_MORE = re.compile(r"(?<!\w)(?:không còn|thoát khỏi|ra khỏi)(?: (?:nhóm|vị trí|top))? \Z")
_BEHIND = re.compile(
    r"(?<!\w)(?:(?:kém|thua) (?:tỉnh|đơn vị|địa phương|mức|bình quân|trung bình|vị trí|nơi)"
    r"|(?:trên|dưới|hơn|cách) mức (?:trung bình|bình quân))(?: [^\W\d_]+){0,6} \Z"
)
_SOME_UNITS = re.compile(r"[0-9](?: [^\W\d_]+){1,4}? có (?:tỷ lệ|mức)(?: [^\W\d_]+){0,6}? \Z")
"""A number of units that the share behind it is of each: "5 xã có tỷ lệ trên 95%"."""
_NOT_DONE = re.compile(r"(?:không|chưa) (?:đạt|hoàn thành)(?!\w)")
_CLAIMS = (
    ("denied-quote", _DENIED),
    ("denied-quote", _NO_MORE),
    ("aimed-quote", _AIMED),
    ("aimed-quote", _PLANNED),
    ("aimed-quote", _NEEDED),
    ("compared-quote", _COMPARED),
    ("compared-quote", _MULTIPLIED),
    ("compared-quote", _BEHIND),
    ("some-units-quote", _SOME_UNITS),
)


class NotStated(Struct, frozen=True):
    """Why a quote does not state its number as a value."""

    code: str
    """Of the problem."""
    read: str
    """The words that say so, with the number, as the quote has them."""


def not_stated(quote: str, value: Quantity) -> NotStated | None:
    """The first words that keep the quote from stating the value; None where it states it."""
    low = same_length_normal(quote)
    for code, pattern in _CLAIMS:
        found = pattern.search(low, 0, value.start)
        if found and not (pattern is _COMPARED and value.change):
            return NotStated(code, quote[found.start() : value.end].strip())
    if isinstance(value.value, RatioQuantity) and _NOT_DONE.match(low, value.start):
        return NotStated("denied-quote", quote[value.start : value.end].strip())
    if apart := _apart(low, value):
        return NotStated("compared-quote", quote[slice(*apart)].strip())
    printed = low.find(same_length_normal(value.printed), value.start)
    if more := _AND_MORE.match(low, printed + len(value.printed)) or _AND_MORE.match(low, value.end):
        return NotStated("and-more-quote", quote[value.start : more.end()].strip())
    at = _sign(low, value)
    return NotStated("unclear-sign", quote[at : value.end].strip()) if at >= 0 else None


def _apart(low: str, value: Quantity) -> tuple[int, int] | None:
    """Where words say that a share or ratio is what is wanting, of an earlier amount, or by how much it changed."""
    start, end = value.start, value.end
    match value.value:
        case NumberQuantity() | RangeQuantity() if value.unit in SHARES:
            if before := _SHORT_OF.search(low, 0, start):
                return before.start(), end
            if after := _BELOW.match(low, end) or _OF_EARLIER.match(low, end):
                return start, after.end()
        case RatioQuantity():
            if before := _MEASURING_CHANGE.search(low, 0, start):
                return before.start(), end
    return None


def _sign(low: str, value: Quantity) -> int:
    """Where a minus sign before the value stands that may be a dash of the layout as well; -1 without one.

    "trừ" says minus too, and so do brackets around an amount in accounts: "(1,2) tỷ đồng".
    """
    at = low.find(same_length_normal(value.printed), value.start)
    if isinstance(value.value, ChangeQuantity) or value.start != at:
        return -1
    if found := _MINUS.search(low, 0, at):
        return found.start()
    return at - 1 if not value.unit and low[at - 1 : at] == "(" and _IN_BRACKETS.match(low, value.end) else -1
