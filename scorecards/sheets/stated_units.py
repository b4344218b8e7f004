"""Units that the headings of a table and the lines above it state for its numbers: "Giá trị (triệu đồng)"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.sheets.grid import Cell
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import normal, slug
from scorecards.vietnamese.head_units import (
    is_counted,
    is_of_other_sort,
    is_understood,
    plain_of,
    scale_of,
    stated_unit,
    unit_of_caption,
    unit_of_head,
    unit_of_line,
)
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.units import SHARES


def units_of_headings(lines: Iterable[Mapping[int, Cell]]) -> dict[int, str]:
    """By column, the unit that its headings state, those of the lowest line before those over it.

    A noun such as "(hồ sơ)" only says in other words what is counted, and is none.
    """
    found: dict[int, str] = {}
    for cells in lines:
        for column, cell in cells.items():
            unit = unit_of_head(cell.text) or stated_unit(_bare(cell.text))
            if unit and not is_counted(unit):
                found[column] = unit
            elif slug(cell.text) in _SHARES:
                found[column] = "%"
    return found


def is_line_of_units(cells: Mapping[int, Cell]) -> bool:
    """Whether a row below the headings holds units alone: "(triệu đồng)", "%"."""
    return bool(cells) and all(isinstance(one.content, str) and stated_unit(_bare(one.text)) for one in cells.values())


def unit_of_lines(lines: Sequence[Mapping[int, Cell]], beside: Mapping[int, Cell]) -> str:
    """The unit that the last of the lines that says one gives for a table below them, or ""; the very last may be a
    title with the unit in brackets behind it. `beside` are cells of the headings' own line that name no column."""
    said = [unit_of_line(cell.text) for cell in beside.values()]
    said += [unit_of_caption(cell.text) for cells in lines[-1:] for cell in cells.values()]
    said += [unit_of_line(cell.text) for cells in reversed(lines) for cell in cells.values()]
    return next((unit for unit in said if unit), "")


_SHARES = frozenset(slug(word) for word in sheet_words("headings.says")["shares"])
_COUNTS = frozenset(slug(word) for word in sheet_words("headings.says")["counts"])


def is_count_of_rate(heading: str, indicator: Indicator) -> bool:
    """Whether a column of counts ("Số lượng") stands in a row of a rate, so that its number is not the rate."""
    return slug(heading) in _COUNTS and indicator.unit.vi in SHARES


def _bare(text: str) -> str:
    return text.strip("()[] ")


def unit_said(heading: str, row: str, above: str, indicator: Indicator) -> str | None:
    """The unit of a number by its heading, a cell of its row and the lines above, where it is not the indicator's own;
    "" where it is, and where none of them says one. None where heading and row contradict one another."""
    own = indicator.unit.vi
    unit = stated_unit(row) or unit_of_head(row) or row
    if heading and unit:
        if not plain_of(heading):  # "Số lượng (nghìn)" in a row of "hồ sơ"
            unit = f"{heading} {unit}" if scale_of(unit) == 1 and unit not in SHARES else unit
        elif plain_of(heading) == plain_of(unit) and scale_of(heading) != scale_of(unit):
            return None
    unit = unit or heading or (above if _is_of(above, indicator) else "")
    return "" if normal(unit) == normal(own) else unit


def is_unit_of(said: str, indicator: Indicator) -> bool:
    """Whether the words of a column of units are a unit in which an indicator can be counted."""
    own = indicator.unit.vi
    return normal(said) == normal(own) or (is_understood(said) and not is_of_other_sort(stated_unit(said) or said, own))


def is_twice_scaled(text: str, unit: str) -> bool:
    """Whether a number says "tỷ" by itself under "triệu đồng", or "đồng" where they say "triệu đồng"."""
    if scale_of(unit) == 1:
        return False
    found = read_quantities(text).quantities
    has_scale = any(letter.isalpha() for one in found for letter in one.printed)
    units = {one.unit for one in found if one.unit}
    return (has_scale and not units) or (not has_scale and plain_of(unit) in units)


def _is_of(above: str, indicator: Indicator) -> bool:
    """Whether a unit that lines above give for the numbers of a table is one of the indicator's."""
    plain, own = plain_of(above), indicator.unit.vi
    if plain in SHARES or own in SHARES:
        return plain in SHARES and own in SHARES
    return normal(plain) == normal(own) or (not plain and indicator.kind in (IndicatorKind.COUNT, IndicatorKind.MONEY))
