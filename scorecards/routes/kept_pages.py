"""What an earlier build has made of a site, taken from its output folder where it would be made the same again.

The store keeps, for each route of the last build, the key of what it was made from (`page_keys`), its links, and the
paths and digests of its files; the files themselves stand in the output folder. A route whose key is the same is not
made: its files are read from there, unless one is not as it was written.

Of an article it keeps as well what the checks need of its text: where its pages are not made and nothing was noted of
it, the text is not read. What a search finds it by is kept with the text (`inputs.kept_texts`), or here if something
was noted of that; where articles alone have changed, the search is mended with what they said.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial

from msgspec import Struct, field

from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.article_texts import ArticleText
from scorecards.inputs.earlier_search import EarlierArticle, EarlierSearch
from scorecards.inputs.kept_texts import kept_read
from scorecards.languages import ORIGINAL
from scorecards.load.digests import named_digests
from scorecards.load.source import Files
from scorecards.model.project import AmongAll
from scorecards.output import Signature, StandingFile, StandingFiles, manifest_text
from scorecards.pages.article import related_to
from scorecards.routes.articles import ArticleWork
from scorecards.routes.check import NotedRoute
from scorecards.routes.make import Made, SiteInputs
from scorecards.routes.page_keys import PageKeys
from scorecards.routes.page_record import (
    DAMAGED,
    PageRecord,
    RecordEnd,
    WholeSite,
    keep_record,
    keep_whole_site,
    key_of_text,
    line_of,
    line_of_route,
    line_of_text,
    read_record,
    record_contents,
    route_of_line,
    text_of_line,
    with_texts,
)
from scorecards.routes.prepared import Prepared
from scorecards.routes.source_digests import SourceDigests, source_digests
from scorecards.signatures import digest_of
from scorecards.store import Store

_MOST_CHANGED = 300
"""Articles that the search is mended for; where there are more, it is quicker made anew."""


class KeptPages(Struct, eq=False):
    """The routes of the last build into an output folder."""

    store: Store
    folder: str
    """Names the output folder."""
    files: StandingFiles
    """Its files."""
    _keys: PageKeys | None = None
    _sources: SourceDigests | None = None
    _last: PageRecord = field(default_factory=lambda: PageRecord(RecordEnd("")))
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
        self._sources = source_digests(files, site)
        self._keys = PageKeys(self._sources, site)
        found = read_record(self.store, self.folder)
        if found and found[0].end.named == named_digests(files, found[0].end.named):
            self._last = with_texts(self.store, self.folder, *found) or self._last

    def find(self, route: Route) -> Made | None:
        """What the last build has made of a route; None where it would be made otherwise today, or is not there."""
        return self._find(route, self._keys.of(route) if self._keys else "")

    def _find(self, route: Route, key: str) -> Made | None:
        values = self._last.routes.get(key.encode())
        if values is not None:
            with suppress(*DAMAGED):
                found, was_read = route_of_line(values, route, self._last.strings, self._output)
                if was_read:
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
        if path in self._last.end.unsound:
            self._is_whole = False
            return None
        with suppress(*DAMAGED):
            terms = cache(partial(work.reader.terms, work.article))
            text = text_of_line(self._last.texts[line_of(path)], terms)
        if text is None or not (self._addresses == self._last.end.addresses or work.reader.leads_there_still(text)):
            self._is_whole = False
            return None
        for route in work.routes:
            found = self.find(route)
            if found is None:
                return None
            pages.append(found)
        self._same.add(path)
        return text, tuple(pages)

    def earlier_search(self, made: Iterable[ArticleWork], routes: Iterable[Route]) -> EarlierSearch | None:
        """The search of the last build, if nothing that it is made from has changed since but articles, whose pages
        were made, or that are gone; None where something else has, where too many are others or stand elsewhere among
        all, and where it is not there.
        """
        if self._keys is None or self._keys.search_besides_articles != self._last.end.search_besides_articles:
            return None
        with suppress(*DAMAGED):
            ranks = {json.loads(name): rank for rank, name in enumerate(self._last.texts)}
            then, now = _numbers(ranks), _numbers(self._works)
            changed = {path for path, _ in then.items() ^ now.items()}
            changed.update(one.article.path for one in made if not self._is_as_it_was(one))
            if len(changed) > _MOST_CHANGED:
                return None
            articles = {
                path: EarlierArticle(ranks[path], self._last_text(path)) if path in ranks else None
                for path in sorted(changed)
            }
            found = {route.language: self._find(route, self._last.end.search[route.language]) for route in routes}
            return EarlierSearch({language: one.files for language, one in found.items() if one}, articles)
        return None

    def _is_as_it_was(self, work: ArticleWork) -> bool:
        """Whether an article says what it said, though its pages were made anew: another that they name may not."""
        line = self._last.texts.get(line_of(work.article.path), b"")
        return key_of_text(line) == work.reader.key(work.article)

    def _last_text(self, path: str) -> ArticleText:
        line = self._last.texts[line_of(path)]
        key = key_of_text(line)
        return kept_read(self.store, key).text if key else text_of_line(line, dict)

    def keep(
        self,
        made: Sequence[NotedRoute],
        texts: Mapping[str, ArticleText],
        unsound: Collection[str],
        digests: Mapping[str, str],
        files: Files,
        prepared: Prepared,
    ) -> None:
        """Keeps what a build has made once it is in the folder, whose files have these digests (SHA-256).

        `texts` are those of articles by the paths of their files, `unsound` the articles of which something was noted.
        Nothing is kept where another build has changed the folder by then: the signatures would be of its files.
        """
        keys, last = self._keys, self._last
        if keys is None or self._sources is None or self._is_whole:
            return
        if len(last.strings) > 2 * last.numbered:  # most of them are of pages that are no more
            last = PageRecord(last.end, texts=last.texts)
        strings = {text: number for number, text in enumerate(last.strings)}
        end = RecordEnd(
            manifest=digest_of(manifest_text(digests).encode()),
            named=named_digests(files, files.asked),
            addresses=self._addresses,
            search_besides_articles=keys.search_besides_articles,
            unsound=unsound,
            search={one.route.language: keys.of(one.route) for one in made if one.route.kind is RouteKind.SEARCH_INDEX},
            coverage=prepared.coverage,
            held_back=prepared.held_back,
        )
        routes = (self._route_line(one, last, digests, strings) for one in made)
        text_keys: dict[str, bytes] = {}
        lines = (self._kept_text(path, last, texts, unsound, text_keys) for path in self._works)
        contents = record_contents(end, routes, lines, strings, last.numbered)
        if self.files.are_of(digests):
            keep_record(self.store, self.folder, contents)
            whole = WholeSite(self._sources, self._articles(), text_keys)
            keep_whole_site(self.store, self.folder, contents, whole)

    def _route_line(
        self, noted: NotedRoute, last: PageRecord, digests: Mapping[str, str], strings: dict[str, int]
    ) -> tuple[bytes, bytes]:
        assert self._keys is not None
        key = self._keys.of(noted.route)
        name, is_same = key.encode(), key in self._same
        return name, (is_same and last.routes.get(name)) or line_of_route(noted, digests, self.files, strings)

    def _kept_text(
        self,
        path: str,
        last: PageRecord,
        texts: Mapping[str, ArticleText],
        unsound: Collection[str],
        keys: dict[str, bytes],
    ) -> tuple[bytes, bytes]:
        """The line of a text, with its name; its key is put among `keys`."""
        name = line_of(path)
        if path in self._same:
            line = last.texts[name]
        else:
            work = self._works[path]
            line = line_of_text(texts[path], None if path in unsound else work.reader.key(work.article))
        keys[path] = key_of_text(line)
        return name, line

    def _articles(self) -> Mapping[str, AmongAll]:
        """What all articles say of each."""
        index = next((one.site.pages[ORIGINAL].index for one in self._works.values()), None)
        if index is None:
            return {}
        related = ((one.path, related_to(one, index)) for one in index.project.articles)
        return {path: AmongAll(rank, tuple(one.path for one in some)) for rank, (path, some) in enumerate(related)}

    def _output(self, path: str, digest: str, source: str, signature: Signature | None) -> StandingFile:
        found = self.files.find(path, digest, source, signature)
        if found is None:
            raise ValueError(path)
        return found


def _numbers(newest_first: Collection[str]) -> Mapping[str, int]:
    """Articles with how many are older than each, from their order."""
    return dict(zip(newest_first, reversed(range(len(newest_first))), strict=True))
