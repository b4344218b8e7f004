"""Tables that copying has taken apart: each cell on a line of its own, label, values, verdict, label, values …

Plans and their results come so from most sites of legal documents. The lines that hold a bare number are cells of the
row that the words before them name; the short lines before the first row are the heads of the columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from scorecards.intake.tables import takes_unit
from scorecards.vietnamese.head_units import unit_of_both, unit_of_head, unit_of_line

_BARE = re.compile(
    r"[<>≥≤~]? ?[0-9][0-9.,/]*(?: ?- ?[0-9][0-9.,]*)? ?(?:%|[^\W\d]{1,8}(?: [^\W\d]{1,8})?)?(?<!\.)|-", re.IGNORECASE
)
_VERDICT = re.compile(
    r"(?:không đạt|chưa đạt|đạt|vượt|vượt mức|hoàn thành|chưa hoàn thành|đang thực hiện)\.?", re.IGNORECASE
)
_HEAD = re.compile(
    r"mục tiêu|chỉ tiêu|nội dung|đề ra|kế hoạch|kết quả|thực hiện|đánh giá|tỷ lệ|đơn vị|ghi chú|năm 20|số lượng|stt",
    re.IGNORECASE,
)
_SHORT = 60
_FEWEST_ROWS = 3
_BEFORE = 12
"""Lines before the first row among which the heads of the columns are looked for."""


class FlatCell(Struct, frozen=True):
    """What a line of such a table stands under."""

    row: str
    column: str
    unit: str = ""
    """What the heads of its column and row, or a line of its own before the first row, state."""


class _Row(Struct, frozen=True):
    label: str
    values: tuple[int, ...]
    """Numbers of the lines that hold its cells."""


def flattened_cells(lines: Sequence[str]) -> Mapping[int, FlatCell]:
    """By the number of a line, what the cell in it stands under; empty where the text has no such table."""
    rows = list(_rows(lines))
    if len(rows) < _FEWEST_ROWS:
        return {}
    columns = _heads(lines, rows)
    first = rows[0].values[0]
    stated = [unit for line in lines[max(0, first - 3 * _BEFORE) : first] if (unit := unit_of_line(line))]
    of_all = stated[-1] if stated else ""
    found: dict[int, FlatCell] = {}
    for row in rows:
        for place, line in enumerate(row.values, start=1):
            column = columns[place] if place < len(columns) else ""
            unit = unit_of_both(unit_of_head(column), unit_of_head(row.label))
            unit = of_all if of_all and takes_unit(row.label, column, unit, of_all) else unit
            found[line] = FlatCell(row.label, column, unit)
    return found


def _rows(lines: Sequence[str]) -> list[_Row]:
    rows: list[_Row] = []
    over, label, values = "", "", list[int]()
    for number, line in enumerate([*lines, "."]):
        if not line:
            continue
        if label and (_BARE.fullmatch(line) or (values and _VERDICT.fullmatch(line))):
            values.append(number)
            continue
        if values:
            rows.append(_Row(f"{over} {label}".strip() if label.startswith("+") else label, tuple(values)))
            values = []
            label = label if label.startswith("+") else ""
        if line.startswith("("):
            label = f"{label} {line}".strip()
        else:
            if label and not label.startswith("+"):
                over = label
            label = line
    return rows


def _heads(lines: Sequence[str], rows: Sequence[_Row]) -> tuple[str, ...]:
    """The heads of the columns, that of the labels first; () where no lines before the first row look like heads."""
    count = max(len(row.values) for row in rows) + 1
    before = [line for line in lines[max(0, rows[0].values[0] - 3 * _BEFORE) : rows[0].values[0]] if line][-_BEFORE:]
    best: tuple[str, ...] = ()
    for start in range(len(before) - count + 1):
        window = tuple(before[start : start + count])
        if all(len(line) < _SHORT and _HEAD.search(line) for line in window):
            best = window
    return best
