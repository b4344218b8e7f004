"""A sheet as it stands in a file of Excel or of text: cells with their formats, and what is hidden or merged."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from msgspec import Struct, field

from scorecards.problems import Location, Problem

Content = str | int | float | bool | date | datetime | time | timedelta | None

BETWEEN = " › "
"""Between the name of a file and that of a sheet in it."""


def column_name(column: int) -> str:
    """A column as Excel calls it: 3 is "C", 28 is "AB"."""
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


class Cell(Struct, frozen=True):
    """A cell that is not empty."""

    row: int
    column: int
    """Both from 1."""
    content: Content
    """None for a formula whose result the file does not keep."""
    format: str = "General"
    """Excel's number format."""
    formula: bool = False
    error: bool = False
    """Whether the content is one of Excel's errors: #DIV/0!."""
    merged: bool = False
    """Whether it shows the content of another cell, with which it is merged."""
    struck: bool = False
    """Whether it, or a part of its text, is struck through."""
    day_zero: date = date(1899, 12, 30)
    """The day that its workbook has the number 0 for; on old Macs, 1 January 1904."""

    @property
    def name(self) -> str:
        """As Excel calls it: "C7"."""
        return f"{column_name(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """The content as words on one line."""
        match self.content:
            case None:
                return ""
            case float() as number if number.is_integer():
                return str(int(number))
            case datetime() as moment:
                return moment.date().isoformat()
        return " ".join(str(self.content).split())


class Grid(Struct, frozen=True):
    """One sheet."""

    path: str
    """The file's name, and the sheet's where there are several: what messages call it."""
    cells: Mapping[tuple[int, int], Cell]
    """Those that are not empty, by row and column; merged ones at each of their places."""
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    hidden: bool = False
    problems: tuple[Problem, ...] = ()
    """What was met in reading it."""

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Number and cells of each row that is not empty, from the top."""
        found: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            found.setdefault(row, {})[column] = cell
        yield from found.items()

    def at(self, row: int | None = None, column: int | None = None) -> Location:
        """A place in it."""
        return Location(self.path, row, column)
