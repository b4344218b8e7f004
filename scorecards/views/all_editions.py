"""Every edition of the DTI in one table: a line for each territory, a column for each edition.

Ranks stand side by side and are never joined: a change is told between two editions of one method and one list of units
alone. A unit that was merged has a line of its own, below the unit that it went into.
"""

from collections.abc import Iterator
from itertools import pairwise, product

from msgspec import Struct

from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.places import Area, Place
from scorecards.model.rankings import Ranking, RankRow
from scorecards.vietnamese import formatting
from scorecards.views.edition_links import editions_of
from scorecards.views.links import place_link, ranking_link
from scorecards.views.maps import tone_of_rank
from scorecards.views.ranks import ranks_compare
from scorecards.views.view_types import LinkView
from scorecards.wording import rank_numbers


class EditionColumn(Struct, frozen=True):
    """The head of a column."""

    link: LinkView
    """The year and the edition's page."""
    name: str
    """The edition's full name."""
    universe: str
    """Among how many units."""


class RankCell(Struct, frozen=True):
    """A rank in an edition."""

    rank: str
    """"37", "32–34"; "" where none was found or the unit was not ranked."""
    tone: int
    """That of the edition's map."""


class TerritoryRanks(Struct, frozen=True):
    """A territory through all editions."""

    unit: LinkView
    then: str
    """"đến 30/6/2025" of a unit that is no more; "" of today's."""
    now: str
    """The unit of today that it belongs to, itself for one of today's."""
    cells: tuple[RankCell, ...]
    change: str
    """"2022 lên 14 bậc"; "" where no two editions compare."""
    direction: str
    """"up", "down", "same", or ""."""


class AllEditions(Struct, frozen=True):
    """The table of all editions."""

    columns: tuple[EditionColumn, ...]
    """The newest first."""
    rows: tuple[TerritoryRanks, ...]
    """Today's units by name, each followed by those that it was formed from."""


def all_editions(inputs: PageInputs) -> AllEditions:
    """The editions of the DTI; units of which no rank was ever found have a line of today's alone."""
    return inputs.once(("all-editions",), lambda: _all(inputs))


def _all(inputs: PageInputs) -> AllEditions:
    editions = editions_of("", inputs)
    columns = tuple(
        EditionColumn(
            LinkView(str(one.reference_year), ranking_link(one, inputs).path),
            one.name.to(inputs.language),
            formatting.number(one.universe, inputs.language),
        )
        for one in editions
    )
    return AllEditions(columns, tuple(_rows(editions, inputs)))


def _rows(editions: tuple[Ranking, ...], inputs: PageInputs) -> Iterator[TerritoryRanks]:
    ranks = {
        (area.id, edition.id): (edition, row)
        for edition in editions
        for row in edition.rows
        for area in [inputs.project.places[row.place].area_on(edition.units_on)]
    }
    for place in inputs.index.units_on(inputs.index.today):
        line, before = _line(place.area_on(inputs.index.today), inputs)
        name = place.name.to(inputs.language)
        yield _history(place, "", name, line, editions, ranks, inputs)
        for area in before:
            former, known = inputs.index.place_of_area(area.id), _line(area, inputs)[0]
            if former and any((one.id, edition.id) in ranks for one in known for edition in editions):
                then = formatting.day(area.valid_to, inputs.language) if area.valid_to else ""
                then = inputs.words("period.until", day=then)
                yield _history(former, then, name, known, editions, ranks, inputs)


def _line(area: Area, inputs: PageInputs) -> tuple[list[Area], list[Area]]:
    """A territory's versions, the newest first, as long as each was formed from one; then what it was merged from."""
    line = [area]
    while len(line[-1].predecessors) == 1 and (before := _area(line[-1].predecessors[0], inputs)):
        line.append(before)
    merged = (_area(id, inputs) for id in line[-1].predecessors)
    return line, [one for one in merged if one]


def _area(id: str, inputs: PageInputs) -> Area | None:
    place = inputs.index.place_of_area(id)
    return next((area for area in place.areas if area.id == id), None) if place else None


Ranks = dict[tuple[str, str], tuple[Ranking, RankRow]]


def _history(
    place: Place,
    then: str,
    now: str,
    line: list[Area],
    editions: tuple[Ranking, ...],
    ranks: Ranks,
    inputs: PageInputs,
) -> TerritoryRanks:
    found = [next((ranks[key] for area in line if (key := (area.id, one.id)) in ranks), None) for one in editions]
    cells = tuple(_cell(*one) if one else RankCell("", 0) for one in found)
    change, direction = _change(editions, found, inputs)
    return TerritoryRanks(place_link(place.slug, inputs), then, now, cells, change, direction)


def _cell(edition: Ranking, row: RankRow) -> RankCell:
    return RankCell(rank_numbers(row), tone_of_rank(row.rank, edition.universe)) if row.rank else RankCell("", 0)


def _change(
    editions: tuple[Ranking, ...], found: list[tuple[Ranking, RankRow] | None], inputs: PageInputs
) -> tuple[str, str]:
    """The newest change since the year ranked before, by one method among the same units.

    It is told by its later year alone, so that a rank of a year further back is none to start from.
    """
    exact = {edition.id: row.rank for edition, row in filter(None, found) if row.rank and not row.rank_to}
    years = sorted({edition.reference_year for edition in editions})
    before = {year: earlier for earlier, year in pairwise(years)}
    for new, old in product(editions, repeat=2):
        follows = old.reference_year == before.get(new.reference_year)
        if not follows or not {new.id, old.id} <= exact.keys() or not ranks_compare(new, old, inputs):
            continue
        steps = exact[old.id] - exact[new.id]
        direction = "up" if steps > 0 else "down" if steps < 0 else "same"
        number, year = formatting.number(abs(steps), inputs.language), str(new.reference_year)
        return inputs.words(f"change.rank-{direction}", number=number, year=year), direction
    return "", ""
