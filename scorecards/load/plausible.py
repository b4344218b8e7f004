"""Values that are odd for their indicator: outside its bounds, in another unit. The editor is asked."""

from decimal import Decimal

from scorecards.load.names import LoadContext
from scorecards.model.indicators import Better, Indicator, IndicatorKind
from scorecards.model.values import Number, Progress, Range, Share, Value
from scorecards.problems import Where
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import Printed, Qualifier

_FINE = Decimal("0.001")
_LEAST_MONEY = 1000
"""Đồng."""


def check_unit(value: Value, indicator: Indicator, at: Where, context: LoadContext) -> None:
    """Asks about a unit that is not the indicator's."""
    if not isinstance(value, Number | Range) or not value.unit:
        return
    own, read = normal(indicator.unit.vi), normal(value.unit)
    if read != own and not (read.startswith(f"{own} ") and read in map(normal, _called(indicator))):
        context.add("other-unit", at, indicator=indicator.id, read=value.unit, expected=indicator.unit.vi)


def _called(indicator: Indicator) -> tuple[str, ...]:
    """What the indicator is called: "956 tổ công nghệ số cộng đồng" counts its own things, in "tổ"."""
    return indicator.name.vi, *indicator.other_names


def check_plausible(value: Value, indicator: Indicator, at: Where, context: LoadContext) -> None:
    """Asks about a value outside its indicator's bounds; "trên 100%" lies outside 100, as "dưới 0%" does outside 0."""
    low, high = indicator.plausible
    for number, qualifier in _numbers(value, indicator):
        beyond = qualifier is Qualifier.OVER and number == high
        below = qualifier is Qualifier.UNDER and number == low
        if beyond or below or (low is not None and number < low) or (high is not None and number > high):
            bounds = {"low": "–" if low is None else f"{low:f}", "high": "–" if high is None else f"{high:f}"}
            context.add("implausible-value", at, read=_written(number), indicator=indicator.id, **bounds)
            return


def check_whole(value: Value, indicator: Indicator, at: Where, context: LoadContext) -> None:
    """Asks about more done than was planned, and about a part that is greater than its whole."""
    match value:
        case Progress(done=part, planned=whole) if indicator.kind is IndicatorKind.PROGRESS:
            pass
        case Share(numerator=Printed() as part, denominator=Printed() as whole):
            pass
        case _:
            return
    high = indicator.plausible[1]
    if part.value > whole.value and (high is None or part.value * 100 > high * whole.value):
        numbers = {"part": _written(part.value), "whole": _written(whole.value)}
        context.add("part-exceeds-whole", at, indicator=indicator.id, **numbers)


def check_fraction(value: Value, indicator: Indicator, at: Where, context: LoadContext) -> None:
    """Asks about a rate without words that may be a share of one instead of a hundred: 0.5753 for 57,53 %.

    Hardly any source prints per cent with three decimals; 0.9 is as likely 0,9 %.
    """
    if not isinstance(value, Share) or indicator.better is not Better.HIGHER:
        return
    if 0 < value.rate.value < 1 and value.rate.step <= _FINE:
        context.add("maybe-fraction", at, read=f"{value.rate.value:f}", percent=f"{value.rate.value * 100:f}")


def rate_that_differs(value: Value, quote: str) -> Decimal | None:
    """The rate that words print beside counts and that these do not give: 70 of "7/9 nhiệm vụ (70%)"; else None."""
    if not isinstance(value, Progress) or not value.planned.value:
        return None
    rates = [one.number for one in read_quantities(quote).quantities if one.unit == "%" and not one.change]
    printed = [rate for rate in rates if rate is not None]
    true = value.done.value * 100 / value.planned.value
    differs = printed and not any(abs(true - rate.value) < rate.step for rate in printed)
    return printed[0].value if differs else None


def check_rate_beside(value: Value, quote: str, indicator: Indicator, at: Where, context: LoadContext) -> None:
    """Asks about a rate that words print beside counts and that these do not give."""
    rate = rate_that_differs(value, quote)
    if rate is not None and isinstance(value, Progress):
        counts = {"done": _written(value.done.value), "planned": _written(value.planned.value)}
        true = f"{value.done.value * 100 / value.planned.value:.2f}"
        context.add("rate-beside-differs", at, read=_written(rate), rate=true, indicator=indicator.id, **counts)


def check_amount(value: Value, indicator: Indicator, at: Where, context: LoadContext) -> None:
    """Asks about an amount of money without words that may be in millions or the like: 2.5 for 2,5 tỷ đồng.

    No report gives the money of a place in đồng below a thousand, or in parts of a đồng.
    """
    if not isinstance(value, Number) or indicator.kind is not IndicatorKind.MONEY:
        return
    amount, unit = value.printed.value, value.unit or indicator.unit.vi
    if normal(unit) == "đồng" and amount and (abs(amount) < _LEAST_MONEY or amount != amount.to_integral_value()):
        context.add("maybe-scaled", at, read=f"{amount:f}", indicator=indicator.id)


def _numbers(value: Value, indicator: Indicator) -> list[tuple[Decimal, Qualifier]]:
    """The numbers that the bounds are of; of counts that stand for a rate, the rate that they give."""
    match value:
        case Number(printed=one, qualifier=qualifier) | Share(rate=one, qualifier=qualifier):
            return [(one.value, qualifier)]
        case Range(low=first, high=last):
            return [(first.value, Qualifier.EXACT), (last.value, Qualifier.EXACT)]
        case Progress(done=done, planned=planned) if indicator.kind is IndicatorKind.RATE and planned.value:
            return [(done.value * 100 / planned.value, Qualifier.EXACT)]
    return []


def _written(number: Decimal) -> str:
    return f"{number:f}" if len(number.as_tuple().digits) < 12 else f"{number:.2f}"
