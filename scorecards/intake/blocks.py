"""What was brought in, as plain text in blocks: headings, paragraphs, items of lists, cells of tables."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from scorecards.problems import Problem


class BlockKind(StrEnum):
    """What a block of text is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"


class TextPiece(Struct, frozen=True):
    """A block before it has its place in the text."""

    kind: BlockKind
    text: str
    level: int = 0
    """Of a heading: 1 for the title, more for what stands below it."""
    row: str = ""
    """Of a cell: the words that its row is of, "" for these themselves."""
    column: str = ""
    """Of a cell: the head of its column."""
    unit: str = ""
    """Of a cell: the unit that its row, the head of its column or a line at its table states for it."""


class Block(Struct, frozen=True):
    """A stretch of the text."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    row: str = ""
    column: str = ""
    unit: str = ""


class DropReason(StrEnum):
    """Why words of a page are not among its text."""

    PROGRAM = "program"
    """Scripts, styles, forms: never shown as words."""
    NAVIGATION = "navigation"
    """Menus, heads and feet of the page, links to other pages."""
    COUNTER = "counter"
    """Visits, views, people online."""
    ADVERT = "advert"
    COMMENTS = "comments"
    """What readers wrote, buttons to share, marks out of five."""


class Dropped(Struct, frozen=True):
    """Words of a page that are not among its text."""

    text: str
    why: DropReason


class TakenIn(Struct, frozen=True):
    """A page on the desk, read."""

    text: str
    """Every block, one below the other."""
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    how: str = ""
    """The encoding, or the kind of file, that it was read from."""
    title: str = ""
    """What the page calls itself, or ""."""
    dropped: tuple[Dropped, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether there is any text."""
        return bool(self.text.strip())


def laid_out(pieces: Iterable[TextPiece]) -> tuple[str, tuple[Block, ...]]:
    """The text of all pieces, each on lines of its own, and where each stands in it."""
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        text = piece.text.strip()
        if not text:
            continue
        blocks.append(Block(piece.kind, at, at + len(text), piece.level, piece.row, piece.column, piece.unit))
        lines.append(text)
        at += len(text) + 1
    return "\n".join(lines), tuple(blocks)
