"""The new files of an import: their paths, their texts, and a line of what is in them for each row."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from msgspec import Struct

from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.sheets.figures import FigureRow
from scorecards.sheets.known import figures_there, shown, value_of
from scorecards.sheets.rankings import Edition, RankItem, ranking_text
from scorecards.sheets.registers import FOLDERS, RegisterRow
from scorecards.strings.console import console_word
from scorecards.vietnamese import formatting
from scorecards.vietnamese.folding import slug
from scorecards.writing.record_text import record_text
from scorecards.writing.report_text import report_text
from scorecards.writing.toml_text import TomlText, TomlValue, toml_value


class NewRows(Protocol):
    """Rows that are to be written."""

    figures: list[FigureRow]
    ranks: list[RankItem]
    editions: Mapping[str, Edition]
    records: list[RegisterRow]


class PlannedRow(Struct, frozen=True):
    """A line of the table of what will be written."""

    sheet: str
    cell: str
    place: str
    what: str
    """The indicator with its part, the ranking, the record."""
    value: str
    day: str
    source: str
    words: str
    """The source's own words, where the row has them."""


def new_texts(rows: NewRows, project: Project, files: Files, name: str, today: date) -> dict[str, TomlText]:
    """The new files by path; none of the paths is taken."""
    head = console_word("import.head", "vi", name=name, day=today.isoformat())
    stem = slug(name.rpartition(".")[0]) or "bang"
    found: dict[str, TomlText] = {}

    def free(path: str) -> str:
        return files.free_path(path, ".toml", found)

    for kind, folder in FOLDERS.items():
        if records := [one for one in rows.records if one.kind is kind]:
            found[free(f"{folder}/{stem}")] = record_text([one.stated for one in records], head)
    there = figures_there(project)
    reports: dict[tuple[str, str, str], list[FigureRow]] = {}
    for row in rows.figures:
        reports.setdefault((row.place, row.document, row.read_in), []).append(row)
    for (place, document, read_in), group in reports.items():
        own = any(
            one.document == document
            for row in group for one in there.get((row.place, row.indicator, row.members), ())
        ) or _two_days(group)  # fmt: skip
        path = free(f"data/provinces/{place}/{document}")
        figures = [row.stated for row in group]
        found[path] = report_text(document, figures, head, read_in=read_in, own_days=own)
    known = {ranking.id for ranking in project.rankings}
    for edition in dict.fromkeys(one.edition for one in rows.ranks):
        items = [one for one in rows.ranks if one.edition == edition]
        if edition in known:
            found[free(f"data/rankings/{edition}/{stem}")] = ranking_text(Edition(edition), items, head)
        else:
            found[free(f"data/rankings/{edition}")] = ranking_text(rows.editions[edition], items, head)
    return found


def _two_days(rows: Iterable[FigureRow]) -> bool:
    """Whether a figure stands there for two days, which its identifier has to tell apart."""
    seen: dict[tuple[object, ...], date | None] = {}
    return any(seen.setdefault((row.indicator, row.members), row.as_of) != row.as_of for row in rows)


def entries_of(rows: NewRows, project: Project) -> tuple[PlannedRow, ...]:
    """The table of what will be written, in the order of the sheets."""
    found = []
    for row in rows.figures:
        indicator = project.indicators[row.indicator]
        value = value_of(row, indicator)
        parts = [_member(project, *one) for one in row.members]
        what = f"{indicator.name.vi} ({', '.join(parts)})" if parts else indicator.name.vi
        day = formatting.day(row.as_of, "vi") if row.as_of else console_word("import.no-day", "vi")
        words = str(row.fields.get("quote", ""))
        found.append(PlannedRow(row.at.path, row.cell, _place(project, row.place), what, shown(value) if value else "",
                           day, row.document, words))  # fmt: skip
    names = {one.id: one.name.vi for one in project.rankings}
    for item in rows.ranks:
        value_words = _rank_words(item.fields)
        source = str(item.fields.get("document", ""))
        what = names.get(item.edition, item.edition)
        found.append(
            PlannedRow(item.at.path, item.cell, _place(project, item.place), what, value_words, "", source, "")
        )
    for record in rows.records:
        title = str(record.fields.get("title") or record.fields.get("name") or record.fields.get("indicator", ""))
        value_words = toml_value(record.fields["value"]) if "value" in record.fields else ""
        day = str(record.fields.get("due") or record.fields.get("date") or "")
        place, source = str(record.fields.get("place", "")), str(record.fields.get("document", ""))
        what = f"{record.id}: {title}"
        found.append(PlannedRow(record.at.path, record.cell, place, what, value_words, day, source, ""))
    return tuple(found)


def _place(project: Project, place: str) -> str:
    return project.places[place].name.vi


def _member(project: Project, dimension: str, member: str) -> str:
    return next(one.name.vi for one in project.dimensions[dimension].members if one.id == member)


def _rank_words(fields: Mapping[str, TomlValue]) -> str:
    parts = []
    if "rank" in fields:
        parts.append(console_word("import.rank", "vi", rank=fields["rank"]))
    if "score" in fields:
        parts.append(console_word("import.score", "vi", score=toml_value(fields["score"]).replace(".", ",")))
    for key in ("indices", "pillars"):
        values = fields.get(key)
        if isinstance(values, dict):
            parts += [f"{name} {toml_value(one).replace('.', ',')}" for name, one in values.items()]
    return "; ".join(parts)
