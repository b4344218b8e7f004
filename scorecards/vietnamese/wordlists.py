"""Lists of words written as one text with commas, for tables that people read and mend."""

from __future__ import annotations

import re

from scorecards.vietnamese.folding import normal


def entries(text: str) -> list[str]:
    """The words and phrases of the list, normalised, each once, in its order."""
    return list(dict.fromkeys(normal(entry) for entry in text.split(",") if entry.strip()))


def any_of(text: str) -> str:
    """A pattern that matches any of the list, the longest first."""
    return _letter_by_letter(entries(text))


def _letter_by_letter(words: list[str]) -> str:
    """What words have in common at their beginnings is looked at once, however many they are.

    Of words that begin one another the longest comes first, as those that it begins with are tried after it.
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        if word:
            by_letter.setdefault(word[0], []).append(word[1:])
    told = "|".join(
        re.escape(letter).replace("\\ ", " ") + _letter_by_letter(rest) for letter, rest in by_letter.items()
    )
    if "" in words:
        return f"(?:{told})?" if told else ""
    return told if len(by_letter) == 1 else f"(?:{told})"
