"""Digests of what the routes of a site are made from, kept apart so that those of one text can be put in their places.

An edit of one text is thus known by its own digests, without reading what else there is.
"""

import re
from collections.abc import Mapping
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from scorecards.languages import ORIGINAL
from scorecards.load.source import Files
from scorecards.model.articles import NEWS_FILES, original_of
from scorecards.routes.make import SiteInputs
from scorecards.store import key_of
from scorecards.store.program import program_digest

_FOLDERS = ("data", "content", "themes")
_FENCE = re.compile(r"^\+\+\+[^\S\n]*$", re.MULTILINE)
"""As `load.prose` reads it: three plus signs that are all of a line."""


class TextDigests(Struct, frozen=True):
    """Digests of a Markdown file, its path in each."""

    head: bytes
    """Of the front matter; of a file that has none of all of it."""
    whole: bytes


def text_digests(path: str, text: str) -> TextDigests:
    """The digests of the file at `path` that says `text`."""
    return TextDigests(key_of((path, _head_of(text))), key_of((path, text)))


def is_of_article(path: str) -> bool:
    """Whether a Markdown file is an article or a translation of one."""
    return original_of(path).startswith(NEWS_FILES)


class SourceDigests(Struct, frozen=True):
    """Digests of everything that a site is made from."""

    rest: bytes
    """Of everything but texts: program, settings, the files that are no Markdown."""
    texts: Mapping[str, TextDigests]
    """Of Markdown files, by path, in one order."""

    def with_texts(self, edited: Mapping[str, TextDigests]) -> "SourceDigests":
        """The same where some of these texts say something else."""
        return replace(self, texts={**self.texts, **edited})


def source_digests(files: Files, site: SiteInputs) -> SourceDigests:
    """The digests of a site; reads what its files hold besides the texts that are known: photos and the like."""
    texts: dict[str, TextDigests] = {}
    others: list[str | bytes] = []
    for path in sorted(path for folder in _FOLDERS for path in files.below(folder)):
        text = files.known_text(path)
        if text is not None and path.startswith("content/"):
            texts[path] = text_digests(path, text)
        else:
            others += [path, (files.data(path) or b"") if text is None else text]
    inputs = site.pages[ORIGINAL]
    settings = (inputs.base.stated, str(inputs.index.today), inputs.request, str(inputs.drafts))
    return SourceDigests(key_of((program_digest(), *settings, inputs.project.site.repository, *others)), texts)


def _head_of(text: str) -> str:
    """The front matter of a text; all of one that has none."""
    fences = [found.end() for found in islice(_FENCE.finditer(text), 2)]
    return text[: fences[1]] if len(fences) == 2 else text
