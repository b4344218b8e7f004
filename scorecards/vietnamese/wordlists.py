"""Lists of words written as one text with commas, for tables that people read and mend."""

from __future__ import annotations

import re

from scorecards.vietnamese.folding import normal


def entries(text: str) -> list[str]:
    """The words and phrases of the list, normalised, each once, in its order."""
    return list(dict.fromkeys(normal(entry) for entry in text.split(",") if entry.strip()))


def any_of(text: str) -> str:
    """A pattern that matches any of the list, the longest first."""
    return "|".join(re.escape(entry).replace("\\ ", " ") for entry in sorted(entries(text), key=lambda one: -len(one)))
