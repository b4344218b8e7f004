"""Rows of figures: each figure with its place, indicator, part, time and source, as an observation of a data file."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from scorecards.load import field_types
from scorecards.load.fields import Field
from scorecards.load.quotes import read_value
from scorecards.load.stated_values import NOTHING_SAID, Trouble
from scorecards.model.indicators import TOTAL, Indicator, IndicatorKind
from scorecards.model.observations import Measure
from scorecards.model.values import Value
from scorecards.problems import Diagnostics, Location
from scorecards.sheets.cells import Reader
from scorecards.sheets.days import DayRead
from scorecards.sheets.grid import Cell
from scorecards.sheets.headings import PART, PLACE, TableKind, fields_of
from scorecards.sheets.remarks import is_plan
from scorecards.sheets.tables import Table
from scorecards.sheets.values import Fields, bound_of_cell, explicit_of, fields_of_cell
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import normal
from scorecards.writing.report_text import StatedFigure
from scorecards.writing.toml_text import TomlValue

_PLAIN = ("status", "note", "note_en", "period_as_printed", "base", "direction")
_STATED = ("value", "low", "high", "numerator", "denominator", "universe", "missing")
"""Keys that give a figure."""


class Given(Struct, frozen=True):
    """What the command line says of a whole file."""

    place: str = ""
    document: str = ""
    edition: str = ""


class FigureRow(Struct, frozen=True):
    """A figure of a sheet, ready to be written."""

    place: str
    document: str
    read_in: str
    as_of: date | None
    start: date | None
    inferred: bool
    indicator: str
    measure: Measure
    members: tuple[tuple[str, str], ...]
    fields: Mapping[str, TomlValue]
    """The other keys of the observation."""
    at: Location
    cell: str
    """The cell of its value: "C7"."""

    @property
    def stated(self) -> StatedFigure:
        """It as a report file states it."""
        return StatedFigure(
            indicator=self.indicator, measure=self.measure, members=self.members, as_of=self.as_of, start=self.start,
            inferred=self.inferred, fields=self.fields, at=self.at,
        )  # fmt: skip


class FigureRead(Struct, frozen=True):
    """What came of a row, or of one cell of a row whose columns are indicators."""

    row: FigureRow | None
    wrong: bool = False
    """Whether it was noted why there is none; else the row is blank."""


def figure_rows(
    table: Table,
    readers: Iterable[Reader],
    indicators: Mapping[str, Indicator],
    given: Given,
    diagnostics: Diagnostics,
) -> Iterator[FigureRead]:
    """What comes of each row; of each cell of an indicator's column, so that one wrong cell costs no other."""
    parts = [column.part for column in table.columns.values() if column.key == "value" and column.part]
    above = _day_above(table)
    check_columns(table, given, diagnostics)
    for reader in readers:
        for part in parts or [""]:
            own = replace(reader, diagnostics=Diagnostics())
            row = _of_part(own, part, indicators, given, above)
            wrong = own.diagnostics.errors > 0
            diagnostics.note(*own.diagnostics.problems)
            yield FigureRead(None if wrong else row, wrong)


def _of_part(
    reader: Reader, part: str, indicators: Mapping[str, Indicator], given: Given, above: DayRead | None
) -> FigureRow | None:
    place = _place(reader, given)
    if not part:
        return _long_row(reader, place, indicators, given, above)
    cell = reader.cell("value", part)
    return None if cell is None else _row(reader, place, indicators[part], cell, given, above)


def check_columns(table: Table, given: Given, diagnostics: Diagnostics) -> None:
    """Notes a table none of whose columns names the document or the place, where the command line does not either."""
    for key, said in (("document", given.document), (PLACE, given.place)):
        if not said and not table.has_column(key):
            name = table.sheet.at(table.head)
            facts = {"cell": f"A{table.head}", "heading": next(iter(table.titles.values()), "")}
            diagnostics.add(f"sheet-{key}-missing", name, **facts)


def _place(reader: Reader, given: Given) -> str:
    cell = reader.cell(PLACE)
    if cell is None:  # blank in a column of places is no place of the command line: it may be the one above
        return "" if reader.table.has_column(PLACE) else given.place
    names = reader.names.places
    return reader.found(cell, cell.text, names.find(cell.text), names.words, PLACE)


def _long_row(
    reader: Reader, place: str, indicators: Mapping[str, Indicator], given: Given, above: DayRead | None
) -> FigureRow | None:
    says = [reader.table.cell(reader.row, key) for key in (*_STATED, "quote")]
    if not any(cell is not None for cell in says):
        return None
    cell = reader.cell("indicator")
    if cell is None:
        if any(one is not None and not one.merged for one in says):
            reader.note("sheet-cell-missing", next(one for one in says if one), key="indicator")
        return None
    names = reader.names.indicators
    id = reader.found(cell, cell.text, names.find(cell.text), names.words, "indicator")
    value = reader.cell("value") or next((one for one in says if one is not None), cell)
    if id:
        return _row(reader, place, indicators[id], value, given, above)
    _told_beside(reader)
    return None


def _told_beside(reader: Reader) -> None:
    """Notes what is wrong with the other cells of a row whose indicator is not known: what they say needs none."""
    fields = fields_of(TableKind.FIGURES)
    if cell := reader.cell("as_of"):
        reader.day(cell)
    for key in ("document", "read_in", "from", "measure", "inferred", *_PLAIN):
        reader.value(key, fields[key])
    _members(reader)


def _row(
    reader: Reader, place: str, indicator: Indicator, value: Cell, given: Given, above: DayRead | None
) -> FigureRow | None:
    if value.merged and reader.table.columns[value.column].key == "value":
        reader.note("sheet-value-merged", value)
        return None
    if (part := reader.cell(PART)) and normal(part.text) not in _WHOLE:
        reader.note("sheet-row-of-part", part, read=part.text)
        return None
    fields = fields_of(TableKind.FIGURES)
    document = _reference(reader, "document") or given.document
    if not document and not reader.has("document") and reader.table.has_column("document"):
        reader.note("sheet-document-missing", value)
    if not place and not reader.has(PLACE) and reader.table.has_column(PLACE):
        reader.note("sheet-place-missing", value)
    cell = reader.cell("as_of")
    day = (reader.day(cell) if cell else above) or DayRead(None)
    start = reader.value("from", fields["from"]) or None
    measure = reader.value("measure", fields["measure"]) or Measure.UNKNOWN
    found = _figure(reader, indicator, value)
    others = {key: said for key in _PLAIN if (said := reader.value(key, fields[key])) is not None}
    inferred = reader.value("inferred", fields["inferred"])
    members = _members(reader)
    if found is None or members is None or not place or not document:
        return None
    first = start if isinstance(start, date) else None
    if first is None and measure == Measure.IN_PERIOD:
        first = day.first
    return FigureRow(
        place, document, _reference(reader, "read_in"), day.last, first,
        day.inferred if inferred is None else bool(inferred),
        indicator.id, Measure(str(measure)), members, {**found, **others}, reader.at(value), value.name,
    )  # fmt: skip


def _reference(reader: Reader, key: str) -> str:
    found = reader.value(key, fields_of(TableKind.FIGURES)[key])
    return found if isinstance(found, str) else ""


def _figure(reader: Reader, indicator: Indicator, value: Cell) -> Fields | None:
    """What the row states: its words where it has some, which its value has to agree with, else its value."""
    quote = reader.cell("quote")
    stated = _stated(reader, indicator)
    if stated is None:
        return None
    if quote is None:
        if not stated and not reader.has("value"):
            reader.note("sheet-cell-missing", value, key="value")
        return stated or None
    words = quote.text
    alone = read_value(indicator, words, NOTHING_SAID)
    agreeing = read_value(indicator, words, explicit_of(stated))
    if isinstance(agreeing, Trouble):
        reader.diagnostics.add(agreeing.code, reader.at(quote), indicator=indicator.id, **agreeing.details)
        return None
    unit = _unit_of_words(reader, indicator, agreeing.value)
    if not isinstance(alone, Trouble) and alone.value == agreeing.value:
        return {"quote": words, **unit}
    return {"quote": words, **stated, **unit}


def _unit_of_words(reader: Reader, indicator: Indicator, value: Value) -> Fields:
    """What is counted, where a column says it and the words call it something else: the indicator's unit, or that of
    the counts beside a rate."""
    said, own = reader.text("unit"), indicator.unit.vi
    counted = getattr(value, "counted", "") or getattr(value, "unit", "")
    if not counted or not said or normal(counted) == normal(said):
        return {}
    if own == "%":
        return {} if said == own else {"unit": said}
    return {"unit": own} if normal(said) == normal(own) else {}


def _stated(reader: Reader, indicator: Indicator) -> Fields | None:
    """The keys that the row's cells give a figure by; None, noted, where a cell cannot be read."""
    fields = fields_of(TableKind.FIGURES)
    found: Fields = {}
    cell = reader.cell("value") or reader.cell("value", indicator.id)
    if cell is not None:
        if _is_rate_of_progress(cell, indicator, reader):
            cell = None
        else:
            read = fields_of_cell(cell, indicator, reader)
            if read is None:
                return None
            found |= read
    for key in (*_STATED[1:], "qualifier"):
        if reader.has(key) and not _is_other_plan(key, reader, indicator):
            said = _stated_by(key, fields[key], reader, indicator)
            if said is None:
                return None
            found[key] = said
    if cell is None and reader.has("unit") and "missing" not in found and indicator.unit.vi != "%":
        unit = reader.text("unit")
        if unit and unit != indicator.unit.vi and "unit" not in found:
            found["unit"] = unit
    return found


def _is_rate_of_progress(cell: Cell, indicator: Indicator, reader: Reader) -> bool:
    """Whether a value only repeats, in per cent, what the columns of what was done and planned say: 80 of 12 and 15."""
    if indicator.kind is not IndicatorKind.PROGRESS or not (reader.has("numerator") and reader.has("denominator")):
        return False
    own = replace(reader, diagnostics=Diagnostics())
    done, planned = (own.cell(key) for key in ("numerator", "denominator"))
    part, whole, rate = (own.number(one) if one else None for one in (done, planned, cell))
    if part is None or not whole or rate is None:
        return False
    step = Decimal(1).scaleb(int(rate.as_tuple().exponent))
    return abs(part * 100 / whole - rate) < step


def _is_other_plan(key: str, reader: Reader, indicator: Indicator) -> bool:
    """Whether a column gives the plan of a figure that is none of so many of so many planned: 90 of "Kế hoạch 90%,
    thực hiện 95,3%" is no base of the rate. It is noted that it is left out."""
    cell = reader.table.cell(reader.row, key) if key == "denominator" else None
    if cell is None or indicator.kind is IndicatorKind.PROGRESS:
        return False
    is_base = indicator.kind is IndicatorKind.RATE and not is_plan(reader.table.titles.get(cell.column, ""))
    if not is_base:
        reader.note("sheet-plan-left-out", cell, read=cell.text, indicator=indicator.name.vi)
    return not is_base


def _stated_by(key: str, field: Field, reader: Reader, indicator: Indicator) -> TomlValue | None:
    if key not in ("low", "high"):
        return reader.value(key, field)
    cell = reader.cell(key)
    return None if cell is None else bound_of_cell(cell, indicator, reader)


def _members(reader: Reader) -> tuple[tuple[str, str], ...] | None:
    """The parts that the row is of; None, noted, for a part that no dimension has."""
    found = []
    for column in reader.table.columns.values():
        cell = reader.cell("where", column.part) if column.key == "where" else None
        if cell is not None:
            names = reader.names.members[column.part]
            member = reader.found(cell, cell.text, names.find(cell.text), names.words, "member")
            if not member:
                return None
            if member != TOTAL:
                found.append((column.part, member))
    return tuple(sorted(found))


def _day_above(table: Table) -> DayRead | None:
    """The one day that the lines above a table name, where no column of it says the time."""
    return DayRead(table.day_above) if table.day_above and not table.has_column("as_of") else None


_WHOLE = frozenset(normal(word) for word in sheet_words("headings.parts")["whole"])

UNKNOWN = field_types.UNKNOWN
