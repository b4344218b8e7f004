"""Names that lead to their pages."""

from scorecards.addresses import paths
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.findings import Finding
from scorecards.model.rankings import Ranking
from scorecards.views.view_types import LinkView


def indicator_link(id: str, inputs: PageInputs) -> LinkView:
    """An indicator by name."""
    return LinkView(inputs.project.indicators[id].name.to(inputs.language), paths.indicator(id))


def place_link(slug: str, inputs: PageInputs) -> LinkView:
    """A place by name; the country has no page of its own and is plain text."""
    name = inputs.project.places[slug].name.to(inputs.language)
    return LinkView(name, "" if slug == inputs.project.site.country else paths.unit(slug))


def pillar_link(id: str, inputs: PageInputs) -> LinkView:
    """A pillar by name."""
    return LinkView(inputs.project.pillars[id].name.to(inputs.language), paths.pillar(id))


def document_link(id: str, inputs: PageInputs) -> LinkView:
    """A document by kind and number, or by title where it has no number."""
    document = inputs.project.documents[id]
    kind = inputs.words(f"document.{document.kind}")
    name = f"{kind} {document.number}" if document.number else document.title.to(inputs.language)
    return LinkView(name, document_path(id, inputs.index))


def document_path(id: str, index: Index) -> str:
    """Where a document is told of: its page, or that of the commune whose figures alone it has."""
    commune = index.documents_of_communes.get(id)
    return f"{paths.unit(commune)}#{paths.document_anchor(id)}" if commune else paths.document(id)


def ranking_link(ranking: Ranking, inputs: PageInputs) -> LinkView:
    """An edition of the official index by name."""
    return LinkView(ranking.name.to(inputs.language), paths.ranking(ranking.id))


def area_link(id: str, inputs: PageInputs) -> LinkView:
    """A dated area: its full name and the page of its place. Raises KeyError for an area that is not there."""
    place = inputs.index.place_of_area(id)
    if place is None:
        raise KeyError(id)
    area = next(area for area in place.areas if area.id == id)
    return LinkView(area.name.to(inputs.language), paths.unit(place.slug))


def link_to(name: str, path: str, inputs: PageInputs) -> LinkView:
    """A name that leads to a page of the site, with the page's language where that is another."""
    return LinkView(name, path, inputs.other_language(path))


def finding_anchor(found: Finding) -> str:
    """The anchor of a finding: its identifier."""
    return found.id.replace(":", ".")


def finding_path(found: Finding) -> str:
    """Its place on the page of findings."""
    return f"{paths.FINDINGS}#{finding_anchor(found)}"
