"""Observations that are one statement: an indicator's whole and its parts, in one report."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from scorecards.model.observations import Observation


class Group(Struct, frozen=True):
    """What one document says of one indicator at one time: the whole, its parts, or both."""

    id: str
    """The identifier of its whole, whether or not the document states the whole."""
    place: str
    indicator: str
    document: str
    dimension: str
    """What it is broken down by, or ""."""
    observations: tuple[Observation, ...]
    """In the order of the file, the whole first where it is stated."""


def group_observations(observations: Iterable[Observation]) -> Iterator[Group]:
    """Groups in the order of the reports, whole and parts together though they be entries apart from each other."""
    members: dict[str, list[Observation]] = {}
    for observation in observations:
        members.setdefault(observation.whole, []).append(observation)
    for id, figures in members.items():
        first = figures[0]
        if len(figures) == 1 and first.id == id:  # nearly all
            yield Group(id, first.place, first.indicator, first.document, "", (first,))
            continue
        found = tuple(sorted(figures, key=lambda figure: figure.id != id))
        broken_down = next((o for o in found if o.id != id), None)
        dimension = broken_down.members[-1][0] if broken_down else ""
        yield Group(id, found[0].place, found[0].indicator, found[0].document, dimension, found)


def newest_first(groups: Iterable[Group]) -> list[Group]:
    """By the last day covered, newest first; those whose day is unknown last; otherwise in their given order."""
    return sorted(groups, key=lambda group: -last_day(group).toordinal())


def last_day(group: Group) -> date:
    """The last day that any of its figures covers; the first day of all where none is known."""
    return max((o.period.as_of for o in group.observations if o.period.as_of), default=date.min)
