"""What an earlier build has made of a site, taken from its output folder where it would be made the same again.

The store keeps, for each route of the last build, the key of what it was made from (`page_keys`), its links, and the
paths and digests of its files; the files themselves stand in the output folder. A route whose key is the same is not
made: its files are read from there, unless one is not as it was written.

Of an article it keeps as well what the checks need of its text: where its pages are not made and nothing was noted of
it, the text is not read. What a search finds it by is kept with the text (`inputs.kept_texts`), or here if something
was noted of that; where texts alone have changed, the search is mended with what they said.
"""

import json
import sys
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.article_texts import ArticleText
from scorecards.inputs.earlier_search import EarlierSearch
from scorecards.inputs.kept_texts import text_of_values, values_of_text
from scorecards.languages import Language
from scorecards.load.digests import named_digests
from scorecards.load.source import Files
from scorecards.output import StandingFile, StandingFiles
from scorecards.render.links import PageLinks
from scorecards.routes.articles import ArticleWork
from scorecards.routes.check import NotedRoute
from scorecards.routes.make import Made, SiteInputs
from scorecards.routes.page_keys import PageKeys
from scorecards.store import Store, key_of

_KIND = "pages"
_FORMAT = 8
_LEVEL = 1
"""Of zlib: the quickest."""
_MOST_CHANGED = 300
"""Texts that the search is mended for; where there are more, it is quicker made anew."""
_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading a record may raise: a store may hold anything."""


@dataclass(slots=True, eq=False)
class _Record:
    """What the store has of the last build: a line of JSON for each route and each text, read when it is asked for and
    written again as it is where that is the same."""

    routes: Mapping[bytes, bytes] = field(default_factory=dict)
    """Files and links by the keys of routes; strings in them are numbers in `strings`."""
    texts: Mapping[bytes, bytes] = field(default_factory=dict)
    """What came of the texts of articles (`values_of_text`), by the paths of their files."""
    strings: Sequence[str] = ()
    numbered: int = 0
    """How many strings there were when they were last numbered anew."""
    addresses: str = ""
    """A digest of the addresses that the links of these texts led to."""
    besides_articles: str = ""
    """`PageKeys.besides_articles`."""
    unsound: Collection[str] = ()
    """Articles whose texts are read in every build, for what was noted of them."""
    search: Mapping[str, str] = field(default_factory=dict)
    """The key of the search in each language."""


@dataclass(slots=True, eq=False)
class KeptPages:
    """The routes of the last build into an output folder."""

    store: Store
    folder: str
    """Names the output folder."""
    files: StandingFiles
    """Its files."""
    _keys: PageKeys | None = None
    _last: _Record = field(default_factory=_Record)
    _addresses: str = ""
    """A digest of the addresses that the links of texts lead to today."""
    _same: set[str] = field(default_factory=set)
    """The keys of routes that were found, and the paths of articles whose texts were: as the record has them."""
    _works: dict[str, ArticleWork] = field(default_factory=dict)
    """The articles that were asked for, by the paths of their files."""
    _is_whole: bool = True
    """Whether all that was asked for was found without reading a file: there is nothing new to keep."""

    def begin(self, files: Files, site: SiteInputs) -> None:
        """Takes up what was kept, for a site that is about to be made."""
        self._keys = PageKeys(files, site)
        content = self.store.get(_KIND, self._place)
        if content is None:
            return
        with suppress(*_DAMAGED, zlib.error):
            *lines, last = zlib.decompress(content).split(b"\n")
            end = json.loads(last)
            if end["format"] == _FORMAT and end["named"] == named_digests(files, end["named"]):
                count, strings = int(end["routes"]), [sys.intern(one) for one in end["strings"]]
                routes, texts = (
                    {key: values for key, _, values in (line.partition(b"\t") for line in some)}
                    for some in (lines[:count], lines[count:])
                )
                self._last = _Record(
                    routes,
                    texts,
                    strings,
                    numbered=int(end["numbered"]),
                    addresses=str(end["addresses"]),
                    besides_articles=str(end["beside"]),
                    unsound=frozenset(end["unsound"]),
                    search=dict(end["search"]),
                )

    def find(self, route: Route) -> Made | None:
        """What the last build has made of a route; None where it would be made otherwise today, or is not there."""
        return self._find(route, self._keys.of(route) if self._keys else "")

    def _find(self, route: Route, key: str) -> Made | None:
        values = self._last.routes.get(key.encode())
        if values is not None:
            with suppress(*_DAMAGED):
                files, links = json.loads(values)
                outputs = tuple(self._output(*one) for one in files)
                found = Made(route, outputs, self._links(route, *links) if links else None)
                if any(one.was_read for one in outputs):
                    self._is_whole = False
                else:
                    self._same.add(key)
                return found
        self._is_whole = False
        return None

    def find_article(self, work: ArticleWork) -> tuple[ArticleText, tuple[Made, ...]] | None:
        """The text and the pages of an article; None where they would be made otherwise today, or are not there."""
        path, text, pages = work.article.path, None, []
        if not work.is_out:
            return None
        self._works[path] = work
        self._addresses = work.reader.addresses.hex()
        if path in self._last.unsound:
            self._is_whole = False
            return None
        with suppress(*_DAMAGED):
            terms = cache(partial(work.reader.terms, work.article))
            text = text_of_values(json.loads(self._last.texts[_line(path)]), terms)
        if text is None or not (self._addresses == self._last.addresses or work.reader.leads_there_still(text)):
            self._is_whole = False
            return None
        for route in work.routes:
            found = self.find(route)
            if found is None:
                return None
            pages.append(found)
        self._same.add(path)
        return text, tuple(pages)

    def search_with_texts_of(self, changed: Iterable[ArticleWork], routes: Iterable[Route]) -> EarlierSearch | None:
        """The search of the last build, if no more than the texts of these articles have changed since; None where
        something else has, or where it is not there.
        """
        paths = [one.article.path for one in changed]
        is_alike = self._keys is not None and self._keys.besides_articles == self._last.besides_articles
        if not is_alike or len(paths) > _MOST_CHANGED:
            return None
        with suppress(*_DAMAGED):
            texts = {path: self._last_text(path) for path in paths}
            found = {route.language: self._find(route, self._last.search[route.language]) for route in routes}
            return EarlierSearch({language: one.files for language, one in found.items() if one}, texts)
        return None

    def _last_text(self, path: str) -> ArticleText:
        values, reader = json.loads(self._last.texts[_line(path)]), self._works[path].reader

        def terms() -> Mapping[Language, bytes]:
            if (found := reader.kept_terms(bytes.fromhex(values["key"]))) is None:
                raise LookupError(path)
            return found

        return text_of_values(values, cache(terms))

    def keep(
        self,
        made: Iterable[NotedRoute],
        texts: Mapping[str, ArticleText],
        unsound: Collection[str],
        digests: Mapping[str, str],
        files: Files,
    ) -> None:
        """Keeps what a build has made once it is in the folder, whose files have these digests (SHA-256).

        `texts` are those of articles by the paths of their files, `unsound` the articles of which something was noted.
        Nothing is kept where another build has changed the folder by then: the signatures would be of its files.
        """
        if self._keys is None or self._is_whole:
            return
        last = self._last
        if len(last.strings) > 2 * last.numbered:  # most of them are of pages that are no more
            last = _Record(texts=last.texts)
        strings = {text: number for number, text in enumerate(last.strings)}
        packer, parts, routes = zlib.compressobj(_LEVEL), [], 0
        search: dict[str, str] = {}
        for one in made:
            key, routes = self._keys.of(one.route), routes + 1
            if one.route.kind is RouteKind.SEARCH_INDEX:
                search[one.route.language] = key
            name, is_same = key.encode(), key in self._same
            values = (is_same and last.routes.get(name)) or _line(self._values(one, digests, strings))
            parts.append(packer.compress(b"%b\t%b\n" % (name, values)))
        for path in self._works:
            name = _line(path)
            values = last.texts[name] if path in self._same else self._text_line(path, texts[path], path in unsound)
            parts.append(packer.compress(b"%b\t%b\n" % (name, values)))
        if not self.files.are_of(digests):
            return
        end = {
            "format": _FORMAT,
            "named": named_digests(files, files.asked),
            "addresses": self._addresses,
            "beside": self._keys.besides_articles,
            "unsound": sorted(unsound),
            "search": search,
            "numbered": last.numbered or len(strings),
            "strings": [*strings],
            "routes": routes,
        }
        self.store.put(_KIND, self._place, b"".join([*parts, packer.compress(_line(end)), packer.flush()]))

    def _text_line(self, path: str, text: ArticleText, is_unsound: bool) -> bytes:
        """What is kept of a text that was read; the store has the rest of one that nothing was noted of."""
        work, values = self._works[path], values_of_text(text, with_terms=is_unsound)
        return _line(values if is_unsound else {**values, "key": work.reader.key(work.article).hex()})

    @property
    def _place(self) -> bytes:
        return key_of((_KIND, self.folder))

    def _values(self, noted: NotedRoute, digests: Mapping[str, str], strings: dict[str, int]) -> list[Any]:
        """A route as JSON has it; its strings are numbered."""

        def number(text: str) -> int:
            return strings.setdefault(text, len(strings))

        signatures = self.files.signatures(path for path, _ in noted.claims)
        claims = [
            [path, digests[path], number(source), signature]
            for (path, source), signature in zip(noted.claims, signatures, strict=True)
        ]
        links = None
        if found := noted.links:
            links = [number(found.source), [*map(number, sorted(found.anchors))], [*map(number, found.links)]]
        return [claims, links]

    def _output(self, path: str, digest: str, source: int, signature: Sequence[int] | None) -> StandingFile:
        size, saved, changed, inode = signature or (0, 0, 0, 0)
        known = (size, saved, changed, inode) if signature else None
        found = self.files.find(path, digest, self._last.strings[source], known)
        if found is None:
            raise ValueError(path)
        return found

    def _links(self, route: Route, source: int, anchors: Iterable[int], links: Iterable[int]) -> PageLinks:
        strings = self._last.strings
        found = frozenset(strings[one] for one in anchors)
        return PageLinks(route.path, route.language, strings[source], found, tuple(strings[one] for one in links))


def _line(values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
