"""Whatever a person brings, opened: by what it is, not by what its name says alone."""

from __future__ import annotations

import re

from scorecards.intake.blocks import TakenIn, laid_out
from scorecards.intake.captions import captioned
from scorecards.intake.decoding import Decoded, decode, given_text
from scorecards.intake.lines import pieces_of_text
from scorecards.intake.web_pages import pieces_of_page
from scorecards.intake.word_files import OLE, markup_of_word_file
from scorecards.load.source import LOCKS
from scorecards.problems import Location, Problem, problem

_MARKUP = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|div|p|table|article|section|h[1-6])\b", re.I | re.S
)
_MOST_BYTES = 32 * 2**20
"""Bytes of a file: a saved page with its pictures in it has a few millions."""
_MOST_CHARACTERS = 2_000_000
"""Characters of text: some thousand pages."""


def take_in(raw: bytes, name: str) -> TakenIn:
    """The text of a file: a Word file, a saved web page, plain text of any encoding. `name` tells where problems are.

    Total: whatever the bytes are, what cannot be read is among the problems.
    """
    at = Location(name)
    own_name = re.split(r"[/\\]", name)[-1]
    if own_name.startswith(LOCKS):
        return _nothing(problem("lock-file", at, name=own_name.removeprefix(LOCKS)))
    if len(raw) > _MOST_BYTES:
        return _nothing(problem("file-too-large", at))
    if raw.startswith(b"PK\x03\x04"):
        markup = markup_of_word_file(raw, name)
        if isinstance(markup, Problem):
            return _nothing(markup)
        # the words of a Word file may be in letters of old fonts
        return _of_markup(given_text(markup, name), name, "Word")
    if raw.startswith(OLE):
        return _nothing(problem("locked-file" if name.lower().endswith(".docx") else "old-word-file", at))
    if raw.startswith(b"%PDF-"):
        return _nothing(problem("pdf-file", at))
    read = decode(raw, name)
    return _of_text(read, name)


def take_in_text(text: str, name: str = "") -> TakenIn:
    """The same of text that was pasted."""
    return _of_text(given_text(text, name), name)


def _of_text(read: Decoded, name: str) -> TakenIn:
    if not read.text.strip():
        found = read.problems or (problem("empty-text", Location(name)),)
        return TakenIn("", (), found, read.encoding)
    if len(read.text) > _MOST_CHARACTERS:
        return _nothing(problem("file-too-large", Location(name)))
    if _MARKUP.match(read.text):
        return _of_markup(read, name, read.encoding)
    text, blocks = laid_out(captioned(list(pieces_of_text(read.text))))
    return TakenIn(text, blocks, read.problems, read.encoding)


def _of_markup(read: Decoded, name: str, how: str) -> TakenIn:
    pieces, dropped, title = pieces_of_page(read.text)
    text, blocks = laid_out(captioned(pieces))
    problems = read.problems if text else (*read.problems, problem("empty-text", Location(name)))
    return TakenIn(text, blocks, problems, how, title, tuple(dropped))


def _nothing(found: Problem) -> TakenIn:
    return TakenIn("", (), (found,))
