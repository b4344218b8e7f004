"""The text as the rules of the reader see it: composed, in small letters, one kind of dash and space.

Every character of `low` stands at the same place as the character of `text` it comes from, so a rule matches on
`low` and looks at `text` where capitals matter. Rules look a few words to either side and no further, which keeps
reading linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from scorecards.vietnamese.folding import (
    STACK,
    composed_text,
    is_common,
    is_unseen,
    same_length_normal,
    without_unseen,
)

_LEFT_WINDOW = 48
_WORD_RIGHT = re.compile(r"(?: {1,3}| {0,3}\n {0,3}(?=[^\W\d_]))?([^\W_]+)")
_WORD_LEFT = re.compile(r"[^\W\d_]+")
_NO_SPACE = frozenset(".,;:)(/|%-\"'")
_GAP_LEFT = re.compile(r"[ \n]*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word beside a numeral."""

    key: str
    """Normalised."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A text prepared for reading; equal to itself alone, so that what is found in it can be kept."""

    text: str
    """Composed (NFC), without characters that take no room; as long as `low`."""
    low: str
    """Normalised, see `folding.same_length_normal`."""
    offsets: tuple[int, ...] | None
    """Where each character of `text` (and its end) stands in the text as given; `None` where that is the same."""

    def original(self, at: int) -> int:
        """The place in the text as given."""
        return at if self.offsets is None else self.offsets[at]

    def words_after(self, at: int, most: int = 6) -> list[Word]:
        """Up to `most` words that follow with nothing but space (or one line break) between them."""
        if self.low[at : at + 1] in _NO_SPACE:
            return []
        words: list[Word] = []
        low = self.low
        while len(words) < most and (found := _WORD_RIGHT.match(low, at)):
            start, at = found.span(1)
            if at - start > 40:
                break
            if found.start() < start and "\n" in low[found.start() : start] and self.text[start].isupper():
                break  # a capital on a new line begins something else
            words.append(Word(found[1], start, at))
        return words

    def before(self, at: int, floor: int = 0) -> str:
        """A short stretch of `low` that ends at `at`, not reaching back beyond `floor`."""
        return self.low[max(floor, at - _LEFT_WINDOW) : at]


def view(text: str) -> View:
    """Prepare any text."""
    if is_common(text) or (
        not STACK.search(text) and unicodedata.is_normalized("NFC", text) and without_unseen(text) == text
    ):
        return View(text, same_length_normal(text), None)
    composed: list[str] = []
    offsets: list[int] = []
    start = 0
    for at in range(1, len(text) + 1):
        # A cluster ends before the next character that is seen and is not a mark on this one.
        if at == len(text) or not (unicodedata.combining(text[at]) or is_unseen(text[at])):
            piece = composed_text(without_unseen(text[start:at]))
            composed.append(piece)
            offsets.extend([start] * len(piece))
            start = at
    joined = "".join(composed)
    return View(joined, same_length_normal(joined), (*offsets, len(text)))
