"""Types of field made of others: lists, tables, a value for each member of a dimension."""

from typing import Any, ClassVar

from msgspec import Struct

from scorecards.load.fields import FieldType, RecordType, read_record, show, wrong
from scorecards.load.names import LoadContext
from scorecards.load.toml import Node, is_table
from scorecards.model.fields import IDENTIFIER
from scorecards.model.text import Text


class ListOf(Struct, frozen=True):
    """A list in square brackets."""

    inner: FieldType
    least: int = 0
    """How many entries there must be."""

    @property
    def expected(self) -> Text:
        """A list of what the inner type expects."""
        return Text(f"danh sách [ ] gồm {self.inner.expected.vi}", f"a list [ ] of {self.inner.expected.en}")

    def read(self, node: Node, context: LoadContext) -> tuple[Any, ...] | None:
        """The entries that could be read."""
        if not isinstance(node.value, list):
            one = isinstance(node.value, str)
            entry = is_table(node.value) and isinstance(self.inner, TableType)
            wrong(node, context, self.expected, f"[{show(node.value)}]" if one else f"[[{node.key}]]" if entry else "")
            return None
        if len(node.value) < self.least:
            context.add("empty-list", node.at, key=node.key, expected_vi=self.expected.vi, expected_en=self.expected.en)
            return None
        return tuple(
            value for i in range(len(node.value)) if (value := self.inner.read(node.child(i), context)) is not None
        )


class PerMember(Struct, frozen=True):
    """One value, or a table with a value for each member of the dimension that `by` names."""

    inner: FieldType

    @property
    def expected(self) -> Text:
        """What the inner type expects."""
        return self.inner.expected

    def read(self, node: Node, context: LoadContext) -> dict[str, Any] | None:
        """Values by member; the single value stands at ""."""
        if not is_table(node.value):
            value = self.inner.read(node, context)
            return None if value is None else {"": value}
        read = {key: self.inner.read(child, context) for key, child in node.items()}
        return None if any(value is None for value in read.values()) else read


def innermost(kind: FieldType) -> FieldType:
    """The type of one value: of an entry of a list, of what a member has; else the type itself."""
    while isinstance(kind, ListOf | PerMember):
        kind = kind.inner
    return kind


class Pairs(Struct, frozen=True):
    """A table of dimension and member: { government-level = "commune" }."""

    expected: ClassVar[Text] = Text(
        'bảng như { government-level = "commune" }', 'a table such as { government-level = "commune" }'
    )

    def read(self, node: Node, context: LoadContext) -> tuple[tuple[str, str], ...] | None:
        """The pairs, each noted as a reference."""
        if not is_table(node.value):
            wrong(node, context, self.expected)
            return None
        for dimension, child in node.items():
            if not isinstance(child.value, str):
                wrong(child, context, IDENTIFIER.expected)
                return None
            context.names.refer("dimension", dimension, child.key_at)
            context.names.refer(f"member of {dimension}", child.value, child.at)
        return tuple(node.value.items())


class MapOf(Struct, frozen=True):
    """A table of any keys whose values are all of one type: token names and their colours."""

    inner: FieldType

    @property
    def expected(self) -> Text:
        """A table of what the inner type expects."""
        return Text(f"một bảng gồm {self.inner.expected.vi}", f"a table of: {self.inner.expected.en}")

    def read(self, node: Node, context: LoadContext) -> dict[str, Any] | None:
        """The values that could be read, by key."""
        if not is_table(node.value):
            wrong(node, context, self.expected)
            return None
        read = {key: self.inner.read(child, context) for key, child in node.items()}
        return {key: value for key, value in read.items() if value is not None}


class TableType(Struct, frozen=True):
    """A table with a field table of its own."""

    kind: RecordType[Any]

    @property
    def expected(self) -> Text:
        """A table of that kind."""
        return Text(f"một bảng: {self.kind.label.vi}", f"a table: {self.kind.label.en}")

    def read(self, node: Node, context: LoadContext) -> Any:
        """The record, or None."""
        return read_record(self.kind, node, context)
