"""Whether a written number and a number of a figure agree: in value, unit, bound, time."""

from collections.abc import Mapping
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.features import syllables
from scorecards.analysis.tracing.figures import Figure, FigureKind, FigureNumber, Key
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.time_uses import Use, time_expressions
from scorecards.vietnamese.times import Precision
from scorecards.vietnamese.values import (
    ChangeQuantity,
    NumberQuantity,
    Printed,
    Qualifier,
    Quantity,
    RangeQuantity,
    RankQuantity,
    RatioQuantity,
)

_PEOPLE = frozenset(("người", "cán bộ", "công chức", "viên chức", "thạc sĩ", "học viên", "học sinh", "thành viên"))
_COMPARING = ("ít hơn", "nhiều hơn", "cao hơn", "thấp hơn", "lớn hơn", "nhỏ hơn")
"""A number that something is compared with is that number, and not a bound of it."""
_PLAIN = frozenset(("number", "range"))


class UnitAgreement(IntEnum):
    """How well the noun behind a number is that of a figure."""

    OTHER = 0
    IN_NAME = 1
    """A noun of the figure's name, or none at all."""
    SAME = 2


class SoughtNumber(NamedTuple):
    """A number as it is looked up."""

    key: Key
    step: Decimal
    """What one unit of its last digit is worth."""
    unit: str
    """Normalised; "%" for a share, "" where none is written."""
    qualifier: Qualifier

    @property
    def value(self) -> Decimal:
        """The first number."""
        return self.key[1]


_normal = lru_cache(4096)(normal)
"""Of words that a text repeats."""


def asked(quantity: Quantity, text: str) -> SoughtNumber | None:
    """A quantity as it is looked up; None for a change between two bounds, which no figure has."""
    found = _key(quantity)
    if found is None:
        return None
    key, first = found
    words = _normal(text[quantity.start : quantity.end])
    qualifier = Qualifier.EXACT if words.startswith(_COMPARING) else quantity.qualifier
    return SoughtNumber(key, _rounded_to(first), _normal(quantity.unit), qualifier)


_FEWEST = 20
"""How many of its steps a number that was rounded by zeros has at least: "hơn 141.000" is near 141.616, "hơn 100.000"
is not."""


def _rounded_to(printed: Printed) -> Decimal:
    """What one unit of the last digit is worth that a bounded number is rounded to: of "hơn 141.000", a thousand."""
    step = printed.step
    while step >= 1 and printed.value >= step * 10 * _FEWEST and not printed.value % (step * 10):
        step *= 10
    return step


def _key(quantity: Quantity) -> tuple[Key, Printed] | None:
    match quantity.value:
        case NumberQuantity(amount=amount):
            return ("number", amount.value), amount
        case RatioQuantity(numerator=top, denominator=bottom):
            return ("pair", top.value, bottom.value), top
        case RangeQuantity(low=low, high=high):
            return ("range", low.value, high.value), low
        case RankQuantity(position=RangeQuantity(low=low, high=high)):
            return ("rank", low.value, high.value), low
        case RankQuantity(position=Printed() as one, universe=None):
            return ("rank", one.value, one.value), one
        case RankQuantity(position=Printed() as one, universe=Printed() as all_):
            return ("pair", one.value, all_.value), one
        case ChangeQuantity(amount=Printed() as amount, direction=direction):
            return (direction, amount.value), amount
        case _:
            return (("number", quantity.number.value), quantity.number) if quantity.number else None


def bounded_alike(number: SoughtNumber, figure_number: FigureNumber) -> bool:
    """Whether the bound is the figure's, or written with fewer digits and true of it: "hơn 57%" of 57,53 %."""
    return number.qualifier in figure_number.qualifiers or rounds(number, figure_number)


def rounds(number: SoughtNumber, figure_number: FigureNumber) -> bool:
    """Whether a bound of fewer digits is true of an exact figure, and as near to it as these digits allow."""
    if Qualifier.EXACT not in figure_number.qualifiers or len(figure_number.key) > 2:
        return False
    difference = figure_number.value - number.value
    match number.qualifier:
        case Qualifier.OVER:
            return 0 < difference < number.step
        case Qualifier.NEARLY | Qualifier.UNDER:
            return 0 < -difference < number.step
        case Qualifier.ABOUT:
            return 0 < abs(difference) < number.step
        case _:
            return False


def unit_of(number: SoughtNumber, figure_number: FigureNumber, figure: Figure, context: NumberContext) -> UnitAgreement:
    """How well the units agree; a share written without its sign needs words that say that it is one."""
    if (figure_number.key[0] in _PLAIN) != (number.key[0] in _PLAIN):
        return UnitAgreement.OTHER
    unit = number.unit
    if figure_number.unit == "%" or unit == "%":
        return (
            UnitAgreement.SAME
            if figure_number.unit == unit or (not unit and context.speaks_of_shares)
            else UnitAgreement.OTHER
        )
    if not unit:
        return UnitAgreement.SAME
    if figure_number.key[0] not in (*_PLAIN, "pair"):
        return (
            UnitAgreement.SAME if not figure_number.unit or _overlap(unit, figure_number.unit) else UnitAgreement.OTHER
        )
    return _noun_of(unit, figure.units, figure.noun)


@lru_cache(maxsize=1 << 16)
def _noun_of(unit: str, units: tuple[str, ...], name: str) -> UnitAgreement:
    if any(_overlap(unit, one) for one in units):
        return UnitAgreement.SAME
    people = unit in _PEOPLE and any(one in normal(known) for known in units for one in _PEOPLE)
    return UnitAgreement.IN_NAME if people or f" {_joined(unit)} " in f" {_joined(name)} " else UnitAgreement.OTHER


@lru_cache(maxsize=1 << 14)
def _years_of(words: str) -> Mapping[Use, int]:
    """The year that the words of a figure have for each use of a time."""
    return {one.use: one.last.year for one in time_expressions(words)}


def _overlap(one: str, other: str) -> bool:
    """Whether one noun is the other with more words: "dịch vụ", "dịch vụ công"."""
    a, b = f" {_joined(one)} ", f" {_joined(other)} "
    return a in b or b in a


def _joined(text: str) -> str:
    return " ".join(syllables(text))


def has_like(figure: Figure, figure_number: FigureNumber) -> bool:
    """Whether the figure has a number of the same kind: a share, a count, a ratio."""
    return any(
        other.key[0] == figure_number.key[0] and (other.unit == "%") == (figure_number.unit == "%")
        for other in figure.figure_numbers
    )


def right_time(figure: Figure, context: NumberContext) -> bool:
    """Whether the times in force are those of the figure.

    The date by which aims are due is not that of the results beside them; a year that the figure's own name or words
    have ("Mục tiêu đến năm 2025", "so với năm 2023") has to be that year.
    """
    if not context.times:
        return True
    years = _years_of(f"{figure.noun}. {figure.quote}") if figure.sort is FigureKind.OBSERVATION else {}
    for one in context.times:
        if one.use in years and one.use is not Use.HOLDS and one.last.year != years[one.use]:
            return False
    result_among_aims = context.aims and figure.sort is not FigureKind.TARGET
    times = [one for one in context.times if one.use is Use.HOLDS or (one.use is Use.DUE and not result_among_aims)]
    if not times:
        return True
    if figure.as_of is None:
        return all(one.precision in (Precision.YEAR, Precision.PART) for one in times)
    return any(one.holds(figure.start, figure.as_of, figure.year_only) for one in times)
