"""The guard of the repository's content: no test reads `data/` or `content/`, which belong to the editors."""

from __future__ import annotations

import os
import sys
from pathlib import Path

EVENTS = frozenset(["open", "os.listdir", "os.scandir"])
"""Audit events of the interpreter whose first argument is a path that is about to be read."""
EDITED = ("data", "content")
"""Folders of the repository that editors change every day."""


class ReadsTheContentError(Exception):
    """A test reads a file of the repository's content. It would fail as soon as an editor changes that file."""


class Guard:
    """An audit hook that raises ReadsTheContentError where a file or folder below `data/` or `content/` is opened."""

    def __init__(self, root: Path) -> None:
        self._folders = tuple(str(root / name) for name in EDITED)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """What the interpreter calls before each audited operation."""
        if event in EVENTS and isinstance(arguments[0], str | bytes | os.PathLike):
            if event == "open" and arguments[1] is None and not os.path.isabs(arguments[0]):  # noqa: PTH117
                return  # os.open, whose event does not say which folder (`dir_fd`) the name is relative to
            path = os.path.abspath(os.fsdecode(arguments[0]))  # noqa: PTH100 - Path.resolve would read the disk
            if any(path == folder or path.startswith(folder + os.sep) for folder in self._folders):
                raise ReadsTheContentError(
                    f"this test reads {path}, the repository's own content. Tests stand on sites of their own, below "
                    "tests/: use the fixtures `country_site` or `project`, or a project that the test writes itself."
                )


def forbid(root: Path) -> None:
    """Sets the guard for the rest of the process; an audit hook cannot be taken away again."""
    sys.addaudithook(Guard(root))
