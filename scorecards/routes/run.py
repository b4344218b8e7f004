"""A build once all is indexed: every file of the site, handed on as it is made, and the checks of the whole.

What the last build has made of the same comes first, then the pages of articles, then all else.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing

from msgspec import Struct, field

from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.article_texts import ArticleText
from scorecards.inputs.earlier_search import EarlierSearch
from scorecards.inputs.kept_texts import with_terms_aside
from scorecards.inputs.unused_pictures import check_pictures
from scorecards.load.source import Files
from scorecards.output import Output
from scorecards.problems import ContentError
from scorecards.processes import processes_for
from scorecards.routes.articles import ArticleWork, make_articles
from scorecards.routes.check import Contents, check_share, check_site
from scorecards.routes.make import SiteInputs
from scorecards.routes.prepared import Prepared
from scorecards.routes.processes import make_in_processes
from scorecards.routes.published import check_published
from scorecards.routes.settings import Settings


class WithheldError(Exception):
    """Follows the outputs of a site that a problem forbids to hand over."""


class SiteRun(Struct, eq=False):
    """A build at work, once all is indexed."""

    files: Files
    settings: Settings
    prepared: Prepared
    """With the texts of articles once these are read."""
    works: Sequence[ArticleWork]
    """The articles that are to be read."""
    made: Contents = field(default_factory=Contents)
    """What is kept of the routes that were made."""
    coming: Contents = field(default_factory=Contents)
    """The same of the pages of articles to come."""
    texts: dict[str, ArticleText] = field(default_factory=dict)
    """What came of the texts of articles, by the paths of their files."""
    unsound: set[str] = field(default_factory=set)
    """The articles of which something was noted."""
    is_whole: bool = True
    """Whether all that was to be made could be."""

    def outputs(self) -> Generator[Output, None, None]:
        """Every file of the site as it is made; WithheldError at the end where a problem forbids to hand it over."""
        diagnostics = self.files.diagnostics
        if self.prepared.site is not None:
            self.settings.note("texts")
            works, routes = yield from self._taken_over(self.prepared.site)
            pages = sum(len(one.routes) for one in works) + len(routes)
            processes = processes_for(pages, self.settings.processes)  # before a chart is drawn, which starts threads
            yield from self._articles(works, processes, {route.template for route in routes})
            self.prepared = self.prepared.with_texts(self.texts, self._earlier_search(works))
            if self.prepared.project and not self.settings.share:
                check_pictures(self.prepared.project, self.texts, self.files, diagnostics)
            if len(self.texts) == len(self.works) or self.settings.joined:
                self.settings.note("pages")
                yield from self._others(routes, processes)
            if self.is_whole:
                self.settings.note("links")
                self._check()
        if self.prepared.site is None or diagnostics.forbid(self.settings.strict):
            raise WithheldError

    def _taken_over(self, site: SiteInputs) -> Generator[Output, None, tuple[list[ArticleWork], list[Route]]]:
        """What earlier runs have made, their texts noted; returns what is left to make."""
        settings, kept = self.settings, self.settings.kept
        self.texts.update(settings.joined.texts if settings.joined else {})
        routes = [one for one in self.prepared.routes if one.kind is not RouteKind.ARTICLE and settings.makes(one.path)]
        if not kept:
            return [*self.works], routes
        kept.begin(self.files, site)
        works, left = [], []
        for work in self.works:
            if found := kept.find_article(work):
                self.texts[work.article.path] = found[0]
                for page in found[1]:
                    yield from self.made.take(page)
            else:
                works.append(work)
        for route in routes:
            if same := kept.find(route):
                yield from self.made.take(same)
            else:
                left.append(route)
        return works, left

    def _earlier_search(self, works: Iterable[ArticleWork]) -> EarlierSearch | None:
        """What the last build has left of the search; the pages of these articles were made."""
        search = (one for one in self.prepared.routes if one.kind is RouteKind.SEARCH_INDEX)
        kept = self.settings.kept
        return kept.earlier_search((one for one in works if one.is_out), search) if kept else None

    def _articles(self, works: Sequence[ArticleWork], processes: int, templates: Iterable[str]) -> Iterator[Output]:
        """The pages of articles; what comes of their texts is noted. `templates` are those of the other pages."""
        settings = self.settings
        making = make_articles(works, processes, settings.store, settings.put, self.files.diagnostics, templates)
        with closing(making) as found:
            for one in found:
                path = one.work.article.path
                self.texts[path] = with_terms_aside(one.text, self.files)
                if not one.is_sound:
                    self.unsound.add(path)
                self.is_whole &= len(one.pages) == len(one.work.routes)
                for page in one.pages:
                    if one.work.is_out:
                        yield from self.made.take(page)
                    else:
                        self.coming.note(page)

    def _others(self, routes: Sequence[Route], processes: int) -> Iterator[Output]:
        """All that are no pages of articles, those of parts that other runs have made first."""
        settings, site, count = self.settings, self.prepared.site, 0
        assert site is not None
        if parts := settings.joined:
            self.files.diagnostics.note(*parts.problems)
            try:
                yield from self.made.take_over(parts.made, parts.files())
                yield from self.coming.take_over(parts.coming, ())
            except ContentError as error:
                self.is_whole = False
                self.files.diagnostics.note(*error.problems)
        making = make_in_processes(routes, site, processes, settings.store, settings.put, self.files.diagnostics)
        with closing(making) as found:
            for one in found:
                count += 1
                yield from self.made.take(one)
        self.is_whole &= count == len(routes)

    def _check(self) -> None:
        """What can be told of the whole site alone."""
        if self.settings.share:
            check_share(self.made, self.coming, self.prepared, self.files.diagnostics)
        else:
            check_site(self.made, self.coming, self.prepared, self.files.diagnostics)
            check_published(self.files, self.prepared, self.files.diagnostics)
