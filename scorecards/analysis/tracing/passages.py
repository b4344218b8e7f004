"""Running text as a reader meets it: paragraphs, items, cells and headings, each with the words that stand over it.

A passage is what one inline token of Markdown says, as plain text, with a map back to the tokens within it. Its
surroundings (headings, the sentence before a list, the head of a row and of a column) say what its numbers are of
where it does not say so itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from markdown_it.token import Token

from scorecards.analysis.tracing.figures import Figure, FigureNumber
from scorecards.load.markdown import is_plain
from scorecards.model.articles import Prose
from scorecards.problems import Location, Where

PLAIN, FILLED_IN = "plain", "filled_in"
"""Types of the tokens that stand for short forms, see `short_forms`; the second has its figure and facet in `meta`."""
TRACED = "traced"
"""Type of the token of a number that is traced; its `attrs` have `title` and, outside other links, `href`."""
_NEWLINE = re.compile("\n")
_MARKUP = 4000
"""How many characters of markup, an address most of all, are looked through for the words behind them."""
LONGEST_AROUND = 4000
"""Characters of the words around a passage that it is given: the last of a paragraph that leads on to it, the first of
a heading or a cell. Each of a thousand cells looks at them."""
_SAID = frozenset(("text", "code_inline", PLAIN, FILLED_IN, TRACED))


class Piece(NamedTuple):
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
    assumed: bool = False
    """Whether the author did not name its place, so that it is that of the text."""


class SourceLines(Protocol):
    """Where the lines of what a passage was read from begin; worked out when a problem is told of one."""

    def of(self, line: int) -> Where:
        """The beginning of a line, by its number from 0; of the last for those beyond it."""


class OneLine(NamedTuple):
    """A passage that has one line, of a place that is known."""

    at: Where

    def of(self, line: int) -> Where:
        """As `SourceLines.of`."""
        return self.at


class InlineLines(NamedTuple):
    """The lines of an inline token."""

    path: str
    first: int
    columns: Sequence[int | None]
    """Of each line."""

    def of(self, line: int) -> Where:
        """As `SourceLines.of`."""
        number = min(line, len(self.columns) - 1)
        return Location(self.path, self.first + number, self.columns[number])


class Passage(NamedTuple):
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
    lead_head: str
    """Bold words that this paragraph begins with as its heading ("**Mục tiêu đến năm 2025.** …"), or ""."""
    row: str
    """The first cell of its row, or "" outside a table and for that cell itself."""
    column: str
    """The head of its column, or ""."""
    lines: SourceLines
    """Where each line of its source begins."""
    source: str
    """The Markdown that it was read from."""

    def place_of(self, at: int) -> Where:
        """Line and column in the file of a character of `text`, as near as it can be told."""
        return SourcePlaces(self).of(at)


class SourcePlaces:
    """Where the characters of a passage stand in its file; worked out once, when it is first asked of the passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    @cached_property
    def _pieces(self) -> list[int]:
        return [piece.start for piece in self._passage.pieces]

    @cached_property
    def _found(self) -> list[int]:
        """Where each piece begins in the source, as near as it can be told."""
        passage, found = self._passage, 0
        begins: list[int] = []
        for piece in passage.pieces:
            text = passage.text[piece.start : piece.end]
            until = found + len(text) + _MARKUP
            place = passage.source.find(text, found, until)
            if text == " ":  # which may be the end of a line: then the next blank is in the words behind it
                end = passage.source.find("\n", found, until)
                place = end if 0 <= end < place or place < 0 else place
            begins.append(place if place >= 0 else found)
            if place >= 0:
                found = place + len(text)
        return begins

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(end.end() for end in _NEWLINE.finditer(self._passage.source))]

    def of(self, at: int) -> Where:
        """Line and column in the file of a character of the passage's text."""
        passage, number = self._passage, bisect_right(self._pieces, at) - 1
        offset = self._found[number] + at - passage.pieces[number].start if number >= 0 else 0
        line = bisect_right(self._lines, offset) - 1
        return passage.lines.of(line).after(offset - self._lines[line])


class PieceIndex:
    """The pieces of a passage by place."""

    __slots__ = ("_link_ends", "_link_starts", "_links", "_pieces", "_starts", "has_links", "is_plain")

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self._links = [piece for piece in pieces if piece.link]
        self._link_starts = [piece.start for piece in self._links]
        self._link_ends = [piece.end for piece in self._links]
        self.has_links = bool(self._links)
        """Whether any of them stands in a link."""
        marked = [piece for piece in pieces if piece.code or piece.plain or piece.filled_in]
        self.is_plain = not (self._links or marked)
        """Whether the passage is words alone: no links, no code, no short forms."""

    def at(self, at: int) -> Piece | None:
        """The piece that a character stands in."""
        number = bisect_right(self._starts, at) - 1
        return self._pieces[number] if number >= 0 and at < self._pieces[number].end else None

    def over(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that share a character with the stretch."""
        return self._pieces[bisect_right(self._starts, start) - 1 : bisect_left(self._starts, end)]

    def marks(self, start: int, end: int) -> Hashable:
        """Equal for stretches that have the same links, code and short forms at the same places."""
        if self.is_plain:
            return ()
        return tuple(
            (one.start - start, one.end - start, one.link, one.code, one.plain, tuple(map(id, one.filled_in or ())))
            for one in self.over(start, end)
        )

    def link(self, start: int, end: int) -> str:
        """The address of the first link that the stretch stands in or overlaps, or ""."""
        if not self._links:
            return ""
        number = bisect_right(self._link_ends, start)
        return self._links[number].link if number < len(self._links) and self._links[number].start < end else ""

    def last_link(self, start: int, end: int) -> tuple[int, str]:
        """Where the last link that lies within the stretch begins, and its address; -1 and "" where none does."""
        if not self._links:
            return -1, ""
        number = bisect_right(self._link_ends, end) - 1
        within = number >= 0 and self._link_starts[number] >= start
        return (self._link_starts[number], self._links[number].link) if within else (-1, "")


def plain_passage(text: str, at: Where) -> Passage:
    """A title or a summary: words without Markdown."""
    return Passage(text, (Piece(0, len(text), 0, ""),), -1, False, (), "", "", "", "", OneLine(at), text)


def passages(prose: Prose) -> Iterator[Passage]:
    """Every passage of a text, in order."""
    headings: list[tuple[int, str]] = []
    over: tuple[str, ...] = ()  # the words of `headings`, the nearest first
    paragraph = ("", "")
    leads: list[tuple[str, str]] = []
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
            elif token.type == "footnote_open":  # its words are not under the heading that happens to be the last
                headings, over, paragraph = [], (), ("", "")
        elif token.nesting == -1:
            opened.pop()
            if token.type in ("bullet_list_close", "ordered_list_close"):
                leads.pop()
        elif token.type == "inline":
            text, pieces = _plain(token)
            kind = opened[-1].type if opened else ""
            if kind == "heading_open":
                level = int(opened[-1].tag[1])
                headings = [(n, words) for n, words in headings if n < level]
                over = tuple(words for _, words in reversed(headings))
            cell = kind in ("th_open", "td_open")
            lead, lead_head = leads[-1] if leads else paragraph if cell else ("", "")
            first = row[0] if cell and row else ""
            head = heads[len(row)] if kind == "td_open" and len(row) < len(heads) else ""
            yield Passage(text, pieces, index, kind == "heading_open", over, lead, lead_head, first, head,
                          _lines(prose.path, token), token.content)  # fmt: skip
            if kind == "heading_open":
                headings.append((level, text[:LONGEST_AROUND]))
                over = (text[:LONGEST_AROUND], *over)
            elif kind == "th_open":
                heads.append(text[:LONGEST_AROUND])
            elif kind == "paragraph_open" and not leads:
                paragraph = text[-LONGEST_AROUND:], _run_in_head(token)
            if cell:
                row.append(text[:LONGEST_AROUND])


def texts_of(prose: Prose) -> Iterator[str]:
    """The text alone of every passage, in order: for what asks for nothing else of them."""
    for token in prose.tokens:
        if token.type == "inline":
            children = token.children or ()
            yield _words_of(children[0]) if len(children) == 1 else "".join(map(_words_of, children))


def _run_in_head(inline: Token) -> str:
    """The bold words that a paragraph begins with, where they are closed like a heading."""
    children = inline.children or []
    first = next((place for place, child in enumerate(children) if child.type != "text" or child.content), 0)
    if not children or children[first].type != "strong_open":
        return ""
    said = ""
    for child in children[first + 1 :]:
        if child.type == "strong_close":
            break
        said += _words_of(child)
    return said if said.rstrip()[-1:] in (".", ":") else ""


def _plain(inline: Token) -> tuple[str, tuple[Piece, ...]]:
    """The words of an inline token with the pieces that say them."""
    text, link = "", ""
    children = inline.children or ()
    if children and is_plain(inline):  # most cells, many paragraphs
        text = children[0].content
        return text, (Piece(0, len(text), 0, ""),) if text else ()
    pieces: list[Piece] = []
    for index, child in enumerate(children):
        if child.type == "link_open":
            link = str(child.attrs.get("href", ""))
        elif child.type == "link_close":
            link = ""
        if said := _words_of(child):
            code, plain = child.type == "code_inline", child.type == PLAIN
            filled_in = (child.meta["figure"], child.meta["facet"]) if child.type == FILLED_IN else None
            assumed = bool(filled_in) and child.meta["assumed"]
            pieces.append(Piece(len(text), len(text) + len(said), index, link, code, plain, filled_in, assumed))
            text += said
    return text, tuple(pieces)


def _words_of(child: Token) -> str:
    """What a token within an inline token says; images and comments say nothing, a line break is a space."""
    if child.type in ("softbreak", "hardbreak"):
        return " "
    return child.content if child.type in _SAID else ""


def _lines(path: str, inline: Token) -> InlineLines:
    line = inline.map[0] + 1 if inline.map else 1
    return InlineLines(path, line, inline.meta.get("columns") or [None] * (inline.content.count("\n") + 1))
