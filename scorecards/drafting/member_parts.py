"""Which part of a whole a quantity is of."""

from __future__ import annotations

from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.features import syllables
from scorecards.analysis.tracing.parts import parts_named
from scorecards.model.indicators import Dimension
from scorecards.model.observations import Observation, Target
from scorecards.model.project import Project


def members_of(context: NumberContext, beside: str, indicator: str, project: Project) -> tuple[tuple[str, str], ...]:
    """Dimension and member, for each dimension whose member the quantity's own words name.

    Where figures or targets of the indicator are broken down by a dimension, its members are known by less than their
    full names, and no other dimension is looked for. Otherwise the name has to stand `beside` the number.
    """
    if not indicator:
        return ()
    stated: tuple[Observation | Target, ...] = (*project.observations, *project.targets)
    used = {dimension for one in stated if one.indicator == indicator for dimension, _ in one.members}
    called = frozenset(syllables(project.indicators[indicator].name.vi))
    found = []
    for dimension in project.dimensions.values():
        if used and dimension.id not in used:
            continue
        named = parts_named(context.own, dimension)[0] if used else _in_full(beside, dimension, called)
        if len(named) == 1:
            found.append((dimension.id, named[0]))
    return tuple(found)


def _in_full(words: str, dimension: Dimension, called: frozenset[str]) -> tuple[str, ...]:
    """The members whose whole names the words have, the longest alone where one name holds another.

    What the indicator is called by itself is no part of it: "cấp xã" of communes that meet the criteria.
    """
    line = f" {' '.join(syllables(words))} "
    names = {one.id: syllables(one.name.vi) for one in dimension.members}
    shared = set.intersection(*map(set, names.values())) if len(names) > 1 else set[str]()
    found = {
        id: f" {' '.join(name)} "
        for id, name in names.items()
        if f" {' '.join(name)} " in line and not set(name) - shared <= called
    }
    return tuple(id for id, name in found.items() if not any(name != o and name in o for o in found.values()))
