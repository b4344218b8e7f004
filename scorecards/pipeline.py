"""The build: files in, outputs out. This page is the story; every step is a stage of it with a folder of its own.

    read files -> findings -> index -> texts traced -> routes -> each route made and handed on -> links checked

A route is an address and what it shows; making one is a pure function of the route and of what the stages before have
prepared, so that a build makes all of them, but for those that the last build has made of the same, and a preview the
one that is looked at. A file is handed on as it is made
and not kept; of a page its links and anchors are, which the check at the end is made of. Whoever takes the files must
put them in use only once all have come: where a problem forbids that, the last of them is followed by an exception.

The clock, the disk and the address are parameters, and nothing is written here: the command `build` takes the outputs
with `output.write`, which stages files and moves them in at the end.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from scorecards.addresses.base import Base, address_of
from scorecards.addresses.route import Route
from scorecards.analysis.rules.findings import examine
from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.analysis.tracing.texts import Tracing, trace_texts
from scorecards.charts.drawings import Drawings
from scorecards.charts.pictures import Pictures
from scorecards.inputs.link_targets import Focus, links, needs_all_texts, pages_by_file, wanted_texts
from scorecards.inputs.media import Media, check_files
from scorecards.inputs.untranslated import untranslated
from scorecards.inputs.unused_pictures import check_pictures
from scorecards.inputs.visits import read_visits
from scorecards.languages import ORIGINAL
from scorecards.load.project import load_project, with_repository
from scorecards.load.sections import with_used_indicators
from scorecards.load.source import Files
from scorecards.memo import SameObjects
from scorecards.output import Output
from scorecards.problems import ContentError, Diagnostics, Problem
from scorecards.processes import processes_for
from scorecards.render.contact import check_contact, contact_of
from scorecards.render.templates import renderers_of
from scorecards.render.theme import chart_style, load_theme
from scorecards.routes.check import Contents, check_old_addresses, check_share, check_site
from scorecards.routes.joined import Joined
from scorecards.routes.kept_pages import KeptPages
from scorecards.routes.other_days import make_coming, sites_of, with_coming
from scorecards.routes.prepared import Prepared
from scorecards.routes.processes import make_in_processes
from scorecards.routes.published import check_published
from scorecards.routes.share import SiteShare
from scorecards.routes.site_inputs import SharedInputs
from scorecards.routes.texts import TextsWanted, with_texts
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


class _WithheldError(Exception):
    """Follows the outputs of a site that a problem forbids to hand over."""


def build(files: Files, settings: Settings, take: Callable[[Iterable[Output]], T]) -> Built[T]:
    """Builds the site of the project behind `files`, all problems noted; reads files and writes none.

    `take` is called with every file of the site, each once, made as it is asked for. Where a problem forbids to hand
    over the site, an exception follows the last file: `take` must let it through, and leave everything as it was. What
    `take` raises itself is raised.
    """
    prepared, taken = prepare(files, settings), None
    made, coming = Contents(), Contents()
    with closing(_outputs(files, settings, prepared, made, coming)) as outputs, suppress(_WithheldError):
        if not files.diagnostics.forbid(settings.strict):
            taken = take(outputs)
        for _ in outputs:  # what nobody takes is made for its problems
            pass
    return Built(taken, files.diagnostics.problems, prepared, made, coming)


def _outputs(
    files: Files, settings: Settings, prepared: Prepared, made: Contents, coming: Contents
) -> Generator[Output, None, None]:
    """Every file of the site as it is made; _WithheldError at the end where a problem forbids to hand it over."""
    diagnostics = files.diagnostics
    if prepared.site is not None:
        settings.note("pages")
        errors = diagnostics.errors
        if settings.joined:
            yield from _joined(settings.joined, made, coming, diagnostics)
        routes = [route for route in prepared.routes if settings.makes(route.path)]
        if settings.kept:
            settings.kept.begin(files, prepared.site)
            routes = yield from _kept(settings.kept, routes, made)
        processes = processes_for(len(routes), settings.processes)
        with closing(make_in_processes(routes, prepared.site, processes, settings.store, diagnostics)) as found:
            for one in found:
                yield from made.take(one)
        for one in make_coming(prepared, settings.today, settings.makes, diagnostics):
            coming.note(one)
        if diagnostics.errors == errors:
            settings.note("links")
            if settings.share:
                check_share(made, coming, prepared, diagnostics)
            else:
                check_site(made, coming, prepared, diagnostics)
                check_published(files, prepared, diagnostics)
    if prepared.site is None or diagnostics.forbid(settings.strict):
        raise _WithheldError


def _kept(kept: KeptPages, routes: Iterable[Route], made: Contents) -> Generator[Output, None, list[Route]]:
    """The files of the routes that need not be made; returns the others."""
    left = []
    for route in routes:
        if found := kept.find(route):
            yield from made.take(found)
        else:
            left.append(route)
    return left


def _joined(parts: Joined, made: Contents, coming: Contents, diagnostics: Diagnostics) -> Iterator[Output]:
    """The files of parts that other runs have made."""
    diagnostics.note(*parts.problems)
    try:
        yield from made.take_over(parts.made, parts.files())
        yield from coming.take_over(parts.coming, ())
    except ContentError as error:
        diagnostics.note(*error.problems)


def prepare(files: Files, settings: Settings) -> Prepared:
    """Everything before the pages: reads the project, checks its figures and texts, and indexes it.

    Problems are noted in `files.diagnostics`.
    """
    settings.note("read")
    diagnostics, memo = files.diagnostics, files.memo
    project = load_project(files, settings.today, settings.drafts, settings.focus is None)
    if project is None:
        return Prepared(None, None)
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

        settings.note("texts")
        pages = pages_by_file(checked)
        texts_wanted = TextsWanted(
            files,
            lambda path: wanted.originals(path) and settings.makes(pages[path]),
            settings.store,
            settings.processes,
            settings.joined.texts if settings.joined else {},
        )
        site, later = with_texts(site, later, traced.articles, texts_wanted)
        texts = (later or site).pages[ORIGINAL].texts
        if settings.focus is None:
            check_files(checked, media, settings.makes, diagnostics)
            if settings.share is None:
                check_pictures(project, texts, files, diagnostics)
            check_old_addresses(checked.articles, project.redirects, later or site, diagnostics)
    except ContentError as error:
        diagnostics.note(*error.problems)
        return Prepared(project, None)
    known = site.pages[ORIGINAL].coverage
    paths = [one.path for one in (*project.articles, *project.commentaries.values())]
    covered = sum((known[path] for path in paths if path in known), Coverage(0, 0))
    return Prepared(project, site, findings, covered, later)
