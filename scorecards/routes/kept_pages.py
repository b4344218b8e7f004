"""What an earlier build has made of a site, taken from its output folder where it would be made the same again.

The store keeps, for each route of the last build, the key of what it was made from (`page_keys`), its links, and the
paths and digests of its files; the files themselves stand in the output folder. A route whose key is the same is not
made: its files are read from there, unless one is not as it was written.

Of an article it keeps as well what the search and the checks need of its text, if nothing was noted of it: where its
pages are not made, the text is not read.
"""

import json
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scorecards.addresses.route import Route
from scorecards.inputs.article_texts import ArticleText
from scorecards.inputs.kept_texts import text_of_values, values_of_text
from scorecards.load.digests import named_digests
from scorecards.load.source import Files
from scorecards.output import Output, StandingFiles
from scorecards.render.links import PageLinks
from scorecards.routes.articles import ArticleWork
from scorecards.routes.check import NotedRoute
from scorecards.routes.make import Made, SiteInputs
from scorecards.routes.page_keys import PageKeys
from scorecards.store import Store, key_of

_KIND = "pages"
_FORMAT = 3
_LEVEL = 1
"""Of zlib: the quickest."""


@dataclass(slots=True, eq=False)
class KeptPages:
    """The routes of the last build into an output folder."""

    store: Store
    folder: str
    """Names the output folder."""
    files: StandingFiles
    """Its files."""
    _keys: PageKeys | None = None
    _known: Mapping[str, Any] = field(default_factory=dict)
    _texts: Mapping[str, Any] = field(default_factory=dict)
    _addresses: str = ""
    """A digest of the addresses that the links of these texts led to."""
    _strings: Sequence[str] = ()
    _now: str = ""
    """The same digest for the links of today."""
    _is_whole: bool = True
    """Whether all that was asked for was found without reading a file: there is nothing new to keep."""

    def begin(self, files: Files, site: SiteInputs) -> None:
        """Takes up what was kept, for a site that is about to be made."""
        self._keys = PageKeys(files, site)
        content = self.store.get(_KIND, self._place)
        if content is None:
            return
        try:
            found = json.loads(zlib.decompress(content))
            if found["format"] == _FORMAT and found["named"] == named_digests(files, found["named"]):
                self._known, self._strings = dict(found["routes"]), [sys.intern(one) for one in found["strings"]]
                self._texts, self._addresses = dict(found["texts"]), str(found["addresses"])
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError, zlib.error):
            return  # a store may hold anything

    def find(self, route: Route) -> Made | None:
        """What the last build has made of a route; None where it would be made otherwise today, or is not there."""
        values = self._known.get(self._keys.of(route)) if self._keys else None
        if values is None:
            self._is_whole = False
            return None
        try:
            files, links = values
            self._is_whole = self._is_whole and all(signature for *_, signature in files)
            outputs = tuple(self._output(*one) for one in files)
            return Made(route, outputs, self._links(route, *links) if links else None)
        except (ValueError, LookupError, TypeError):
            self._is_whole = False
            return None

    def find_article(self, work: ArticleWork) -> tuple[ArticleText, tuple[Made, ...]] | None:
        """The text and the pages of an article; None where they would be made otherwise today, or are not there."""
        if not work.is_out:
            return None
        self._now = work.reader.addresses.hex()
        values = self._texts.get(work.article.path)
        if values is None:
            self._is_whole = False
            return None
        pages = []
        for route in work.routes:
            found = self.find(route)
            if found is None:
                return None
            pages.append(found)
        try:
            text = text_of_values(values)
        except (ValueError, LookupError, TypeError, AttributeError):
            text = None
        if text is None or not (self._now == self._addresses or work.reader.leads_there_still(text)):
            self._is_whole = False
            return None
        return text, tuple(pages)

    def keep(
        self,
        made: Iterable[NotedRoute],
        texts: Mapping[str, ArticleText],
        digests: Mapping[str, str],
        files: Files,
    ) -> None:
        """Keeps what a build has made once it is in the folder, whose files have these digests (SHA-256).

        `texts` are those of articles that nothing was noted of, by the paths of their files. Nothing is kept where
        another build has changed the folder by then: the signatures would be of its files.
        """
        if self._keys is None or self._is_whole:
            return
        strings: dict[str, int] = {}

        def number(text: str) -> int:
            return strings.setdefault(text, len(strings))

        routes = {}
        for one in made:
            paths = [path for path, _ in one.claims]
            signatures = self.files.signatures(paths)
            claims = [
                [path, digests[path], number(source), signature]
                for (path, source), signature in zip(one.claims, signatures, strict=True)
            ]
            links = None
            if found := one.links:
                links = [number(found.source), [*map(number, sorted(found.anchors))], [*map(number, found.links)]]
            routes[self._keys.of(one.route)] = [claims, links]
        if not self.files.are_of(digests):
            return
        named = named_digests(files, files.asked)
        record = {
            "format": _FORMAT,
            "named": named,
            "addresses": self._now,
            "strings": [*strings],
            "routes": routes,
            "texts": {path: values_of_text(text) for path, text in texts.items()},
        }
        self.store.put(_KIND, self._place, zlib.compress(json.dumps(record).encode(), _LEVEL))

    @property
    def _place(self) -> bytes:
        return key_of((_KIND, self.folder))

    def _output(self, path: str, digest: str, source: int, signature: Sequence[int] | None) -> Output:
        size, saved, changed, inode = signature or (0, 0, 0, 0)
        known = (size, saved, changed, inode) if signature else None
        found = self.files.find(path, digest, self._strings[source], known)
        if found is None:
            raise ValueError(path)
        return found

    def _links(self, route: Route, source: int, anchors: Iterable[int], links: Iterable[int]) -> PageLinks:
        strings = self._strings
        found = frozenset(strings[one] for one in anchors)
        return PageLinks(route.path, route.language, strings[source], found, tuple(strings[one] for one in links))
