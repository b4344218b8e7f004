"""The search index: files of JSON of which a question moves only the few that it needs.

The head (`index.json`) says how many entries of each kind there are and which file holds what. Entries are numbered in
the order of `findable.entries`. Words stand in files by the first two letters of their key (`search_words`), several
pairs of letters to a file up to about `WORDS_SIZE`; words that stand side by side, in files up to about `PAIRS_SIZE`;
what results show of an entry, in files of `PER_FILE` entries. The other half of the rule is `static/search.js` of the
theme.

    head     {"kinds": [[heading, number of entries], …], "perFile": n, "entries": [file, …], "names": file,
              "words": [[first pair of letters, file], …], "pairs": [[first pair of words, file], …]}
    words    {word: [[entries with it in the title], [other entries with it]], …}
    pairs    {"key key": the same, …}; " key" where a title begins with it, "key " where one ends
    names    {name of a unit as one word without marks: [entries], …}
    entries  [[title, path, detail, name of today's unit, its path, language of the title, of the detail], …], a unit's
              for one that is dissolved, a language where it is not the page's; what is empty at the end is left out

Lists of entries hold the first number and then the step to each next one. Words keep their marks, so that what a reader
types with marks can rank above what is alike without them; numbers stand as values (`search_words.readings`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise, product
from typing import Any

from scorecards.addresses import paths
from scorecards.addresses.base import localised
from scorecards.addresses.fingerprint import fingerprinted
from scorecards.inputs.page_inputs import PageInputs
from scorecards.output import Output
from scorecards.publish.script_files import ScriptFiles, script_json
from scorecards.publish.search_entries import KINDS, Entry, entries
from scorecards.publish.search_words import joined, key, text_words
from scorecards.strings.words import Words

WORDS_SIZE = 24_000
"""Bytes of JSON in a file of words, about; a single pair of letters may need more."""
PAIRS_SIZE = 8_000
"""Bytes of JSON in a file of words side by side, about."""
PER_FILE = 20
"""Entries in a file of entries."""

_SOURCE = "data/"

Places = tuple[list[int], list[int]]
"""Entries that have something in their title, and those that have it elsewhere."""


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
        data = script_json(content)
        outputs.append(Output(f"{folder}/{fingerprinted(name, data)}", data, _SOURCE))
        return outputs[-1].path.removeprefix(f"{folder}/")

    chunks = [entries[start : start + PER_FILE] for start in range(0, len(entries), PER_FILE)]
    counts = ((kind, sum(entry.kind == kind for entry in entries)) for kind in KINDS)
    head = {
        "kinds": [[words(f"search.{kind}"), count] for kind, count in counts],
        "perFile": PER_FILE,
        "entries": [keep("entries.json", [_shown(entry) for entry in chunk]) for chunk in chunks],
        "names": keep("names.json", _names(entries)),
        "words": _kept(_occurrences(entries, _forms), lambda form: key(form)[:2], WORDS_SIZE, "words.json", keep),
        "pairs": _kept(_occurrences(entries, _pairs), str, PAIRS_SIZE, "pairs.json", keep),
    }
    return ScriptFiles(f"/{folder}/{keep('index.json', head)}", tuple(outputs))


def _shown(entry: Entry) -> list[str]:
    shown = [entry.title, entry.path, entry.detail]
    shown += [entry.now.name, entry.now.path] if entry.now else ["", ""]
    shown += [entry.title_language or "", entry.detail_language or ""]
    while len(shown) > 3 and not shown[-1]:
        shown.pop()
    return shown


def _kept(
    found: dict[str, Places],
    group: Callable[[str], str],
    size: int,
    name: str,
    keep: Callable[[str, Any], str],
) -> list[list[str]]:
    """Files of about a size, what is of one group in one of them: the group that each begins with, and its name."""
    # In UTF-16, as browsers compare: the order differs for letters beyond the first plane.
    ordered = sorted(found.items(), key=lambda item: (group(item[0]).encode("utf-16-be"), item[0]))
    made: list[tuple[str, dict[str, list[list[int]]]]] = []
    filled = size
    for first, items in groupby(ordered, key=lambda item: group(item[0])):
        together = {item: [_steps(numbers) for numbers in places] for item, places in items}
        length = len(script_json(together))
        if filled + length > size:
            made.append((first, {}))
            filled = 0
        made[-1][1].update(together)
        filled += length
    return [[first, keep(name, content)] for first, content in made]


def _occurrences(entries: Sequence[Entry], parts: Callable[[str, bool], Iterable[str]]) -> dict[str, Places]:
    """Every part of the texts of entries, such as a word, with the entries that have it."""
    found: dict[str, Places] = {}
    for number, entry in enumerate(entries):
        titles = (entry.title, *entry.names)
        title = set(chain.from_iterable(parts(text, True) for text in titles))
        for part in title:
            found.setdefault(part, ([], []))[0].append(number)
        for part in set(parts(f"{entry.detail} {entry.text}", False)) - title:
            found.setdefault(part, ([], []))[1].append(number)
    return found


def _forms(text: str, _title: bool) -> Iterator[str]:
    """The words of a text with their marks, in small letters and one spelling; numbers by their values."""
    for word in text_words(text):
        yield from word.forms
        yield from word.parts


def _pairs(text: str, title: bool) -> Iterator[str]:
    """The keys of words that stand side by side; of a title its beginning and end as well."""
    keys = [word.keys for word in text_words(text)]
    if title and keys:
        keys = [("",), *keys, ("",)]
    for before, after in pairwise(keys):
        yield from map(" ".join, product(before, after))


def _names(entries: Sequence[Entry]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        if entry.kind == "units":
            for name in filter(None, dict.fromkeys(map(joined, (entry.title, *entry.names)))):
                found.setdefault(name, []).append(number)
    return {name: _steps(numbers) for name, numbers in found.items()}


def _steps(numbers: list[int]) -> list[int]:
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]
