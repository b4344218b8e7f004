"""Where the program starts: what has nothing to do is told before the program is loaded."""

import gc
import io
import os
import sys
from collections.abc import Sequence

from scorecards.closed_streams import take_closed_numbers
from scorecards.unchanged import since_last_build


def command() -> int:
    """The command `scorecards`, which installing the package gives: the project is the folder where it is run."""
    return start(sys.argv[1:], program="scorecards")


def start(argv: Sequence[str], root: str | os.PathLike[str] = ".", program: str = "") -> int:
    """Runs a command line as `cli.main` does, unless it is a build that would change nothing; the process ends then."""
    take_closed_numbers()  # before libraries open files, which stay open with some versions of Python
    found = since_last_build(argv or ["build"], root)
    if isinstance(found, str) and _say(found):
        return 0
    edits = None if isinstance(found, str) else found
    gc.disable()  # what is loaded stays: to look for cycles in it takes a seventh of the time of loading
    from pathlib import Path

    from scorecards.cli import load_command, main

    load_command(argv)
    gc.freeze()
    gc.enable()
    named = {"program": program} if program else {}
    code = main(argv, Path(root), edits=edits, **named)
    gc.freeze()  # the process ends: Python would look through everything for cycles first
    return code


def _say(words: str) -> bool:
    """Prints words; tells whether that could be done."""
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):  # closed, full, or none at all: the program says which
        return False
    return True
