"""Files and folders made sure of on the disk: what follows may rely on them even where the power fails."""

import ctypes
import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_AT_A_TIME = 16
"""Files that are flushed at a time."""
_MANY = 1_000
"""Files for which the whole file system is flushed at once: one by one they take four times as long."""
_TELLS_OF_ERRORS = (5, 8)
"""The version of Linux from which on `syncfs` tells that something could not be written (its manual page)."""


def flush_files(places: Sequence[str], folder: Path) -> None:
    """Flush files, which are all on the file system of a folder. Raises OSError where one cannot be."""
    if len(places) >= _MANY and _flush_file_system(folder):
        return
    # Many at a time, because a file system settles waiting flushes together.
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        list(pool.map(_flush_all, (places[first::_AT_A_TIME] for first in range(_AT_A_TIME))))


def flush(place: str | Path) -> None:
    """Flush a file. Raises OSError where it cannot be."""
    handle = os.open(place, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(path: Path) -> None:
    """Flush the names in a folder. Raises OSError where it cannot be."""
    if os.name == "nt":
        return  # Windows gives no handle of a folder; NTFS keeps the order of renames by itself
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_all(places: Iterable[str]) -> None:
    for place in places:
        flush(place)


def _flush_file_system(folder: Path) -> bool:
    """Flush all that a file system holds; False where the operating system has no call for it that tells of errors."""
    if sys.platform != "linux" or _linux() < _TELLS_OF_ERRORS:
        return False
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(handle)
    return True


def _linux() -> tuple[int, ...]:
    numbers = os.uname().release.split(".")[:2]
    return tuple(int(one) if one.isdigit() else 0 for one in numbers)
