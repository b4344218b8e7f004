"""TOML with the line and column of every key and value.

tomli gives the values (decimals kept as printed); tree-sitter's grammar gives the positions.
Positions are worked out per file when the first of them is asked for (`Pointer` keeps the way to a value until then): a
project without problems does not pay for them.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

import tomli
import tree_sitter
import tree_sitter_toml
from msgspec import Struct, field

from scorecards.load.packed import packed, unpacked
from scorecards.load.syntax import SLIPS_OF_A_LINE, stands_alone, syntax_problem
from scorecards.problems import Location, Pointer, Problem, problem

Path = tuple[str | int, ...]
"""Keys and list positions from the top of a file to a value."""

Point = tuple[int, int]
"""Line from 0, and bytes before it on that line."""

_LANGUAGE = tree_sitter.Language(tree_sitter_toml.language())
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_MOST_SLIPS = 20
"""Of one file that are told together."""


class TomlFile(Struct, eq=False):
    """A parsed file. `first_line` moves positions for TOML that stands inside another file (front matter)."""

    path: str
    kept: bytes
    """Its text, packed."""
    data: dict[str, Any]
    first_line: int = 1
    _points: dict[Path, tuple[Point, Point]] | None = None
    _lines: list[bytes] = field(default_factory=list)

    def root(self) -> "Node":
        """The whole file as a value. Its data are handed on and not kept: a `Pointer` holds the file for its text."""
        node = Node(self, (), self.data)
        self.data = {}
        return node

    def positions(self, path: Path) -> tuple[Location, Location]:
        """Where the key and where the value at `path` begin; those of the nearest table above it where it has none."""
        if self._points is None:
            source = unpacked(self.kept).encode("utf-8")
            self._lines = source.split(b"\n")
            self._points = _points(source)
        while path and path not in self._points:
            path = path[:-1]
        if path not in self._points:
            top = Location(self.path, self.first_line)
            return top, top
        key, value = self._points[path]
        return self._location(key), self._location(value)

    def _location(self, point: Point) -> Location:
        row, bytes_before = point
        return Location(self.path, row + self.first_line, len(self._lines[row][:bytes_before].decode("utf-8")) + 1)


class Node(NamedTuple):
    """A value of a file, with the way to it."""

    file: TomlFile
    path: Path
    value: Any

    @property
    def at(self) -> Pointer:
        """Where the value begins; for a table under a heading, where the heading does."""
        return Pointer(self.file.path, self.file, self.path)

    @property
    def key_at(self) -> Pointer:
        """Where its key begins; for an entry of a list, where the entry does."""
        return Pointer(self.file.path, self.file, self.path, is_key=True)

    @property
    def key(self) -> str:
        """Its key, or that of the list it stands in."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    def child(self, key: str | int) -> "Node":
        """The value below it at `key`."""
        return Node(self.file, (*self.path, key), self.value[key])

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """Keys and values of a table, in the order of the file."""
        for key in self.value:
            yield key, self.child(key)


def parse_toml(path: str, text: str, first_line: int = 1) -> TomlFile | list[Problem]:
    """A file's content, or what is wrong with its syntax. Numbers with a decimal point become `Decimal`."""
    try:
        return TomlFile(path, packed(text), tomli.loads(text, parse_float=_decimal), first_line)
    except tomli.TOMLDecodeError as error:
        return _slips(path, text, first_line, str(error))
    except RecursionError:
        return [problem("toml-too-deep", Location(path))]
    except ValueError:  # a whole number too long for Python to read
        before = re.split(r"[0-9][0-9_]{4000}", text, maxsplit=1)[0]
        line = before.count("\n") + 1
        at = Location(path, line + first_line - 1, len(before) - before.rfind("\n"))
        return [problem("toml-number", at, read=text[len(before) : len(before) + 20] + "…")]


def _slips(path: str, text: str, first_line: int, message: str) -> list[Problem]:
    """The problem behind a message of the parser, and those of later lines where it is of its own line alone."""
    found, lines = [syntax_problem(path, text, first_line, message)], text.split("\n")
    while len(found) < _MOST_SLIPS and found[-1].code in SLIPS_OF_A_LINE:
        row = (found[-1].at.line or first_line) - first_line
        if not stands_alone(lines[row]):
            break
        lines[row] = "#"
        rest = "\n".join(lines)
        try:
            tomli.loads(rest, parse_float=_decimal)
            break
        except tomli.TOMLDecodeError as error:
            more = syntax_problem(path, rest, first_line, str(error))
        except (RecursionError, ValueError):
            break
        if (more.at.line or 0) <= (found[-1].at.line or 0):
            break
        found.append(more)
    return found


def is_table(value: object) -> bool:
    """Whether a parsed value is a table."""
    return isinstance(value, Mapping)


def _decimal(words: str) -> Decimal:
    try:
        return Decimal(words)
    except InvalidOperation:  # an exponent beyond what Decimal holds
        return Decimal("inf")


def _points(source: bytes) -> dict[Path, tuple[Point, Point]]:
    found: dict[Path, tuple[Point, Point]] = {}
    for path, key, value in _walk(source):
        found[path] = key, value
        for length in range(1, len(path)):  # tables that only a dotted key or a heading below them declares
            found.setdefault(path[:length], (key, key))
    return found


def _walk(source: bytes) -> Iterator[tuple[Path, Point, Point]]:
    """Path, beginning of the key and beginning of the value of everything in the file."""
    tree = tree_sitter.Parser(_LANGUAGE).parse(source)

    def at(node: tree_sitter.Node) -> Point:
        return node.start_point.row, node.start_point.column

    def parts(node: tree_sitter.Node) -> list[tree_sitter.Node]:
        return [child for child in node.named_children if child.type != "comment"]

    def key_parts(node: tree_sitter.Node) -> tuple[str, ...]:
        """The parts of a key; "a.b.c" is parsed as "a.b" and "c", so that a long one is many layers deep."""
        found: list[str] = []
        left = [node]
        while left:
            part = left.pop()
            if part.type == "dotted_key":
                left += reversed(part.named_children)
                continue
            raw = source[part.start_byte : part.end_byte].decode("utf-8")
            found.append(raw if _BARE.fullmatch(raw) else next(iter(tomli.loads(f"{raw} = 0"))))
        return tuple(found)

    def value(node: tree_sitter.Node, here: Path, key: Point) -> Iterator[tuple[Path, Point, Point]]:
        yield here, key, at(node)
        if node.type == "array":
            for index, child in enumerate(parts(node)):
                yield from value(child, (*here, index), at(child))
        elif node.type == "inline_table":
            yield from pairs(node, here)

    def pairs(node: tree_sitter.Node, here: Path) -> Iterator[tuple[Path, Point, Point]]:
        for pair in parts(node):
            if pair.type == "pair":
                key, content = parts(pair)
                yield from value(content, (*here, *key_parts(key)), at(key))

    counts: dict[Path, int] = {}

    def through_lists(keys: tuple[str, ...]) -> Path:
        """A heading's keys with the number of the list entry put in wherever one of them is an array of tables."""
        here: Path = ()
        for part in keys:
            here = (*here, part)
            if here in counts:
                here = (*here, counts[here] - 1)
        return here

    yield from pairs(tree.root_node, ())
    for table in tree.root_node.named_children:
        if table.type not in ("table", "table_array_element") or not table.named_children:
            continue
        keys = key_parts(table.named_children[0])
        if table.type == "table_array_element":
            name = (*through_lists(keys[:-1]), keys[-1])
            counts[name] = counts.get(name, 0) + 1
            if counts[name] == 1:
                yield name, at(table), at(table)
            here: Path = (*name, counts[name] - 1)
        else:
            here = through_lists(keys)
        yield here, at(table), at(table)
        yield from pairs(table, here)
