"""Words as evidence that a text speaks of an indicator: syllables and pairs of them, weighed by how rare they are.

A Vietnamese word is mostly two syllables, so the pair tells more than either; rarity is counted over the indicators of
the project (inverse document frequency, Spärck Jones 1972), so that "số" weighs nothing where every name has it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.wordlists import entries

_SHORT = {
    "tthc": "thủ tục hành chính",
    "dvc": "dịch vụ công",
    "dvctt": "dịch vụ công trực tuyến",
    "cntt": "công nghệ thông tin",
    "cđs": "chuyển đổi số",
    "ubnd": "ủy ban nhân dân",
    "tmđt": "thương mại điện tử",
    "csdl": "cơ sở dữ liệu",
    "đvhc": "đơn vị hành chính",
    "attt": "an toàn thông tin",
    "sỹ": "sĩ",
    "tỉ": "tỷ",
    "lí": "lý",
    "kỹ": "kĩ",
}
"""Short forms and second spellings that a source and its reader use side by side."""

_STOP = frozenset(
    entries("""
        a, ai, ấy, bằng, bao, bị, bởi, các, cả, cái, cần, chỉ, chiếm, cho, có, còn, cùng, của, cũng, đã, đang, đạt,
        đây, để, đến, đều, được, gồm, hay, hết, hơn, khi, không, là, lại, làm, lên, mà, mỗi, một, mới, này, năm, nên,
        ngày, nhất, nhưng, những, như, nếu, ở, qua, ra, rất, sau, sẽ, so, tại, tăng, giảm, theo, thì, thêm, trên,
        trong, tháng, trước, từ, tính, tỷ, lệ, tới, và, vào, vẫn, về, với, việc, vì, số, kỳ, nay, người""")
)
"""Syllables that say nothing of what is counted."""

_WORD = re.compile(r"[^\W_]+")


def syllables(text: str) -> list[str]:
    """The syllables of a text in small letters, short forms written out."""
    found: list[str] = []
    for one in _WORD.findall(normal(text)):
        found += _SHORT[one].split() if one in _SHORT else [one]
    return found


@lru_cache(maxsize=1 << 12)
def features(text: str) -> frozenset[str]:
    """Telling syllables, and pairs of neighbours of which at least one is telling. Numerals are none."""
    found = [s for s in syllables(text) if not s[0].isdigit()]
    single = (s for s in found if s not in _STOP)
    pairs = (f"{a} {b}" for a, b in pairwise(found) if a not in _STOP or b not in _STOP)
    return frozenset((*single, *pairs))


def rarity(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """What each feature weighs: the logarithm of how many texts there are to each that has it, above 0."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        counts.update(text)
        total += 1
    return {feature: math.log((total + 1) / (count + 0.5)) + 0.05 for feature, count in counts.items()}
