"""The figures of a project, indexed once for all rules."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from scorecards.analysis.feasible import Interval, denominator_of, implied_base, numerator_of
from scorecards.analysis.groups import Group, group_observations
from scorecards.model.indicators import Dimension
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.model.values import Number, Share
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import Printed, RatioQuantity

Members = tuple[tuple[str, str], ...]

key = lru_cache(4096)(normal)
"""The key under which two spellings of a unit or name are equal."""


class Figures(Struct, frozen=True):
    """Look-ups over a project's observations."""

    project: Project
    observations: tuple[Observation, ...]
    """All of the project, in the order of the files."""
    groups: tuple[Group, ...]
    """Statements: the whole and the parts of one entry."""
    series: Mapping[tuple[str, str, Members], tuple[Observation, ...]]
    """By place, indicator and members: figures of the same thing, in the order of the files."""
    counts: Mapping[tuple[str, str, str, str], tuple[Observation, ...]]
    """By place, document, pillar and unit: plain numbers that one document states of one subject."""
    shares: Mapping[tuple[str, str, str, str], tuple[Observation, ...]]
    """By the same: rates printed with counts of that unit."""
    bases: Mapping[str, Interval]
    """By observation: what a rate is of, as its count implies where its base is not printed."""

    def counts_beside(self, observation: Observation, unit: str) -> Iterator[Observation]:
        """Plain numbers of a unit in the document, place and pillar of an observation, itself left out."""
        pillar = self.project.indicators[observation.indicator].pillar
        for other in self.counts.get((observation.place, observation.document, pillar, key(unit)), ()):
            if other.id != observation.id:
                yield other

    def counts_of_rates(self, observation: Observation, unit: str) -> Iterator[Interval]:
        """Counts printed with other rates of the same document, place and pillar."""
        pillar = self.project.indicators[observation.indicator].pillar
        for other in self.shares.get((observation.place, observation.document, pillar, key(unit)), ()):
            if other.id != observation.id and isinstance(other.value, Share):
                yield from filter(None, (numerator_of(other.value), denominator_of(other.value)))


def index(project: Project) -> Figures:
    """Indexes every observation of a project, in time proportional to their number."""
    series: dict[tuple[str, str, Members], list[Observation]] = defaultdict(list)
    counts: dict[tuple[str, str, str, str], list[Observation]] = defaultdict(list)
    shares: dict[tuple[str, str, str, str], list[Observation]] = defaultdict(list)
    bases: dict[str, Interval] = {}
    observations = tuple(project.observations)  # every rule looks at all
    for one in observations:
        series[one.place, one.indicator, one.members].append(one)
        pillar = project.indicators[one.indicator].pillar
        match one.value:
            case Number(unit=unit):
                counts[one.place, one.document, pillar, key(unit)].append(one)
            case Share(numerator=Printed(), counted=unit):
                shares[one.place, one.document, pillar, key(unit)].append(one)
                if one.value.denominator is None and (base := implied_base(one.value)) is not None:
                    bases[one.id] = base
    return Figures(
        project,
        observations,
        tuple(group_observations(observations)),
        {name: tuple(found) for name, found in series.items()},
        {name: tuple(found) for name, found in counts.items()},
        {name: tuple(found) for name, found in shares.items()},
        bases,
    )


class Statement(Struct, frozen=True):
    """A whole with its parts, as one document states them."""

    whole: Observation | None
    parts: tuple[Observation, ...]
    apart: bool
    """Whether no two parts share a member, as far as the dimension tells."""
    complete: bool
    """Whether the parts cover every member of the dimension."""


def statement(group: Group, dimensions: Mapping[str, Dimension]) -> Statement:
    """Tells the whole of a group from its parts, and what the dimension says of them.

    The members of a dimension stand apart from each other, except those named for several ("province-and-district"),
    which are the union of these.
    """
    whole = next((o for o in group.observations if o.id == group.id), None)
    parts = tuple(o for o in group.observations if o.id != group.id)
    dimension = dimensions.get(group.dimension)
    if dimension is None or not parts:
        return Statement(whole, parts, apart=False, complete=False)
    known = {member.id for member in dimension.members}
    united = {id: names for id in known if len(names := id.split("-and-")) > 1 and known.issuperset(names)}
    found = [name for part in parts for name in united.get(part.members[-1][1], [part.members[-1][1]])]
    return Statement(whole, parts, apart=len(found) == len(set(found)), complete=known - united.keys() <= set(found))


def states_ratio(one: Observation) -> bool:
    """Whether the words say that a rate is of the counts beside it: "12/20", "294 trong số 320", "99% của 250 thôn".

    Counts that stand beside a rate without such a word ("đã tiếp nhận 320; đã xử lý 294") may be what it is of or not.
    A figure without words says so by its keys.
    """
    if not one.quote or not isinstance(one.value, Share):
        return True
    for quantity in read_quantities(one.quote).quantities:
        if isinstance(quantity.value, RatioQuantity):
            return True
        if quantity.number == one.value.denominator and (
            _OF.search(one.quote[: quantity.start]) or _ON.match(one.quote[quantity.start :])
        ):
            return True
    return False


_OF = re.compile(r"\b(trong|của|trên)( tổng)?( số)?\s*$", re.IGNORECASE)
_ON = re.compile(r"trên\b", re.IGNORECASE)
"""Read as a qualifier of the count: "99% trên 250 thôn"."""


def compatible(one: Members, other: Members) -> bool:
    """Whether two figures may be of the same part: no dimension has two different members."""
    members = dict(one)
    return all(members.get(dimension, member) == member for dimension, member in other)


def is_tied(share: Observation, total: Observation, project: Project) -> bool:
    """Whether a total is of exactly the rate's named part, or what the rate's indicator says that it is of."""
    if share.members and share.members == total.members:
        return True
    indicators = project.indicators
    return key(indicators[total.indicator].name.vi) in key(indicators[share.indicator].denominator.vi)
