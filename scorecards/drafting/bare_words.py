"""Words that say whose a number is and how it ranks, and nothing of what it is of.

"Quảng Ngãi tăng 5 bậc, xếp thứ 21/63 tỉnh, thành phố": what is ranked was said before.
"""

from __future__ import annotations

import re

from scorecards.analysis.tracing.features import STOP, syllables
from scorecards.vietnamese.wordlists import entries

_RANKING = frozenset(("xếp", "hạng", "thứ", "đứng", "vị", "trí", "bậc"))
_OF_RANKS = frozenset(
    entries("""
        vươn, lên, tiếp, theo, tục, cuối, giữ, duy, trì, xuống, nước, toàn, quốc, tỉnh, thành, phố, địa, phương, vùng,
        khu, vực, nhóm, top, tốp, dẫn, đầu, cao, thấp, đó, cụ, thể, hiện, kết, quả, đánh, giá, nhờ, ngành, trung, ương,
        trực, thuộc, tổng, liên, lần, đồng, thời, nằm, bảng, điểm, cùng, kì""")
)
"""Syllables that say no more than whose a number is, and of a rank among whom."""
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_ACRONYM = 3


def is_bare(words: str) -> bool:
    """Whether words say no more than whose a number is, by its name, and its rank; acronyms are no names: "DTI"."""
    said = [one for one in _WORD.findall(words) if not one[0].isupper() or _is_acronym(one)]
    return not set(syllables(" ".join(said))) - STOP - _RANKING - _OF_RANKS


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) >= _SHORTEST_ACRONYM


def of_ranking(feature: str) -> bool:
    """Whether a feature is of being ranked and not of what is ranked."""
    return bool(set(feature.split()) & _RANKING)
