"""Reading the text of project files, whatever editor or operating system wrote them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from scorecards.problems import Location, Problem, problem


@dataclass(slots=True)
class Files:
    """The files of one project, read at most once each, with the problems met in reading them."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    _texts: dict[str, str | None] = field(default_factory=dict)

    def text(self, path: str) -> str | None:
        """The text of a file (UTF-8, composed marks, line feeds alone), or None with a problem where it cannot be read."""
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path]

    def known_text(self, path: str) -> str | None:
        """The text of a file that has been read; None for any other, so that showing a problem reads nothing new."""
        return self._texts.get(path)

    def data(self, path: str) -> bytes | None:
        """The bytes of a file such as a photo, or None where there is no such file inside the project."""
        file = self.inside(path)
        return file.read_bytes() if file and file.is_file() else None

    def inside(self, path: str) -> Path | None:
        """The file's place on disk, or None where the path or a link leads out of the project."""
        file = (self.root / path).resolve()
        return file if file.is_relative_to(self.root.resolve()) else None

    def find(self, folder: str, suffix: str) -> list[str]:
        """Paths below `folder` whose names end in `suffix`, in one order on every machine.

        Names that begin with "." or "_" are left out; a link that leads out of the project is a problem.
        """
        found: list[str] = []
        top = self.root / folder
        for file in _walk(top):
            path = file.relative_to(self.root).as_posix()
            if not file.name.endswith(suffix):
                continue
            if self.inside(path) is None:
                self.problems.append(problem("outside-project", Location(path), path=path))
                continue
            found.append(path)
        return sorted(found)

    def _read(self, path: str) -> str | None:
        file = self.inside(path)
        if file is None:
            self.problems.append(problem("outside-project", Location(path), path=path))
            return None
        try:
            raw = file.read_bytes()
        except OSError as error:
            self.problems.append(problem("unreadable-file", Location(path), reason=error.strerror or str(error)))
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = raw[: error.start].decode("utf-8-sig", "replace")
            at = Location(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
            self.problems.append(problem("not-utf8", at, byte=f"0x{raw[error.start]:02X}"))
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        composed = unicodedata.normalize("NFC", text)
        if composed != text:
            self.problems.append(problem("decomposed-marks", _first_difference(path, text, composed)))
        return composed


def _walk(folder: Path) -> Iterable[Path]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", "_")):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif not entry.is_dir() or entry.is_symlink():
            yield entry


def _first_difference(path: str, text: str, composed: str) -> Location:
    for number, (one, other) in enumerate(zip(text.split("\n"), composed.split("\n"), strict=True), start=1):
        if one != other:
            column = next(
                (i for i, (a, b) in enumerate(zip(one, other, strict=False), start=1) if a != b), len(other) + 1
            )
            return Location(path, number, column)
    return Location(path, 1, 1)
