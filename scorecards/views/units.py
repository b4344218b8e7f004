"""Units in rows, and their versions through time."""

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.places import Area, Place
from scorecards.vietnamese import formatting
from scorecards.views.links import area_link
from scorecards.views.place_view_types import AreaView
from scorecards.views.ranks import rank
from scorecards.views.unit_summary import headline, summary
from scorecards.views.view_types import FigureView, LinkView, RankView


class UnitRow(Struct, frozen=True):
    """A unit on the home page and in lists."""

    link: LinkView
    kind: str
    """"tỉnh", "huyện"."""
    summary: str
    """The computed sentence of its page."""
    figures: tuple[FigureView, ...]
    """Its headline figures."""
    ranks: tuple[RankView, ...]


def unit_row(place: Place, inputs: PageInputs) -> UnitRow:
    """A unit on the home page."""
    return UnitRow(
        link=LinkView(place.name.to(inputs.language), paths.unit(place.slug)),
        kind=place.latest.name.to(inputs.language),
        summary=summary(place, inputs),
        figures=headline(place, inputs),
        ranks=tuple(rank(ranking, row, inputs) for ranking, row in inputs.index.ranks_by_place.get(place.slug, ())),
    )


def area_view(area: Area, inputs: PageInputs) -> AreaView:
    """A version of a unit with its neighbours in time."""
    language = inputs.language
    return AreaView(
        name=area.name.to(language),
        since=formatting.day(area.valid_from, language) if area.valid_from else "",
        until=formatting.day(area.valid_to, language) if area.valid_to else "",
        predecessors=tuple(area_link(id, inputs) for id in area.predecessors),
        successor=area_link(area.successor, inputs) if area.successor else None,
        legal_basis=area.legal_basis,
    )
