"""The words of a theme: what it says in place of its parents' words and the program's, and besides them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from scorecards.languages import LANGUAGES, Language
from scorecards.load.fields import show
from scorecards.load.toml import Node
from scorecards.problems import Diagnostics, Where, nearest
from scorecards.strings.words import Words, blanks, program_words

_QUOTED = re.compile(r"""(["'])(?=([^"'\n]*)\1)""")
"""What stands between quotation marks, whether or not the first of them closes what stands before."""

_BLANK_NAME = re.compile(r"[^\W\d]\w*")
"""The name in a blank. Behind it no width and no attribute may stand: {day:>300000000} takes all memory."""

_OPEN = "counted."
"""What sources count, "hồ sơ": whoever has sources that count other things adds words for them."""


class OwnWord(Struct, frozen=True):
    """A word of a theme's string table."""

    template: str
    at: Where


OwnWords = Mapping[Language, Mapping[str, OwnWord]]
"""The words of one theme by language and dotted key."""


def own_words(table: Node, diagnostics: Diagnostics, prefix: str = "") -> Iterator[tuple[str, OwnWord]]:
    """The words of a string table by dotted key; what is no text is noted and left out."""
    for key, child in table.items():
        if isinstance(child.value, dict):
            yield from own_words(child, diagnostics, f"{prefix}{key}.")
        elif isinstance(child.value, str) and _is_template(child.value):
            yield prefix + key, OwnWord(child.value, child.at)
        else:
            diagnostics.add(
                "wrong-type", child.at, key=key, read=show(child.value),
                expected_vi="chữ trong dấu ngoặc kép, { và } đi thành cặp như {day}",
                expected_en="text in quotation marks, with { and } in pairs such as {day}",
            )  # fmt: skip


def merged_words(themes: Iterable[OwnWords], templates: str, diagnostics: Diagnostics) -> Mapping[Language, Words]:
    """The program's words with those of themes put over them, each theme over the ones before it.

    Noted are words that nothing asks for, neither the program, nor a theme before, nor the text of `templates`, and
    blanks that the word in whose place one stands is not filled in with.
    """
    words = program_words()
    quoted = {text for _, text in _QUOTED.findall(templates)}
    for theme in (one for one in themes if any(one.values())):
        known = {key: _filled_in(key, words) for language in LANGUAGES for key in words[language].table}
        for own in theme.values():
            _check(own, known, quoted, diagnostics)
        words = {
            language: words[language].with_own({key: one.template for key, one in theme.get(language, {}).items()})
            for language in LANGUAGES
        }
    return MappingProxyType(words)


def _check(
    own: Mapping[str, OwnWord], known: Mapping[str, set[str]], quoted: Collection[str], diagnostics: Diagnostics
) -> None:
    for key, one in own.items():
        written = set(blanks(one.template))
        names = known[key] if key in known else _names_of(written)
        for blank in sorted(written - names):
            diagnostics.add(
                "unknown-blank", one.at, key=key, read=f"{{{blank}}}", near=_near_blank(blank, names),
                known=", ".join(f"{{{name}}}" for name in sorted(names)) or "–",
            )  # fmt: skip
        if key not in known and not key.startswith(_OPEN) and key not in quoted:
            diagnostics.add("unknown-word", one.at, read=key, near=nearest(key, known))


def _names_of(written: Iterable[str]) -> set[str]:
    """What blanks begin with, "day" of {day:>12}: what a theme's own word is filled in with its templates know."""
    return {found[0] for blank in written if (found := _BLANK_NAME.match(blank))}


def _filled_in(key: str, words: Mapping[Language, Words]) -> set[str]:
    """The names that a sentence is filled in with, as its templates in all languages tell."""
    return {blank for one in words.values() for blank in blanks(one.table.get(key, ""))}


def _near_blank(blank: str, known: Iterable[str]) -> str:
    near = nearest(blank, known)
    return f"{{{near}}}" if near else ""


def _is_template(words: str) -> bool:
    try:
        blanks(words)
    except ValueError:
        return False
    return True
