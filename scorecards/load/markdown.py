"""What reads texts: CommonMark with the tables of GitHub, text struck through, and footnotes.

Most of a text is plain: a paragraph on one line with empty ones around it, words without a sign, a link to a page of
the site. The rules of this module take these before all others are tried in turn; the tokens are the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, normalize, text_join
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from scorecards.load.footnotes import add_footnotes

_SIGNS = r"\n!&*<\[\\_`~"
"""Characters that something within a paragraph may begin with, as ranges of a regular expression."""
_SIGN = re.compile(f"[{_SIGNS}]")
_SIGN_OR_END = re.compile(rf"[{_SIGNS}\]]")
"""With the end of the words of a link."""
_SITE_PATH = r"/(?:[a-z0-9][a-z0-9-]*/)*(?:\#[a-z0-9-]+)?"
"""An address that is written as browsers take it."""
_SITE_LINK = re.compile(rf"\[([^{_SIGNS}\]]+)\]\(({_SITE_PATH})\)")


def _normalize(state: StateCore) -> None:
    """Ends of lines as line feeds; texts of files have no others (`load.source`)."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line at the margin that begins with a letter, with an empty line or the end behind it."""
    begin, after = state.bMarks[start], start + 1
    if silent or state.level or state.tShift[start] or not state.src[begin].isalpha():
        return False
    if after < state.lineMax and not state.isEmpty(after):
        return False
    state.line = after
    state.push("paragraph_open", "p", 1).map = [start, after]
    words = state.push("inline", "", 0)
    words.content, words.map, words.children = mdTrim(state.src[begin : state.eMarks[start]]), [start, after], []
    state.push("paragraph_close", "p", -1)
    return True


def _inline(state: StateCore) -> None:
    """What is within paragraphs, headings and cells; words without a sign are their one token."""
    is_plain = True
    for token in state.tokens:
        if token.type == "inline":
            content = token.content
            if not _SIGN.search(content):
                token.children = [Token("text", "", 0, content=content)] if content else []
            elif "](/" in content and not _SIGN.search("".join((parts := _SITE_LINK.split(content))[::3])):
                token.children = list(_with_site_links(parts))
            else:
                token.children, is_plain = state.md.inline.parse(content, state.md, state.env, []), False
    if not is_plain:
        text_join(state)


def _with_site_links(parts: Sequence[str]) -> Iterator[Token]:
    """Plain words with links to pages of the site in them: the words, then those of a link, where it leads, and so on
    to the last words."""
    for place in range(0, len(parts), 3):
        if parts[place]:
            yield Token("text", "", 0, content=parts[place])
        if place + 1 < len(parts):
            yield Token("link_open", "a", 1, attrs={"href": parts[place + 2]})
            yield Token("text", "", 0, level=1, content=parts[place + 1])
            yield Token("link_close", "a", -1)


def _site_link(state: StateInline, silent: bool) -> bool:
    """Plain words that lead to a page of the site."""
    found = _SITE_LINK.match(state.src, state.pos)
    if found is None or found.end() > state.posMax:
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": found[2]}
        state.append_pending(found[1])
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def is_plain(inline: Token) -> bool:
    """Whether a passage is one piece of words, without links, marks and images."""
    children = inline.children
    return not children or (len(children) == 1 and children[0].type == "text")


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    add_footnotes(reader)
    reader.core.ruler.at("normalize", _normalize)
    reader.core.ruler.at("inline", _inline)
    reader.core.ruler.disable("text_join")  # a part of `_inline`
    reader.block.ruler.before("table", "plain_paragraph", _plain_paragraph)
    reader.inline.ruler.after("text", "site_link", _site_link)
    reader.inline.terminator_re = _SIGN_OR_END
    return reader


MARKDOWN = _reader()
"""Reads texts; one for all of them."""


def parse_all(texts: Iterable[str]) -> list[list[Token]]:
    """The tokens of texts, each rule applied to all of them before the next, which takes less time
    (`routes.articles`)."""
    states = [StateCore(text, MARKDOWN, {}) for text in texts]
    for rule in MARKDOWN.core.ruler.getRules(""):
        for state in states:
            rule(state)
    return [state.tokens for state in states]
