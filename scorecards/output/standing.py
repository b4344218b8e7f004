"""Files of a site that stand in the output folder as an earlier build has written them."""

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from scorecards.output.folder import Folder, Kind, manifest_text
from scorecards.output.outputs import Output, path_fault

Signature = tuple[int, int, int, int]
"""Size, times of the last changes of content and of the entry (nanoseconds), and inode of a file: other than before
wherever a file was saved again, on one machine."""
_TICK = 2 * 10**9
"""Nanoseconds: the coarsest clock of a file system (FAT). Within a tick of a look a file may be saved again without its
times saying so, as with git's index ("racy git")."""


class StandingFile(Output):
    """An output that the folder holds already: its bytes are read where somebody asks for them."""

    __slots__ = ("_read", "digest", "was_read")

    digest: str
    """SHA-256 of its bytes, in hexadecimal."""
    was_read: bool
    """Whether it was read to know that: its signature does not say so."""
    _read: Callable[[str], bytes | None]

    def __init__(
        self, path: str, digest: str, source: str, read: Callable[[str], bytes | None], *, was_read: bool = False
    ) -> None:
        """`read` gives the bytes of the file at a path. The path is one that an output had before."""
        values = (("path", path), ("digest", digest), ("source", source), ("_read", read), ("was_read", was_read))
        for name, value in values:
            object.__setattr__(self, name, value)

    def __reduce__(self) -> tuple[Callable[..., "StandingFile"], tuple[object, ...]]:
        """How it is handed to another process: a search that was mended has some of its files."""
        return partial(StandingFile, was_read=self.was_read), (self.path, self.digest, self.source, self._read)

    @property
    def content(self) -> bytes:
        """What the file holds. Raises OSError where it is no longer there."""
        content = self._read(self.path)
        if content is None:
            raise FileNotFoundError(self.path)
        return content


class StandingFiles:
    """The files in an output folder. Links are not followed."""

    def __init__(self, folder: Path, clock: Callable[[], int] = time.time_ns) -> None:
        """`clock` gives nanoseconds since 1970. Raises as :func:`folder.real_path` does."""
        self._disk, self._clock = Folder.at(folder), clock
        self._known: dict[str, Kind] = {}

    def __reduce__(self) -> tuple[type["StandingFiles"], tuple[object, ...]]:
        """How it is handed to another process, which looks at the folder itself."""
        return StandingFiles, (self._disk.root, self._clock)

    def find(self, path: str, digest: str, source: str, signature: Signature | None) -> StandingFile | None:
        """The file at a path, if it has the digest: where it has the signature that it had when it did, that is known
        without reading it."""
        if path_fault(path) is not None:
            return None
        if signature is not None and self._signature(path) == signature:
            return StandingFile(path, digest, source, self.read)
        content = self.read(path)
        if content is None or hashlib.sha256(content).hexdigest() != digest:
            return None
        return StandingFile(path, digest, source, self.read, was_read=True)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where no file stands at the path."""
        try:
            if self._disk.kind(path, self._known) == "file":
                with self._disk.on_disk(path).open("rb", buffering=0) as file:
                    return file.read()
        except OSError:
            pass
        return None

    def signatures(self, paths: Iterable[str]) -> Iterator[Signature | None]:
        """The signature of each file; None for one that was saved so shortly before that it says too little."""
        now = self._clock()
        for path in paths:
            found = self._signature(path)
            yield found if found and max(found[1:3]) < now - _TICK else None

    def are_of(self, digests: Mapping[str, str]) -> bool:
        """Whether these are the files that a build with such digests has left: no later one has begun to move any."""
        try:
            is_at_rest = not os.path.lexists(self._disk.journal)
            return is_at_rest and self._disk.manifest.read_bytes() == manifest_text(digests).encode()
        except OSError:
            return False

    def _signature(self, path: str) -> Signature | None:
        parent = path.rpartition("/")[0]
        try:
            if parent and parent not in self._known:
                self._known[parent] = self._disk.kind(parent, self._known)
            if parent and self._known[parent] != "folder":
                return None
            found = os.lstat(f"{self._disk.root}/{path}")
        except (OSError, ValueError):
            return None
        return (
            (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino) if stat.S_ISREG(found.st_mode) else None
        )
