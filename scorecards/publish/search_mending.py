"""The search index of an earlier build, mended where some articles are others than they were, have come or are gone.

An index says where each word is; of those that an article has gained or lost alone the files are made anew. What it was
found by is known from its entry in the index and from its text as it was.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from msgspec import Struct, field

from scorecards.addresses import paths
from scorecards.addresses.base import localised
from scorecards.addresses.fingerprint import fingerprinted
from scorecards.inputs.article_texts import ArticleText
from scorecards.inputs.earlier_search import EarlierSearch
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL
from scorecards.output import Output
from scorecards.publish.script_files import ScriptFiles, script_json
from scorecards.publish.search_entries import KINDS, NEWS, Entry, article_entry, names_of_places
from scorecards.publish.search_index import PAIRS, PER_FILE, SOURCE, WORDS, entries_json, others_of, row_of
from scorecards.publish.search_parts import PartChange, PartFiles, mend_parts
from scorecards.publish.search_terms import title_terms

_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError)
"""What reading files may raise that are not as an index has them."""
_AT_NEWS = KINDS.index(NEWS)


def mended_search(inputs: PageInputs, earlier: EarlierSearch) -> ScriptFiles | None:
    """The search index of the pages in one language, as it would be made anew; None where the files of the earlier one
    are not as it was written."""
    with suppress(*_DAMAGED):
        return _mended(inputs, earlier)
    return None


def _mended(inputs: PageInputs, earlier: EarlierSearch) -> ScriptFiles:
    """Raises one of `_DAMAGED`."""
    index = _EarlierIndex(localised(paths.SEARCH, inputs.language).strip("/"), earlier.files[inputs.language])
    there, ranks, changes = inputs.index.article_position, inputs.index.article_rank, _WordChanges()
    then = {path: one for path, one in earlier.articles.items() if one}
    now = [path for path in earlier.articles if path in there]
    newest = index.newest + len(now) - len(then)
    rows: dict[int, list[str]] = {}
    for path in earlier.articles:
        had = _WordPlaces()
        if path in then:
            number = index.newest - then[path].rank
            had = _places(number, _entry_then(path, index.row(number), then[path].text, inputs))
        has = _WordPlaces()
        if path in there:
            number, entry = newest - ranks[path], article_entry(inputs.project.articles[there[path]], inputs)
            rows[number], has = row_of(entry), _places(number, entry)
        changes.note(had, has)
    return index.mended(rows, newest, changes)


def _entry_then(path: str, row: Sequence[str], text: ArticleText, inputs: PageInputs) -> Entry:
    """An article as an earlier search found it, of which results showed this."""
    title, address, detail = row[:3]
    if address != paths.article(paths.slug_of_file(path)):
        raise ValueError(f"another entry than that of {path}: {address}")
    body = text.bodies.get(inputs.language) or text.bodies[ORIGINAL]
    return Entry(NEWS, title, address, detail, names_of_places(text.places, inputs), said=body.found_by)


_Place = tuple[str, int, bool]
"""A part, the number of an entry that has it, and whether it has it in its title."""


class _WordPlaces(Struct, frozen=True):
    """Where the words of some entries are, and those that stand side by side."""

    words: frozenset[_Place] = frozenset()
    pairs: frozenset[_Place] = frozenset()


def _places(number: int, entry: Entry) -> _WordPlaces:
    titles = title_terms(entry.title)
    others = others_of(entry) - titles

    def at(own: Iterable[str], elsewhere: Iterable[str]) -> frozenset[_Place]:
        return frozenset((*((part, number, True) for part in own), *((part, number, False) for part in elsewhere)))

    return _WordPlaces(at(titles.words, others.words), at(titles.pairs, others.pairs))


class _WordChanges(Struct):
    """What becomes of the words of an index, and of those that stand side by side."""

    words: dict[str, PartChange] = field(default_factory=dict)
    pairs: dict[str, PartChange] = field(default_factory=dict)

    def note(self, had: _WordPlaces, has: _WordPlaces) -> None:
        """Notes where the parts of an entry were, and where they are."""
        for noted, before, after in ((self.words, had.words, has.words), (self.pairs, had.pairs, has.pairs)):
            for part, number, in_title in before - after:
                noted.setdefault(part, PartChange()).of(in_title).removed.add(number)
            for part, number, in_title in after - before:
                noted.setdefault(part, PartChange()).of(in_title).added.add(number)


class _EarlierIndex:
    """The files of an index."""

    def __init__(self, folder: str, files: Sequence[Output]) -> None:
        self._folder = folder
        self._files = {file.path.removeprefix(f"{folder}/"): file for file in files}
        self._head: dict[str, Any] = json.loads(files[-1].content)
        self.newest: int = self._head["kinds"][_AT_NEWS][1]
        """The number of the newest article, the last of all entries."""

    def row(self, number: int) -> list[str]:
        """What results show of an entry."""
        found: list[str] = self._rows(number // PER_FILE)[number % PER_FILE]
        return found

    def mended(self, rows: Mapping[int, list[str]], newest: int, changes: _WordChanges) -> ScriptFiles:
        """The files once these rows and words have changed, and this is the newest article."""
        kinds = [[*one] for one in self._head["kinds"]]
        kinds[_AT_NEWS][1] = newest
        head = {
            **self._head,
            "kinds": kinds,
            "entries": self._entries(rows, newest + 1),
            "words": self._parts(WORDS, "words", changes.words),
            "pairs": self._parts(PAIRS, "pairs", changes.pairs),
        }
        name = self._keep("index.json", script_json(head))
        parts = (file for _, file in (*head["words"], *head["pairs"]))
        named = (*head["entries"], head["names"], *parts, name)
        return ScriptFiles(f"/{self._folder}/{name}", tuple(self._files[one] for one in named))

    def _entries(self, rows: Mapping[int, list[str]], count: int) -> list[str]:
        """The files of so many entries."""
        before, made = self._head["entries"], []
        for at, start in enumerate(range(0, count, PER_FILE)):
            numbers = range(start, min(start + PER_FILE, count))
            was = range(start, min(start + PER_FILE, self.newest + 1))
            if numbers == was and rows.keys().isdisjoint(numbers):
                made.append(before[at])
            else:
                some = [rows[number] if number in rows else self.row(number) for number in numbers]
                made.append(self._keep("entries.json", entries_json(some)))
        return made

    def _rows(self, at: int) -> list[list[str]]:
        found: list[list[str]] = json.loads(self._read(self._head["entries"][at]))
        return found

    def _parts(self, how: PartFiles, kind: str, changes: Mapping[str, PartChange]) -> list[list[str]]:
        files: list[list[str]] = self._head[kind]
        return mend_parts(how, files, changes, self._read, self._keep) if changes else files

    def _read(self, name: str) -> bytes:
        return self._files[name].content

    def _keep(self, name: str, data: bytes) -> str:
        """Adds a file and gives its name."""
        kept = fingerprinted(name, data)
        self._files[kept] = Output(f"{self._folder}/{kept}", data, SOURCE)
        return kept
