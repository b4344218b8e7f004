"""The signatures of a project's files and of those of its site: size, times, inode, which change whenever one is saved.

They hold on one machine alone. As git does with its index ("racy git"), a file that was saved shortly before it was
looked at is known by its content besides, since a later save in the same tick of the clock would leave its times.

Of a large site most of the files that were written are looked at by a process of its own. Of the standard library that
alone is imported which is quick to load: whether there is anything to build must take less time than loading the rest.
"""

# pathlib takes longer to load than all of this may take.
# ruff: noqa: PTH116, PTH123

import hashlib
import os
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

_TICK = 2 * 10**9
"""Nanoseconds: the coarsest clock of a file system (FAT)."""
_FOLDERS = ("data", "content", "themes")
MOST_RECENT = 200
"""Files that are known by their content; there are more in a fresh checkout."""
_FEW = 2_000
"""Files in an output folder; fewer are looked at sooner than a process is started for them."""


class Snapshot:
    """What a build depends on, as it is on the disk at one moment."""

    __slots__ = ("contents", "lines", "racy", "recent", "taken", "top")

    taken: int
    """When it was taken: nanoseconds since 1970, before anything was looked at."""
    top: str
    """The project's folder."""
    lines: bytes
    """A line for each file: its path, a zero, its signature."""
    contents: bytes
    """The same for files whose times say too little, with digests of what they hold."""
    racy: tuple[str, ...]
    """The paths of these."""
    recent: tuple[str, ...]
    """Files that were saved within a tick before this."""

    def __init__(self, taken: int, top: str, lines: bytes, recent: tuple[str, ...], racy: tuple[str, ...]) -> None:
        """`racy` are the files to know by their content, of which more than `MOST_RECENT` are not read."""
        self.taken, self.top, self.lines, self.recent, self.racy = taken, top, lines, recent, racy
        self.contents = b"".join(_content_lines(top, racy[: MOST_RECENT + 1]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Snapshot) and (self.text, self.racy) == (other.text, other.racy)

    def __hash__(self) -> int:
        return hash((self.text, self.racy))

    @property
    def text(self) -> bytes:
        """All that is known, in lines."""
        return self.lines + self.contents

    @property
    def digest(self) -> str:
        """A digest of that, in hexadecimal."""
        return digest_of(self.text)

    def with_recent(self) -> "Snapshot":
        """The same with those files known by their content that were saved within a tick before it."""
        return Snapshot(self.taken, self.top, self.lines, self.recent, self.recent)


def snapshot(root: str | os.PathLike[str], files: Iterable[str] = (), racy: Sequence[str] | None = None) -> Snapshot:
    """What a build of the project depends on, `files` being those that it reads outside of the usual folders.

    `racy` are the files to know by their content; where they are not given, those that were saved within a tick.
    """
    top, started = os.fspath(root), time.time_ns()
    found = [*_files(top, sorted(files))]
    recent = tuple(path for _, path, saved in found if saved > started - _TICK)
    lines = b"".join([line for line, _, _ in found])
    return Snapshot(started, top, lines, recent, recent if racy is None else tuple(racy))


def edited(before: bytes, now: bytes) -> list[str] | None:
    """The paths of the files of which two snapshots (`Snapshot.text`) have other lines, in one order; None where one
    has files that the other has not.
    """
    then, since = {*before.splitlines()}, {*now.splitlines()}
    gone, come = ({line.partition(b"\0")[0] for line in lines} for lines in (then - since, since - then))
    return sorted(path.decode("utf-8", "surrogateescape") for path in come) if gone == come else None


def digest_of(text: bytes) -> str:
    """A digest in hexadecimal."""
    return hashlib.blake2b(text, digest_size=20).hexdigest()


def folder_digest(top: str) -> str:
    """A digest of the signatures of all files in a folder; what Python has compiled is left out."""
    return digest_of(b"".join([line for line, _, _ in _walk(top, [""], ("__pycache__",))]))


def _content_lines(top: str, paths: Iterable[str]) -> Iterator[bytes]:
    for path in paths:
        try:
            with open(f"{top}/{path}", "rb") as file:
                yield f"{path}\0={hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode("utf-8", "surrogateescape")
        except OSError:  # gone since
            continue


def _files(top: str, files: Iterable[str]) -> Iterator[tuple[bytes, str, int]]:
    """The line of each file that a build reads, its path, and when it was saved (nanoseconds)."""
    yield from _walk(top, [*_FOLDERS])
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


def _line(path: str, found: os.stat_result) -> bytes:
    signature = f"{path}\0{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}\n"
    return signature.encode("utf-8", "surrogateescape")


class Written:
    """The files of an output folder, as they are on the disk at one moment."""

    __slots__ = ("manifest", "states")

    manifest: bytes
    """The list of them, a line for each: SHA-256, two spaces, path."""
    states: Sequence[bytes]
    """Their signatures, in the order of the list."""

    def __init__(self, manifest: bytes, states: Sequence[bytes]) -> None:
        self.manifest, self.states = manifest, states

    @property
    def digest(self) -> str:
        """A digest of both, in hexadecimal."""
        return f"{digest_of(self.manifest)} {digest_of(b''.join(self.states))}"

    def after(self, out: str, changed: Container[str], manifest: bytes) -> "Written":
        """What the folder holds once a build has written these files and no others into it, which are then those of
        this list.

        Raises OSError or ValueError as `written` does, and where another build has written since.
        """
        known: Mapping[bytes, bytes] = dict(zip(self._paths(self.manifest.splitlines()), self.states, strict=True))
        if _manifest(out) != manifest:
            raise ValueError("another build has written")
        paths = self._paths(manifest.splitlines())
        anew = {path for path in paths if path not in known or os.fsdecode(path) in changed}
        return Written(manifest, [_state(out, path) if path in anew else known[path] for path in paths])

    @staticmethod
    def _paths(lines: Iterable[bytes]) -> list[bytes]:
        return [line[66:] for line in lines]


def written(out: str) -> Written:
    """What an output folder holds.

    Raises OSError or ValueError where it is not whole: a file is gone, a move was left half done.
    """
    manifest = _manifest(out)
    return Written(manifest, _states(out, manifest.splitlines()))


def begin_to_look(out: str) -> Callable[[], Written]:
    """Begins to look at the files of an output folder; what it gives says what `written` does, and raises as that."""
    manifest = _manifest(out)
    lines = manifest.splitlines()
    size = len(lines) * 3 // 4 if len(lines) >= _FEW else 0  # this process looks at the inputs too
    if not size or not hasattr(os, "fork"):
        return lambda: Written(manifest, _states(out, lines))
    answer, end = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            os.close(answer)
            with open(end, "wb") as file:
                file.write(b"".join(_states(out, lines[:size])))
        finally:
            os._exit(0)
    os.close(end)

    def found() -> Written:
        try:
            own = _states(out, lines[size:])
        finally:
            with open(answer, "rb") as file:
                theirs = file.read().splitlines(keepends=True)
            os.waitpid(process, 0)
        if len(theirs) != size:
            raise ValueError("not all could be looked at")
        return Written(manifest, [*theirs, *own])

    return found


def _manifest(out: str) -> bytes:
    own = f"{out}/.scorecards"
    if os.path.lexists(f"{own}/journal.json") or os.path.lexists(f"{own}/staging"):
        raise ValueError("left half done")
    with open(f"{own}/manifest.sha256", "rb") as file:
        return file.read()


def _states(out: str, lines: Iterable[bytes]) -> list[bytes]:
    """The signatures of files, by their lines in the manifest."""
    top, stat = f"{out}/".encode("utf-8", "surrogateescape"), os.stat
    found = [stat(top + line[66:], follow_symlinks=False) for line in lines]
    return [b"%d %d %d %d\n" % (one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino) for one in found]


def _state(out: str, path: bytes) -> bytes:
    return _states(out, [b" " * 66 + path])[0]
