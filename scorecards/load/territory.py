"""Places and the administrative units that they were between two dates."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from scorecards.load.fields import Diagnostics, Reference
from scorecards.load.registers import read_register
from scorecards.load.source import Files
from scorecards.model.places import Area, Place


def read_places(files: Files, diagnostics: Diagnostics) -> dict[str, Place]:
    """data/places.toml, the units of each place in time order.

    Notes units that end before they begin or share a day, and places that belong to themselves.
    """
    found = read_register(files, "places", Place, diagnostics)
    places = {slug: replace(one, areas=_in_order(one.areas, diagnostics)) for slug, one in found.items()}
    _check_parents(places, diagnostics)
    return places


def _in_order(areas: tuple[Area, ...], diagnostics: Diagnostics) -> tuple[Area, ...]:
    for area in areas:
        _check_area(area, diagnostics)
    ordered = sorted(areas, key=lambda area: area.valid_from or date.min)
    for earlier, later in pairwise(ordered):
        if earlier.valid_to is None or later.valid_from is None or later.valid_from <= earlier.valid_to:
            diagnostics.add("areas-overlap", later.at, earlier=earlier.id, later=later.id)
    return tuple(ordered)


def _check_parents(places: Mapping[str, Place], diagnostics: Diagnostics) -> None:
    """Notes places that belong to themselves, directly or by way of others."""
    parents = {slug: {area.parent for area in one.areas if area.parent} for slug, one in places.items()}
    for slug in places:
        above: set[str] = set()
        ahead = parents[slug]
        while ahead:
            above |= ahead
            ahead = {parent for below in ahead for parent in parents.get(below, ())} - above
        if slug in above:
            diagnostics.add("parent-circle", diagnostics.declared["place"][slug], place=slug)


def _check_area(area: Area, diagnostics: Diagnostics) -> None:
    for name in area.predecessors:
        diagnostics.references.append(Reference("area", name, area.at.child("predecessors")))
    if area.successor:
        diagnostics.references.append(Reference("area", area.successor, area.at.child("successor")))
    first, last = area.valid_from, area.valid_to
    if first and last and last < first:
        diagnostics.add("area-reversed", area.at.child("valid_to"), start=first.isoformat(), end=last.isoformat())
