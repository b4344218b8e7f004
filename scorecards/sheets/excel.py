"""Excel workbooks as sheets: values, formats, merged and hidden cells, formulas by the results that the file keeps."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from xml.etree.ElementTree import ParseError

import openpyxl
from msgspec.structs import replace
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecards.problems import Location, Problem, problem
from scorecards.sheets.grid import BETWEEN, Cell, Content, Grid
from scorecards.vietnamese.folding import composed_text

MOST_UNPACKED = 150_000_000
"""Bytes that a workbook may unpack to."""
MOST_CELLS = 300_000

_BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, struct.error, KeyError, ValueError, TypeError,
    AttributeError, IndexError, EOFError, OSError, NotImplementedError, RuntimeError, AssertionError, OverflowError,
)  # fmt: skip
"""What openpyxl and the modules below it raise on a damaged workbook."""


_BOOK, _STYLES = "xl/workbook.xml", "xl/styles.xml"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
"""The namespace of "Strict Open XML", of which openpyxl reads nothing (ISO/IEC 29500-1)."""
_EMPTY_FILL = re.compile(rb"<((?:\w+:)?)fill\s*(?:/>|>\s*</\1fill>)")


def read_excel(name: str, raw: bytes) -> list[Grid] | Problem:
    """The sheets of a workbook in their order, or why it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                return problem("sheet-too-big", Location(name))
            if _BOOK in packed.namelist() and _STRICT in packed.read(_BOOK):
                return problem("sheet-strict", Location(name))
            raw = _with_whole_fills(packed, raw)
        with warnings.catch_warnings():  # of parts that it leaves out, such as pictures
            warnings.simplefilter("ignore")
            values = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(raw), rich_text=True)
        return _sheets(name, values, formulas)
    except _BROKEN as error:
        return problem("sheet-damaged", Location(name), reason=f"{type(error).__name__}: {error}")


def _with_whole_fills(packed: zipfile.ZipFile, raw: bytes) -> bytes:
    """The workbook with a pattern in every fill: some portals write them empty, and openpyxl gives up on one."""
    styles = packed.read(_STYLES) if _STYLES in packed.namelist() else b""
    if not _EMPTY_FILL.search(styles):
        return raw
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as mended:
        for part in packed.infolist():
            content = packed.read(part)
            if part.filename == _STYLES:
                content = _EMPTY_FILL.sub(rb"<\1fill><\1patternFill/></\1fill>", content)
            mended.writestr(part, content)
    return made.getvalue()


def _sheets(name: str, values: Workbook, formulas: Workbook) -> list[Grid] | Problem:
    found = []
    for one in values.worksheets:
        if len(one._cells) > MOST_CELLS:
            return problem("sheet-too-big", Location(name))
        path = f"{name}{BETWEEN}{one.title}"
        found.append(_sheet(path, one, formulas[one.title], values.epoch.date()))
    return found


def _sheet(path: str, values: Worksheet, formulas: Worksheet, zero: date) -> Grid:
    cells = {}
    for (row, column), one in values._cells.items():
        other = formulas._cells[row, column]
        formula = other.data_type == "f"
        parts = other.value if isinstance(other.value, CellRichText) else None
        content = _content(one.value if parts is None else _with_raised(parts))
        if content is not None or formula:
            format, error = one.number_format or "General", one.data_type == "e"
            struck = bool(one.font.strike) if one.has_style else False
            struck = struck or any(isinstance(part, TextBlock) and part.font.strike for part in parts or ())
            cells[row, column] = Cell(row, column, content, format, formula, error, day_zero=zero, struck=struck)
    for merged in values.merged_cells.ranges:
        top = cells.get((merged.min_row, merged.min_col))
        for row in range(merged.min_row, merged.max_row + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                if top and (row, column) != (top.row, top.column) and len(cells) <= MOST_CELLS:
                    cells[row, column] = replace(top, row=row, column=column, merged=True)
    return Grid(
        path,
        cells,
        frozenset(row for row, one in values.row_dimensions.items() if one.hidden or one.height == 0),
        frozenset(_hidden_columns(values)),
        values.sheet_state != "visible",
    )


def _with_raised(parts: CellRichText) -> str:
    """The text of a cell, with signs of their own for digits that are set higher: "95,3¹" and not "95,31"."""
    raised = (isinstance(part, TextBlock) and part.font.vertAlign == "superscript" for part in parts)
    return "".join(str(part).translate(_RAISED) if up else str(part) for part, up in zip(parts, raised, strict=True))


_RAISED = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")


def _content(value: object) -> Content:
    match value:
        case None | bool() | int() | float() | date() | time() | timedelta():
            return value
        case Decimal():
            return float(value)
    return composed_text(unescape(str(value))).strip() or None  # "_x000D_" is the end of a line


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    """Columns are kept in groups, each under the name of its first."""
    for name, one in sheet.column_dimensions.items():
        if one.hidden or one.width == 0:
            first = column_index_from_string(name)
            yield from range(one.min or first, min(one.max or first, 16_384) + 1)
