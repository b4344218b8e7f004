"""Bytes that are put aside until they are asked for, in a file without a name: there may be ten thousand texts.

Memory that processes share is copied as soon as one counts a reference to what is in it; a file never is. Processes
forked from the one that puts bytes aside can ask for what was there before.
"""

import os
import tempfile
from collections.abc import Callable

from msgspec import Struct, field


class Spool(Struct, eq=False):
    """What one process has put aside."""

    _handle: int | None = None
    """The file's, by number: an object of Python may be closed before this one where both are in a cycle."""
    _end: int = 0
    _writer: int = field(default_factory=os.getpid)

    def put(self, content: bytes) -> Callable[[], bytes]:
        """Puts bytes aside and gives what gets them back; keeps them in memory where no file can be written."""
        if not hasattr(os, "pread") or os.getpid() != self._writer:
            return lambda: content
        try:
            if self._handle is None:
                with tempfile.TemporaryFile(buffering=0) as file:
                    self._handle = os.dup(file.fileno())
            if os.pwrite(self._handle, content, self._end) < len(content):
                return lambda: content
        except OSError:
            return lambda: content
        self._end += len(content)
        return _Spooled(self, self._end - len(content), len(content))

    def __del__(self) -> None:
        """Nobody can ask for anything any more."""
        if self._handle is not None:
            os.close(self._handle)


class _Spooled(Struct, frozen=True):
    spool: Spool
    start: int
    size: int

    def __call__(self) -> bytes:
        handle = self.spool._handle
        assert handle is not None
        found = os.pread(handle, self.size, self.start)
        if len(found) < self.size:
            raise OSError(f"{self.size - len(found)} bytes of what was put aside are gone")
        return found
