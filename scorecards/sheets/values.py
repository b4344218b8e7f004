"""The figure of a cell: what a data file would say of it, so that the program's reader makes the same value of it."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec.structs import replace

from scorecards.load.plausible import rate_that_differs
from scorecards.load.quotes import read_value
from scorecards.load.stated_values import NOTHING_SAID, Explicit, Trouble
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.values import Change, Missing, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.sheets.cells import Reader
from scorecards.sheets.grid import Cell
from scorecards.sheets.numbers import NumberRead, NumberTrouble, doubtful, number_of
from scorecards.sheets.stated_units import is_count_of_rate, is_twice_scaled, is_unit_of, unit_said
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.formatting import number
from scorecards.vietnamese.lexicon import NOUNS
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.units import SHARES
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier
from scorecards.writing.toml_text import TomlValue

Fields = dict[str, TomlValue]
"""Keys of an observation and their values."""


_WORDS: dict[str, type[StrEnum]] = {
    "qualifier": Qualifier, "direction": Direction, "base": ChangeBase, "missing": MissingReason,
}  # fmt: skip


def explicit_of(fields: Mapping[str, object]) -> Explicit:
    """The keys that state a value, as the program's reader takes them."""
    known = {key: value for key, value in fields.items() if key in Explicit.__struct_fields__}
    typed = {key: _WORDS[key](str(value)) if key in _WORDS else value for key, value in known.items()}
    for key in ("value", "low", "high", "numerator", "denominator"):
        if key in typed:
            typed[key] = Decimal(str(typed[key]))
    return Explicit(**typed)  # type: ignore[arg-type]


def fields_of_value(value: Value, indicator: Indicator) -> Fields:
    """The keys that state a value without words."""
    found: Fields = {}
    match value:
        case Number(printed=one, unit=unit, qualifier=qualifier):
            found = {"value": _figure(one), **_unit(unit, indicator)}
        case Share(rate=one, qualifier=qualifier, numerator=top, denominator=bottom, counted=unit):
            found = {"value": _figure(one)}
            found |= {"numerator": _figure(top)} if top else {}
            found |= {"denominator": _figure(bottom)} if bottom else {}
            found |= {"unit": unit} if unit else {}
        case Range(low=low, high=high, unit=unit, qualifier=qualifier):
            found = {"low": _figure(low), "high": _figure(high), **_unit(unit, indicator)}
        case Rank(best=best, worst=worst, universe=universe):
            found = {"value": best} if best == worst else {"low": best, "high": worst}
            found |= {"universe": universe} if universe else {}
            qualifier = Qualifier.EXACT
        case Progress(done=done, planned=planned, unit=unit, qualifier=qualifier):
            found = {"numerator": _figure(done), "denominator": _figure(planned)}
            if indicator.kind is IndicatorKind.PROGRESS:
                found |= _unit(unit, indicator)
            elif unit:
                found |= {"unit": unit}
        case Change(amount=amount, direction=direction, base=base, unit=unit, qualifier=qualifier):
            found = {"value": _figure(amount), "direction": str(direction), "base": str(base)}
            found |= _unit(unit, indicator)
        case Missing(reason=reason):
            found, qualifier = {"missing": str(reason)}, Qualifier.EXACT
    if qualifier is not Qualifier.EXACT:
        found["qualifier"] = str(qualifier)
    return found


def _figure(printed: Printed) -> Decimal:
    return printed.value


def _unit(unit: str, indicator: Indicator) -> Fields:
    return {} if not unit or normal(unit) == normal(indicator.unit.vi) else {"unit": unit}


def fields_of_cell(cell: Cell, indicator: Indicator, reader: Reader) -> Fields | None:
    """What a cell states of an indicator; None, noted, where that is not one figure of it."""
    cell = _with_words_of_format(cell, reader)
    if (said := reader.cell("unit")) and not is_unit_of(said.text, indicator):
        reader.note("sheet-unit-unread", said, **_facts(said, indicator))
        return None
    unit = _other_unit(cell, indicator, reader)
    is_bare = not any(one.unit for one in read_quantities(str(cell.content)).quantities)
    is_count = is_count_of_rate(reader.table.titles.get(cell.column, ""), indicator) and is_bare and not said
    is_twice = unit is not None and isinstance(cell.content, str) and is_twice_scaled(cell.content, unit)
    if unit is None or is_twice or is_count:
        reader.note("sheet-value-unread", cell, **_facts(cell, indicator), seen=_units_seen(cell, reader))
        return None
    if not unit and _noted_as_doubtful_words(cell, indicator, reader):
        return None
    match cell.content:
        case bool():
            pass
        case int() | float() as content:
            read = number_of(content, cell.format)
            if unit and not isinstance(read, NumberTrouble) and not read.percent:
                if trouble := doubtful(read, rate=False, whole=False):
                    _note(trouble, cell, indicator, reader)
                    return None
                return _of_text(f"{number(read.number, 'vi')} {unit}".replace(" %", "%"), cell, indicator, reader)
            return _of_number(read, cell, indicator, reader)
        case str() as text if unit and not any(one.unit for one in read_quantities(text).quantities):
            return _of_text(f"{text} {unit}".replace(" %", "%"), cell, indicator, reader)
        case str() as text if indicator.kind is IndicatorKind.CHANGE and reader.has("direction"):
            if fields_of_text(text, indicator) is None:
                amount = reader.number(cell)
                return None if amount is None else {"value": amount}
            return _of_text(text, cell, indicator, reader)
        case str() as text:
            return _of_text(text, cell, indicator, reader)
        case _:
            reader.note("sheet-value-is-day", cell, read=cell.text, format=cell.format)
            return None
    reader.note("sheet-value-unread", cell, **_facts(cell, indicator), seen="–")
    return None


def _with_words_of_format(cell: Cell, reader: Reader) -> Cell:
    """The cell as the text that is to be seen, where its format puts words around the number; else as it is."""
    if isinstance(cell.content, bool) or not isinstance(cell.content, int | float):
        return cell
    read = number_of(cell.content, cell.format)
    if isinstance(read, NumberTrouble) or not read.words:
        return cell
    if read.rounded:
        reader.note("sheet-rounded", cell, read=cell.text, shown=read.words)
    return replace(cell, content=read.words)


def _other_unit(cell: Cell, indicator: Indicator, reader: Reader) -> str | None:
    """The unit that the row, the heading or the lines above say, where it is not the indicator's own; or "". None
    where they contradict one another."""
    table = reader.table
    return unit_said(table.units.get(cell.column, ""), reader.text("unit"), table.unit_above, indicator)


def _units_seen(cell: Cell, reader: Reader) -> str:
    return f"{reader.table.units.get(cell.column, '')}; {reader.text('unit')}"


def _noted_as_doubtful_words(cell: Cell, indicator: Indicator, reader: Reader) -> bool:
    """Notes words that give a rate as a number up to 1 without a sign, as such a number of Excel is noted."""
    small = part_or_percent(cell.content, indicator) if isinstance(cell.content, str) else None
    if small is None:
        return False
    readings = {"as_is": number(small, "vi"), "other": number((small * 100).normalize(), "vi")}
    reader.note("sheet-part-or-percent", cell, read=cell.text, unit=indicator.unit.vi, **readings)
    return True


def part_or_percent(text: str, indicator: Indicator) -> Decimal | None:
    """The number up to 1 that words give a rate in per cent without a sign: "0,9" may be 0,9% or 90%; else None."""
    found = read_quantities(text).quantities
    if indicator.unit.vi != "%" or any(one.unit for one in found):
        return None
    found = found or read_quantities(f"{text}%").quantities  # a digit alone is no quantity: "1"
    numbers = [one.high or one.number for one in found]
    return next((one.value for one in numbers if one and 0 < abs(one.value) <= 1), None)


def bound_of_cell(cell: Cell, indicator: Indicator, reader: Reader) -> Decimal | None:
    """The end of a range that a cell states; None, noted, where it is none or is as doubtful as a value would be."""
    cell = _with_words_of_format(cell, reader)
    if isinstance(cell.content, int | float) and not isinstance(cell.content, bool):
        read = number_of(cell.content, cell.format)
        trouble = None if isinstance(read, NumberTrouble) else doubtful(read, rate=True, whole=False)
        if indicator.unit.vi == "%" and trouble:
            reader.note(trouble.code, cell, read=cell.text, unit=indicator.unit.vi, **_two_readings(cell, indicator))
            return None
    unit = _other_unit(cell, indicator, reader)
    if unit is None or unit in SHARES:
        reader.note("sheet-value-unread", cell, **_facts(cell, indicator), seen=_units_seen(cell, reader))
        return None
    if not unit and _noted_as_doubtful_words(cell, indicator, reader):
        return None
    return reader.number(cell)


def _of_number(read: NumberRead | NumberTrouble, cell: Cell, indicator: Indicator, reader: Reader) -> Fields | None:
    rate = indicator.unit.vi == "%"
    whole = indicator.kind is IndicatorKind.COUNT and normal(indicator.unit.vi) in NOUNS
    trouble = read if isinstance(read, NumberTrouble) else doubtful(read, rate=rate, whole=whole)
    if trouble is not None or isinstance(read, NumberTrouble):
        assert trouble is not None
        _note(trouble, cell, indicator, reader)
        return None
    if read.rounded:
        reader.note("sheet-rounded", cell, read=cell.text, shown=f"{read.number:f}")
    if indicator.kind in (IndicatorKind.PROGRESS, IndicatorKind.CHANGE) and not reader.table.has_column("numerator"):
        if indicator.kind is IndicatorKind.CHANGE and reader.has("direction"):
            return {"value": read.number}
        reader.note("sheet-value-unread", cell, **_facts(cell, indicator), seen=cell.text)
        return None
    return {"value": read.number}


def _note(trouble: NumberTrouble, cell: Cell, indicator: Indicator, reader: Reader) -> None:
    facts = {"read": cell.text, "unit": indicator.unit.vi, "shown": trouble.shown, **_two_readings(cell, indicator)}
    reader.note(trouble.code, cell, **facts)


def _two_readings(cell: Cell, indicator: Indicator) -> dict[str, str]:
    """What a doubtful number may mean, for its message."""
    content = cell.content if isinstance(cell.content, int | float) else 0
    return {
        "as_is": f"{content}".replace(".", ","),
        "other": f"{content * 100:.10g}".replace(".", ",") if indicator.unit.vi == "%" else f"{content * 1000:.10g}",
    }


def _facts(cell: Cell, indicator: Indicator) -> dict[str, str]:
    return {"read": cell.text, "indicator": indicator.name.vi, "unit": indicator.unit.vi}


def _of_text(text: str, cell: Cell, indicator: Indicator, reader: Reader) -> Fields | None:
    """By the one reader; noted where it is not one figure."""
    found = fields_of_text(text, indicator)
    if found is None:
        shown = "; ".join(one.printed + one.unit for one in read_quantities(text).quantities[:5]) or "–"
        reader.note("sheet-value-unread", cell, **_facts(cell, indicator), seen=shown)
    return found


def fields_of_text(text: str, indicator: Indicator) -> Fields | None:
    """What words state of an indicator, its unit put behind words that have none; None where that is not one figure."""
    unit, plain = indicator.unit.vi, text.strip()
    if unit in SHARES and any(letter.isalpha() for one in read_quantities(plain).quantities for letter in one.printed):
        return None  # "2,5 tỷ" of a rate
    with_unit = f"{plain}%" if unit == "%" else f"{plain} {unit}"
    phrases = (plain,) if any(one.unit for one in read_quantities(plain).quantities) else (with_unit, plain)
    if indicator.kind is IndicatorKind.RANK:
        phrases = (plain, f"xếp thứ {plain}")
    for words in phrases:
        value = read_value(indicator, words, NOTHING_SAID)
        if not isinstance(value, Trouble):
            if rate_that_differs(value.value, words) is not None:
                return None
            return fields_of_value(value.value, indicator)
    return None
