"""Small bars beside figures: all rates on one scale, from 0 to 100 per cent, so that the eye compares them.

They are a rectangle each and are drawn by a template; charts that have parts or words of their own are in `charts`.
"""

from decimal import Decimal

from scorecards.model.observations import Comparator, Target
from scorecards.model.values import Number, Progress, Range, Share, Value, size
from scorecards.views.view_types import BarView

FULL = Decimal(100)


def bar(value: Value, unit: str, mark: Decimal | None = None) -> BarView | None:
    """The bar of a rate, of so much done of a plan, or of a range of rates; None for what has no whole.

    `unit` is the indicator's, `mark` a target in per cent. A rate of a plan may pass 100: its bar is full.
    """
    match value:
        case Range(low=low, high=high) if unit == "%":
            return _bar(low.value, high.value, mark)
        case Share() | Progress():
            return _to(size(value), mark)
        case Number() if unit == "%":
            return _to(size(value), mark)
    return None


def bar_to(target: Target, value: Value, unit: str) -> BarView | None:
    """The bar of a value with its target marked: a rate on the scale of all rates; an amount that is to reach another
    on a scale of its own, as long as the greater of the two."""
    goal = target.value.value
    if (found := bar(value, unit, goal)) is not None:
        return found
    rising = target.comparator in (Comparator.AT_LEAST, Comparator.OVER)
    match value:
        case Number(printed=printed) if rising and goal > 0 and printed.value >= 0:
            full = max(goal, printed.value)
            return _bar(Decimal(0), printed.value * FULL / full, goal * FULL / full)
    return None


def position(rate: Decimal) -> str:
    """Where a rate stands on the scale of all rates; one beyond an end stands at the end."""
    return _plain(max(Decimal(0), min(rate, FULL)))


def rate_bar(rate: Decimal) -> BarView:
    """The bar of a number that is told on the same scale, from 0 to 100."""
    return _bar(Decimal(0), rate, None)


def _to(end: Decimal | None, mark: Decimal | None) -> BarView | None:
    return _bar(Decimal(0), end, mark) if end is not None and end >= 0 else None


def _bar(start: Decimal, end: Decimal, mark: Decimal | None) -> BarView:
    low, high = min(start, FULL), min(end, FULL)
    return BarView(_plain(low), _plain(high - low), _plain(min(mark, FULL)) if mark is not None else "")


def _plain(number: Decimal) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
