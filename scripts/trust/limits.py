"""What a case may do: so much time, so much memory, and nothing to any file but its own."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

SECONDS = 10.0
"""Processor time of one case, on any machine; the usual one takes some hundredths."""
GROWTH = 400 * 2**20
"""Bytes by which one case may make the process larger than any before."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_TWO_PATHS = {"os.rename", "os.link", "os.symlink"}
_CHANGES = {"os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.chmod", "os.utime", "shutil.rmtree", *_TWO_PATHS}
_NEVER = {"socket.connect", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn"}


class TooLongError(BaseException):
    """A case takes longer than it may; no part of a program catches it."""


class TouchedError(BaseException):
    """A case changes a file that is not its own, or reaches for another program or machine."""


class Watch:
    """An audit hook that stops a case where it changes something outside the folders that it may change."""

    def __init__(self) -> None:
        self._allowed: tuple[str, ...] | None = None
        sys.addaudithook(self._see)

    @contextmanager
    def only(self, *folders: Path) -> Iterator[None]:
        """While it runs nothing but what is below these folders may be changed."""
        self._allowed = tuple(f"{folder.resolve()}/" for folder in folders)
        try:
            yield
        finally:
            self._allowed = None

    def _see(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._allowed is None:
            return
        if event in _NEVER:
            self._stop(event, arguments)
        if event in _CHANGES or (event == "open" and _is_write(arguments)):
            for place in _places(event, arguments):
                if not f"{place}/".startswith(self._allowed) and place != "/dev/null":
                    self._stop(event, arguments)

    def _stop(self, event: str, arguments: tuple[object, ...]) -> None:
        self._allowed = None
        raise TouchedError(f"{event}: {arguments!r}")


def _places(event: str, arguments: tuple[object, ...]) -> Iterator[str]:
    """The paths that an operation changes; relative ones are in the folder that is open under the number given."""
    given = [one for one in arguments if isinstance(one, str | bytes | os.PathLike)]
    folders = [one for one in arguments[len(given) :] if isinstance(one, int)]
    changed = given[1:2] if event == "os.symlink" else given[:1] if event == "open" else given
    for number, path in enumerate(changed):
        folder = folders[number - len(changed)] if event != "open" and len(folders) >= len(changed) else -1
        above = Path(f"/proc/self/fd/{folder}").readlink() if folder >= 0 and event != "os.truncate" else Path()
        place = above / os.fsdecode(path)
        yield str(place.resolve() if event == "open" else place.parent.resolve() / place.name)


def _is_write(arguments: tuple[object, ...]) -> bool:
    mode, flags = (*arguments, None, None)[1:3]
    if isinstance(flags, int):
        return bool(flags & _WRITES)
    return isinstance(mode, str) and any(one in mode for one in "wax+")


@contextmanager
def limited(seconds: float = SECONDS) -> Iterator[None]:
    """Stops what takes more processor time than it may. In the main thread of a process only."""
    before = signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TooLongError


def most_memory() -> int:
    """The most memory that this process has had so far, in bytes (Linux tells it in kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def bound_memory(more: int) -> None:
    """From now on this process gets so many bytes of data more and not one beyond.

    Addresses are not bounded, since what draws charts takes many gigabytes of them and fills few.
    """
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    resource.setrlimit(resource.RLIMIT_DATA, (pages * resource.getpagesize() + more,) * 2)
