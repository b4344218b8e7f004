"""CSV and TSV text as a sheet: separators told from the text, every cell a text as it stands."""

import csv
import io

from scorecards.intake.decoding import decode
from scorecards.problems import Location, Problem, problem
from scorecards.sheets.grid import Cell, Grid

_SEPARATORS = ";\t,|"
_LOOKED_AT = 50
"""Lines from which the separator is told."""


def read_delimited(name: str, raw: bytes) -> Grid | Problem:
    """The sheet of a CSV file, or why it cannot be read."""
    found = decode(raw, name)
    if not found.text:
        return next(iter(found.problems), problem("sheet-nothing", Location(name)))
    text = found.text
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:  # what Excel itself understands
        separator, skipped, text = first[4], 1, rest
    else:
        separator, skipped = _separator(text), 0
    cells: dict[tuple[int, int], Cell] = {}
    csv.field_size_limit(1_000_000)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    line = 0
    try:
        for fields in reader:
            row = skipped + line + 1
            for column, content in enumerate(fields, 1):
                if content.strip():
                    cells[row, column] = Cell(row, column, content.strip())
            line = reader.line_num
    except csv.Error as error:
        return problem("sheet-damaged", Location(name, line + 1), reason=error)
    return Grid(name, cells, problems=found.problems)


def _separator(text: str) -> str:
    """The separator that parts the most lines into the same number of cells."""
    best, most = ",", (0, 0)
    for separator in _SEPARATORS:
        lines = text.split("\n")[:_LOOKED_AT]
        counts = [len(fields) for fields in csv.reader(lines, delimiter=separator) if fields]
        parted = [count for count in counts if count > 1]
        if parted:
            usual = max(set(parted), key=parted.count)
            agreement = (parted.count(usual), usual)
            if agreement > most:
                best, most = separator, agreement
    return best
