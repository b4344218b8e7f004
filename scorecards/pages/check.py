"""The page that checks the numbers of a text, in the reader's browser."""

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.publish.check_files import check_files


class CheckPage(Struct, frozen=True):
    """Checking a text: /kiem-tra/."""

    lead: str
    index: str
    """Site path of the file that the script reads first."""


def check_page(route: Route, inputs: PageInputs) -> Page:
    """The page, with the path of the file that its script reads first."""
    title, lead = inputs.words("page.check"), inputs.words("lead.check")
    context = CheckPage(lead, check_files(inputs).head)
    return Page(route, title, lead, context, trail(inputs), "data/", "check")
