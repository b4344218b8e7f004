"""Changes: "tăng 3,85%", "giảm 12 bậc", "gấp 2 lần", "cao hơn 5 điểm %".

Only a verb right before the amount (and its qualifier) makes a change. "tăng lên 60%" and "giảm còn 5%" print the new level, which is a number;
so are both figures of "tăng từ 45% lên 60%", and a rate of growth ("tốc độ tăng trưởng 8,5%").
"""

from __future__ import annotations

import re

from scorecards.vietnamese.units import Sort, Unit
from scorecards.vietnamese.values import ChangeBase, Direction

_UP = (
    "tăng trưởng thêm|tăng trưởng|tăng thêm được|tăng thêm|tăng gấp|tăng|cao gấp|lớn gấp|nhiều gấp|gấp|cao hơn|nhiều hơn|nhanh hơn|nâng thêm|tăng mạnh|"
    "tăng nhẹ|tăng cao|dôi dư|tăng vọt|nhỉnh hơn|vượt hơn|cộng thêm|tăng được|tăng tương ứng"
)
_DOWN = (
    "giảm bớt|giảm được|cắt giảm được|cắt giảm|sụt giảm|giảm nhẹ|giảm mạnh|giảm sâu|giảm thêm|giảm|thấp hơn|ít hơn|kém hơn|chậm hơn|rút ngắn được|rút ngắn|"
    "hụt|kém|giảm trừ|giảm tương ứng"
)
_STEPS_UP = "lên|thăng|cải thiện|vượt|tiến|nhảy|tăng hạng|thăng hạng|vượt lên|vươn lên|nhảy vọt"
_STEPS_DOWN = "tụt|hạ|xuống|tụt hạng|rớt|lùi|sụt"
_BETWEEN = r"(?: (?:bình quân|trung bình|thêm|tới|đến|được|tương đương|tương ứng|với mức|từ|mạnh|nhẹ|lần lượt|là|hằng năm|hàng năm|mỗi năm))?"
_VERB = re.compile(rf"(?<!\w)(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_BETWEEN} ?[ \n]\Z")
_STEP = re.compile(rf"(?<!\w)(?:(?P<up>{_STEPS_UP})|(?P<down>{_STEPS_DOWN})) \Z")
_BEYOND = re.compile(r"(?<!\w)vượt (?:mức )?\Z")
_PLANNED = re.compile(r" ?(?:so với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|so)(?!\w)")
_RATE_OF = re.compile(r"(?<!\w)(?:tốc độ|mức|tỷ lệ|tỉ lệ|nhịp độ|chỉ số|đà|mức độ) \Z")
_COMPARED = re.compile(r"[^.;\n]{0,60}?(?<!\w)(?:so với|cùng kỳ|năm trước|kế hoạch|bình quân|trung bình)")


def change_before(low: str, at: int, floor: int, unit: Unit) -> tuple[Direction, int] | None:
    """The direction that a verb ending at `at` gives, and where the verb begins."""
    if low[at - 1 : at] not in (" ", "\n"):
        return None
    begin = max(floor, at - 32)
    found = _VERB.search(low, begin, at)
    if found is None and unit.text == "bậc":
        found = _STEP.search(low, begin, at)
    if found:
        if _RATE_OF.search(low, max(floor, found.start() - 10), found.start()):
            return None
        verb = found["up"] or found["down"]
        if verb in ("nhiều hơn", "ít hơn", "kém") and not _COMPARED.match(low, unit.end):
            return None
        return (Direction.INCREASE if found["up"] else Direction.DECREASE), found.start()
    if unit.sort is Sort.SHARE and (found := _BEYOND.search(low, begin, at)) and _PLANNED.match(low, unit.end):
        return Direction.INCREASE, found.start()
    return None


def change_base(unit: Unit, *, of_amount: bool) -> ChangeBase:
    """What a change is counted in; `of_amount` if the figure that changed was just printed and is no share."""
    if unit.sort is Sort.SHARE:
        return ChangeBase.PERCENT if of_amount else ChangeBase.UNSTATED
    if unit.text in ("điểm %", "điểm"):
        return ChangeBase.POINTS
    if unit.text == "lần":
        return ChangeBase.TIMES
    return ChangeBase.ABSOLUTE
