"""Text that was meant as Markdown and is not: what a page would show with its marks, or lose, or show otherwise.

Each finding names the line and the right form. Rules look at one line or one token and take time proportional to it.
CommonMark 0.31 (https://spec.commonmark.org/) says why each form is not what it seems; tables are those of GFM.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it.token import Token

from scorecards.load.fields import shorten
from scorecards.load.markdown import is_plain
from scorecards.problems import Location, Problem, problem

_FIXED = "\u00a0\u2007\u202f"
"""Blanks that do not break, which Markdown takes for letters."""
_HEADING = re.compile(rf" {{0,3}}(#{{1,6}}(?=[^#＃ ])|＃{{1,6}})(?:(?=[^\W\d_])|[ \u3000{_FIXED}]+)(.*)")
_BULLET = re.compile(
    r"\s*(?:[•▪▫◦‣⁃●○■□◆◇♦❖→►▶➢➤➔✓✔☐\ue000-\uf8ff·–—]\s*|o[ \t\u00a0]+"
    rf"|[-*+][{_FIXED}]\s*|[-+](?=[^\W\d_]))(?=\S)"
)
"""As Word writes them, those of its fonts of signs among them, and a round one that comes out as the letter o; and
those of Markdown without the blank behind them."""
_NUMBERED = re.compile(rf"\s*(\d{{1,9}}[.)])(?:[{_FIXED}]\s*(?=\S)|(?=[^\W\d_]))")
_LETTERED = re.compile(r"\s*[a-zđ][.)]\s+(?=\S)")
"""Two lines in a row that begin so would run into one: "a) một", "b) hai"."""
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{0,100}\]:?|\^\[[^\]\n]{0,100}\]")
_LINK_END = re.compile(r"[^\[\]]{0,300}\]\(")
_STRONG = re.compile(r"\*\*|__(?=[^\s_])|~~(?=[^\s~])|\*(?=[^\W\d_])[^*\n]{1,300}[^\s*]\*")
_CLOSED = re.compile(r"(\*\*|__|~~|\*)([^*_~\n]{1,300})\1")
_APART = re.compile(r"\[([^\[\]\n]{1,300})\]\s+\((?=[/#.]|[a-z]+:|[\w-]+\.md\b)([^()\s]{1,500})\)")
_LEFT_OVER = re.compile(r"(!?)\[([^\[\]\n]{0,300})\]\(((?:[^()\n]|\([^()\n]{0,100}\)){1,500})\)")
_UNCLOSED = re.compile(r"(\[[^\[\]\n]{1,300}\])[(（]((?=[/#]|https?://)[^()（）\s]{1,500})[)）]?")
_UNOPENED = re.compile(r"\[([^\[\]()\n]{1,300})\(((?=/[a-z]|https?://)[^()\s]{1,500})\)")
"""A link whose words have no closing bracket."""
_TURNED = re.compile(r"\(([^()\n]{1,300})\)\[((?=[/#]|https?://)[^\[\]\s]{1,500})\]")
_TWO_LINES = re.compile(r"\]\n\((?=[/#]|https?://)")
_BARE = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]{3,500}")
_SEPARATOR = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")

_ANY = re.compile(r"[\[\])）*_~:w]")
"""What each of the patterns for words needs one of: most words have none. An address has a colon or "www"."""

SCHEMES = ("http", "https", "mailto", "tel")
"""What a link may begin with; a link without a scheme leads to a page of the site."""
_NEAR_HOST = re.compile(
    r"localhost|0\.0\.0\.0|(?:127|10)\.[0-9.]+|192\.168\.[0-9.]+|172\.(?:1[6-9]|2[0-9]|3[01])\.[0-9.]+|169\.254\.[0-9.]+"
    r"|::1|.*\.(?:local|lan|internal|home|localhost)"
)
"""Hosts of the writer's own machine or office, which no reader reaches."""


def near_markdown(path: str, tokens: Sequence[Token], text: str) -> Iterator[Problem]:
    """The problems of a text with its tokens; lines are counted from the file's beginning."""
    lines = text.split("\n")
    accidental = -1  # the line of a list by accident: "14. 8. 2024" makes two lists, one within the other
    for index, token in enumerate(tokens):
        if token.type == "inline" and token.map:
            if tokens[index - 1].type == "paragraph_open":
                yield from _paragraph(path, token)
            if not is_plain(token) or (token.children and _ANY.search(token.children[0].content)):
                yield from _children(path, token)
        elif token.type == "code_block":
            at = Location(path, token.map[0] + 1 if token.map else None)
            first = next((line for line in token.content.split("\n") if line.strip()), "")
            yield problem("indented-code", at, read=shorten(first), right=shorten(first.strip()))
        elif token.type == "ordered_list_open" and (token.map[0] + 1 if token.map else None) != accidental:
            for slip in _numbers(path, tokens, index):
                accidental = slip.at.line or -1
                yield slip
        elif token.type == "table_open" and token.map:
            yield from _table(path, lines, *token.map)


def _said(at: Location, read: str, right: str, code: str) -> Problem:
    return problem(code, at, read=shorten(read.strip()), right=shorten(right.strip()))


def _paragraph(path: str, token: Token) -> Iterator[Problem]:
    """Lines of a paragraph that were meant as a heading, an item of a list or a row of a table."""
    assert token.map
    if token.content[:2].isalpha() and "\n" not in token.content:
        return  # none of them begins so
    lines = token.content.split("\n")
    rows = [bool("|" in line) for line in lines]
    for number, line in enumerate(lines):
        at = Location(path, token.map[0] + number + 1)
        if found := _HEADING.fullmatch(line):
            yield _said(at, line, f"{found[1].replace('＃', '#')} {found[2].strip()}", "near-heading")
        elif (found := _BULLET.match(line)) and not _SEPARATOR.fullmatch(line):
            yield _said(at, line, f"- {line[found.end() :]}", "near-list")
            return  # the lines that follow are of the same list
        elif found := _NUMBERED.match(line):
            yield _said(at, line, f"{found[1]} {line[found.end() :]}", "near-list")
            return
        elif number == 1 and all("\t" in row.strip() for row in lines[:2]):
            cells = " | ".join(cell.strip() for cell in lines[0].strip().split("\t"))
            yield problem("near-table", at, read=shorten(line.strip()), right=shorten(f"| {cells} |"))
            return
        elif _LETTERED.match(line) and number + 1 < len(lines) and _LETTERED.match(lines[number + 1]):
            yield _said(at, line, f"- {line.strip()}", "near-list")
            return
        elif number and rows[number - 1] and rows[number] and _SEPARATOR.fullmatch(line):
            columns = _cells(lines[number - 1])
            right = "|" + "---|" * columns
            yield problem("table-separator", at, read=shorten(line.strip()), columns=columns, right=right)
            return
        elif number == 1 and all(row.strip().startswith("|") for row in lines[:2]):
            right = "|" + "---|" * _cells(lines[0])
            yield problem("table-separator", at, read=shorten(line.strip()), columns=_cells(lines[0]), right=right)
            return


def _cells(row: str) -> int:
    """How many cells a row of a table has; "\\|" is no border."""
    inner = row.strip().replace("\\|", "").removeprefix("|").removesuffix("|")
    return inner.count("|") + 1


def _table(path: str, lines: Sequence[str], start: int, end: int) -> Iterator[Problem]:
    columns = _cells(lines[start])
    for number in range(start + 2, end):
        found = _cells(lines[number])
        if lines[number].strip() and found != columns:
            at = Location(path, number + 1)
            yield problem("table-row", at, read=shorten(lines[number].strip()), found=found, columns=columns)


def _numbers(path: str, tokens: Sequence[Token], index: int) -> Iterator[Problem]:
    """A paragraph that begins with a number and a point, taken for a list; and a list that would be renumbered."""
    opened = tokens[index]
    items: list[tuple[int, Token]] = []
    for place in range(index + 1, len(tokens)):
        token = tokens[place]
        if token.level == opened.level:
            break
        if token.type == "list_item_open" and token.level == opened.level + 1:
            items.append((place, token))
    first = next((t.content for t in tokens[items[0][0] :] if t.type == "inline"), "") if items else ""
    start = int(opened.attrs.get("start", 1))
    at = Location(path, opened.map[0] + 1 if opened.map else None)
    if len(items) == 1 and start > 1 and (re.match(r"\d", first) or start > 31):
        read = f"{start}{opened.markup} {first}"
        yield problem("list-by-accident", at, read=shorten(read), right=shorten(f"{start}\\{opened.markup} {first}"))
        return
    written = [int(token.info or start + place) for place, (_, token) in enumerate(items)]
    if len(set(written)) > 1:
        for place, (number, (_, token)) in enumerate(zip(written, items, strict=True)):
            if number != start + place:
                where = Location(path, token.map[0] + 1 if token.map else None)
                yield problem("list-renumbered", where, read=number, shown=start + place)
                return


def _children(path: str, token: Token) -> Iterator[Problem]:
    """What is left of marks in the words of a passage, and where its links lead."""
    assert token.map
    line, inside, mark = token.map[0] + 1, 0, ""
    if "\n" in token.content and (found := _TWO_LINES.search(token.content)):
        read = token.content[found.start() - 20 if found.start() > 20 else 0 : found.end() + 20].replace("\n", " ")
        where = Location(path, line + token.content.count("\n", 0, found.start()))
        yield _said(where, read, read.replace("] (", "](", 1), "near-link")
    escaped = "\\" in token.content and any(f"\\{sign}" in token.content for sign in "*_~")
    for child in token.children or ():
        if child.type == "link_open":
            inside += 1
            yield from _address(str(child.attrs["href"]), Location(path, line))
        elif child.type == "link_close":
            inside -= 1
        elif child.type == "footnote_ref":
            mark = f"[^{child.meta['label']}]"
        elif child.type == "text":
            if mark and _LINK_END.match(child.content):
                yield problem("footnote-in-link", Location(path, line), read=mark)
            mark = ""
            if _ANY.search(child.content):
                yield from _words(child.content, Location(path, line), inside > 0, escaped)
        line += child.content.count("\n") if child.type == "html_inline" else child.type in ("softbreak", "hardbreak")


def _words(words: str, at: Location, linked: bool, escaped: bool) -> Iterator[Problem]:
    if found := _FOOTNOTE.search(words):
        yield problem("footnote-without-words", at, read=shorten(found[0]))
    if (found := _APART.search(words)) or (found := _TURNED.search(words)):
        yield _said(at, found[0], f"[{found[1]}]({found[2]})", "near-link")
    elif found := _LEFT_OVER.search(words):
        address = found[3].strip()
        if re.search(r"\s", address):
            whole = re.sub(r"\s", "%20", address)
            yield _said(at, found[0], f"{found[1]}[{found[2]}]({whole})", "near-link")
        else:
            yield problem("link-scheme", at, read=shorten(address))
    elif found := _UNCLOSED.search(words):
        address = found[2] if found[0][-1] in ")）" else found[2].rstrip(".,;:!?”\"'")
        yield _said(at, found[0], f"{found[1]}({address})", "near-link")
    elif found := _UNOPENED.search(words):
        yield _said(at, found[0], f"[{found[1]}]({found[2]})", "near-link")
    elif not linked and (found := _BARE.search(words)):
        address = found[0].rstrip(".,;:!?”\"'")
        yield problem("bare-address", at, read=shorten(address, 60))
    if not escaped and (found := _STRONG.search(words)):
        right = _CLOSED.sub(lambda one: f"{one[1]}{one[2].strip()}{one[1]} ", words)
        if right == words:  # nothing closes it
            mark = found[0][:2]
            escaped_mark = "".join(f"\\{sign}" for sign in mark)
            yield problem("unclosed-emphasis", at, read=shorten(words.strip()), mark=mark, escaped=escaped_mark)
        else:
            yield _said(at, words, right, "near-emphasis")


def _address(address: str, at: Location) -> Iterator[Problem]:
    if _leads_nowhere(address):
        yield problem("link-scheme", at, read=shorten(address), near=shorten(_of_preview(address)))


def _of_preview(address: str) -> str:
    """The part of an address of the preview on the writer's own machine that readers have too, or ""."""
    found = re.fullmatch(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(/.*)", address)
    return found[1] if found else ""


@lru_cache(maxsize=1 << 12)  # texts lead to the same pages
def _leads_nowhere(address: str) -> bool:
    """Whether a link leads nowhere for readers: another scheme, a disk, the writer's own machine, no host."""
    try:
        parts = urlsplit(address)
        host, scheme = parts.hostname or "", parts.scheme
        parts.port  # noqa: B018 -- refuses what is no number of a port
    except ValueError:
        return True
    if scheme not in ("", *SCHEMES) or (parts.netloc and not scheme):
        return True
    return bool((scheme in ("http", "https") or parts.netloc) and _is_no_host(host, parts.netloc))


def _is_no_host(host: str, written: str) -> bool:
    return "." not in host or bool(_NEAR_HOST.fullmatch(host)) or "@" in written or "%5C" in written
