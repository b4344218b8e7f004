"""Which part of a whole a text names: "cấp xã", "xã", "một phần" among the members of a dimension."""

import re
from collections.abc import Sequence
from functools import lru_cache

from scorecards.analysis.tracing.features import syllables
from scorecards.model.indicators import Dimension

_NOT_A_LEVEL = re.compile(
    r"(?<!\w)(?:toàn|cả|của|trong|các|nhiều|mỗi|ngoài|khắp|địa bàn|nội|hạng|hàng) (?:tỉnh|huyện|xã|địa bàn tỉnh)(?!\w)",
    re.IGNORECASE,
)
"""Where the name of a level of government means a territory."""
_FILL = frozenset(("và", "của", "các", "gắn", "với", "từ", "trên", "dưới", "có", "được", "là"))


@lru_cache(maxsize=256)
def _syllables_of(names: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """Each name in syllables, and those of them that not all names have."""
    split = [tuple(syllables(name)) for name in names]
    shared = frozenset.intersection(*map(frozenset, split)) if len(split) > 1 else frozenset()
    return tuple((one, frozenset(one) - shared - _FILL or frozenset(one)) for one in split)


@lru_cache(maxsize=1 << 14)
def parts_named(text: str, dimension: Dimension) -> tuple[tuple[str, ...], bool]:
    """The members that the text most likely names, none where it names none, and whether it names them in full.

    Of several, the one of which most is said; then the one said in full, since "cấp xã" tells more than "xã". A name of
    which less than half is said is not named; it is named in full where all that sets it apart is said, one syllable
    being too little for that.
    """
    said = syllables(_NOT_A_LEVEL.sub(" . ", text))
    words, line = frozenset(said), f" {' '.join(said)} "
    best: list[str] = []
    top = (0, False)
    for member, (name, telling) in zip(
        dimension.members, _syllables_of(tuple(m.name.vi for m in dimension.members)), strict=True
    ):
        hits = len(telling & words)
        if not hits or hits * 2 < len(telling) or (hits < len(telling) and len(telling) < 3):
            continue
        whole = hits == len(telling) > 1 or f" {' '.join(name)} " in line
        score = (hits, whole)
        if score > top:
            best, top = [], score
        if score == top:
            best.append(member.id)
    return tuple(best), top[1]


def part_in(texts: Sequence[str], dimension: Dimension) -> tuple[str, ...]:
    """The members named in the first of the texts, the nearest first, that names any."""
    return next((found for text in texts if (found := parts_named(text, dimension)[0])), ())
