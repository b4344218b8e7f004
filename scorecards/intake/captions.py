"""The unit that the line right above or below a table states for its numbers: "ĐVT: triệu đồng"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from scorecards.intake.blocks import BlockKind, TextPiece
from scorecards.intake.tables import takes_unit
from scorecards.vietnamese.head_units import unit_of_caption, unit_of_line

_ABOVE = 2
"""Lines above a table of which the second may have its unit: below it stands the title, or a remark."""


def captioned(pieces: Sequence[TextPiece]) -> Iterator[TextPiece]:
    """The pieces, cells without a unit of their own with the one that the lines around their table say."""
    # a last row of the table that says nothing but the unit is such a line too
    groups = [(is_table, list(group)) for is_table, group in groupby(pieces, lambda one: one.kind is BlockKind.CELL)]
    for place, (is_table, group) in enumerate(groups):
        above = [piece.text for piece in groups[place - 1][1][-_ABOVE:]] if place else []
        below = [piece.text for piece in group[-1:] if not piece.row and not piece.column]
        below += [piece.text for piece in groups[place + 1][1][:1]] if place + 1 < len(groups) else []
        unit = _unit_around(above, below) if is_table else ""
        for piece in group:
            yield replace(piece, unit=unit) if unit and takes_unit(piece.row, piece.column, piece.unit, unit) else piece


def _unit_around(above: Sequence[str], below: Sequence[str]) -> str:
    for line in reversed(above):
        if unit := unit_of_line(line):
            return unit
    titled = unit_of_caption(above[-1]) if above else ""
    return titled or next((unit for line in below if (unit := unit_of_line(line))), "")
