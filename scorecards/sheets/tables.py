"""Tables in sheets: where their headings stand, which rows are data, and what lies around them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from scorecards.problems import Diagnostics
from scorecards.sheets.days import days_until
from scorecards.sheets.grid import Cell, Grid, column_name
from scorecards.sheets.headings import IGNORED, PART, PLACE, Column, Headings, TableKind, fields_of, is_table
from scorecards.sheets.remarks import NUMBERS, remark_of
from scorecards.sheets.stated_units import is_line_of_units, unit_of_lines, units_of_headings
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import fold

_ORDER = (TableKind.RANKS, TableKind.TARGETS, TableKind.INDICATORS, TableKind.DOCUMENTS, TableKind.FIGURES)
"""Kinds of table, those with the most telling headings first."""
_MOST_GUESSED = 50
"""Unknown headings of a table of which it is told what they may be meant for: a sheet may have thousands of columns."""
_LONG = 60
"""Letters of a lone cell beyond which it is a footnote or a title rather than data."""
_NEAR = 8
"""Lines above a table among which one may state its unit."""


class Row(Struct, frozen=True):
    """A row of data."""

    number: int
    cells: Mapping[int, Cell]


class Skipped(Struct, frozen=True):
    """Rows that are no data, told in one line each."""

    sheet: str
    row: int
    reason: str
    """A key of `[sheet-rows]` in console.toml: total, footnote, title, hidden."""
    text: str


class Table(Struct, frozen=True):
    """A table of a sheet."""

    sheet: Grid
    kind: TableKind
    head: int
    """The row of its headings."""
    columns: Mapping[int, Column]
    titles: Mapping[int, str]
    """The headings as they stand, by column."""
    rows: tuple[Row, ...]
    day_above: date | None
    """The one day that the lines above it name; None for none or several."""
    units: Mapping[int, str]
    """By column, the unit that its headings state: "triệu đồng" of "Giá trị (triệu đồng)"."""
    unit_above: str
    """That which one of the last lines above it states, or ""."""

    def cell(self, row: Row, key: str, part: str = "") -> Cell | None:
        """The cell of a row in the column of that key."""
        for number, column in self.columns.items():
            if column == Column(key, part) and number in row.cells:
                return row.cells[number]
        return None

    def has_column(self, key: str) -> bool:
        """Whether a column has that key."""
        return any(column.key == key for column in self.columns.values())


def find_tables(
    sheet: Grid, headings: Headings, diagnostics: Diagnostics, *, placed: bool
) -> tuple[list[Table], list[Skipped]]:
    """The tables of a sheet, and the rows of it that are left out; hidden columns and unknown headings are noted."""
    rows = list(sheet.rows())
    places = _Places(rows, headings)
    heads: list[tuple[int, TableKind, dict[int, Column]]] = []
    for position, (_, cells) in enumerate(rows):
        if heads and headings.are_data(cells, heads[-1][2]):
            continue
        found = _head(rows, position, cells, headings, sheet, places, placed=placed)
        if found and not (heads and heads[-1][0] == position - 1 and _is_second_line(rows, position)):
            heads.append((position, *found))
    skipped: list[Skipped] = []
    tables = []
    ends = [*(one[0] for one in heads[1:]), len(rows)]
    days = _days_above(rows, [one[0] for one in heads])
    last = 0
    for (position, kind, columns), after, day in zip(heads, ends, days, strict=False):
        begins = position + 1 + _second_line(rows, position, kind, headings)
        number, cells = rows[position]
        titles = _titles(rows, position, begins)
        is_clear = _check_headings(sheet, number, titles, columns, kind, headings, diagnostics)
        columns = _without_remarks(sheet, rows[position:begins], columns, diagnostics)
        begins += begins < after and is_line_of_units(rows[begins][1])
        units = units_of_headings(line for _, line in rows[position:begins])
        beside = {n: cell for n, cell in cells.items() if n not in columns}
        unit_above = unit_of_lines([line for _, line in rows[max(last, position - _NEAR) : position]], beside)
        last = begins
        data = []
        for row, row_cells in rows[begins:after]:
            reason = _why_left_out(sheet, row, row_cells, columns, kind)
            if reason:
                text = next(iter(row_cells.values())).text
                skipped.append(Skipped(sheet.path, row, reason, text))
            else:
                data.append(Row(row, row_cells))
        told = tuple(data) if is_clear else ()
        tables.append(Table(sheet, kind, number, columns, titles, told, day, units, unit_above))
    return tables, skipped


def _days_above(rows: Sequence[tuple[int, dict[int, Cell]]], heads: Sequence[int]) -> Iterator[date | None]:
    """For each row of headings, from the top, the one day up to which all rows above it say that numbers are; each row
    is read once."""
    found: set[date] = set()
    for begins, head in pairwise([0, *heads]):
        for _, line in rows[begins:head]:
            if len(found) > 1:
                break
            for cell in line.values():
                found |= frozenset() if cell.merged else days_until(cell.text)
        yield next(iter(found)) if len(found) == 1 else None


def _head(
    rows: Sequence[tuple[int, dict[int, Cell]]],
    position: int,
    cells: Mapping[int, Cell],
    headings: Headings,
    sheet: Grid,
    places: "_Places",
    *,
    placed: bool,
) -> tuple[TableKind, dict[int, Column]] | None:
    """The kind and columns of a table whose headings these are; None for another row."""
    if not all(isinstance(cell.content, str) for cell in cells.values()):
        return None
    best: tuple[TableKind, dict[int, Column]] | None = None
    for kind in _ORDER:
        columns = _columns(rows, position, cells, kind, headings, sheet, places)
        if is_table(columns.values(), kind, placed=placed):
            known = len(columns)
            if best is None or known > len(best[1]):
                best = kind, columns
    return best


def _columns(
    rows: Sequence[tuple[int, dict[int, Cell]]],
    position: int,
    cells: Mapping[int, Cell],
    kind: TableKind,
    headings: Headings,
    sheet: Grid,
    places: "_Places",
) -> dict[int, Column]:
    below = rows[position + 1][1] if position + 1 < len(rows) else {}
    two_lines = _is_grouped(cells, below)
    found: dict[int, Column] = {}
    for number in sorted({*cells, *(below if two_lines else ())}):
        own = below if two_lines and number in below and not below[number].merged else cells
        column = headings.column(own[number].text, kind) if number in own else None
        if column is None and number in own and headings.is_either(own[number].text):
            if places.are_below(position, number):
                column = Column(PLACE)
            elif "unit" in fields_of(kind):
                column = Column("unit")
        if column is not None and number not in sheet.hidden_columns:
            found[number] = column
    return found


class _Places:
    """Where the columns of a sheet name places."""

    def __init__(self, rows: Sequence[tuple[int, dict[int, Cell]]], headings: Headings) -> None:
        self._rows, self._headings = rows, headings
        self._last: dict[int, int] = {}

    def are_below(self, position: int, column: int) -> bool:
        """Whether a cell of a column below a row names a place; each column is looked through once for all rows."""
        if column not in self._last:
            cells = ((n, line[column].text) for n, (_, line) in reversed([*enumerate(self._rows)]) if column in line)
            self._last[column] = next((n for n, text in cells if self._headings.is_place(text)), -1)
        return self._last[column] > position


def _is_grouped(cells: Mapping[int, Cell], below: Mapping[int, Cell]) -> bool:
    """Whether a line of headings has a second one under it: a merged heading stands over several of its own."""
    wide = {number for number, cell in cells.items() if cell.merged and number - 1 in cells
            and cells[number - 1].content == cell.content}  # fmt: skip
    return bool(wide) and all(isinstance(below[n].content, str) for n in wide if n in below) and bool(wide & set(below))


def _second_line(
    rows: Sequence[tuple[int, dict[int, Cell]]], position: int, kind: TableKind, headings: Headings
) -> int:
    if position + 1 >= len(rows):
        return 0
    cells, below = rows[position][1], rows[position + 1][1]
    return int(_is_grouped(cells, below) and any(headings.column(one.text, kind) for one in below.values()))


def _is_second_line(rows: Sequence[tuple[int, dict[int, Cell]]], position: int) -> bool:
    return _is_grouped(rows[position - 1][1], rows[position][1])


def _titles(rows: Sequence[tuple[int, dict[int, Cell]]], position: int, begins: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for _, cells in rows[position:begins]:
        found |= {number: cell.text for number, cell in cells.items() if not cell.merged or number not in found}
    return found


def _check_headings(
    sheet: Grid,
    row: int,
    titles: Mapping[int, str],
    columns: Mapping[int, Column],
    kind: TableKind,
    headings: Headings,
    diagnostics: Diagnostics,
) -> bool:
    """Notes columns that are not read, and two columns for one thing; whether there is no doubt which one to read."""
    is_clear = True
    seen: dict[Column, int] = {}
    guessed = 0
    for number, title in titles.items():
        column = columns.get(number)
        facts = {"column": column_name(number), "heading": title}
        if number in sheet.hidden_columns:
            if headings.column(title, kind):
                diagnostics.add("sheet-hidden-column", sheet.at(row, number), **facts)
        elif column is None:
            guessed += 1
            near = headings.nearest(title, kind) if guessed <= _MOST_GUESSED else ""
            diagnostics.add("sheet-heading-unknown", sheet.at(row, number), near=near, **facts)
        elif column.key != IGNORED:
            other = seen.setdefault(column, number)
            if other != number:
                diagnostics.add("sheet-heading-twice", sheet.at(row, number), other=column_name(other), **facts)
                is_clear = is_clear and column.key in _TWICE
    return is_clear


_TWICE = frozenset(("note", "note_en", PART))
"""Keys of columns of which the first is as good as the second."""


def _without_remarks(
    sheet: Grid, lines: Sequence[tuple[int, dict[int, Cell]]], columns: Mapping[int, Column], diagnostics: Diagnostics
) -> dict[int, Column]:
    """The columns but for those of numbers whose headings add what makes them other numbers, which is noted."""
    found = {}
    for number, column in columns.items():
        said = [(row, cells[number]) for row, cells in lines if number in cells]
        remark = remark_of((cell.text for _, cell in said), column.key) if column.key in NUMBERS else ""
        if remark:
            facts = {"column": column_name(number), "heading": said[-1][1].text, "remark": remark}
            diagnostics.add("sheet-heading-remark", sheet.at(said[0][0], number), **facts)
        else:
            found[number] = column
    return found


def _why_left_out(
    sheet: Grid, row: int, cells: Mapping[int, Cell], columns: Mapping[int, Column], kind: TableKind
) -> str:
    """The reason for which a row is no data; "" for data."""
    if row in sheet.hidden_rows:
        return "hidden"
    own = [cell for cell in cells.values() if not cell.merged]
    texts = [fold(cell.text) for cell in own if isinstance(cell.content, str)]
    first = texts[0] if texts else ""
    if first.startswith(_FOOTNOTES) and len(own) <= 2:
        return "footnote"
    if kind in (TableKind.FIGURES, TableKind.RANKS):
        named = [fold(cells[n].text) for n, one in columns.items() if one.key == PLACE and n in cells]
        if any(_is_total(text) for text in named or texts[:2]):
            return "total"
    spread = len(own) == 1 and len({cell.content for cell in cells.values()}) == 1
    if spread and (len(first) > _LONG or len(columns) > 1) and isinstance(own[0].content, str):
        return "footnote" if len(first) > _LONG else "title"
    return ""


_FOOTNOTES = tuple(fold(word) for word in sheet_words("rows")["footnotes"])
_TOTALS = frozenset(fold(word) for word in sheet_words("rows")["totals"])


def _is_total(text: str) -> bool:
    return text.strip(" :.-") in _TOTALS or text.startswith("tong cong")


def hidden_sheets(sheets: Sequence[Grid]) -> Iterator[Grid]:
    """Those that the file hides and that hold something."""
    yield from (sheet for sheet in sheets if sheet.hidden and sheet.cells)
