"""Texts of articles that earlier runs have read, kept in the store by all that they were read from.

A text is kept where nothing was wrong with it: what is wrong is told again in every run, from the text itself.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.inputs.article_texts import ArticleBody, ArticleText, LedTo, ReadText, leads_there_still
from scorecards.inputs.prose_html import DrawnProse, Targets, WrittenLink
from scorecards.languages import LANGUAGES, Language
from scorecards.load.source import Files
from scorecards.model.articles import Article, ArticleTranslation
from scorecards.problems import Location
from scorecards.store import Store, key_of

T = TypeVar("T")

_KIND = "text"
_LEVEL = 1
"""Of zlib: the quickest."""
_DAMAGED = (zlib.error, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading an entry may raise that another program has put there."""


Terms = Callable[[], Mapping[Language, bytes]]
"""Gives what a search finds a text by in each language; LookupError or ValueError where that is no longer known."""


class KeptBody(ArticleBody):
    """A text in one language of which it is looked up when it is asked for what a search finds it by."""

    __slots__ = ("_terms",)

    _terms: Callable[[], bytes]

    def __init__(
        self, path: str, links: tuple[WrittenLink, ...], led_to: tuple[LedTo, ...], terms: Callable[[], bytes]
    ) -> None:
        """`terms` looks it up."""
        for name, value in (("path", path), ("links", links), ("led_to", led_to), ("_terms", terms)):
            object.__setattr__(self, name, value)

    @property
    def found_by(self) -> bytes:
        """What a search finds the article by besides its title."""
        return self._terms()


def with_terms_aside(text: ArticleText, files: Files) -> ArticleText:
    """A text of which what a search finds it by is put aside, if it is of a run that keeps little."""
    if files.memo.keeps:
        return text
    bodies = {
        language: KeptBody(one.path, one.links, one.led_to, files.spool.put(one.found_by))
        for language, one in text.bodies.items()
    }
    return replace(text, bodies=bodies)


class KeptTexts(Struct, frozen=True):
    """Texts in a store."""

    store: Store
    made_with: bytes
    """A digest of what every text is read with: program, words, data, where the site stands."""
    targets: Mapping[Language, Targets]
    """Where links lead today: a text whose links led elsewhere is read again."""

    def key(self, article: Article, translations: Iterable[ArticleTranslation]) -> bytes:
        """Names the text of an article, with the translations that take its place."""
        files = (one.source.read() for one in translations)
        return key_of((self.made_with, article.path, article.source.read(), *files))

    def find(self, key: bytes) -> ReadText | None:
        """The text that was kept; None where there is none, or where its links lead elsewhere today."""
        found = _kept(self.store, key, _read_of)
        return found if found and leads_there_still(found.text, self.targets) else None

    def keep(self, key: bytes, read: ReadText) -> None:
        """Keeps a text that nothing was noted of."""
        self.store.put(_KIND, key, zlib.compress(json.dumps(_read_values(read)).encode(), _LEVEL))


def kept_terms(store: Store, key: bytes) -> Mapping[Language, bytes] | None:
    """What a search finds the text by that has this key (`ArticleBody.found_by`); None where the store has lost it."""
    return _kept(store, key, _terms_of)


def kept_read(store: Store, key: bytes) -> ReadText:
    """The text that has this key. Raises LookupError where the store has lost it."""
    found = _kept(store, key, _read_of)
    if found is None:
        raise LookupError(key)
    return found


def _kept(store: Store, key: bytes, make: Callable[[Mapping[str, Any]], T]) -> T | None:
    """What is made of the values that have this key; None where there are none, or others than were put there."""
    kept = store.get(_KIND, key)
    if kept is not None:
        with suppress(*_DAMAGED):
            return make(json.loads(zlib.decompress(kept)))
    return None


def _terms_of(found: Mapping[str, Any]) -> Mapping[Language, bytes]:
    bodies = found["bodies"]
    return {language: bodies[language][1].encode() for language in LANGUAGES if language in bodies}


def _read_values(read: ReadText) -> Mapping[str, Any]:
    drawn = {language: [one.html, one.images] for language, one in read.drawn.items()}
    return {**values_of_text(read.text), "drawn": drawn}


def _read_of(found: Mapping[str, Any]) -> ReadText:
    html = {language: found["drawn"][language] for language in LANGUAGES if language in found["drawn"]}
    drawn = {language: DrawnProse(one, tuple(map(tuple, images))) for language, (one, images) in html.items()}
    return ReadText(text_of_values(found), drawn)


def values_of_text(text: ArticleText, *, with_terms: bool = True) -> dict[str, Any]:
    """A text as values that JSON has; what a search finds it by is left out where it is not to be there."""
    bodies = {language: _values(body, with_terms) for language, body in text.bodies.items()}
    coverage = [text.coverage.traced, text.coverage.numbers]
    return {"bodies": bodies, "images": text.images, "coverage": coverage, "places": text.places}


def _values(body: ArticleBody, with_terms: bool) -> list[object]:
    links = [_place(link) for link in body.links]
    return [body.path, body.found_by.decode() if with_terms else None, links, body.led_to]


def text_of_values(found: Mapping[str, Any], terms: Terms | None = None) -> ArticleText:
    """The text that `values_of_text` gave these values of. `terms` gives what is not among them."""
    bodies: dict[Language, ArticleBody] = {}
    for language in LANGUAGES:
        if language in found["bodies"]:
            path, own, written, led_to = found["bodies"][language]
            links, led_by = _links(written), tuple(map(tuple, led_to))
            if own is None and terms:
                bodies[language] = KeptBody(path, links, led_by, partial(_term, terms, language))
            else:
                bodies[language] = ArticleBody(path, own.encode(), links, led_by)
    coverage, places = Coverage(*found["coverage"]), tuple(found["places"])
    return ArticleText(bodies, tuple(found["images"]), coverage, places)


def _term(terms: Terms, language: Language) -> bytes:
    return terms()[language]


def _place(link: WrittenLink) -> list[object]:
    return [link.kind, link.written, link.at.path, link.at.line, link.at.column]


def _links(found: Iterable[list[Any]]) -> tuple[WrittenLink, ...]:
    return tuple(WrittenLink(kind, written, Location(*at)) for kind, written, *at in found)
