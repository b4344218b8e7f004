"""Intervals against the numbers that lie in them, and the values that printed figures stand for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scorecards.analysis.feasible import (
    EVERYTHING,
    Interval,
    base_of,
    claimed,
    counts_things,
    feasible,
    implied_base,
    point,
    quotient_of,
    values_of,
)
from scorecards.model.values import Change, Missing, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier

EIGHTHS = [Fraction(eighths, 8) for eighths in range(-32, 33)]
"""Between any two ends that are drawn lies one of these, and beyond each of them too."""
ends = st.none() | st.integers(-4, 4).map(lambda halves: Fraction(halves, 2))
any_intervals = st.builds(Interval, ends, ends, st.booleans(), st.booleans())
intervals = any_intervals.filter(lambda one: not one.empty)
positive = st.integers(1, 4).map(lambda halves: Fraction(halves, 2))
positive_intervals = st.builds(Interval, positive, positive | st.none(), st.booleans(), st.booleans()).filter(
    lambda one: not one.empty
)


def within(one: Interval) -> list[Fraction]:
    """The eighths that lie in an interval, by its definition."""
    return [
        number
        for number in EIGHTHS
        if (one.low is None or number > one.low or (one.low_in and number == one.low))
        and (one.high is None or number < one.high or (one.high_in and number == one.high))
    ]


def read(text: str) -> Interval:
    """An interval as mathematics writes it: "[1, 2.5)", "(, 3]"."""
    low, high = (Fraction(end.strip()) if end.strip() else None for end in text[1:-1].split(","))
    return Interval(low, high, text[0] == "[", text[-1] == "]")


def written(one: Interval | None) -> str:
    """As `read` reads it; an end that is not there is open."""
    if one is None:
        return "none"
    low, high = ("" if end is None else str(end) for end in (one.low, one.high))
    return f"{'[' if one.low_in and low else '('}{low}, {high}{']' if one.high_in and high else ')'}"


def printed(text: str) -> Printed:
    """A numeral of the last digit that it shows: "57.5" is printed in tenths."""
    value = Decimal(text)
    return Printed(value, Decimal(1).scaleb(int(value.as_tuple().exponent)))


@given(any_intervals)
def test_what_lies_in_an_interval_and_whether_anything_does(one: Interval) -> None:
    assert [number for number in EIGHTHS if number in one] == within(one)
    assert one.empty is not bool(within(one))
    assert set(within(-one)) == {-number for number in within(one)}
    assert set(within(one.times(2))) & set(EIGHTHS[::2]) == {
        2 * number for number in within(one) if 2 * number in EIGHTHS
    }


@given(intervals, intervals)
def test_two_intervals_beside_each_other(one: Interval, other: Interval) -> None:
    assert one.below(other) is (max(within(one)) < min(within(other)))
    assert one.meets(other) is bool(set(within(one)) & set(within(other)))
    assert set(within(one.cut(other))) == set(within(one)) & set(within(other))


@settings(deadline=None)
@given(intervals, intervals)
def test_a_sum_holds_the_sums_and_a_difference_the_differences(one: Interval, other: Interval) -> None:
    quarters = range(-4, 5)
    ones, others = ([int(number * 8) for number in within(interval)] for interval in (one, other))
    sums = {first + second for first in ones for second in others}
    assert [at for at in quarters if Fraction(at, 4) in one + other] == [at for at in quarters if 2 * at in sums]
    differences = {first - second for first in ones for second in others}
    assert [at for at in quarters if Fraction(at, 4) in one - other] == [at for at in quarters if 2 * at in differences]


@settings(deadline=None)
@given(intervals, intervals)
def test_products_and_quotients_of_what_is_not_negative(one: Interval, other: Interval) -> None:
    pairs = [(top, bottom) for top, bottom in product(within(one), within(other)) if top >= 0 and bottom >= 0]
    assume(pairs)
    assert all(top * bottom in one * other for top, bottom in pairs)
    assert all(top / bottom in one / other for top, bottom in pairs if bottom)


@given(positive_intervals, positive_intervals)
def test_products_and_quotients_of_positive_intervals_reach_to_their_ends(one: Interval, other: Interval) -> None:
    assert one.low is not None
    assert other.low is not None
    highest = None if one.high is None or other.high is None else one.high * other.high
    assert one * other == Interval(
        one.low * other.low, highest, one.low_in and other.low_in,
        highest is not None and one.high_in and other.high_in,
    )  # fmt: skip
    quotient = one / other
    assert quotient.low == (0 if other.high is None else one.low / other.high)
    assert quotient.low_in is (other.high is not None and one.low_in and other.high_in)
    assert quotient.high == (None if one.high is None else one.high / other.low)
    assert quotient.high_in is (one.high is not None and one.high_in and other.low_in)


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        ("[0, 2]", "[1, 4]", "[0, 2]"),
        ("(0, 2]", "[1, 4]", "(0, 2]"),
        ("[-1, 2)", "[1, 4]", "[0, 2)"),
        ("[0, 0]", "(1, 2)", "[0, 0]"),
        ("[1, 2]", "[0, 4]", "[1/4, )"),
        ("[1, 2]", "(0.5, 4)", "(1/4, 4)"),
        ("[1, 2]", "[1, )", "(0, 2]"),
        ("(, 2]", "[1, 2]", "[0, 2]"),
        ("[1, )", "[1, 2]", "[1/2, )"),
    ],
)
def test_quotients_at_zero_and_without_ends(top: str, bottom: str, expected: str) -> None:
    assert written(read(top) / read(bottom)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("[0, 0]", "[0, 1)", "[0, 0]"),
        ("[0, 1)", "[0, 0]", "[0, 0]"),
        ("[0, 0]", "(-1, 1)", "[0, 0]"),
        ("[1, 2]", "[0, 3)", "[0, 6)"),
        ("(, 2]", "[1, 2]", "[0, 4]"),
        ("[1, 2]", "[1, )", "[1, )"),
        ("[1, )", "(1, 2]", "(1, )"),
    ],
)
def test_products_at_zero_and_without_ends(one: str, other: str, expected: str) -> None:
    assert written(read(one) * read(other)) == expected


@given(intervals)
def test_whole_numbers(one: Interval) -> None:
    whole = [int(number) for number in within(one) if number.denominator == 1]
    assert (one.first_whole is None, one.last_whole is None) == (one.low is None, one.high is None)
    assert one.has_whole_number is bool(whole)
    if whole:
        assert one.first_whole in (None, whole[0])
        assert one.last_whole in (None, whole[-1])


@pytest.mark.parametrize(
    ("figure", "qualifier", "stands_for", "claims"),
    [
        ("57.53", Qualifier.EXACT, "[2301/40, 2877/50)", "(, )"),
        ("-2.5", Qualifier.EXACT, "(-13/5, -49/20]", "(, )"),
        ("0.0", Qualifier.EXACT, "(-1/10, 1/10)", "(, )"),
        ("60", Qualifier.OVER, "[119/2, )", "(60, )"),
        ("60", Qualifier.AT_LEAST, "[119/2, )", "[60, )"),
        ("60", Qualifier.NEARLY, "(, 61)", "(, 60)"),
        ("60", Qualifier.UNDER, "(, 61)", "(, 60)"),
        ("60", Qualifier.AT_MOST, "(, 61)", "(, 60]"),
        ("60", Qualifier.UP_TO, "(, 61)", "(, 60]"),
        ("60", Qualifier.ABOUT, "[54, 66]", "(, )"),
        ("2", Qualifier.ABOUT, "[3/2, 3]", "(, )"),
        ("-60", Qualifier.ABOUT, "[-66, -54]", "(, )"),
    ],
)
def test_what_a_figure_stands_for_and_what_its_word_claims(
    figure: str, qualifier: Qualifier, stands_for: str, claims: str
) -> None:
    assert written(feasible(printed(figure), qualifier)) == stands_for
    assert written(claimed(printed(figure), qualifier)) == claims


@pytest.mark.parametrize(
    ("figure", "step", "expected"),
    [
        ("1711", "1", "[1711, 1711]"),
        ("1711.0", "1", "[1711, 1711]"),
        ("342780000", "10000", "[342775000, 342790000)"),
        ("1.5", "0.1", "[29/20, 8/5)"),
        ("1.5", "1", "[1, 5/2)"),
    ],
)
def test_a_count_printed_in_full_is_exact_and_no_other(figure: str, step: str, expected: str) -> None:
    assert written(feasible(Printed(Decimal(figure), Decimal(step)), counted=True)) == expected


@pytest.mark.parametrize("qualifier", [Qualifier.OVER, Qualifier.NEARLY])
def test_a_qualified_count_starts_from_the_exact_one(qualifier: Qualifier) -> None:
    over = qualifier is Qualifier.OVER
    assert written(feasible(printed("1400"), qualifier, counted=True)) == ("[1400, )" if over else "(, 1400]")


@pytest.mark.parametrize(
    ("unit", "counted"),
    [("", True), ("hồ sơ", True), ("dịch vụ", True), ("km", False), ("đồng", False), ("%", False), ("ngày", False)],
)
def test_units_that_count_things(unit: str, counted: bool) -> None:
    assert counts_things(unit) is counted


def test_a_point_holds_one_number_and_everything_all() -> None:
    assert written(point(3)) == "[3, 3]"
    assert all(number in EVERYTHING for number in EIGHTHS)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Number(printed("12"), "hồ sơ"), "[12, 12]"),
        (Number(printed("12"), "km"), "[23/2, 13)"),
        (Number(printed("12"), "hồ sơ", Qualifier.OVER), "[12, )"),
        (Share(printed("50"), Qualifier.AT_MOST), "(, 51)"),
        (Share(printed("50")), "[99/2, 51)"),
        (Range(printed("60"), printed("70"), "%"), "[119/2, 71)"),
        (Range(printed("60"), printed("70"), "%", Qualifier.ABOUT), "[54, 77]"),
        (Rank(3, 5, 63), "[3, 5]"),
        (Progress(printed("21"), printed("26"), "chỉ tiêu"), "[21, 21]"),
        (Progress(printed("21"), printed("26"), "km"), "[41/2, 22)"),
        (Change(printed("3"), Direction.INCREASE, ChangeBase.POINTS, "%"), "none"),
        (Missing(MissingReason.NOT_COLLECTED), "none"),
    ],
)
def test_what_an_observation_can_stand_for(value: Value, expected: str) -> None:
    assert written(values_of(value)) == expected


def share(rate: str, top: str = "", bottom: str = "", counted: str = "hồ sơ", **words: Qualifier) -> Share:
    """A rate with the counts that are not ""."""
    numerator, denominator = (printed(count) if count else None for count in (top, bottom))
    return Share(printed(rate), numerator=numerator, denominator=denominator, counted=counted, **words)


@pytest.mark.parametrize(
    ("of", "quotient", "base"),
    [
        (share("60", "12", "20"), "[60, 60]", "[20, 20]"),
        (share("60", "12"), "none", "(1200/61, 2400/119]"),
        (share("60", bottom="20"), "none", "[20, 20]"),
        (share("60"), "none", "none"),
        (share("60", "12", "0"), "none", "[0, 0]"),
        (share("0", "12"), "none", "none"),
        (share("0.5", "12"), "none", "(2000, 8000/3]"),
        (share("99", "1"), "none", "(1, 200/197]"),
        (share("60", "12", "20", "km"), "(1150/21, 200/3)", "[39/2, 21)"),
        (share("60", "12", counted_qualifier=Qualifier.OVER), "none", "(1200/61, )"),
        (share("60", "12", qualifier=Qualifier.OVER), "none", "[1, 2400/119]"),
        (share("60", "12", qualifier=Qualifier.UNDER), "none", "none"),
    ],
)
def test_rates_and_their_counts(of: Share, quotient: str, base: str) -> None:
    assert (written(quotient_of(of)), written(base_of(of))) == (quotient, base)
    if of.denominator is None:
        assert implied_base(of) == base_of(of)
