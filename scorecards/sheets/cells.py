"""The cells of a row as the values that a data file would have, by the types of their fields."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from scorecards.load import composite_types, field_types
from scorecards.load.fields import Field, FieldType
from scorecards.model.text import Text
from scorecards.problems import Diagnostics, Location, nearest
from scorecards.sheets.days import DayRead, day_of
from scorecards.sheets.grid import Cell
from scorecards.sheets.names import Lookup, ProjectNames, SpelledNames, plain_address
from scorecards.sheets.numbers import NumberTrouble, doubtful, number_of, number_of_words
from scorecards.sheets.stated_units import is_twice_scaled
from scorecards.sheets.tables import Row, Table
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.head_units import scale_of
from scorecards.vietnamese.values import scaled
from scorecards.writing.toml_text import TomlValue

_KINDS = {
    "place": Text("nơi", "place"), "indicator": Text("chỉ tiêu", "indicator"),
    "document": Text("văn bản", "document"), "member": Text("thành phần", "part"),
    "pillar": Text("trụ cột", "pillar"), "framework": Text("bộ chỉ số", "framework"),
}  # fmt: skip


class Reader(Struct, frozen=True):
    """Reads the cells of one row."""

    table: Table
    row: Row
    names: ProjectNames
    diagnostics: Diagnostics

    def cell(self, key: str, part: str = "") -> Cell | None:
        """The cell of a column; None, noted, where it holds an error, a formula without result or words struck out."""
        cell = self.table.cell(self.row, key, part)
        if cell is None:
            return None
        if cell.error:
            self.note("sheet-cell-error", cell, read=cell.text)
            return None
        if cell.content is None:
            self.note("sheet-formula-without-value", cell)
            return None
        if cell.struck:
            self.note("sheet-cell-struck", cell, read=cell.text)
            return None
        return cell

    def has(self, key: str, part: str = "") -> bool:
        """Whether the row has anything in that column."""
        return self.table.cell(self.row, key, part) is not None

    def at(self, cell: Cell | None = None) -> Location:
        """The place of a cell, or of the row."""
        return self.table.sheet.at(self.row.number, cell.column if cell else None)

    def note(self, code: str, cell: Cell, **facts: object) -> None:
        """Notes a problem of a cell."""
        heading = self.table.titles.get(cell.column, "")
        self.diagnostics.add(code, self.at(cell), cell=cell.name, heading=heading, **facts)

    def text(self, key: str) -> str:
        """The words of a column, or ""."""
        cell = self.cell(key)
        return cell.text if cell else ""

    def value(self, key: str, field: Field) -> TomlValue | None:
        """What a column says, as its field takes it; None, noted, where it is something else."""
        cell = self.cell(key)
        return None if cell is None else self._value(cell, field, field.type)

    def _value(self, cell: Cell, field: Field, kind: FieldType) -> TomlValue | None:
        match kind:
            case composite_types.PerMember(inner=inner):
                return self._value(cell, field, inner)
            case composite_types.ListOf(inner=inner):
                if not isinstance(inner, field_types.Ref):  # words may hold commas
                    return [part.strip() for part in cell.text.split(";") if part.strip()]
                parts = [part.strip() for part in cell.text.replace(";", ",").split(",") if part.strip()]
                return [id for part in parts if (id := self._reference(cell, part, inner))]
            case field_types.Ref():
                return self._reference(cell, cell.text, kind) or None
            case field_types.TextType():
                return cell.text
            case field_types.Pattern(form=form):
                return cell.text if form.pattern.fullmatch(cell.text) else self._wrong(cell, kind)
            case field_types.Flag():
                return self._flag(cell)
            case field_types.DayType():
                return self._day(cell, field.key, unknown=kind.or_unknown)
            case field_types.Choice(words=words):
                return self._choice(cell, [str(word) for word in words])
            case field_types.Whole(low=low, high=high):
                number = self.number(cell)
                if number is not None and not (number == number.to_integral_value() and low <= number <= high):
                    return self._wrong(cell, kind)
                return None if number is None else int(number)
            case field_types.FigureType():
                return self.number(cell)
        raise AssertionError(f"no sheet has a {kind}")

    def number(self, cell: Cell) -> Decimal | None:
        """The one number of a cell, with the decimals that it shows, in plain units where its heading has thousands or
        the like; None, noted, where there is none."""
        unit = self.table.units.get(cell.column, "")
        times = scale_of(unit) if unit else 1
        match cell.content:
            case bool():
                pass
            case int() | float() as content:
                read = number_of(content, cell.format)
                if not isinstance(read, NumberTrouble) and read.words:
                    return self.number(replace(cell, content=read.words))
                trouble = read if isinstance(read, NumberTrouble) else None
                if not isinstance(read, NumberTrouble) and not read.percent:
                    trouble = doubtful(read, rate=False, whole=False)
                if trouble:
                    self.note(trouble.code, cell, read=cell.text, shown=trouble.shown)
                    return None
                assert not isinstance(read, NumberTrouble)
                if read.rounded:
                    self.note("sheet-rounded", cell, read=cell.text, shown=f"{read.number:f}")
                return scaled(read.number, int(times))
            case str() as words if is_twice_scaled(words, unit):
                pass
            case str() as words if (typed := number_of_words(words if times == 1 else f"{words} {unit}")) is not None:
                return typed
        self._wrong(cell, field_types.FigureType())
        return None

    def day(self, cell: Cell) -> DayRead | None:
        """The time that a cell names; None, noted, for what is none."""
        found = day_of(cell)
        if found is None:
            self.note("sheet-no-day", cell, read=cell.text)
        return found

    def _day(self, cell: Cell, key: str, *, unknown: bool) -> TomlValue | None:
        found = self.day(cell)
        if found is None or (found.last is None and not unknown):
            return None if found is None else self._wrong(cell, field_types.DayType())
        read = found.for_key(key)
        if read is None and found.last:
            self.note("sheet-day-incomplete", cell, read=cell.text)
            return None
        return read or field_types.UNKNOWN

    def _choice(self, cell: Cell, words: list[str]) -> str | None:
        said = normal(cell.text)
        for word in words:
            if said in (word, *(normal(one) for one in sheet_words("choices").get(word, ()))):
                return word
        known = [next(iter(sheet_words("choices").get(word, ())), word) for word in words]
        near = nearest(said, known)
        self.note("sheet-choice", cell, read=cell.text, choices=", ".join(known), near=near)
        return None

    def _flag(self, cell: Cell) -> bool | None:
        if isinstance(cell.content, bool):
            return cell.content
        flags = sheet_words("flags")
        if normal(cell.text) in flags["yes"]:
            return True
        if normal(cell.text) in flags["no"]:
            return False
        self._wrong(cell, field_types.Flag())
        return None

    def _reference(self, cell: Cell, text: str, kind: FieldType) -> str:
        """The identifier of what a text names; "", noted, where it names nothing or several things."""
        assert isinstance(kind, field_types.Ref)
        if kind.kind == "place":
            return self.found(cell, text, self.names.places.find(text), self.names.places.words, kind.kind)
        names: Mapping[str, SpelledNames] = {
            "indicator": self.names.indicators, "document": self.names.documents, "pillar": self.names.pillars,
            "framework": self.names.frameworks,
        }  # fmt: skip
        known = names[kind.kind]
        if kind.kind == "document":
            text = plain_address(text)
        return self.found(cell, text, known.find(text), known.words, kind.kind)

    def found(self, cell: Cell, text: str, found: Lookup, known: list[str], kind: str) -> str:
        """The identifier that was found for a name; "", noted, where there is none or there are several."""
        if found.id:
            return found.id
        if found.ids:
            self.note("sheet-name-of-several", cell, read=text, several=", ".join(found.ids))
        else:
            near = nearest(text, known) if len(text) < 200 else ""
            words = _KINDS[kind]
            self.note("sheet-name-unknown", cell, read=text, near=near, kind_vi=words.vi, kind_en=words.en)
        return ""

    def _wrong(self, cell: Cell, kind: FieldType) -> TomlValue | None:
        expected = kind.expected
        self.note("sheet-cell-wrong", cell, read=cell.text, expected_vi=expected.vi, expected_en=expected.en)
        return None
