"""Texts of articles that earlier runs have read, kept in the store by all that they were read from.

A text is kept where nothing was wrong with it: what is wrong is told again in every run, from the text itself.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.inputs.article_texts import ArticleBody, ArticleText, led_by
from scorecards.inputs.prose_html import Targets, WrittenLink
from scorecards.languages import LANGUAGES, Language
from scorecards.model.articles import Article
from scorecards.problems import Diagnostics, Location
from scorecards.store import Store, key_of

_KIND = "text"
_LEVEL = 1
"""Of zlib: the quickest."""


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """Reads texts, or takes them from a store."""

    store: Store
    made_with: bytes
    """A digest of what every text is read with: program, words, data, where the site stands."""
    targets: Mapping[Language, Targets]
    """Where links lead today: a text whose links led elsewhere is read again."""

    def read(
        self,
        article: Article,
        translations: Iterable[str],
        read: Callable[[Article, Diagnostics], ArticleText],
        diagnostics: Diagnostics,
    ) -> ArticleText:
        """What `read` gives for an article. `translations` are the whole files of those that take its place."""
        key = key_of((self.made_with, article.path, article.source.text, *translations))
        kept = self.store.get(_KIND, key)
        if kept is not None:
            found = text_of_values(json.loads(zlib.decompress(kept)))
            if all(self._leads_there_still(language, body) for language, body in found.bodies.items()):
                return found
        own = Diagnostics()
        made = read(article, own)
        if own.noted:
            diagnostics.note(*own.noted)
        else:
            self.store.put(_KIND, key, zlib.compress(json.dumps(values_of_text(made)).encode(), _LEVEL))
        return made

    def _leads_there_still(self, language: Language, body: ArticleBody) -> bool:
        return body.led_to == tuple(led_by(body.links, body.path, self.targets[language]))


def values_of_text(text: ArticleText) -> Mapping[str, Any]:
    """A text as values that JSON has."""
    bodies = {language: _values(body) for language, body in text.bodies.items()}
    coverage = [text.coverage.traced, text.coverage.numbers]
    return {"bodies": bodies, "links": [_place(link) for link in text.links], "coverage": coverage}


def _values(body: ArticleBody) -> list[object]:
    links = [_place(link) for link in body.links]
    return [body.path, body.html.decode(), body.images, body.found_by.decode(), links, body.led_to]


def text_of_values(found: Mapping[str, Any]) -> ArticleText:
    """The text that `values_of_text` gave these values of."""
    bodies = {}
    for language in LANGUAGES:
        if language in found["bodies"]:
            path, html, images, terms, links, led_to = found["bodies"][language]
            named, led = (tuple(map(tuple, many)) for many in (images, led_to))
            bodies[language] = ArticleBody(path, html.encode(), named, terms.encode(), _links(links), led)
    return ArticleText(bodies, _links(found["links"]), Coverage(*found["coverage"]))


def _place(link: WrittenLink) -> list[object]:
    return [link.kind, link.written, link.at.path, link.at.line, link.at.column]


def _links(found: Iterable[list[Any]]) -> tuple[WrittenLink, ...]:
    return tuple(WrittenLink(kind, written, Location(*at)) for kind, written, *at in found)
