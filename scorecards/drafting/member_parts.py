"""Which part of a whole a quantity is of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.features import syllables
from scorecards.analysis.tracing.parts import parts_named
from scorecards.model.indicators import Dimension, Indicator
from scorecards.model.observations import Observation, Target
from scorecards.model.project import Project


class MemberParts(Struct, dict=True):
    """What figures of a project are broken down by."""

    project: Project

    @cached_property
    def _used(self) -> Mapping[str, frozenset[str]]:
        """By indicator, the dimensions that its figures and targets are broken down by."""
        found: dict[str, set[str]] = defaultdict(set)
        stated: tuple[Observation | Target, ...] = (*self.project.observations, *self.project.targets)
        for one in stated:
            found[one.indicator] |= {dimension for dimension, _ in one.members}
        return {indicator: frozenset(dimensions) for indicator, dimensions in found.items()}

    def of(self, context: NumberContext, beside: str, indicator: str) -> tuple[tuple[str, str], ...]:
        """Dimension and member, for each dimension whose member a quantity's own words name.

        Where figures or targets of the indicator are broken down by a dimension, its members are known by less than
        their full names, and no other dimension is looked for. Otherwise the name has to stand `beside` the number.
        Without an indicator ("") any name that stands there counts, so that whoever picks one sees the part.
        """
        used = self._used.get(indicator, frozenset())
        called = frozenset(syllables(self.project.indicators[indicator].name.vi)) if indicator else frozenset[str]()
        found = []
        for dimension in self.project.dimensions.values():
            if used and dimension.id not in used:
                continue
            named = parts_named(context.own, dimension)[0] if used else self._beside(beside, dimension, called)
            if len(named) == 1 and not (used and _others_in_full(context.own, dimension, named[0])):
                found.append((dimension.id, named[0]))
        return tuple(found)

    def _beside(self, words: str, dimension: Dimension, called: frozenset[str]) -> tuple[str, ...]:
        """The members whose whole names the words have, those left out that only say what a paragraph is about: "Về
        chính quyền số, …", where that is what a pillar is called."""
        topics = [" ".join(syllables(one.name.vi)) for one in self.project.pillars.values()]
        line = f" {' '.join(syllables(words))} "
        kept = []
        for member in _in_full(words, dimension, called):
            name = " ".join(_names(dimension)[0][member])
            about = any(f" {name} " in f" {topic} " for topic in topics)
            if not (about and re.search(rf" (?:về|mảng|lĩnh vực) {re.escape(name)} ", line)):
                kept.append(member)
        return tuple(kept)


def _in_full(words: str, dimension: Dimension, called: frozenset[str]) -> tuple[str, ...]:
    """The members whose whole names the words have, the longest alone where one name holds another.

    What the indicator is called by itself is no part of it: "cấp xã" of communes that meet the criteria.
    """
    line = f" {' '.join(syllables(words))} "
    names, shared = _names(dimension)
    found = {
        id: f" {' '.join(name)} "
        for id, name in names.items()
        if f" {' '.join(name)} " in line and not set(name) - shared <= called
    }
    return tuple(id for id, name in found.items() if not any(name != o and name in o for o in found.values()))


def _others_in_full(words: str, dimension: Dimension, chosen: str) -> bool:
    """Whether the words enumerate more than one member: "cấp tỉnh, cấp huyện, cấp xã" are no part of a whole."""
    line = f" {' '.join(syllables(words))} "
    names, shared = _names(dimension)
    own = set(names[chosen])
    return any(f" {' '.join(name)} " in line and set(name) - shared - own for id, name in names.items() if id != chosen)


def _names(dimension: Dimension) -> tuple[Mapping[str, list[str]], set[str]]:
    """The names of the members in syllables, and what all of them share."""
    names = {one.id: syllables(one.name.vi) for one in dimension.members}
    return names, set.intersection(*map(set, names.values())) if len(names) > 1 else set[str]()


def fitting(
    members: tuple[tuple[str, str], ...], indicator: Indicator, project: Project
) -> tuple[tuple[str, str], ...]:
    """The members found without an indicator that are parts of one picked since: not what it is called by itself."""
    called = set(syllables(indicator.name.vi))
    kept = []
    for dimension, member in members:
        names, shared = _names(project.dimensions[dimension])
        if not set(names[member]) - shared <= called:
            kept.append((dimension, member))
    return tuple(kept)
