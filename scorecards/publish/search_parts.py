"""Files of the parts of a search: words, or words that stand side by side, each with the numbers of what has them.

Parts stand in the order of their groups, and what is of one group stands in one file. Where a file ends is told by what
stands there: of the groups behind its middle the first whose checksum says so. So a part that comes, grows or goes
changes its own file and at most a few after it, while the others keep their names, in the caches of readers too.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, groupby
from operator import itemgetter, sub
from typing import Any
from zlib import crc32

Keep = Callable[[str, bytes], str]
"""Adds a file, given its name without a fingerprint and what it holds; gives its name."""


@dataclass(frozen=True, slots=True)
class PartFiles:
    """How the files of one kind of part are made."""

    name: str
    """Of each file, without its fingerprint."""
    group_of: Callable[[str], str]
    """The group of a part."""
    size: int
    """Bytes of JSON in a file, about: half as much at least, half more at most, but for a group that is larger."""


@dataclass(slots=True)
class PartChange:
    """What becomes of a part: the numbers of texts that have it elsewhere than in titles, and did not or do no more."""

    added: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)


def write_parts(how: PartFiles, parts: Iterable[str], written: Callable[[str], str], keep: Keep) -> list[list[str]]:
    """The files of all parts: the group that each begins with, and its name. `written` gives the numbers of a part."""
    cuts = _Cuts(how.size)
    for group, some in _grouped(how, parts):
        cuts.add(group, _data(some, written))
    return cuts.kept(how.name, keep)


def mend_parts(
    how: PartFiles,
    files: Sequence[Sequence[str]],
    changes: Mapping[str, PartChange],
    read: Callable[[str], bytes],
    keep: Keep,
) -> list[list[str]]:
    """What `write_parts` gives after some parts have changed, from the files that it gave before.

    `read` gives what a file holds by its name. Raises ValueError, LookupError, TypeError or AttributeError where that
    is no such file, and where there was none at all.
    """
    if not files:
        raise ValueError("no parts to change")
    firsts = [_order(first) for first, _ in files]
    changed: dict[int, list[str]] = {}
    for part in changes:
        changed.setdefault(max(0, bisect_right(firsts, _order(how.group_of(part))) - 1), []).append(part)
    made: list[list[str]] = []
    at = 0
    while at < len(files):
        if at not in changed and at + 1 not in changed:  # where the next begins depends on its first group too
            made.append([*files[at]])
            at += 1
            continue
        cuts = _Cuts(how.size)
        while True:
            parts = _mended(json.loads(read(files[at][1])), changed.get(at, ()), changes)
            groups = [*_groups(how, parts)]
            if at not in changed and at + 1 not in changed and cuts.files and cuts.is_before(*groups[0]):
                break
            for one in groups:
                cuts.add(*one)
            at += 1
            if at == len(files):
                break
        made += cuts.kept(how.name, keep)
    return made


def steps(numbers: Iterable[int]) -> list[int]:
    """The first of rising numbers, and the step to each other one."""
    found = [*numbers]
    return list(map(sub, found, chain((0,), found)))


class _Cuts:
    """Puts groups into files as they come."""

    def __init__(self, size: int) -> None:
        self._half, self._filled = size // 2, 0
        self.files: list[tuple[str, list[bytes]]] = []
        """The first group of each, and what it holds."""

    def is_before(self, group: str, data: bytes) -> bool:
        """Whether a file begins with this group: where one ends depends on nothing before its middle."""
        if not self.files or self._filled + len(data) > 3 * self._half:
            return True
        return self._filled >= self._half and crc32(_order(group)) % self._half < len(data)

    def add(self, group: str, data: bytes) -> None:
        """Adds the next group."""
        if self.is_before(group, data):
            self.files.append((group, []))
            self._filled = 0
        self.files[-1][1].append(data)
        self._filled += len(data) + 1

    def kept(self, name: str, keep: Keep) -> list[list[str]]:
        """The first group and the name of each file."""
        return [[first, keep(name, b"{" + b",".join(some) + b"}")] for first, some in self.files]


def _grouped(how: PartFiles, parts: Iterable[str]) -> Iterable[tuple[str, list[str]]]:
    """Parts by their groups, both in order."""
    ordered = sorted((_order(group), group, part) for part in parts for group in (how.group_of(part),))
    return ((group, [part for _, _, part in some]) for group, some in groupby(ordered, key=itemgetter(1)))


def _order(group: str) -> bytes:
    """What groups are ordered by: in UTF-16 as browsers compare, which differs for letters beyond the first plane."""
    return group.encode("utf-16-be")


def _data(parts: Iterable[str], written: Callable[[str], str]) -> bytes:
    """Parts as they stand in a file, between its braces; they are of letters and digits, which stand as they are."""
    return ",".join([f'"{part}":{written(part)}' for part in parts]).encode()


def _mended(found: dict[str, Any], parts: Iterable[str], changes: Mapping[str, PartChange]) -> dict[str, Any]:
    """What a file says of each part, as steps, once these have changed."""
    for part in parts:
        titles, others = found.get(part, ((), ()))
        numbers = steps(sorted({*accumulate(others)}.difference(changes[part].removed) | changes[part].added))
        found[part] = [titles, numbers]
    return {part: one for part, one in found.items() if one[0] or one[1]}


def _groups(how: PartFiles, parts: Mapping[str, object]) -> Iterable[tuple[str, bytes]]:
    """The groups of parts in order, and what a file holds of each."""
    written = {part: json.dumps(one, separators=(",", ":")) for part, one in parts.items()}
    return ((group, _data(some, written.__getitem__)) for group, some in _grouped(how, parts))
