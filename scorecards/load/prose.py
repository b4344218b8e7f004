"""Markdown files: front matter in TOML between two lines of +++, then text parsed once to tokens."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from markdown_it.token import Token

from scorecards.languages import ORIGINAL, Language
from scorecards.load.fields import read_record, shorten
from scorecards.load.footnotes import (
    apart,
    footnote_problems,
    footnotes_of,
    place_footnotes,
    with_footnotes,
)
from scorecards.load.markdown import MARKDOWN
from scorecards.load.names import LoadContext
from scorecards.load.near_markdown import near_markdown
from scorecards.load.patterns import ESCAPED, PLACEHOLDER, UNPRINTED
from scorecards.load.record_types import record_type
from scorecards.load.source import Files
from scorecards.load.taken_marks import taken_marks
from scorecards.load.toml import parse_toml
from scorecards.model.articles import NO_PROSE, MarkdownSource, Prose, Section
from scorecards.model.text import Text
from scorecards.problems import Location, Problem, nearest

T = TypeVar("T")

FENCE = "+++"
_COMMENT = re.compile(r"<!--(?:.*?-->|(?P<open>.*))", re.DOTALL)

SECTIONS = {
    "results": Text("Kết quả", "Results"),
    "limits": Text("Hạn chế, khó khăn", "Limits and difficulties"),
    "tasks": Text("Nhiệm vụ thời gian tới", "Tasks ahead"),
}
"""The standing sections of a commentary: identifier and the heading that opens each."""

SHORT_FORM = re.compile(
    r"\{(?:=(?=[^\w{}]*\w)(?P<plain>[^{}]*)|(?P<name>[a-z0-9][a-z0-9-]*(?:[.:][a-z0-9][a-z0-9-]*)*)(?:\|(?P<what>[^{}|]*))?)\}"
)
"""A figure that the author writes by name, or a number declared plain; see `analysis.tracing.shortcodes`."""
_LOOKED_AT = re.compile(rf"[{{}}<\[&{UNPRINTED}]")
"""What is in every passage that may hold what must not be published: as it is written, or as a code."""
_LOOSE = re.compile(rf"{PLACEHOLDER.pattern}|\{{[^{{}}]{{0,60}}\}}?|\}}")

_MARGIN = re.compile(r"^(?:[^\S\n]+$|[ \t]*[\u00a0\u2007\u202f][^\S\n]*)", re.MULTILINE)
"""A line of blanks alone, and blanks that do not break before others: they come along from Word, and Markdown takes
them for letters."""
_INDENTED = re.compile(r"\n[^\S\n]")
"""Every margin begins so but that of the first line."""
_SIGN = re.compile(r"[*_`~<>&!|\[\]\\^\n]|^[ \t]*[-+#]|^[ \t]*[0-9]+[.)]", re.MULTILINE)
"""Signs that may begin or end something in Markdown, and ends of lines."""
MOST_SIGNS = 60_000
"""In one text: ten times what the text of a whole law has. Each may become a token, and tokens take time and memory."""


def read_prose(
    files: Files,
    path: str,
    kind: type[T],
    context: LoadContext,
    finish: Callable[[T, Prose, LoadContext], T],
) -> T | None:
    """A Markdown file as a record: its front matter, read by its field table, and its text as tokens.

    `finish` puts both together; it depends on them and on the path alone. None where the front matter cannot be used.
    """
    text = files.text(path)
    if text is None:
        return None
    names = frozenset(context.names.of("indicator"))
    key = ("prose", kind, path, text, names)

    def read(own: LoadContext) -> T | None:
        found = _read_head(path, text, kind, own)
        prose = parse_source(found.source, own) if found else NO_PROSE
        return None if found is None or found.record is None else finish(found.record, prose, own)

    return context.recall(key, read, known=("indicator",))


def read_head(
    files: Files, path: str, kind: type[T], context: LoadContext, finish: Callable[[T, LoadContext], T]
) -> T | None:
    """A Markdown file as a record of its front matter, its text (`source`) left to be parsed when it is wanted.

    `finish` looks it through; it depends on it and on the path alone. None where the front matter cannot be used.
    """
    text = files.text(path)
    if text is None:
        return None
    return context.recall(("head", kind, path, text), partial(_finished_head, path, text, kind, finish))


def _finished_head(
    path: str, text: str, kind: type[T], finish: Callable[[T, LoadContext], T], context: LoadContext
) -> T | None:
    found = _read_head(path, text, kind, context, with_source=True)
    return None if found is None or found.record is None else finish(found.record, context)


def check_text(files: Files, path: str, context: LoadContext) -> None:
    """Notes what is wrong with the text of a Markdown file, whatever its front matter is like."""
    text = files.text(path)
    fences = list(islice(_fences(text or ""), 2))
    if text is None or len(fences) < 2 or fences[0][0]:
        return
    source = MarkdownSource(path, text, fences[1][0])
    key = ("text", path, text, frozenset(context.names.of("indicator")))
    context.recall(key, lambda own: parse_source(source, own) and None, known=("indicator",))


@dataclass(frozen=True, slots=True)
class _Head(Generic[T]):
    record: T | None
    source: MarkdownSource


def _read_head(path: str, text: str, kind: type[T], context: LoadContext, with_source: bool = False) -> _Head[T] | None:
    """The front matter as a record, None noted where it cannot be used; None for a file that has no front matter."""
    fences = _fences(text)
    if next(fences, None) != (0, 0):
        context.add("no-front-matter", Location(path, 1), read=text.partition("\n")[0][:60])
        return None
    end = next(fences, None)
    if end is None:
        context.add("unclosed-front-matter", Location(path, 1))
        return None
    line, place = end
    parsed = parse_toml(path, text[text.index("\n") + 1 : place], first_line=2)
    source = MarkdownSource(path, text, line)
    if isinstance(parsed, Problem):
        context.diagnostics.note(parsed)
        return _Head(None, source)
    table = record_type(kind)
    given: dict[str, object] = {"source": source} if with_source else {}
    if table.own_name:
        given[table.own_name] = path.rsplit("/", 1)[1].removesuffix(".md")
    return _Head(read_record(table, parsed.root(), context, **given), source)


def _fences(text: str) -> Iterator[tuple[int, int]]:
    """The number, from 0, and the beginning of each line that is a fence."""
    line = place = 0
    while place >= 0:
        end = text.find("\n", place)
        if text[place : end if end >= 0 else len(text)].rstrip() == FENCE:
            yield line, place
        line, place = line + 1, end + 1 if end >= 0 else -1


def parse_source(source: MarkdownSource, context: LoadContext) -> Prose:
    """The text of a Markdown file as checked tokens, lines counted from the file's beginning."""
    lines = source.text.split("\n", source.fence + 1)
    return parse_prose(source.path, "\n" * (source.fence + 1) + (lines[source.fence + 1 :] or [""])[0], context)


def parse_prose(path: str, text: str, context: LoadContext) -> Prose:
    """The text of a file as checked tokens, lines counted from its beginning."""
    if len(text) > MOST_SIGNS and len(_SIGN.findall(text)) > MOST_SIGNS:
        signs = list(islice(_SIGN.finditer(text), MOST_SIGNS + 1))
        at = Location(path, text.count("\n", 0, signs[-1].start()) + 1)
        context.add("too-many-signs", at, most=MOST_SIGNS)
        return Prose(path, ())
    if not text.startswith("\n") or _INDENTED.search(text):
        text = _MARGIN.sub("", text)
    tokens = MARKDOWN.parse(text)
    if (depth := max((token.level for token in tokens), default=0)) >= MARKDOWN.options.maxNesting - 1:
        deep = next(token for token in tokens if token.level == depth and token.map)
        context.add("too-deep", Location(path, deep.map[0] + 1 if deep.map else None))
    _note_columns(tokens, text.split("\n"))
    check_prose(Prose(path, tuple(tokens)), context)
    context.diagnostics.note(*near_markdown(path, tokens, text), *taken_marks(path, tokens, text))
    if "[^" in text:  # else there is no footnote
        placed = place_footnotes(tokens)
        context.diagnostics.note(*footnote_problems(path, tokens, placed))
        tokens = placed
    return Prose(path, tuple(tokens))


def check_prose(prose: Prose, context: LoadContext) -> None:
    """Notes what must not be published: HTML, images without alternative text, headings out of order, placeholders."""
    level = 1
    for token in prose.tokens:
        if token.type == "inline":
            if _LOOKED_AT.search(token.content):
                _check_passage(prose.path, token, context)
        elif token.type == "heading_open":
            now = int(token.tag[1])
            if now == 1 or now > level + 1:
                deepest = "#" * min(level + 1, 6)
                expected = "##" if level == 1 else f"## … {deepest}"
                context.add("heading-order", _place_of(prose.path, token), read="#" * now, expected=expected)
            level = max(now, 2)
        elif token.type == "html_block" and not _is_comment(token.content):
            read = token.content.strip().split("\n")[0][:60]
            context.add("raw-html", _place_of(prose.path, token), read=read)


def _place_of(path: str, token: Token) -> Location:
    """The line that a token of a file begins at, where it has one."""
    return Location(path, token.map[0] + 1 if token.map else None)


def _check_passage(path: str, passage: Token, context: LoadContext) -> None:
    is_open = False  # the bracket that is closed further on, behind other marks
    for child, line in with_lines(passage):
        if child.type in ("text", "code_inline") and (unseen := ESCAPED.search(child.content)):
            context.add("escaped-character", Location(path, line), read=f"U+{ord(unseen[0]):04X}")
        elif child.type == "text":
            if ("{" in child.content or "}" in child.content) and (
                found := _LOOSE.search(_without_short_forms(child.content, context))
            ):
                if found[0] != "}" or not is_open:
                    context.add("placeholder", Location(path, line), read=found[0])
                is_open = not found[0].endswith("}")
        elif child.type == "html_inline" and not _is_comment(child.content):
            context.add("raw-html", Location(path, line), read=child.content[:60])
        elif child.type == "image" and not child.content.strip():
            file = str(child.attrs.get("src", ""))
            context.add("image-without-alternative", Location(path, line), file=file)
        elif child.type in ("link_open", "image"):
            plain = f"{child.attrs.get('title', '')}{child.content if child.type == 'image' else ''}"
            if found := _LOOSE.search(plain):
                key = "alt" if child.type == "image" else "title"
                context.add("marks-in-plain-text", Location(path, line), key=key, read=found[0])


def _without_short_forms(text: str, context: LoadContext) -> str:
    """The text without short forms; a bare word in braces is one only where it names an indicator."""

    def kept(form: re.Match[str]) -> str:
        name = form["name"]
        is_blank = name and form["what"] is None and name.isalpha() and name not in context.names.of("indicator")
        return form[0] if is_blank else ""

    return SHORT_FORM.sub(kept, text)


def _note_columns(tokens: list[Token], lines: list[str]) -> None:
    """Notes in the `meta` of every inline token the column (from 1) at which each line of its source begins."""
    line, after = -1, 0
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        columns = []
        for number, content in enumerate(token.content.split("\n"), token.map[0]):
            source = lines[number] if number < len(lines) else ""
            start = source.find(content, after if number == line else 0)
            columns.append(max(start, 0) + 1)
            line, after = number, max(start, 0) + len(content)
        token.meta["columns"] = columns


def with_lines(inline: Token) -> Iterator[tuple[Token, int | None]]:
    """The tokens within a paragraph, each with its line."""
    line = inline.map[0] + 1 if inline.map else None
    for child in inline.children or ():
        yield child, line
        if line is not None:
            line += (
                child.content.count("\n") if child.type == "html_inline" else child.type in ("softbreak", "hardbreak")
            )


def commentary_sections(prose: Prose, context: LoadContext, language: Language = ORIGINAL) -> tuple[Section, ...]:
    """The standing sections in their order, split at the level-2 headings, which are in `language`.

    Notes sections that are missing, unknown or written twice, and text before the first of them.
    """
    by_title = {title.to(language): id for id, title in SECTIONS.items()}
    known = "; ".join(by_title)
    found: dict[str, list[Token]] = {}
    first: dict[str, Location] = {}
    current: list[Token] | None = None
    body, notes = apart(prose.tokens)
    tokens = iter(body)
    for token in tokens:
        at = Location(prose.path, token.map[0] + 1 if token.map else None)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            title = next(tokens).content.strip()
            next(tokens)  # heading_close
            id = by_title.get(title)
            current = []
            if id is None:
                context.add("unknown-section", at, read=title, near=nearest(title, by_title), known=known)
            elif id in found:
                context.add("duplicate-section", at, title=title, other=first[id])
            else:
                found[id], first[id] = current, at
        elif current is not None:
            current.append(token)
        elif token.type == "inline":
            context.add("text-before-sections", at, read=shorten(token.content), known=known)
    for id, words in SECTIONS.items():
        if id not in found:
            context.add("missing-section", Location(prose.path), title=words.to(language))
    sections: list[Section] = []
    number = 1
    for id in (id for id in SECTIONS if id in found):
        placed = with_footnotes(found[id], notes, number)
        number += footnotes_of(placed)
        sections.append(Section(id, Prose(prose.path, tuple(placed))))
    return tuple(sections)


def without_comments(html: str) -> str:
    """HTML without its comments; one that never ends stays. Takes time proportional to its length."""
    return _COMMENT.sub(lambda found: "" if found["open"] is None else found[0], html)


def _is_comment(html: str) -> bool:
    return not without_comments(html).strip()
