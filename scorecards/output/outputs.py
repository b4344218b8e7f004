"""What a build hands over: outputs, the addresses they may have, and the conflicts between them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from scorecards.languages import LANGUAGES
from scorecards.problems import ContentError, Location, Problem, problem
from scorecards.strings.console import console_word

OWN_FOLDER = ".scorecards"
"""The folder inside the site's folder where the manifest, the lock, and during a build the staged files stand."""

ErrorCode = Literal["output-bad-path", "output-conflict", "output-locked", "output-not-ours", "output-unwritable"]
ConflictKind = Literal["same-path", "case", "file-and-folder"]
PathFault = Literal[
    "empty", "absolute", "backslash", "dots", "not-nfc", "character", "trailing", "reserved", "too-long", "own-folder"
]

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"|?*]')
_RESERVED = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"),
    ]
)
_LONGEST_NAME = 255
_DEEPEST = 100
"""Folders around a file: more than any site has, and so few that going through them one in another is safe."""


class OutputError(ContentError):
    """Outputs cannot be written: a :class:`ContentError` whose one problem is made of ``code`` and ``details``.

    ==================== ========================================================================================
    code                 details
    ==================== ========================================================================================
    output-bad-path      path, source, fault (:data:`PathFault`)
    output-conflict      conflicts (tuple of :class:`Conflict`)
    output-locked        folder: another build is writing there
    output-not-ours      folder, reason: "not-empty" (the folder holds things and we never wrote there; example: one of
                         them), "manifest" (the list of what we wrote is unreadable), "not-a-folder", "link" (our own
                         folder inside it is a link or a file), "files" (files: tuple of :class:`Foreign`),
                         "project" (the folder lies among what builds read; example: in which part of the project),
                         "part" (the folder is one of the parts that are to be joined)
    output-unwritable    path (on disk), reason (the operating system's words), errno
    ==================== ========================================================================================
    """

    def __init__(self, code: ErrorCode, **details: object) -> None:
        super().__init__()
        self.args = (code,)  # what it is made again from when it comes from another process
        self.code: ErrorCode = code
        self.details = details

    def __str__(self) -> str:
        return f"{self.code}: " + ", ".join(f"{key}={value!r}" for key, value in self.details.items())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problem, at the file that the output is made from where there is one."""
        details = {**self.details, **self._reason()} if self.code == "output-not-ours" else self.details
        return (problem(self.code, Location(str(self.details.get("source", ""))), **details),)

    def _reason(self) -> dict[str, str]:
        """Why a folder is not ours, in every language."""
        files = self.details.get("files")
        names = ", ".join(one.path for one in files) if isinstance(files, tuple) else self.details.get("example", "")
        key = f"console.not-ours-{self.details['reason']}"
        return {f"reason_{language}": console_word(key, language, names=names) for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site. Raises :class:`OutputError` ``output-bad-path`` when made with a path that some reader's or
    editor's computer cannot hold."""

    path: str
    """Where, from the root of the site, parts separated by ``/``: ``tinh/ha-tinh/index.html``."""
    content: bytes
    """What the file holds."""
    source: str
    """What it was made from, for messages: ``data/provinces/ha-tinh/``."""

    def __post_init__(self) -> None:
        fault = path_fault(self.path)
        if fault is not None:
            raise OutputError("output-bad-path", path=self.path, source=self.source, fault=fault)


class Conflict(Struct, frozen=True):
    """Two outputs that cannot both be on disk."""

    kind: ConflictKind
    """``same-path``; ``case``: names that differ only in letter case, one and the same on Windows and macOS;
    ``file-and-folder``: one output is a file where another needs a folder."""
    path: str
    """The path of the output that came first."""
    source: str
    """What that output was made from."""
    other_path: str
    """The path of the output that came later."""
    other_source: str
    """What the later output was made from."""


class Foreign(Struct, frozen=True):
    """Something that we did not write, where an output has to go."""

    path: str
    """Where it stands, from the root of the site; a file, a link, or a folder that holds things of others."""
    wanted: str
    """The path of the output that cannot be written because of it."""
    source: str
    """What that output was made from."""


def path_fault(path: str) -> PathFault | None:
    """Say why `path` cannot be the path of an output, or None when it can.

    The rules are those of the strictest of Linux, macOS and Windows, so that a site built on one can be built on all
    (Microsoft, "Naming Files, Paths, and Namespaces").
    """
    if path.startswith("/"):
        return "absolute"
    if "\\" in path:
        return "backslash"
    if _FORBIDDEN.search(path):
        return "character"
    if not unicodedata.is_normalized("NFC", path):
        return "not-nfc"
    parts = path.split("/")
    if len(parts) > _DEEPEST:
        return "too-long"
    for part in parts:
        if (fault := _name_fault(part)) is not None:
            return fault
    return "own-folder" if parts[0].casefold() == OWN_FOLDER else None


@lru_cache(maxsize=1024)  # of folders that hold many files, and of files that many folders hold
def _name_fault(name: str) -> PathFault | None:
    """Say why the name of a file or a folder cannot be one."""
    if not name:
        return "empty"
    if name in {".", ".."}:
        return "dots"
    if name[-1] in ". ":
        return "trailing"
    if name.partition(".")[0].rstrip(" ").casefold() in _RESERVED:
        return "reserved"
    if len(name) > _LONGEST_NAME // 4 and len(name.encode()) > _LONGEST_NAME:
        return "too-long"
    return None


def fold(path: str) -> str:
    """Give `path` in a form that is equal for paths that a file system without letter case takes for one."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())


def claim_conflicts(claims: Iterable[tuple[str, str]]) -> tuple[Conflict, ...]:
    """Find the outputs that cannot both be written, each later one against the first that claimed the place.

    `claims` are the path and the source of each output.
    """
    found: list[Conflict] = []
    places: dict[str, _Place] = {}
    folders: set[str] = set()  # spellings seen, so that a folder of a thousand files is looked at once

    def claim(place: _Place) -> bool:
        first = places.setdefault(fold(place.spelling), place)
        if first is place:
            return True
        kind: ConflictKind
        if first.is_file != place.is_file:
            kind = "file-and-folder"
        elif first.spelling != place.spelling:
            kind = "case"
        elif place.is_file:
            kind = "same-path"
        else:
            return True
        found.append(Conflict(kind, first.path, first.source, place.path, place.source))
        return False

    for path, source in claims:
        free = claim(_Place(path, True, path, source))
        folder = path.rpartition("/")[0]
        while free and folder and folder not in folders:
            folders.add(folder)
            free = claim(_Place(folder, False, path, source))
            folder = folder.rpartition("/")[0]
    return tuple(found)


class _Place(Struct, frozen=True):
    """A file or a folder of the site, and the output that claimed it."""

    spelling: str
    """Its path."""
    is_file: bool
    """Whether it is the output's file or a folder around it."""
    path: str
    """The path of the output."""
    source: str
    """What the output was made from."""
