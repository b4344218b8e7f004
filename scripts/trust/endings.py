"""How a build is ended, or its disk spoilt, at a chosen point; called in the process of the build before it begins."""

from __future__ import annotations

import errno
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from scorecards.output import journal

ERRORS = {"disk full": errno.ENOSPC, "read-only": errno.EROFS, "disk fails": errno.EIO}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect"}
"""Audit events of operations that change files, beside opening for writing."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How a build is ended."""

    way: str
    at: float
    """The part of the build's operations, of its files or of its time after which it is ended, 0 to 1."""
    processes: int
    store: str
    """"none", "known" where all charts are in it, "new" where it is empty."""
    everything: bool
    """Whether the processes that a build started are killed with it."""


def end_at(trial: Trial, out: Path, operations: int, files: int) -> None:
    """Ends this process, or spoils its disk, at the point of a trial."""
    left = int(trial.at * (files if trial.way == "half a file" else operations))
    main = os.getpid()

    def act(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if os.getpid() != main or not _is_change(event, arguments):
            return
        left -= 1
        if left >= 0:
            return
        if trial.way in ERRORS:
            number = ERRORS[trial.way]
            raise OSError(number, os.strerror(number), str(arguments[0]))
        if trial.everything:
            for process in _started_by(main):
                os.kill(process, signal.SIGKILL)
        os.kill(main, signal.SIGKILL)

    def write_half(place: str | Path, content: bytes) -> None:
        nonlocal left
        left -= 1
        if left >= 0:
            whole(place, content)
            return
        Path(place).write_bytes(content[: len(content) // 2])
        os.kill(main, signal.SIGKILL)

    if trial.way == "half a file":
        whole, journal.write_bytes = journal.write_bytes, write_half
    else:
        sys.addaudithook(act)


def count_in(file: Path) -> None:
    """Writes into a file, at the end, how many operations on files this process made and how many it wrote."""
    operations = files = 0
    whole, left = journal.write_bytes, os._exit

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal operations
        operations += _is_change(event, arguments)

    def write(path: Path, content: bytes) -> None:
        nonlocal files
        files += 1
        whole(path, content)

    def leave(status: int) -> NoReturn:
        file.write_text(f"{operations} {files}", "ascii")
        left(status)

    journal.write_bytes, os._exit = write, leave
    sys.addaudithook(count)


def _is_change(event: str, arguments: tuple[object, ...]) -> bool:
    if event in _CHANGES:
        return True
    return event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & _WRITES)


def _started_by(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in children.read_text("ascii").split()]
