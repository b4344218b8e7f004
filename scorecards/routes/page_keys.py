"""What each route is made from, as a key: where two builds have one key, they have the same files.

The key of every route holds digests of the program, of the settings, of all files of the project but Markdown, and of
the heads of Markdown files: of all, or of articles those alone that the page names, so that a new article does not make
all pages anew. Pages that name articles are those of articles (the related ones), lists of them, units and documents
(the newest); most of the others name none. What is left, such as feeds and the home page, depends on the heads of all.
A text below its head is shown on one page, that of its article, unit or standing page, whose key holds it; what holds
all texts, the search, depends on all. Where the links of a text lead is compared besides (`KeptPages.find_article`).

Routes that hold no texts are not given any to be made from (`SiteInputs.inputs_of`).
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.index import Index
from scorecards.inputs.link_targets import needs_all_texts
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import LANGUAGES, ORIGINAL
from scorecards.model.articles import Article, original_of, translation_of
from scorecards.pages.article import beside_its_text, related_to
from scorecards.pages.news import NEWEST, shown_articles
from scorecards.pages.offers import offers
from scorecards.routes.make import SiteInputs, text_of
from scorecards.routes.source_digests import SourceDigests, is_of_article
from scorecards.store import key_of
from scorecards.views.offers import Offers

_NO_ARTICLES = frozenset({
    RouteKind.ASK, RouteKind.CHECK, RouteKind.CHECK_FILES, RouteKind.COMMUNES, RouteKind.COMMUNE_FILES,
    RouteKind.COMMUNE_LIST, RouteKind.COMPARE, RouteKind.COMPARISON_FILES, RouteKind.EDITION, RouteKind.EDITION_DATA,
    RouteKind.EDITION_UNIT, RouteKind.EMBED, RouteKind.FIGURES, RouteKind.FINDINGS, RouteKind.GLOSSARY,
    RouteKind.INDICATOR, RouteKind.INDICATORS, RouteKind.NOT_FOUND, RouteKind.OPEN_DATA, RouteKind.PILLAR,
    RouteKind.PILLARS, RouteKind.PLACES, RouteKind.RANKING, RouteKind.RANKINGS, RouteKind.STATIC_FILES,
    RouteKind.TARGETS, RouteKind.UNITS,
})  # fmt: skip
"""What names no article, and depends on articles no more than by the documents that have a page."""


class PageKeys:
    """The keys of the routes of a site."""

    def __init__(self, sources: SourceDigests, site: SiteInputs) -> None:
        """`sources` are those of the whole site, of whose articles `site` may have a few."""
        self._site, self._texts = site, sources.texts
        others = [path for path in self._texts if not is_of_article(path)]
        self._rest = key_of((sources.rest, *(self._texts[path].head for path in others)))
        self._all_heads = key_of((self._rest, *(one.head for one in self._texts.values())))
        self._all_texts = key_of(one.whole for one in self._texts.values())
        self._other_texts = [self._texts[path].whole for path in others]
        self._keys: dict[Route, str] = {}
        self._apart = ""
        self._heads_of_both: dict[str, bytes] = {}
        self._said_of_offers: dict[Offers, str] = {}

    def of(self, route: Route) -> str:
        """The key of a route."""
        if route not in self._keys:
            name = f"{route.path}\n{route.language}\n{route.kind}\n{route.template}\n{route.key}\n{route.number}"
            self._keys[route] = key_of((name, *self._parts(route))).hex()
        return self._keys[route]

    @property
    def search_besides_articles(self) -> str:
        """Of everything that the search is made from but articles."""
        return key_of((self._rest, self._documents_apart(self._site.pages[ORIGINAL].index), *self._other_texts)).hex()

    def _parts(self, route: Route) -> Iterator[str | bytes]:
        inputs = self._site.pages[route.language]
        own = text_of(route, inputs)
        if route.kind is RouteKind.ARTICLE:
            yield self._rest
            yield from self._of_article(route, inputs)
        elif (named := _named_articles(route, inputs.index, own)) is not None:
            yield self._rest
            yield self._documents_apart(inputs.index)
            yield self._offers(route, inputs)
            yield named.facts
            yield from map(self._heads_of, named.articles)
        else:
            yield self._all_heads
        if needs_all_texts(route.path):
            yield self._all_texts
        elif own:
            yield from (self._texts[path].whole if path in self._texts else b"" for path in _files(own))

    def _documents_apart(self, index: Index) -> str:
        self._apart = self._apart or repr(sorted(index.documents_of_communes.items()))
        return self._apart

    def _offers(self, route: Route, inputs: PageInputs) -> str:
        there = offers(route, inputs)
        if there not in self._said_of_offers:
            self._said_of_offers[there] = repr(there)
        return self._said_of_offers[there]

    def _heads_of(self, article: Article) -> bytes:
        if article.path not in self._heads_of_both:
            heads = (self._texts[one].head if one in self._texts else b"" for one in _files(article.path))
            self._heads_of_both[article.path] = key_of(heads)
        return self._heads_of_both[article.path]

    def _of_article(self, route: Route, inputs: PageInputs) -> Iterator[str | bytes]:
        article = inputs.index.project.articles[inputs.index.article_position[route.key]]
        yield self._offers(route, inputs)
        yield repr(beside_its_text(article, inputs.index))
        yield from map(self._heads_of, related_to(article, inputs.index))


class _NamedArticles(Struct, frozen=True):
    """What a page says of articles, those alone that it names."""

    articles: Sequence[Article] = ()
    """In the original language."""
    facts: str = ""
    """What else it says of them."""


def _named_articles(route: Route, index: Index, text: str) -> _NamedArticles | None:
    """The articles that the page of a route names; None where it may say anything of all, as the links of its `text`
    do.
    """
    if route.kind in _NO_ARTICLES:
        return _NamedArticles()
    if route.kind is RouteKind.NEWS:
        shown = shown_articles(route, index)
        return None if shown.is_first else _NamedArticles(shown.articles, str(shown.of))
    lists = {RouteKind.UNIT: index.articles_by_place, RouteKind.DOCUMENT: index.articles_by_document}
    if route.kind not in lists or text:
        return None
    found = lists[route.kind].get(route.key, ())
    return _NamedArticles(found[:NEWEST], str(len(found) > NEWEST))


def _files(path: str) -> Iterator[str]:
    """The file of a text and those of its translations, whether or not they are there."""
    return (translation_of(original_of(path), language) for language in LANGUAGES)
