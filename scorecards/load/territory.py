"""Places and the administrative units that they were between two dates."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from scorecards.load.fields import Diagnostics, Record, Reference
from scorecards.model.places import Area, Level, Place


def place(slug: str, record: Record, diagnostics: Diagnostics) -> Place:
    """A record of places.toml; its units in time order. Notes units that end before they begin or share a day."""
    read = [(_area(area, diagnostics), area) for area in record.records("area")]
    read.sort(key=lambda pair: pair[0].valid_from or date.min)
    for (earlier, _), (later, at) in pairwise(read):
        if earlier.valid_to is None or later.valid_from is None or later.valid_from <= earlier.valid_to:
            diagnostics.add("areas-overlap", at.node.at, earlier=earlier.id, later=later.id)
    return Place(slug, record.text("name"), tuple(area for area, _ in read), record.names("headline"))


def check_parents(places: Mapping[str, Place], diagnostics: Diagnostics) -> None:
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


def _area(record: Record, diagnostics: Diagnostics) -> Area:
    for name in record.names("predecessors"):
        diagnostics.references.append(Reference("area", name, record.at("predecessors")))
    if successor := record.words("successor"):
        diagnostics.references.append(Reference("area", successor, record.at("successor")))
    first, last = record.day("valid_from"), record.day("valid_to")
    if first and last and last < first:
        diagnostics.add("area-reversed", record.at("valid_to"), start=first.isoformat(), end=last.isoformat())
    return Area(
        id=record.words("id"),
        name=record.text("name"),
        level=record.get("level", Level),
        code=record.words("code"),
        region=record.text("region"),
        valid_from=first,
        valid_to=last,
        predecessors=record.names("predecessors"),
        successor=successor,
        parent=record.words("parent"),
        legal_basis=record.words("legal_basis"),
    )
