"""Provinces and cities of today by region, each with its rank, and those before: what a reader chooses from."""

from msgspec import Struct

from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.places import Level, Place
from scorecards.model.rankings import Ranking
from scorecards.vietnamese.sorting import sort_key
from scorecards.views.links import place_link
from scorecards.views.view_types import LinkView
from scorecards.wording import rank_numbers


class UnitChoice(Struct, frozen=True):
    """A unit to choose."""

    link: LinkView
    rank: str
    """"7", "32–34"; "" where none was found."""


class Region(Struct, frozen=True):
    """The units of a region by name."""

    name: str
    choices: tuple[UnitChoice, ...]
    is_former: bool = False
    """Whether its units are the provinces that are no more, of all regions."""


def units_by_region(inputs: PageInputs) -> dict[str, list[Place]]:
    """Today's provinces and cities, by name, under the names of their regions, by name too."""
    regions: dict[str, list[Place]] = {}
    for place in inputs.index.units_on(inputs.index.today):
        region = place.area_on(inputs.index.today).region.to(inputs.language)
        regions.setdefault(region, []).append(place)
    return {name: regions[name] for name in sorted(regions, key=sort_key)}


def unit_picker(edition: Ranking | None, inputs: PageInputs) -> tuple[Region, ...]:
    """Today's units to choose from, then the provinces that are no more, for readers who know theirs by its old name.

    Ranks are those of the edition where it ranked the units of today, else none.
    """
    today = inputs.index.units_on(inputs.index.today)
    ranks = {}
    if edition and inputs.index.units_on(edition.units_on) == today:
        ranks = {row.place: rank_numbers(row) for row in edition.rows}
    regions = [
        Region(name, tuple(UnitChoice(place_link(place.slug, inputs), ranks.get(place.slug, "")) for place in places))
        for name, places in units_by_region(inputs).items()
    ]
    slugs = {place.slug for place in today}
    former = [one for one in inputs.index.units if one.slug not in slugs and one.latest.level is Level.PROVINCE]
    if former:
        choices = tuple(UnitChoice(place_link(place.slug, inputs), "") for place in former)
        regions.append(Region(inputs.words("lead.former-provinces"), choices, is_former=True))
    return tuple(regions)
