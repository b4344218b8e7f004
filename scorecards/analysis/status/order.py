"""The order of figures that compare: who is first, who shares a place, and where the figures do not tell.

A figure stands for more than its printed number: "gần 97%" for a little less, 97 % for anything that rounds or is
cut to it. One figure is before another where all that it can stand for is; two exact figures of one precision
are ordered as printed. Where neither is before the other and they are not printed alike, both have a span of places.

Example: 96,9 %, "gần 97%" and 80 %: the places 1–2, 1–2 and 3, for "gần 97%" may be less than 96,9 %.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scorecards.analysis.feasible import Interval
from scorecards.analysis.status.targets import measured, within_a_step
from scorecards.model.indicators import Better, Indicator
from scorecards.model.observations import Observation
from scorecards.model.values import Number, Progress, Share, Value, size
from scorecards.vietnamese.values import Qualifier


@dataclass(frozen=True, slots=True)
class Extent:
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


@dataclass(frozen=True, slots=True)
class PlacedFigure:
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
    sizes = [own for own, _ in ordered]
    before = [_count_above(sizes, own, below=lower) for own in sizes]
    behind = [_count_above(sizes, own, below=not lower) for own in sizes]
    alike = [sum(own.alike(other) for other in sizes) for own in sizes]
    return tuple(
        PlacedFigure(one, ahead + 1, len(sizes) - after - same + 1, same > 1)
        for (_, one), ahead, after, same in zip(ordered, before, behind, alike, strict=True)
    )


def outermost(compared: Sequence[Observation], indicator: Indicator, greatest: bool) -> list[Observation]:
    """The figures that none of the others is above, or below, for certain: one, several alike, or a few unsure."""
    found = [(size, one) for one in compared if (size := extent(one.value, indicator)) is not None]
    sizes = [own for own, _ in found]
    return [one for own, one in found if not _count_above(sizes, own, below=not greatest)]


def _count_above(sizes: Iterable[Extent], own: Extent, below: bool) -> int:
    """How many are above it, or below it, for certain."""
    return sum(own.above(other) if below else other.above(own) for other in sizes)
