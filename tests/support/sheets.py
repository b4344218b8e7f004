"""Sheets for tests: rows of contents as sheets, as workbooks of Excel, and imported into a project."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, cast

import openpyxl
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from scorecards.load.source import Files
from scorecards.problems import Problem
from scorecards.sheets.figures import Given
from scorecards.sheets.grid import Cell, Content, Grid
from scorecards.sheets.opening import sheets_of
from scorecards.sheets.plan import Import, Plan, plan_import
from tests.support.projects import TODAY, Workshop

Rows = Sequence[Any]
"""Contents of cells, None for empty ones."""


def sheet(rows: Rows, path: str = "bang.xlsx › Bảng", formats: dict[str, str] | None = None) -> Grid:
    """A sheet of these rows, the first one at the top; `formats` by the names of cells."""
    cells = {}
    for row, contents in enumerate(rows, 1):
        for column, content in enumerate(contents, 1):
            if content is not None:
                cell = Cell(row, column, cast("Content", content))
                format = (formats or {}).get(cell.name, "General")
                cells[row, column] = replace(cell, format=format)
    return Grid(path, cells)


def workbook(rows: Rows, change: Callable[[Worksheet], None] | None = None) -> bytes:
    """A workbook of one sheet of these rows, changed before it is saved."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Bảng"
    for row in rows:
        page.append(list(row))
    if change:
        change(page)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def imported(project: Workshop, sheets: Grid | Sequence[Grid], given: Given | None = None, day: date = TODAY) -> Plan:
    """The plan of importing sheets into a project."""
    pages = [sheets] if isinstance(sheets, Grid) else list(sheets)
    return plan_import(Files(project.root), pages, Import("bang.xlsx", given or Given(), day))


def read(raw: bytes, name: str = "bang.xlsx") -> list[Grid]:
    """The sheets of a file's bytes."""
    found = sheets_of(name, raw)
    assert not isinstance(found, Problem), found
    return found


def write(project: Workshop, plan: Plan) -> None:
    """Writes the new files of a plan."""
    for path, text in plan.texts.items():
        project.write(path, text)


def codes(plan: Plan) -> list[str]:
    """The codes of a plan's problems, sorted."""
    return sorted(one.code for one in plan.problems)
