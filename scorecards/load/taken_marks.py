"""Signs of the words that Markdown takes for its own, so that readers do not see them: "2*3*4", "> 5% số xã".

CommonMark 0.31 says why each is taken. The form that keeps the sign has a backslash before it.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from scorecards.load.fields import shorten
from scorecards.problems import Location, Problem, problem

_DEFINED = re.compile(r" {0,3}\[([^\]\n^][^\]\n]{0,100})\]:[ \t]*\S")
_FENCE = re.compile(r"\s*(?:>\s*)*(?:`{3,}|~{3,})\s*")


def taken_marks(path: str, tokens: Sequence[Token], text: str) -> Iterator[Problem]:
    """The signs of a text that its page would not show; lines are counted from the file's beginning."""
    lines = text.split("\n")
    for token in tokens:
        if token.type == "inline":
            if token.map and "*" in token.content:
                yield from _between_digits(token, Location(path, token.map[0] + 1))
            continue
        if token.type not in ("heading_open", "blockquote_open", "fence"):
            continue
        at = Location(path, token.map[0] + 1 if token.map else None)
        first = lines[token.map[0]].strip() if token.map and token.map[0] < len(lines) else ""
        if token.type == "heading_open" and token.markup == "-":
            yield _taken(at, first, f"{first} (xuống dòng) ---", "---")
        elif token.type == "blockquote_open" and re.match(r">\s*=?\s*[0-9]", first):
            yield _taken(at, first, "\\" + first, ">")
        elif token.type == "fence" and token.map and not _closed(lines, token):
            yield _taken(at, first, token.markup, token.markup)
    yield from _unused(path, text, tokens)


def _taken(at: Location, read: str, right: str, mark: str) -> Problem:
    return problem("mark-taken", at, read=shorten(read), right=shorten(right), mark=mark)


def _closed(lines: Sequence[str], fence: Token) -> bool:
    assert fence.map
    last = lines[fence.map[1] - 1]
    return fence.map[1] - fence.map[0] > 1 and bool(_FENCE.fullmatch(last))


def _between_digits(token: Token, at: Location) -> Iterator[Problem]:
    """Stars that multiply: digits on both sides of a mark of emphasis."""
    children = token.children or []
    for number, child in enumerate(children[1:-1], start=1):
        if child.type == "em_open" and child.markup == "*":
            before, inside = children[number - 1].content, children[number + 1].content
            if before[-1:].isdigit() and inside[:1].isdigit():
                yield _taken(at, f"{before[-12:]}*{inside[:12]}", f"{before[-12:]}\\*{inside[:12]}", "*")
                return


def _unused(path: str, text: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Definitions of links that no link of the text uses: "[1]: nguồn" would leave no trace on the page."""
    if "]:" not in text:
        return
    shown = {line for token in tokens if token.map and token.type in ("inline", "fence") for line in range(*token.map)}
    folded = text.lower()
    for number, line in enumerate(text.split("\n")):
        if number not in shown and (found := _DEFINED.match(line)) and folded.count(f"[{found[1].lower()}]") == 1:
            yield _taken(Location(path, number + 1), line.strip(), "\\" + line.strip(), "[")
