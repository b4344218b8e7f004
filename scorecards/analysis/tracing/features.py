"""Words as evidence that a text speaks of an indicator: syllables and pairs of them, weighed by how rare they are.

A Vietnamese word is mostly two syllables, so the pair tells more than either; rarity is counted over the indicators of
the project (inverse document frequency, Spärck Jones 1972), so that "số" weighs nothing where every name has it.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate, pairwise

from scorecards.vietnamese.folding import normal, same_length_normal
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

STOP = frozenset(
    entries("""
        a, ai, ấy, bằng, bao, bị, bởi, các, cả, cái, cần, chỉ, chiếm, cho, có, còn, cùng, của, cũng, đã, đang, đạt,
        đây, để, đến, đều, được, gồm, hay, hết, hơn, khi, không, là, lại, làm, lên, mà, mỗi, một, mới, này, năm, nên,
        ngày, nhất, nhưng, những, như, nếu, ở, qua, ra, rất, sau, sẽ, so, tại, tăng, giảm, theo, thì, thêm, trên,
        trong, tháng, trước, từ, tính, tỷ, lệ, tới, và, vào, vẫn, về, với, việc, vì, số, kỳ, nay, người""")
)
"""Syllables that say nothing of what is counted."""

_WORD = re.compile(r"[^\W_]+")
_WORDS_APART = re.compile(r"([^\W_]+)")
_GENERATION = re.compile(r"[2-6]g")
"""Of mobile networks: coverage by 4G is none by any network."""


def _is_numeral(syllable: str) -> bool:
    return syllable[0].isdigit() and not _GENERATION.fullmatch(syllable)


def syllables(text: str) -> list[str]:
    """The syllables of a text in small letters, short forms written out."""
    found: list[str] = []
    for one in _WORD.findall(normal(text)):
        found += _SHORT[one].split() if one in _SHORT else [one]
    return found


@lru_cache(maxsize=1 << 12)
def features(text: str) -> frozenset[str]:
    """Telling syllables, and pairs of neighbours of which at least one is telling. Numerals are none."""
    found = [s for s in syllables(text) if not _is_numeral(s)]
    single = (s for s in found if s not in STOP)
    pairs = (f"{a} {b}" for a, b in pairwise(found) if a not in STOP or b not in STOP)
    return frozenset((*single, *pairs))


class FeatureLine:
    """The features of a text with their places, so that those of any stretch are found without reading it again."""

    def __init__(self, text: str) -> None:
        """`text` is composed (NFC)."""
        parts = _WORDS_APART.split(same_length_normal(text))
        places = list(accumulate(map(len, parts)))
        syllables: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        for word, start, end in zip(parts[1::2], places[::2], places[1::2], strict=False):
            for one in _SHORT[word].split() if word in _SHORT else (word,):
                if not _is_numeral(one):
                    syllables.append(one)
                    self._starts.append(start)
                    self._ends.append(end)
        telling = [one not in STOP for one in syllables]
        self._telling = [0, *accumulate(telling)]
        self._features: list[str] = []
        """All of them in order, the pair that a syllable begins behind the syllable."""
        self._before: list[int] = []
        """By syllable, how many features come before it."""
        self._until: list[int] = []
        """By syllable, how many come before the pair that it begins."""
        said = self._features
        for one, after, is_telling, is_next in zip(
            syllables, [*syllables[1:], ""], telling, [*telling[1:], False], strict=False
        ):
            self._before.append(len(said))
            if is_telling:
                said.append(one)
            self._until.append(len(said))
            if is_telling or is_next:
                said.append(f"{one} {after}")

    def _between(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_left(self._starts, start)
        return first, max(first, bisect_right(self._ends, end))

    def says(self, start: int, end: int) -> bool:
        """Whether a stretch of the text has any feature."""
        first, last = self._between(start, end)
        return self._telling[last] > self._telling[first]

    def within(self, start: int, end: int) -> list[str]:
        """The features of a stretch of the text, as often as it has them."""
        first, last = self._between(start, end)
        return self._features[self._before[first] : self._until[last - 1]] if first < last else []


def rarity(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """What each feature weighs: the logarithm of how many texts there are to each that has it, above 0."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        counts.update(text)
        total += 1
    return {feature: math.log((total + 1) / (count + 0.5)) + 0.05 for feature, count in counts.items()}
