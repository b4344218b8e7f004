"""The names of a project: what records are called, and where other records refer to them."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from msgspec import Struct, field

from scorecards.memo import Memo
from scorecards.problems import Diagnostics, Where

T = TypeVar("T")


class Reference(Struct, frozen=True):
    """A name of a record of another kind, as a file uses it."""

    kind: str
    name: str
    at: Where


class Names(Struct):
    """The symbol table of a project, filled while files are read and looked up once all are."""

    declared: dict[str, dict[str, Where]] = field(default_factory=dict)
    """By kind, the names that files give to records, those of faulty records included: one wrong record is not reported
    again wherever it is referred to."""
    unread: set[str] = field(default_factory=set)
    """Kinds of which a whole file, or a list of members, could not be read: nobody can say which names there are."""
    references: list[Reference] = field(default_factory=list)
    """Uses of names that no file has given yet."""

    def expect(self, kind: str) -> None:
        """Notes a kind that has names, if only none."""
        self.declared.setdefault(kind, {})

    def of(self, kind: str) -> Mapping[str, Where]:
        """The names of a kind, and where each is given."""
        return self.declared.get(kind, {})

    def refer(self, kind: str, name: str, at: Where) -> None:
        """Notes that a file uses a name, to be looked up once all are read where it is not there already."""
        if name not in self.of(kind):
            self.references.append(Reference(kind, name, at))


class LoadContext(Struct, frozen=True):
    """What reading files adds to besides the values that it gives back."""

    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    names: Names = field(default_factory=Names)
    memo: Memo = field(default_factory=Memo)

    def recall(self, key: Hashable, read: Callable[["LoadContext"], T], known: Iterable[str] = ()) -> T:
        """What `read` gives, read once for a key; what it notes and names is noted and named each time.

        `read` is handed a context of its own, in which the names of the `known` kinds alone are known; what else it
        depends on is in the key. Where a name that it declares is taken it is read anew, in this context; where nothing
        is kept, in this context alone.
        """
        if not self.memo.keeps:
            return read(self)

        def recorded(diagnostics: Diagnostics) -> tuple[T, Names]:
            names = Names({kind: dict(self.names.of(kind)) for kind in known})
            value = read(LoadContext(diagnostics, names, self.memo))
            for kind in known:
                del names.declared[kind]
            return value, names

        here = Diagnostics()
        value, names = self.memo.recall(key, recorded, here)
        mine = self.names.declared
        if any(name in mine.get(kind, ()) for kind, found in names.declared.items() for name in found):
            return read(self)
        self.diagnostics.note(*here.noted)
        for kind, found in names.declared.items():
            mine.setdefault(kind, {}).update(found)
        self.names.unread |= names.unread
        self.names.references += names.references
        return value

    def add(self, code: str, at: Where, **details: object) -> None:
        """Notes a problem."""
        self.diagnostics.add(code, at, **details)

    def declare(self, kind: str, name: str, at: Where) -> bool:
        """Notes the name of a record; a problem, and False, where another record of the kind has it."""
        known = self.names.of(kind)
        if name in known:
            self.add("duplicate-id", at, read=name, other=known[name])
            return False
        self.names.expect(kind)
        self.names.declared[kind][name] = at
        return True
