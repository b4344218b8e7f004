"""Markdown files: front matter in TOML between two lines of +++, then text parsed once to tokens."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scorecards.load.fields import Collected, Kind, Record, read_record
from scorecards.load.source import Files
from scorecards.load.toml import Node, parse_toml
from scorecards.model.articles import Prose, Section
from scorecards.problems import Location, Problem, nearest

FENCE = "+++"
_PLACEHOLDER = re.compile(r"\{\{?\s*\w[\w. ]*\}\}?")

SECTIONS = {"results": "Kết quả", "limits": "Hạn chế, khó khăn", "tasks": "Nhiệm vụ thời gian tới"}
"""The standing sections of a commentary: identifier and the heading that opens each."""

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def read_prose(files: Files, path: str, kind: Kind, into: Collected) -> tuple[Record, Prose] | None:
    """A file's front matter, read by its field table, and its text as tokens; None where there is no usable front matter."""
    text = files.text(path)
    if text is None:
        return None
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() == FENCE), None)
    if lines[0].rstrip() != FENCE or end is None:
        into.add("no-front-matter", Location(path, 1), read=lines[0][:60])
        return None
    parsed = parse_toml(path, "\n".join(lines[1:end]) + "\n", first_line=2)
    prose = Prose(path, tuple(_MARKDOWN.parse("\n" * (end + 1) + "\n".join(lines[end + 1 :]))))
    check_prose(prose, into)
    if isinstance(parsed, Problem):
        into.problems.append(parsed)
        return None
    record = read_record(kind, Node(parsed, (), parsed.data), into)
    return (record, prose) if record else None


def check_prose(prose: Prose, into: Collected) -> None:
    """Notes what must not be published: raw HTML, images without alternative text, headings out of order, placeholders."""
    level = 1
    for token in prose.tokens:
        at = Location(prose.path, token.map[0] + 1 if token.map else None)
        if token.type == "heading_open":
            now = int(token.tag[1])
            if now == 1 or now > level + 1:
                into.add("heading-order", at, read="#" * now, expected="#" * min(level + 1, 6))
            level = max(now, 2)
        elif token.type == "html_block" and not _is_comment(token.content):
            into.add("raw-html", at, read=token.content.strip().split("\n")[0][:60])
        elif token.type == "inline":
            for child, place in with_places(prose.path, token):
                if child.type == "html_inline" and not _is_comment(child.content):
                    into.add("raw-html", place, read=child.content[:60])
                elif child.type == "image" and not child.content.strip():
                    into.add("image-without-alternative", place, file=str(child.attrs.get("src", "")))
                elif child.type == "text" and (found := _PLACEHOLDER.search(child.content)):
                    into.add("placeholder", place, read=found[0])


def with_places(path: str, inline: Token) -> Iterator[tuple[Token, Location]]:
    """The tokens within a paragraph, each with its line."""
    line = inline.map[0] + 1 if inline.map else None
    for child in inline.children or ():
        yield child, Location(path, line)
        if line is not None and child.type in ("softbreak", "hardbreak"):
            line += 1


def commentary_sections(prose: Prose, into: Collected) -> tuple[Section, ...]:
    """The standing sections in their order, split at the level-2 headings; notes those missing, unknown or written twice."""
    by_title = {title: id for id, title in SECTIONS.items()}
    found: dict[str, list[Token]] = {}
    current: list[Token] | None = None
    tokens = iter(prose.tokens)
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2":
            heading = next(tokens)
            next(tokens)  # heading_close
            title = heading.content.strip()
            at = Location(prose.path, token.map[0] + 1 if token.map else None)
            id = by_title.get(title)
            if id is None or id in found:
                into.add("unknown-section", at, read=title, near=nearest(title, by_title), known="; ".join(by_title))
                current = []
                continue
            current = found[id] = []
        elif current is None:
            into.add("unknown-section", Location(prose.path, token.map[0] + 1 if token.map else None), read="…",
                     near="", known="; ".join(by_title))  # fmt: skip
            current = []
        else:
            current.append(token)
    for id, title in SECTIONS.items():
        if id not in found:
            into.add("missing-section", Location(prose.path), title=title)
    return tuple(Section(id, Prose(prose.path, tuple(found[id]))) for id in SECTIONS if id in found)


def _is_comment(html: str) -> bool:
    return html.strip().startswith("<!--")
