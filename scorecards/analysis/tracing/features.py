"""Words as evidence that a text speaks of an indicator: syllables and pairs of them, weighed by how rare they are.

A Vietnamese word is mostly two syllables, so the pair tells more than either; rarity is counted over the indicators of
the project (inverse document frequency, Spärck Jones 1972), so that "số" weighs nothing where every name has it.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress, count

from scorecards.memo import KeptWords
from scorecards.vietnamese.folding import is_common_passage, normal, same_length_normal
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


_MOST_KEPT = 1 << 14
"""How many are kept at most."""


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


_KEPT = KeptWords(_syllables_of, _MOST_KEPT)
"""The syllables of what stands between two blanks: texts are made of the same few thousand words."""


def _by_token(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return map(_KEPT.__getitem__, tokens)


Hits = tuple[list[int], list[int], list[str]]
"""Features in order: the numbers of their first and of their last syllables, and the features themselves."""


class AskedFeatures:
    """Features that are asked for; what else a text says need not be known."""

    __slots__ = ("_begins",)

    def __init__(self, features: Iterable[str]) -> None:
        self._begins: dict[str, tuple[list[str], dict[str, str]]] = {}
        for feature in features:
            first, _, second = feature.partition(" ")
            alone, pairs = self._begins.setdefault(first, ([], {}))
            if second:
                pairs[second] = feature
            elif not alone:
                alone.append(feature)

    def hits(self, said: Sequence[str]) -> Hits:
        """Those of them that the syllables of a text have, numerals left out, as often as it has them."""
        begins = self._begins
        firsts: list[int] = []
        lasts: list[int] = []
        found: list[str] = []
        end = len(said) - 1
        for at in compress(count(), map(begins.__contains__, said)):
            alone, pairs = begins[said[at]]
            if alone:
                firsts.append(at)
                lasts.append(at)
                found += alone
            if pairs and at < end and (pair := pairs.get(said[at + 1])):
                firsts.append(at)
                lasts.append(at + 1)
                found.append(pair)
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
    return asked.hits(said_in(normal(text)))[2]


def said_in(low: str) -> list[str]:
    """The syllables of a text in its normal form, numerals left out."""
    return list(chain.from_iterable(_by_token(low.split(" "))))


class FeatureLine:
    """The features of a text with their places, so that those of any stretch are found without reading it again."""

    __slots__ = ("_all", "_bounds", "_hits", "_is_common", "_said", "_text", "_tokens", "_until", "_words", "low")

    def __init__(self, text: str) -> None:
        """`text` is composed (NFC)."""
        self._text = text
        self.low = same_length_normal(text)
        """The text in its normal form, each character at its place."""
        self._is_common: bool | None = None
        self._tokens: list[str] = []
        """What stands between its blanks."""
        self._said: list[str] = []
        """Its syllables, numerals left out."""
        self._until: list[int] = []
        """How many syllables stand before each of the tokens, and before the end."""
        self._words: dict[int, tuple[list[int], list[int]]] = {}
        """Of a token that is looked into, where the words of its syllables begin and end."""
        self._bounds: dict[int, tuple[int, int]] = {}
        self._hits: dict[AskedFeatures, Hits] = {}
        self._all: dict[AskedFeatures, list[str]] = {}

    def _hits_of(self, asked: AskedFeatures) -> Hits:
        found = self._hits.get(asked)
        if found is None:
            self._read()
            found = self._hits[asked] = asked.hits(self._said)
        return found

    def _read(self) -> None:
        if not self._tokens:
            self._tokens = self.low.split(" ")
            parts = list(_by_token(self._tokens))
            self._said = list(chain.from_iterable(parts))
            self._until = list(accumulate(map(len, parts), initial=0))

    @property
    def is_common(self) -> bool:
        """Whether there is nothing in it that its places would count and its words do not."""
        if self._is_common is None:
            self._is_common = is_common_passage(self._text)
        return self._is_common

    def _bound(self, at: int) -> tuple[int, int]:
        """The number of the first syllable of a word that begins at a character or behind it, and how many syllables
        are of words that have ended there."""
        found = self._bounds.get(at)
        if found is None:
            found = self._bounds[at] = self._find_bound(at)
        return found

    def _find_bound(self, at: int) -> tuple[int, int]:
        low = self.low
        token = low.count(" ", 0, at)
        before, behind = self._until[token : token + 2]
        if before == behind or not at or low[at - 1] == " ":
            return before, before
        if at == len(low) or low[at] == " ":
            return behind, behind
        if token not in self._words:
            words = list(_placed_syllables(self._tokens[token]))
            self._words[token] = [start for _, start, _ in words], [end for _, _, end in words]
        (starts, ends), place = self._words[token], at - low.rfind(" ", 0, at) - 1
        return before + bisect_left(starts, place), before + bisect_right(ends, place)

    @property
    def said(self) -> Sequence[str] | None:
        """Its syllables, numerals left out; None where its places count what words do not."""
        self._read()
        return self._said if self.is_common else None

    def is_of_whole_words(self, start: int, end: int) -> bool:
        """Whether a stretch is cut out of no word, and its places count nothing that words do not."""
        low = self.low
        return self.is_common and not (_is_within_word(low, start) or _is_within_word(low, end))

    def said_within(self, start: int, end: int) -> Sequence[str] | None:
        """Its syllables within a stretch, None where that is not of whole words."""
        return said_in(self.low[start:end]) if self.is_of_whole_words(start, end) else None

    def within(self, start: int, end: int, asked: AskedFeatures = EVERYTHING) -> list[str]:
        """The features of a stretch of the text that are asked for, as often as it has them."""
        firsts, lasts, found = self._hits_of(asked)
        if not found:
            return found
        return found[bisect_left(firsts, self._bound(start)[0]) : bisect_left(lasts, self._bound(end)[1])]

    def all(self, asked: AskedFeatures) -> list[str]:
        """The features of the whole text that are asked for, as often as it has them."""
        found = self._all.get(asked)
        if found is None:
            found = self._all[asked] = self._hits_of(asked)[2] if self.is_common else features_among(self._text, asked)
        return found

    def says(self, start: int, end: int) -> bool:
        """Whether a stretch of the text has any feature."""
        self._read()
        return not STOP.issuperset(self._said[self._bound(start)[0] : self._bound(end)[1]])


def _is_within_word(low: str, at: int) -> bool:
    """Whether the characters on both sides of a place are of a word."""
    return 0 < at < len(low) and low[at - 1].isalnum() and low[at].isalnum()


def rarity(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """What each feature weighs: the logarithm of how many texts there are to each that has it, above 0."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        counts.update(text)
        total += 1
    return {feature: math.log((total + 1) / (count + 0.5)) + 0.05 for feature, count in counts.items()}
