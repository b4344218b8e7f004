"""What the words of a quote make of the number that is read from it: they have to state it as what is or was.

A number that its words deny or doubt, that is only aimed at, or that says by how much another is exceeded, is not the
value; nor is it known to be one where a dash or a bracket may be a minus sign.
"""

import re
from dataclasses import dataclass

from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.values import ChangeQuantity, Quantity

_MINUS = re.compile(r"(?:(?<![\w)])-|(?:^|[:(\n]) ?- ?|(?<!\w)(?<!khấu )(?<!giảm )(?<!ngoại )(?<!loại )trừ )\Z")
_IN_BRACKETS = re.compile(r"\) ?[^\W\d_]")
_DENIED = re.compile(
    r"(?<!\w)(?:(?:không|chưa|chẳng) phải|chưa chắc|khó)(?: (?:là|có thể|đạt|đạt được|được|có|mức|tỷ lệ)){0,3} \Z"
)
_AIMED = re.compile(
    r"(?<!\w)(?:phấn đấu|dự kiến|dự báo|kỳ vọng|hướng tới|hướng đến|đặt mục tiêu|mục tiêu (?:là|đạt|đến|phải đạt)|sẽ)"
    r"(?!\w)[^.;,:0-9]{0,60}\Z"
)
"""What is to come: no result yet."""
_COMPARED = re.compile(
    r"(?<!\w)(?:(?:tăng|giảm)(?: thêm)? so với|(?:cao|thấp|nhiều|ít) hơn (?!mức \Z)(?=[^\W\d_]))"
    r"(?:(?!(?<!\w)(?:đạt|lên|xuống|còn|là|có|với)(?!\w))[^.;,%]){0,60}\Z"
)
"""What is said to be more or less by so much: "tăng so với năm 2022: 2,5%", "cao hơn bình quân 12%"."""
_CLAIMS = (("denied-quote", _DENIED), ("aimed-quote", _AIMED), ("compared-quote", _COMPARED))


@dataclass(frozen=True, slots=True)
class NotStated:
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
    at = _sign(low, value)
    return NotStated("unclear-sign", quote[at : value.end].strip()) if at >= 0 else None


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
