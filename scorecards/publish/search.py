"""The search index: files of JSON of which a question moves only the few that it needs.

The head (`index.json`) says how many entries of each kind there are and which file holds what. Entries are numbered in
the order of `findable.entries`. Words stand in files by the first two letters of their folded form, several pairs of
letters to a file up to about `WORDS_SIZE`; what results show of an entry stands in files of `PER_FILE` entries. The
other half of the rule is `static/search.js` of the theme.

    head     {"kinds": [[heading, number of entries], …], "perFile": n,
              "entries": [file, …], "words": [[first pair of letters, file], …]}
    words    {word: [[entries with it in the title], [other entries with it]], …}
    entries  [[title, path, detail, name of today's unit, its path, language of the title, of the detail], …], a unit's
              for one that is dissolved, a language where it is not the page's; what is empty at the end is left out

Lists of entries hold the first number and then the step to each next one. Words keep their marks, so that what a reader
types with marks can rank above what is alike without them.
"""

import json
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from scorecards.addresses import paths
from scorecards.addresses.base import localised
from scorecards.addresses.fingerprint import fingerprinted
from scorecards.inputs.page_inputs import PageInputs
from scorecards.output import Output
from scorecards.publish.script_files import ScriptFiles
from scorecards.publish.search_entries import KINDS, Entry, entries
from scorecards.strings.words import Words
from scorecards.vietnamese.folding import fold, normal

WORDS_SIZE = 24_000
"""Bytes of JSON in a file of words, about; a single pair of letters may need more."""
PER_FILE = 20
"""Entries in a file of entries."""

_WORD = re.compile(r"[^\W_]+")
_SOURCE = "data/"


def words(text: str) -> list[str]:
    """The folded words of a text, in order: what a question is taken apart into."""
    return _WORD.findall(fold(text))


def search_files(inputs: PageInputs) -> ScriptFiles:
    """The search index of the pages in one language."""
    return inputs.once(("search-files",), lambda: search_index(entries(inputs), inputs.words))


def search_index(entries: Sequence[Entry], words: Words) -> ScriptFiles:
    """The head and all files; the same bytes from the same entries.

    Each language has a folder of its own, so that no reader downloads the words of another.
    """
    outputs: list[Output] = []
    folder = localised(paths.SEARCH, words.language).strip("/")

    def keep(name: str, content: Any) -> str:
        """Adds a file and gives its name in the folder."""
        data = _json(content)
        outputs.append(Output(f"{folder}/{fingerprinted(name, data)}", data, _SOURCE))
        return outputs[-1].path.removeprefix(f"{folder}/")

    chunks = [entries[start : start + PER_FILE] for start in range(0, len(entries), PER_FILE)]
    counts = ((kind, sum(entry.kind == kind for entry in entries)) for kind in KINDS)
    head = {
        "kinds": [[words(f"search.{kind}"), count] for kind, count in counts],
        "perFile": PER_FILE,
        "entries": [keep("entries.json", [_shown(entry) for entry in chunk]) for chunk in chunks],
        "words": [[first, keep("words.json", content)] for first, content in _word_files(entries)],
    }
    return ScriptFiles(f"/{folder}/{keep('index.json', head)}", tuple(outputs))


def _shown(entry: Entry) -> list[str]:
    shown = [entry.title, entry.path, entry.detail]
    shown += [entry.now.name, entry.now.path] if entry.now else ["", ""]
    shown += [entry.title_language or "", entry.detail_language or ""]
    while len(shown) > 3 and not shown[-1]:
        shown.pop()
    return shown


def _word_files(entries: Sequence[Entry]) -> Iterable[tuple[str, dict[str, list[list[int]]]]]:
    """Files of words: the pair of letters that each begins with, and what it holds."""
    content: dict[str, list[list[int]]] = {}
    first, size = "", 0
    for pair, found in groupby(_occurrences(entries), key=lambda item: fold(item[0])[:2]):
        group = {form: [_steps(numbers) for numbers in places] for form, places in found}
        length = len(_json(group))
        if content and size + length > WORDS_SIZE:
            yield first, content
            content, first, size = {}, pair, 0
        content |= group
        size += length
    if content:
        yield first, content


def _occurrences(entries: Sequence[Entry]) -> list[tuple[str, tuple[list[int], list[int]]]]:
    """Every word with the entries that have it in their title and those that have it elsewhere, by its folded form."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for number, entry in enumerate(entries):
        title = _forms(entry.title)
        for form in sorted(title):
            found.setdefault(form, ([], []))[0].append(number)
        for form in sorted(_forms(f"{entry.detail} {entry.text}") - title):
            found.setdefault(form, ([], []))[1].append(number)
    # In UTF-16, as browsers compare: the order differs for letters beyond the first plane.
    return sorted(found.items(), key=lambda item: (fold(item[0]).encode("utf-16-be"), item[0]))


def _forms(text: str) -> set[str]:
    """The words of a text with their marks, in small letters and one spelling."""
    return set(_WORD.findall(normal(text)))


def _steps(numbers: list[int]) -> list[int]:
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
