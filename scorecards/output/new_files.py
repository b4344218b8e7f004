"""Files of a project that commands write: new ones, never over one that is there, and those that the program keeps."""

import os
from collections.abc import Mapping
from pathlib import Path

from scorecards.output.outputs import path_fault
from scorecards.problems import Location, Problem, problem


def write_new(root: Path, contents: Mapping[str, str | bytes]) -> list[Problem]:
    """Writes the contents at their paths below `root`, all or none; what stood in the way.

    A path that leads out of `root`, by itself or by a link on the way, is refused, and so is one that some computer
    cannot hold: on Windows, words for "con.toml" go to the terminal and are lost.
    """
    top = root.resolve()
    outside = [path for path in contents if not (root / path).resolve().is_relative_to(top)]
    found = [problem("outside-project", Location(path), path=path) for path in outside]
    if not found:
        faults = ((path, path_fault(path)) for path in contents)
        found = [problem("new-file-name", Location(path), name=path.rpartition("/")[2]) for path, one in faults if one]
    found += [problem("file-is-there", Location(path)) for path in contents if os.path.lexists(root / path)]
    if found:
        return found
    made: list[Path] = []
    for path, content in contents.items():
        file = root / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as opened:
                made.append(file)
                opened.write(content.encode("utf-8") if isinstance(content, str) else content)
        except OSError as error:
            for one in made:
                one.unlink(missing_ok=True)
            return [_cannot_write(path, error)]
    return []


def write_kept(root: Path, contents: Mapping[str, str]) -> list[Problem]:
    """Writes files that the program makes and keeps up to date, over what is there; what stood in the way.

    Their paths are the program's own, below `root`.
    """
    for path, content in contents.items():
        file = root / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8", newline="\n")
        except OSError as error:
            return [_cannot_write(path, error)]
    return []


def _cannot_write(path: str, error: OSError) -> Problem:
    return problem("cannot-write", Location(path), reason=error.strerror or error)
