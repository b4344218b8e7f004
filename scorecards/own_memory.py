"""How much memory a process has that it does not share with the one that it was forked from. Linux alone."""

import os
from contextlib import suppress
from pathlib import Path

_STEP = 16 << 20
"""Bytes that may come to a process before it is looked at again, which takes milliseconds."""


class OwnMemory:
    """Memory of this process that no other shares, looked at since it was forked."""

    def __init__(self) -> None:
        """Of a process that has none yet."""
        self._most, self._had = 0, 0
        with suppress(OSError):
            self._had = _touched()

    def most(self) -> int:
        """Bytes that it has had of its own, as far as it was looked at; 0 where that cannot be told."""
        with suppress(OSError):
            if (touched := _touched()) - self._had > _STEP:
                self._most, self._had = max(self._most, _private()), touched
        return self._most


def _touched() -> int:
    """Bytes that have come to the process since it began, at most: pages that are new, and pages copied (proc(5))."""
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    faults, resident = int(fields[7]), int(fields[21])
    return (faults + resident) * os.sysconf("SC_PAGE_SIZE")


def _private() -> int:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Private_Dirty:"))
