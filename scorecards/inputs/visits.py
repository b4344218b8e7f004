"""Visit figures, read at build time from a file that a privacy-friendly counter exports; off where there is none.

The file is CSV with a heading line and two columns: `date` (2026-11-22) and `visits` (a whole number), one line a day.
"""

import csv
import io
import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from scorecards.load.fields import shorten
from scorecards.load.source import Files
from scorecards.problems import Location, problem
from scorecards.strings.words import Words
from scorecards.vietnamese import formatting


class Visits(Struct, frozen=True):
    """How often the site was visited, up to a day."""

    until: date
    counts: Mapping[str, int]
    """By stretch of time: on that day, in its month, in its year, in all."""


_WHOLE = re.compile(r"[0-9]{1,12}")


def read_visits(path: str, files: Files) -> Visits | None:
    """The counts of the file; None for an empty path and where the file cannot be used, which is noted."""
    text = files.text(path) if path else None
    if text is None:
        return None
    days: dict[date, int] = {}
    problems = []
    rows = csv.DictReader(io.StringIO(text), skipinitialspace=True)

    def refuse(line: int, read: str) -> None:
        problems.append(problem("bad-visits", Location(path, line), read=shorten(read)))

    try:
        for row in rows:
            try:
                day, visits = date.fromisoformat((row.get("date") or "").strip()), (row.get("visits") or "").strip()
                if not _WHOLE.fullmatch(visits) or day in days:
                    raise ValueError
                days[day] = int(visits)
            except ValueError:
                refuse(rows.line_num, ", ".join(str(cell) for cell in row.values() if cell))
    except csv.Error:  # a cell longer than the reader takes, as of a file that is none of this kind
        refuse(rows.line_num + 1, "…")
    files.diagnostics.note(*problems)
    if not days or problems:
        return None
    last = max(days)
    counts = {
        "day": days[last],
        "month": sum(n for day, n in days.items() if (day.year, day.month) == (last.year, last.month)),
        "year": sum(n for day, n in days.items() if day.year == last.year),
        "all": sum(days.values()),
    }
    return Visits(last, counts)


def visit_words(visits: Visits | None, words: Words) -> tuple[tuple[str, str], ...]:
    """What was counted, with the last day of the count, and how often."""
    if visits is None:
        return ()
    day, counts = formatting.day(visits.until, words.language), visits.counts.items()
    return tuple((words(f"visits.{key}", day=day), formatting.number(n, words.language)) for key, n in counts)
