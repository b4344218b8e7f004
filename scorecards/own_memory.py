"""How much memory a process has that it does not share with the one that it was forked from. Linux alone."""

import os
from contextlib import suppress
from pathlib import Path


class OwnMemory:
    """Memory of this process that no other shares, looked at since it was forked."""

    def __init__(self, most: int) -> None:
        """`most` is in bytes."""
        self._most = most
        self._own, self._had = 0, 0
        with suppress(OSError):
            self._had = _touched()

    def is_full(self) -> bool:
        """Whether it has more of its own than it may have; never where that cannot be told.

        What takes long to tell is asked only where it may be so.
        """
        with suppress(OSError):
            if self._own + _touched() - self._had > self._most:
                self._own, self._had = _private(), _touched()
                return self._own > self._most
        return False


def _touched() -> int:
    """Bytes that have come to the process since it began, at most: pages that are new, and pages copied (proc(5))."""
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    faults, resident = int(fields[7]), int(fields[21])
    return (faults + resident) * os.sysconf("SC_PAGE_SIZE")


def _private() -> int:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Private_Dirty:"))
