"""New files of a project: written whole, and never over one that is there."""

import os
from collections.abc import Mapping
from pathlib import Path

from scorecards.problems import Location, Problem, problem


def write_new(root: Path, texts: Mapping[str, str]) -> list[Problem]:
    """Writes the texts at their paths below `root`, all or, where one of them is there, none; what stood in the way."""
    found = [problem("file-is-there", Location(path)) for path in texts if os.path.lexists(root / path)]
    if found:
        return found
    made: list[Path] = []
    for path, text in texts.items():
        file = root / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                made.append(file)
                opened.write(text)
        except OSError as error:
            for one in made:
                one.unlink(missing_ok=True)
            return [problem("cannot-write", Location(path), reason=error.strerror or error)]
    return []
