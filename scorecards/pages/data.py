"""The open data: the files to download, what their columns mean, and the licence."""

from dataclasses import dataclass

from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.publish.open_data import offered, open_data_of
from scorecards.views.counts import counts
from scorecards.views.view_types import DataFile, LinkView


@dataclass(frozen=True, slots=True)
class DataPage:
    """Take the data with you."""

    files: tuple[DataFile, ...]
    columns: tuple[tuple[str, str], ...]
    """Column of the CSV file and what it means."""
    licence: LinkView
    counts: tuple[tuple[str, str], ...]


def data_page(route: Route, inputs: PageInputs) -> Page:
    """The files to download, what their columns mean, and the licence."""
    language, site = inputs.language, inputs.project.site
    title, lead = inputs.words("page.data"), inputs.words("lead.data")
    data = offered(open_data_of(inputs.index, inputs.words_in[ORIGINAL]), inputs.words)
    licence = LinkView(site.data_licence.to(language), site.data_licence_url)
    context = DataPage(data.files, data.columns, licence, counts(inputs))
    return Page(route, title, lead, context, trail(inputs), "data/", "data")
