"""The values that a printed figure can stand for, as exact intervals.

A figure is printed after rounding (half away from zero) or after cutting digits off; readers cannot tell which. So
57,53 stands for [57.525, 57.54): from half a step below, which rounds up to it, to a whole step above, which is cut
down to it. A count printed in full ("1.711 hồ sơ") is exact; one with a magnitude word ("342,78 triệu") or of a
measure (km, đồng) is not.

A qualifier only ever widens the set, so that no word makes arithmetic fail that a plain reading would let pass:

==========  ======================  =====================================================
qualifier   widened set             what the word itself claims (`claimed`)
==========  ======================  =====================================================
over        from the plain set up   more than the printed value
nearly      from the plain set down  less than the printed value
under       from the plain set down  less than the printed value
at least    from the plain set up   the printed value or more
at most     from the plain set down  the printed value or less
up to       from the plain set down  the printed value or less
about       a tenth to either side  nothing that arithmetic can refute beyond that
==========  ======================  =====================================================

Whether the word holds is a rule of its own (`rules.qualifier`).
"""

from fractions import Fraction
from functools import cache
from math import ceil, floor

from msgspec import Struct

from scorecards.model.values import Number, Progress, Range, Rank, Share, Value
from scorecards.vietnamese.units import UnitClass, unit_after
from scorecards.vietnamese.values import Printed, Qualifier
from scorecards.vietnamese.view import view

ABOUT = Fraction(1, 10)
"""How far "about" reaches to either side, as a share of the value: a convention of this site."""

_UPWARD = (Qualifier.OVER, Qualifier.AT_LEAST)
_DOWNWARD = (Qualifier.NEARLY, Qualifier.UNDER, Qualifier.AT_MOST, Qualifier.UP_TO)


class Interval(Struct, frozen=True):
    """All numbers between two ends; None is an end that is not there. Arithmetic is exact."""

    low: Fraction | None
    high: Fraction | None
    low_in: bool = True
    """Whether the lower end itself belongs to it."""
    high_in: bool = True

    @property
    def empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_in and self.high_in))

    def __contains__(self, number: Fraction | int) -> bool:
        above = self.low is None or number > self.low or (self.low_in and number == self.low)
        return above and (self.high is None or number < self.high or (self.high_in and number == self.high))

    def below(self, other: "Interval") -> bool:
        """Whether every number in it is less than every number in the other."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and not (self.high_in and other.low_in))

    def meets(self, other: "Interval") -> bool:
        """Whether any number lies in both."""
        return not self.below(other) and not other.below(self)

    def cut(self, other: "Interval") -> "Interval":
        """What lies in both; may be empty."""
        low, low_in = self.low, self.low_in
        if other.low is not None and (low is None or other.low >= low):
            low, low_in = other.low, other.low_in and (other.low != low or low_in)
        high, high_in = self.high, self.high_in
        if other.high is not None and (high is None or other.high <= high):
            high, high_in = other.high, other.high_in and (other.high != high or high_in)
        return Interval(low, high, low_in, high_in)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_in and other.low_in,
            self.high_in and other.high_in,
        )

    def __neg__(self) -> "Interval":
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_in,
            self.low_in,
        )

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def times(self, factor: Fraction | int) -> "Interval":
        """Every number multiplied by a positive one."""
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_in,
            self.high_in,
        )

    def __mul__(self, other: "Interval") -> "Interval":
        """Products of the numbers of both that are not negative."""
        low, low_in = _product(self.low, self.low_in, other.low, other.low_in, low=True)
        high, high_in = _product(self.high, self.high_in, other.high, other.high_in, low=False)
        return Interval(low, high, low_in, high_in)

    def __truediv__(self, other: "Interval") -> "Interval":
        """Quotients of the numbers of both that are not negative; nothing is divided by zero."""
        low = Fraction(0) if self.low is None or self.low <= 0 or other.high is None else self.low / other.high
        zero = low == 0
        low_in = (0 in self) if zero else self.low_in and other.high_in
        if self.high is None or other.low is None or other.low <= 0:
            return Interval(low, None, low_in, False)
        return Interval(low, self.high / other.low, low_in, self.high_in and (other.low_in or self.high == 0))

    @property
    def first_whole(self) -> int | None:
        """The least whole number that the lower end allows, None without that end."""
        if self.low is None:
            return None
        first = ceil(self.low)
        return first + (first == self.low and not self.low_in)

    @property
    def last_whole(self) -> int | None:
        """The greatest whole number that the upper end allows, None without that end."""
        if self.high is None:
            return None
        last = floor(self.high)
        return last - (last == self.high and not self.high_in)

    @property
    def has_whole_number(self) -> bool:
        """Whether a whole number lies in it."""
        first, last = self.first_whole, self.last_whole
        return first is None or last is None or first <= last


def _product(
    one: Fraction | None, one_in: bool, other: Fraction | None, other_in: bool, *, low: bool
) -> tuple[Fraction | None, bool]:
    if low:
        if one is None or other is None or one <= 0 or other <= 0:
            return Fraction(0), True
    elif one is None or other is None:
        return None, False
    # Nothing times whatever the other interval holds is nothing, even where its end does not belong to it.
    nothing = (one == 0 and one_in) or (other == 0 and other_in)
    return one * other, nothing or (one_in and other_in)


EVERYTHING = Interval(None, None)


def point(number: Fraction | int) -> Interval:
    """One number alone."""
    exact = Fraction(number)
    return Interval(exact, exact)


def plain(printed: Printed) -> Interval:
    """The values that round or are cut to a figure, whatever its qualifier says."""
    value, step = Fraction(printed.value), Fraction(printed.step)
    if value > 0:
        return Interval(value - step / 2, value + step, True, False)
    if value < 0:
        return Interval(value - step, value + step / 2, False, True)
    return Interval(-step, step, False, False)


def rounded(printed: Printed) -> Interval:
    """The values that round to a figure, half away from zero; those that would be cut to it are left out."""
    value, half = Fraction(printed.value), Fraction(printed.step) / 2
    return Interval(value - half, value + half, value > 0, value < 0)


def feasible(printed: Printed, qualifier: Qualifier = Qualifier.EXACT, *, counted: bool = False) -> Interval:
    """The values that a figure can stand for, its qualifier widening them.

    `counted` says that it counts things which have no parts: printed in full, it is exact.
    """
    if counted and printed.step == 1 and printed.value == printed.value.to_integral_value():
        base = point(Fraction(printed.value))
    else:
        base = plain(printed)
    if qualifier is Qualifier.EXACT:
        return base
    if qualifier in _UPWARD:
        return Interval(base.low, None, base.low_in, False)
    if qualifier in _DOWNWARD:
        return Interval(None, base.high, False, base.high_in)
    assert base.low is not None
    assert base.high is not None
    reach = abs(Fraction(printed.value)) * ABOUT
    value = Fraction(printed.value)
    return Interval(min(base.low, value - reach), max(base.high, value + reach))


def claimed(printed: Printed, qualifier: Qualifier) -> Interval:
    """The values for which the qualifier's word is true; everything for "exact" and "about"."""
    value = Fraction(printed.value)
    if qualifier is Qualifier.OVER:
        return Interval(value, None, False, False)
    if qualifier is Qualifier.AT_LEAST:
        return Interval(value, None, True, False)
    if qualifier in (Qualifier.NEARLY, Qualifier.UNDER):
        return Interval(None, value, False, False)
    if qualifier in (Qualifier.AT_MOST, Qualifier.UP_TO):
        return Interval(None, value, False, True)
    return EVERYTHING


@cache
def counts_things(unit: str) -> bool:
    """Whether a unit counts things that have no parts ("hồ sơ"), rather than measuring ("km", "đồng", "%")."""
    if not unit:
        return True
    return unit_after(view(f"1 {unit}"), 1).sort not in (UnitClass.MEASURE, UnitClass.SHARE, UnitClass.SPAN)


def values_of(value: Value) -> Interval | None:
    """The values that an observation can stand for, in its own unit (a rate in per cent, a plan's progress as its done
    part); None for changes and missing values."""
    match value:
        case Number(printed=printed, unit=unit, qualifier=qualifier):
            return feasible(printed, qualifier, counted=counts_things(unit))
        case Share(rate=rate, qualifier=qualifier):
            return feasible(rate, qualifier)
        case Range(low=low, high=high, qualifier=qualifier):
            first, last = feasible(low, qualifier), feasible(high, qualifier)
            return Interval(first.low, last.high, first.low_in, last.high_in)
        case Rank(best=best, worst=worst):
            return Interval(Fraction(best), Fraction(worst))
        case Progress(done=done, unit=unit):
            return feasible(done, counted=counts_things(unit))
        case _:
            return None


_AT_LEAST_ONE = Interval(Fraction(1), None)


def quotient_of(share: Share) -> Interval | None:
    """The rate in per cent that a share's printed counts give; None without both, and where the base is zero."""
    top, bottom = numerator_of(share), denominator_of(share)
    if top is None or bottom is None or bottom.high == 0:
        return None
    return (top / bottom).times(100)


def implied_base(share: Share) -> Interval | None:
    """What a count and its rate say that the rate is of: the N of at least 1 with 100 × n ÷ N among the rate's values.

    None without a count, and where the rate may be zero, for then any base fits.
    """
    count = numerator_of(share)
    rate = feasible(share.rate, share.qualifier)
    if count is None or rate.low is None or rate.low <= 0:
        return None
    return (count.times(100) / rate).cut(_AT_LEAST_ONE)


def base_of(share: Share) -> Interval | None:
    """What a rate is of: as printed, else as its count implies; None where neither tells."""
    return implied_base(share) if share.denominator is None else denominator_of(share)


def numerator_of(share: Share) -> Interval | None:
    """The count that a rate is of, where it is printed."""
    return _count_of(share, share.numerator)


def denominator_of(share: Share) -> Interval | None:
    """What a rate is counted against, where it is printed."""
    return _count_of(share, share.denominator)


def _count_of(share: Share, count: Printed | None) -> Interval | None:
    if count is None:
        return None
    return feasible(count, share.counted_qualifier, counted=counts_things(share.counted))
