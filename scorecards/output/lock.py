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


_held: set[int] = set()
"""Handles of this process's locks."""


def _let_go_of_copies() -> None:
    """Close what a forked process was given of them: it would keep a lock for as long as it outlives its parent."""
    while _held:
        os.close(_held.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go_of_copies)


@contextmanager
def lock(path: Path) -> Iterator[bool]:
    """Hold the lock on the file `path`, made when missing; gives False when another process or thread holds it.

    The lock is the operating system's, on the open file: it ends with its process, however that ends, so none is ever
    stale. The file stays, since removing it would let two builds lock two files of one name.
    Raises OSError when the file cannot be opened.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    _held.add(handle)
    try:
        try:
            _take(handle)
        except OSError:
            yield False
            return
        try:
            yield True
        finally:
            if handle in _held:
                # What was started anew with copies of all handles would otherwise keep the lock.
                _release(handle)
    finally:
        if handle in _held:  # else this process is a copy
            _held.remove(handle)
            os.close(handle)
