"""How to follow the site: what feeds are, and all of them."""

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.offers import feed_link, has_feed
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.views.offers import FeedLink


class FeedsPage(Struct, frozen=True):
    """What feeds are, and all of them; no feed where the address of the site is not known."""

    lead: str
    main: tuple[FeedLink, ...]
    """Of the whole site."""
    lists: tuple[tuple[str, tuple[FeedLink, ...]], ...]
    """Heading and feeds: of units, of indicators. Those without one are left out."""


def feeds_page(route: Route, inputs: PageInputs) -> Page:
    """What feeds are, and all of them."""
    units = [paths.feed_of_unit(place.slug) for place in inputs.index.units]
    indicators = [paths.feed_of_indicator(id) for id in inputs.project.indicators]
    lists = ((inputs.words(f"page.{key}"), _links(names, inputs)) for key, names in
             (("units", units), ("indicators", indicators)))  # fmt: skip
    main = _links([paths.FEED_OF_NEWS, paths.FEED_OF_DATA], inputs)
    title, lead = inputs.words("page.feeds"), inputs.words("lead.feeds")
    context = FeedsPage(lead, main, tuple((heading, links) for heading, links in lists if links))
    return Page(route, title, lead, context, trail(inputs), "data/", "feeds")


def _links(names: list[str], inputs: PageInputs) -> tuple[FeedLink, ...]:
    return tuple(feed_link(name, inputs) for name in names if has_feed(name, inputs))
