"""The words that readers see, as a value that is handed to whatever makes a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from string import Formatter
from types import MappingProxyType
from typing import Any

import tomli

from scorecards.languages import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: `words("period.until", day="31/10/2023")` is "đến 31/10/2023"."""

    language: Language
    table: Mapping[str, str]
    """Templates by dotted key; names in braces are what a sentence is filled in with."""
    _under: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `under` has found: every document asks for the keys of one table."""

    def __call__(self, key: str, /, **facts: object) -> str:
        """The word or sentence, filled in. Raises KeyError for a key or a name in braces that is not there (a bug)."""
        return self.table[key].format(**facts)

    def under(self, table: str) -> tuple[str, ...]:
        """The keys of a table, "counted" or "rule", without its name, in the order of the table."""
        if table not in self._under:
            found = (key.removeprefix(f"{table}.") for key in self.table if key.startswith(f"{table}."))
            self._under[table] = tuple(found)
        return self._under[table]

    def with_own(self, table: Mapping[str, str]) -> "Words":
        """These words, with those of `table` in place of their own of the same keys, and besides them."""
        return Words(self.language, MappingProxyType({**self.table, **table}))


@cache
def program_words() -> Mapping[Language, Words]:
    """The program's own words in every language, as no theme has changed them."""
    return MappingProxyType(
        {language: Words(language, MappingProxyType(dict(flat(_read(language))))) for language in LANGUAGES}
    )


def flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """The texts of nested tables by dotted key: "rule.rate.title"."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


@lru_cache(maxsize=4096)
def blanks(template: str) -> tuple[str, ...]:
    """What stands in braces in a template, as written: ("day",). Raises ValueError for braces that do not pair."""
    return tuple(
        name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, name, form, conversion in Formatter().parse(template)
        if name is not None
    )


def _read(language: Language) -> dict[str, Any]:
    return tomli.loads(resources.files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))
