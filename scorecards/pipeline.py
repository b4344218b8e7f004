"""The build: files in, outputs out. This page is the story; every step is a stage of it with a folder of its own.

    read files -> findings -> index -> each article read and its pages made -> each other route made -> links checked

A route is an address and what it shows; making one is a pure function of the route and of what the stages before have
prepared, so that a build makes all of them, but for those that the last build has made of the same, and a preview the
one that is looked at. A file is handed on as it is made and not kept; of a page its links and anchors are, of the text
of an article what the search and the checks need. Whoever takes the files must put them in use only once all have come:
where a problem forbids that, the last of them is followed by an exception.

Where texts of a few articles are all that was edited since the last build, `build_edited` goes the same way with these
articles and those that they name, makes their pages and the search, and leaves what else stands as it is.

The clock, the disk and the address are parameters, and nothing is written here: the command `build` takes the outputs
with `output.write`, which stages files and moves them in at the end.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from scorecards.addresses.base import address_of
from scorecards.analysis.rules.findings import examine
from scorecards.analysis.tracing.texts import Tracing, trace_texts
from scorecards.charts.drawings import Drawings
from scorecards.charts.pictures import Pictures
from scorecards.charts.qr import QrCodes
from scorecards.inputs.article_texts import ArticleText
from scorecards.inputs.link_targets import SomeArticles, links, pages_by_file, wanted_texts
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
from scorecards.render.contact import check_contact, contact_of
from scorecards.render.templates import renderers_of
from scorecards.render.theme import chart_style, load_theme
from scorecards.routes.articles import ArticleReading, ArticleWork, read_texts, works_of
from scorecards.routes.check import Contents, check_old_addresses
from scorecards.routes.edited_texts import EditedSite, EditedTexts, make_edited
from scorecards.routes.last_build import LastBuild
from scorecards.routes.other_days import sites_of, with_coming
from scorecards.routes.prepared import Prepared
from scorecards.routes.run import SiteRun, WithheldError
from scorecards.routes.settings import Settings
from scorecards.routes.site_inputs import SharedInputs

__all__ = ["Built", "Settings", "build", "build_edited", "prepare"]

T = TypeVar("T")
Taken = TypeVar("Taken", covariant=True)


class Built(Struct, Generic[Taken], frozen=True):
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
    """What came of the texts of articles, by the paths of their files."""
    unsound: frozenset[str]
    """The articles of which something was noted."""


def build(files: Files, settings: Settings, take: Callable[[Iterable[Output]], T]) -> Built[T]:
    """Builds the site of the project behind `files`, all problems noted; reads files and writes none.

    `take` is called with every file of the site, each once, made as it is asked for. Where a problem forbids to hand
    over the site, an exception follows the last file: `take` must let it through, and leave everything as it was. What
    `take` raises itself is raised.
    """
    run, taken = SiteRun(files, settings, *_prepare(files, settings)), None
    with closing(run.outputs()) as outputs, suppress(WithheldError):
        if not files.diagnostics.forbid(settings.strict):
            taken = take(outputs)
        for _ in outputs:  # what nobody takes is made for its problems
            pass
    problems, unsound = files.diagnostics.problems, frozenset(run.unsound)
    return Built(taken, problems, run.prepared, run.made, run.coming, run.texts, unsound)


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


def build_edited(files: Files, settings: Settings, edited: EditedTexts, last: LastBuild) -> EditedSite:
    """What comes of texts of articles that alone were edited since the last build; nothing is written.

    `files` look for no other articles than `edited.only`. Raises MoreThanTextsError where more may differ.
    """
    prepared, works = _prepare(files, replace(settings, focus=edited.articles))
    return make_edited(prepared, works, edited, last, files.diagnostics)


def _prepare(files: Files, settings: Settings) -> tuple[Prepared, Sequence[ArticleWork]]:
    """What is known before the texts of articles are read, and these articles."""
    settings.note("read")
    diagnostics, memo = files.diagnostics, files.memo
    project = load_project(files, settings.today, settings.drafts, settings.focus is None)
    if project is None:
        return Prepared(None, None), ()
    project = with_repository(project, settings.repository, memo)
    if isinstance(settings.focus, SomeArticles):
        project = replace(project, among_all=settings.focus.among_all)
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
            codes=QrCodes(settings.store),
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
