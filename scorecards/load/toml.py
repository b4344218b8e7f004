"""TOML with the line and column of every key and value.

The standard library's parser gives the values (decimals kept as printed); tree-sitter's grammar gives the positions.
Positions are worked out per file when the first of them is asked for, so a project without problems does not pay for them.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import tree_sitter
import tree_sitter_toml

from scorecards.problems import Location, Problem, problem

Path = tuple[str | int, ...]
"""Keys and list positions from the top of a file to a value."""

_LANGUAGE = tree_sitter.Language(tree_sitter_toml.language())
_BARE = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(slots=True, eq=False)
class TomlFile:
    """A parsed file. `first_line` moves positions for TOML that stands inside another file (front matter)."""

    path: str
    text: str
    data: dict[str, Any]
    first_line: int = 1
    _positions: dict[Path, tuple[Location, Location]] | None = field(default=None, repr=False)

    def positions(self, path: Path) -> tuple[Location, Location]:
        """Where the key and where the value at `path` begin; those of the nearest table above it where it has none."""
        if self._positions is None:
            self._positions = dict(_positions(self.path, self.text, self.first_line))
        while path and path not in self._positions:
            path = path[:-1]
        top = Location(self.path, self.first_line)
        return self._positions.get(path, (top, top))


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a file, with the way to it."""

    file: TomlFile
    path: Path
    value: Any

    @property
    def at(self) -> Location:
        """Where the value begins."""
        return self.file.positions(self.path)[1]

    @property
    def key_at(self) -> Location:
        """Where its key begins."""
        return self.file.positions(self.path)[0]

    @property
    def key(self) -> str:
        """Its key, or its place in a list."""
        return str(self.path[-1]) if self.path else ""

    def child(self, key: str | int) -> "Node":
        """The value below it at `key`."""
        return Node(self.file, (*self.path, key), self.value[key])

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """Keys and values of a table, in the order of the file."""
        for key in self.value:
            yield key, self.child(key)


def parse_toml(path: str, text: str, first_line: int = 1) -> TomlFile | Problem:
    """A file's content, or the problem with its syntax. Numbers with a decimal point become `Decimal`."""
    try:
        return TomlFile(path, text, tomllib.loads(text, parse_float=Decimal), first_line)
    except tomllib.TOMLDecodeError as error:
        return _syntax_problem(path, text, first_line, str(error))


def _syntax_problem(path: str, text: str, first_line: int, message: str) -> Problem:
    place = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    if place:
        line, column = int(place[1]), int(place[2])
        message = message[: place.start()]
    else:
        line, column = text.count("\n") + 1, 1
    at = Location(path, line + first_line - 1, column)
    lines = text.split("\n")
    words = lines[line - 1].strip() if line <= len(lines) else ""
    lowered = message.lower()
    if "overwrite" in lowered or "twice" in lowered or "mutate immutable" in lowered or "redefine" in lowered:
        return problem("toml-twice", at, read=words)
    if _unquoted(words):
        return problem("toml-quotes", at, read=words)
    return problem("toml-syntax", at, read=words, reason=message)


def _unquoted(line: str) -> bool:
    """Whether a line looks like `key = some words`, the slip that people who do not program make most."""
    found = re.match(r"[\w.-]+\s*=\s*(.+)$", line)
    return bool(found and re.match(r"[^\W\d]", found[1]) and found[1].split()[0] not in {"true", "false"})


def _positions(path: str, text: str, first_line: int) -> Iterator[tuple[Path, tuple[Location, Location]]]:
    source = text.encode("utf-8")
    lines = source.split(b"\n")
    tree = tree_sitter.Parser(_LANGUAGE).parse(source)

    def at(node: tree_sitter.Node) -> Location:
        row, byte = node.start_point
        return Location(path, row + first_line, len(lines[row][:byte].decode("utf-8", "replace")) + 1)

    def key_parts(node: tree_sitter.Node) -> tuple[str, ...]:
        if node.type == "dotted_key":
            return tuple(part for child in node.named_children for part in key_parts(child))
        raw = source[node.start_byte : node.end_byte].decode("utf-8")
        return (raw if _BARE.fullmatch(raw) else next(iter(tomllib.loads(f"{raw} = 0"))),)

    def value(node: tree_sitter.Node, here: Path, key: Location) -> Iterator[tuple[Path, tuple[Location, Location]]]:
        yield here, (key, at(node))
        if node.type == "array":
            children = [child for child in node.named_children if child.type != "comment"]
            for index, child in enumerate(children):
                yield from value(child, (*here, index), at(child))
        elif node.type == "inline_table":
            yield from pairs(node, here)

    def pairs(node: tree_sitter.Node, here: Path) -> Iterator[tuple[Path, tuple[Location, Location]]]:
        for pair in node.named_children:
            if pair.type == "pair" and len(pair.named_children) >= 2:
                key, content = pair.named_children[0], pair.named_children[-1]
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
                yield name, (at(table), at(table))
            here: Path = (*name, counts[name] - 1)
        else:
            here = through_lists(keys)
        yield here, (at(table), at(table))
        yield from pairs(table, here)


def is_table(value: object) -> bool:
    """Whether a parsed value is a table."""
    return isinstance(value, Mapping)
