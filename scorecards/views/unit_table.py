"""Today's provinces and cities in a table: what is known of each, and its ranks."""

from msgspec import Struct

from scorecards.inputs.page_inputs import PageInputs
from scorecards.vietnamese import formatting
from scorecards.views.all_editions import EditionColumn, RankCell, all_editions
from scorecards.views.links import place_link
from scorecards.views.unit_picker import units_by_region
from scorecards.views.view_types import LinkView


class UnitLine(Struct, frozen=True):
    """A unit of today."""

    unit: LinkView
    region: str
    figures: str
    """"22 số liệu"; "" where there is none."""
    cells: tuple[RankCell, ...]
    """Its ranks, one a column."""


class UnitTable(Struct, frozen=True):
    """The units of today."""

    columns: tuple[EditionColumn, ...]
    """Editions of the DTI in which any of them was ranked, the newest first."""
    lines: tuple[UnitLine, ...]
    """By name."""


def unit_table(inputs: PageInputs) -> UnitTable:
    """The units of today with the ranks of their own; those of the units that they were formed from are not theirs."""
    every = all_editions(inputs)
    cells = {row.unit.path: row.cells for row in every.rows if not row.then}
    used = [at for at in range(len(every.columns)) if any(own[at].rank for own in cells.values())]
    regions = {place.slug: name for name, places in units_by_region(inputs).items() for place in places}
    lines = []
    for place in inputs.index.units_on(inputs.index.today):
        link = place_link(place.slug, inputs)
        count = inputs.index.project.observations.count_of(place.slug)
        figures = f"{formatting.number(count, inputs.language)} {inputs.words('count.observations')}" if count else ""
        lines.append(UnitLine(link, regions[place.slug], figures, tuple(cells[link.path][at] for at in used)))
    return UnitTable(tuple(every.columns[at] for at in used), tuple(lines))
