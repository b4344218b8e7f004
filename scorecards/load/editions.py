"""The editions of the data in data/editions/: read, and held to be what they were when they were published.

A file is lines of JSON. The first line says the day, the edition before with the SHA-256 of its file, and that of the
lines below; each other line is a row, or names one that was removed. So a line that anybody changes later, or a file
that is gone, is found: editions are cited.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from scorecards.load.names import LoadContext
from scorecards.load.source import Files
from scorecards.model.editions import DataEdition, KeptRow, RowKey
from scorecards.model.text import Text
from scorecards.problems import Location

FOLDER, ENDING = "data/editions", ".jsonl"
_FORMAT = 1


def edition_path(day: date) -> str:
    """The file of the edition of a day."""
    return f"{FOLDER}/{day.isoformat()}{ENDING}"


def edition_text(
    day: date, note: Text, written: Mapping[RowKey, KeptRow], removed: Iterable[RowKey], previous: tuple[str, str]
) -> str:
    """The text of a new edition's file; `previous` is the day and the text of the edition before, "" for none."""
    lines = {key: dict(row) for key, row in written.items()}
    lines |= {(kind, id): {"kind": kind, "id": id, "removed": "true"} for kind, id in removed}
    rows = "".join(f"{_line(lines[key])}\n" for key in sorted(lines))
    head = {
        "edition": day.isoformat(),
        "format": _FORMAT,
        "previous": previous[0],
        "previous_sha256": _mark(previous[1]) if previous[0] else "",
        "rows_sha256": _mark(rows),
        "note": note.vi,
        "note_en": note.en,
    }
    return f"{_line(head)}\n{rows}"


def read_editions(files: Files, context: LoadContext) -> tuple[DataEdition, ...]:
    """The editions, oldest first; those behind one that is damaged are left out, since they rest on it."""
    found: list[DataEdition] = []
    previous = ("", "")
    for path in files.find(FOLDER, ENDING):
        text = files.text(path)
        if text is None:
            return tuple(found)
        edition = _read(path, text, previous, context)
        if edition is None:
            return tuple(found)
        found.append(edition)
        previous = (edition.day.isoformat(), text)
    return tuple(found)


def _read(path: str, text: str, previous: tuple[str, str], context: LoadContext) -> DataEdition | None:
    at = Location(path, 1)
    first, _, rows = text.partition("\n")
    try:
        head = json.loads(first)
        day = date.fromisoformat(head["edition"])
        if edition_path(day) != path or head["format"] != _FORMAT or head["rows_sha256"] != _mark(rows):
            raise ValueError
        if (head["previous"], head["previous_sha256"]) != (previous[0], _mark(previous[1]) if previous[0] else ""):
            context.add("edition-gap", at, read=head["previous"] or "–", previous=previous[0] or "–")
            return None
        lines: list[dict[str, Any]] = [json.loads(line) for line in rows.split("\n") if line]
        keys = [(line["kind"], line["id"]) for line in lines]
        written = {key: line for key, line in zip(keys, lines, strict=True) if "removed" not in line}
        removed = frozenset(key for key, line in zip(keys, lines, strict=True) if "removed" in line)
        return DataEdition(day, Text(head["note"], head["note_en"]), written, removed, at)
    except (ValueError, KeyError, TypeError):
        context.add("edition-damaged", at)
        return None


def _line(content: Mapping[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def _mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()
