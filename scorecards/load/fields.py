"""The field table: what a kind of file may say, and how a table is read by it into a record of the model.

`record_types` derives field tables from the annotations of the model. Parsing, "did you mean", messages and whatever
later needs to know the keys (editor schemas, scaffolds, spreadsheet headings) rest on them; nothing repeats a field.

Why no library reads the records: every problem of a file has to be found in one run, each with line and column,
and a name has to be looked up after all files are read. msgspec stops at the first mistake (its issue 721). pydantic
and cattrs find all and say which keys lead to each, but what reads a value is not told where it stands, so that a
reference to another record could not be placed; a wrong value of an optional key costs the whole record, and no value
comes with a warning.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from scorecards.load.english_numbers import check_english_numbers
from scorecards.load.names import LoadContext
from scorecards.load.toml import Node, is_table
from scorecards.model.text import NO_TEXT, Text
from scorecards.problems import Where, nearest

T = TypeVar("T")


class FieldType(Protocol):
    """How the value of a field is read."""

    @property
    def expected(self) -> Text:
        """What is expected, as words that fit behind "expected"."""

    def read(self, node: Node, context: LoadContext) -> Any:
        """The value, or None after noting a problem."""


class Field(Struct, frozen=True):
    """One key of a kind of file."""

    key: str
    type: FieldType
    meaning: Text
    """For the person who fills it in."""
    example: str
    """As it would stand in a file, TOML."""
    required: bool = False
    attribute: str = ""
    """The field of the record that it fills; a `Text` has two keys."""
    convert: Callable[[Any], Any] | None = None
    """Makes the field's value of what was read."""


class RecordType(Struct, Generic[T], frozen=True, dict=True):
    """A kind of file, or of table within one, as a record of the model declares it."""

    record: Callable[..., T]
    """The record."""
    name: str
    label: Text
    fields: tuple[Field, ...]
    texts: tuple[str, ...] = ()
    """Attributes that two keys fill, Vietnamese and English."""
    own_name: str = ""
    """The attribute that takes the record's own name, from a heading or the name of a file; "" for none."""
    at: str = ""
    """The attribute that takes the place of the record; "" for none."""
    not_read: str = ""
    """The attribute that takes the keys that could not be read, unknown ones as what they stand for; "" for none."""

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        """The fields by their keys."""
        return {one.key: one for one in self.fields}

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The fields whose keys have to be there."""
        return tuple(one for one in self.fields if one.required)

    @cached_property
    def of_texts(self) -> tuple[Field, ...]:
        """The fields that fill `texts`."""
        return tuple(one for one in self.fields if one.attribute in self.texts)

    def field(self, key: str) -> Field | None:
        """The field of that key."""
        return self.by_key.get(key)


_ALL_READ: frozenset[str] = frozenset()
"""One object for every record that was read whole: there may be a million."""


def read_record(kind: RecordType[T], node: Node, context: LoadContext, **given: object) -> T | None:
    """Reads a table by its field table; `given` are attributes that the table does not fill.

    Unknown keys, missing keys and wrong values are noted; there is no record where a required key has no value.
    """
    if not is_table(node.value):
        context.add(
            "wrong-type",
            node.at,
            key=node.key,
            read=show(node.value),
            expected_vi="một bảng [...]",
            expected_en="a table",
        )
        return None
    known = kind.by_key
    values: dict[str, Any] = {}
    places: dict[str, Where] = {}
    not_read: set[str] = set()
    meant: set[str] = set()  # keys that a mistyped one stands for: they are not told as missing too
    for key, child in node.items():
        if key not in known:
            near = nearest(key, known)
            meant.add(near)
            not_read.add(near or key)
            context.add(
                "unknown-key",
                child.key_at,
                key=key,
                near=near,
                kind_vi=kind.label.vi,
                kind_en=kind.label.en,
            )
            continue
        value = known[key].type.read(child, context)
        if value is None or _is_shorter(value, child.value):
            not_read.add(key)
        if value is not None:
            values[key], places[key] = value, child.at
    for wanted in kind.required:
        if wanted.key not in node.value and wanted.key not in meant:
            context.add(
                "missing-key", node.at, key=wanted.key, kind_vi=kind.label.vi, kind_en=kind.label.en,
                meaning_vi=wanted.meaning.vi, meaning_en=wanted.meaning.en, example=wanted.example,
            )  # fmt: skip
    if any(f.key not in values for f in kind.required):
        return None
    _check_texts(kind, values, places, context)
    automatic = {kind.at: node.at, kind.not_read: frozenset(not_read) if not_read else _ALL_READ}
    automatic.pop("", None)
    return kind.record(**{**automatic, **_attributes(kind, values), **given})


def _check_texts(
    kind: RecordType[T], values: Mapping[str, Any], places: Mapping[str, Where], context: LoadContext
) -> None:
    """Compares the numbers of words with those of their English twins."""
    for f in kind.of_texts:
        if f.key.endswith("_en") and isinstance(words := values.get(f.key), str):
            own = values.get(f.key.removesuffix("_en"))
            check_english_numbers(own if isinstance(own, str) else "", words, places[f.key], context)


_MANY, _READ = list | dict, tuple | dict


def _is_shorter(value: object, given: object) -> bool:
    """Whether entries of a list or a table are left out since they could not be read."""
    return isinstance(given, _MANY) and isinstance(value, _READ) and len(value) < len(given)


def _attributes(kind: RecordType[T], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by key as values by attribute; attributes without a value are left to their defaults."""
    found: dict[str, Any] = {}
    for f in kind.of_texts:
        found.setdefault(f.attribute, []).append(values.get(f.key, ""))
    for attribute in kind.texts:
        found[attribute] = _text(*found[attribute])
    for key, value in values.items():
        f = kind.by_key[key]
        if f.attribute not in kind.texts:
            found[f.attribute] = f.convert(value) if f.convert else value
    return found


def _text(vi: str, en: str) -> Text:
    return Text(vi, en) if vi or en else NO_TEXT


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


def wrong(node: Node, context: LoadContext, expected: Text, near: str = "") -> None:
    """Notes that a value is not of the type that its field asks for; `near` is what was probably meant, as TOML."""
    context.add(
        "wrong-type", node.at, key=node.key, read=show(node.value), expected_vi=expected.vi, expected_en=expected.en,
        near=near,
    )  # fmt: skip
