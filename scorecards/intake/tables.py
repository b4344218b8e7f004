"""The rows of a table as pieces: each cell with the words of its row, the head of its column and its unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from scorecards.intake.blocks import BlockKind, TextPiece
from scorecards.vietnamese.folding import fold
from scorecards.vietnamese.head_units import stated_unit, unit_of_both, unit_of_head, unit_of_line
from scorecards.vietnamese.units import SHARES

_UNIT_HEAD = re.compile(r"(?:don vi(?: tinh)?|dvt|unit)\.?")
_NUMBER_HEAD = re.compile(r"(?:so )?(?:stt|tt|thu tu|no)\.?")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SUB_ROW = re.compile(r"[+–-] ?")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_LONGEST_UNIT = 24
_SHARE_WORDS = re.compile(r"[\W\d]*(?:ty le|ti le|ty trong|ti trong|co cau|toc do|so sanh|so voi|muc do|diem|hang)\b")
"""How what is no amount is called: it is not in the unit that a line above gives for the amounts."""


class TableRows(Struct, dict=True):
    """Makes pieces of the rows of one table, in order; the first row that is given is that of the heads.

    The unit of a cell is the one that the head of its column states ("Kinh phí (triệu đồng)"), else that of its row in
    a column of units, else the one in the words of its row or of the rows that it stands under, else that of a row that
    says nothing else: "Đơn vị tính: tỷ đồng".
    """

    heads: list[str] = field(default_factory=list)
    over: str = ""
    """The words of the last row without values, which stand over rows that begin with a dash."""
    unit: str = ""
    """That of all of the table, or of its rows from one on that says it."""
    _units: list[str] = field(default_factory=list)
    """By column, the unit that its head states."""
    _unit_over: str = ""
    _is_second: bool = False
    """Whether the next row is the one below the heads."""

    @property
    def is_at_heads(self) -> bool:
        """Whether no row below the heads was given yet."""
        return self._is_second

    def pieces(self, cells: Sequence[str], carried: Collection[int] = ()) -> Iterator[TextPiece]:
        """The cells of a row; those that say nothing are left out, and those `carried` from a merged cell of a row
        above, which stand there."""
        if not any(cells):
            return
        said = {cell for cell in cells if cell}
        if len(said) == 1 and (unit := unit_of_line(next(iter(said)))):
            self.unit = unit
            yield TextPiece(BlockKind.CELL, said.pop())
            return
        if self._is_second:
            self._add_units(cells, carried)
        label = self._label(cells, carried)
        words = cells[label] if label >= 0 else ""
        of_row = self._unit(cells) or self._unit_in_words(cells, label, carried)
        row = f"{self.over} {words}".strip() if _SUB_ROW.match(words) else words
        for place, cell in enumerate(cells):
            if place in carried:
                continue
            head = self.heads[place] if place < len(self.heads) else ""
            if place == label:
                yield TextPiece(BlockKind.CELL, cell, column=head)
                continue
            unit = unit_of_both(self._units[place] if place < len(self._units) else "", of_row)
            for general in (self._unit_over, self.unit):
                if general and takes_unit(row, head, unit, general):
                    unit = general
            yield TextPiece(BlockKind.CELL, cell, row=row, column=head, unit=unit)
        if (
            words
            and not _SUB_ROW.match(words)
            and not any(any(c.isdigit() for c in cell) for cell in cells[label + 1 :])
        ):
            self.over, self._unit_over = words, unit_of_head(words)
        self._is_second = not self.heads
        if not self.heads:
            self.heads, self._units = list(cells), [unit_of_head(cell) for cell in cells]

    def _add_units(self, cells: Sequence[str], carried: Collection[int]) -> None:
        """Takes the units of a second row of heads: one below merged heads, or one of units alone."""
        own = {place: cell for place, cell in enumerate(cells) if cell and place not in carried}
        merged = bool(carried) or any(a and a == b for a, b in pairwise(self.heads))
        alone = all(stated_unit(cell.strip("()[]")) for cell in own.values())
        if (merged or alone) and not any(c.isdigit() for cell in own.values() for c in _without_units(cell)):
            for place, cell in own.items():
                if place < len(self._units):
                    self._units[place] = unit_of_head(cell) or stated_unit(cell.strip("()[]")) or self._units[place]

    def _label(self, cells: Sequence[str], carried: Collection[int]) -> int:
        """Which cell says what the row is of: the first of its own with words that is no unit; -1 where none does."""
        units = {place for place, head in enumerate(self.heads) if _UNIT_HEAD.fullmatch(fold(head))}
        told = [place for place, cell in enumerate(cells) if place not in units and _WORDS.search(cell)]
        return next((place for place in (*(one for one in told if one not in carried), *told)), -1)

    def _unit(self, cells: Sequence[str]) -> str:
        for place, head in enumerate(self.heads):
            if place < len(cells) and _UNIT_HEAD.fullmatch(fold(head)) and len(cells[place]) <= _LONGEST_UNIT:
                return stated_unit(cells[place]) or cells[place]
        return ""

    def _unit_in_words(self, cells: Sequence[str], label: int, carried: Collection[int]) -> str:
        """The unit that the words of the row state, or a merged cell that they stand beside."""
        told = [cells[label]] if label >= 0 else []
        told += [cells[place] for place in sorted(carried) if place < label]
        return next((unit for words in told if (unit := unit_of_head(words))), "")


def _without_units(head: str) -> str:
    """A head without brackets, in which a unit may have digits: "(1.000 đồng)"."""
    return _BRACKETS.sub(" ", head)


def is_number_head(head: str) -> bool:
    """Whether a column only numbers the rows: "STT"."""
    return bool(_NUMBER_HEAD.fullmatch(fold(head)))


def takes_unit(row: str, column: str, own: str, unit: str) -> bool:
    """Whether a cell is in the unit of its table: it has none of its own, and is no share in a table of amounts."""
    shares = unit not in SHARES and any(_SHARE_WORDS.match(fold(words)) for words in (row, column))
    return bool(row) and not own and not shares
