"""Problems: the one kind of error that people who write data and commentary see.

A problem is a code with the facts of the case; its wording, in Vietnamese and English, stands in
`strings/problems.toml`, so that the text on a terminal, the JSON and the preview's error page say the same thing. Any
other exception is a bug.
"""

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal, Protocol

import tomli
from msgspec import Struct, field

from scorecards.languages import Language
from scorecards.strings.program import as_started

Severity = Literal["error", "warning"]

_WIDTH = 110
"""Most characters of a line that are shown with a problem."""
_LONGEST = 500
"""Characters of a fact of a problem beyond which it is cut: a file may hold a name of any length."""


class Location(Struct, frozen=True, order=True):
    """A place in a file of the project."""

    path: str
    """From the project's root, with forward slashes; "" for the project as a whole."""
    line: int | None = None
    """From 1."""
    column: int | None = None
    """From 1, in characters."""

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)

    @property
    def location(self) -> "Location":
        """Itself; see `Pointer`."""
        return self

    def child(self, *keys: str | int) -> "Location":
        """Itself: it is not known where anything below it stands."""
        return self

    def key(self, *keys: str | int) -> "Location":
        """Itself, as `child`."""
        return self

    def after(self, characters: int) -> "Location":
        """So many characters further on its line."""
        return Location(self.path, self.line, (self.column or 1) + characters)


def location_in(path: str, text: str, at: int) -> Location:
    """Line and column of the character at `at` of a file's text."""
    return Location(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


NOWHERE = Location("")
"""What comes from no file."""


class Positions(Protocol):
    """A file whose keys and values have positions."""

    def positions(self, path: tuple[str | int, ...], /) -> tuple[Location, Location]:
        """Where the key and where the value begin that these keys and list positions lead to."""


_Keys = tuple[str | int, ...]
_shared: Callable[[_Keys], _Keys] = lru_cache(maxsize=4096)(lambda keys: keys)
"""The same keys as one object: files of one kind have them at the same places, a million times over."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A key or a value of a file by the keys that lead to it, as JSON Pointer (RFC 6901) has it.

    Line and column are worked out when they are asked for, which is when a problem is made of it: files without
    problems are parsed for their values alone.
    """

    path: str
    """The file, from the project's root."""
    file: Positions = dataclass_field(compare=False, repr=False)
    keys: tuple[str | int, ...] = ()
    """Keys and list positions from the top of the file."""
    is_key: bool = False
    """Whether the key is meant rather than its value."""
    characters: int = 0
    """How many characters after its beginning are meant."""

    def __str__(self) -> str:
        return str(self.location)

    @property
    def location(self) -> Location:
        """File, line and column."""
        begins = self.file.positions(self.keys)[0 if self.is_key else 1]
        return begins.after(self.characters) if self.characters else begins

    @property
    def line(self) -> int | None:
        """From 1."""
        return self.location.line

    @property
    def column(self) -> int | None:
        """From 1, in characters."""
        return self.location.column

    def child(self, *keys: str | int) -> "Pointer":
        """The value below it; where there is none, that has the position of the nearest table above."""
        return Pointer(self.path, self.file, _shared((*self.keys, *keys)))

    def key(self, *keys: str | int) -> "Pointer":
        """The key below it."""
        return Pointer(self.path, self.file, (*self.keys, *keys), is_key=True)

    def after(self, characters: int) -> "Pointer":
        """So many characters further on its line."""
        return Pointer(self.path, self.file, self.keys, self.is_key, self.characters + characters)


Where = Location | Pointer
"""A place in a file, known or to be worked out."""


class Problem(Struct, frozen=True):
    """What went wrong, where, and the facts that its message is worded from."""

    code: str
    """A heading of `strings/problems.toml`."""
    at: Location
    details: Mapping[str, str] = field(default_factory=dict)
    """Values for the placeholders of the message and the hint."""

    @property
    def severity(self) -> Severity:
        """Errors stop the build; warnings do so only under `--strict`."""
        severity: Severity = _messages()[self.code]["severity"]
        return severity

    def message(self, language: Language) -> str:
        """What happened and what was expected, in a full sentence."""
        return _word(self.code, language, self.details)

    def hint(self, language: Language) -> str:
        """What to do about it; where the details have `near`, it names what was probably meant."""
        messages = _messages()[self.code]
        key = f"near_{language}" if self.details.get("near") and f"near_{language}" in messages else f"hint_{language}"
        return _word(self.code, key, self.details)


class Diagnostics(Struct, eq=False):
    """Where every stage of a run notes its problems, from reading files to checking links."""

    _noted: list[Problem] = field(default_factory=list)
    _in_order: tuple[int, tuple[Problem, ...]] = (0, ())
    """How many were noted when they were last sorted, and these."""

    def add(self, code: str, at: Where, **details: object) -> None:
        """Notes a problem by its code, place and facts; as for `problem`."""
        self.note(problem(code, at, **details))

    def note(self, *problems: Problem) -> None:
        """Notes problems that are made already."""
        self._noted += problems

    @property
    def noted(self) -> tuple[Problem, ...]:
        """All that was noted, in the order in which it was."""
        return tuple(self._noted)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was noted, sorted by place, each once."""
        if self._in_order[0] != len(self._noted):
            self._in_order = len(self._noted), tuple(in_order(self._noted))
        return self._in_order[1]

    @property
    def errors(self) -> int:
        """How many errors there are, which stop the build."""
        return sum(one.severity == "error" for one in self.problems)

    def forbid(self, strict: bool) -> bool:
        """Whether what was noted forbids to hand over a site: an error or, where a run is `strict`, a warning."""
        return bool(self.problems if strict else self.errors)


class ContentError(Exception):
    """Raised where work cannot go on; carries the problems that are not noted yet."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._problems = tuple(problems)
        super().__init__("; ".join(f"{p.at}: {p.code}" for p in self._problems))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why, for the people who can mend it."""
        return self._problems


def problem(code: str, at: Where, **details: object) -> Problem:
    """A problem with its details as text. Raises KeyError for a code that is not in `strings/problems.toml` (a bug)."""
    _messages()[code]
    return Problem(code, at.location, {key: _bounded(str(value)) for key, value in details.items()})


def _bounded(fact: str) -> str:
    return fact if len(fact) <= _LONGEST else f"{fact[:_LONGEST]}…"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or "". Marks, capitals, spaces and underscores make no difference."""
    plain = {_plain(one): one for one in known}
    found = difflib.get_close_matches(_plain(word), plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else ""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place, errors and warnings together, each once."""
    unique = {(p.at, p.code, tuple(sorted(p.details.items()))): p for p in problems}
    return sorted(unique.values(), key=lambda p: (p.at.path, p.at.line or 0, p.at.column or 0, p.code))


def as_json(problem: Problem, language: Language) -> dict[str, object]:
    """The shape that `check --format json` prints."""
    return {
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message(language),
        "hint": problem.hint(language),
        "path": problem.at.path,
        "line": problem.at.line,
        "column": problem.at.column,
    }


def as_text(problem: Problem, language: Language, text_of: Callable[[str], str | None]) -> str:
    """A problem for a terminal: place, message, the lines around it with a mark under the column, and the hint.

    `text_of` gives the text of a project file, or None where it cannot be shown.
    """
    word = _messages()["_words"][f"{problem.severity}_{language}"]
    lines = [f"{str(problem.at) or '.'}: {word} [{problem.code}]", f"  {problem.message(language)}"]
    text = text_of(problem.at.path) if problem.at.line else None
    if text is not None and problem.at.line is not None:
        lines += _excerpt(text, problem.at.line, problem.at.column)
    if hint := problem.hint(language):
        lines.append(f"  → {hint}")
    return "\n".join(lines)


def codes() -> tuple[str, ...]:
    """Every code that has a message."""
    return tuple(code for code in _messages() if not code.startswith("_"))


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word[:200].lower().replace("đ", "d"))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return "-".join(letters.replace("_", " ").split())


def lines_around(text: str, line: int, column: int | None, around: int) -> list[tuple[int, str]]:
    """A line and its neighbours with their numbers, cut to a window around the column; signs unseen are blanks.

    An ellipsis takes the place of the character at a cut, for a number may go on there.
    """
    all_lines = text.split("\n")
    first = _first_shown(column)
    numbers = range(max(1, line - around), min(len(all_lines), line + around) + 1)
    return [(number, _window(all_lines[number - 1], first)) for number in numbers]


def _window(words: str, first: int) -> str:
    shown = _printable(words[first : first + _WIDTH])
    if first and shown:
        shown = f"…{shown[1:]}"
    return f"{shown[:-1]}…" if len(words) > first + _WIDTH else shown


def _first_shown(column: int | None) -> int:
    return max(0, (column or 1) - 1 - _WIDTH // 2)


def _excerpt(text: str, line: int, column: int | None) -> list[str]:
    first = _first_shown(column)
    shown = []
    for number, words in lines_around(text, line, column, 1):
        mark = ">" if number == line else " "
        shown.append(f"  {mark}{number:>5} | {words}")
        if number == line and column:
            shown.append(f"   {'':>5} | {' ' * (column - 1 - first)}^")
    return shown


def _printable(words: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in words)


def _word(code: str, key: str, details: Mapping[str, str]) -> str:
    template: str = _messages()[code][key]
    return as_started(template).format_map({key: _printable(value) for key, value in details.items()})


@cache
def _messages() -> dict[str, Any]:
    return tomli.loads(resources.files("scorecards.strings").joinpath("problems.toml").read_text("utf-8"))
