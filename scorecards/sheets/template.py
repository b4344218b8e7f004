"""The workbook that staff fill in: what the project says already, with room for more, headed by the field tables."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scorecards.load import field_types
from scorecards.load.source import Files
from scorecards.model.places import Level
from scorecards.model.project import Project
from scorecards.sheets.export import TableOut, figures_out, ranks_out, records_out
from scorecards.sheets.headings import PLACE, RANKING, Column, TableKind, fields_of
from scorecards.sheets.known import records_there
from scorecards.sheets.registers import FOLDERS
from scorecards.strings.console import console_word
from scorecards.strings.sheet_words import sheet_words

_WIDE = {"quote": 60, "title": 60, "definition": 60, "note": 40, "indicator": 45, "url": 40, "name": 45}
_USUAL = 18
_ROWS_MORE = 200
"""Rows below the last in which lists of choices are offered too."""
_MOST_LISTED = 250
"""Letters that Excel takes in a list of choices."""
_TEXT = "@"
_DAY = "dd/mm/yyyy"


def template(files: Files, project: Project, area: str = "") -> bytes:
    """The workbook of a place, or of every place and the registers."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    places = [area] if area else [
        slug for slug, place in project.places.items() if place.latest.level is not Level.COUNTRY
    ]  # fmt: skip
    records = records_there(files)
    tables = [figures_out(project, places, area), ranks_out(project, places)]
    for kind in (TableKind.TARGETS, TableKind.DOCUMENTS, TableKind.INDICATORS):
        found = records[FOLDERS[kind]]
        if area and kind is TableKind.TARGETS:
            found = {id: one for id, one in found.items() if isinstance(one, dict) and one.get(PLACE) == area}
        tables.append(records_out(kind, found, project))
    for table in tables:
        _fill(book.create_sheet(console_word(f"template.{table.kind}", "vi")), table, project)
    saved = io.BytesIO()
    book.properties.creator = "scorecards"
    book.save(saved)
    return saved.getvalue()


def _fill(page: Worksheet, table: TableOut, project: Project) -> None:
    for number, column in enumerate(table.columns, 1):
        cell = page.cell(1, number, heading_words(column, table.kind, project))
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8EEF4")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = _WIDE.get(column.key, _USUAL)
        _offer(page, column, letter, table, len(table.rows) + 1 + _ROWS_MORE)
    for row, values in enumerate(table.rows, 2):
        for number, column in enumerate(table.columns, 1):
            content = values.get(column)
            filled = page.cell(row, number, content)
            if isinstance(content, str):
                filled.data_type = "s"  # words that begin with "=" are no formula
            filled.number_format = _DAY if isinstance(content, date | datetime) else _format(column, table.kind)
    page.freeze_panes = "A2"


def _format(column: Column, kind: TableKind) -> str:
    """Text, so that Excel leaves 18/22, 1.711 and 57,53% as they are typed; days as days."""
    field = fields_of(kind).get(column.key)
    return _DAY if field and isinstance(field.type, field_types.DayType) else _TEXT


def _offer(page: Worksheet, column: Column, letter: str, table: TableOut, last: int) -> None:
    """A list of choices under a column that takes one of a few words."""
    field = fields_of(table.kind).get(column.key)
    if field is None or not isinstance(field.type, field_types.Choice):
        return
    words = [sheet_words("choices").get(str(word), (str(word),))[0] for word in field.type.words]
    listed = ",".join(words)
    if len(listed) <= _MOST_LISTED:
        offered = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
        offered.add(f"{letter}2:{letter}{last}")
        page.add_data_validation(offered)


def heading_words(column: Column, kind: TableKind, project: Project) -> str:
    """The heading of a column: the first word for it, or the meaning of its key, in Vietnamese."""
    if column.part:
        return _part_name(column, project)
    own: Mapping[str, Sequence[str]] = (
        sheet_words(f"headings.{kind}") if kind in (TableKind.RANKS, TableKind.TARGETS) else {}
    )
    if column.key in own:
        words = own[column.key][0]
    elif column.key in (PLACE, "id", RANKING, "value"):
        words = sheet_words("headings.all")[column.key][0]
    else:
        words = fields_of(kind)[column.key].meaning.vi
    return words[:1].upper() + words[1:]


def _part_name(column: Column, project: Project) -> str:
    match column.key:
        case "where":
            return project.dimensions[column.part].name.vi
        case "value":
            return project.indicators[column.part].name.vi
    parts = [
        part.name.vi
        for one in project.frameworks.values()
        for part in (one.indices if column.key == "indices" else one.pillars)
        if part.id == column.part
    ]
    return parts[0] if parts else column.part
