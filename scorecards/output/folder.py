"""The folder on disk: what stands in it, never looking through a link, and where our own things stand."""

import errno
import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, ParamSpec

from msgspec import Struct

from scorecards.output.outputs import OWN_FOLDER, OutputError, path_fault

Kind = Literal["absent", "file", "folder", "other"]
"""``other`` is a link, a device and the like, or whatever would be reached through one."""

P = ParamSpec("P")

_NAME_SURROGATE = 0x20000000  # the bit that sets Windows' links and junctions apart from, say, files kept in a cloud
NOT_CONTENT = frozenset([OWN_FOLDER, ".gitignore", ".gitkeep", ".DS_Store", "Thumbs.db", "desktop.ini"])
"""What may stand at the root of an output folder beside the site: the program's own, and what git and systems leave."""
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds


class Folder(Struct, frozen=True):
    """The folder a site is written to. Its paths are those of outputs: from the root of the site, with ``/``."""

    root: Path
    """The folder itself, absolute, its own links resolved: whoever names a link as the folder means its target."""

    @classmethod
    def at(cls, path: Path) -> "Folder":
        """Name the folder `path`, which need not exist. Raises as :func:`real_path` does."""
        root = real_path(path)
        return cls(Path(beyond_260(str(root))) if os.name == "nt" else root)

    @property
    def own(self) -> Path:
        """Our own folder inside it."""
        return self.root / OWN_FOLDER

    @property
    def lock(self) -> Path:
        """The lock file."""
        return self.own / "lock"

    @property
    def manifest(self) -> Path:
        """The list of what we wrote."""
        return self.own / "manifest.sha256"

    @property
    def journal(self) -> Path:
        """The journal of a move, there only while the move lasts."""
        return self.own / "journal.json"

    @property
    def staging(self) -> Path:
        """The folder of staged files, there only while a build lasts."""
        return self.own / "staging"

    def staged(self, name: str) -> Path:
        """The place on disk of a staged file."""
        return self.own / "staging" / name

    def on_disk(self, path: str) -> Path:
        """The place on disk of a path of the site."""
        return self.root / path

    def place(self, path: str) -> str:
        """The same as a text, for what is asked of every file."""
        return f"{self.root}{os.sep}{path if os.sep == '/' else path.replace('/', os.sep)}"

    def staged_place(self, name: str) -> str:
        """The place on disk of a staged file as a text."""
        return self.place(f"{OWN_FOLDER}/staging/{name}")

    def kind(self, path: str, known: dict[str, Kind]) -> Kind:
        """Tell what stands at `path`; `known` keeps what was seen of the folders above, for the next call."""
        parent = path.rpartition("/")[0]
        if parent:
            above = self._kind_above(parent, known)
            if above != "folder":
                return "other" if above == "other" else "absent"
        return _kind_on_disk(self.place(path))

    def blocker(self, path: str, known: dict[str, Kind]) -> str | None:
        """Find what stands where `path` needs a folder around it: the topmost file or link, or None."""
        found = None
        parent = path.rpartition("/")[0]
        while parent:
            kind = self._kind_above(parent, known)
            if kind == "folder":
                break
            if kind != "absent":
                found = parent
            parent = parent.rpartition("/")[0]
        return found

    def _kind_above(self, parent: str, known: dict[str, Kind]) -> Kind:
        kind = known.get(parent)
        if kind is None:
            kind = known[parent] = self.kind(parent, known)
        return kind

    def holds(self, path: str, content: bytes) -> bool:
        """Tell whether the file at `path` has exactly these bytes."""
        with open(self.place(path), "rb", buffering=0) as file:  # noqa: PTH123 (a path for each would take longer)
            return file.read(len(content) + 1) == content

    def digest(self, path: str) -> str:
        """The SHA-256 of the file at `path`, in hexadecimal."""
        with self.on_disk(path).open("rb", buffering=0) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def make_parents(self, path: str, made: set[str]) -> None:
        """Make the folders around `path`; `made` keeps those known to stand. Raises OSError where one cannot."""
        parent = path.rpartition("/")[0]
        if not parent or parent in made:
            return
        self.make_parents(parent, made)
        place = self.place(parent)
        try:
            os.mkdir(place)  # noqa: PTH102 (as above)
        except FileExistsError:
            if _kind_on_disk(place) != "folder":
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), place) from None
        made.add(parent)

    def remove_if_empty(self, path: str, known: dict[str, Kind]) -> None:
        """Remove the folder `path` unless something is in it."""
        if self.kind(path, known) == "folder":
            with suppress(OSError):
                self.on_disk(path).rmdir()


def real_path(path: Path) -> Path:
    """Make a path absolute, its links resolved.

    Raises :class:`OutputError` ``output-unwritable`` where links lead in a circle.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # the latter before Python 3.13
        reason = os.strerror(errno.ELOOP)
        raise OutputError("output-unwritable", path=path, reason=reason, errno=errno.ELOOP) from None


def check_ours(folder: Folder) -> None:
    """Raise :class:`OutputError` ``output-not-ours`` unless the folder is missing, empty, or one we wrote before."""
    try:
        names = {entry.name for entry in folder.root.iterdir()}
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise OutputError("output-not-ours", folder=shown(folder.root), reason="not-a-folder") from None
    if _kind_on_disk(folder.own) not in {"absent", "folder"}:
        raise OutputError("output-not-ours", folder=shown(folder.root), reason="link")
    things = sorted(names - NOT_CONTENT)
    if things and not (os.path.lexists(folder.manifest) or os.path.lexists(folder.journal)):
        raise OutputError("output-not-ours", folder=shown(folder.root), reason="not-empty", example=things[0])


def read_manifest(folder: Folder) -> dict[str, str] | None:
    """Read what we wrote last time: path to SHA-256. None when there is no manifest.

    Raises :class:`OutputError` ``output-not-ours`` when it is not as we wrote it: nothing is then known to be ours.
    """
    try:
        return digests_in(folder.manifest)
    except FileNotFoundError:
        return None
    except ValueError:
        raise OutputError("output-not-ours", folder=shown(folder.root), reason="manifest") from None


def digests_in(manifest: Path) -> dict[str, str]:
    """Path to SHA-256 of every line of a manifest. Raises ValueError where it is not as we write it, and OSError."""
    entries: dict[str, str] = {}
    with manifest.open(encoding="utf-8", newline="") as file:
        for line in file:
            digest, gap, path = line.removesuffix("\n").partition("  ")
            if not gap or len(digest) != 64 or path_fault(path) is not None:
                raise ValueError(line)
            entries[path] = digest
    return entries


def manifest_text(digests: Mapping[str, str]) -> str:
    """Write a manifest, sorted by path, in the format of ``sha256sum``."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))


@contextmanager
def disk_errors(folder: Folder) -> Iterator[None]:
    """Turn what the operating system refuses into :class:`OutputError` ``output-unwritable``."""
    try:
        yield
    except OSError as error:
        path = shown(error.filename2 or error.filename or folder.root)
        raise OutputError(
            "output-unwritable", path=path, reason=error.strerror or str(error), errno=error.errno
        ) from error


def patiently(action: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
    """Do it, trying for a second and a half where permission is refused: on Windows a file is out of reach while a
    virus scanner, a preview or an editor has it open. Trying too where a folder that is to go is not empty: a process
    that a killed build has left may be writing its last file there."""
    for wait in _WAITS:
        try:
            action(*args, **kwargs)
            return
        except OSError as error:
            if not isinstance(error, PermissionError) and error.errno != errno.ENOTEMPTY:
                raise
            time.sleep(wait)
    action(*args, **kwargs)


def _kind_on_disk(place: str | Path) -> Kind:
    try:
        status = os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return "absent"
    if getattr(status, "st_reparse_tag", 0) & _NAME_SURROGATE:
        return "other"
    if stat.S_ISREG(status.st_mode):
        return "file"
    return "folder" if stat.S_ISDIR(status.st_mode) else "other"


def shown(place: str | Path) -> Path:
    """Write a place on disk as people know it, whatever form :func:`beyond_260` gave it."""
    return Path(str(place).replace("\\\\?\\UNC\\", "\\\\").removeprefix("\\\\?\\"))


def beyond_260(path: str) -> str:
    """Write an absolute Windows path in the form that may be longer than 260 characters."""
    if path.startswith("\\\\?\\"):
        return path
    return "\\\\?\\UNC\\" + path[2:] if path.startswith("\\\\") else "\\\\?\\" + path
