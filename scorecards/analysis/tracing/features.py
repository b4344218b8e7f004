"""Words as evidence that a text speaks of an indicator: syllables and pairs of them, weighed by how rare they are.

A Vietnamese word is mostly two syllables, so the pair tells more than either; rarity is counted over the indicators of
the project (inverse document frequency, Spärck Jones 1972), so that "số" weighs nothing where every name has it.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain

from scorecards.vietnamese.folding import is_common, normal, same_length_normal
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
_GENERATION = re.compile(r"[2-6]g")
"""Of mobile networks: coverage by 4G is none by any network."""


def _is_numeral(syllable: str) -> bool:
    return syllable[0].isdigit() and not _GENERATION.fullmatch(syllable)


_SILENT = STOP | {short for short, words in _SHORT.items() if STOP.issuperset(words.split())}
"""Words without a telling syllable, as they are written."""
_LONGEST_TOKEN = 40
"""Characters beyond which what stands between two blanks is not kept: no word is so long."""


def syllables(text: str) -> list[str]:
    """The syllables of a text in small letters, short forms written out."""
    found: list[str] = []
    for one in _WORD.findall(normal(text)):
        found += _SHORT[one].split() if one in _SHORT else [one]
    return found


def _syllables_of(token: str) -> tuple[str, ...]:
    """The syllables of what stands between two blanks, numerals left out."""
    if token.isalnum() and not token[0].isdigit() and token not in _SHORT:  # nearly all
        return (token,)
    return tuple(syllable for syllable, _, _ in _placed_syllables(token))


def _placed_syllables(token: str) -> Iterator[tuple[str, int, int]]:
    """Its syllables with the beginning and the end of the word that each is of."""
    for found in _WORD.finditer(token):
        for one in _SHORT[found[0]].split() if found[0] in _SHORT else (found[0],):
            if not _is_numeral(one):
                yield one, found.start(), found.end()


_kept_syllables = lru_cache(maxsize=1 << 14)(_syllables_of)


def _by_token(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    is_short = max(map(len, tokens)) < _LONGEST_TOKEN
    return map(_kept_syllables if is_short else _syllables_of, tokens)


Hits = tuple[list[int], list[int], list[str]]
"""Features in order: the numbers of their first and of their last syllables, and the features themselves."""


class AskedFeatures:
    """Features that are asked for; what else a text says need not be known."""

    __slots__ = ("_begins",)

    def __init__(self, features: Iterable[str]) -> None:
        self._begins: dict[str, dict[str, str]] = {}
        for feature in features:
            first, _, second = feature.partition(" ")
            self._begins.setdefault(first, {})[second] = feature

    def hits(self, said: Sequence[str]) -> Hits:
        """Those of them that the syllables of a text have, numerals left out, as often as it has them."""
        begins = self._begins
        firsts: list[int] = []
        lasts: list[int] = []
        found: list[str] = []
        for at in [at for at, one in enumerate(said) if one in begins]:
            features = begins[said[at]]
            if "" in features:
                firsts.append(at)
                lasts.append(at)
                found.append(features[""])
            if at + 1 < len(said) and said[at + 1] in features:
                firsts.append(at)
                lasts.append(at + 1)
                found.append(features[said[at + 1]])
        return firsts, lasts, found


class _Everything(AskedFeatures):
    """Every telling syllable, and every pair of neighbours of which at least one is telling."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(())

    def hits(self, said: Sequence[str]) -> Hits:
        firsts: list[int] = []
        lasts: list[int] = []
        found: list[str] = []
        telling = [one not in STOP for one in said]
        for at, (one, is_telling) in enumerate(zip(said, telling, strict=True)):
            if is_telling:
                firsts.append(at)
                lasts.append(at)
                found.append(one)
            if at + 1 < len(said) and (is_telling or telling[at + 1]):
                firsts.append(at)
                lasts.append(at + 1)
                found.append(f"{one} {said[at + 1]}")
        return firsts, lasts, found


EVERYTHING = _Everything()
"""Asks for every feature."""


@lru_cache(maxsize=1 << 12)
def features(text: str) -> frozenset[str]:
    """Telling syllables, and pairs of neighbours of which at least one is telling. Numerals are none."""
    return frozenset(features_among(text, EVERYTHING))


def features_among(text: str, asked: AskedFeatures) -> list[str]:
    """Those of the features of a text that are asked for, in order, as often as it has them."""
    return asked.hits(list(chain.from_iterable(_by_token(normal(text).split(" ")))))[2]


class FeatureLine:
    """The features of a text with their places, so that those of any stretch are found without reading it again."""

    __slots__ = ("_all", "_hits", "_parts", "_said", "_text", "_tokens", "_until", "low")

    def __init__(self, text: str) -> None:
        """`text` is composed (NFC)."""
        self._text = text
        self.low = same_length_normal(text)
        """The text in its normal form, each character at its place."""
        self._tokens: list[str] = []
        """What stands between its blanks."""
        self._parts: list[tuple[str, ...]] = []
        """The syllables of each of these, numerals left out."""
        self._said: list[str] = []
        self._until: list[int] = []
        """How many syllables there are up to the end of each token."""
        self._hits: dict[AskedFeatures, Hits] = {}
        self._all: dict[AskedFeatures, list[str]] = {}

    def _hits_of(self, asked: AskedFeatures) -> Hits:
        if asked not in self._hits:
            if not self._tokens:
                self._tokens = self.low.split(" ")
                self._parts = list(_by_token(self._tokens))
                self._said = list(chain.from_iterable(self._parts))
            self._hits[asked] = asked.hits(self._said)
        return self._hits[asked]

    def _token_at(self, at: int) -> tuple[int, int, int]:
        """The number of the token that a character stands in or behind, where the token begins, and how many syllables
        there are before it."""
        if not self._until:
            self._until = list(accumulate(map(len, self._parts)))
        number = self.low.count(" ", 0, at)
        return number, self.low.rfind(" ", 0, at) + 1, self._until[number - 1] if number else 0

    def _begun_before(self, at: int) -> int:
        """How many syllables are of words that begin before a character."""
        number, begin, before = self._token_at(at)
        if begin < at and self._parts[number]:
            before += sum(first < at - begin for _, first, _ in _placed_syllables(self._tokens[number]))
        return before

    def _ended_by(self, at: int) -> int:
        """How many syllables are of words that end there or before."""
        number, begin, before = self._token_at(at)
        if begin < at and self._parts[number]:
            before += sum(last <= at - begin for _, _, last in _placed_syllables(self._tokens[number]))
        return before

    def within(self, start: int, end: int, asked: AskedFeatures = EVERYTHING) -> list[str]:
        """The features of a stretch of the text that are asked for, as often as it has them."""
        firsts, lasts, found = self._hits_of(asked)
        if not found:
            return found
        return found[bisect_left(firsts, self._begun_before(start)) : bisect_left(lasts, self._ended_by(end))]

    def all(self, asked: AskedFeatures) -> list[str]:
        """The features of the whole text that are asked for, as often as it has them."""
        if asked not in self._all:
            is_same = is_common(self._text)  # nothing in it that the places would count and words do not
            self._all[asked] = self._hits_of(asked)[2] if is_same else features_among(self._text, asked)
        return self._all[asked]

    def says(self, start: int, end: int) -> bool:
        """Whether a stretch of the text has any feature."""
        low = self.low
        for found in _WORD.finditer(low, start, end):
            word, first, last = found[0], found.start(), found.end()
            if word in _SILENT or _is_numeral(word):
                continue
            begins = first > start or not start or not low[start - 1].isalnum()
            if begins and (last < end or not low[end : end + 1].isalnum()):  # else it is a part of a word
                return True
        return False


def rarity(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """What each feature weighs: the logarithm of how many texts there are to each that has it, above 0."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        counts.update(text)
        total += 1
    return {feature: math.log((total + 1) / (count + 0.5)) + 0.05 for feature, count in counts.items()}
