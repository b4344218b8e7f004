"""The search page: a form that works by address, and the lists for readers without script."""

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.publish.search import search_files


class SearchPage(Struct, frozen=True):
    """Search."""

    lead: str
    index: str
    """Site path of the file that the script reads first."""
    units: str
    """Heading of results that are units."""
    has_communes: bool
    """Whether a name that is no unit of the site may be looked up among the communes."""


def search_page(route: Route, inputs: PageInputs) -> Page:
    """The page, with the path of the file that its script reads first."""
    title, lead = inputs.words("page.search"), inputs.words("lead.search")
    has_communes = inputs.project.communes is not None
    context = SearchPage(lead, search_files(inputs).head, inputs.words("search.units"), has_communes)
    return Page(route, title, lead, context, trail(inputs), "data/", "search")
