"""The data described for programs: a Data Package of everything, and a catalogue of all files in DCAT.

Data Package and Table Schema: https://specs.frictionlessdata.io. DCAT 3, as JSON-LD: https://www.w3.org/TR/vocab-dcat-3/.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from scorecards.addresses import paths
from scorecards.inputs.data_rows import COLUMNS, DAYS, NUMBERS
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.model.text import Text
from scorecards.output import Output
from scorecards.output.csv_cells import harmless
from scorecards.publish.open_data import COMMUNES, PACKED, WHOLE, collection_names, csv_table
from scorecards.views.links import document_path

DOCUMENT_COLUMNS = (
    "id", "number", "kind", "title", "title_en", "issuer", "issuer_en", "date", "read_on", "url", "page",
)  # fmt: skip
"""Columns of the register of documents, in order; what each means stands in the table `document-column`."""
_DOCUMENT_DAYS = ("date", "read_on")
MEDIA_TYPES = {
    "csv": "text/csv",
    "zip": "application/zip",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What files of data are, by their ending (https://www.iana.org/assignments/media-types)."""
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
}
_IANA = "https://www.iana.org/assignments/media-types/"
_LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"
"""Languages as DCAT names them: resources of the Library of Congress."""

CATALOGUE_PATHS = (paths.DOCUMENTS_CSV, paths.DATA_PACKAGE, paths.CATALOGUE)
"""Where the files stand."""


def catalogue_files(inputs: PageInputs) -> tuple[Output, ...]:
    """The Data Package, the register of documents that it has beside the figures, and the catalogue.

    They are in the original language, whatever page asks for them, and made once: a page says how large they are.
    """
    base, project = inputs.base.to(ORIGINAL), inputs.index.project
    original = replace(inputs, language=ORIGINAL, base=base, project=project, _made={})
    return inputs.index.once(("catalogue",), lambda: _made(original))


def _made(inputs: PageInputs) -> tuple[Output, ...]:
    made = {
        paths.DOCUMENTS_CSV: _documents(inputs),
        paths.DATA_PACKAGE: _json(_data_package(inputs), indent=1),
        paths.CATALOGUE: _json(_catalogue(inputs)),
    }
    return tuple(Output(path.lstrip("/"), content, "data/") for path, content in made.items())


def _json(content: object, indent: int | None = None) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=indent) + "\n").encode()


def _documents(inputs: PageInputs) -> bytes:
    rows = []
    for one in inputs.project.documents.values():
        cells = {
            "id": one.id,
            "number": one.number,
            "kind": one.kind,
            "title": one.title.to("vi"),
            "title_en": one.title.to("en"),
            "issuer": one.issuer.to("vi"),
            "issuer_en": one.issuer.to("en"),
            "date": one.issued_on.isoformat() if one.issued_on else "",
            "read_on": one.read_on.isoformat() if one.read_on else "",
            "url": one.url,
            "page": inputs.base.full(document_path(one.id, inputs.index)),
        }
        rows.append([harmless(cells[name]) for name in DOCUMENT_COLUMNS])
    return csv_table(DOCUMENT_COLUMNS, rows)


def _data_package(inputs: PageInputs) -> dict[str, Any]:
    site, words = inputs.project.site, inputs.words
    licence = {"title": site.data_licence.to(inputs.language), "path": site.data_licence_url}
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "scorecards",
        "title": site.title.to(inputs.language),
        "description": site.description.to(inputs.language),
        "licenses": [licence],
        "contributors": [{"title": site.publisher.to(inputs.language), "role": "publisher"}],
        "resources": [
            _resource(
                "so-lieu",
                f"{WHOLE}.csv",
                words("page.data"),
                [_field(name, f"column.{name}", NUMBERS, DAYS, inputs) for name in COLUMNS],
                ["kind", "id"],
                [{"fields": "source", "reference": {"resource": "van-ban", "fields": "id"}}],
            ),
            _resource(
                "van-ban",
                paths.DOCUMENTS_CSV.removeprefix(paths.DATA),
                words("page.documents"),
                [_field(name, f"document-column.{name}", (), _DOCUMENT_DAYS, inputs) for name in DOCUMENT_COLUMNS],
                ["id"],
            ),
        ],
    }
    if inputs.base.absolute:
        package["homepage"] = inputs.base.full(paths.DATA)
    return package


def _resource(
    name: str,
    path: str,
    title: str,
    fields: Sequence[Mapping[str, Any]],
    key: Sequence[str],
    foreign: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": list(fields), "missingValues": [""], "primaryKey": list(key)}
    if foreign:
        schema["foreignKeys"] = list(foreign)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "title": title,
        "format": "csv",
        "mediatype": MEDIA_TYPES["csv"],
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(name: str, meaning: str, numbers: Sequence[str], days: Sequence[str], inputs: PageInputs) -> dict[str, Any]:
    kind = "number" if name in numbers else "date" if name in days else "string"
    found: dict[str, Any] = {"name": name, "type": kind, "description": inputs.words(meaning)}
    if name == "id":
        found["constraints"] = {"required": True}
    return found


def _catalogue(inputs: PageInputs) -> dict[str, Any]:
    site = inputs.project.site
    publisher = {"@type": "foaf:Agent", "foaf:name": _texts(site.publisher)}
    publisher_id = f"{inputs.base.full(paths.CATALOGUE)}#publisher"
    licence = {"dct:license": {"@id": site.data_licence_url}}
    shared = {**licence, "dct:publisher": {"@id": publisher_id}}
    datasets = [
        {
            "@id": f"{inputs.base.full(paths.CATALOGUE)}#{name}",
            "@type": "dcat:Dataset",
            "dct:title": _texts(title),
            "dct:description": _texts(_description(title, inputs)),
            **shared,
            "dcat:landingPage": {"@id": inputs.base.full(page)},
            "dcat:distribution": list(_distributions(name, inputs)),
        }
        for name, title, page in _collections(inputs)
    ]
    return {
        "@context": _CONTEXT,
        "@id": inputs.base.full(paths.CATALOGUE),
        "@type": "dcat:Catalog",
        "dct:title": _texts(site.title),
        "dct:description": _texts(site.description),
        "dct:language": [_language(one) for one in site.languages],
        **licence,
        "dct:publisher": {"@id": publisher_id, **publisher},
        "foaf:homepage": {"@id": inputs.base.full("/")},
        "dcat:dataset": datasets,
    }


def _texts(text: Text) -> list[dict[str, str]]:
    """A text in the languages in which it has been written."""
    found = ((language, text.written_in(language)) for language in LANGUAGES)
    return [{"@language": language, "@value": said} for language, said in found if said]


def _language(language: Language) -> dict[str, str]:
    return {"@id": f"{_LANGUAGE}{language}"}


def _description(title: Text, inputs: PageInputs) -> Text:
    """What a set of data of that title is, in the languages that both it and the site's description are written in."""
    about = inputs.project.site.description
    said = {
        language: f"{inputs.words_in[language]('share.figures', name=name)}. {rest}"
        for language in LANGUAGES
        if (name := title.written_in(language)) and (rest := about.written_in(language))
    }
    return Text(said["vi"], said.get("en", ""))


def _collections(inputs: PageInputs) -> Iterator[tuple[str, Text, str]]:
    """Name, title and page of every collection that has a page."""
    project = inputs.project
    rankings = {one.id: one for one in project.rankings}
    for name in collection_names(inputs.index):
        kind, _, key = name.partition("/")
        if not key:
            yield name, project.site.title, paths.DATA
        elif kind == COMMUNES:
            yield name, project.places[key].name if key else project.site.title, paths.unit(key) if key else paths.DATA
        elif f"/{kind}/" == paths.RANKINGS:
            yield name, rankings[key].name, paths.ranking(key)
        elif f"/{kind}/" == paths.INDICATORS:
            yield name, project.indicators[key].name, paths.indicator(key)
        elif key != project.site.country:
            yield name, project.places[key].name, paths.unit(key)


def _distributions(name: str, inputs: PageInputs) -> Iterator[dict[str, Any]]:
    files: list[tuple[str, Language]] = [("csv", ORIGINAL), ("json", ORIGINAL)]
    files += [("xlsx", language) for language in inputs.project.site.languages]
    if name.startswith(f"{COMMUNES}/"):
        files = [(PACKED, ORIGINAL)]
    for ending, language in files:
        address = inputs.base.full(paths.data_file(name, ending, language))
        yield {
            "@type": "dcat:Distribution",
            "dcat:accessURL": {"@id": address},
            "dcat:downloadURL": {"@id": address},
            "dcat:mediaType": {"@id": _IANA + MEDIA_TYPES[ending.rpartition(".")[2]]},
            **({"dct:language": _language(language)} if ending == "xlsx" else {}),
        }
