"""Whether the site is what a build would make of it, told without building: nothing was changed since the last one.

A build that ends without a problem leaves a note in the project's store: the command line, the day, and digests of what
it read and of what it wrote. The next start of the same command compares these with the disk by the signatures of files
(size, times, inode) and, where nothing differs, has nothing to do. Signatures hold on one machine alone: in another
checkout they differ, and the site is built. As git does with its index ("racy git"), a file that was saved shortly
before it was read is compared by its content, since a later save in the same tick of the clock would leave its times.

Of a large site most of the files that were written are looked at by a process of its own. Of the standard library that
alone is imported which is quick to load: this must take less time than loading the rest.
"""

# pathlib takes longer to load than all of this may take.
# ruff: noqa: PTH100, PTH105, PTH108, PTH109, PTH112, PTH116, PTH120, PTH123

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

STORE = ".scorecards-cache"
"""The folder in a project that holds what earlier runs have made."""
_NOTE = "last-build"
_FORMAT = "scorecards 4"
_TICK = 2 * 10**9
"""Nanoseconds: the coarsest clock of a file system (FAT)."""
_FOLDERS = ("data", "content", "themes")
_VIETNAM = 7 * 3600
"""Seconds that clocks there are ahead of UTC."""
_MOST_RACY = 200
"""Files that are compared by their content; of more, as in a fresh checkout, no note is made."""
_FEW = 2_000
"""Files in an output folder; fewer are looked at sooner than a process is started for them."""


class Snapshot:
    """What a build depends on, as it is on the disk at one moment."""

    __slots__ = ("digest", "racy")

    digest: str
    racy: tuple[str, ...]
    """Files whose contents are in the digest, since their times say too little."""

    def __init__(self, digest: str, racy: tuple[str, ...]) -> None:
        self.digest, self.racy = digest, racy

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Snapshot) and (self.digest, self.racy) == (other.digest, other.racy)

    def __hash__(self) -> int:
        return hash((self.digest, self.racy))


def said_unchanged(words: Sequence[str], root: str | os.PathLike[str]) -> str | None:
    """What to tell a person whose build has nothing to do; None where it may have.

    `words` are the command line without the program's name, `root` the project where it names none.
    """
    if words and words[0] != "build":
        return None
    top = _root(words, root)
    try:
        with open(f"{top}/{STORE}/{_NOTE}", encoding="utf-8", errors="surrogateescape", newline="") as file:
            kind, day, asked, out, said, inputs, outputs, *lists = file.read().split("\0")
        command, racy, files = _lists(lists)
        if (kind, day, command, out) != (_FORMAT, _day(), _command(words, top), os.path.realpath(asked)):
            return None
        found = _looked_at(out)
        try:
            is_same = _inputs(top, files, racy).digest == inputs
        finally:
            written = found()
        return said if is_same and written == outputs else None
    except (OSError, ValueError, LookupError, RecursionError):
        return None


def snapshot(root: str | os.PathLike[str], files: Iterable[str] = (), racy: Sequence[str] | None = None) -> Snapshot:
    """What a build of the project depends on, `files` being those that it reads outside of the usual folders.

    `racy` are the files to compare by content; where they are not given, those that were saved within a tick.
    """
    return _inputs(os.fspath(root), sorted(files), racy)


def note_build(
    words: Sequence[str],
    root: str | os.PathLike[str],
    files: Iterable[str],
    before: Snapshot,
    out: str | os.PathLike[str],
    said: str,
) -> None:
    """Notes a build that ended well, if the project is as it was before; a note that cannot be made is none."""
    top, asked = os.fspath(root), os.fspath(out)
    written = os.path.realpath(asked)  # a link may lead elsewhere by the next start
    note = f"{top}/{STORE}/{_NOTE}"
    try:
        if os.path.lexists(note):
            os.unlink(note)
        named = sorted(files)
        if snapshot(top, (), before.racy) != before or len(before.racy) > _MOST_RACY:
            return
        now = snapshot(top, named, before.racy)
        lists = [part for some in (_command(words, top), before.racy, named) for part in (str(len(some)), *some)]
        parts = [_FORMAT, _day(), asked, written, said, now.digest, _outputs(written), *lists]
        if any("\0" in part for part in parts):
            return
        draft = f"{note}.{os.getpid()}"
        with open(draft, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write("\0".join(parts))
        os.replace(draft, note)
    except (OSError, ValueError):
        return


def _lists(parts: Sequence[str]) -> list[list[str]]:
    """Lists that stand one after another, each behind its length. Raises ValueError or LookupError for others."""
    found, at = [], 0
    while at < len(parts):
        size = int(parts[at])
        found.append([*parts[at + 1 : at + 1 + size]])
        at += 1 + size
    return found


def _root(words: Sequence[str], root: str | os.PathLike[str]) -> str:
    for number, word in enumerate(words):
        if word == "--root" and number + 1 < len(words):
            return words[number + 1]
        if word.startswith("--root="):
            return word.removeprefix("--root=")
    return os.fspath(root)


def _command(words: Sequence[str], root: str) -> list[str]:
    """The command line, where it is given, and the program that it is given to."""
    package = os.path.dirname(os.path.abspath(__file__))
    digest = hashlib.blake2b(digest_size=20)
    for line in _signatures(package, [""], hidden=("__pycache__",)):
        digest.update(line)
    for folder in (one for one in sys.path if os.path.isdir(one)):
        found = os.stat(folder)
        digest.update(f"{folder}\0{found.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return [*words, os.getcwd(), os.path.realpath(root), sys.version, digest.hexdigest()]


def _day() -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + _VIETNAM))


def _inputs(top: str, files: Iterable[str], racy: Sequence[str] | None) -> Snapshot:
    started = time.time_ns()
    digest = hashlib.blake2b(digest_size=20)
    late: list[str] = []
    for line, path, saved in _files(top, files):
        if racy is None and saved > started - _TICK:
            late.append(path)
        digest.update(line)
    chosen = tuple(late) if racy is None else tuple(racy)
    for path in chosen[: _MOST_RACY + 1]:
        try:
            with open(f"{top}/{path}", "rb") as file:
                digest.update(path.encode("utf-8", "surrogateescape") + hashlib.file_digest(file, "sha256").digest())
        except OSError:  # gone since
            continue
    return Snapshot(digest.hexdigest(), chosen)


def _files(top: str, files: Iterable[str]) -> Iterator[tuple[bytes, str, int]]:
    """The signature of each file that a build reads, its path, and when it was saved (nanoseconds)."""
    yield from _walk(top, list(_FOLDERS))
    for path in files:
        try:
            found = os.stat(f"{top}/{path}")
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


def _looked_at(out: str) -> Callable[[], str]:
    """Begins to look at the files of an output folder; what it gives says what `_outputs` does.

    That raises ValueError where they could not be looked at.
    """
    manifest = _manifest(out)
    theirs, ours = _shares(manifest)
    if not theirs or not hasattr(os, "fork"):
        return lambda: _said(manifest, _states(out, theirs), _states(out, ours))
    answer, end = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            os.write(end, _states(out, theirs).encode())
        finally:
            os._exit(0)
    os.close(end)

    def found() -> str:
        try:
            own = _states(out, ours)
        finally:
            with open(answer, encoding="ascii") as file:
                told = file.read()
            os.waitpid(process, 0)
        return _said(manifest, told, own)

    return found


def _outputs(out: str) -> str:
    """A digest of the manifest of an output folder and of the signatures of the files that it lists.

    Raises OSError or ValueError where the folder is not whole: a file is gone, a move was left half done.
    """
    manifest = _manifest(out)
    theirs, ours = _shares(manifest)
    return _said(manifest, _states(out, theirs), _states(out, ours))


def _manifest(out: str) -> bytes:
    own = f"{out}/.scorecards"
    if os.path.lexists(f"{own}/journal.json") or os.path.lexists(f"{own}/staging"):
        raise ValueError("left half done")
    with open(f"{own}/manifest.sha256", "rb") as file:
        return file.read()


def _shares(manifest: bytes) -> tuple[list[bytes], list[bytes]]:
    """The lines that another process looks at, and those that are left to this one, which looks at the inputs too."""
    lines = manifest.splitlines()
    size = len(lines) * 3 // 4 if len(lines) >= _FEW else 0
    return lines[:size], lines[size:]


def _states(out: str, lines: list[bytes]) -> str:
    """A digest of the signatures of files, by their lines in the manifest."""
    top, stat = f"{out}/".encode("utf-8", "surrogateescape"), os.stat
    found = [stat(top + line[66:], follow_symlinks=False) for line in lines]
    states = [b"%d %d %d %d\n" % (one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino) for one in found]
    return hashlib.blake2b(b"".join(states), digest_size=20).hexdigest()


def _said(manifest: bytes, *states: str) -> str:
    return " ".join((hashlib.blake2b(manifest, digest_size=20).hexdigest(), *states))
