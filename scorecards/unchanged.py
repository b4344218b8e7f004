"""Whether the site is what a build would make of it, told without building: nothing was changed since the last one.

A build that ends without a problem leaves a note in the project's store: the command line, the day, and digests of what
it read and of what it wrote. The next start of the same command compares these with the disk by the signatures of files
(size, times, inode) and, where nothing differs, has nothing to do. Signatures hold on one machine alone: in another
checkout they differ, and the site is built. As git does with its index ("racy git"), a file that was saved shortly
before it was read is compared by its content, since a later save in the same tick of the clock would leave its times.

Nothing but the standard library is imported: this must take less time than loading the rest.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

STORE = ".scorecards-cache"
"""The folder in a project that holds what earlier runs have made."""
_NOTE = "last-build.json"
_FORMAT = 1
_TICK = 2 * 10**9
"""Nanoseconds: the coarsest clock of a file system (FAT)."""
_FOLDERS = ("data", "content", "themes")
_VIETNAM = timezone(timedelta(hours=7))
_MOST_RACY = 200
"""Files that are compared by their content; of more, as in a fresh checkout, no note is made."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a build depends on, as it is on the disk at one moment."""

    digest: str
    racy: tuple[str, ...]
    """Files whose contents are in the digest, since their times say too little."""


def said_unchanged(words: Sequence[str], root: Path) -> str | None:
    """What to tell a person whose build has nothing to do; None where it may have.

    `words` are the command line without the program's name, `root` the project where it names none.
    """
    if words and words[0] != "build":
        return None
    root = _root(words, root)
    try:
        with (root / STORE / _NOTE).open("rb") as file:
            note = json.load(file)
        same = (
            note["format"] == _FORMAT
            and note["command"] == _command(words, root)
            and note["day"] == _day()
            and note["input"] == _inputs(root, note["files"], note["racy"]).digest
            and note["output"] == _outputs(note["out"])
        )
        return str(note["said"]) if same else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def snapshot(root: Path, files: Iterable[str] = (), racy: Sequence[str] | None = None) -> Snapshot:
    """What a build of the project depends on, `files` being those that it reads outside of the usual folders.

    `racy` are the files to compare by content; where they are not given, those that were saved within a tick.
    """
    return _inputs(root, sorted(files), racy)


def note_build(words: Sequence[str], root: Path, files: Iterable[str], before: Snapshot, out: Path, said: str) -> None:
    """Notes a build that ended well, if the project is as it was before; a note that cannot be made is none."""
    with suppress(OSError, ValueError):
        here = root / STORE
        (here / _NOTE).unlink(missing_ok=True)
        named = sorted(files)
        if snapshot(root, (), before.racy) != before or len(before.racy) > _MOST_RACY:
            return
        now = snapshot(root, named, before.racy)
        note = {
            "format": _FORMAT,
            "command": _command(words, root),
            "day": _day(),
            "files": named,
            "racy": before.racy,
            "input": now.digest,
            "out": str(out.resolve()),
            "output": _outputs(str(out.resolve())),
            "said": said,
        }
        draft = here / f"{_NOTE}.{os.getpid()}"
        draft.write_text(json.dumps(note), encoding="utf-8")
        draft.replace(here / _NOTE)


def _root(words: Sequence[str], root: Path) -> Path:
    for number, word in enumerate(words):
        if word == "--root" and number + 1 < len(words):
            return Path(words[number + 1])
        if word.startswith("--root="):
            return Path(word.removeprefix("--root="))
    return root


def _command(words: Sequence[str], root: Path) -> list[str]:
    """The command line, where it is given, and the program that it is given to."""
    package = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=20)
    for line in _signatures(str(package), [""], hidden=("__pycache__",)):
        digest.update(line)
    for folder in (one for one in sys.path if os.path.isdir(one)):  # noqa: PTH112 (a Path costs more)
        found = os.stat(folder)  # noqa: PTH116 (changes when a package is installed)
        digest.update(f"{folder}\0{found.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return [*words, os.getcwd(), str(root.resolve()), sys.version, digest.hexdigest()]  # noqa: PTH109


def _day() -> str:
    return datetime.now(_VIETNAM).date().isoformat()


def _inputs(root: Path, files: Iterable[str], racy: Sequence[str] | None) -> Snapshot:
    top, started = str(root), time.time_ns()
    digest = hashlib.blake2b(digest_size=20)
    late: list[str] = []
    for line, path, saved in _files(top, files):
        if racy is None and saved > started - _TICK:
            late.append(path)
        digest.update(line)
    chosen = tuple(late) if racy is None else tuple(racy)
    for path in chosen[: _MOST_RACY + 1]:
        with suppress(OSError), open(f"{top}/{path}", "rb") as file:  # noqa: PTH123
            digest.update(path.encode("utf-8", "surrogateescape") + hashlib.file_digest(file, "sha256").digest())
    return Snapshot(digest.hexdigest(), chosen)


def _files(top: str, files: Iterable[str]) -> Iterator[tuple[bytes, str, int]]:
    """The signature of each file that a build reads, its path, and when it was saved (nanoseconds)."""
    yield from _walk(top, list(_FOLDERS))
    for path in files:
        try:
            found = os.stat(f"{top}/{path}")  # noqa: PTH116
        except (OSError, ValueError):
            yield f"{path}\0absent\n".encode("utf-8", "surrogateescape"), path, 0
        else:
            yield _line(path, found), path, max(found.st_mtime_ns, found.st_ctime_ns)


def _walk(top: str, folders: list[str], hidden: tuple[str, ...] = ()) -> Iterator[tuple[bytes, str, int]]:
    """The same for all files below folders, in one order."""
    left = [*reversed(folders)]
    while left:
        folder = left.pop()
        try:
            with os.scandir(f"{top}/{folder}" if folder else top) as found:
                entries = sorted(found, key=lambda one: one.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        inside = []
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in hidden:
                    inside.append(path)
                continue
            try:
                state = entry.stat()
            except OSError:  # a link to nowhere
                state = entry.stat(follow_symlinks=False)
            yield _line(path, state), path, max(state.st_mtime_ns, state.st_ctime_ns)
        left += reversed(inside)


def _signatures(top: str, folders: list[str], hidden: tuple[str, ...]) -> Iterator[bytes]:
    return (line for line, _, _ in _walk(top, folders, hidden))


def _line(path: str, found: os.stat_result) -> bytes:
    signature = f"{path}\0{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}\n"
    return signature.encode("utf-8", "surrogateescape")


def _outputs(out: str) -> str:
    """A digest of the manifest of an output folder and of the signatures of the files that it lists.

    Raises OSError or ValueError where the folder is not whole: a file is gone, a move was left half done.
    """
    own = f"{out}/.scorecards"
    if os.path.lexists(f"{own}/journal.json") or os.path.lexists(f"{own}/staging"):
        raise ValueError("left half done")
    with open(f"{own}/manifest.sha256", "rb") as file:  # noqa: PTH123
        manifest = file.read()
    digest, stat = hashlib.blake2b(manifest, digest_size=20), os.stat
    for line in manifest.decode("utf-8", "surrogateescape").splitlines():
        found = stat(f"{out}/{line[66:]}", follow_symlinks=False)
        digest.update(b"%d %d %d %d\n" % (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino))
    return digest.hexdigest()
