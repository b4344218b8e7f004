"""The order of figures that compare: who is first, and who shares a place."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecards.model.indicators import Better, Indicator
from scorecards.model.observations import Observation
from scorecards.model.values import size


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure with its place among those that it compares with."""

    observation: Observation
    place: int
    """1 for the first: the best, or the greatest where neither way is better."""
    is_tied: bool
    """Whether another figure has the same place."""


def placed(compared: Iterable[Observation], indicator: Indicator) -> tuple[PlacedFigure, ...]:
    """Figures that compare in their order, the first first; those of equal value share a place and keep their order.

    A place is 1 and the number of figures before it (standard competition ranking, "1, 2, 2, 4"). Figures whose value
    is no single number have no place and are left out.
    """
    sizes = [(value, one) for one in compared if (value := size(one.value)) is not None]
    lower = indicator.better is Better.LOWER
    ordered = sorted(sizes, key=lambda pair: pair[0] if lower else -pair[0])
    values = [value for value, _ in ordered]
    return tuple(PlacedFigure(one, values.index(value) + 1, values.count(value) > 1) for value, one in ordered)
