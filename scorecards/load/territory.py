"""Places and the administrative units that they were between two dates."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from itertools import pairwise

from msgspec.structs import replace

from scorecards.load.names import LoadContext
from scorecards.load.registers import read_register
from scorecards.load.source import Files
from scorecards.memo import SameObjects
from scorecards.model.places import Area, Place


def read_places(files: Files, context: LoadContext) -> dict[str, Place]:
    """data/places.toml, the units of each place in time order.

    Notes units that end before they begin or share a day, places that belong to themselves, and units that went into
    each other.
    """
    found = read_register(files, "places", Place, context)
    return context.recall(("places", SameObjects(found.values())), partial(_checked, found), known=("place",))


def _checked(found: Mapping[str, Place], context: LoadContext) -> dict[str, Place]:
    places = {slug: replace(one, areas=_in_order(one.areas, context)) for slug, one in found.items()}
    _check_parents(places, context)
    _check_successors(places, context)
    return places


def _in_order(areas: tuple[Area, ...], context: LoadContext) -> tuple[Area, ...]:
    for area in areas:
        _check_area(area, context)
    ordered = sorted(areas, key=lambda area: area.valid_from or date.min)
    for earlier, later in pairwise(ordered):
        if earlier.valid_to is None or later.valid_from is None or later.valid_from <= earlier.valid_to:
            context.add("areas-overlap", later.at, earlier=earlier.id, later=later.id)
    return tuple(ordered)


def _check_parents(places: Mapping[str, Place], context: LoadContext) -> None:
    """Notes places that belong to themselves, directly or by way of others."""
    parents = {slug: {area.parent for area in one.areas if area.parent} for slug, one in places.items()}
    for slug in places:
        above: set[str] = set()
        ahead = parents[slug]
        while ahead:
            above |= ahead
            ahead = {parent for below in ahead for parent in parents.get(below, ())} - above
        if slug in above:
            context.add("parent-circle", context.names.declared["place"][slug], place=slug)


def _check_successors(places: Mapping[str, Place], context: LoadContext) -> None:
    """Notes units that went into each other, directly or by way of others; the circle is told at its first unit."""
    areas = {area.id: area for one in places.values() for area in one.areas}
    done: set[str] = set()
    for area in areas.values():
        way: dict[str, Area] = {}
        here: Area | None = area
        while here and here.id not in done and here.id not in way:
            way[here.id] = here
            here = areas.get(here.successor)
        if here and here.id in way:
            chain = [*list(way)[list(way).index(here.id) :], here.id]
            context.add("successor-circle", here.at.child("successor"), chain=" → ".join(chain))
        done |= way.keys()


def _check_area(area: Area, context: LoadContext) -> None:
    for name in area.predecessors:
        context.names.refer("area", name, area.at.child("predecessors"))
    if area.successor:
        context.names.refer("area", area.successor, area.at.child("successor"))
    first, last = area.valid_from, area.valid_to
    if first and last and last < first:
        context.add("area-reversed", area.at.child("valid_to"), start=first.isoformat(), end=last.isoformat())
