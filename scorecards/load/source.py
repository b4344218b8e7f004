"""Reading the text of project files, whatever editor or operating system wrote them."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scorecards.load.damage import damage, merge_marker
from scorecards.load.patterns import LINE_ENDS, UNSEEN
from scorecards.problems import Diagnostics, Location, Problem, location_in, problem

_WRITTEN = ("data/", "content/")
"""Where texts are copied from web pages, and such a sign got in by accident; a theme sets it on purpose."""


_TEXTS = (".css", ".csv", ".js", ".json", ".md", ".svg", ".toml", ".tsv", ".txt", ".xml")
"""Endings of files that are text though only their bytes are asked for."""


@dataclass(slots=True)
class Files:
    """The files of one project, read at most once each."""

    root: Path
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    """Takes the problems met in reading them, and those of whatever works on them."""
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

    def readable(self, path: str) -> bytes | None:
        """The bytes of a file that has to be there; None, noted, where it cannot be read or a merge left its marks."""
        raw = self.content(path)
        text = _with_line_feeds(raw.decode("utf-8", "ignore")) if raw and path.endswith(_TEXTS) else ""
        found = merge_marker(path, text)
        if found:
            self.diagnostics.note(found)
        return None if found else raw

    def content(self, path: str) -> bytes | None:
        """The bytes of a file that has to be there; None, noted, where it cannot be read."""
        file = self.inside(path)
        if file is None:
            self.diagnostics.add("outside-project", Location(path), path=path)
            return None
        try:
            if stat.S_ISREG(file.stat().st_mode):
                return file.read_bytes()
            self.diagnostics.add("not-a-file", Location(path))
        except OSError as error:
            self.diagnostics.note(_unreadable(path, error))
        return None

    def has(self, path: str) -> bool:
        """Whether anything stands at the path: a file, a folder, a link to nowhere."""
        return os.path.lexists(self.root / path)

    def alike(self, path: str) -> str:
        """A file in the same folder whose name differs in capital letters alone, or ""."""
        folder, _, name = path.rpartition("/")
        found = (one for one in self.below(folder) if one.rsplit("/", 1)[0] == folder)
        return next((one for one in found if one.rsplit("/", 1)[1].casefold() == name.casefold()), "")

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
        for path in self.below(folder, hidden=(".", "_")):
            given = path.rsplit("/", 1)[1]
            name = given.lower()
            if _is_linked_folder(self.root / path):
                self.diagnostics.add("linked-folder", Location(path))
            elif given.endswith(suffix):
                found.append(path)
            elif name.endswith((suffix, f"{suffix}.txt")):
                self.diagnostics.add("misnamed-file", Location(path), read=given, suffix=suffix)
        return sorted(found)

    def below(self, folder: str, hidden: tuple[str, ...] = (".",)) -> Iterator[str]:
        """Paths of what stands below a folder: links to folders among it, and what is behind them not.

        Names that begin with one of `hidden` are left out; folders that cannot be looked into are noted.
        """
        left = [self._entries(folder, hidden)]
        while left:
            path, is_folder = next(left[-1], ("", False))
            if not path:
                left.pop()
            elif is_folder:
                left.append(self._entries(path, hidden))
            else:
                yield path

    def _entries(self, folder: str, hidden: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
        """The paths in a folder, sorted, and whether each is a folder itself."""
        try:
            with os.scandir(self.root / folder) as found:
                entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self.diagnostics.note(_unreadable(folder, error))
            return
        yield from ((f"{folder}/{name}", is_folder) for name, is_folder in entries if not name.startswith(hidden))

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
            self.diagnostics.add("not-utf8", at, byte=f"0x{byte:02X}")
            return None
        text = _with_line_feeds(text)
        composed = unicodedata.normalize("NFC", text)
        if found := damage(path, composed):
            self.diagnostics.note(found)
            return None
        if composed != text:
            self.diagnostics.add("decomposed-marks", _first_difference(path, text, composed))
        if not path.startswith(_WRITTEN) or not (unseen := UNSEEN.search(composed)):
            return composed
        at = location_in(path, composed, unseen.start())
        self.diagnostics.add("unseen-character", at, read=f"U+{ord(unseen[0]):04X}")
        return UNSEEN.sub(lambda found: " " if found[0] in LINE_ENDS else "", composed)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_linked_folder(place: Path) -> bool:
    try:
        return place.is_symlink() and place.is_dir()
    except OSError:  # reading it says so
        return False


def _unreadable(path: str, error: OSError) -> Problem:
    return problem("unreadable-file", Location(path), reason=error.strerror or str(error))


def _first_difference(path: str, text: str, composed: str) -> Location:
    """Where the composed text, which is the one shown with a problem, first differs."""
    same = next((i for i, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b), len(composed))
    return location_in(path, composed, same)
