"""Markdown files: front matter in TOML between two lines of +++, then text parsed once to tokens."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from markdown_it.token import Token
from msgspec import Struct

from scorecards.languages import ORIGINAL, Language
from scorecards.load.fields import read_record, shorten
from scorecards.load.footnotes import (
    apart,
    footnotes_of,
    with_footnotes,
)
from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import parse_source
from scorecards.load.record_types import record_type
from scorecards.load.source import Files
from scorecards.load.toml import parse_toml
from scorecards.model.articles import NO_PROSE, MarkdownSource, Prose, Section
from scorecards.model.text import Text
from scorecards.problems import Location, nearest

T = TypeVar("T")

FENCE = "+++"

SECTIONS = {
    "results": Text("Kết quả", "Results"),
    "limits": Text("Hạn chế, khó khăn", "Limits and difficulties"),
    "tasks": Text("Nhiệm vụ thời gian tới", "Tasks ahead"),
}
"""The standing sections of a commentary: identifier and the heading that opens each."""


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
    finished = partial(_finished_head, path, text, files.reader(path), kind, finish)
    return context.recall(("head", kind, path, text), finished)


def _finished_head(
    path: str,
    text: str,
    reader: Callable[[], str],
    kind: type[T],
    finish: Callable[[T, LoadContext], T],
    context: LoadContext,
) -> T | None:
    found = _read_head(path, text, kind, context, reader)
    return None if found is None or found.record is None else finish(found.record, context)


def check_text(files: Files, path: str, context: LoadContext) -> None:
    """Notes what is wrong with the text of a Markdown file, whatever its front matter is like."""
    text = files.text(path)
    fences = list(islice(_fences(text or ""), 2))
    if text is None or len(fences) < 2 or fences[0][0]:
        return
    source = MarkdownSource(path, partial(str, text), fences[1][0])
    key = ("text", path, text, frozenset(context.names.of("indicator")))
    context.recall(key, lambda own: parse_source(source, own) and None, known=("indicator",))


class _Head(Struct, Generic[T], frozen=True):
    record: T | None
    source: MarkdownSource


def _read_head(
    path: str, text: str, kind: type[T], context: LoadContext, reader: Callable[[], str] | None = None
) -> _Head[T] | None:
    """The front matter as a record, None noted where it cannot be used; None for a file that has no front matter.

    `reader` gives the text again, for a record that holds its source.
    """
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
    source = MarkdownSource(path, reader or partial(str, text), line)
    if isinstance(parsed, list):
        for one in parsed:
            context.diagnostics.note(one)
        return _Head(None, source)
    table = record_type(kind)
    given: dict[str, object] = {"source": source} if reader else {}
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
