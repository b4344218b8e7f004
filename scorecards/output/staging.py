"""Files staged by the process that made them, so that their bytes are not passed on to the one that writes the site."""

import hashlib
import os
from pathlib import Path

from msgspec import Struct, field

from scorecards.output import journal as journals
from scorecards.output.folder import Folder, disk_errors, read_manifest
from scorecards.output.outputs import Output, OutputError


class StagedFile(Output):
    """An output whose bytes are on the disk of the site's folder: staged, or in place as they were before."""

    __slots__ = ("digest", "place", "stands")

    digest: str
    """SHA-256 of its bytes, in hexadecimal."""
    place: str
    """Where on the disk they are."""
    stands: bool
    """Whether that is in place."""

    def __init__(self, path: str, source: str, digest: str, place: str, stands: bool) -> None:
        for name, value in (("path", path), ("source", source), ("digest", digest), ("place", place)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "stands", stands)

    def __reduce__(self) -> tuple[type["StagedFile"], tuple[str, str, str, str, bool]]:
        """How it is handed to another process."""
        return StagedFile, (self.path, self.source, self.digest, self.place, self.stands)

    @property
    def content(self) -> bytes:
        """What the file holds. Raises OSError where it is no longer there."""
        return Path(self.place).read_bytes()


class Staging(Struct, eq=False):
    """Takes files into the staging folder of a site while that is being written (`disk.write`), in any process."""

    folder: Folder
    writer: int = 0
    """The process that writes the site; 0 where none does."""
    _old: dict[str, str] | None = None
    _count: int = 0
    _put: dict[str, StagedFile] = field(default_factory=dict)
    """Files that several pages may need, as this process has put them last, by path."""

    @classmethod
    def at(cls, folder: Path) -> "Staging":
        """That of a site's folder. Raises as :func:`folder.real_path` does."""
        return cls(Folder.at(folder))

    def put(self, output: Output) -> Output:
        """An output as a file on the disk; the output itself where the site is not being written.

        Called in processes that were forked from the one that writes. Raises :class:`OutputError` where the disk cannot
        take it.
        """
        if os.getppid() != self.writer or type(output) is not Output:
            return output
        digest = hashlib.sha256(output.content).hexdigest()
        known = self._put.get(output.path)
        if known and known.digest == digest:
            return StagedFile(output.path, output.source, digest, known.place, known.stands)
        with disk_errors(self.folder):
            found = self._stands(output, digest) or self._write(output, digest)
        if not output.path.endswith(".html"):
            self._put[output.path] = found
        return found

    def _stands(self, output: Output, digest: str) -> StagedFile | None:
        """The file that is there already, as the last build has written it."""
        place = self.folder.place(output.path)
        if not os.path.lexists(place) or self.folder.kind(output.path, {}) != "file":
            return None
        if self._old is None:
            try:
                self._old = read_manifest(self.folder) or {}
            except OutputError:
                self._old = {}
        if self._old.get(output.path) != digest or not self.folder.holds(output.path, output.content):
            return None
        return StagedFile(output.path, output.source, digest, place, True)

    def _write(self, output: Output, digest: str) -> StagedFile:
        place = self.folder.staged_place(f"{os.getpid()}-{self._count}")
        self._count += 1
        journals.write_bytes(place, output.content)
        return StagedFile(output.path, output.source, digest, place, False)
