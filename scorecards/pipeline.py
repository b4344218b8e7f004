"""The build: files in, outputs out. This page is the story; every step is a stage of it with a folder of its own.

read files -> findings -> texts traced -> charts -> pages -> render -> links -> outputs. The clock, the disk and the
address are parameters, and nothing is written here: `cli` hands the outputs to `output`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from scorecards.analysis.groups import group_observations
from scorecards.analysis.rules.findings import examine
from scorecards.analysis.tracing.commentary import Annotated, trace_texts
from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.charts.draw import ChartStyle, Drawing, draw_all
from scorecards.charts.plan import plan_charts
from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.model.articles import original_of
from scorecards.model.findings import Finding
from scorecards.model.project import Project
from scorecards.output import Output, OutputError
from scorecards.pages.book import Book
from scorecards.pages.link_targets import links, pages_by_file
from scorecards.pages.site import all_pages, site_view
from scorecards.problems import ContentError, Location, Problem, problem
from scorecards.publish.chart_files import ChartFiles
from scorecards.publish.comparison import comparison_files
from scorecards.publish.media import Media, missing_files
from scorecards.publish.open_data import offered, open_data, unit_data
from scorecards.publish.search import search_index
from scorecards.publish.search_entries import entries
from scorecards.publish.sitemap import sitemap
from scorecards.publish.visits import Visits, read_visits, visit_words
from scorecards.render.addresses import Base, address_of
from scorecards.render.contact import check_contact, contact_of
from scorecards.render.edition import Edition
from scorecards.render.links import check_addresses, check_links
from scorecards.render.prose import Targets, render_prose
from scorecards.render.templates import make_renderer, render_all
from scorecards.render.theme import Theme, chart_style, load_theme, static_files
from scorecards.strings.words import program_words


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
class Built:
    """What came of a build."""

    outputs: tuple[Output, ...]
    """Every file of the site; none where a problem is an error."""
    problems: tuple[Problem, ...]
    project: Project | None
    findings: tuple[Finding, ...] = ()
    """What does not follow from the sources' own figures; never an error. None where the build went no further than
    reading."""
    coverage: Coverage = field(default_factory=lambda: Coverage(0, 0))
    """How many of the numbers in commentaries and articles are traced to figures."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the stages before the pages have made, for the editions in all languages."""

    texts: Annotated
    findings: tuple[Finding, ...]
    charts: Mapping[Language, Mapping[str, Drawing]]
    style: ChartStyle
    visits: Visits | None
    media: Media
    data: Sequence[Output]


def build(files: Files, settings: Settings) -> Built:
    """Builds the site of the project behind `files`, all problems noted; reads files and writes none."""
    settings.note("read")
    project, problems = load_project(files, settings.today, settings.drafts)
    if project is None:
        return Built((), tuple(problems), None)
    if not project.site.repository:
        project = replace(project, site=replace(project.site, repository=settings.repository))
    problems += check_contact(project.site)
    try:
        theme, warnings = load_theme(project.site.theme, files)
        base = settings.base or address_of(project)

        settings.note("findings")
        findings, mistakes = examine(project, program_words())

        settings.note("texts")
        texts = trace_texts(project, links(project))
        project = texts.projects[ORIGINAL]

        settings.note("charts")
        groups = tuple(group_observations(project.observations))
        style = chart_style(theme)
        charts = {language: draw_all(plan_charts(groups, project, language), style) for language in LANGUAGES}

        settings.note("pages")
        media = Media(files, ORIGINAL)
        visits, wrong_visits = read_visits(project.site.visits, files)
        data, by_unit = open_data(project, ORIGINAL), unit_data(project, ORIGINAL)
        made = Made(texts, findings, charts, style, visits, media, data)
        editions = [make_edition(language, made, base, settings.today) for language in LANGUAGES]

        settings.note("render")
        editions = [rendered(one, theme) for one in editions]
        others = [
            *data,
            *by_unit,
            *(file for one in editions for file in one.files),
            *static_files(theme),
            *media.outputs(),
        ]
        if base.absolute:
            others.append(sitemap(editions[0].pages, base))
        outputs = [*(page for one in editions for page in one.page_files()), *others]

        settings.note("links")
        problems += [*warnings, *mistakes, *texts.problems, *wrong_visits, *missing_files(project, media)]
        problems += check_links(editions, (f"/{one.path}" for one in others))
        problems += check_addresses(outputs)
    except ContentError as error:
        return Built((), (*problems, *error.problems), project)
    except OutputError as error:
        at = Location(str(error.details["source"]))
        return Built((), (*problems, problem(error.code, at, **error.details)), project)
    failed = any(p.severity == "error" for p in problems)
    originals = (found for path, found in texts.coverage.items() if path == original_of(path))
    covered = sum(originals, Coverage(0, 0))
    return Built(() if failed else tuple(outputs), tuple(problems), project, findings, covered)


def make_edition(language: Language, made: Made, base: Base, today: date) -> Edition:
    """The pages in one language, ready to be rendered, and the files that their scripts read."""
    here, media = base.to(language), made.media.to(language)
    project = made.texts.projects[language]
    targets = Targets(pages_by_file(project).get, media.image, here.link)
    chart_files = ChartFiles(language, here, made.style.colours)
    book = Book(
        project=project,
        language=language,
        today=today,
        html=lambda prose, prefix: render_prose(prose, targets, prefix),
        photo=media.photo,
        download=media.download,
        charts=made.charts[language],
        chart_file=chart_files.keep,
        findings=made.findings,
        coverage=made.texts.coverage,
        visits=visit_words(made.visits, language),
    )
    search_head, search_files = search_index(entries(book), language)
    compare_head, compare_files = comparison_files(book)
    pages = tuple(all_pages(book, offered(made.data, language), search_head, compare_head))
    files = (*search_files, *compare_files, *chart_files.outputs())
    return Edition(here, book, targets, pages, files)


def rendered(edition: Edition, theme: Theme) -> Edition:
    """The edition with its pages as HTML."""
    site = site_view(edition.book, edition.base.full("/") if edition.base.absolute else "")
    return replace(
        edition,
        html=render_all(edition.pages, site, make_renderer(theme, edition.base, contact_of(edition.book.project.site))),
    )
