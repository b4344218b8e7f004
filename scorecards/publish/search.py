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
              for one that is dissolved, a language where it is not that of the search: a title's is its page's too;
              what is empty at the end is left out

Lists of entries hold the first number and then the step to each next one. Words keep their marks, so that what a reader
types with marks can rank above what is alike without them; numbers stand as values (`search_words.readings`).
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, groupby
from operator import itemgetter, sub

from scorecards.addresses import paths
from scorecards.addresses.base import localised
from scorecards.addresses.fingerprint import fingerprinted
from scorecards.inputs.page_inputs import PageInputs
from scorecards.output import Output
from scorecards.publish.script_files import ScriptFiles, script_json
from scorecards.publish.search_entries import KINDS, Entry, entries, untranslated_texts
from scorecards.publish.search_vocabulary import Places, Vocabulary
from scorecards.publish.search_words import joined, key
from scorecards.strings.words import Words

WORDS_SIZE = 24_000
"""Bytes of JSON in a file of words, about; a single pair of letters may need more."""
PAIRS_SIZE = 8_000
"""Bytes of JSON in a file of words side by side, about."""
PER_FILE = 20
"""Entries in a file of entries."""

_SOURCE = "data/"


def search_files(inputs: PageInputs) -> ScriptFiles:
    """The search index of the pages in one language."""

    def shared() -> Vocabulary:
        vocabulary = Vocabulary()
        for number, text in untranslated_texts(inputs):
            vocabulary.add(number, (), (text,))
        return vocabulary

    def made() -> ScriptFiles:
        return search_index(entries(inputs), inputs.words, inputs.index.once(("search-untranslated",), shared))

    return inputs.once(("search-files",), made)


def search_index(entries: Sequence[Entry], words: Words, untranslated: Vocabulary | None = None) -> ScriptFiles:
    """The head and all files; the same bytes from the same entries.

    Each language has a folder of its own, so that no reader downloads the words of another. `untranslated` has the
    texts that entries name by their numbers.
    """
    outputs: list[Output] = []
    folder = localised(paths.SEARCH, words.language).strip("/")

    def keep(name: str, data: bytes) -> str:
        """Adds a file and gives its name in the folder."""
        outputs.append(Output(f"{folder}/{fingerprinted(name, data)}", data, _SOURCE))
        return outputs[-1].path.removeprefix(f"{folder}/")

    vocabulary = Vocabulary()
    for number, entry in enumerate(entries):
        passages = (f"{entry.detail} {entry.text}", entry.said)
        vocabulary.add(number, (entry.title, *entry.names), passages)
    numbers = {entry.untranslated: number for number, entry in enumerate(entries) if entry.untranslated is not None}
    vocabulary.take(untranslated or Vocabulary(), numbers)
    chunks = [entries[start : start + PER_FILE] for start in range(0, len(entries), PER_FILE)]
    counts = ((kind, sum(entry.kind == kind for entry in entries)) for kind in KINDS)
    head = {
        "kinds": [[words(f"search.{kind}"), count] for kind, count in counts],
        "perFile": PER_FILE,
        "entries": [keep("entries.json", script_json([_shown(entry) for entry in chunk])) for chunk in chunks],
        "names": keep("names.json", script_json(_names(entries))),
        "words": _kept(vocabulary.words, lambda form: key(form)[:2], WORDS_SIZE, "words.json", keep),
        "pairs": _kept(vocabulary.pairs, str, PAIRS_SIZE, "pairs.json", keep),
    }
    return ScriptFiles(f"/{folder}/{keep('index.json', script_json(head))}", tuple(outputs))


def _shown(entry: Entry) -> list[str]:
    shown = [entry.title, entry.path, entry.detail]
    shown += [entry.now.name, entry.now.path] if entry.now else ["", ""]
    shown += [entry.title_language or "", entry.detail_language or ""]
    while len(shown) > 3 and not shown[-1]:
        shown.pop()
    return shown


def _kept(
    found: Mapping[str, Places],
    group: Callable[[str], str],
    size: int,
    name: str,
    keep: Callable[[str, bytes], str],
) -> list[list[str]]:
    """Files of about a size, what is of one group in one of them: the group that each begins with, and its name."""
    # In UTF-16, as browsers compare: the order differs for letters beyond the first plane.
    ordered = sorted((group(item).encode("utf-16-be"), item) for item in found)
    made: list[tuple[str, list[bytes]]] = []
    filled = size
    for first, items in groupby(ordered, key=itemgetter(0)):
        data = script_json({item: [_steps(numbers) for numbers in found[item]] for _, item in items})
        if filled + len(data) > size:
            made.append((first.decode("utf-16-be"), []))
            filled = 0
        made[-1][1].append(data[1:-1])
        filled += len(data)
    return [[first, keep(name, b"{" + b",".join(parts) + b"}")] for first, parts in made]


def _names(entries: Sequence[Entry]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        if entry.kind == "units":
            for name in filter(None, dict.fromkeys(map(joined, (entry.title, *entry.names)))):
                found.setdefault(name, []).append(number)
    return {name: _steps(numbers) for name, numbers in found.items()}


def _steps(numbers: list[int]) -> list[int]:
    return list(map(sub, numbers, chain((0,), numbers)))
