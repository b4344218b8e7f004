"""Old addresses that lead to new ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.articles import Article
from scorecards.pages.page import Page
from scorecards.views.view_types import LinkView


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """An old address that leads to a new one."""

    target: LinkView


def old_paths(article: Article) -> Iterator[str]:
    """The site paths of an article's old addresses; an address that names no file is that of a folder."""
    for address in article.old_addresses:
        folder = not address.endswith("/") and "." not in address.rsplit("/", 1)[1]
        yield address + "/" * folder


def redirect_page(route: Route, inputs: PageInputs) -> Page:
    """A page that leads to the article whose file the route names."""
    article = inputs.project.articles[inputs.index.article_position[route.key]]
    context = RedirectPage(LinkView(article.title, paths.article(article.slug)))
    return Page(route, article.title, article.title, context, (), article.at.path)
