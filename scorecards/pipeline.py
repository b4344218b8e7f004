"""The build: files in, outputs out. This page is the story; every step is a stage of it with a folder of its own.

read files -> check -> model -> charts -> pages -> render -> links -> outputs. The clock, the disk and the address are
parameters, and nothing is written here: `cli` hands the outputs to `output`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from markupsafe import Markup

from scorecards.analysis.commentary import Links, trace_texts
from scorecards.analysis.figures import Figure, Sort
from scorecards.analysis.findings import attach, find
from scorecards.analysis.groups import group_observations
from scorecards.analysis.outcomes import Coverage
from scorecards.charts.draw import ChartStyle, draw
from scorecards.charts.plan import plan_charts
from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.model.articles import Prose
from scorecards.model.findings import Finding
from scorecards.model.project import Project
from scorecards.model.text import Language
from scorecards.output import Output, OutputError, conflicts
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.page import Page
from scorecards.pages.site import all_pages, site_view
from scorecards.pages.views import DataFile, LinkView
from scorecards.problems import ContentError, Location, Problem, nearest, problem
from scorecards.publish import open_data
from scorecards.publish.findable import entries
from scorecards.publish.media import Media
from scorecards.publish.search import search_index
from scorecards.publish.sitemap import sitemap
from scorecards.publish.visits import read_visits
from scorecards.render.addresses import Base, base_of
from scorecards.render.links import check_links
from scorecards.render.prose import Targets, render_prose
from scorecards.render.templates import make_renderer, render_all
from scorecards.render.theme import Theme, load_theme
from scorecards.vietnamese import formatting

LANGUAGE: Language = "vi"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build depends on besides the project's files."""

    today: date
    base: Base | None = None
    """Where the site will stand; None for what data/site.toml says."""
    drafts: bool = False
    """Whether drafts and articles of the future are shown."""
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


def build(files: Files, settings: Settings) -> Built:
    """Builds the site of the project behind `files`, all problems noted; reads files and writes none."""
    settings.note("read")
    project, problems = load_project(files, settings.today, settings.drafts)
    if project is None:
        return Built((), tuple(problems), None)
    try:
        theme, warnings = load_theme(project.site.theme, files)
        problems += warnings
        base = settings.base or _address(project)

        settings.note("findings")
        findings, remarks = _findings(project)
        problems += remarks

        settings.note("texts")
        texts = trace_texts(project, Links(leads_to, figure_path(project)), LANGUAGE)
        project = texts.project
        problems += texts.problems

        settings.note("charts")
        charts = _draw_charts(project, theme)

        settings.note("pages")
        media = Media(files, LANGUAGE)
        targets = Targets(_pages_by_file(project).get, media.image, base.link)
        visits, visit_problems = read_visits(project.site.visits, files, LANGUAGE)
        problems += [*visit_problems, *_missing_files(project, media)]
        book = Book(
            project=project,
            language=LANGUAGE,
            today=settings.today,
            html=lambda prose, prefix: render_prose(prose, targets, prefix),
            photo=media.photo,
            download=media.download,
            charts=charts,
            findings=findings,
            coverage=texts.coverage,
            visits=visits,
        )
        data_outputs, data_files = _open_data(project)
        columns = tuple((name, meaning.to(LANGUAGE)) for name, meaning in open_data.COLUMNS.items())
        search_head, search_outputs = search_index(entries(book), LANGUAGE)
        pages = list(all_pages(book, data_files, columns, search_head))

        settings.note("render")
        html = render_all(pages, site_view(book, base.absolute), make_renderer(theme, base, LANGUAGE))
        extra = [*data_outputs, *search_outputs, *_static(theme), *media.outputs()]
        if base.absolute:
            extra.append(
                Output("sitemap.xml", sitemap(base.full(p.path) for p in pages if _is_indexed(p)), "data/site.toml")
            )

        settings.note("links")
        problems += check_links(_proses(project), pages, html, (f"/{o.path}" for o in extra), base, targets)
        outputs = [*(Output(page.file, html[page.path].encode(), page.source) for page in pages), *extra]
        for clash in conflicts([*outputs]):
            at = Location(clash.other_source)
            problems.append(
                problem("address-conflict", at, path=clash.path, first=clash.source, second=clash.other_source)
            )
    except ContentError as error:
        return Built((), (*problems, *error.problems), project)
    except OutputError as error:
        at = Location(str(error.details["source"]))
        return Built((), (*problems, problem(error.code, at, **error.details)), project)
    failed = any(p.severity == "error" for p in problems)
    covered = sum(texts.coverage.values(), Coverage(0, 0))
    return Built(() if failed else tuple(outputs), tuple(problems), project, findings, covered)


def _address(project: Project) -> Base:
    """Where data/site.toml says that the site stands."""
    address = project.site.address or "/"
    base = base_of(address)
    if base is None:
        words = {
            "expected_vi": "địa chỉ như https://vi-du.vn/phieu-diem/",
            "expected_en": "an address such as https://host/repo/",
        }
        raise ContentError([problem("wrong-type", Location("data/site.toml"), key="address", read=address, **words)])
    return base


def _findings(project: Project) -> tuple[tuple[Finding, ...], list[Problem]]:
    """What does not add up, each with its explanation; and problems with remarks on findings and figures not there."""
    found = find(project)
    ids, figures = {one.id for one in found}, {one.id for one in project.observations}
    problems = [
        problem("unknown-finding", one.at, read=one.finding, near=nearest(one.finding, ids))
        for one in project.explanations
        if one.finding not in ids
    ]
    problems += [
        problem("unknown-figure", one.at, read=one.figure, near=nearest(one.figure, figures))
        for one in project.revisions
        if one.figure not in figures
    ]
    return attach(found, {one.finding: one.reply for one in project.explanations}), problems


def _draw_charts(project: Project, theme: Theme) -> dict[str, Markup]:
    colours = theme.colours["light"]
    missing = [token for token in ("ink", "muted", "accent", "neutral", "line") if token not in colours]
    if missing:
        raise ContentError(problem("missing-colour", Location(theme.source), read=token) for token in missing)
    style = ChartStyle(theme.font, theme.font_folder or Path("fonts"), colours)
    planned = plan_charts(group_observations(project.observations), project, LANGUAGE)
    return {id: Markup(draw(spec, f"bieu-do.{id}.hinh", style)) for id, spec in planned}


def _open_data(project: Project) -> tuple[list[Output], tuple[DataFile, ...]]:
    rows = open_data.rows(project, LANGUAGE)
    made = [
        (paths.OBSERVATIONS_CSV, open_data.as_csv(rows), "CSV, UTF-8"),
        (paths.OBSERVATIONS_JSON, open_data.as_json(rows, project, LANGUAGE), "JSON, UTF-8"),
    ]
    outputs = [Output(path.lstrip("/"), content, "data/") for path, content, _ in made]
    views = tuple(
        DataFile(LinkView(path.rsplit("/", 1)[1], path), formatting.bytes_size(len(content), LANGUAGE), description)
        for path, content, description in made
    )
    return outputs, views


def _missing_files(project: Project, media: Media) -> list[Problem]:
    """Photos of articles and files of documents that are not there or cannot be shown."""
    photos = ((photo, media.image(photo.path)) for article in project.articles if (photo := article.photo))
    files = (d for d in project.documents.values() if d.file and media.download(d.file) is None)
    return [
        *(
            problem("missing-file" if path is None else "bad-image", photo.at, read=photo.path)
            for photo, path in photos
            if not path
        ),
        *(problem("missing-file", document.at, read=document.file) for document in files),
    ]


def _static(theme: Theme) -> list[Output]:
    return [Output(asset.path.lstrip("/"), asset.content, asset.source) for asset in theme.assets.values()]


def _pages_by_file(project: Project) -> dict[str, str]:
    """The site path of the page that each Markdown file makes."""
    return {
        **{article.at.path: paths.article(article.slug) for article in project.articles},
        **{page.at.path: paths.standing(page.slug) for page in project.pages.values()},
        **{one.at.path: paths.unit(one.place) for one in project.commentaries.values()},
    }


def leads_to(link: str) -> str:
    """The figure, the indicator or the document that a link in a text leads to, or ""."""
    page, _, anchor = link.partition("#")
    if page.startswith(paths.UNITS):
        return anchor
    for folder in (paths.INDICATORS, paths.DOCUMENTS):
        if page.startswith(folder):
            return page.removeprefix(folder).strip("/")
    return ""


def figure_path(project: Project) -> Callable[[Figure], str]:
    """Where a figure has its permanent place: its unit's page; for targets and the country's, the indicator's."""

    def path_of(figure: Figure) -> str:
        if figure.sort is Sort.TARGET:
            return f"{paths.indicator(figure.subject)}#{figure.id}"
        if figure.place == project.site.country:
            return paths.indicator(figure.subject)
        return paths.figure(figure.place, figure.id)

    return path_of


def _proses(project: Project) -> list[Prose]:
    return [
        *(section.prose for one in project.commentaries.values() for section in one.sections),
        *(article.prose for article in project.articles),
        *(page.prose for page in project.pages.values()),
    ]


def _is_indexed(page: Page) -> bool:
    return page.template not in ("redirect.html", "not_found.html")
