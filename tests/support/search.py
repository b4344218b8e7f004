"""The files of a search index read back by what scorecards/publish/search.py says of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from scorecards.vietnamese.folding import fold

FOLDER = "tim-kiem/"


@dataclass(frozen=True, slots=True)
class Index:
    """An index, read anew and unpacked."""

    kinds: list[tuple[str, int]]
    """Heading and number of entries."""
    entries: list[list[str]]
    """Title, path, detail, and for a unit that is no more the name and path of today's."""
    titles: dict[str, list[int]]
    """Entries by the words of their titles."""
    others: dict[str, list[int]]
    """Entries by their other words."""

    def find(self, *words: str) -> list[str]:
        """The paths of the entries that have all of these folded words, in order."""
        found = set(range(len(self.entries)))
        for word in words:
            forms = [form for form in {**self.titles, **self.others} if fold(form) == word]
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
    titles: dict[str, list[int]] = {}
    others: dict[str, list[int]] = {}
    starts = [first for first, _ in head["words"]]
    assert starts == sorted(starts)
    assert all(len(json.loads(files[FOLDER + name])) <= head["perFile"] for name in head["entries"])
    for (first, name), following in zip(head["words"], [*starts, None][1:], strict=True):
        for form, places in json.loads(files[FOLDER + name]).items():
            pair = fold(form)[:2]
            assert first <= pair, (form, name)
            assert following is None or pair < following, (form, name)
            assert form not in titles, form
            titles[form], others[form] = map(_numbers, places)
    return Index([(heading, count) for heading, count in head["kinds"]], entries, titles, others)


def _numbers(steps: Iterable[Any]) -> list[int]:
    return list(accumulate(steps))
