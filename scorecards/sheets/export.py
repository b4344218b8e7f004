"""What a project says as rows of sheets, so that importing them again changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from scorecards.load import field_types
from scorecards.load.quotes import ReadValue, read_value
from scorecards.load.stated_values import NOTHING_SAID, Trouble
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.model.rankings import Ranking, RankRow
from scorecards.model.values import Share
from scorecards.sheets.grid import Content
from scorecards.sheets.headings import PLACE, RANKING, Column, TableKind, fields_of
from scorecards.sheets.known import shown
from scorecards.sheets.values import explicit_of, fields_of_text, fields_of_value
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese import formatting
from scorecards.writing.toml_text import TomlValue

Values = dict[Column, Content]
"""The cells of a row by what their columns hold."""


class TableOut(Struct, frozen=True):
    """A table to be written."""

    kind: TableKind
    columns: tuple[Column, ...]
    rows: tuple[Values, ...]


_FIGURES_ALWAYS = (PLACE, "indicator", "value", "unit", "quote", "as_of", "measure", "document", "note")
_RANKS_ALWAYS = (RANKING, PLACE, "rank", "score", "document", "basis", "note")


def figures_out(project: Project, places: Sequence[str], blank_of: str = "") -> TableOut:
    """The figures of places; for the place `blank_of` a row without value for each indicator that it has none of."""
    rows = [_figure(one, project) for place in places for one in project.observations if one.place == place]
    if blank_of:
        seen = {one.indicator for one in project.observations if one.place == blank_of}
        rows += [_blank(blank_of, one, project) for id, one in project.indicators.items() if id not in seen]
    return TableOut(TableKind.FIGURES, _columns(TableKind.FIGURES, _FIGURES_ALWAYS, rows), tuple(rows))


def _figure(one: Observation, project: Project) -> Values:
    indicator = project.indicators[one.indicator]
    found = _blank(one.place, indicator, project)
    found |= {Column("where", dimension): _member(project, dimension, member) for dimension, member in one.members}
    found |= _value(one, indicator)
    found[Column("as_of")] = one.period.as_of or sheet_words("unknown-days")["words"][1]
    plain: dict[str, TomlValue | None] = {
        "from": one.period.start, "inferred": one.period.inferred or None, "quote": one.quote, "read_in": one.read_in,
        "measure": one.measure, "status": one.status, "document": one.document, "note": one.note.vi,
        "note_en": one.note.en, "period_as_printed": one.period.printed,
    }  # fmt: skip
    return found | {Column(key): content(value) for key, value in plain.items() if value}


def _blank(place: str, indicator: Indicator, project: Project) -> Values:
    unit = indicator.unit.vi
    return {Column(PLACE): project.places[place].name.vi, Column("indicator"): indicator.name.vi, Column("unit"): unit}


def _value(one: Observation, indicator: Indicator) -> Values:
    """The value in one cell where it is read as it was from there, else in the cells of its parts."""
    said = shown(one.value)
    if one.quote:
        fields = fields_of_text(said, indicator) or {}
        again = read_value(indicator, one.quote, explicit_of(fields)) if fields else None
        if isinstance(again, ReadValue) and again.value == one.value:
            return {Column("value"): said}
        if not isinstance(read_value(indicator, one.quote, NOTHING_SAID), Trouble):
            return {}
    fields = fields_of_value(one.value, indicator)
    if isinstance(one.value, Share):
        counts = {key: number for key, number in fields.items() if key in ("numerator", "denominator")}
        return {Column("value"): said, **{Column(key): content(number) for key, number in counts.items()}}
    if fields == fields_of_text(said, indicator):
        return {Column("value"): said}
    sign = "%" if indicator.unit.vi == "%" and "unit" not in fields else ""
    return {
        Column(key): f"{content(value)}{sign}" if key in ("value", "low", "high") and sign else content(value)
        for key, value in fields.items()
    }


def _member(project: Project, dimension: str, member: str) -> str:
    return next(one.name.vi for one in project.dimensions[dimension].members if one.id == member)


def content(value: TomlValue) -> Content:
    """A value of a data file as the content of a cell, for people."""
    match value:
        case bool():
            return sheet_words("flags")["yes" if value else "no"][0]
        case Decimal():
            return formatting.number(value, "vi")
        case list():
            return "; ".join(value)
        case StrEnum():
            return sheet_words("choices").get(str(value), (str(value),))[0]
        case dict():
            raise TypeError(value)
    return value


def ranks_out(project: Project, places: Sequence[str]) -> TableOut:
    """The rows of all rankings for these places."""
    rows = [_rank(row, ranking) for ranking in project.rankings for row in ranking.rows if row.place in places]
    for row in rows:
        row[Column(PLACE)] = project.places[str(row[Column(PLACE)])].name.vi
    return TableOut(TableKind.RANKS, _columns(TableKind.RANKS, _RANKS_ALWAYS, rows), tuple(rows))


def _rank(row: RankRow, ranking: Ranking) -> Values:
    found: Values = {Column(RANKING): ranking.id, Column(PLACE): row.place}
    plain: Mapping[str, TomlValue | None] = {
        "rank": row.rank, "rank_to": row.rank_to, "score": row.score, "document": row.document, "basis": row.basis,
        "tied": row.tied or None, "note": row.note.vi, "note_en": row.note.en,
    }  # fmt: skip
    found |= {Column(key): content(value) for key, value in plain.items() if value not in (None, "")}
    for key, values in (("pillars", row.pillars), ("indices", row.indices)):
        found |= {Column(key, name): content(number) for name, number in values.items()}
    return found


def records_out(kind: TableKind, records: Mapping[str, object], project: Project) -> TableOut:
    """The records of a register as its files have them."""
    rows: list[Values] = []
    for id, found in records.items():
        row: Values = {Column("id"): id}
        record = found if isinstance(found, dict) else {}
        for key, value in record.items():
            if key == "where":
                row |= {Column(key, one): _member(project, one, member) for one, member in value.items()}
            elif key == PLACE:
                row[Column(key)] = project.places[value].name.vi
            elif key == "value" and kind is TableKind.TARGETS:
                row[Column(key)] = _level(value, project.indicators[record["indicator"]])
            else:
                field = fields_of(kind).get(key)
                choice = field.type.words if field and isinstance(field.type, field_types.Choice) else None
                row[Column(key)] = content(choice(value) if choice else value)
        rows.append(row)
    always = ("id", *(key for key, field in fields_of(kind).items() if field.required))
    return TableOut(kind, _columns(kind, always, rows), tuple(rows))


def _level(value: int | Decimal, indicator: Indicator) -> str:
    words = formatting.number(value, "vi")
    return f"{words}%" if indicator.unit.vi == "%" else words


def _columns(kind: TableKind, always: Iterable[str], rows: Iterable[Values]) -> tuple[Column, ...]:
    """Columns that are always there and those that any row fills, in the order of the field table."""
    used = dict.fromkeys(column for row in rows for column in row)
    first = [Column(key) for key in always]
    parts = [column for column in used if column.part]
    order = {key: number for number, key in enumerate((PLACE, "id", *fields_of(kind)))}
    others = sorted((c for c in used if c not in first and not c.part), key=lambda one: order.get(one.key, 99))
    at = 2 if kind is TableKind.FIGURES else len(first)
    return (*first[:at], *parts, *first[at:], *others)
