"""Words beside a number that say what was done with the things it counts: received, settled, digitised.

"Tiếp nhận 141.616 hồ sơ" counts other files than "số hóa 141.616 hồ sơ". A figure whose own words say one of these is
not the number of a text that says another one right beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from scorecards.vietnamese.senses import NEAR, WORDS
from scorecards.vietnamese.wordlists import any_of, entries


class Action(StrEnum):
    """What was done with what is counted."""

    RECEIVED = "received"
    SETTLED = "settled"
    DIGITISED = "digitised"
    PAID = "paid"
    ISSUED = "issued"
    ACTIVATED = "activated"
    TRAINED = "trained"
    CONNECTED = "connected"


_VERBS: Mapping[Action, str] = {
    Action.RECEIVED: "tiếp nhận, thu nhận, nhận được, nộp",
    Action.SETTLED: "giải quyết, xử lý, trả kết quả",
    Action.DIGITISED: "số hóa, số hoá",
    Action.PAID: "thanh toán, chi trả",
    Action.ISSUED: "đã cấp, được cấp, cấp mới, cấp được, cấp phát, phát hành",  # "cấp" alone is a level more often
    Action.ACTIVATED: "kích hoạt",
    Action.TRAINED: "đào tạo, tập huấn, bồi dưỡng",
    Action.CONNECTED: "kết nối, tích hợp, liên thông, đồng bộ",
}
_ALSO: Mapping[Action, str] = {
    Action.RECEIVED: "nhận, gửi, phát sinh",
    Action.SETTLED: "đúng hạn, trước hạn, quá hạn, trễ hạn, trả, hoàn thành",
    Action.DIGITISED: "điện tử hóa, điện tử hoá, bản điện tử",
    Action.PAID: "trả, chi, nộp",
    Action.ISSUED: "cấp",
    Action.ACTIVATED: "mức 2, mức độ 2",
    Action.TRAINED: "học, học viên, lớp",
    Action.CONNECTED: "chia sẻ, khai thác",
}
"""Other words of an action, which do not tell it from others where they stand beside a number."""
_BETWEEN = any_of("""
    được, xong, thành công, tổng cộng, tổng số, tất cả, toàn bộ, cả, cho, là, đạt, hơn, trên, khoảng, gần, đến, tới,
    trực tuyến
""")
_WHERE = rf"(?: (?:ở|tại|của|trong|toàn|trên|qua){WORDS}{{1,4}}?)?"
_DONE = "(?:đã được|đã|được)"
_PAIR = any_of(", ".join(_VERBS.values()))
BEFORE: Mapping[Action, re.Pattern[str]] = {
    action: re.compile(rf"(?<!\w)(?:{any_of(verbs)}){_WHERE}(?: (?:{_BETWEEN}))*[ :]*\Z")
    for action, verbs in _VERBS.items()
}
AFTER: Mapping[Action, re.Pattern[str]] = {
    action: re.compile(rf"{WORDS}{{0,10}}? {_DONE} (?:(?:{_PAIR})(?:,| và) )*(?:{any_of(verbs)})(?!\w)")
    for action, verbs in _VERBS.items()
}
"""Words of an action before a number, up to it, and behind it, from its end on."""
_SIGNS = tuple((action, tuple(entries(verbs))) for action, verbs in _VERBS.items())
_SAYING = {action: re.compile(rf"(?<!\w)(?:{any_of(verbs)})(?!\w)") for action, verbs in _VERBS.items()}
SAYING: Mapping[Action, re.Pattern[str]] = {
    action: re.compile(rf"(?<!\w)(?:{any_of(f'{verbs}, {_ALSO[action]}')})(?!\w)") for action, verbs in _VERBS.items()
}
"""Words that say an action, wherever they stand."""
NOTHING_DONE: dict[Action, str] = {}


def actions(low: str, number: tuple[int, int], within: tuple[int, int]) -> dict[Action, str]:
    """The actions that the words right beside a number say, with these words and the number: those before it, or those
    behind it where there are none ("số hóa 141.616 hồ sơ đã tiếp nhận" are files that were digitised).

    As `senses.senses`, whose arguments these are.
    """
    start, end = number
    first, last = max(within[0], start - NEAR), min(within[1], end + NEAR)
    near = low[first:last]
    named = [action for action, signs in _SIGNS if any(map(near.__contains__, signs))]
    if not named:
        return NOTHING_DONE
    before = {one: found for one in named if (found := BEFORE[one].search(low, first, start))}
    if before:
        return {one: low[found.start() : end] for one, found in before.items()}
    after = {one: found for one in named if (found := AFTER[one].match(low, end, last))}
    return {one: low[start : found.end()] for one, found in after.items()}


def other_action(beside: Mapping[Action, str], low: str) -> str:
    """The words of an action beside a number where words in their normal form say other actions alone; else ""."""
    if not beside or any(SAYING[action].search(low) for action in beside):
        return ""
    return next(iter(beside.values())) if says_any(low) else ""


def says_any(low: str) -> bool:
    """Whether words in their normal form say what was done."""
    return any(pattern.search(low) for pattern in _SAYING.values())
