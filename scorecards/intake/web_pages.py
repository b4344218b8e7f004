"""A saved web page to pieces: its words in their blocks, without what only surrounds them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from bs4.exceptions import ParserRejectedMarkup
from msgspec import Struct, field

from scorecards.intake.blocks import BlockKind, Dropped, DropReason, TextPiece
from scorecards.intake.marked_tables import MarkedCell, is_of_data, rows_of
from scorecards.intake.tables import TableRows
from scorecards.vietnamese.head_units import unit_of_caption
from scorecards.vietnamese.wordlists import entries

_PROGRAM = entries("""
    script, style, noscript, template, iframe, object, embed, svg, canvas, form, button, select, textarea, head,
    datalist
""")
_NAVIGATION = ("nav", "footer", "menu")
_NAMED = (
    (DropReason.NAVIGATION, """
        menu, nav, navbar, navigation, breadcrumb, breadcrumbs, sidebar, footer, header, topbar, related, pagination,
        pager, tags, toolbar, login, search, sitemap, mainmenu, submenu, lienquan"""),
    (DropReason.COUNTER, """
        counter, visitor, visitors, visits, hits, statistic, statistics, thongke, truycap, luottruycap, online,
        views"""),
    (DropReason.ADVERT, """
        ads, adv, advert, adverts, advertisement, banner, banners, quangcao, sponsor, popup, modal, cookie"""),
    (DropReason.COMMENTS, """
        comment, comments, binhluan, share, sharing, social, rating, vote, danhgia, fb"""),
)  # fmt: skip
"""Words that the classes and names of such parts are made of."""
_WHY = {name: why for why, names in _NAMED for name in entries(names)}
_NAME = re.compile(r"[a-z]+")
_ROLES = {
    "navigation": DropReason.NAVIGATION,
    "banner": DropReason.NAVIGATION,
    "contentinfo": DropReason.NAVIGATION,
    "search": DropReason.NAVIGATION,
    "complementary": DropReason.NAVIGATION,
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset((*_HEADINGS, *entries("""
    p, div, section, article, main, body, html, td, th, li, dt, dd, blockquote, figcaption, caption, pre, address,
    center, ul, ol, dl, table, tbody, thead, tfoot, tr, figure, details, summary, aside, header
""")))  # fmt: skip
_MOST = 0.4
"""A part that holds more of the page's words than this is its text, whatever it is called."""
_LONG, _MOST_SPANNED = 40, 50
"""A merged cell with more words than this is a remark and stands once; columns or rows that one may span."""
_UNKNOWN_MARK = re.compile(r"<!\[(?!(?:temp|cdata|ignore|include|rcdata|if|else|endif)(?![-_.a-z0-9]))[^>]*>?", re.I)
_SHOWN = 300
"""Characters of dropped words that are kept, to be told."""


class _Walk(Struct):
    """The pieces found so far, and the words of the block at hand."""

    pieces: list[TextPiece] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def close(self, kind: BlockKind, level: int = 0) -> None:
        """Ends the block at hand."""
        text = " ".join("".join(self.words).split())
        self.words = []
        if text:
            self.pieces.append(TextPiece(kind, text, level))


def pieces_of_page(markup: str) -> tuple[list[TextPiece], list[Dropped], str]:
    """The pieces of a page, what was dropped of it and why, and its title."""
    page = _parsed(markup)
    title = page.title.get_text(" ", strip=True) if page.title else ""
    walk = _Walk()
    _visit(page, walk, _lengths(page))
    walk.close(BlockKind.PARAGRAPH)
    return walk.pieces, walk.dropped, title


def _parsed(markup: str) -> BeautifulSoup:
    try:
        return BeautifulSoup(markup, "html.parser")
    except ParserRejectedMarkup:  # "<![x": a mark of a kind that it does not know, which browsers pass over
        return BeautifulSoup(_UNKNOWN_MARK.sub("", markup), "html.parser")


def _lengths(page: Tag) -> Mapping[int, int]:
    """By identity of a part, how many characters of text it holds; in one pass, however deep the page is nested."""
    found: dict[int, int] = defaultdict(int)
    for node in reversed(list(page.descendants)):
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            found[id(node)] = len(node)
        if node.parent is not None:
            found[id(node.parent)] += found[id(node)]
    return found


def _visit(top: Tag, walk: _Walk, lengths: Mapping[int, int]) -> None:
    """Goes through the page without calling itself for each level: pages are nested thousands deep."""
    stack: list[Iterator[object]] = [iter(top.children)]
    ends: list[tuple[BlockKind, int] | None] = [None]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            if (end := ends.pop()) is not None:
                walk.close(*end)
            continue
        if isinstance(node, PreformattedString):  # comments, doctypes
            continue
        if isinstance(node, NavigableString):
            walk.words.append(str(node))
            continue
        if not isinstance(node, Tag):
            continue
        if node.name == "br":
            walk.close(BlockKind.PARAGRAPH)
            continue
        if why := _why_dropped(node, lengths.get(id(node), 0), lengths.get(id(top), 0)):
            words = " ".join(node.get_text(" ").split())
            if words and why is not DropReason.PROGRAM:
                walk.dropped.append(Dropped(words[:_SHOWN], why))
            continue
        if node.name == "table" and not node.find("table") and is_of_data(rows := rows_of(node)):
            walk.close(BlockKind.PARAGRAPH)
            walk.pieces += _table(node, rows)
            continue
        end = None
        if node.name in _BLOCKS:
            walk.close(BlockKind.PARAGRAPH)
            kind = BlockKind.ITEM if node.name == "li" else BlockKind.PARAGRAPH
            end = (BlockKind.HEADING, _HEADINGS[node.name]) if node.name in _HEADINGS else (kind, 0)
        stack.append(iter(node.children))
        ends.append(end)


def _why_dropped(node: Tag, words: int, all_words: int) -> DropReason | None:
    if node.name in _PROGRAM:
        return DropReason.PROGRAM
    if node.has_attr("hidden") or "display:none" in str(node.get("style", "")).replace(" ", "").lower():
        return DropReason.PROGRAM
    why = DropReason.NAVIGATION if node.name in _NAVIGATION else _ROLES.get(str(node.get("role", "")))
    if why is None:
        names = " ".join([str(node.get("id", "")), *map(str, node.get_attribute_list("class") or ())]).lower()
        why = next((_WHY[name] for name in _NAME.findall(names) if name in _WHY), None)
    if why is None:
        return None
    return why if words <= _MOST * all_words else None


def _table(table: Tag, rows: Sequence[Sequence[MarkedCell]]) -> Iterator[TextPiece]:
    """The cells of a table, merged ones in every column that they span; in rows below they only keep their place."""
    caption = table.find("caption")
    made = TableRows(unit=unit_of_caption(" ".join(caption.get_text(" ").split())) if caption else "")
    spanned: dict[int, tuple[int, str]] = {}
    for row in rows:
        carried = {place: words for place, (_, words) in spanned.items()}
        spanned = {place: (left - 1, words) for place, (left, words) in spanned.items() if left > 1}
        cells: list[str] = []
        for cell in row:
            while len(cells) in carried:
                cells.append(carried[len(cells)])
            words = cell.words
            again = "" if len(words) > _LONG else words
            for number in range(cell.columns):
                if (more := cell.rows - 1) > 0:
                    spanned[len(cells)] = more, again
                cells.append(again if number else words)
        while len(cells) in carried:
            cells.append(carried[len(cells)])
        yield from made.pieces(cells, carried)
