"""The words for those who run the program: on the terminal, in its help, and as facts of problems."""

from functools import cache
from importlib import resources
from typing import Any

import tomli

from scorecards.languages import LANGUAGES, Language
from scorecards.strings.program import as_started


def console_word(key: str, language: Language, **facts: object) -> str:
    """A word or sentence of `console.toml` by its dotted key. Raises KeyError for a key that is not there (a bug)."""
    table, name = key.split(".")
    template: str = _table()[table][name][language]
    return as_started(template).format(**facts)


def in_all_languages(key: str, **facts: object) -> str:
    """The same in every language, for what is said before a language can be chosen: "Lệnh · Commands"."""
    return " · ".join(console_word(key, language, **facts) for language in LANGUAGES)


@cache
def _table() -> dict[str, Any]:
    return tomli.loads(resources.files(__package__).joinpath("console.toml").read_text("utf-8"))
