"""Translations below content/en/, each under the name of the file that it translates."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.load.names import LoadContext
from scorecards.load.prose import commentary_sections, read_prose
from scorecards.load.source import Files
from scorecards.model.articles import (
    ArticleTranslation,
    CommentaryTranslation,
    PageTranslation,
    Prose,
    Section,
    Translation,
    original_of,
)
from scorecards.problems import Location, nearest

KINDS: Mapping[str, type[Translation]] = {
    "news": ArticleTranslation,
    "provinces": CommentaryTranslation,
    "pages": PageTranslation,
}
"""By the folder below content/ and below content/en/."""


def read_translations(files: Files, originals: Collection[str], context: LoadContext) -> Iterator[Translation]:
    """The translations, in the order of their paths; one whose original is not among `originals` is a problem."""
    for language in LANGUAGES:
        if language != ORIGINAL:
            for folder in KINDS:
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
    def finish(found: Translation, prose: Prose, own: LoadContext) -> Translation:
        sections = commentary_sections(prose, own, language) if folder == "provinces" else (Section("", prose),)
        return replace(
            found,
            original=original_of(path),
            language=language,
            sections=sections,
            corrections=tuple(replace(one, language=language) for one in found.corrections),
        )

    return read_prose(files, path, KINDS[folder], context, finish)
