"""Prose: commentaries, news articles and standing pages."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from markdown_it.token import Token

from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.model.text import Text
from scorecards.problems import Location


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown, parsed once: checks annotate these tokens and rendering turns them into HTML."""

    path: str
    """The file, from the project's root."""
    tokens: tuple[Token, ...]
    """Block tokens; their `map` counts lines of the file from 0, front matter included."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture with what a reader needs in order to do without it."""

    path: str
    """From the project's root."""
    alternative: str
    """What the picture shows, in words; required."""
    caption: str
    credit: str
    at: Location
    """Where its file is named."""
    language: Language = ORIGINAL
    """What these words are in."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was mended in an article after it was published; shown on the article."""

    made_on: date
    text: str
    language: Language = ORIGINAL
    """What the text is in."""


@dataclass(frozen=True, slots=True)
class Section:
    """One of the three standing sections of a province's commentary."""

    id: str
    """results, limits or tasks."""
    prose: Prose


@dataclass(frozen=True, slots=True)
class Commentary:
    """What is said of one unit, beside its figures."""

    place: str
    as_of: date | None
    """Day up to which the commentary speaks; None where it is not known."""
    documents: tuple[str, ...]
    author: str
    sections: tuple[Section, ...]
    at: Location
    language: Language = ORIGINAL
    """What its words are in."""
    author_language: Language = ORIGINAL


@dataclass(frozen=True, slots=True)
class Article:
    """A news article."""

    slug: str
    title: str
    summary: str
    published: date
    event: date | Literal["unknown"] | None
    """Day of the event that it reports; "unknown" where the sources do not say; None where there is no event."""
    places: tuple[str, ...]
    pillars: tuple[str, ...]
    documents: tuple[str, ...]
    author: str
    unit: str
    """Office that the author writes for."""
    photo: Photo | None
    corrections: tuple[Correction, ...]
    draft: bool
    ends: date | None
    """Last day on which it is shown, or None."""
    old_addresses: tuple[str, ...]
    """Addresses that lead here."""
    prose: Prose
    at: Location
    title_at: Location
    """Where the title stands."""
    summary_at: Location
    language: Language = ORIGINAL
    """What its words are in."""
    author_language: Language = ORIGINAL
    translator: str = ""


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page such as the methodology: the address comes from the file's name."""

    slug: str
    title: str
    summary: str
    prose: Prose
    at: Location
    language: Language = ORIGINAL
    """What its words are in."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A text in another language: its words. Days, places, documents and the photo itself are the original's."""

    original: str
    """The file of the original."""
    language: Language
    title: str
    """"" for a commentary, which has none; so is the summary."""
    summary: str
    author: str
    """The author's name as it is written in the language, or ""."""
    translator: str
    """"" where nobody is named."""
    sections: tuple[Section, ...]
    """Those of a commentary; of other texts the whole, without an id."""
    photo: Photo | None
    """What is said of the photo, or None; its file is the original's."""
    corrections: tuple[Correction, ...]
    at: Location
    title_at: Location
    summary_at: Location


def original_of(path: str) -> str:
    """The file that a translation translates: "content/news/a.md" of "content/en/news/a.md"; others as they are."""
    top, _, rest = path.partition("/")
    language, _, below = rest.partition("/")
    return f"{top}/{below}" if top == "content" and language in LANGUAGES and language != ORIGINAL else path


def translation_of(path: str, language: Language) -> str:
    """Where the translation of a text stands."""
    return path if language == ORIGINAL else path.replace("content/", f"content/{language}/", 1)


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary."""

    id: str
    name: Text
    definition: Text
