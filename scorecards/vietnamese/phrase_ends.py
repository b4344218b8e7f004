"""Phrases of a list right before a place of a text, found from their last word back.

A pattern has to be tried at each character from which the phrase might begin; the words before a numeral, looked up one
after another, rule out nearly every phrase at the first or second.
"""

from __future__ import annotations

from collections.abc import Iterable


class PhraseEnds:
    """A list of phrases, normalised: words of letters with single blanks between them."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(phrases)
        self._ends = frozenset(
            phrase[at:] for phrase in self._phrases for at, letter in enumerate(f" {phrase}") if letter == " "
        )

    def before(self, low: str, begin: int, at: int) -> tuple[int, str] | None:
        """The longest phrase that ends before the blanks at `at`, beginning at `begin` at the earliest, and its place.

        The blanks are one or two, or one and a line break. The phrase begins at the beginning of a word.
        """
        if low[at - 1 : at] not in (" ", "\n") or at <= begin:
            return None
        end = at - 1 if low[at - 2 : at - 1] != " " else at - 2
        found = -1
        edge = end
        while edge > begin:
            start = low.rfind(" ", begin, edge) + 1 or begin
            phrase = low[start:end]
            if phrase not in self._ends:
                touched = _after_touching(low, start, edge)
                if touched > start and low[touched:end] in self._phrases:
                    found = touched
                break
            if phrase in self._phrases and (start > begin or not _in_word(low, start)):
                found = start
            edge = start - 1
        return (found, low[found:end]) if found >= 0 else None


def _in_word(low: str, at: int) -> bool:
    """Whether the character before `at` belongs to a word."""
    return at > 0 and (low[at - 1].isalnum() or low[at - 1] == "_")


def _after_touching(low: str, start: int, end: int) -> int:
    """Where the word that ends at `end` begins behind what touches it: the "gần" of "(gần"; `start` without any."""
    if low[start:end].isalpha():
        return start
    while end > start and _in_word(low, end):
        end -= 1
    return end
