"""Quantities of a passage in the light of one another: a count and its rate, a whole and its parts.

Each alone may say too little; where both speak of one indicator most, that they agree makes either surer.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from scorecards.drafting.fit import PROPOSED, Candidate

AGREED, FOLLOWS, PARTED = 0.06, 0.2, 0.7
"""What is added where a count and its rate have one likeliest indicator, and where one before had it already; what is
left where a rate speaks of another one than its count surely does."""
LIKELY = 0.3
"""The score below which what goes before makes nothing surer."""
_REACH = 8
"""How many quantities back a whole stands from its parts."""


class Judged(Struct, frozen=True):
    """The candidates of a quantity, and what it is like."""

    start: int
    unit: str
    candidates: tuple[Candidate, ...]
    joined: int | None
    """Where the quantity before it begins that it goes with."""

    @property
    def first(self) -> Candidate | None:
        """The likeliest."""
        return self.candidates[0] if self.candidates else None

    def less_sure(self, share: float) -> Judged:
        """The same with its candidates less sure."""
        return replace(
            self, candidates=tuple(Candidate(one.indicator, round(share * one.score, 2)) for one in self.candidates)
        )

    def surer(self, score: float) -> Judged:
        """The same with its likeliest candidate at least so sure."""
        first, *rest = self.candidates
        score = round(min(1.0, max(score, first.score)), 2)
        return replace(self, candidates=(Candidate(first.indicator, score), *rest))


def settled(found: Sequence[Judged]) -> list[Judged]:
    """The quantities of a passage, in order, each as sure as its neighbours make it."""
    made = list(found)
    place = {one.start: at for at, one in enumerate(made)}
    for at, one in enumerate(made):
        before = place.get(one.joined) if one.joined is not None else None
        count = made[before].first if before is not None else None
        if before is not None and count and one.first and count.indicator == one.first.indicator:
            score = max(count.score, one.first.score) + AGREED
            made[before], made[at] = made[before].surer(score), one.surer(score)
        elif before is not None and count and one.first and count.score >= PROPOSED:
            made[at] = one.less_sure(PARTED)
    for at, one in enumerate(made):
        first = one.first
        if (
            first
            and LIKELY < first.score < PROPOSED
            and any(_goes_before(o, one) for o in made[max(0, at - _REACH) : at])
        ):
            made[at] = one.surer(first.score + FOLLOWS)
    return made


def _goes_before(other: Judged, one: Judged) -> bool:
    """Whether a quantity is surely of what another one is likeliest of, in the same unit."""
    a, b = other.first, one.first
    return bool(a and b and a.score >= PROPOSED and a.indicator == b.indicator and other.unit == one.unit)
