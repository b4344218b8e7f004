"""The search index: files of JSON of which a question moves only the few that it needs.

The head (`index.json`) says which entries are of each kind and which file holds what. Entries are numbered in the order
of `search_entries.entries`. Words stand in files by the first two letters of their key (`search_words`),
several pairs of letters to a file (`WORDS`); words that stand side by side, in smaller files (`PAIRS`); what results
show of an entry, in files of `PER_FILE` entries. The other half of the rule is `static/search.js` of the theme.

    head     {"kinds": [[heading, the entry shown first, that behind the last], …], "perFile": n, "entries": [file, …],
              "names": file, "words": [[first pair of letters, file], …], "pairs": [[first pair of words, file], …]}
    words    {word: [[entries with it in the title], [other entries with it]], …}
    pairs    {"key key": the same, …}; " key" where a title begins with it, "key " where one ends
    names    {name of a unit as one word without marks: [entries], …}
    entries  [[title, path, detail, name of today's unit, its path, language of the title, of the detail], …], a unit's
              for one that is dissolved, a language where it is not that of the search: a title's is its page's too;
              what is empty at the end is left out

Kinds stand in the order in which they are shown. Articles are numbered oldest first and shown newest first, so the
entry behind the last of them is of a smaller number than the first.

Lists of entries hold the greatest number and then the step down to each next one, so that an article that is added
changes their beginning alone. Words keep their marks, so that what a reader
types with marks can rank above what is alike without them; numbers stand as values (`search_words.readings`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from scorecards.addresses import paths
from scorecards.addresses.base import localised
from scorecards.addresses.fingerprint import fingerprinted
from scorecards.output import Output
from scorecards.publish.script_files import ScriptFiles, script_json
from scorecards.publish.search_entries import KINDS, NEWS, NUMBERED, Entry
from scorecards.publish.search_parts import PartFiles, steps_down, write_parts
from scorecards.publish.search_terms import SearchTerms, passage_terms, title_terms, unpacked
from scorecards.publish.search_vocabulary import Places, Vocabulary
from scorecards.publish.search_words import joined, key
from scorecards.strings.words import Words

WORDS = PartFiles("words.json", lambda form: key(form)[:2], 24_000)
PAIRS = PartFiles("pairs.json", str, 8_000)
PER_FILE = 20
"""Entries in a file of entries."""

SOURCE = "data/"
"""What the files are made from."""
_MEETING = 4
"""Pieces between blanks that are looked at where a text meets another: a number may have blanks in it."""
_NOTHING = SearchTerms((), ())


def search_index(
    entries: Sequence[Entry],
    words: Words,
    untranslated: Vocabulary | None = None,
    put: Callable[[Output], Output] = lambda output: output,
) -> ScriptFiles:
    """The head and all files; the same bytes from the same entries.

    Each language has a folder of its own, so that no reader downloads the words of another. `untranslated` has the
    titles and the texts of the entries that name them by their numbers, which are as far apart there as here. `put`
    takes each file as it is made, and gives what is handed on in its place.
    """
    outputs: list[Output] = []
    folder = localised(paths.SEARCH, words.language).strip("/")

    def keep(name: str, data: bytes) -> str:
        """Adds a file and gives its name in the folder."""
        outputs.append(put(Output(f"{folder}/{fingerprinted(name, data)}", data, SOURCE)))
        return outputs[-1].path.removeprefix(f"{folder}/")

    def kept(how: PartFiles, own: Places, shared: Places) -> list[list[str]]:
        return write_parts(how, own.parts_with(shared), lambda part: own.written(part, shared, later), keep)

    known, later = untranslated or Vocabulary(), _later(entries)
    vocabulary = Vocabulary(len(entries))
    for number, entry in enumerate(entries):
        vocabulary.add(number, titles := _titles_of(entry), others_of(entry) - titles)
    chunks = [entries[start : start + PER_FILE] for start in range(0, len(entries), PER_FILE)]
    shown = _shown_of_kinds(entries)
    head = {
        "kinds": [[words(f"search.{kind}"), *shown[kind]] for kind in KINDS],
        "perFile": PER_FILE,
        "entries": [keep("entries.json", entries_json(map(row_of, chunk))) for chunk in chunks],
        "names": keep("names.json", script_json(_names(entries))),
        "words": kept(WORDS, vocabulary.words, known.words),
        "pairs": kept(PAIRS, vocabulary.pairs, known.pairs),
    }
    return ScriptFiles(f"/{folder}/{keep('index.json', script_json(head))}", tuple(outputs))


def _later(entries: Sequence[Entry]) -> int:
    """By how much the numbers of untranslated texts are greater as entries than among the articles."""
    apart = {number - entry.untranslated for number, entry in enumerate(entries) if entry.untranslated is not None}
    if len(apart) > 1:
        raise ValueError("untranslated texts stand in another order than the articles")
    return apart.pop() if apart else 0


def _titles_of(entry: Entry) -> SearchTerms:
    titles = entry.names if entry.untranslated is not None else (entry.title, *entry.names)
    return title_terms(*titles) if titles else _NOTHING


def others_of(entry: Entry) -> SearchTerms:
    """What an entry is found by besides its title, some of which its title may have too; of an untranslated text what
    the search in one language has of its own."""
    if entry.untranslated is not None:  # what is the same in all languages is looked at where it meets the rest alone
        pieces, before = entry.alike.split(), entry.detail.removesuffix(entry.alike)
        first, last = " ".join(pieces[:_MEETING]), " ".join(pieces[-_MEETING:])
        return passage_terms(f"{before}{first}", f"{last} {entry.text}") - passage_terms(first, last)
    own = passage_terms(f"{entry.detail} {entry.text}")
    return own | unpacked(entry.said) if entry.said else own


def _shown_of_kinds(entries: Sequence[Entry]) -> Mapping[str, tuple[int, int]]:
    """Of each kind the entry that is shown first and the one behind the last."""
    counts = Counter(entry.kind for entry in entries)
    ends = [*accumulate(counts[kind] for kind in NUMBERED)]
    found = {kind: (end - counts[kind], end) for kind, end in zip(NUMBERED, ends, strict=True)}
    start, end = found[NEWS]
    return {**found, NEWS: (end - 1, start - 1)}


def entries_json(rows: Iterable[Sequence[str]]) -> bytes:
    """A file of entries, each as results show it (`row_of`)."""
    return script_json([*rows])


def row_of(entry: Entry) -> list[str]:
    """What results show of an entry."""
    shown = [entry.title, entry.path, entry.detail]
    shown += [entry.now.name, entry.now.path] if entry.now else ["", ""]
    shown += [entry.title_language or "", entry.detail_language or ""]
    while len(shown) > 3 and not shown[-1]:
        shown.pop()
    return shown


def _names(entries: Sequence[Entry]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        if entry.kind == "units":
            for name in filter(None, dict.fromkeys(map(joined, (entry.title, *entry.names)))):
                found.setdefault(name, []).append(number)
    return {name: steps_down(numbers[::-1]) for name, numbers in found.items()}
