"""Rows of sheets against the project: what is new goes on, what is there is counted, what differs is told."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from msgspec import Struct, field

from scorecards.load.source import Files
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.model.values import Value
from scorecards.problems import Diagnostics, Location, Where
from scorecards.sheets.figures import FigureRow
from scorecards.sheets.headings import TableKind
from scorecards.sheets.known import (
    Novelty,
    alike,
    compare_figure,
    figures_there,
    rank_difference,
    record_difference,
    records_there,
    shown,
    value_of,
)
from scorecards.sheets.names import plain_address
from scorecards.sheets.rankings import Edition, RankItem, RanksRead
from scorecards.sheets.registers import FOLDERS, RegisterRow


class RowsRead(Protocol):
    """All that was read from a file's sheets."""

    @property
    def figures(self) -> list[FigureRow]:
        """Figures."""

    @property
    def ranks(self) -> RanksRead:
        """Ranks."""

    @property
    def records(self) -> list[RegisterRow]:
        """Records of registers."""


class Sifted(Struct):
    """What is to be written, fewer as the check finds rows wrong."""

    figures: list[FigureRow] = field(default_factory=list)
    ranks: list[RankItem] = field(default_factory=list)
    editions: Mapping[str, Edition] = field(default_factory=dict)
    records: list[RegisterRow] = field(default_factory=list)
    same: int = 0

    def without(self, wrong: set[Location]) -> bool:
        """Takes out the rows of those places; whether there were any."""
        before = len(self.figures) + len(self.ranks) + len(self.records)
        self.figures = [one for one in self.figures if one.at not in wrong]
        self.ranks = [one for one in self.ranks if one.at not in wrong]
        self.records = [one for one in self.records if one.at not in wrong]
        return len(self.figures) + len(self.ranks) + len(self.records) < before

    def clear(self) -> None:
        """Takes everything out."""
        self.figures, self.ranks, self.records = [], [], []


def sift(rows: RowsRead, project: Project, files: Files, diagnostics: Diagnostics) -> Sifted:
    """The rows that are new; those that differ are noted."""
    found = Sifted(editions=rows.ranks.editions)
    _sift_figures(rows.figures, project, found, diagnostics)
    _sift_ranks(rows.ranks, project, found, diagnostics)
    _sift_records(rows.records, project, files, found, diagnostics)
    return found


def _sift_figures(rows: list[FigureRow], project: Project, found: Sifted, diagnostics: Diagnostics) -> None:
    there = figures_there(project)
    seen: dict[tuple[object, ...], tuple[FigureRow, Value]] = {}
    of_day: dict[tuple[object, ...], list[tuple[FigureRow, Value]]] = {}
    for row in rows:
        value = value_of(row, project.indicators[row.indicator])
        if value is None:  # the check says why
            found.figures.append(row)
            continue
        compared = compare_figure(row, value, there.get((row.place, row.indicator, row.members), []))
        if compared.standing is Novelty.SAME:
            found.same += 1
            continue
        other = compared.other
        if compared.standing is Novelty.DIFFERS and other is not None:
            facts = _facts(value, other)
            diagnostics.add("sheet-figure-differs", row.at, cell=row.cell, id=other.id, **facts)
            continue
        key = (row.place, row.document, row.read_in, row.indicator, row.members, row.as_of)
        if key in seen:
            before, said = seen[key]
            twice = {"old": shown(said), "new": shown(value), "other": before.cell}
            diagnostics.add("sheet-row-twice", row.at, cell=row.cell, **twice)
            continue
        seen[key] = row, value
        if compared.standing is Novelty.DISPUTED and other is not None:
            facts = _facts(value, other)
            diagnostics.add("sheet-figure-disputed", row.at, **_documents(row, other.document), **facts)
        elif earlier := _disputed_here(row, value, of_day.get(_thing(row), ())):
            first, said = earlier
            facts = {"old": shown(said), "new": shown(value), "where": first.at}
            diagnostics.add("sheet-figure-disputed", row.at, **_documents(row, first.document), **facts)
        of_day.setdefault(_thing(row), []).append((row, value))
        found.figures.append(row)


def _disputed_here(
    row: FigureRow, value: Value, earlier: Iterable[tuple[FigureRow, Value]]
) -> tuple[FigureRow, Value] | None:
    """The earlier row of the same thing by which another document gives another value for the same known day."""
    others = (one for one in earlier if one[0].document != row.document and not alike(one[1], value))
    return next(others, None) if row.as_of is not None else None


def _thing(row: FigureRow) -> tuple[object, ...]:
    return row.place, row.indicator, row.members, row.as_of


def _documents(row: FigureRow, other: str) -> dict[str, str]:
    return {"cell": row.cell, "new_document": row.document, "document": other}


def _facts(value: Value, other: Observation) -> dict[str, str | Where]:
    return {"old": shown(other.value), "new": shown(value), "where": other.at}


def _sift_ranks(read: RanksRead, project: Project, found: Sifted, diagnostics: Diagnostics) -> None:
    there = {(ranking.id, row.place): row for ranking in project.rankings for row in ranking.rows}
    seen: dict[tuple[str, str], RankItem] = {}
    for item in read.rows:
        key = (item.edition, item.place)
        if (old := there.get(key)) is not None:
            if part := rank_difference(item, old):
                facts = {"key": part, "where": old.at, "place": item.place}
                diagnostics.add("sheet-rank-differs", item.at, cell=item.cell, **facts)
            else:
                found.same += 1
        elif key in seen:
            facts = {"old": seen[key].place, "new": item.place, "other": seen[key].cell}
            diagnostics.add("sheet-row-twice", item.at, cell=item.cell, **facts)
        else:
            seen[key] = item
            found.ranks.append(item)


def _sift_records(
    rows: list[RegisterRow], project: Project, files: Files, found: Sifted, diagnostics: Diagnostics
) -> None:
    there = records_there(files)
    addresses = {plain_address(one.url): id for id, one in project.documents.items() if one.url}
    seen: dict[tuple[TableKind, str], RegisterRow] = {}
    for row in rows:
        old = there[FOLDERS[row.kind]].get(row.id)
        if old is not None:
            if part := record_difference(row, old):
                diagnostics.add("sheet-record-differs", row.at, cell=row.cell, id=row.id, key=part)
            else:
                found.same += 1
            continue
        if (row.kind, row.id) in seen:
            facts = {"old": row.id, "new": row.id, "other": seen[row.kind, row.id].cell}
            diagnostics.add("sheet-row-twice", row.at, cell=row.cell, **facts)
            continue
        known = (
            addresses.get(plain_address(str(row.fields.get("url", "")))) if row.kind is TableKind.DOCUMENTS else None
        )
        if known and known in there[FOLDERS[row.kind]]:
            diagnostics.add("sheet-document-known", row.at, cell=row.cell, id=known)
            continue
        seen[row.kind, row.id] = row
        found.records.append(row)
