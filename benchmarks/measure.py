"""What a command takes: processor seconds and seconds on the clock, and the most memory of it and all that it starts.

    python benchmarks/measure.py python -m scorecards build --root FOLDER --out OUT --no-cache

Memory is the sum of the proportional set sizes of its processes (`Pss` in proc(5)), looked at up to ten times a
second, so that pages that forked processes share count once. Linux alone.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_EVERY = 0.1
"""Seconds between two looks."""
_SHARE = 0.03
"""The part of a processor that looking may take: to look at a large process takes long, and holds it up."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a command and all that it started took."""

    processor: float
    """Seconds, of all processes together."""
    clock: float
    """Seconds."""
    megabytes: float
    """Most memory at one time."""
    code: int
    """Exit code."""


def main() -> int:
    """Runs the command line that follows, prints a line on standard error, and returns its exit code."""
    took = measured(sys.argv[1:])
    line = f"processor {took.processor:.1f} s, clock {took.clock:.1f} s, most memory {took.megabytes:.0f} MB"
    print(line, file=sys.stderr)
    return took.code


def measured(command: Sequence[str | Path], folder: Path | None = None, quiet: bool = False) -> Taken:
    """Runs `command` in `folder` and waits for it; `quiet` keeps back what it says, but not its errors."""
    before, began = os.times(), time.perf_counter()
    # As programs usually run: with what Python has compiled at their first start.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL if quiet else None)
    ended, seen = Event(), [0]

    def look() -> None:
        pause = _EVERY
        while not ended.wait(pause):
            start = time.thread_time()
            seen.append(_memory(process.pid))
            pause = max(_EVERY, (time.thread_time() - start) / _SHARE)

    watcher = Thread(target=look)
    watcher.start()
    code = process.wait()
    clock, after = time.perf_counter() - began, os.times()
    ended.set()
    watcher.join()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(used, clock, max(seen) / 1024, code)


def _memory(pid: int) -> int:
    """Kilobytes of a process and of those that it has started."""
    place = Path(f"/proc/{pid}")
    try:
        own = next(line for line in (place / "smaps_rollup").read_text().splitlines() if line.startswith("Pss:"))
        children = [
            child for thread in (place / "task").iterdir() for child in (thread / "children").read_text().split()
        ]
    except (OSError, StopIteration):  # it has ended
        return 0
    return int(own.split()[1]) + sum(_memory(int(child)) for child in children)


if __name__ == "__main__":
    sys.exit(main())
