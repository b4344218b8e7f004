"""Where the program starts: what has nothing to do is told before the program is loaded."""

import io
import os
import sys
from collections.abc import Sequence

from scorecards.unchanged import said_unchanged


def command() -> int:
    """The command `scorecards`, which installing the package gives: the project is the folder where it is run."""
    return start(sys.argv[1:], program="scorecards")


def start(argv: Sequence[str], root: str | os.PathLike[str] = ".", program: str = "") -> int:
    """Runs a command line as `cli.main` does, unless it is a build that would change nothing."""
    said = said_unchanged(argv or ["build"], root)
    if said is not None and _say(said):
        return 0
    from pathlib import Path

    from scorecards.cli import main  # which loads the rest of the program

    return main(argv, Path(root), program) if program else main(argv, Path(root))


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
