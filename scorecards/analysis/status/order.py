"""The order of figures that compare: who is first, who shares a place, and where the figures do not tell.

A figure stands for more than its printed number: "gần 97%" for a little less, 97 % for anything that rounds or is
cut to it. One figure is before another where all that it can stand for is; two exact figures of one precision
are ordered as printed. Where neither is before the other and they are not printed alike, both have a span of places.

Example: 96,9 %, "gần 97%" and 80 %: the places 1–2, 1–2 and 3, for "gần 97%" may be less than 96,9 %.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec import Struct

from scorecards.analysis.feasible import Interval
from scorecards.analysis.status.targets import measured, within_a_step
from scorecards.model.indicators import Better, Indicator
from scorecards.model.observations import Observation
from scorecards.model.values import Number, Progress, Share, Value, size
from scorecards.vietnamese.values import Qualifier


class Extent(Struct, frozen=True):
    """A figure on the scale on which units are compared and drawn: a plan's progress in per cent."""

    at: Fraction
    """By which figures are listed; for a qualified figure half a step to the side that its word points to."""
    near: Interval
    """What it can stand for within one step of the last printed digit."""
    printed: Decimal
    """The printed number."""
    step: Decimal | None
    """One step of its last digit where it is exact; None where a word makes it inexact, or it is of two numbers."""
    qualifier: Qualifier

    def above(self, other: "Extent") -> bool:
        """Whether it is greater than the other for certain."""
        if self.alike(other):
            return False
        if self.step is not None and self.step == other.step:
            return self.printed > other.printed
        return other.near.below(self.near)

    def alike(self, other: "Extent") -> bool:
        """Whether the two are the same number in the same words."""
        return self.printed == other.printed and self.qualifier is other.qualifier

    def is_unsure(self, other: "Extent") -> bool:
        """Whether the two do not tell which is greater, though they are not alike."""
        return not (self.alike(other) or self.above(other) or other.above(self))


class PlacedFigure(Struct, frozen=True):
    """A figure with its place among those that it compares with."""

    observation: Observation
    place: int
    """1 for the first: the best, or the greatest where neither way is better. The least that it can have."""
    worst: int
    """The greatest place that it can have; that of `place` where the figures tell."""
    is_tied: bool
    """Whether another figure has the same value and so the same place."""


def extent(value: Value, indicator: Indicator) -> Extent | None:
    """What a figure can stand for; None where it is no single number."""
    printed = size(value)
    if printed is None:
        return None
    match value:
        case Progress(done=done, planned=planned, qualifier=qualifier):
            near = within_a_step(done, qualifier, counted=True)
            of = Fraction(100) / Fraction(planned.value)
            return Extent(near.value * of, near.near.times(of), printed, None, qualifier)
        case Share(rate=number, qualifier=qualifier) | Number(printed=number, qualifier=qualifier):
            found = measured(value, indicator)
            assert found is not None
            step = number.step if qualifier is Qualifier.EXACT else None
            return Extent(found.value, found.near, printed, step, qualifier)
        case _:
            return None


def placed(compared: Iterable[Observation], indicator: Indicator) -> tuple[PlacedFigure, ...]:
    """Figures that compare in their order, the first first; those of equal value share a place and keep their order.

    A place is 1 and the number of figures before it (standard competition ranking, "1, 2, 2, 4"). Figures whose value
    is no single number have no place and are left out.
    """
    found = [(size, one) for one in compared if (size := extent(one.value, indicator)) is not None]
    lower = indicator.better is Better.LOWER
    ordered = sorted(found, key=lambda pair: pair[0].at if lower else -pair[0].at)
    counts = _Counts([own for own, _ in ordered])
    alike = Counter((own.printed, own.qualifier) for own, _ in ordered)
    made = []
    for own, one in ordered:
        below, above, same = counts.below(own), counts.above(own), alike[own.printed, own.qualifier]
        ahead, after = (below, above) if lower else (above, below)
        made.append(PlacedFigure(one, ahead + 1, len(ordered) - after - same + 1, same > 1))
    return tuple(made)


def outermost(compared: Sequence[Observation], indicator: Indicator, greatest: bool) -> list[Observation]:
    """The figures that none of the others is above, or below, for certain: one, several alike, or a few unsure."""
    found = [(size, one) for one in compared if (size := extent(one.value, indicator)) is not None]
    counts = _Counts([own for own, _ in found])
    return [one for own, one in found if not (counts.above(own) if greatest else counts.below(own))]


class _Counts:
    """How many of some extents are above or below one of them for certain, without looking at each.

    Those of one step are counted by their printed numbers, all others by the ends of what they can stand for; two that
    are alike are neither, for what they can stand for begins or ends at the same number.
    """

    def __init__(self, sizes: Sequence[Extent]) -> None:
        of_step: dict[Decimal | None, list[Extent]] = {None: list(sizes)}
        for own in sizes:
            if own.step is not None:
                of_step.setdefault(own.step, []).append(own)
        self._printed = {step: sorted(one.printed for one in those) for step, those in of_step.items()}
        self._lows = {step: sorted(filter(None, map(_low, those))) for step, those in of_step.items()}
        self._highs = {step: sorted(filter(None, map(_high, those))) for step, those in of_step.items()}

    def below(self, own: Extent) -> int:
        """How many are less for certain."""
        low = _low(own)
        apart = self._apart(own, lambda step: bisect_left(self._highs[step], low) if low else 0)
        return apart + (bisect_left(self._printed[own.step], own.printed) if own.step is not None else 0)

    def above(self, own: Extent) -> int:
        """How many are greater for certain."""
        high = _high(own)
        apart = self._apart(own, lambda step: _behind(self._lows[step], high) if high else 0)
        return apart + (_behind(self._printed[own.step], own.printed) if own.step is not None else 0)

    def _apart(self, own: Extent, count: Callable[[Decimal | None], int]) -> int:
        """What is counted of all but those of the same step."""
        if own.step is not None and len(self._printed[own.step]) == len(self._printed[None]):
            return 0
        return count(None) - (count(own.step) if own.step is not None else 0)


def _behind(ordered: Sequence[Any], one: object) -> int:
    """How many stand behind all that equal one."""
    return len(ordered) - bisect_right(ordered, one)


_End = tuple[Fraction, int]
"""An end of an interval; one interval is below another where its upper end is less than the other's lower end."""


def _low(own: Extent) -> _End | None:
    return None if own.near.low is None else (own.near.low, 1 if own.near.low_in else 2)


def _high(own: Extent) -> _End | None:
    return None if own.near.high is None else (own.near.high, 1 if own.near.high_in else 0)
