"""What a command takes: processor seconds and seconds on the clock, and the most memory of it and all that it starts.

    python benchmarks/measure.py python -m scorecards build --root FOLDER --out OUT --no-cache

Memory is the sum of the proportional set sizes of its processes (`Pss` in proc(5)), looked at twice a second, so that
pages that forked processes share count once. Linux alone.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

_EVERY = 0.5
"""Seconds between two looks."""


def main() -> int:
    """Runs the command line that follows, prints a line on standard error, and returns its exit code."""
    began, most = time.perf_counter(), 0
    process = subprocess.Popen(sys.argv[1:])
    while process.poll() is None:
        most = max(most, _memory(process.pid))
        time.sleep(_EVERY)
    used = os.times()
    processor, clock = used.children_user + used.children_system, time.perf_counter() - began
    print(f"processor {processor:.1f} s, clock {clock:.1f} s, most memory {most / 1024:.0f} MB", file=sys.stderr)
    return process.returncode


def _memory(pid: int) -> int:
    """Kilobytes of a process and of those that it has started."""
    place = Path(f"/proc/{pid}")
    try:
        own = next(line for line in (place / "smaps_rollup").read_text().splitlines() if line.startswith("Pss:"))
        children = (place / f"task/{pid}/children").read_text().split()
    except (OSError, StopIteration):  # it has ended
        return 0
    return int(own.split()[1]) + sum(_memory(int(child)) for child in children)


if __name__ == "__main__":
    sys.exit(main())
