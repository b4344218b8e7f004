"""The text as the rules of the reader see it: composed, in small letters, one kind of dash and space.

Every character of `low` stands at the same place as the character of `text` it comes from, so a rule matches on
`low` and looks at `text` where capitals matter. Rules look a few words to either side and no further, which keeps
reading linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from msgspec import Struct

from scorecards.vietnamese.folding import (
    STACK,
    composed_text,
    is_common_passage,
    is_unseen,
    same_length_normal,
    without_unseen,
)

_LEFT_WINDOW = 48
_LONGEST_WORD = 40
_WORD_RIGHT = re.compile(r"(?: {1,3}| {0,3}\n {0,3}(?=[^\W\d_]))?([^\W_]+)")
_WORD_LEFT = re.compile(r"[^\W\d_]+")
_NO_SPACE = frozenset(".,;:)(/|%-\"'")
_GAP_LEFT = re.compile(r"[ \n]*")


class Word(NamedTuple):
    """A word beside a numeral."""

    key: str
    """Normalised."""
    start: int
    end: int


class View(Struct, frozen=True, eq=False):
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
        words: list[Word] = []
        while len(words) < most and (word := self.word_after(at)):
            words.append(word)
            at = word.end
        return words

    def word_after(self, at: int) -> Word | None:
        """The word that follows with nothing but space (or one line break) before it."""
        low = self.low
        if low[at : at + 1] in _NO_SPACE or not (found := _WORD_RIGHT.match(low, at)):
            return None
        start, end = found.span(1)
        if end - start > _LONGEST_WORD or ("\n" in low[at:start] and self.text[start].isupper()):
            return None  # a capital on a new line begins something else
        return Word(found[1], start, end)

    def before(self, at: int, floor: int = 0) -> str:
        """A short stretch of `low` that ends at `at`, not reaching back beyond `floor`."""
        return self.low[max(floor, at - _LEFT_WINDOW) : at]


def view(text: str) -> View:
    """Prepare any text."""
    if is_common_passage(text) or (
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
