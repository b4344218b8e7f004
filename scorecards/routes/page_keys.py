"""What each route is made from, as a key: where two builds have one key, they have the same files.

The key of every route holds digests of the program, of the settings, and of all files of the project but articles. Of
articles most routes, lists and feeds among them, show what stands in their heads: they depend on all heads. The page of
an article depends on its own text, on where its links lead, and on the heads of the related articles that it names;
what holds all texts, the search, depends on all.

Routes that hold no texts are not given any to be made from (`SiteInputs.inputs_of`).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.link_targets import needs_all_texts
from scorecards.languages import LANGUAGES, ORIGINAL
from scorecards.load.source import Files
from scorecards.model.articles import NEWS_FILES, original_of, translation_of
from scorecards.pages.article import related_to
from scorecards.pages.offers import offers
from scorecards.routes.make import SiteInputs
from scorecards.store import key_of
from scorecards.store.program import program_digest

_FOLDERS = ("data", "content", "themes")
_FENCE = re.compile(r"^\+\+\+[^\S\n]*$", re.MULTILINE)
"""As `load.prose` reads it: three plus signs that are all of a line."""


class PageKeys:
    """The keys of the routes of a site."""

    def __init__(self, files: Files, site: SiteInputs) -> None:
        """Reads what the project's files hold besides the texts that are known: photos and the like."""
        self._site = site
        self._news: dict[str, str] = {}
        others: list[str | bytes] = []
        for path in sorted(path for folder in _FOLDERS for path in files.below(folder)):
            text = files.known_text(path)
            if text is not None and original_of(path).startswith(NEWS_FILES):
                self._news[path] = text
            else:
                others += [path, (files.data(path) or b"") if text is None else text]
        inputs = site.pages[ORIGINAL]
        settings = (repr(inputs.base), str(inputs.index.today), inputs.request, str(inputs.drafts))
        self._rest = key_of((program_digest(), *settings, inputs.project.site.repository, *others))
        self._heads = {path: key_of((path, _head_of(text))) for path, text in self._news.items()}
        self._all_heads = key_of((self._rest, *self._heads.values()))
        self._keys: dict[Route, str] = {}

    def of(self, route: Route) -> str:
        """The key of a route."""
        if route not in self._keys:
            self._keys[route] = key_of((repr(route), *self._parts(route))).hex()
        return self._keys[route]

    def _parts(self, route: Route) -> Iterator[str | bytes]:
        if route.kind is RouteKind.ARTICLE:
            yield self._rest
            yield from self._of_article(route)
        else:
            yield self._all_heads
        if needs_all_texts(route.path):
            for path, text in self._news.items():
                yield path
                yield text

    def _of_article(self, route: Route) -> Iterator[str | bytes]:
        inputs = self._site.pages[route.language]
        article = inputs.index.project.articles[inputs.index.article_position[route.key]]
        for path in _files(article.path):
            yield self._news.get(path, "")
        yield repr(inputs.body(article).led_to)
        yield repr(offers(route, inputs))
        yield from self._heads_of(one.path for one in related_to(article, inputs.index))

    def _heads_of(self, paths: Iterable[str]) -> Iterator[bytes]:
        return (self._heads.get(path, b"") for one in paths for path in _files(one))


def _files(path: str) -> Iterator[str]:
    """The file of an article and those of its translations, whether or not they are there."""
    return (translation_of(original_of(path), language) for language in LANGUAGES)


def _head_of(text: str) -> str:
    """The front matter of a text; all of one that has none."""
    fences = [found.end() for found in islice(_FENCE.finditer(text), 2)]
    return text[: fences[1]] if len(fences) == 2 else text
