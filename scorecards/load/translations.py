"""Translations below content/en/, each under the name of the file that it translates.

Of those of articles the front matter alone is read, as of the articles themselves (`read_head`).
"""

from collections.abc import Collection, Iterator
from typing import TypeVar

from msgspec.structs import replace

from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.load.names import LoadContext
from scorecards.load.prose import commentary_sections, read_head, read_prose
from scorecards.load.source import Files
from scorecards.model.articles import (
    ArticleTranslation,
    CommentaryTranslation,
    PageTranslation,
    Prose,
    Translation,
    original_of,
)
from scorecards.problems import Location, nearest

T = TypeVar("T", bound=Translation)

_FOLDERS = ("news", "provinces", "pages")
"""Below content/ and below content/en/."""


def read_translations(files: Files, originals: Collection[str], context: LoadContext) -> Iterator[Translation]:
    """The translations, in the order of their paths; one whose original is not among `originals` is a problem."""
    for language in LANGUAGES:
        if language != ORIGINAL:
            for folder in _FOLDERS:
                for path in files.find(f"content/{language}/{folder}", ".md"):
                    found = _read(files, path, folder, language, context)
                    if original_of(path) not in originals and files.has(original_of(path)):
                        continue  # the original cannot be read, which is noted
                    if original_of(path) not in originals:
                        top = f"content/{folder}/"
                        names = {one.removeprefix(top): one for one in originals if one.startswith(top)}
                        near = names.get(nearest(original_of(path).removeprefix(top), names), "")
                        context.add(
                            "translation-without-original", Location(path), original=original_of(path), near=near
                        )
                    elif found is not None:
                        yield found


def _read(files: Files, path: str, folder: str, language: Language, context: LoadContext) -> Translation | None:
    def article(found: ArticleTranslation, own: LoadContext) -> ArticleTranslation:
        return _placed(found, language)

    def commentary(found: CommentaryTranslation, prose: Prose, own: LoadContext) -> CommentaryTranslation:
        sections = commentary_sections(prose, own, language)
        return replace(_placed(found, language), proses=tuple(one.prose for one in sections))

    def page(found: PageTranslation, prose: Prose, own: LoadContext) -> PageTranslation:
        return replace(_placed(found, language), proses=(prose,))

    match folder:
        case "news":
            return read_head(files, path, ArticleTranslation, context, article)
        case "provinces":
            return read_prose(files, path, CommentaryTranslation, context, commentary)
        case _:
            return read_prose(files, path, PageTranslation, context, page)


def _placed(found: T, language: Language) -> T:
    """A translation with its language and its original, which its path tells."""
    corrections = tuple(replace(one, language=language) for one in found.corrections)
    return replace(found, original=original_of(found.path), language=language, corrections=corrections)
