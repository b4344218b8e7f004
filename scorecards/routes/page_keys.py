"""What each route is made from, as a key: where two builds have one key, they have the same files.

The key of every route holds digests of the program, of the settings, of all files of the project but Markdown, and of
the heads of all Markdown files, which lists and feeds show. A text below its head is shown on one page, that of its
article, unit or standing page, whose key holds it; what holds all texts, the search, depends on all. Of other articles
the page of an article depends on the heads of those alone that it names as related, so that a new article does not
make all pages of articles anew. Where the links of a text lead is compared besides (`KeptPages.find_article`).

Routes that hold no texts are not given any to be made from (`SiteInputs.inputs_of`).
"""

from collections.abc import Iterator

from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.link_targets import needs_all_texts
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import LANGUAGES
from scorecards.model.articles import original_of, translation_of
from scorecards.pages.article import beside_its_text, related_to
from scorecards.pages.offers import offers
from scorecards.routes.make import SiteInputs, text_of
from scorecards.routes.source_digests import SourceDigests, is_of_article
from scorecards.store import key_of
from scorecards.views.offers import Offers


class PageKeys:
    """The keys of the routes of a site."""

    def __init__(self, sources: SourceDigests, site: SiteInputs) -> None:
        """`sources` are those of the whole site, of whose articles `site` may have a few."""
        self._site, self._texts = site, sources.texts
        others = [path for path in self._texts if not is_of_article(path)]
        self._rest = key_of((sources.rest, *(self._texts[path].head for path in others)))
        self._all_heads = key_of((self._rest, *(one.head for one in self._texts.values())))
        self._all_texts = key_of(one.whole for one in self._texts.values())
        self.besides_articles = key_of((self._all_heads, *(self._texts[path].whole for path in others))).hex()
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
            yield from (self._texts[path].whole if path in self._texts else b"" for path in _files(own))

    def _of_article(self, route: Route, inputs: PageInputs) -> Iterator[str | bytes]:
        article = inputs.index.project.articles[inputs.index.article_position[route.key]]
        there = offers(route, inputs)
        if there not in self._said_of_offers:
            self._said_of_offers[there] = repr(there)
        yield self._said_of_offers[there]
        yield repr(beside_its_text(article, inputs.index))
        for related in related_to(article, inputs.index):
            if related.path not in self._heads_of_both:
                heads = (self._texts[one].head if one in self._texts else b"" for one in _files(related.path))
                self._heads_of_both[related.path] = key_of(heads)
            yield self._heads_of_both[related.path]


def _files(path: str) -> Iterator[str]:
    """The file of a text and those of its translations, whether or not they are there."""
    return (translation_of(original_of(path), language) for language in LANGUAGES)
