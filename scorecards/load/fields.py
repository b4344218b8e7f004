"""The field table: what a kind of file may say, and how each key is read.

A `Kind` lists its fields once. Parsing, "did you mean", and whatever later needs to know the fields (editor schemas,
scaffolds, spreadsheet headings, exports) derive from that list; nothing repeats it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar

from scorecards.load.toml import Node, is_table
from scorecards.model.text import Text
from scorecards.problems import Location, Problem, nearest, problem

T = TypeVar("T")


@dataclass(slots=True)
class Diagnostics:
    """What reading finds besides values: problems, and names to look up once everything is read."""

    problems: list[Problem] = field(default_factory=list)
    declared: dict[str, dict[str, Location]] = field(default_factory=dict)
    """By kind, the names that files give to records, those of faulty records included: one wrong record is not reported
    again wherever it is referred to."""
    unread: set[str] = field(default_factory=set)
    """Kinds of which a whole file, or a list of members, could not be read: nobody can say which names there are."""
    references: list["Reference"] = field(default_factory=list)

    def add(self, code: str, at: Location, **details: object) -> None:
        """Notes a problem."""
        self.problems.append(problem(code, at, **details))

    def declare(self, kind: str, name: str, at: Location) -> bool:
        """Notes the name of a record; a problem, and False, where another record of the kind has it."""
        names = self.declared.setdefault(kind, {})
        if name in names:
            self.add("duplicate-id", at, read=name, other=names[name])
            return False
        names[name] = at
        return True


@dataclass(frozen=True, slots=True)
class Reference:
    """A name of a record of another kind, as a file uses it."""

    kind: str
    name: str
    at: Location


class FieldType(Protocol):
    """How the value of a field is read."""

    @property
    def expected(self) -> Text:
        """What is expected, as words that fit behind "expected"."""

    def read(self, node: Node, diagnostics: Diagnostics) -> Any:
        """The value, or None after noting a problem."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a kind of file."""

    key: str
    type: FieldType
    meaning: Text
    """For the person who fills it in."""
    example: str
    """As it would stand in a file, TOML."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class RecordType:
    """A kind of file, or of table within one."""

    name: str
    label: Text
    fields: tuple[Field, ...]

    def field(self, key: str) -> Field | None:
        """The field of that key."""
        return next((f for f in self.fields if f.key == key), None)


@dataclass(frozen=True, slots=True)
class Record:
    """A table that has been read by its field table: every value is there or absent, and of the right type."""

    node: Node
    values: Mapping[str, Any]

    def get(self, key: str, type_: type[T]) -> T:
        """The value of a required key."""
        value = self.values[key]
        assert isinstance(value, type_), f"{key}: {value!r} is not {type_}"
        return value

    def find(self, key: str, type_: type[T]) -> T | None:
        """The value of an optional key, or None."""
        return self.get(key, type_) if key in self.values else None

    def words(self, key: str) -> str:
        """The text of an optional key, or ""."""
        return self.find(key, str) or ""

    def entries(self, key: str, type_: type[T]) -> tuple[T, ...]:
        """The entries of an optional list."""
        entries = self.find(key, tuple) or ()
        assert all(isinstance(entry, type_) for entry in entries), f"{key}: {entries!r} are not {type_}"
        return entries

    def names(self, key: str) -> tuple[str, ...]:
        """The entries of an optional list of texts."""
        return self.entries(key, str)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """The entries of an optional table of names."""
        return self.entries(key, tuple)

    def records(self, key: str) -> tuple["Record", ...]:
        """The entries of an optional list of tables."""
        return self.entries(key, Record)

    def text(self, key: str) -> Text:
        """A text with its English twin at `key`_en."""
        return Text(self.words(key), self.words(f"{key}_en"))

    def day(self, key: str) -> date | None:
        """A day, or None where it is absent or said to be unknown."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def at(self, key: str) -> Location:
        """Where the value of `key` stands, or the table where it is absent."""
        return self.node.child(key).at if key in self.node.value else self.node.at


def read_record(kind: RecordType, node: Node, diagnostics: Diagnostics) -> Record | None:
    """Reads a table by its field table.

    Unknown keys, missing keys and wrong values are noted; there is no record where a required key has no value.
    """
    if not is_table(node.value):
        diagnostics.add(
            "wrong-type",
            node.at,
            key=node.key,
            read=show(node.value),
            expected_vi="một bảng [...]",
            expected_en="a table",
        )
        return None
    known = {f.key: f for f in kind.fields}
    values: dict[str, Any] = {}
    whole = True
    for key, child in node.items():
        if key not in known:
            diagnostics.add(
                "unknown-key",
                child.key_at,
                key=key,
                near=nearest(key, known),
                kind_vi=kind.label.vi,
                kind_en=kind.label.en,
            )
            continue
        value = known[key].type.read(child, diagnostics)
        if value is None:
            whole = whole and not known[key].required
        else:
            values[key] = value
    for wanted in kind.fields:
        if wanted.required and wanted.key not in node.value:
            diagnostics.add(
                "missing-key", node.at, key=wanted.key, kind_vi=kind.label.vi, kind_en=kind.label.en,
                meaning_vi=wanted.meaning.vi, meaning_en=wanted.meaning.en, example=wanted.example,
            )  # fmt: skip
            whole = False
    return Record(node, values) if whole else None


def show(value: object) -> str:
    """A parsed value about as it stands in the file, short enough for a message."""
    if isinstance(value, bool):
        return str(value).lower()
    if is_table(value):
        return "{…}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    if isinstance(value, int) and abs(value) >= 10**40:
        return "…"
    words = f'"{value}"' if isinstance(value, str) else str(value)
    return shorten(words)


def shorten(words: str, most: int = 80) -> str:
    """One line of at most `most` characters."""
    words = " ".join(words[: 4 * most].split())
    return words if len(words) <= most else words[: most - 1] + "…"


def wrong(node: Node, diagnostics: Diagnostics, expected: Text, near: str = "") -> None:
    """Notes that a value is not of the type that its field asks for; `near` is what was probably meant, as TOML."""
    diagnostics.add(
        "wrong-type", node.at, key=node.key, read=show(node.value), expected_vi=expected.vi, expected_en=expected.en,
        near=near,
    )  # fmt: skip
