"""Translations below content/en/, each under the name of the file that it translates."""

from collections.abc import Collection, Iterator

from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.load import kinds
from scorecards.load.fields import Diagnostics, Record
from scorecards.load.prose import commentary_sections, read_prose
from scorecards.load.source import Files
from scorecards.model.articles import Correction, Photo, Section, Translation, original_of
from scorecards.problems import Location, nearest

KINDS = {
    "news": kinds.ARTICLE_TRANSLATION,
    "provinces": kinds.COMMENTARY_TRANSLATION,
    "pages": kinds.PAGE_TRANSLATION,
}
"""By the folder below content/ and below content/en/."""


def read_translations(files: Files, originals: Collection[str], diagnostics: Diagnostics) -> Iterator[Translation]:
    """The translations, in the order of their paths; one whose original is not among `originals` is a problem."""
    for language in LANGUAGES:
        if language != ORIGINAL:
            for folder in KINDS:
                for path in files.find(f"content/{language}/{folder}", ".md"):
                    found = _read(files, path, folder, language, diagnostics)
                    if original_of(path) not in originals:
                        top = f"content/{folder}/"
                        names = {one.removeprefix(top): one for one in originals if one.startswith(top)}
                        near = names.get(nearest(original_of(path).removeprefix(top), names), "")
                        diagnostics.add(
                            "translation-without-original", Location(path), original=original_of(path), near=near
                        )
                    elif found is not None:
                        yield found


def _read(files: Files, path: str, folder: str, language: Language, diagnostics: Diagnostics) -> Translation | None:
    read = read_prose(files, path, KINDS[folder], diagnostics)
    if read is None:
        return None
    record, prose = read
    sections = commentary_sections(prose, diagnostics, language) if folder == "provinces" else (Section("", prose),)
    return Translation(
        original=original_of(path),
        language=language,
        title=record.words("title"),
        summary=record.words("summary"),
        author=record.words("author"),
        translator=record.words("translator"),
        sections=sections,
        photo=_photo(record.find("photo", Record), language),
        corrections=tuple(
            Correction(day, one.words("text"), language)
            for one in record.records("correction")
            if (day := one.day("date"))
        ),
        at=Location(path, 1),
        title_at=record.at("title"),
        summary_at=record.at("summary"),
    )


def _photo(record: Record | None, language: Language) -> Photo | None:
    if record is None:
        return None
    return Photo("", record.words("alt"), record.words("caption"), record.words("credit"), record.node.at, language)
