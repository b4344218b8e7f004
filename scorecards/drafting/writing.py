"""Puts a new report file into a project's folder; a file that is there is never touched."""

from __future__ import annotations

from scorecards.load.source import Files
from scorecards.problems import Location, Problem, problem

_MOST_NAMES = 1000


def write_report(files: Files, place: str, name: str, text: str) -> str | Problem:
    """Writes a report of a place under a name that is free: "2024-06.toml", else "2024-06-2.toml" …

    Returns the path from the project's root, or why nothing was written.
    """
    stem = name.removesuffix(".toml")
    folder = files.inside(f"data/provinces/{place}")
    if folder is None:
        return problem("outside-project", Location(f"data/provinces/{place}"), path=f"data/provinces/{place}")
    for number in range(1, _MOST_NAMES):
        made = False
        path = f"data/provinces/{place}/{stem}{f'-{number}' if number > 1 else ''}.toml"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (files.root / path).open("xb") as file:
                made = True
                file.write(text.encode("utf-8"))
        except FileExistsError:
            continue
        except OSError as error:
            if made:  # the disk is full: no half of a file is left
                (files.root / path).unlink(missing_ok=True)
            return problem("not-written", Location(path), reason=error.strerror or str(error))
        return path
    return problem("not-written", Location(f"data/provinces/{place}"), reason=stem)
