"""The files of a search index read back by what scorecards/publish/search.py says of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from operator import sub
from typing import Any

from scorecards.publish.search_words import key, question_keys

FOLDER = "tim-kiem/"


@dataclass(frozen=True, slots=True)
class Index:
    """An index, read anew and unpacked."""

    kinds: list[tuple[str, range]]
    """Heading and entries in the order shown."""
    entries: list[list[str]]
    """Title, path, detail, and for a unit that is no more the name and path of today's."""
    titles: dict[str, list[int]]
    """Entries by the words of their titles."""
    others: dict[str, list[int]]
    """Entries by their other words."""
    pairs: dict[str, list[int]]
    """Entries by words that stand side by side in their titles."""
    other_pairs: dict[str, list[int]]
    """Entries by words that stand side by side elsewhere in them."""
    names: dict[str, list[int]]
    """Entries of units by their names, each as one word."""

    def find(self, question: str) -> list[str]:
        """The paths of the entries that have all words of a question, in order."""
        found = set(range(len(self.entries)))
        for keys in question_keys(question):
            forms = [form for form in {**self.titles, **self.others} if key(form) in keys]
            found &= {n for form in forms for n in (*self.titles.get(form, ()), *self.others.get(form, ()))}
        return [self.entries[number][1] for number in sorted(found)]

    def entry(self, path: str) -> list[str]:
        """The only entry that leads there."""
        (found,) = (entry for entry in self.entries if entry[1] == path)
        return found


def read_index(files: Mapping[str, bytes]) -> Index:
    """The index in a built site."""
    (head_name,) = (name for name in files if name.startswith(f"{FOLDER}index.") and name.endswith(".json"))
    head = json.loads(files[head_name])
    entries = [entry for name in head["entries"] for entry in json.loads(files[FOLDER + name])]
    assert all(len(json.loads(files[FOLDER + name])) <= head["perFile"] for name in head["entries"])
    titles, others = _parts(files, head["words"], lambda form: key(form)[:2])
    pairs, other_pairs = _parts(files, head["pairs"], str)
    names = {name: _numbers(steps) for name, steps in json.loads(files[FOLDER + head["names"]]).items()}
    kinds = [(heading, shown(first, end)) for heading, first, end in head["kinds"]]
    return Index(kinds, entries, titles, others, pairs, other_pairs, names)


def shown(first: int, end: int) -> range:
    """The entries of a kind as they are shown; articles, the last of which has a smaller number, backwards."""
    return range(first, end, 1 if first < end else -1)


def _parts(
    files: Mapping[str, bytes], listed: list[list[str]], group: Callable[[str], str]
) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """What files of words or of pairs hold: in titles, elsewhere; each part in the one file that it belongs to."""
    titles: dict[str, list[int]] = {}
    others: dict[str, list[int]] = {}
    starts = [first for first, _ in listed]
    assert starts == sorted(starts, key=_utf16)
    for (first, name), following in zip(listed, [*starts, None][1:], strict=True):
        for part, places in json.loads(files[FOLDER + name]).items():
            own = _utf16(group(part))
            assert _utf16(first) <= own, (part, name)
            assert following is None or own < _utf16(following), (part, name)
            assert part not in titles, part
            titles[part], others[part] = map(_numbers, places)
    return titles, others


def _utf16(text: str) -> bytes:
    """Texts in the order in which browsers compare them."""
    return text.encode("utf-16-be")


def _numbers(steps: Iterable[Any]) -> list[int]:
    return [*accumulate(steps, sub)][::-1]
