"""The blocks of a page as the passages that tracing knows: each with the words that it stands under."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from scorecards.analysis.tracing.passages import LONGEST_AROUND, Passage, plain_passage
from scorecards.intake.blocks import Block, BlockKind, TakenIn
from scorecards.problems import NOWHERE


class PagePassage(Struct, frozen=True):
    """A block of a page with its surroundings."""

    passage: Passage
    start: int
    """Where it begins in the page's text."""
    earlier: str
    """The paragraph before it under the same heading, or ""."""


def page_passages(page: TakenIn) -> Iterator[PagePassage]:
    """Every block that says something, in order."""
    headings: list[tuple[int, str]] = []
    paragraph, lead = "", ""
    last: Block | None = None
    for number, block in enumerate(page.blocks):
        text = page.text[block.start : block.end]
        listed = block.kind in (BlockKind.ITEM, BlockKind.CELL)
        if listed and (last is None or last.kind != block.kind):
            lead = paragraph
        if block.kind is BlockKind.HEADING:
            headings = [(level, words) for level, words in headings if level < block.level]
        made = plain_passage(text, NOWHERE)._replace(
            token=number,
            heading=block.kind is BlockKind.HEADING,
            headings=tuple(words for _, words in reversed(headings)),
            lead=lead if listed else "",
            row=block.row[:LONGEST_AROUND],
            column=block.column[:LONGEST_AROUND],
        )
        yield PagePassage(made, block.start, "" if listed else paragraph)
        if block.kind is BlockKind.HEADING:
            headings.append((block.level, text[:LONGEST_AROUND]))
            paragraph = ""
        elif block.kind is BlockKind.PARAGRAPH:
            paragraph = text[-LONGEST_AROUND:]
        last = block
