"""Running text as a reader meets it: paragraphs, items, cells and headings, each with the words that stand over it.

A passage is what one inline token of Markdown says, as plain text, with a map back to the tokens within it. Its
surroundings (headings, the sentence before a list, the head of a row and of a column) say what its numbers are of
where it does not say so itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from scorecards.analysis.tracing.figures import Figure, FigureNumber
from scorecards.model.articles import Prose
from scorecards.problems import Location, Where

PLAIN, FILLED_IN = "plain", "filled_in"
"""Types of the tokens that stand for short forms, see `short_forms`; the second has its figure and facet in `meta`."""
_SAID = frozenset(("text", "code_inline", PLAIN, FILLED_IN))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage that one token within it says."""

    start: int
    end: int
    child: int
    """Index among the children of the inline token."""
    link: str
    """Address of the link that it stands in, or ""."""
    code: bool = False
    """Whether it is code, which says nothing about the world."""
    plain: bool = False
    """Whether the author declared it plain."""
    filled_in: tuple[Figure, FigureNumber] | None = None
    """The figure that the author named and the build filled in, and which of its numbers."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one paragraph, item, cell or heading says."""

    text: str
    pieces: tuple[Piece, ...]
    token: int
    """Index of its inline token; -1 for a text that stands outside the Markdown, such as a title."""
    heading: bool
    headings: tuple[str, ...]
    """The headings that it stands under, the nearest first."""
    lead: str
    """The paragraph before the list or the table that it stands in, or ""."""
    row: str
    """The first cell of its row, or "" outside a table and for that cell itself."""
    column: str
    """The head of its column, or ""."""
    starts: tuple[Where, ...]
    """Where each line of its source begins."""
    source: str
    """The Markdown that it was read from."""

    def place_of(self, at: int) -> Where:
        """Line and column in the file of a character of `text`, as near as it can be told."""
        piece = next((p for p in reversed(self.pieces) if p.start <= at), None)
        found = 0
        for one in self.pieces:
            text = self.text[one.start : one.end]
            place = self.source.find(text, found)
            if place >= 0:
                found = place if one is piece else place + len(text)
            if one is piece:
                break
        offset = found + (at - piece.start if piece else 0)
        before = self.source[:offset]
        start = self.starts[min(before.count("\n"), len(self.starts) - 1)]
        return start.after(offset - (before.rfind("\n") + 1))

    def link_at(self, start: int, end: int) -> str:
        """The address of the link that the stretch stands in or overlaps, or ""."""
        return next((p.link for p in self.pieces if p.link and p.start < end and start < p.end), "")


def plain_passage(text: str, at: Where) -> Passage:
    """A title or a summary: words without Markdown."""
    return Passage(text, (Piece(0, len(text), 0, ""),), -1, False, (), "", "", "", (at,), text)


def passages(prose: Prose) -> Iterator[Passage]:
    """Every passage of a text, in order."""
    headings: list[tuple[int, str]] = []
    paragraph = ""
    leads: list[str] = []
    heads: list[str] = []
    row: list[str] = []
    opened: list[Token] = []
    for index, token in enumerate(prose.tokens):
        if token.nesting == 1:
            opened.append(token)
            if token.type in ("bullet_list_open", "ordered_list_open"):
                leads.append(paragraph)
            elif token.type == "table_open":
                heads = []
            elif token.type == "tr_open":
                row = []
        elif token.nesting == -1:
            opened.pop()
            if token.type in ("bullet_list_close", "ordered_list_close"):
                leads.pop()
        if token.type != "inline":
            continue
        text, pieces = _plain(token)
        kind = opened[-1].type if opened else ""
        if kind == "heading_open":
            level = int(opened[-1].tag[1])
            headings = [(n, words) for n, words in headings if n < level]
        cell = kind in ("th_open", "td_open")
        yield Passage(
            text=text,
            pieces=pieces,
            token=index,
            heading=kind == "heading_open",
            headings=tuple(words for _, words in reversed(headings)),
            lead=leads[-1] if leads else paragraph if cell else "",
            row=row[0] if cell and row else "",
            column=heads[len(row)] if kind == "td_open" and len(row) < len(heads) else "",
            starts=_starts(prose.path, token),
            source=token.content,
        )
        if kind == "heading_open":
            headings.append((level, text))
        elif kind == "th_open":
            heads.append(text)
        elif kind == "paragraph_open" and not leads:
            paragraph = text
        if cell:
            row.append(text)


def _plain(inline: Token) -> tuple[str, tuple[Piece, ...]]:
    """The words of an inline token; images and comments say nothing, a line break is a space."""
    text, link = "", ""
    pieces: list[Piece] = []
    for index, child in enumerate(inline.children or ()):
        if child.type == "link_open":
            link = str(child.attrs.get("href", ""))
        elif child.type == "link_close":
            link = ""
        said = " " if child.type in ("softbreak", "hardbreak") else child.content if child.type in _SAID else ""
        if said:
            code, plain = child.type == "code_inline", child.type == PLAIN
            filled_in = (child.meta["figure"], child.meta["facet"]) if child.type == FILLED_IN else None
            pieces.append(Piece(len(text), len(text) + len(said), index, link, code, plain, filled_in))
            text += said
    return text, tuple(pieces)


def _starts(path: str, inline: Token) -> tuple[Where, ...]:
    line = inline.map[0] + 1 if inline.map else 1
    columns = inline.meta.get("columns") or [None] * (inline.content.count("\n") + 1)
    return tuple(Location(path, line + number, column) for number, column in enumerate(columns))
