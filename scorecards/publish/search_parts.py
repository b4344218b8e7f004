"""Files of the parts of a search: words, or words that stand side by side, each with the numbers of what has them.

Parts stand in the order of their groups, and what is of one group stands in one file. Where a file ends is told by what
stands there: of the groups behind its middle the first whose checksum says so. So a part that comes, grows or goes
changes its own file and at most a few after it, while the others keep their names, in the caches of readers too.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, takewhile
from operator import itemgetter, sub
from zlib import crc32

from msgspec import Struct, field

Keep = Callable[[str, bytes], str]
"""Adds a file, given its name without a fingerprint and what it holds; gives its name."""


_BETWEEN = "],["
"""Stands between the numbers of texts with a part in their titles and those of others; alone where there are none."""


class PartFiles(Struct, frozen=True):
    """How the files of one kind of part are made."""

    name: str
    """Of each file, without its fingerprint."""
    group_of: Callable[[str], str]
    """The group of a part."""
    size: int
    """Bytes of JSON in a file, about: half as much at least, half more at most, but for a group that is larger."""


class NumbersChange(Struct):
    """Numbers of texts that are no more in a list, and numbers that are, which may be among them."""

    removed: set[int] = field(default_factory=set)
    added: set[int] = field(default_factory=set)

    def steps_after(self, before: str) -> str:
        """The list as steps (`steps_json`), from those that it was before. No more is read than what is to change: a
        list may have ten thousand numbers, of which the newest texts have the first.
        """
        if not self.removed and not self.added:
            return before
        least, steps = min(self.removed | self.added), before.split(",") if before else []
        first = [*takewhile(least.__le__, accumulate(map(int, steps), sub))]
        now, rest = sorted({*first} - self.removed | self.added, reverse=True), steps[len(first) :]
        if rest:
            now.append(first[-1] - int(rest[0]) if first else int(rest[0]))
        return ",".join(filter(None, (steps_json(now), *rest[1:])))


class PartChange(Struct):
    """What becomes of a part."""

    titles: NumbersChange = field(default_factory=NumbersChange)
    """Of the texts that have it in their titles."""
    others: NumbersChange = field(default_factory=NumbersChange)
    """Of those that have it elsewhere alone."""

    def of(self, in_title: bool) -> NumbersChange:
        """The one or the other."""
        return self.titles if in_title else self.others


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
        while at < len(files):
            first, name = files[at]
            data = read(name)
            if at in changed:
                groups = [*_groups(how, _mended(_parts_of(data), changed[at], changes))]
            elif cuts.files and not cuts.is_before(*(groups := [*_groups(how, _parts_of(data))])[0]):
                pass  # what is before it goes on
            elif at + 1 in changed:
                groups = [(first, data[1:-1])]  # it ends where it ended
            else:
                break
            for one in groups:
                cuts.add(*one)
            at += 1
        made += cuts.kept(how.name, keep)
    return made


def steps_down(falling: Sequence[int], above: int | None = None) -> list[int]:
    """The first of falling numbers, or the step to it from one above it, and the step down to each other one."""
    if not falling:
        return []
    return [falling[0] if above is None else above - falling[0], *map(sub, falling, falling[1:])]


def steps_json(falling: Sequence[int], above: int | None = None) -> str:
    """The same as JSON without its brackets."""
    return repr(steps_down(falling, above))[1:-1].replace(" ", "")


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


def _parts_of(data: bytes) -> dict[str, str]:
    """The parts of a file, each with its numbers as `_data` has written them, without the outermost brackets."""
    return dict(one.split('":[[', 1) for one in data.decode()[2:-3].split(']],"'))


def _mended(found: dict[str, str], parts: Iterable[str], changes: Mapping[str, PartChange]) -> dict[str, str]:
    """What a file says of each part, once these have changed."""
    for part in parts:
        titles, others = found.get(part, _BETWEEN).split(_BETWEEN)
        change = changes[part]
        found[part] = f"{change.titles.steps_after(titles)}{_BETWEEN}{change.others.steps_after(others)}"
        if found[part] == _BETWEEN:
            del found[part]
    return found


def _groups(how: PartFiles, parts: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The groups of parts in order, and what a file holds of each."""
    return ((group, _data(some, lambda part: f"[[{parts[part]}]]")) for group, some in _grouped(how, parts))
