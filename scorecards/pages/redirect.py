"""Old addresses that lead to new ones."""

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import Language
from scorecards.model.articles import Article, StandingPage
from scorecards.pages.page import Page
from scorecards.views.links import link_to
from scorecards.views.view_types import LinkView


class RedirectPage(Struct, frozen=True):
    """An old address that leads to a new one."""

    target: LinkView
    language: Language
    """What its title is in: where it leads to a text, that of the text."""


def redirect_page(route: Route, inputs: PageInputs) -> Page:
    """A page that leads to the site path, or to the article or the standing page of the file, that the route names."""
    if route.key.startswith("/"):
        moved = inputs.words("page.moved")
        target = link_to(moved, route.key, inputs)
        context = RedirectPage(target, inputs.language)
        return Page(route, moved, moved, context, (), "data/redirects.toml")
    text, path = _text(route.key, inputs)
    context = RedirectPage(link_to(text.title, path, inputs), text.language)
    return Page(route, text.title, text.title, context, (), text.path)


def _text(file: str, inputs: PageInputs) -> tuple[Article | StandingPage, str]:
    """The text that a file is the original of, and the site path of its page."""
    if (at := inputs.index.article_position.get(file)) is not None:
        article = inputs.project.articles[at]
        return article, paths.article(article.slug)
    page = next(one for slug, one in inputs.project.pages.items() if inputs.index.project.pages[slug].path == file)
    return page, paths.standing(page.slug)
