"""A build after nothing but texts of a few articles was edited: no more is read and made than what shows them.

All else stands in the output folder as the last build has left it. Of the articles those alone are read that were
edited and those that their pages name; what all articles say of each was kept (`page_record`). So the pages are made
as a build of the whole site makes them, which is seen: with the texts as they were, they have the keys that the last
build has noted, and are the pages that stand in the folder. Wherever anything else could differ, or anything is to be
told, it is left to that build.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256

from msgspec import Struct, field
from msgspec.structs import replace

from scorecards.addresses import paths
from scorecards.addresses.base import file_of, localised
from scorecards.addresses.paths import slug_of_file
from scorecards.addresses.route import Route, RouteKind
from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.inputs.article_texts import ArticleBody, ArticleText, ReadText
from scorecards.inputs.earlier_search import EarlierArticle, EarlierSearch
from scorecards.inputs.kept_texts import kept_read
from scorecards.inputs.link_targets import SomeArticles, needs_all_texts
from scorecards.languages import LANGUAGES, ORIGINAL
from scorecards.load.source import Files
from scorecards.model.articles import NEWS_FILES, original_of, translation_of
from scorecards.model.project import AmongAll
from scorecards.output import Output, Signature, StandingFile, manifest_text
from scorecards.problems import ContentError, Diagnostics
from scorecards.publish.search import SearchNotMendedError
from scorecards.render.links import links_of_page, target_of
from scorecards.routes.articles import ArticleWork, MadeArticle, make_articles
from scorecards.routes.check import Contents
from scorecards.routes.last_build import LastBuild, MoreThanTextsError
from scorecards.routes.make import Made, SiteInputs, make, make_together
from scorecards.routes.page_keys import PageKeys
from scorecards.routes.page_record import (
    DAMAGED,
    RecordEdits,
    line_of_route,
    line_of_text,
    route_of_line,
)
from scorecards.routes.prepared import Prepared
from scorecards.routes.source_digests import TextDigests, is_of_article, text_digests
from scorecards.signatures import digest_of

_WORD = re.compile(r"[\w-]+")


class EditedTexts(Struct, frozen=True):
    """Texts that were edited since, and what is read with them."""

    articles: SomeArticles
    digests: Mapping[str, TextDigests]
    """Of the edited files, by path."""
    only: Mapping[str, Sequence[str]]
    """The files of articles that are read, by their folders (`Files.only`)."""


class EditedSite(Struct, frozen=True):
    """What comes of edited texts."""

    made: tuple[tuple[str, Made], ...]
    """What was made, with keys."""
    gone: tuple[str, ...]
    """The keys of what the last build has in its place."""
    texts: Mapping[str, tuple[ArticleText, bytes]]
    """The texts of articles, by the paths of their files, and their keys in the store."""
    coverage: Coverage
    """How many of the numbers of all texts are traced."""
    files: tuple[Output, ...]
    """What is to be written."""
    replaced: frozenset[str]
    """The paths of files that go, or in whose places these come."""


def edited_texts(last: LastBuild, files: Files, paths: Iterable[str]) -> EditedTexts:
    """What has to be read for the pages of articles, files of which were edited. Raises MoreThanTextsError."""
    before, words, digests = last.whole.sources.texts, set[str](), {}
    for path in paths:
        text = files.text(path)
        if text is None or path not in before:
            raise MoreThanTextsError
        digests[path] = text_digests(path, text)
        if digests[path].head != before[path].head:
            raise MoreThanTextsError
        words.update(_WORD.findall(text))
    edited = frozenset(map(original_of, digests))
    if not edited <= last.whole.articles.keys() or not edited.isdisjoint(last.record.end.unsound):
        raise MoreThanTextsError
    known = last.whole.articles
    needed = {*edited, *(related for path in edited for related in known[path].related)}
    needed |= {original_of(path) for path in before if slug_of_file(path) in words and is_of_article(path)}
    among_all = {
        path: known[path] if path in edited else AmongAll(known[path].rank, ())
        for path in sorted(needed & known.keys(), key=lambda one: known[one].rank)
    }
    only = {
        translation_of(NEWS_FILES, language).rstrip("/"): [
            one for path in needed if (one := translation_of(path, language)) in before
        ]
        for language in LANGUAGES
    }
    return EditedTexts(SomeArticles(edited, among_all), digests, only)


def make_edited(
    prepared: Prepared, works: Sequence[ArticleWork], edited: EditedTexts, last: LastBuild, diagnostics: Diagnostics
) -> EditedSite:
    """The pages of edited articles, and the search. Raises MoreThanTextsError where more may differ."""
    site = prepared.site
    if site is None or diagnostics.noted or {one.article.path for one in works} != edited.articles.files:
        raise MoreThanTextsError
    checks = _Checks(site, last, PageKeys(last.whole.sources, site))
    keys = PageKeys(last.whole.sources.with_texts(edited.digests), site)
    with suppress(*DAMAGED, SearchNotMendedError):
        read = {path: kept_read(last.store, last.whole.texts[path]) for path in edited.articles.files}
        checks.as_they_stand([route for work in works for route in work.routes], read)
        before = {path: one.text for path, one in read.items()}
        found = [*make_articles(works, 1, last.store, lambda output: output, diagnostics)]
        checks.articles(found, before)
        texts = {one.work.article.path: one.text for one in found}
        made = [page for one in found for page in one.pages] + _with_all_texts(prepared, texts, before, checks)
        checks.pages(made, prepared.routes)
        if diagnostics.noted:
            raise MoreThanTextsError
        given = {file.path: file for one in made for file in one.files if not isinstance(file, StandingFile)}
        stays = {file.path for one in made for file in one.files}
        gone = {file.path for one in checks.old.values() for file in one.files} - stays
        return EditedSite(
            made=tuple((keys.of(one.route), one) for one in made),
            gone=tuple(checks.keys.of(one.route) for one in made),
            texts={one.work.article.path: (one.text, one.work.reader.key(one.work.article)) for one in found},
            coverage=_coverage(last.record.end.coverage, before.values(), texts.values()),
            files=tuple(given.values()),
            replaced=frozenset(gone | given.keys()),
        )
    raise MoreThanTextsError


def _with_all_texts(
    prepared: Prepared, texts: Mapping[str, ArticleText], before: Mapping[str, ArticleText], checks: "_Checks"
) -> list[Made]:
    """What is made from the texts of all articles: the search, that of the last build mended."""
    routes = [one for one in prepared.routes if needs_all_texts(one.path)]
    files = {one.language: checks.before(one).files for one in routes if one.kind is RouteKind.SEARCH_INDEX}
    articles = {path: EarlierArticle(checks.last.whole.articles[path].rank, text) for path, text in before.items()}
    site = prepared.with_texts(texts, EarlierSearch(files, articles, is_all=True)).site
    assert site is not None
    return [make(route, site) for route in routes]


def _coverage(all_texts: Coverage, before: Iterable[ArticleText], now: Iterable[ArticleText]) -> Coverage:
    less, more = (sum((one.coverage for one in some), Coverage(0, 0)) for some in (before, now))
    return Coverage(all_texts.traced - less.traced + more.traced, all_texts.numbers - less.numbers + more.numbers)


class _Checks(Struct):
    """Looks whether what was made can stand beside what the last build has left. Each raises MoreThanTextsError."""

    site: SiteInputs
    last: LastBuild
    keys: PageKeys
    """With the texts as they were."""
    old: dict[Route, Made] = field(default_factory=dict)
    """What the last build has made of the routes that were asked for."""

    def before(self, route: Route) -> Made:
        """What the last build has made of a route. LookupError where it would have made something else of it."""
        if route not in self.old:
            line = self.last.record.routes[self.keys.of(route).encode()]
            self.old[route], _ = route_of_line(line, route, self.last.record.strings, self._standing)
        return self.old[route]

    def _standing(self, path: str, digest: str, source: str, signature: Signature | None) -> StandingFile:
        return StandingFile(path, digest, source, self.last.files.read)

    def as_they_stand(self, routes: Sequence[Route], texts: Mapping[str, ReadText]) -> None:
        """Whether the pages of articles are, with the texts as they were, those that stand in the output folder."""
        for one in make_together(routes, self.site.with_drawn(texts)):
            if isinstance(one, ContentError) or _digests(one) != _digests(self.before(one.route)):
                raise MoreThanTextsError

    def articles(self, found: Iterable[MadeArticle], before: Mapping[str, ArticleText]) -> None:
        """Whether nothing is to be told of edited articles, and they show the images that they showed."""
        for one in found:
            then, now = before[one.work.article.path].bodies, one.text.bodies
            is_alike = then.keys() == now.keys() and all(_images(then[key]) == _images(now[key]) for key in now)
            leads = all(page and said is None for body in now.values() for page, said, _ in body.led_to)
            if not (is_alike and leads and len(one.pages) == len(one.work.routes)):
                raise MoreThanTextsError

    def pages(self, made: Sequence[Made], routes: Iterable[Route]) -> None:
        """Whether pages name the files that they named, all that leads to them still does, and all that they lead to
        is there. `routes` are those of a site with no other articles than were read.
        """
        anchors = {path: one.links.anchors for one in made if one.links for path in (one.files[0].path,)}
        before = [self.before(one.route) for one in made]
        there = {line[66:].decode() for line in self.last.manifest.splitlines()}
        there.difference_update(file.path for one in before for file in one.files)
        there.update(file.path for one in made for file in one.files)
        places = self._places(routes)
        for one, then in zip(made, before, strict=True):
            if not one.links or not then.links:
                continue
            if not _needs_the_same(then, one) or not then.links.anchors <= one.links.anchors:
                raise MoreThanTextsError
            for link in set(one.links.links).difference(then.links.links):
                target = target_of(link, one.links, self.site.pages[one.route.language].base)
                if not target or not self._leads(*target, there, places, anchors):
                    raise MoreThanTextsError

    def _places(self, routes: Iterable[Route]) -> Collection[str]:
        """Where pages are that are known to have such an address. Others have files of theirs, and are no pages that
        links of texts lead to: an old address may name a file, and what was published in a language that an article
        is no longer in leads to the original.
        """
        known, texts = self.last.whole.articles, self.last.whole.sources.texts
        return {localised(one.path, one.language) for one in routes} | {
            localised(paths.article(slug_of_file(path)), language)
            for path in known
            for language in LANGUAGES
            if translation_of(path, language) in texts
        }

    def _leads(
        self,
        path: str,
        anchor: str,
        there: Collection[str],
        places: Collection[str],
        anchors: dict[str, frozenset[str]],
    ) -> bool:
        file = file_of(path)
        if file not in there or not file.endswith(".html"):
            return file in there
        if path not in places:
            return False
        if anchor and file not in anchors:
            html = (self.last.files.read(file) or b"").decode("utf-8", "replace")
            anchors[file] = links_of_page(path, ORIGINAL, html, file).anchors
        return not anchor or anchor in anchors[file]


def _images(body: ArticleBody) -> Sequence[str]:
    return [one.written for one in body.links if one.kind == "image"]


def _needs_the_same(before: Made, now: Made) -> bool:
    """Whether a page is at the place where it was, and needs the files that it needed."""
    (page, *needed), (page_now, *needed_now) = _digests(before).items(), _digests(now).items()
    return page[0] == page_now[0] and needed == needed_now


def _digests(made: Made) -> Mapping[str, str]:
    return {
        one.path: one.digest if isinstance(one, StandingFile) else sha256(one.content).hexdigest() for one in made.files
    }


def edits_of(made: EditedSite, edited: EditedTexts, last: LastBuild, digests: Mapping[str, str]) -> RecordEdits:
    """What a record is to hold once what was made is in the folder, whose files have these digests (SHA-256)."""
    strings = {text: number for number, text in enumerate(last.record.strings)}
    contents = Contents()
    for _, one in made.made:
        contents.note(one)
    lines = {
        key: line_of_route(noted, digests, last.files, strings).decode("utf-8", "surrogatepass")
        for (key, _), noted in zip(made.made, contents.noted, strict=True)
    }
    texts = {path: line_of_text(text, key).decode("utf-8", "surrogatepass") for path, (text, key) in made.texts.items()}
    search = {str(one.route.language): key for key, one in made.made if one.route.kind is RouteKind.SEARCH_INDEX}
    end = replace(
        last.record.end,
        manifest=digest_of(manifest_text(digests).encode()),
        search=search,
        coverage=made.coverage,
    )
    then = last.edits
    return RecordEdits(
        of=then.of,
        end=end,
        routes={key: line for key, line in then.routes.items() if key not in made.gone} | lines,
        gone={*then.gone, *made.gone},
        texts={**then.texts, **texts},
        strings=[*strings][len(last.record.strings) - len(then.strings) :],
        digests={**then.digests, **edited.digests},
    )
