"""Where the project's files and figures are found on the site: for links in texts."""

from collections.abc import Callable

from scorecards.addresses import paths
from scorecards.analysis.tracing.commentary import Links
from scorecards.analysis.tracing.figures import Figure, FigureKind
from scorecards.languages import LANGUAGES
from scorecards.model.articles import original_of, translation_of
from scorecards.model.project import Project


def links(project: Project) -> Links:
    """What the tracing of texts has to know of addresses."""
    return Links(leads_to, figure_path(project))


def pages_by_file(project: Project) -> dict[str, str]:
    """The site path of the page that each Markdown file makes, or would make if it were translated."""
    found = {
        **{article.at.path: paths.article(article.slug) for article in project.articles},
        **{page.at.path: paths.standing(page.slug) for page in project.pages.values()},
        **{one.at.path: paths.unit(one.place) for one in project.commentaries.values()},
    }
    return {translation_of(original_of(file), language): path for file, path in found.items() for language in LANGUAGES}


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
        if figure.sort is FigureKind.TARGET:
            return f"{paths.indicator(figure.subject)}#{figure.id}"
        if figure.place == project.site.country:
            return paths.indicator(figure.subject)
        return paths.figure(figure.place, figure.id)

    return path_of
