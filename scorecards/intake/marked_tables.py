"""The rows and cells of a table of a page, in one pass through its markup.

Rows and cells need no end tags (HTML Standard, 13.1.2.4 "Optional tags"), and where they have none each lies within the
one before it in the tree that the parser makes: words are those of the innermost cell, and a cell is of the row that
began last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bs4.element import CData, NavigableString, Tag
from msgspec import Struct, field

_MOST_SPANNED = 50
"""Columns or rows that a cell may span."""
_DIGITS = 5
"""Of a number of columns; what has more is none."""


class MarkedCell(Struct):
    """A cell as it is marked up."""

    columns: int
    """Columns that it stands in."""
    rows: int
    """Rows that it stands in, its own among them."""
    parts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Its words on one line."""
        return " ".join(" ".join(self.parts).split())


def rows_of(table: Tag) -> list[list[MarkedCell]]:
    """The cells of each row of a table without tables in it."""
    rows: list[list[MarkedCell]] = []
    stack: list[tuple[Iterator[object], MarkedCell | None]] = [(iter(table.children), None)]
    while stack:
        children, cell = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
        elif isinstance(node, Tag):
            if node.name == "tr":
                rows.append([])
                cell = None
            elif node.name in ("td", "th") and rows:
                cell = MarkedCell(_span(node, "colspan"), _span(node, "rowspan"))
                rows[-1].append(cell)
            stack.append((iter(node.children), cell))
        elif type(node) in (NavigableString, CData) and cell is not None:  # and no comment, no script
            cell.parts.append(str(node))
    return rows


def is_of_data(rows: Sequence[Sequence[MarkedCell]]) -> bool:
    """Whether a table with these rows holds data, and does not lay out the page."""
    return len(rows) > 1 and any(len(cells) > 1 for cells in rows)


def _span(cell: Tag, which: str) -> int:
    span = str(cell.get(which, "1"))
    return max(1, min(int(span), _MOST_SPANNED)) if span.isdecimal() and len(span) < _DIGITS else 1
