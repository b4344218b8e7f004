"""What an import would write: sheets in, texts of new files out, with every row that is left out and why.

    sheets -> tables -> registers' rows -> the project with them -> figures, ranks, targets -> compared with what is
    there -> texts -> the project with them, checked -> rows of what the check finds taken out

Nothing is written here and no file that is there is changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.problems import Diagnostics, Location, Problem
from scorecards.sheets.cells import Reader
from scorecards.sheets.figures import FigureRow, Given, figure_rows
from scorecards.sheets.grid import Grid
from scorecards.sheets.headings import Headings, TableKind
from scorecards.sheets.names import names_of
from scorecards.sheets.overlay import FilesWith
from scorecards.sheets.rankings import RanksRead, read_ranks
from scorecards.sheets.registers import RegisterRow, register_rows
from scorecards.sheets.sift import Sifted, sift
from scorecards.sheets.tables import Skipped, Table, find_tables, hidden_sheets
from scorecards.sheets.written import PlannedRow, entries_of, new_texts
from scorecards.writing.toml_text import TomlText

_FIRST = (TableKind.DOCUMENTS, TableKind.INDICATORS)
"""Registers that the rows of other tables name."""
_ROUNDS = 5
"""How often rows that the check finds wrong are taken out before the import is given up."""


class Import(Struct, frozen=True):
    """What an import is asked to do."""

    name: str
    """The file's name, for the heads and names of new files."""
    given: Given
    today: date


class UnknownGivenError(ValueError):
    """Raised for a place, a document or a ranking of the command line that the project does not have."""

    def __init__(self, read: str) -> None:
        super().__init__(read)
        self.read = read


class Rows(Struct, frozen=True):
    """Everything that was read from the sheets."""

    figures: list[FigureRow] = field(default_factory=list)
    ranks: RanksRead = field(default_factory=lambda: RanksRead([], {}))
    records: list[RegisterRow] = field(default_factory=list)


class Plan(Struct, frozen=True):
    """What would be written, and what not."""

    texts: Mapping[str, str]
    """New files by path."""
    entries: tuple[PlannedRow, ...]
    """What they hold, a line of the table of what will be written for each."""
    problems: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]
    """Rows that are no data."""
    same: int
    """Rows that the project says already."""
    blank: int
    """Rows without a figure."""

    @property
    def errors(self) -> int:
        """How many rows or files could not be read."""
        return sum(one.severity == "error" for one in self.problems)


def plan_import(files: Files, sheets: Sequence[Grid], asked: Import) -> Plan:
    """The plan for the sheets of a file. The project's own errors, if any, are its only problems."""
    project = load_project(files, asked.today, drafts=False)
    if project is None:
        return Plan({}, (), files.diagnostics.problems, (), 0, 0)
    asked = replace(asked, given=_known(asked.given, project))
    diagnostics = Diagnostics()
    for one in sheets:
        diagnostics.note(*one.problems)
    for one in hidden_sheets(sheets):
        diagnostics.add("sheet-hidden-sheet", Location(one.path))
    seen = [one for one in sheets if not one.hidden]
    first = _first_records(seen, project, asked, diagnostics)
    before = sift(Rows(records=first), project, files, Diagnostics())
    if before.records:
        texts = new_texts(before, project, files, asked.name, asked.today)
        with_records = load_project(FilesWith(files.root, added=_plain(texts)), asked.today, drafts=False)
        project = with_records or project
    tables, skipped = _tables(seen, project, asked, diagnostics)
    rows, blank = _rows(tables, project, asked, diagnostics)
    rows.records.extend(first)
    sifted = sift(rows, project, files, diagnostics)
    texts = _checked(sifted, project, files, asked, diagnostics)
    if not tables and not diagnostics.errors:
        diagnostics.add("sheet-no-table", Location(asked.name), seen=_headings_seen(seen))
    return Plan(_plain(texts), entries_of(sifted, project), diagnostics.problems, tuple(skipped), sifted.same, blank)


def _known(given: Given, project: Project) -> Given:
    """What the command line names, by identifiers. Raises UnknownGivenError."""
    names = names_of(project)
    found = []
    for said, known in (
        (given.place, names.places),
        (given.document, names.documents),
        (given.edition, names.editions),
    ):
        id = known.find(said).id if said else ""
        if said and not id:
            raise UnknownGivenError(said)
        found.append(id)
    return Given(*found)


def _plain(texts: Mapping[str, TomlText]) -> dict[str, str]:
    return {path: one.text for path, one in texts.items()}


def _tables(
    sheets: Iterable[Grid], project: Project, asked: Import, diagnostics: Diagnostics
) -> tuple[list[Table], list[Skipped]]:
    headings = Headings(project)
    tables, skipped = [], []
    for sheet in sheets:
        found, left = find_tables(sheet, headings, diagnostics, placed=bool(asked.given.place))
        tables += found
        skipped += left
        if hidden := [one.row for one in left if one.reason == "hidden"]:
            shown = ", ".join(map(str, hidden[:20])) + (" …" if len(hidden) > 20 else "")
            diagnostics.add("sheet-hidden-rows", sheet.at(hidden[0]), rows=shown)
    return tables, skipped


def _first_records(
    sheets: Iterable[Grid], project: Project, asked: Import, diagnostics: Diagnostics
) -> list[RegisterRow]:
    """Documents and indicators, without what else is wrong with the sheets, which is noted when all is read."""
    found: list[RegisterRow] = []
    tables, _ = _tables(sheets, project, asked, Diagnostics())
    names = names_of(project)
    for kind in _FIRST:
        for table in (one for one in tables if one.kind is kind):
            readers = [Reader(table, row, names, Diagnostics()) for row in table.rows]
            found += register_rows(kind, readers, project, asked.given)
            _note_all(readers, diagnostics)
    return found


def _rows(tables: Iterable[Table], project: Project, asked: Import, diagnostics: Diagnostics) -> tuple[Rows, int]:
    """The rows of all other tables, and how many were blank."""
    rows, blank = Rows(), 0
    names = names_of(project)
    for table in tables:
        readers = [Reader(table, row, names, Diagnostics()) for row in table.rows]
        match table.kind:
            case TableKind.FIGURES:
                for one in figure_rows(table, readers, project.indicators, asked.given, diagnostics):
                    if one.row is not None:
                        rows.figures.append(one.row)
                    else:
                        blank += not one.wrong
            case TableKind.RANKS:
                read_ranks(table, readers, project, asked.given, rows.ranks)
            case TableKind.TARGETS:
                rows.records.extend(register_rows(table.kind, readers, project, asked.given))
        _note_all(readers, diagnostics)
    return rows, blank


def _note_all(readers: Iterable[Reader], diagnostics: Diagnostics) -> None:
    """Notes what was noted of each row apart from the others."""
    for reader in readers:
        diagnostics.note(*reader.diagnostics.problems)


def _checked(
    sifted: Sifted, project: Project, files: Files, asked: Import, diagnostics: Diagnostics
) -> dict[str, TomlText]:
    """The texts of new files that the program's own check accepts; rows that it does not are noted and taken out."""
    texts = new_texts(sifted, project, files, asked.name, asked.today)
    for _ in range(_ROUNDS):
        if not texts:
            break
        found = FilesWith(files.root, added=_plain(texts))
        after = load_project(found, asked.today, drafts=False)
        problems = [one for one in found.diagnostics.problems if one not in files.diagnostics.problems]
        wrong: set[Location] = set()
        for one in problems:
            text = texts.get(one.at.path)
            origin = text.origin(one.at.line) if text else None
            diagnostics.note(replace(one, at=origin) if origin else one)
            if one.severity == "error" and origin:
                wrong.add(origin)
        if after is not None:
            return texts
        if not wrong or not sifted.without(wrong):
            sifted.clear()
            return {}
        texts = new_texts(sifted, project, files, asked.name, asked.today)
    sifted.clear()
    return {}


def _headings_seen(sheets: Iterable[Grid]) -> str:
    """The first line of the sheets with several texts, to show what was taken for headings: cells that were merged
    have one text."""
    for sheet in sheets:
        for _, cells in sheet.rows():
            texts = dict.fromkeys(" ".join(cell.text.split()) for cell in cells.values())
            if len(texts) > 1:
                return "; ".join(list(texts)[:8])[:200]
    return "–"
