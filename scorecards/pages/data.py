"""The open data: the files to download, what their columns mean, and the licence."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.inputs.data_rows import COLUMNS
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.publish.open_data import WHOLE, data_files
from scorecards.vietnamese import formatting
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
    columns = tuple((name, inputs.words(f"column.{name}")) for name in COLUMNS)
    licence = LinkView(site.data_licence.to(language), site.data_licence_url)
    context = DataPage(tuple(_files(inputs)), columns, licence, counts(inputs))
    return Page(route, title, lead, context, trail(inputs), "data/", "data")


def _files(inputs: PageInputs) -> Iterator[DataFile]:
    """The files of everything; of workbooks the one in the language of the page."""
    own = paths.data_file(WHOLE, "xlsx", inputs.language)
    for one in data_files(WHOLE, inputs.index, inputs.words_in):
        name = one.path.rpartition("/")[2]
        ending = name.rpartition(".")[2]
        if ending != "xlsx" or f"/{one.path}" == own:
            size = formatting.bytes_size(len(one.content), inputs.language)
            yield DataFile(LinkView(name, f"/{one.path}"), size, inputs.words(f"data-file.{ending}"))
