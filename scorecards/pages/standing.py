"""Methodology, about, and other pages of content/pages/."""

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.inputs.article_texts import PREFIX
from scorecards.inputs.page_inputs import PageInputs
from scorecards.inputs.prose_html import ProseHtml
from scorecards.pages.page import Page
from scorecards.pages.site_view import official_sentence
from scorecards.pages.trail import instead, trail
from scorecards.views.view_types import LinkView

_SECTIONS = {paths.METHOD: "method", paths.ABOUT: "about", paths.ACCESSIBILITY: "accessibility"}
"""Standing pages that the menu and the foot of every page lead to, where they are there."""


class StandingPageContext(Struct, frozen=True):
    """Methodology, about."""

    title: str
    summary: str
    html: ProseHtml
    edit: str
    standing: str
    """Whether the site is the official one of its publisher; on the about page only, "" where settings do not say."""
    links: tuple[LinkView, ...]
    """Other agencies; on the about page only."""
    visits: tuple[tuple[str, str], ...]
    """What was counted and how often, with the day of the count; on the about page only, and only where a file of visit
    figures is given."""


def standing_page(route: Route, inputs: PageInputs) -> Page:
    """The standing page whose slug the route names."""
    page = inputs.project.pages[route.key]
    is_about = route.path == paths.ABOUT
    links = tuple(LinkView(link.name.to(inputs.language), link.url) for link in inputs.project.site.links)
    context = StandingPageContext(
        page.title,
        page.summary,
        inputs.html(page.prose, PREFIX, inputs.language),
        inputs.edit_address(page.path),
        official_sentence(inputs) if is_about else "",
        links if is_about else (),
        inputs.visits if is_about else (),
    )
    section = _SECTIONS.get(route.path, "")
    return Page(
        route, page.title, page.summary, context, trail(inputs), page.path, section,
        instead=instead(route, inputs, "home"),
    )  # fmt: skip
