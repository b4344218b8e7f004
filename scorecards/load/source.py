"""Reading the text of project files, whatever editor or operating system wrote them."""

import codecs
import os
import stat
import unicodedata
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from scorecards.load.damage import damage, merge_marker
from scorecards.load.packed import packed, unpacked
from scorecards.load.patterns import LINE_ENDS, UNSEEN
from scorecards.memo import Memo
from scorecards.problems import Diagnostics, Location, Problem, location_in, problem
from scorecards.spool import Spool
from scorecards.store import key_of
from scorecards.vietnamese.folding import is_common

_FOLDERS = ("data/", "content/", "themes/")
"""Where a project's files are, but for those that they name."""

_WRITTEN = ("data/", "content/")
"""Where texts are copied from web pages, and such a sign got in by accident; a theme sets it on purpose."""


_TEXTS = (".css", ".csv", ".js", ".json", ".md", ".svg", ".toml", ".tsv", ".txt", ".xml")
"""Endings of files that are text though only their bytes are asked for."""

_PACKED = ".toml"
"""Ending of the files of which there are most, and whose texts are not asked for again."""

_ASIDE = ".md"
"""Ending of those that are asked for once more, long after they were read."""

LOCKS = "~$"
"""How the files begin that Word and Excel lay beside one that is open: what is in them is nobody's text."""


class FolderEntry(NamedTuple):
    """What stands in a folder."""

    name: str
    is_folder: bool
    """Links to folders are none."""
    is_linked_folder: bool


class Files(Struct):
    """The files of one project, read at most once each."""

    root: Path
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    """Takes the problems met in reading them, and those of whatever works on them."""
    memo: Memo = field(default_factory=Memo)
    """What earlier runs of this process have read and worked out."""
    only: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Folders of which some files alone are looked for, and these, for a build that reads no more (`find`)."""
    spool: Spool = field(default_factory=Spool)
    """Where texts are put aside."""
    _texts: dict[str, str | bytes | Callable[[], bytes] | None] = field(default_factory=dict)
    """The texts that were read; where no memo keeps them too, those of data packed and those of Markdown put aside:
    there may be tens of thousands."""
    _listed: dict[str, list[FolderEntry]] = field(default_factory=dict)
    """The entries of each folder that was looked into."""
    _folders: dict[str, Path | None] = field(default_factory=dict)
    """The places of the folders of files that were looked for, links on the way resolved."""
    asked: set[str] = field(default_factory=set)
    """Paths outside of data/, content/ and themes/ that were looked for, whether or not anything is there."""
    _top: Path | None = None
    """The root without links on the way to it."""

    def text(self, path: str) -> str | None:
        """The text of a file (UTF-8, composed marks, line feeds alone); None, noted, where it cannot be read."""
        if path not in self._texts:
            signature = self.signature(path)
            if signature is None:
                text = self._read(path, self.diagnostics)
            else:
                key = ("text", str(self.root), path, signature)
                text = self.memo.recall(key, lambda own: self._read(path, own), self.diagnostics)
            self._texts[path] = text if text is None or self.memo.keeps else self._kept(path, text)
            return text
        return self.known_text(path)

    def signature(self, path: str) -> tuple[int, ...] | None:
        """What changes whenever a file is saved, by the operating system; None where nothing can be read."""
        self._ask(path)
        try:
            found = os.stat(f"{self.root}/{path}")  # noqa: PTH116 - of every file in every run of a preview; a Path costs more
        except (OSError, ValueError):
            return None
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev

    def digest(self, folder: str) -> bytes:
        """A digest of all files below a folder whose texts have been read, with their names."""
        found = sorted(path for path in self._texts if path.startswith(f"{folder}/"))
        return key_of(part for path in found for part in (path, self.known_text(path) or ""))

    def known_text(self, path: str) -> str | None:
        """The text of a file that has been read; None for any other, so that showing a problem reads nothing new."""
        kept = self._texts.get(path)
        if kept is None or isinstance(kept, str):
            return kept
        return unpacked(kept) if isinstance(kept, bytes) else kept().decode()

    def reader(self, path: str) -> Callable[[], str]:
        """Gives the text of a file that has been read, whenever it is asked for."""
        kept = self._texts.get(path)
        return partial(str, kept) if isinstance(kept, str) else lambda: self.known_text(path) or ""

    def _kept(self, path: str, text: str) -> str | bytes | Callable[[], bytes]:
        if path.endswith(_ASIDE):
            return self.spool.put(text.encode())
        return packed(text) if path.endswith(_PACKED) else text

    def data(self, path: str) -> bytes | None:
        """The bytes of a file such as a photo, or None where there is no such file inside the project."""
        file = self.inside(path)
        try:
            return file.read_bytes() if file and stat.S_ISREG(file.stat().st_mode) else None
        except OSError:
            return None

    def readable(self, path: str) -> bytes | None:
        """The bytes of a file that has to be there; None, noted, where it cannot be read or a merge left its marks."""
        raw = self.content(path, self.diagnostics)
        text = _with_line_feeds(raw.decode("utf-8", "ignore")) if raw and path.endswith(_TEXTS) else ""
        found = merge_marker(path, text)
        if found:
            self.diagnostics.note(found)
        return None if found else raw

    def content(self, path: str, diagnostics: Diagnostics) -> bytes | None:
        """The bytes of a file that has to be there; None, noted, where it cannot be read."""
        file = self._place(path)
        if file is None:
            diagnostics.add("outside-project", Location(path), path=path)
            return None
        try:
            if stat.S_ISREG(os.stat(file).st_mode):  # noqa: PTH116 - of every file; a Path costs more
                with open(file, "rb") as opened:  # noqa: PTH123
                    return opened.read()
            diagnostics.add("not-a-file", Location(path))
        except OSError as error:
            diagnostics.note(_unreadable(path, error))
        return None

    def has(self, path: str) -> bool:
        """Whether anything stands at the path: a file, a folder, a link to nowhere."""
        self._ask(path)
        return os.path.lexists(self.root / path)

    def alike(self, path: str) -> str:
        """A file in the same folder whose name differs in capital letters alone, or ""."""
        folder, _, name = path.rpartition("/")
        found = (one for one in self.below(folder) if one.rsplit("/", 1)[0] == folder)
        return next((one for one in found if one.rsplit("/", 1)[1].casefold() == name.casefold()), "")

    def free_path(self, stem: str, suffix: str, taken: Container[str] = ()) -> str:
        """The path of a new file, with a number where one stands there already, in whatever capitals, or is `taken`."""
        number, tried = 1, f"{stem}{suffix}"
        while tried in taken or self.has(tried) or self.alike(tried):
            number += 1
            tried = f"{stem}-{number}{suffix}"
        return tried

    def inside(self, path: str) -> Path | None:
        """The file's place on disk, or None where the path or a link leads out of the project."""
        place = self._place(path)
        return None if place is None else Path(place)

    def _place(self, path: str) -> str | None:
        self._ask(path)
        folder, _, name = path.rpartition("/")
        if folder not in self._folders:
            self._folders[folder] = self._resolved(folder)
        above = self._folders[folder]
        try:
            if above and name not in ("", ".", "..") and not stat.S_ISLNK(os.lstat(f"{above}/{name}").st_mode):
                return f"{above}/{name}"
        except (OSError, ValueError):
            pass
        found = self._resolved(path)
        return None if found is None else str(found)

    def _resolved(self, path: str) -> Path | None:
        try:
            file = (self.root / path).resolve()
        except ValueError:  # a character that no path can have
            return None
        except (OSError, RuntimeError):  # links in a circle: reading the file says so
            return self.root / path
        self._top = self._top or self.root.resolve()
        return file if file.is_relative_to(self._top) else None

    def _ask(self, path: str) -> None:
        if not path.startswith(_FOLDERS):
            self.asked.add(path)

    def find(self, folder: str, suffix: str) -> list[str]:
        """Paths below `folder` whose names end in `suffix`, in one order on every machine.

        Names that begin with "." or "_" are left out. What looks as if it should be read and is not is noted: links
        out of the project, links to folders, names such as "2023-10.toml.txt".
        """
        if folder in self.only:
            return [path for path in sorted(self.only[folder]) if path.endswith(suffix)]
        found: list[str] = []
        for path, entry in self.entries_below(folder, hidden=(".", "_")):
            given = entry.name
            name = given.lower()
            if entry.is_linked_folder:
                self.diagnostics.add("linked-folder", Location(path))
            elif given.endswith(suffix):
                found.append(path)
            elif name.endswith((suffix, f"{suffix}.txt")):
                self.diagnostics.add("misnamed-file", Location(path), read=given, suffix=suffix)
        return sorted(found)

    def below(self, folder: str, hidden: tuple[str, ...] = (".",), links: bool = True) -> Iterator[str]:
        """Paths of what stands below a folder: links to folders among it where `links`, and never what is behind them.

        Names that begin with one of `hidden` or are those of `LOCKS` are left out; folders that cannot be looked into
        are noted.
        """
        return (path for path, entry in self.entries_below(folder, hidden) if links or not entry.is_linked_folder)

    def entries_below(self, folder: str, hidden: tuple[str, ...]) -> Iterator[tuple[str, FolderEntry]]:
        """What `below` gives, each with what is known of it."""
        left = [(folder, iter(self._entries(folder)))]
        while left:
            above, entries = left[-1]
            entry = next(entries, None)
            if entry is None:
                left.pop()
            elif not entry.name.startswith((*hidden, LOCKS)):
                path = f"{above}/{entry.name}"
                if entry.is_folder:
                    left.append((path, iter(self._entries(path))))
                else:
                    yield path, entry

    def _entries(self, folder: str) -> list[FolderEntry]:
        """What stands in a folder, sorted by name."""
        if folder not in self._listed:
            self._listed[folder] = []
            try:
                with os.scandir(self.root / folder) as found:
                    self._listed[folder] = sorted(_entry_of(one) for one in found)
            except (FileNotFoundError, NotADirectoryError):
                pass
            except OSError as error:
                self.diagnostics.note(_unreadable(folder, error))
        return self._listed[folder]

    def _read(self, path: str, diagnostics: Diagnostics) -> str | None:
        raw = self.content(path, diagnostics)
        return None if raw is None else self.as_text(path, raw, diagnostics)

    def as_text(self, path: str, raw: bytes, diagnostics: Diagnostics) -> str | None:
        """The text of a file's bytes, as `text` has it; None, noted, where they are damaged."""
        raw = raw.removeprefix(codecs.BOM_UTF8)
        try:
            text = raw.decode()
            bad = text.find("\0")  # two bytes for each letter, half of them empty
            before, byte = text[:bad], 0
        except UnicodeDecodeError as error:
            bad = error.start
            before, byte = raw[:bad].decode("utf-8", "replace"), raw[bad]
        if bad >= 0:
            at = Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
            diagnostics.add("not-utf8", at, byte=f"0x{byte:02X}")
            return None
        text = _with_line_feeds(text)
        if is_common(text) and "Ã" not in text and not merge_marker(path, text):
            return text  # composed and seen, and without the signs of text that was read in another encoding
        composed = unicodedata.normalize("NFC", text)
        if found := damage(path, composed):
            diagnostics.note(found)
            return None
        if composed != text:
            diagnostics.add("decomposed-marks", _first_difference(path, text, composed))
        if not path.startswith(_WRITTEN) or not (unseen := UNSEEN.search(composed)):
            return composed
        at = location_in(path, composed, unseen.start())
        diagnostics.add("unseen-character", at, read=f"U+{ord(unseen[0]):04X}")
        return without_unseen(composed)


def without_unseen(text: str) -> str:
    """A text of data or content without the characters that nobody sees; odd ends of lines become blanks."""
    return UNSEEN.sub(lambda found: " " if found[0] in LINE_ENDS else "", text)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _entry_of(found: os.DirEntry[str]) -> FolderEntry:
    try:
        is_linked_folder = found.is_symlink() and found.is_dir()
    except OSError:  # a link to itself: reading it says so
        is_linked_folder = False
    return FolderEntry(found.name, found.is_dir(follow_symlinks=False), is_linked_folder)


def _unreadable(path: str, error: OSError) -> Problem:
    return problem("unreadable-file", Location(path), reason=error.strerror or str(error))


def _first_difference(path: str, text: str, composed: str) -> Location:
    """Where the composed text, which is the one shown with a problem, first differs."""
    same = next((i for i, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b), len(composed))
    return location_in(path, composed, same)
