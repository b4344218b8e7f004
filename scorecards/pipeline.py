"""The build: files in, outputs out. This page is the story; every step is a stage of it with a folder of its own.

    read files -> findings -> index -> each article read and its pages made -> each other route made -> links checked

A route is an address and what it shows; making one is a pure function of the route and of what the stages before have
prepared, so that a build makes all of them, but for those that the last build has made of the same, and a preview the
one that is looked at. A file is handed on as it is made and not kept; of a page its links and anchors are, of the text
of an article what the search and the checks need. Whoever takes the files must put them in use only once all have come:
where a problem forbids that, the last of them is followed by an exception.

The clock, the disk and the address are parameters, and nothing is written here: the command `build` takes the outputs
with `output.write`, which stages files and moves them in at the end.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from scorecards.addresses.base import Base, address_of
from scorecards.addresses.route import Route, RouteKind
from scorecards.analysis.rules.findings import examine
from scorecards.analysis.tracing.texts import Tracing, trace_texts
from scorecards.charts.drawings import Drawings
from scorecards.charts.pictures import Pictures
from scorecards.inputs.article_texts import ArticleText
from scorecards.inputs.link_targets import Focus, links, needs_all_texts, pages_by_file, wanted_texts
from scorecards.inputs.media import Media, check_files
from scorecards.inputs.untranslated import untranslated
from scorecards.inputs.unused_pictures import check_pictures
from scorecards.inputs.visits import read_visits
from scorecards.load.project import load_project, with_repository
from scorecards.load.sections import with_used_indicators
from scorecards.load.source import Files
from scorecards.memo import SameObjects
from scorecards.output import Output
from scorecards.problems import ContentError, Problem
from scorecards.processes import processes_for
from scorecards.render.contact import check_contact, contact_of
from scorecards.render.templates import renderers_of
from scorecards.render.theme import chart_style, load_theme
from scorecards.routes.articles import ArticleReading, ArticleWork, make_articles, read_texts, works_of
from scorecards.routes.check import Contents, check_old_addresses, check_share, check_site
from scorecards.routes.joined import Joined
from scorecards.routes.kept_pages import KeptPages
from scorecards.routes.make import SiteInputs
from scorecards.routes.other_days import sites_of, with_coming
from scorecards.routes.prepared import Prepared
from scorecards.routes.processes import make_in_processes
from scorecards.routes.published import check_published
from scorecards.routes.share import SiteShare
from scorecards.routes.site_inputs import SharedInputs
from scorecards.store import NO_STORE, Store

T = TypeVar("T")
Taken = TypeVar("Taken", covariant=True)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build depends on besides the project's files."""

    today: date
    base: Base | None = None
    """Where the site will stand; None for what data/site.toml says."""
    drafts: bool = False
    """Whether drafts and articles of the future are shown."""
    repository: str = ""
    """Address of the repository where data/site.toml names none."""
    note: Callable[[str], None] = field(default=lambda stage: None)
    """Called with the name of each stage as it begins."""
    focus: Focus | None = None
    """The one page that is to be made: its text alone is traced, and what concerns no page is not checked. None for the
    whole site."""
    request: str = ""
    """Number of the request whose preview this is; "" for the site itself."""
    store: Store = NO_STORE
    """What earlier runs have made, to be taken from there."""
    strict: bool = False
    """Whether a warning keeps the site from being handed over, as an error does."""
    processes: int = 1
    """In how many processes pages are made, with the same result; 0 for as many as pay."""
    share: SiteShare | None = None
    """What is made of the site: its pages and files, the texts that they need, and the checks that this is enough for;
    None for all of it."""
    kept: KeptPages | None = None
    """What the last build has left in the output folder, to be taken from there; None where all is made."""
    put: Callable[[Output], Output] = field(default=lambda output: output)
    """Called, where files are made by other processes, in these: what it gives is handed on in the place of a file, so
    that its bytes need not be."""
    joined: Joined | None = None
    """What other runs have made; the rest is made, and the whole site checked and handed over. None where there are no
    such runs."""

    def makes(self, path: str) -> bool:
        """Whether what stands at a site path, in all languages, is made."""
        if self.joined:
            return needs_all_texts(path)
        return self.share is None or self.share.has(path)


@dataclass(frozen=True, slots=True)
class Built(Generic[Taken]):
    """The result of a build."""

    taken: Taken | None
    """What became of the outputs, as whoever took them says; None where a problem forbids to hand over the site."""
    problems: tuple[Problem, ...]
    prepared: Prepared
    made: Contents
    """What is kept of the routes that were made."""
    coming: Contents
    """The same of the pages of articles to come."""
    texts: Mapping[str, ArticleText]
    """What came of the texts of articles that nothing was noted of, by the paths of their files."""


class _WithheldError(Exception):
    """Follows the outputs of a site that a problem forbids to hand over."""


def build(files: Files, settings: Settings, take: Callable[[Iterable[Output]], T]) -> Built[T]:
    """Builds the site of the project behind `files`, all problems noted; reads files and writes none.

    `take` is called with every file of the site, each once, made as it is asked for. Where a problem forbids to hand
    over the site, an exception follows the last file: `take` must let it through, and leave everything as it was. What
    `take` raises itself is raised.
    """
    run, taken = _Run(files, settings, *_prepare(files, settings)), None
    with closing(run.outputs()) as outputs, suppress(_WithheldError):
        if not files.diagnostics.forbid(settings.strict):
            taken = take(outputs)
        for _ in outputs:  # what nobody takes is made for its problems
            pass
    return Built(taken, files.diagnostics.problems, run.prepared, run.made, run.coming, run.sound)


@dataclass(slots=True, eq=False)
class _Run:
    """A build at work, from the articles on."""

    files: Files
    settings: Settings
    prepared: Prepared
    works: Sequence[ArticleWork]
    made: Contents = field(default_factory=Contents)
    coming: Contents = field(default_factory=Contents)
    sound: dict[str, ArticleText] = field(default_factory=dict)
    """The texts of articles that nothing was noted of."""
    is_whole: bool = True
    """Whether all that was to be made could be."""

    def outputs(self) -> Generator[Output, None, None]:
        """Every file of the site as it is made; _WithheldError at the end where a problem forbids to hand it over."""
        diagnostics = self.files.diagnostics
        if self.prepared.site is not None:
            self.settings.note("texts")
            texts, works, routes = yield from self._taken_over(self.prepared.site)
            pages = sum(len(one.routes) for one in works) + len(routes)
            processes = processes_for(pages, self.settings.processes)  # before a chart is drawn, which starts threads
            yield from self._articles(works, texts, processes)
            self.prepared = self.prepared.with_texts(texts)
            if self.prepared.project and not self.settings.share:
                check_pictures(self.prepared.project, texts, self.files, diagnostics)
            if len(texts) == len(self.works) or self.settings.joined:
                self.settings.note("pages")
                yield from self._others(routes, processes)
            if self.is_whole:
                self.settings.note("links")
                self._check()
        if self.prepared.site is None or diagnostics.forbid(self.settings.strict):
            raise _WithheldError

    def _taken_over(
        self, site: SiteInputs
    ) -> Generator[Output, None, tuple[dict[str, ArticleText], list[ArticleWork], list[Route]]]:
        """What earlier runs have made; returns the texts that are known by that, and what is left to make."""
        settings, kept = self.settings, self.settings.kept
        texts = dict(settings.joined.texts if settings.joined else {})
        routes = [one for one in self.prepared.routes if one.kind is not RouteKind.ARTICLE and settings.makes(one.path)]
        if not kept:
            return texts, [*self.works], routes
        kept.begin(self.files, site)
        works, left = [], []
        for work in self.works:
            if found := kept.find_article(work):
                texts[work.article.path] = self.sound[work.article.path] = found[0]
                for page in found[1]:
                    yield from self.made.take(page)
            else:
                works.append(work)
        for route in routes:
            if same := kept.find(route):
                yield from self.made.take(same)
            else:
                left.append(route)
        return texts, works, left

    def _articles(
        self, works: Sequence[ArticleWork], texts: dict[str, ArticleText], processes: int
    ) -> Iterator[Output]:
        """The pages of articles; what comes of their texts is noted in `texts` by the paths of their files."""
        settings = self.settings
        making = make_articles(works, processes, settings.store, settings.put, self.files.diagnostics)
        with closing(making) as found:
            for one in found:
                path = one.work.article.path
                texts[path] = one.text
                if one.is_sound:
                    self.sound[path] = one.text
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


def prepare(files: Files, settings: Settings) -> Prepared:
    """Everything before the pages: reads the project, checks its figures and texts, and indexes it.

    Problems are noted in `files.diagnostics`.
    """
    prepared, works = _prepare(files, settings)
    if prepared.site is None:
        return prepared
    settings.note("texts")
    texts = read_texts(works, files.diagnostics)
    if prepared.project and settings.focus is None and settings.share is None:
        known = {path: one.text for path, one in texts.items()}
        check_pictures(prepared.project, known, files, files.diagnostics)
    return prepared.with_drawn(texts)


def _prepare(files: Files, settings: Settings) -> tuple[Prepared, Sequence[ArticleWork]]:
    """What is known before the texts of articles are read, and these articles."""
    settings.note("read")
    diagnostics, memo = files.diagnostics, files.memo
    project = load_project(files, settings.today, settings.drafts, settings.focus is None)
    if project is None:
        return Prepared(None, None), ()
    project = with_repository(project, settings.repository, memo)
    check_contact(project.site, diagnostics)
    try:
        theme = load_theme(project.site.theme, files, project.site)
        base = settings.base or address_of(project)
        base = replace(base, languages=project.site.languages, untranslated=untranslated(project))

        settings.note("findings")
        words = SameObjects(theme.words.values())
        key = ("findings", project.same_data, words)
        findings = memo.recall(key, lambda own: examine(project, theme.words, own), diagnostics)

        settings.note("index")
        shown = with_used_indicators(project)
        checked = with_coming(shown, settings.today)
        wanted = wanted_texts(checked, settings.focus)
        tracing = Tracing(links(shown), theme.words, diagnostics, memo, wanted.originals, wanted.translations)
        traced = trace_texts(checked, tracing)
        media = Media(files)
        contact = contact_of(project.site)
        style = chart_style(theme)
        shared = SharedInputs(
            today=settings.today,
            base=base,
            theme=theme,
            charts=Drawings(style, settings.store),
            pictures=Pictures(style, settings.store),
            findings=findings,
            coverage=traced.coverage,
            media=media,
            request=settings.request,
            drafts=settings.drafts,
            visits=read_visits(project.site.visits, files),
            renderers=renderers_of(theme, base, contact, memo),
        )
        site, later = sites_of(traced.projects, len(project.articles), shared)

        prepared = Prepared(project, site, findings, later)
        page_of = pages_by_file(checked)
        reading = ArticleReading(traced.articles, files, settings.store)
        works = works_of(
            prepared, reading, lambda path: wanted.originals(path) and settings.makes(page_of[path]), settings.makes
        )
        if settings.focus is None:
            check_files(checked, media, settings.makes, diagnostics)
            check_old_addresses(checked.articles, project.redirects, later or site, diagnostics)
    except ContentError as error:
        diagnostics.note(*error.problems)
        return Prepared(project, None), ()
    return prepared, works
