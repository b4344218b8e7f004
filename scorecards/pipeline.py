"""The build: files in, outputs out. This page is the story; every step is a stage of it with a folder of its own.

    read files -> findings -> texts traced -> index -> routes -> each route made -> links checked -> outputs

A route is an address and what it shows; making one is a pure function of the route and of what the stages before have
prepared, so that a build makes all of them and a preview the one that is looked at. The clock, the disk and the address
are parameters, and nothing is written here: `cli` hands the outputs to `output`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from scorecards.addresses.base import Base, address_of
from scorecards.addresses.route import Route
from scorecards.analysis.rules.findings import examine
from scorecards.analysis.tracing.commentary import trace_texts
from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.inputs.index import Index
from scorecards.inputs.link_targets import links, pages_by_file
from scorecards.inputs.media import Media, check_files
from scorecards.inputs.page_inputs import PageInputs
from scorecards.inputs.visits import read_visits, visit_words
from scorecards.languages import LANGUAGES, ORIGINAL
from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.model.articles import original_of
from scorecards.model.findings import Finding
from scorecards.model.project import Project
from scorecards.output import Output
from scorecards.problems import ContentError, Diagnostics, Problem
from scorecards.render.contact import check_contact, contact_of
from scorecards.render.links import check_addresses, check_links, links_of_page
from scorecards.render.templates import make_renderer
from scorecards.render.theme import chart_style, load_theme
from scorecards.routes.all_routes import all_routes
from scorecards.routes.make import Made, SiteInputs, make


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


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is known once everything is read, checked and indexed: enough to make any route."""

    project: Project | None
    """None where the files could not be read."""
    site: SiteInputs | None
    """None where no page can be made."""
    findings: tuple[Finding, ...] = ()
    """What does not follow from the sources' own figures; never an error."""
    coverage: Coverage = field(default_factory=lambda: Coverage(0, 0))
    """How many of the numbers in commentaries and articles are traced to figures, each text in one language."""

    @property
    def routes(self) -> tuple[Route, ...]:
        """Every route of the site; none where no page can be made."""
        inputs = self.site and self.site.pages[ORIGINAL]
        return tuple(all_routes(inputs.index, inputs.base)) if inputs else ()


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build."""

    outputs: tuple[Output, ...]
    """Every file of the site, each once; none where a problem is an error."""
    problems: tuple[Problem, ...]
    prepared: Prepared


def build(files: Files, settings: Settings) -> Built:
    """Builds the site of the project behind `files`, all problems noted; reads files and writes none."""
    prepared, diagnostics = prepare(files, settings), files.diagnostics
    made: list[Made] = []
    if prepared.site is not None:
        settings.note("pages")
        errors = diagnostics.errors
        made = make_all(prepared.routes, prepared.site, diagnostics)
        if diagnostics.errors == errors:
            settings.note("links")
            check_site(made, prepared.site, diagnostics)
    return Built(() if diagnostics.errors else outputs_of(made), diagnostics.problems, prepared)


def prepare(files: Files, settings: Settings) -> Prepared:
    """Everything before the pages: reads the project, checks its figures and texts, and indexes it.

    Problems are noted in `files.diagnostics`.
    """
    settings.note("read")
    diagnostics = files.diagnostics
    project = load_project(files, settings.today, settings.drafts)
    if project is None:
        return Prepared(None, None)
    if not project.site.repository:
        project = replace(project, site=replace(project.site, repository=settings.repository))
    check_contact(project.site, diagnostics)
    try:
        theme = load_theme(project.site.theme, files)
        style = chart_style(theme)
        base = settings.base or address_of(project)

        settings.note("findings")
        findings = examine(project, theme.words, diagnostics)

        settings.note("texts")
        texts = trace_texts(project, links(project), theme.words, diagnostics)

        settings.note("index")
        index = Index(texts.projects[ORIGINAL], settings.today, findings)
        media = Media(files)
        visits = read_visits(project.site.visits, files)
        pages = {
            language: PageInputs(
                index=index,
                language=language,
                words_in=theme.words,
                project=texts.projects[language],
                base=base.to(language),
                style=style,
                media=media,
                page_of_file=pages_by_file(texts.projects[language]),
                coverage=texts.coverage,
                visits=visit_words(visits, theme.words[language]),
            )
            for language in LANGUAGES
        }
        contact = contact_of(project.site)
        renderers = {language: make_renderer(theme, one.base, contact) for language, one in pages.items()}
        check_files(index.project, media, diagnostics)
    except ContentError as error:
        diagnostics.note(*error.problems)
        return Prepared(project, None)
    originals = (found for path, found in texts.coverage.items() if path == original_of(path))
    covered = sum(originals, Coverage(0, 0))
    return Prepared(index.project, SiteInputs(pages, renderers, theme), findings, covered)


def make_all(routes: Iterable[Route], site: SiteInputs, diagnostics: Diagnostics) -> list[Made]:
    """Every route made, the problems of those that cannot be noted; a page that fails in one language is left there."""
    made: list[Made] = []
    failed: set[str] = set()
    for route in (one for one in routes if one.path not in failed):
        try:
            made.append(make(route, site))
        except ContentError as error:
            failed.add(route.path)
            diagnostics.note(*error.problems)
    return made


def check_site(made: Sequence[Made], site: SiteInputs, diagnostics: Diagnostics) -> None:
    """Notes links that lead nowhere, and addresses that two sources make."""
    pages = [one for one in made if one.is_page]
    found = [links_of_page(one.route.path, one.route.language, one.files[0]) for one in pages]
    outputs = outputs_of(made)
    check_links(site.pages, found, outputs[len(pages) :], diagnostics)
    check_addresses(outputs, diagnostics)


def outputs_of(made: Sequence[Made]) -> tuple[Output, ...]:
    """Every file of the routes: pages first, then the other files. What several pages need is there once."""
    pages = [one.files[0] for one in made if one.is_page]
    needed = {file.path: file for one in made if one.is_page for file in one.files[1:]}
    others = [file for one in made if not one.is_page for file in one.files]
    return (*pages, *others, *needed.values())
