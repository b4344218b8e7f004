"""New TOML as the project's files have it, knowing of which cell of a sheet each line was made."""

from datetime import date
from decimal import Decimal
from typing import Any

import tomli_w

from scorecards.problems import Location

TomlValue = str | int | bool | date | Decimal | list[str] | dict[str, Decimal] | dict[str, str]


class TomlText:
    """A file that is being written."""

    def __init__(self, head: str = "") -> None:
        self._lines: list[str] = []
        self._origins: dict[int, Location] = {}
        self._here: Location | None = None
        self.comment(*head.splitlines())

    def line(self, key: str, value: TomlValue, origin: Location | None = None) -> None:
        """Adds a key with its value."""
        self._add(f"{key} = {toml_value(value)}", origin or self._here)

    def heading(self, words: str, origins: list[Location], about: str = "") -> None:
        """Adds a heading with a blank line and a comment `about` it before it.

        What follows was made of the first of `origins`.
        """
        self._here = origins[0] if origins else self._here
        self.blank()
        if about:
            self.comment(about)
        self._add(words, self._here)

    def comment(self, *lines: str) -> None:
        """Adds lines of a comment, each on one line and without what a comment of TOML may not hold."""
        for line in lines:
            said = "".join(letter if letter.isprintable() else " " for letter in " ".join(line.split()))
            self._lines.append(f"# {said}".rstrip())

    def blank(self) -> None:
        """Adds a blank line, but not as the first one."""
        if self._lines:
            self._lines.append("")

    def _add(self, line: str, origin: Location | None) -> None:
        self._lines.append(line)
        if origin:
            self._origins[len(self._lines)] = origin

    @property
    def text(self) -> str:
        """The file so far."""
        return "\n".join(self._lines) + "\n"

    def made_of(self, line: int) -> Location | None:
        """The cell of which a line was made; None for one of a head that several cells have in common."""
        common = line < min(self._origins, default=line + 1) and len(set(self._origins.values())) > 1
        return None if common else self.origin(line)

    def origin(self, line: int | None) -> Location | None:
        """The cell of which a line was made, counted from 1; that of the file's first row for its head."""
        if line is None:
            return next(iter(self._origins.values()), None)
        earlier = [number for number in self._origins if number <= line]
        return self._origins[max(earlier)] if earlier else next(iter(self._origins.values()), None)


def toml_value(value: TomlValue) -> str:
    """A value on one line."""
    match value:
        case dict():
            return "{ " + ", ".join(f"{key} = {toml_value(one)}" for key, one in value.items()) + " }"
        case list():
            return "[" + ", ".join(toml_value(one) for one in value) + "]"
        case Decimal() as number:
            return f"{number:f}"
    plain: dict[str, Any] = {"x": value}
    return tomli_w.dumps(plain).removeprefix("x = ").rstrip("\n")
