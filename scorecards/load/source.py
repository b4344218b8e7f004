"""Reading the text of project files, whatever editor or operating system wrote them."""

import os
import stat
import unicodedata
from collections.abc import Iterator
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
        """The text of a file (UTF-8, composed marks, line feeds alone); None, noted, where it cannot be read."""
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path]

    def known_text(self, path: str) -> str | None:
        """The text of a file that has been read; None for any other, so that showing a problem reads nothing new."""
        return self._texts.get(path)

    def data(self, path: str) -> bytes | None:
        """The bytes of a file such as a photo, or None where there is no such file inside the project."""
        file = self.inside(path)
        try:
            return file.read_bytes() if file and stat.S_ISREG(file.stat().st_mode) else None
        except OSError:
            return None

    def content(self, path: str) -> bytes | None:
        """The bytes of a file that has to be there; None, noted, where it cannot be read."""
        file = self.inside(path)
        if file is None:
            self.problems.append(problem("outside-project", Location(path), path=path))
            return None
        try:
            if stat.S_ISREG(file.stat().st_mode):
                return file.read_bytes()
            self.problems.append(problem("not-a-file", Location(path)))
        except OSError as error:
            self.problems.append(_unreadable(path, error))
        return None

    def has(self, path: str) -> bool:
        """Whether anything stands at the path: a file, a folder, a link to nowhere."""
        return os.path.lexists(self.root / path)

    def inside(self, path: str) -> Path | None:
        """The file's place on disk, or None where the path or a link leads out of the project."""
        try:
            file = (self.root / path).resolve()
        except ValueError:  # a character that no path can have
            return None
        except (OSError, RuntimeError):  # links in a circle: reading the file says so
            return self.root / path
        return file if file.is_relative_to(self.root.resolve()) else None

    def find(self, folder: str, suffix: str) -> list[str]:
        """Paths below `folder` whose names end in `suffix`, in one order on every machine.

        Names that begin with "." or "_" are left out. What looks as if it should be read and is not is noted: links
        out of the project, links to folders, names such as "2023-10.toml.txt".
        """
        found: list[str] = []
        for entry in self._walk(self.root / folder):
            path = entry.relative_to(self.root).as_posix()
            name = entry.name.lower()
            if entry.is_symlink() and entry.is_dir():
                self.problems.append(problem("linked-folder", Location(path)))
            elif entry.name.endswith(suffix):
                found.append(path)
            elif name.endswith((suffix, f"{suffix}.txt")):
                self.problems.append(problem("misnamed-file", Location(path), read=entry.name, suffix=suffix))
        return sorted(found)

    def _walk(self, folder: Path) -> Iterator[Path]:
        """What stands below a folder, links to folders among it and what is behind them not."""
        if not folder.is_dir():
            return
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            self.problems.append(_unreadable(folder.relative_to(self.root).as_posix(), error))
            return
        for entry in entries:
            if entry.name.startswith((".", "_")):
                continue
            if entry.is_dir() and not entry.is_symlink():
                yield from self._walk(entry)
            else:
                yield entry

    def _read(self, path: str) -> str | None:
        raw = self.content(path)
        if raw is None:
            return None
        try:
            text = raw.decode("utf-8-sig")
            bad = text.find("\0")  # two bytes for each letter, half of them empty
            before, byte = text[:bad], 0
        except UnicodeDecodeError as error:
            bad = error.start
            before, byte = raw[:bad].decode("utf-8-sig", "replace"), raw[bad]
        if bad >= 0:
            at = Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
            self.problems.append(problem("not-utf8", at, byte=f"0x{byte:02X}"))
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        composed = unicodedata.normalize("NFC", text)
        if composed != text:
            self.problems.append(problem("decomposed-marks", _first_difference(path, text, composed)))
        return composed


def _unreadable(path: str, error: OSError) -> Problem:
    return problem("unreadable-file", Location(path), reason=error.strerror or str(error))


def _first_difference(path: str, text: str, composed: str) -> Location:
    """Where the composed text, which is the one shown with a problem, first differs."""
    same = next((i for i, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b), len(composed))
    before = composed[:same]
    return Location(path, before.count("\n") + 1, same - before.rfind("\n"))
