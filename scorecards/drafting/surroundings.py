"""The words around each quantity of a sentence, as far as they say what it is of.

Its own stretch says most. What an enumeration leaves out is taken from the neighbour: "100% xã, phường; 98,2% cấp thôn"
says once what both are of, and so does "80% … cấp huyện và 60% … cấp xã được xử lý trên môi trường mạng".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.segments import Segment
from scorecards.drafting.same_words import meant, one_way, with_meanings
from scorecards.vietnamese.folding import normal

_THINGS = (
    "thôn",
    "xã, xã phường",
    "huyện, quận, thị xã",
    "khu dân cư, khu vực dân cư",
    "hộ gia đình, hộ dân",
    "dân số, người dân, công dân, dân, người",
    "người trưởng thành",
    "doanh nghiệp, hợp tác xã, hộ kinh doanh",
    "thuê bao",
    "hồ sơ",
    "trường, trường học, cơ sở giáo dục",
    "học sinh",
    "cán bộ, công chức, viên chức",
    "cơ quan, đơn vị, sở",
    "văn bản",
    "sản phẩm",
    "thủ tục hành chính, thủ tục",
    "dịch vụ công",
)
"""What shares are of and what is counted, by meaning, in the words of `same_words`."""
_THING = {word.strip(): number for number, line in enumerate(_THINGS) for word in line.split(",")}
_THING_WORD = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(_THING, key=len, reverse=True)))
PEOPLE = frozenset(_THING[word] for word in ("dân", "người trưởng thành"))
"""Which people a share is of is often left open."""
_LEVEL = re.compile(r"(?<!\w)(?:cấp|toàn|địa bàn|trung tâm) (?:tỉnh|huyện|xã)(?!\w)|(?<!\w)tỉnh(?!\w)")
_NEGATED = re.compile(r"(?<!\w)(?:chưa|không (?!dùng tiền|tiền)|trắng|lõm|thiếu)(?!\w)")
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
_NETWORK = re.compile(r"(?<!\w)[2-6]g(?!\w)")
_HEAD = 40
"""Characters behind a number among which stands what it counts."""

OWN, SHARED, FAR = 1.0, 0.8, 0.25
"""How much words count that are a quantity's own, that it shares with its neighbour, that stand before a semicolon."""
_BARE_FEATURES = 1
"""A quantity of which no more is said than this shares its neighbour's words."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words around a quantity say."""

    weights: Mapping[str, float]
    """Every feature around it and how much it counts."""
    own: frozenset[str]
    """The features of its own words and of those that it shares."""
    things: frozenset[int]
    """What it counts or is a share of."""
    networks: frozenset[str]
    """The generations of mobile networks that its own words name."""
    negated: bool
    """Whether it counts what lacks something."""
    of_plan: bool
    """Whether it is a share of a plan, which is no value of an indicator."""


def surroundings(
    text: str, placed: Sequence[Segment], contexts: Sequence[NumberContext], before: frozenset[str] = frozenset()
) -> list[Surroundings]:
    """The surroundings of each number of a sentence, in order.

    `text` is that of the passage; `before` are the features of the last number of the sentence before, which a sentence
    such as "Cấp xã đạt 61%." goes on with.
    """
    near = [_near(text, segment, context) for segment, context in zip(placed, contexts, strict=True)]
    own = [meant(words) for words, _ in near]
    shared = list(own)
    for at in range(len(placed) - 2, -1, -1):  # what is said once behind all of them
        if _alike(own[at], own[at + 1]) and own[at]:
            shared[at] = shared[at] | shared[at + 1]
    if own and before and not _telling(own[0]):
        shared[0] = shared[0] | _without_things(before)
    for at in range(1, len(placed)):  # what was said of the one before
        between = text[placed[at - 1].number[1] : placed[at].number[0]]
        if _AFTER_ANOTHER.fullmatch(between) or len(_telling(own[at])) <= _BARE_FEATURES:
            shared[at] = shared[at] | _without_things(shared[at - 1])
    found = []
    for at, (segment, context) in enumerate(zip(placed, contexts, strict=True)):
        words, far = near[at]
        weights = with_meanings({f: w for f, w in context.weights.items() if w < OWN})
        for features_of, weight in ((meant(far), FAR), (shared[at], SHARED), (own[at], OWN)):
            for feature in features_of:
                if weight > weights.get(feature, 0.0):
                    weights[feature] = weight
        said = one_way(words)
        found.append(
            Surroundings(
                weights,
                own[at] | shared[at],
                things_counted(text, segment) or things_in(said),
                networks_in(words),
                bool(_NEGATED.search(said)),
                bool(_OF_PLAN.match(normal(text[segment.number[1] : segment.number[1] + _HEAD]))),
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
    return {one for one in _without_things(own) if " " not in one and one != "cấp"}


def _without_things(own: frozenset[str]) -> frozenset[str]:
    return frozenset(feature for feature in own if not set(feature.split()) & _THING_SYLLABLES)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two numbers are spoken of in the same words, but for their parts."""
    a, b = _telling(one), _telling(other)
    return len(a) > 1 and len(a & b) * 3 >= len(a) * 2


def words_of_things() -> tuple[str, ...]:
    """Every word for what is counted."""
    return tuple(_THING)


def things_in(words: str) -> frozenset[int]:
    """The meanings of the things that words name; they are those of `one_way`."""
    return frozenset(_THING[found[0]] for found in _THING_WORD.finditer(words))


def networks_in(words: str) -> frozenset[str]:
    """The generations of mobile networks that words name: "4g"."""
    return frozenset(_NETWORK.findall(words.lower()))


def things_counted(text: str, segment: Segment) -> frozenset[int]:
    """What stands right behind a number, as far as it is known as a thing: the "xã" of "100% xã, phường"."""
    start = segment.number[0]
    end = min(segment.number[1] + _HEAD, segment.sentence[1])
    said = one_way(text[start:end])
    said = re.split(r"[.;:()]|(?<!\w)(?:có|đã|được|trên|tại|đạt|của|và|so)(?!\w)", said, maxsplit=1)[0]
    return things_in(_LEVEL.sub(" ", said)) or things_in(said)
