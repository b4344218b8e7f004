"""The cases of tests/fixtures/folding.txt and search_words.txt, which Python and the browser are both tested on."""

from __future__ import annotations

import re

from tests.support.projects import ROOT

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\t")


def cases() -> list[tuple[str, str]]:
    """Texts and what they are folded to."""
    return _cases("folding.txt")


def word_cases() -> list[tuple[str, list[list[str]]]]:
    """Texts and the keys of their words, each word with all of its keys."""
    return [(text, [word.split("|") for word in keys.split()]) for text, keys in _cases("search_words.txt")]


def _cases(name: str) -> list[tuple[str, str]]:
    lines = (ROOT / "tests" / "fixtures" / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" => ") for line in lines if line and not line.startswith("#"))
    return [(_plain(text), _plain(expected)) for text, expected in pairs]


def _plain(written: str) -> str:
    if len(written) > 1 and written[0] == written[-1] == '"':
        written = written[1:-1]
    return _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)) if found[1] or found[2] else "\t", written)
