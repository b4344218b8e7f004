"""Old addresses that lead to new ones."""

from dataclasses import dataclass

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.views.view_types import LinkView


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """An old address that leads to a new one."""

    target: LinkView


def redirect_page(route: Route, inputs: PageInputs) -> Page:
    """A page that leads to the site path, or to the article of the file, that the route names."""
    if route.key.startswith("/"):
        moved = inputs.words("page.moved")
        return Page(route, moved, moved, RedirectPage(LinkView(moved, route.key)), (), "data/redirects.toml")
    article = inputs.project.articles[inputs.index.article_position[route.key]]
    context = RedirectPage(LinkView(article.title, paths.article(article.slug)))
    return Page(route, article.title, article.title, context, (), article.path)
