"""What an earlier build has made of a site, taken from its output folder where it would be made the same again.

The store keeps, for each route of the last build, the key of what it was made from (`page_keys`), its links, and the
paths and digests of its files; the files themselves stand in the output folder. A route whose key is the same is not
made: its files are read from there, unless one is not as it was written.
"""

import json
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scorecards.addresses.route import Route
from scorecards.load.digests import named_digests
from scorecards.load.source import Files
from scorecards.output import Output, StandingFiles
from scorecards.render.links import PageLinks
from scorecards.routes.check import NotedRoute
from scorecards.routes.make import Made, SiteInputs
from scorecards.routes.page_keys import PageKeys
from scorecards.store import Store, key_of

_KIND = "pages"
_FORMAT = 2
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
    _strings: Sequence[str] = ()
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

    def keep(self, made: Iterable[NotedRoute], digests: Mapping[str, str], files: Files) -> None:
        """Keeps what a build has made once it is in the folder, whose files have these digests (SHA-256).

        Nothing is kept where another build has changed the folder by then: the signatures would be of its files.
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
        record = {"format": _FORMAT, "named": named, "strings": [*strings], "routes": routes}
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
