"""What each route is made from, as a key: where two builds have one key, they have the same files.

The key of every route holds digests of the program, of the settings, of all files of the project but Markdown, and of
the heads of all Markdown files, which lists and feeds show. A text below its head is shown on one page, that of its
article, unit or standing page, whose key holds it; what holds all texts, the search, depends on all. Of other articles
the page of an article depends on the heads of those alone that it names as related, so that a new article does not
make all pages of articles anew. Where the links of a text lead is compared besides (`KeptPages.find_article`).

Routes that hold no texts are not given any to be made from (`SiteInputs.inputs_of`).
"""

import re
from collections.abc import Iterator
from itertools import islice

from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.link_targets import needs_all_texts
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import LANGUAGES, ORIGINAL
from scorecards.load.source import Files
from scorecards.model.articles import NEWS_FILES, original_of, translation_of
from scorecards.pages.article import beside_its_text, related_to
from scorecards.pages.offers import offers
from scorecards.routes.make import SiteInputs, text_of
from scorecards.store import key_of
from scorecards.store.program import program_digest
from scorecards.views.offers import Offers

_FOLDERS = ("data", "content", "themes")
_FENCE = re.compile(r"^\+\+\+[^\S\n]*$", re.MULTILINE)
"""As `load.prose` reads it: three plus signs that are all of a line."""


class PageKeys:
    """The keys of the routes of a site."""

    def __init__(self, files: Files, site: SiteInputs) -> None:
        """Reads what the project's files hold besides the texts that are known: photos and the like."""
        self._site = site
        self._texts: dict[str, str] = {}
        others: list[str | bytes] = []
        for path in sorted(path for folder in _FOLDERS for path in files.below(folder)):
            text = files.known_text(path)
            if text is not None and path.startswith("content/"):
                self._texts[path] = text
            else:
                others += [path, (files.data(path) or b"") if text is None else text]
        self._heads = {path: key_of((path, _head_of(text))) for path, text in self._texts.items()}
        articles = {path for path in self._heads if original_of(path).startswith(NEWS_FILES)}
        inputs = site.pages[ORIGINAL]
        settings = (repr(inputs.base), str(inputs.index.today), inputs.request, str(inputs.drafts))
        heads = (head for path, head in self._heads.items() if path not in articles)
        self._rest = key_of((program_digest(), *settings, inputs.project.site.repository, *others, *heads))
        self._all_heads = key_of((self._rest, *(self._heads[path] for path in self._heads if path in articles)))
        self._all_texts = key_of(part for path, text in self._texts.items() for part in (path, text))
        beside = (part for path, text in self._texts.items() if path not in articles for part in (path, text))
        self.besides_articles = key_of((self._all_heads, *beside)).hex()
        """Of everything but what articles say below their heads."""
        self._keys: dict[Route, str] = {}
        self._heads_of_both: dict[str, bytes] = {}
        self._said_of_offers: dict[Offers, str] = {}

    def of(self, route: Route) -> str:
        """The key of a route."""
        if route not in self._keys:
            name = f"{route.path}\n{route.language}\n{route.kind}\n{route.template}\n{route.key}\n{route.number}"
            self._keys[route] = key_of((name, *self._parts(route))).hex()
        return self._keys[route]

    def _parts(self, route: Route) -> Iterator[str | bytes]:
        inputs = self._site.pages[route.language]
        if route.kind is RouteKind.ARTICLE:
            yield self._rest
            yield from self._of_article(route, inputs)
        else:
            yield self._all_heads
        if needs_all_texts(route.path):
            yield self._all_texts
        elif own := text_of(route, inputs):
            yield from (self._texts.get(path, "") for path in _files(own))

    def _of_article(self, route: Route, inputs: PageInputs) -> Iterator[str | bytes]:
        article = inputs.index.project.articles[inputs.index.article_position[route.key]]
        there = offers(route, inputs)
        if there not in self._said_of_offers:
            self._said_of_offers[there] = repr(there)
        yield self._said_of_offers[there]
        yield repr(beside_its_text(article, inputs.index))
        for related in related_to(article, inputs.index):
            if related.path not in self._heads_of_both:
                self._heads_of_both[related.path] = key_of(self._heads.get(one, b"") for one in _files(related.path))
            yield self._heads_of_both[related.path]


def _files(path: str) -> Iterator[str]:
    """The file of a text and those of its translations, whether or not they are there."""
    return (translation_of(original_of(path), language) for language in LANGUAGES)


def _head_of(text: str) -> str:
    """The front matter of a text; all of one that has none."""
    fences = [found.end() for found in islice(_FENCE.finditer(text), 2)]
    return text[: fences[1]] if len(fences) == 2 else text
