"""The field table: what a kind of file may say, and how each key is read.

A `Kind` lists its fields once. Parsing, "did you mean", and whatever later needs to know the fields (editor schemas,
scaffolds, spreadsheet headings, exports) derive from that list; nothing repeats it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from scorecards.load.toml import Node, is_table
from scorecards.model.text import Text
from scorecards.problems import Location, Problem, nearest, problem

T = TypeVar("T")

UNKNOWN = "unknown"
"""What a file says where the source does not say: never guessed, and shown to readers as unknown."""


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
        into.add("wrong-type", node.at, key=node.key, read=show(node.value), expected_vi="một bảng [...]", expected_en="a table")
        return None
    known = {f.key: f for f in kind.fields}
    values: dict[str, Any] = {}
    whole = True
    for key, child in node.items():
        if key not in known:
            into.add("unknown-key", child.key_at, key=key, near=nearest(key, known), kind_vi=kind.label.vi, kind_en=kind.label.en)
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
    into.add("wrong-type", node.at, key=node.key, read=show(node.value), expected_vi=expected.vi, expected_en=expected.en)


# -- types of field ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Words:
    """A text on one or more lines, not empty."""

    expected: Text = Text("chữ trong dấu ngoặc kép", "text in quotation marks")

    def read(self, node: Node, into: Collected) -> str | None:
        """The text without blank margins."""
        if isinstance(node.value, str) and node.value.strip():
            return node.value.strip()
        return wrong(node, into, self.expected)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text of a certain form: an address, an identifier, an e-mail address."""

    form: re.Pattern[str]
    expected: Text

    def read(self, node: Node, into: Collected) -> str | None:
        """The text, if it has the form."""
        if isinstance(node.value, str) and self.form.fullmatch(node.value):
            return node.value
        return wrong(node, into, self.expected)


IDENTIFIER = Pattern(
    re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    Text("mã viết thường không dấu, nối bằng gạch ngang, như ho-so-so-hoa", "an identifier such as ho-so-so-hoa"),
)
WEB_ADDRESS = Pattern(
    re.compile(r"https?://[^\s\"<>]+"), Text("địa chỉ bắt đầu bằng https://", "an address that begins with https://")
)
EMAIL = Pattern(re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+"), Text("địa chỉ thư điện tử", "an e-mail address"))
SITE_PATH = Pattern(
    re.compile(r"/([a-z0-9._-]+/)*([a-z0-9._-]+)?"),
    Text("địa chỉ trên trang, bắt đầu bằng /, như /tin-tuc/bai-cu/", "an address on the site such as /tin-tuc/bai-cu/"),
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    low: int = 0
    high: int = 10**12
    expected: Text = Text("một số nguyên, không có dấu ngoặc kép", "a whole number without quotation marks")

    def read(self, node: Node, into: Collected) -> int | None:
        """The number, if it lies between the bounds."""
        if isinstance(node.value, int) and not isinstance(node.value, bool) and self.low <= node.value <= self.high:
            return node.value
        return wrong(node, into, self.expected)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the decimals that were printed: 57.53 has two."""

    expected: Text = Text("một số, dấu chấm trước phần lẻ, như 57.53", "a number such as 57.53")

    def read(self, node: Node, into: Collected) -> Decimal | None:
        """The number."""
        if isinstance(node.value, int | Decimal) and not isinstance(node.value, bool) and Decimal(node.value).is_finite():
            return Decimal(node.value)
        return wrong(node, into, self.expected)


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    expected: Text = Text("true (có) hoặc false (không)", "true or false")

    def read(self, node: Node, into: Collected) -> bool | None:
        """The answer."""
        return node.value if isinstance(node.value, bool) else wrong(node, into, self.expected)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or "unknown" where the source does not say."""

    or_unknown: bool = False
    expected: Text = Text("một ngày như 2023-10-31 (năm-tháng-ngày)", "a day such as 2023-10-31")

    def read(self, node: Node, into: Collected) -> date | str | None:
        """The day, or the word unknown."""
        if isinstance(node.value, date) and not isinstance(node.value, datetime):
            return node.value
        if self.or_unknown and node.value == UNKNOWN:
            return UNKNOWN
        also = Text(f"{self.expected.vi} hoặc \"unknown\"", f"{self.expected.en}, or \"unknown\"")
        return wrong(node, into, also if self.or_unknown else self.expected)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: type[StrEnum]

    @property
    def expected(self) -> Text:
        """The words."""
        return Text("một trong: " + ", ".join(self.words), "one of: " + ", ".join(self.words))

    def read(self, node: Node, into: Collected) -> StrEnum | None:
        """The word."""
        words = list(self.words)
        if node.value in words:
            return self.words(node.value)
        into.add(
            "unknown-choice", node.at, key=node.key, read=show(node.value), choices=", ".join(words),
            near=nearest(str(node.value), words),
        )  # fmt: skip
        return None


@dataclass(frozen=True, slots=True)
class Ref:
    """The identifier of a record of another kind; looked up once everything is read."""

    kind: str

    @property
    def expected(self) -> Text:
        """An identifier."""
        return IDENTIFIER.expected

    def read(self, node: Node, into: Collected) -> str | None:
        """The identifier, noted as a reference."""
        if not isinstance(node.value, str):
            return wrong(node, into, self.expected)
        into.references.append(Reference(self.kind, node.value, node.at))
        return node.value


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list in square brackets."""

    inner: FieldType

    @property
    def expected(self) -> Text:
        """A list of what the inner type expects."""
        return Text(f"danh sách [ ] gồm {self.inner.expected.vi}", f"a list [ ] of {self.inner.expected.en}")

    def read(self, node: Node, into: Collected) -> tuple[Any, ...] | None:
        """The entries that could be read."""
        if not isinstance(node.value, list):
            return wrong(node, into, self.expected)
        return tuple(
            value for i in range(len(node.value)) if (value := self.inner.read(node.child(i), into)) is not None
        )


@dataclass(frozen=True, slots=True)
class PerMember:
    """One value, or a table with a value for each member of the dimension that `by` names."""

    inner: FieldType

    @property
    def expected(self) -> Text:
        """What the inner type expects."""
        return self.inner.expected

    def read(self, node: Node, into: Collected) -> dict[str, Any] | None:
        """Values by member; the single value stands at ""."""
        if not is_table(node.value):
            value = self.inner.read(node, into)
            return None if value is None else {"": value}
        read = {key: self.inner.read(child, into) for key, child in node.items()}
        return {key: value for key, value in read.items() if value is not None} if all(
            value is not None for value in read.values()
        ) else None


@dataclass(frozen=True, slots=True)
class Pairs:
    """A table of dimension and member: { government-level = "commune" }."""

    expected: Text = Text('bảng như { government-level = "commune" }', 'a table such as { government-level = "commune" }')

    def read(self, node: Node, into: Collected) -> tuple[tuple[str, str], ...] | None:
        """The pairs, each noted as a reference."""
        if not is_table(node.value) or not all(isinstance(value, str) for value in node.value.values()):
            return wrong(node, into, self.expected)
        for dimension, child in node.items():
            into.references.append(Reference("dimension", dimension, child.key_at))
            into.references.append(Reference(f"member of {dimension}", child.value, child.at))
        return tuple(node.value.items())


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a field table of its own."""

    kind: Kind

    @property
    def expected(self) -> Text:
        """A table of that kind."""
        return Text(f"một bảng: {self.kind.label.vi}", f"a table: {self.kind.label.en}")

    def read(self, node: Node, into: Collected) -> Record | None:
        """The record."""
        return read_record(self.kind, node, into)


def keyed(kind: Kind, node: Node, into: Collected, form: Callable[[str], bool]) -> Iterable[tuple[str, Record | None]]:
    """The records of a register, whose headings are their identifiers: [ho-so-so-hoa]."""
    for key, child in node.items():
        if not form(key):
            into.add("bad-identifier", child.key_at, read=key)
            continue
        yield key, read_record(kind, child, into)
