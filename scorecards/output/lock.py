"""One build at a time in a folder."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _release(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def lock(path: Path) -> Iterator[bool]:
    """Hold the lock on the file `path`, made when missing; gives False when another process or thread holds it.

    The lock is the operating system's, on the open file: it ends with its process, however that ends, so none is ever
    stale. The file stays, since removing it would let two builds lock two files of one name.
    Raises OSError when the file cannot be opened.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        try:
            _take(handle)
        except OSError:
            yield False
            return
        try:
            yield True
        finally:
            # A child process that outlives this one would otherwise keep the lock through its copy of the handle.
            _release(handle)
    finally:
        os.close(handle)
