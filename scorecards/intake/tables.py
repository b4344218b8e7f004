"""The rows of a table as pieces: each cell with the words of its row, the head of its column and the row's unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scorecards.intake.blocks import BlockKind, TextPiece
from scorecards.vietnamese.folding import fold

_UNIT_HEAD = re.compile(r"(?:don vi(?: tinh)?|dvt|unit)\.?")
_NUMBER_HEAD = re.compile(r"(?:so )?(?:stt|tt|thu tu|no)\.?")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SUB_ROW = re.compile(r"[+–-] ?")
_LONGEST_UNIT = 24


@dataclass
class TableRows:
    """Makes pieces of the rows of one table, in order; the first row that is given is that of the heads."""

    heads: list[str] = field(default_factory=list)
    over: str = ""
    """The words of the last row without values, which stand over rows that begin with a dash."""

    def pieces(self, cells: Sequence[str]) -> Iterator[TextPiece]:
        """The cells of a row; those that say nothing are left out."""
        if not any(cells):
            return
        label = self._label(cells)
        unit = self._unit(cells)
        words = cells[label] if label >= 0 else ""
        row = f"{self.over} {words}".strip() if _SUB_ROW.match(words) else words
        for place, cell in enumerate(cells):
            head = self.heads[place] if place < len(self.heads) else ""
            own = place == label
            yield TextPiece(BlockKind.CELL, cell, row="" if own else row, column=head, unit="" if own else unit)
        if (
            words
            and not _SUB_ROW.match(words)
            and not any(any(c.isdigit() for c in cell) for cell in cells[label + 1 :])
        ):
            self.over = words
        self.heads = self.heads or list(cells)

    def _label(self, cells: Sequence[str]) -> int:
        """Which cell says what the row is of: the first with words that is no unit; -1 where none does."""
        units = {place for place, head in enumerate(self.heads) if _UNIT_HEAD.fullmatch(fold(head))}
        return next((place for place, cell in enumerate(cells) if place not in units and _WORDS.search(cell)), -1)

    def _unit(self, cells: Sequence[str]) -> str:
        for place, head in enumerate(self.heads):
            if place < len(cells) and _UNIT_HEAD.fullmatch(fold(head)) and len(cells[place]) <= _LONGEST_UNIT:
                return cells[place]
        return ""


def is_number_head(head: str) -> bool:
    """Whether a column only numbers the rows: "STT"."""
    return bool(_NUMBER_HEAD.fullmatch(fold(head)))
