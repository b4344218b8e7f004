"""The words of `sheets.toml`: what staff write in spreadsheets besides the words of the model."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import tomli


@cache
def sheet_words(table: str) -> Mapping[str, tuple[str, ...]]:
    """A table of `sheets.toml` by its dotted name: words by key."""
    found: Any = _words()
    for part in table.split("."):
        found = found[part]
    return {key: (words,) if isinstance(words, str) else tuple(words) for key, words in found.items()}


@cache
def _words() -> dict[str, Any]:
    return tomli.loads(resources.files(__package__).joinpath("sheets.toml").read_text("utf-8"))
