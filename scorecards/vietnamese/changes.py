"""Changes: "tăng 3,85%", "giảm 12 bậc", "gấp 2 lần", "cao hơn 5 điểm %".

Only a verb right before the amount (and its qualifier) makes a change. "tăng lên 60%" and "giảm còn 5%" print the
new level, which is a number; so are both figures of "tăng từ 45% lên 60%", and a rate of growth ("tốc độ tăng trưởng
8,5%").
"""

from __future__ import annotations

import re

from scorecards.vietnamese.phrase_ends import PhraseEnds
from scorecards.vietnamese.units import Unit, UnitClass
from scorecards.vietnamese.values import ChangeBase, Direction, Qualifier
from scorecards.vietnamese.wordlists import any_of, entries

_UP = """
    tăng trưởng thêm, tăng trưởng, tăng thêm được, tăng thêm, tăng gấp, tăng, cao gấp, lớn gấp, nhiều gấp, gấp,
    cao hơn, nhiều hơn, nhanh hơn, nâng thêm, tăng mạnh, tăng nhẹ, tăng cao, dôi dư, tăng vọt, nhỉnh hơn, vượt
    hơn, cộng thêm, tăng được, tăng tương ứng
"""
_DOWN = """
    giảm bớt, giảm được, cắt giảm được, cắt giảm, sụt giảm, giảm nhẹ, giảm mạnh, giảm sâu, giảm thêm, giảm, thấp
    hơn, ít hơn, kém hơn, chậm hơn, rút ngắn được, rút ngắn, hụt, kém, giảm trừ, giảm tương ứng
"""
_STEPS_UP = "lên|thăng|cải thiện|vượt|tiến|nhảy|tăng hạng|thăng hạng|vượt lên|vươn lên|nhảy vọt"
_STEPS_DOWN = "tụt|hạ|xuống|tụt hạng|rớt|lùi|sụt"
_ADVERBS = entries("""
    bình quân, trung bình, thêm, tới, đến, được, tương đương, tương ứng, với mức, mạnh, nhẹ, lần lượt, là, hằng
    năm, hàng năm, mỗi năm
""")


def _with_adverbs() -> dict[str, tuple[Direction, str]]:
    """Direction and verb of each verb, alone and before each adverb; what is a verb as a whole has no adverb."""
    found: dict[str, tuple[Direction, str]] = {}
    for direction, verbs in ((Direction.INCREASE, entries(_UP)), (Direction.DECREASE, entries(_DOWN))):
        found |= {f"{verb} {adverb}": (direction, verb) for verb in verbs for adverb in _ADVERBS}
        found |= {verb: (direction, verb) for verb in verbs}
    return found


_BY_VERB = _with_adverbs()
_VERBS = PhraseEnds(_BY_VERB)
_PARTED = re.compile(
    rf"(?<!\w)(?:(?P<up>{any_of(_UP)})|(?P<down>{any_of(_DOWN)})) (?:so với|bình quân|trung bình|mức|so)"
    r"(?: (?:(?:19|20)[0-9]{2}|[0-9]{1,2}/(?:19|20)[0-9]{2}|[^\W\d_]+)){1,9} \Z"
)
"""A verb that what is compared parts from its amount: "tăng so với cùng kỳ 2,5%"."""
_PARTED_REACH = 80
_LEVEL_BEFORE = frozenset(
    entries("lên, còn, đạt, đến, tới, xuống, thành, có, từ, ở, bằng, trên, dưới, gần, hơn, khoảng, mức, số, lệ, với")
)
"""Words before the number of a level, of that before or after the change: "tăng so với mức 57,53%"."""
_STEP = re.compile(rf"(?<!\w)(?:(?P<up>{_STEPS_UP})|(?P<down>{_STEPS_DOWN})) \Z")
_BEYOND = re.compile(
    r"(?<!\w)vượt (?:mức |(?P<plan>kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?: (?:giao|được giao|đề ra|năm|cả năm))? )?\Z"
)
_BEYOND_REACH = 40
_COMPARISON = re.compile(r"(?<!\w)(?:(?P<up>cao hơn|nhiều hơn)|thấp hơn|ít hơn) \Z")
_PLANNED = re.compile(r" ?(?:so với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|so)(?!\w)")
_RATE_OF = re.compile(r"(?<!\w)(?:tốc độ|mức|tỷ lệ|tỉ lệ|nhịp độ|chỉ số|đà|mức độ) \Z")
_COMPARISONS = frozenset(("cao hơn", "thấp hơn", "nhiều hơn", "ít hơn", "kém", "kém hơn"))
"""They bound a figure ("đạt cao hơn 90%") unless the text says what is compared, or counts steps."""
_STEP_UNITS = frozenset(("điểm", "điểm %", "lần", "bậc"))
_LINE_ENDS = re.compile(r" ?(?:[.;|\t\n]|\Z)")
_COMPARED = re.compile(r"[^.;\n]{0,60}?(?<!\w)(?:so với|cùng kỳ|năm trước|kế hoạch|bình quân|trung bình)")


def change_before(low: str, at: int, floor: int, unit: Unit) -> tuple[Direction, int] | None:
    """The direction that a verb ending at `at` gives, and where the verb begins."""
    if low[at - 1 : at] not in (" ", "\n"):
        return None
    begin = max(floor, at - 32)
    if found := _VERBS.before(low, begin, at):
        start, (direction, verb) = found[0], _BY_VERB[found[1]]
    elif unit.text == "bậc" and (step := _STEP.search(low, begin, at)):
        start, verb = step.start(), step["up"] or step["down"]
        direction = Direction.INCREASE if step["up"] else Direction.DECREASE
    else:
        return _parted(low, at, floor, unit)
    if _RATE_OF.search(low, max(floor, start - 10), start):
        return None
    if verb in _COMPARISONS and unit.text not in _STEP_UNITS and not _COMPARED.match(low, unit.end):
        return None
    return direction, start


def _parted(low: str, at: int, floor: int, unit: Unit) -> tuple[Direction, int] | None:
    """A change whose verb stands before what it is compared with, in the same clause."""
    begin = max(0, at - _PARTED_REACH)
    if unit.sort is not UnitClass.SHARE and unit.text not in _STEP_UNITS:
        return None
    if _LEVEL_BEFORE.intersection(low[begin:at].rsplit(None, 1)[-1:]):
        return None
    if not any(low.find(parting, begin, at) >= 0 for parting in (" so ", " bình ", " mức ")):
        return None
    found = _PARTED.search(low, begin, at)
    if found is None or ((found["up"] or found["down"]) in _COMPARISONS and unit.text not in _STEP_UNITS):
        return None
    start = found.start() if found.start() >= floor else at  # a year that it is compared with has been read already
    return (Direction.INCREASE if found["up"] else Direction.DECREASE), start


def beyond_plan(low: str, at: int, floor: int, unit: Unit) -> int:
    """Where the verb of "vượt 5,2% kế hoạch" begins, which says by how much and not what is exceeded; -1 without it.

    "vượt kế hoạch 5,2%" says the same.
    """
    begin = max(floor, at - _BEYOND_REACH)
    if unit.sort is not UnitClass.SHARE or low.find("vượt ", begin, at) < 0:
        return -1
    found = _BEYOND.search(low, begin, at)
    return found.start() if found and (found["plan"] or _PLANNED.match(low, unit.end)) else -1


def comparison_before(low: str, at: int, floor: int) -> tuple[Qualifier, int] | None:
    """A comparison that is no change bounds the figure: "cao hơn 90%" is over 90%."""
    found = _COMPARISON.search(low, max(floor, at - 12), at) if low.endswith("hơn ", 0, at) else None
    return ((Qualifier.OVER if found["up"] else Qualifier.UNDER), found.start()) if found else None


def signed(low: str, at: int, end: int, unit: Unit) -> Direction | None:
    """The direction that a sign right before the digits gives: "(-18,67%)", "+12,4%".

    At the head of a line a sign may be the mark of an item; it is one of the number where a share is all there is.
    """
    sign = low[at - 1 : at]
    if sign not in ("+", "-") or not sign:
        return None
    before = low[at - 2 : at - 1] if at > 1 else "\n"
    if before in ("\n", "|", "\t"):
        alone = unit.sort is UnitClass.SHARE and _LINE_ENDS.match(low, end)
        return (Direction.INCREASE if sign == "+" else Direction.DECREASE) if alone else None
    if before not in ("(", " ", ":"):
        return None
    if before == " " and (at < 3 or low[at - 3] in "\n" or low[at - 3].isdigit()):
        return None
    return Direction.INCREASE if sign == "+" else Direction.DECREASE


def change_base(unit: Unit, *, of_amount: bool) -> ChangeBase:
    """What a change is counted in; `of_amount` if the figure that changed was just printed and is no share."""
    if unit.sort is UnitClass.SHARE:
        return ChangeBase.PERCENT if of_amount else ChangeBase.UNSTATED
    if unit.text in ("điểm %", "điểm"):
        return ChangeBase.POINTS
    if unit.text == "lần":
        return ChangeBase.TIMES
    return ChangeBase.ABSOLUTE
