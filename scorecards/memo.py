"""What one process has worked out and from what, so that the next run of a preview repeats only what was changed.

A build of the whole site keeps nothing and loses nothing by it. Two runs with one memo give what two runs
with a memo each give: a key names everything that its value was made from. Files are named by their text or by their
signature (`load.source`), values of earlier steps by being the same object (`SameObjects`).
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

from msgspec import Struct, field

from scorecards.problems import Diagnostics, Problem

T = TypeVar("T")

_KEPT_RUNS = 8
"""Runs after which a value that nobody asked for is dropped: a mistake in one file may keep a run from most steps."""


_LONGEST_WORD = 40
"""Characters beyond which a word is not kept: none is so long."""


class KeptWords(dict[str, T]):
    """What comes of words as texts write them, worked out once; `map` asks its `__getitem__` for those of a text."""

    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[[str], T], most: int) -> None:
        """At most so many are kept."""
        self._make, self._most = make, most

    def __missing__(self, word: str) -> T:
        found = self._make(word)
        if len(word) < _LONGEST_WORD:
            if len(self) >= self._most:
                self.clear()
            self[word] = found
        return found


class once(Generic[T]):  # noqa: N801 (written as a decorator)
    """A property that is worked out when it is first asked for, and kept in its object from then on.

    As `functools.cached_property`, without the lock that this has before Python 3.12: it takes longer than most of what
    is worked out for each number of a text.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, one: object, owner: type | None = None) -> T:
        found = self._make(one)
        setattr(one, self._name, found)
        return found


class SameObjects:
    """Part of a key: these very objects. They are held, so that no other object can take their place."""

    __slots__ = ("_hash", "_objects")

    def __init__(self, objects: Iterable[object]) -> None:
        self._objects = tuple(objects)
        self._hash = hash(tuple(map(id, self._objects)))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, SameObjects) or self._hash != other._hash:
            return False
        mine, theirs = self._objects, other._objects
        return len(mine) == len(theirs) and all(one is another for one, another in zip(mine, theirs, strict=True))


class _Kept(Struct):
    value: Any
    problems: tuple[Problem, ...]
    run: int


class Memo(Struct, eq=False):
    """Values by what they were made from, with the problems noted while they were made."""

    keeps: bool = True
    """Whether anything is kept: not in a process that makes one run, where it would only take memory."""
    _entries: dict[Hashable, _Kept] = field(default_factory=dict)
    _run: int = 0

    def begin_run(self) -> None:
        """Begins a run: what none of the last ones has asked for is dropped."""
        self._run += 1
        oldest = self._run - _KEPT_RUNS
        if any(entry.run < oldest for entry in self._entries.values()):
            self._entries = {key: entry for key, entry in self._entries.items() if entry.run >= oldest}

    def recall(self, key: Hashable, make: Callable[[Diagnostics], T], diagnostics: Diagnostics) -> T:
        """What `make` gives, made once for a key; its problems are noted in `diagnostics` each time.

        `make` notes them in the diagnostics that it is handed. What it raises is not kept.
        """
        if not self.keeps:
            return make(diagnostics)
        entry = self._entries.get(key)
        if entry is None:
            own = Diagnostics()
            try:
                value = make(own)
            except BaseException:
                diagnostics.note(*own.noted)
                raise
            entry = self._entries[key] = _Kept(value, own.noted, self._run)
        else:
            entry.run = self._run
        diagnostics.note(*entry.problems)
        made: T = entry.value
        return made
