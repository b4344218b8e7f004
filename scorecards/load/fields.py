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
class Collected:
    """What reading finds besides values: problems, and names of other records to look up once everything is read."""

    problems: list[Problem] = field(default_factory=list)
    references: list["Reference"] = field(default_factory=list)

    def add(self, code: str, at: Location, **details: object) -> None:
        """Notes a problem."""
        self.problems.append(problem(code, at, **details))


@dataclass(frozen=True, slots=True)
class Reference:
    """A name of a record of another kind, as a file uses it."""

    kind: str
    name: str
    at: Location


class FieldType(Protocol):
    """How the value of a field is read."""

    expected: Text
    """What is expected, as words that fit behind "expected"."""

    def read(self, node: Node, into: Collected) -> Any:
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
class Kind:
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

    def names(self, key: str) -> tuple[str, ...]:
        """The entries of an optional list."""
        return self.find(key, tuple) or ()

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


def read_record(kind: Kind, node: Node, into: Collected) -> Record | None:
    """Reads a table by its field table. Unknown keys, missing keys and wrong values are noted; with any wrong or missing
    value of a required key there is no record."""
    if not is_table(node.value):
        into.add(
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
            into.add(
                "unknown-key",
                child.key_at,
                key=key,
                near=nearest(key, known),
                kind_vi=kind.label.vi,
                kind_en=kind.label.en,
            )
            continue
        value = known[key].type.read(child, into)
        if value is None:
            whole = whole and not known[key].required
        else:
            values[key] = value
    for wanted in kind.fields:
        if wanted.required and wanted.key not in node.value:
            into.add(
                "missing-key", node.at, key=wanted.key, kind_vi=kind.label.vi, kind_en=kind.label.en,
                meaning_vi=wanted.meaning.vi, meaning_en=wanted.meaning.en, example=wanted.example,
            )  # fmt: skip
            whole = False
    return Record(node, values) if whole else None


def show(value: object) -> str:
    """A parsed value as it was read, short enough for a message."""
    if isinstance(value, bool):
        return str(value).lower()
    if is_table(value):
        return "[…]"
    words = str(value) if not isinstance(value, list) else "[" + ", ".join(show(v) for v in value) + "]"
    return words if len(words) <= 80 else words[:77] + "…"


def wrong(node: Node, into: Collected, expected: Text) -> None:
    """Notes that a value is not of the type that its field asks for."""
    into.add(
        "wrong-type", node.at, key=node.key, read=show(node.value), expected_vi=expected.vi, expected_en=expected.en
    )
