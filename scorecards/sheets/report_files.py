"""Figures as files of reports: one file for each place, document and page that it was read in."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from scorecards.load.field_types import UNKNOWN
from scorecards.model.indicators import TOTAL
from scorecards.model.observations import Measure
from scorecards.sheets.cells import TomlValue
from scorecards.sheets.figures import FigureRow
from scorecards.sheets.toml_text import TomlText

_BY_MEMBER = ("quote", "value", "low", "high", "numerator", "denominator", "universe", "missing")


@dataclass(frozen=True, slots=True)
class ReportKey:
    """What the figures of a file have in common."""

    place: str
    document: str
    read_in: str


def by_report(rows: Iterable[FigureRow]) -> Mapping[ReportKey, list[FigureRow]]:
    """The rows of each file, in their order."""
    found: dict[ReportKey, list[FigureRow]] = {}
    for row in rows:
        found.setdefault(ReportKey(row.place, row.document, row.read_in), []).append(row)
    return found


def report_text(key: ReportKey, rows: list[FigureRow], own_days: bool, head: str) -> TomlText:
    """The file of a report. `own_days` gives every figure its day, so that its identifier has it."""
    text = TomlText(head)
    time = Counter((row.as_of, row.inferred) for row in rows).most_common(1)[0][0]
    starts = {row.start for row in rows if row.measure == Measure.IN_PERIOD}
    start = starts.pop() if len(starts) == 1 else None
    text.line("document", key.document)
    if key.read_in:
        text.line("read_in", key.read_in)
    text.line("as_of", time[0] or UNKNOWN)
    if start:
        text.line("from", start)
    if time[1]:
        text.line("inferred", True)
    for group in _groups(rows):
        _entry(text, group, time, start, own_days)
    return text


def _entry(
    text: TomlText, group: list[FigureRow], time: tuple[date | None, bool], start: date | None, own_days: bool
) -> None:
    first = group[0]
    text.heading("[[observation]]", [row.at for row in group])
    text.line("indicator", first.indicator)
    text.line("measure", first.measure)
    if own_days or (first.as_of, first.inferred) != time:
        text.line("as_of", first.as_of or UNKNOWN)
    if first.start and first.start != start:
        text.line("from", first.start)
    if first.inferred and (own_days or not time[1] or first.as_of != time[0]):
        text.line("inferred", True)
    shared = {key: value for key, value in first.fields.items() if key not in _BY_MEMBER}
    if len(group) == 1:
        if first.members:
            text.line("where", dict(first.members))
        for name in _BY_MEMBER:
            if name in first.fields:
                text.line(name, first.fields[name], first.at)
        for name, value in shared.items():
            text.line(name, value)
        return
    text.line("by", next(dimension for row in group for dimension, _ in row.members))
    for name, value in shared.items():
        text.line(name, value)
    for name in _BY_MEMBER:
        values = [(_member(row), row) for row in group if name in row.fields]
        if values:
            text.heading(f"[observation.{name}]", [])
            for member, row in values:
                text.line(member, row.fields[name], row.at)


def _member(row: FigureRow) -> str:
    return row.members[0][1] if row.members else TOTAL


def _groups(rows: list[FigureRow]) -> list[list[FigureRow]]:
    """Rows that one observation states: a whole and its parts, or several parts, by one dimension."""
    groups: list[list[FigureRow]] = []
    open_groups: dict[tuple[object, ...], list[FigureRow]] = {}
    for row in rows:
        key = (row.indicator, row.measure, row.as_of, row.inferred, row.start, _shared(row))
        group = open_groups.get(key)
        if group is not None and _fits(row, group):
            group.append(row)
            continue
        groups.append([row])
        open_groups[key] = groups[-1]
    return groups


def _fits(row: FigureRow, group: list[FigureRow]) -> bool:
    """Whether a figure is another part of the same whole, or the whole of the same parts."""
    every = [*group, row]
    dimensions = {dimension for one in every for dimension, _ in one.members}
    known = {_member(one) for one in group}
    return len(dimensions) == 1 and all(len(one.members) <= 1 for one in every) and _member(row) not in known


def _shared(row: FigureRow) -> tuple[tuple[str, TomlValue], ...]:
    return tuple((key, value) for key, value in row.fields.items() if key not in _BY_MEMBER)
