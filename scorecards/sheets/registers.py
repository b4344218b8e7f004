"""Rows of registers: documents, indicators and targets, each a record under its identifier."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from scorecards.model.fields import IDENTIFIER
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.project import Project
from scorecards.problems import Diagnostics, Location
from scorecards.sheets.cells import Reader
from scorecards.sheets.figures import Given
from scorecards.sheets.headings import PLACE, TableKind, fields_of
from scorecards.sheets.values import Fields, fields_of_cell
from scorecards.vietnamese.folding import slug
from scorecards.vietnamese.values import Qualifier
from scorecards.writing.record_text import StatedRecord
from scorecards.writing.targets import comparator_of, target_id
from scorecards.writing.toml_text import TomlValue

FOLDERS = {
    TableKind.DOCUMENTS: "data/documents", TableKind.INDICATORS: "data/indicators", TableKind.TARGETS: "data/targets",
}  # fmt: skip
_LONGEST_ID = 60


class RegisterRow(Struct, frozen=True):
    """A record of a sheet, ready to be written."""

    kind: TableKind
    id: str
    fields: Mapping[str, TomlValue]
    at: Location
    cell: str

    @property
    def stated(self) -> StatedRecord:
        """It as a file of its register states it."""
        return StatedRecord(self.id, self.fields, self.at)


def register_rows(kind: TableKind, readers: Iterable[Reader], project: Project, given: Given) -> list[RegisterRow]:
    """The records of a table; wrong rows are noted."""
    fields = fields_of(kind)
    found = []
    for reader in readers:
        if not any(reader.has(key) for key in fields if key not in ("indicator", "unit")):
            continue
        before = reader.diagnostics.errors
        first = next(iter(reader.row.cells.values()))
        values: dict[str, TomlValue] = {}
        for key, field in fields.items():
            if key == "value" and kind is TableKind.TARGETS:
                values |= _level(reader, project.indicators.get(str(values.get("indicator"))))
                continue
            said = reader.value(key, field)
            if said is not None and said != []:
                values[key] = said
            if key == "indicator" and kind is TableKind.TARGETS:
                values["place"] = _place(reader, project)
        if kind is TableKind.DOCUMENTS:
            values.setdefault("date", "unknown")
        if kind is TableKind.TARGETS and given.document:
            values.setdefault("document", given.document)
        if parts := _parts(reader):
            values["where"] = parts
        missing = [key for key, field in fields.items() if field.required and key not in values]
        if reader.diagnostics.errors == before:
            for key in missing:
                said_vi, said_en = fields[key].meaning.vi, fields[key].meaning.en
                facts = {"key": key, "meaning_vi": said_vi, "meaning_en": said_en}
                reader.diagnostics.add("sheet-key-missing", reader.at(), row=reader.row.number, **facts)
        id = _id(kind, reader, values, project.site.country)
        if reader.diagnostics.errors == before and values.get("place") != "":
            found.append(RegisterRow(kind, id, values, reader.at(first), first.name))
    return found


def _level(reader: Reader, indicator: Indicator | None) -> dict[str, TomlValue]:
    """The value to reach, and how to compare where its own words say it: "trên 80%"."""
    cell = reader.cell("value")
    if cell is None or indicator is None:
        return {}
    if indicator.kind is IndicatorKind.CHANGE:
        number = reader.number(cell)
        return {} if number is None else {"value": number}
    read = fields_of_cell(cell, indicator, reader)
    found = None if read is None else target_level(read, indicator)
    if found is None:
        if read is not None:
            reader.note("sheet-value-unread", cell, read=cell.text, indicator=indicator.name.vi, kind=indicator.kind,
                        unit=indicator.unit.vi, seen="–")  # fmt: skip
        return {}
    if not reader.has("comparator"):
        return found
    own = replace(reader, diagnostics=Diagnostics())  # what is wrong with it is noted where its column is read
    said = own.value("comparator", fields_of(TableKind.TARGETS)["comparator"])
    if said and found.get("comparator", said) != said:
        reader.note("sheet-target-bound", cell, read=cell.text, comparator=said)
        return {}
    return {"value": found["value"]}


def target_level(read: Fields, indicator: Indicator) -> dict[str, TomlValue] | None:
    """The keys of a target that words of a level give; None where they name no one level in the indicator's unit.

    "Gần 80%" is none: nobody can say when it is reached.
    """
    if not {"value"} <= read.keys() <= {"value", "qualifier"}:
        return None
    comparator = comparator_of(Qualifier(str(read["qualifier"])), indicator) if "qualifier" in read else None
    if "qualifier" in read and comparator is None:
        return None
    return {"value": read["value"]} | ({"comparator": comparator.value} if comparator else {})


def _place(reader: Reader, project: Project) -> str:
    cell = reader.cell(PLACE)
    if cell is None:
        return project.site.country
    return reader.found(cell, cell.text, reader.names.places.find(cell.text), reader.names.places.words, PLACE)


def _parts(reader: Reader) -> dict[str, str]:
    found = {}
    for column in reader.table.columns.values():
        cell = reader.cell("where", column.part) if column.key == "where" else None
        if cell is not None:
            names = reader.names.members[column.part]
            if member := reader.found(cell, cell.text, names.find(cell.text), names.words, "member"):
                found[column.part] = member
    return found


def _id(kind: TableKind, reader: Reader, values: Mapping[str, TomlValue], country: str) -> str:
    """The identifier that the row gives, or one of its words."""
    cell = reader.cell("id")
    if cell is not None:
        if IDENTIFIER.pattern.fullmatch(cell.text):
            return cell.text
        near = slug(cell.text)
        reader.note("sheet-identifier", cell, read=cell.text, near=near)
        return ""
    if kind is TableKind.TARGETS:
        where = values.get("where", {})
        parts = where.values() if isinstance(where, dict) else ()
        place, due = str(values.get("place", "")), str(values.get("due", ""))
        return target_id(str(values.get("indicator", "")), "" if place == country else place, map(str, parts), due)
    if kind is TableKind.DOCUMENTS and values.get("number"):
        return slug(str(values["number"]).replace("Đ", "d"))
    words = slug(str(values.get("title") or values.get("name") or ""))
    return words[:_LONGEST_ID].rsplit("-", 1)[0] if len(words) > _LONGEST_ID else words
