"""Words that tell aims from results, and those that say that numbers are shares: where a text has them."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from scorecards.vietnamese.wordlists import any_of

_LIKE_ASCII = str.maketrans("İıſ", "iis")


class Phrases:
    """Finds phrases in a text, whole and in letters of any size, from left to right and none within another.

    It does what one regular expression of them all would do. Each is looked for as it is, which takes a fraction of the
    time that it takes to try all of them at each character; but first, whether any begins a word of the text at all.
    """

    __slots__ = ("_begins_word", "_phrases", "_whole", "phrases")

    def __init__(self, phrases: str, *, whole: bool = True) -> None:
        """`phrases` have a bar between them, the first goes before the others; `whole`: no letters next to them."""
        self.phrases = phrases
        """As they were given."""
        self._phrases = phrases.split("|")
        self._whole = whole
        self._begins_word = re.compile(rf"\W(?:{any_of(phrases.replace('|', ','))})") if whole else None

    def may_be_in(self, text: str) -> bool:
        """Whether one of them begins a word of a text."""
        return self._begins_word is None or self._begins_word.search(f" {_small(text)}") is not None

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where each begins and ends."""
        low = _small(text)
        found: list[tuple[int, int, int]] = []
        for rank, phrase in enumerate(self._phrases):
            start = low.find(phrase)
            while start >= 0:
                end = start + len(phrase)
                if not self._whole or not ((start and _is_letter(low[start - 1])) or _is_letter(low[end : end + 1])):
                    found.append((start, rank, end))
                start = low.find(phrase, end)
        if len(found) < 2:
            return [(start, end) for start, _, end in found]
        found.sort()
        kept: list[tuple[int, int]] = []
        for start, _, end in found:
            if not kept or start >= kept[-1][1]:
                kept.append((start, end))
        return kept


def _small(text: str) -> str:
    """The text in small letters, each character at its place."""
    is_unlike = "İ" in text or "ı" in text or "ſ" in text
    return (text.translate(_LIKE_ASCII) if is_unlike else text).lower()


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


AIM = Phrases(
    "mục tiêu|phấn đấu|đặt ra|đề ra|muốn|phải đạt|phải tới|phải có|yêu cầu|hướng tới|hướng đến|định mức"
    "|tối thiểu|được giao|kế hoạch là|chỉ tiêu là|chỉ tiêu giao|mức phải"
)
REACHED = Phrases("đã|mới|hiện|hiện có|hiện đạt|nay|giữa năm|thực tế|thực hiện được|hoàn thành|còn")
SHARES = Phrases("%|tỷ lệ|phần trăm", whole=False)


_OF_PURPOSES = Phrases("|".join((AIM.phrases, REACHED.phrases)))


def tells_of_purposes(text: str) -> bool:
    """Whether a text may have a phrase of `AIM` or `REACHED`; most have none."""
    return _OF_PURPOSES.may_be_in(text)


class PhrasePlaces:
    """Where a text has phrases of a kind."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, phrases: Phrases, text: str) -> None:
        found = phrases.find(text)
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def __bool__(self) -> bool:
        return bool(self._starts)

    def last_begun(self, start: int, end: int) -> int:
        """The beginning of the last that begins in a stretch, -1 where none does."""
        at = bisect_left(self._starts, end)
        return self._starts[at - 1] if at and self._starts[at - 1] >= start else -1

    def last(self, start: int, end: int) -> int:
        """The beginning of the last that lies in a stretch, -1 where none does."""
        at = bisect_right(self._ends, end)
        return self._starts[at - 1] if at and self._starts[at - 1] >= start else -1


class Purposes(NamedTuple):
    """Where a text speaks of what is to be reached, and where of what is reached."""

    aims: PhrasePlaces
    reached: PhrasePlaces


NO_PURPOSES = Purposes(PhrasePlaces(AIM, ""), PhrasePlaces(REACHED, ""))
"""Of a text that speaks of neither, as most."""


def last_purpose(aim: int, reached: int) -> bool | None:
    """Whether the last word that tells aims from results is of an aim, by where the last of either begins (-1 where
    there is none); None without such a word."""
    return aim > reached if aim >= 0 or reached >= 0 else None
