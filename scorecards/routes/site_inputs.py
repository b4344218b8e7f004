"""The inputs of a site in all languages, and its routes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from scorecards.addresses.base import Base
from scorecards.addresses.route import Route
from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.charts.drawings import Drawings
from scorecards.charts.pictures import Pictures
from scorecards.charts.qr import QrCodes
from scorecards.inputs.index import Index
from scorecards.inputs.link_targets import not_out, pages_by_file
from scorecards.inputs.media import Media
from scorecards.inputs.page_inputs import PageInputs
from scorecards.inputs.visits import Visits, visit_words
from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.model.articles import NO_PROSE
from scorecards.model.findings import Finding
from scorecards.model.project import Project
from scorecards.render.templates import Renderer
from scorecards.render.theme import Theme
from scorecards.routes.all_routes import all_routes
from scorecards.routes.make import SiteInputs


class SharedInputs(Struct, frozen=True):
    """What the pages of a project are made from, whichever of its articles are shown."""

    today: date
    base: Base
    theme: Theme
    charts: Drawings
    pictures: Pictures
    codes: QrCodes
    findings: tuple[Finding, ...]
    coverage: Mapping[str, Coverage]
    """How many numbers of each text are traced, by the path of its file."""
    media: Media
    visits: Visits | None
    request: str
    """Number of the request whose preview this is, or ""."""
    drafts: bool
    """Whether drafts are shown."""
    renderers: Mapping[Language, Renderer]


def site_inputs(projects: Mapping[Language, Project], shared: SharedInputs, lists: Iterable[str] = ()) -> SiteInputs:
    """The inputs of the site of a project, which is given in every language.

    `lists` are the site paths of lists that are there on other days only.
    """
    index = Index(projects[ORIGINAL], shared.today, shared.findings)
    page_of_file = pages_by_file(index.project)
    absent = not_out(index.project.held_back, shared.today, lists)
    pages = {
        language: PageInputs(
            index=index,
            language=language,
            words_in=shared.theme.words,
            project=projects[language],
            base=shared.base.to(language),
            charts=shared.charts,
            pictures=shared.pictures,
            codes=shared.codes,
            media=shared.media,
            page_of_file=page_of_file,
            not_out=absent,
            coverage=shared.coverage,
            request=shared.request,
            drafts=shared.drafts,
            visits=visit_words(shared.visits, shared.theme.words[language]),
        )
        for language in LANGUAGES
    }
    return SiteInputs(pages, dict(_without_texts(pages)), shared.renderers, shared.theme)


def _without_texts(pages: Mapping[Language, PageInputs]) -> Iterator[tuple[Language, PageInputs]]:
    for language, inputs in pages.items():
        project = inputs.project
        commentaries = {key: replace(one, sections=()) for key, one in project.commentaries.items()}
        standing = {key: replace(one, prose=NO_PROSE) for key, one in project.pages.items()}
        bare = replace(project, commentaries=commentaries, pages=standing)
        yield language, replace(inputs, project=bare, coverage={})


def routes_of(site: SiteInputs) -> tuple[Route, ...]:
    """Every route of a site."""
    inputs = site.pages[ORIGINAL]
    return all_routes(inputs.index, inputs.base)


def routes_besides(later: SiteInputs, site: SiteInputs) -> tuple[Route, ...]:
    """The routes of one site whose paths another does not have."""
    paths = {route.path for route in routes_of(site)}
    return tuple(route for route in routes_of(later) if route.path not in paths)
