"""Files that the script of a page reads."""

import json
from typing import Any

from msgspec import Struct

from scorecards.output import Output


class ScriptFiles(Struct, frozen=True):
    """A set of files whose names follow from their content."""

    head: str
    """Site path of the file that the script reads first; it names the others."""
    files: tuple[Output, ...]
    """All of them, the head included."""


class Origins:
    """What the figures of a file have in common, such as period and source: each written once, named by its number."""

    def __init__(self) -> None:
        """Without any."""
        self._numbers: dict[str, int] = {}
        self.all: list[list[Any]] = []
        """In the order of their numbers."""

    def number(self, origin: list[Any]) -> int:
        """The number of an origin, added where it is new."""
        number = self._numbers.setdefault(repr(origin), len(self.all))
        if number == len(self.all):
            self.all.append(origin)
        return number


def script_json(content: Any) -> bytes:
    """JSON in as few bytes as it takes."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
