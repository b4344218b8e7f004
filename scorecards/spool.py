"""Bytes that are put aside until they are asked for, in a file without a name: there may be ten thousand texts.

Memory that processes share is copied as soon as one counts a reference to what is in it; a file never is. Processes
forked from the one that puts bytes aside can ask for what was there before.
"""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from io import FileIO


@dataclass(slots=True, eq=False)
class Spool:
    """What one process has put aside."""

    _file: FileIO | None = None
    _end: int = 0
    _writer: int = field(default_factory=os.getpid)

    def put(self, content: bytes) -> Callable[[], bytes]:
        """Puts bytes aside and gives what gets them back; keeps them in memory where no file can be written."""
        if not hasattr(os, "pread") or os.getpid() != self._writer:
            return lambda: content
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
            if os.pwrite(self._file.fileno(), content, self._end) < len(content):
                return lambda: content
        except OSError:
            return lambda: content
        self._end += len(content)
        return _Spooled(self, self._end - len(content), len(content))

    def __del__(self) -> None:
        """Nobody can ask for anything any more."""
        if self._file is not None:
            self._file.close()


@dataclass(frozen=True, slots=True)
class _Spooled:
    spool: Spool
    start: int
    size: int

    def __call__(self) -> bytes:
        file = self.spool._file
        assert file is not None
        found = os.pread(file.fileno(), self.size, self.start)
        if len(found) < self.size:
            raise OSError(f"{self.size - len(found)} bytes of what was put aside are gone")
        return found
