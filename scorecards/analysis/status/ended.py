"""Which targets no longer hold: a later document drops them, or sets another value for the same thing and day.

A target's own `ended_by` says so; else the newest document with a target of the same indicator, part, place and due day
is the one that holds. Nothing ends before the document that ends it is in force.

Example: 80 % of households by 31/12/2025 in a strategy of 2022 stands in place of "over 80 %" by the same day in a
programme of 2020.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from scorecards.model.documents import Document
from scorecards.model.observations import Target


def ended(targets: Iterable[Target], documents: Mapping[str, Document], today: date) -> dict[str, str]:
    """By the identifier of a target that has ended: the document that ended it."""
    found = list(targets)
    newest: dict[tuple[object, ...], Target] = {}
    for one in found:
        other = newest.get(_same(one))
        if _day(one.document, documents) <= today and (other is None or _later(one, other, documents)):
            newest[_same(one)] = one
    ends: dict[str, str] = {}
    for one in found:
        held = newest.get(_same(one), one)
        if one.ended_by and _day(one.ended_by, documents) <= today:
            ends[one.id] = one.ended_by
        elif _later(held, one, documents):
            ends[one.id] = held.document
    return ends


def _same(target: Target) -> tuple[object, ...]:
    return target.place, target.indicator, frozenset(target.members), target.due


def _later(one: Target, other: Target, documents: Mapping[str, Document]) -> bool:
    """Whether one document is known to be the later; of two whose days are not known neither is."""
    return date.min < _day(other.document, documents) < _day(one.document, documents)


def _day(id: str, documents: Mapping[str, Document]) -> date:
    """From when a document holds; the first of all days where that is not known."""
    document = documents[id]
    return document.effective or document.issued_on or date.min
