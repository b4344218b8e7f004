"""How far a figure is from its target, in the indicator's unit.

The difference is that of the printed numbers: 95 against at least 200 lacks 105, 96,8 % against 100 % lacks 3,2 points.
With a word such as "nearly" or "over" before the figure, or where the figure is worked out from so many of so many, the
difference is about that much.

Example: 21/26 against 100 % lacks about 19,2 points; "gần 80%" against 80 % lacks nothing that could be told.
"""

from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from scorecards.analysis.status.targets import measured, wanted
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.observations import Comparator, Target
from scorecards.model.values import Number, Progress, Rank, Share, Value
from scorecards.vietnamese.values import Qualifier


class Shortfall(Struct, frozen=True):
    """What lies between a figure and its target."""

    amount: Decimal
    """Never below 0; 0 where the figure stands at the target, which reaches it or, of one to pass, does not."""
    reached: bool
    about: bool
    """Whether the amount is not exact."""


def shortfall(target: Target, value: Value, indicator: Indicator) -> Shortfall | None:
    """How far a value is from a target; None where no one number tells it."""
    judged, number = measured(value, indicator), _number(value, indicator)
    if judged is None or number is None:
        return None
    amount, about = number
    over = amount - target.value.value
    reached = judged.value in wanted(target)
    worse = over > 0 if target.comparator is Comparator.AT_MOST else over < 0
    if over and worse is reached and target.comparator is not Comparator.EXACTLY:
        return None  # a word tips the scale: "nearly 80,4 %"
    if not over and about:
        return None
    return Shortfall(abs(over), reached, about)


def _number(value: Value, indicator: Indicator) -> tuple[Decimal, bool] | None:
    """A value in the indicator's unit, and whether it is only about that."""
    match value:
        case Number(printed=printed, qualifier=qualifier):
            return printed.value, qualifier is not Qualifier.EXACT
        case Share(rate=rate, qualifier=qualifier):
            return rate.value, qualifier is not Qualifier.EXACT
        case Progress(done=done, planned=planned) if indicator.kind is IndicatorKind.RATE and planned.value:
            exact = done.value * 100 / planned.value
            rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
            return rounded.normalize() + 0, rounded != exact
        case Rank(best=best, worst=worst) if best == worst:
            return Decimal(best), False
        case _:
            return None
