"""Which part of a whole a quantity is of."""

from __future__ import annotations

from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.parts import parts_named
from scorecards.model.project import Project


def members_of(context: NumberContext, indicator: str, project: Project) -> tuple[tuple[str, str], ...]:
    """Dimension and member, for each dimension whose member the quantity's own words name.

    A dimension that figures of the indicator are broken down by is known by less than the full name of its member.
    """
    if not indicator:
        return ()
    used = {d for one in project.observations if one.indicator == indicator for d, _ in one.members}
    used |= {d for one in project.targets if one.indicator == indicator for d, _ in one.members}
    found = []
    for dimension in project.dimensions.values():
        named, in_full = parts_named(context.own, dimension)
        if len(named) == 1 and (in_full or dimension.id in used):
            found.append((dimension.id, named[0]))
    return tuple(found)
