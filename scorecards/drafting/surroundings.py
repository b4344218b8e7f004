"""The words around each quantity of a sentence, as far as they say what it is of.

Its own stretch says most. What an enumeration leaves out is taken from the neighbour: "100% xã, phường; 98,2% cấp thôn"
says once what both are of, and so does "80% … cấp huyện và 60% … cấp xã được xử lý trên môi trường mạng".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.features import features
from scorecards.analysis.tracing.segments import Segment
from scorecards.drafting.bare_words import is_bare
from scorecards.drafting.counted_things import USERS, things_counted, things_in
from scorecards.drafting.limits import Limits, limits_in
from scorecards.drafting.same_words import meant, one_way, with_meanings
from scorecards.vietnamese.folding import normal

FOR_THEM = frozenset(("tập huấn", "bồi dưỡng", "đào tạo", "hướng dẫn", "hỗ trợ", "trang bị"))
_FOR_THEM = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(FOR_THEM))})[^.;,:0-9]{{0,24}} cho(?: \w+)?\s*\Z")
_WHO_ATTEND = re.compile(r"[^.;,:]*? (?:người|đại biểu|học viên) (?:tham dự|dự)(?!\w)")
_GOES_ON = re.compile(r"\W*(?:trong đó|cụ thể)[,:]? (?:ở )?(?:cấp|khối) (?:tỉnh|huyện|xã)(?!\w)", re.IGNORECASE)
"""What a sentence begins with that tells by levels of government what the one before told of the whole."""
_PART_OF_THEM = re.compile(r"(?<!\w)(?:trong đó|riêng)(?!\w)", re.IGNORECASE)
_OF_PLAN = re.compile(r"[^.;,]{0,12}(?:so với|trên|của)? ?(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán)(?!\w)")
_AFTER_ANOTHER = re.compile(r"[\s,;(]*(?:(?:đạt|chiếm|bằng|tức|tương ứng|tương đương|với)\s*)?(?:(?:tỷ lệ|tỉ lệ)\s*)?")
_THING_SYLLABLES = frozenset(
    (
        "thôn",
        "xã",
        "phường",
        "huyện",
        "tỉnh",
        "bản",
        "ấp",
        "khóm",
        "xóm",
        "thị",
        "trấn",
        "buôn",
        "làng",
        "hộ",
        "trung",
        "tâm",
    )
)
_TELL_NOTHING = frozenset(("cấp", "tham", "gia"))
_HEAD = 40
"""Characters behind a number among which stands what it counts."""

OWN, SHARED, FAR = 1.0, 0.8, 0.25
"""How much words count that are a quantity's own, that it shares with its neighbour, that stand before a semicolon."""
_BARE_FEATURES = 1
"""A quantity of which no more is said than this shares its neighbour's words."""


class Surroundings(Struct, frozen=True):
    """What the words around a quantity say."""

    weights: Mapping[str, float]
    """Every feature around it and how much it counts."""
    own: frozenset[str]
    """The features of its own words and of those that it shares."""
    things: frozenset[int]
    """What it counts or is a share of."""
    limits: Limits
    """What its own words limit it by."""
    of_plan: bool
    """Whether it is a share of a plan, which is no value of an indicator."""
    for_them: bool
    """Whether it counts those for whom something was done: "tập huấn cho 1.800 thành viên"."""
    places: tuple[str, ...]
    """The places that it may be of."""


def surroundings(
    text: str,
    placed: Sequence[Segment],
    contexts: Sequence[NumberContext],
    before: frozenset[str] = frozenset(),
    ranks: Collection[tuple[int, int]] = (),
    earlier: str = "",
) -> list[Surroundings]:
    """The surroundings of each number of a sentence, in order.

    `text` is that of the passage; `before` are the features of the last number of the sentence before, which a sentence
    such as "Cấp xã đạt 61%." goes on with. `ranks` are the numbers that are ranks: one of which nothing more is said
    than whose it is goes on with `earlier`, the words before the sentence.
    """
    near = [_near(text, segment, context) for segment, context in zip(placed, contexts, strict=True)]
    own = [meant(words) for words, _ in near]
    shared = list(own)
    for at in range(len(placed) - 2, -1, -1):  # what is said once behind all of them
        if _alike(own[at], own[at + 1]) and own[at]:
            shared[at] = shared[at] | shared[at + 1]
    if own and before and (not _telling(own[0]) or _GOES_ON.match(text, placed[0].sentence[0])):
        shared[0] = shared[0] | _without_things(before)
        for at in range(1, len(placed)):
            if _alike(own[0], own[at]):
                shared[at] = shared[at] | _without_things(before)
    for at in range(1, len(placed)):  # what was said of the one before
        between = text[placed[at - 1].number[1] : placed[at].number[0]]
        said_little = len(_telling(features(one_way(near[at][0])))) <= _BARE_FEATURES
        if _AFTER_ANOTHER.fullmatch(between) or said_little or is_bare(near[at][0]):
            shared[at] = shared[at] | _without_things(shared[at - 1])
    for at, segment in enumerate(placed):
        if not is_bare(near[at][0]):
            break
        if segment.number in ranks:
            shared[at] = shared[at] | meant(earlier)
    found: list[Surroundings] = []
    for at, (segment, context) in enumerate(zip(placed, contexts, strict=True)):
        words, far = near[at]
        weights = with_meanings({f: w for f, w in context.weights.items() if w < OWN})
        for features_of, weight in ((meant(far), FAR), (shared[at], SHARED), (own[at], OWN)):
            for feature in features_of:
                if weight > weights.get(feature, 0.0):
                    weights[feature] = weight
        things = things_counted(_behind(text, segment)) or things_in(one_way(words)) - USERS
        if not things and found and _PART_OF_THEM.search(text, placed[at - 1].number[1], segment.number[0]):
            things = found[-1].things
        found.append(
            Surroundings(
                weights,
                own[at] | shared[at],
                things,
                limits_in(words),
                bool(_OF_PLAN.match(normal(text[segment.number[1] : segment.number[1] + _HEAD]))),
                _is_for_them(text, segment.number),
                context.places,
            )
        )
    return found


def _near(text: str, segment: Segment, context: NumberContext) -> tuple[str, str]:
    """The number's own words, and those of them that a semicolon parts from it."""
    at = segment.number[0]
    near, far = [], []
    for a, b in segment.own:
        cut = text.rfind(";", a, at) + 1 if a < at else 0
        near.append(text[max(a, cut) : b])
        far.append(text[a : max(a, cut)])
    heads = context.own[: -len(" . ".join(text[a:b] for a, b in segment.own))]
    return " . ".join(filter(None, [heads, *near])), " . ".join(filter(None, far))


def _telling(own: frozenset[str]) -> set[str]:
    """Single syllables that say more than of what things a number is."""
    return {one for one in _without_things(own) if " " not in one and one not in _TELL_NOTHING}


def _without_things(own: frozenset[str]) -> frozenset[str]:
    return frozenset(feature for feature in own if not set(feature.split()) & _THING_SYLLABLES)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two numbers are spoken of in the same words, but for their parts."""
    a, b = _telling(one), _telling(other)
    return len(a) > 1 and len(a & b) * 3 >= len(a) * 2


def _is_for_them(text: str, number: tuple[int, int]) -> bool:
    start, end = number
    before, behind = normal(text[max(0, start - _HEAD) : start]), normal(text[start : end + _HEAD])
    return bool(_FOR_THEM.search(before) or _WHO_ATTEND.match(behind))


def _behind(text: str, segment: Segment) -> str:
    """A number with the words right behind it, as far as they are its own."""
    start, end = segment.number
    stretch = next((b for a, b in segment.own if a <= start < b), segment.sentence[1])
    return text[start : max(end, min(end + _HEAD, stretch))]
