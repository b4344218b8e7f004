"""The open data: the files to download, what their columns mean, and the licence."""

from collections.abc import Iterator

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.inputs.data_rows import COLUMNS
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.publish.catalogue import DOCUMENT_COLUMNS, catalogue_files
from scorecards.publish.open_data import COMMUNES, PACKED, WHOLE, collection_of, communes_with_data, data_files
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.views.counts import counts
from scorecards.views.links import place_link
from scorecards.views.view_types import DataFile, LinkView


class CodeExample(Struct, frozen=True):
    """A few lines that read the data."""

    name: str
    """"Python", "R"."""
    anchor: str
    lead: str
    code: str


class DataPage(Struct, frozen=True):
    """Take the data with you."""

    files: tuple[DataFile, ...]
    columns: tuple[tuple[str, str], ...]
    """Column of the CSV file and what it means."""
    document_columns: tuple[tuple[str, str], ...]
    """The same of the register of documents."""
    examples: tuple[CodeExample, ...]
    licence: LinkView
    counts: tuple[tuple[str, str], ...]
    editions: LinkView
    communes: tuple[LinkView, ...]
    """By province the file of its communes' figures, which the other files do not have; empty where there are none."""


def data_page(route: Route, inputs: PageInputs) -> Page:
    """The files to download, what their columns mean, and the licence."""
    language, site = inputs.language, inputs.project.site
    title, lead = inputs.words("page.data"), inputs.words("lead.data")
    columns = tuple((name, inputs.words(f"column.{name}")) for name in COLUMNS)
    licence = LinkView(site.data_licence.to(language), site.data_licence_url)
    documents = tuple((name, inputs.words(f"document-column.{name}")) for name in DOCUMENT_COLUMNS)
    editions = LinkView(inputs.words("page.editions"), paths.EDITIONS)
    files = (*_files(inputs), *_described(inputs))
    context = DataPage(
        files, columns, documents, tuple(_examples(inputs)), licence, counts(inputs), editions, _communes_files(inputs)
    )
    return Page(route, title, lead, context, trail(inputs), "data/", "data")


def _communes_files(inputs: PageInputs) -> tuple[LinkView, ...]:
    """The files of communes by the names of their provinces, in Vietnamese order."""
    names = {key: place_link(key, inputs).name if key else inputs.words("page.communes")
             for key in communes_with_data(inputs.index)}  # fmt: skip
    ordered = sorted(names, key=lambda key: sort_key(names[key]))
    return tuple(LinkView(names[key], paths.data_file(collection_of(COMMUNES, key), PACKED)) for key in ordered)


def _files(inputs: PageInputs) -> Iterator[DataFile]:
    """The files of everything, the easiest first; of workbooks the one in the language of the page."""
    own = paths.data_file(WHOLE, "xlsx", inputs.language)
    for one in reversed(data_files(WHOLE, inputs.index, inputs.words_in)):
        name = one.path.rpartition("/")[2]
        ending = name.rpartition(".")[2]
        if ending != "xlsx" or f"/{one.path}" == own:
            size = formatting.bytes_size(len(one.content), inputs.language)
            yield DataFile(LinkView(name, f"/{one.path}"), size, inputs.words(f"data-file.{ending}"))


def _described(inputs: PageInputs) -> Iterator[DataFile]:
    """The register of documents, the Data Package and the catalogue."""
    keys = {paths.DOCUMENTS_CSV: "documents", paths.DATA_PACKAGE: "package", paths.CATALOGUE: "catalogue"}
    sizes = {f"/{one.path}": len(one.content) for one in catalogue_files(inputs)}
    for path, key in keys.items():
        size = formatting.bytes_size(sizes[path], inputs.language)
        yield DataFile(LinkView(path.rpartition("/")[2], path), size, inputs.words(f"data-file.{key}"))


def _examples(inputs: PageInputs) -> Iterator[CodeExample]:
    """Lines to copy that read the whole table."""
    address = inputs.base.full(paths.data_file(WHOLE, "csv"))
    for name, language in (("Python", "python"), ("R", "r")):
        code = CODE[language].replace("ADDRESS", address if inputs.base.absolute else f"https://…{address}")
        yield CodeExample(name, language, inputs.words(f"data-example.{language}"), code)


CODE = {
    "python": """\
import csv, io, urllib.request

address = "ADDRESS"
text = urllib.request.urlopen(address).read().decode("utf-8-sig")
rows = list(csv.DictReader(io.StringIO(text)))
figures = [row for row in rows if row["kind"] == "observation" and row["as_of"]]
for row in sorted(figures, key=lambda row: row["as_of"])[-10:]:
    print(row["as_of"], row["area_name"], row["indicator_name"], row["shown"], row["source_url"])
""",
    "r": """\
address <- "ADDRESS"
rows <- read.csv(address, fileEncoding = "UTF-8-BOM", na.strings = "", check.names = FALSE)
figures <- subset(rows, kind == "observation" & !is.na(as_of))
figures <- figures[order(figures$as_of), ]
print(tail(figures[, c("as_of", "area_name", "indicator_name", "shown")], 10), row.names = FALSE)
""",
}
"""The ten newest figures, by language; ADDRESS stands for that of the table."""
