"""Series: what stands together in time, what compares, and by how much the newest differs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from scorecards.analysis.series import BreakReason, difference, series_of
from scorecards.model.indicators import Better, Indicator, IndicatorKind, MergeRule
from scorecards.model.observations import Measure, Observation
from scorecards.model.periods import Period
from scorecards.model.places import Area, Level, Place
from scorecards.model.text import NO_TEXT, Text
from scorecards.model.values import Change, Missing, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.problems import NOWHERE
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier

RATE = Indicator(
    id="ty-le", name=Text("Tỷ lệ"), definition=NO_TEXT, pillar="p", kind=IndicatorKind.RATE, better=Better.HIGHER,
    unit=Text("%"), merge=MergeRule.NOT_COMPARABLE,
)  # fmt: skip
COUNT = Indicator(
    id="tram", name=Text("Trạm"), definition=NO_TEXT, pillar="p", kind=IndicatorKind.COUNT, better=Better.HIGHER,
    unit=Text("trạm"), merge=MergeRule.SUM,
)  # fmt: skip
MERGED = Place(
    "noi", Text("Nơi"),
    (
        Area("noi", Text("tỉnh Nơi"), Level.PROVINCE, valid_to=date(2025, 6, 30)),
        Area("noi-2025", Text("tỉnh Nơi"), Level.PROVINCE, valid_from=date(2025, 7, 1)),
    ),
)  # fmt: skip


def printed(text: str) -> Printed:
    value = Decimal(text)
    return Printed(value, Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0)))


def rate(text: str, qualifier: Qualifier = Qualifier.EXACT) -> Share:
    return Share(printed(text), qualifier)


def count(text: str, qualifier: Qualifier = Qualifier.EXACT) -> Number:
    return Number(printed(text), "trạm", qualifier)


def figure(
    value: Value,
    day: date | None,
    *,
    measure: Measure = Measure.POINT_IN_TIME,
    start: date | None = None,
    members: tuple[tuple[str, str], ...] = (),
) -> Observation:
    id = f"noi.{day}.{value}.{measure}.{members}"
    return Observation(
        id, id, "noi", "x", "bao-cao", "", Period(day, start), measure, members, value, "", "", None, NO_TEXT, NOWHERE
    )


OLD, NEW = date(2023, 10, 31), date(2024, 6, 30)


def change(old: Value, new: Value, indicator: Indicator) -> tuple[Direction | None, str, bool]:
    """Direction, amount and whether it is about, of two figures that compare."""
    (series,) = series_of([figure(new, NEW), figure(old, OLD)], MERGED, indicator)
    found = difference(series, indicator)
    assert found is not None
    assert found.before.value == old
    return found.direction, str(found.amount.value), found.about


UP, DOWN = Direction.INCREASE, Direction.DECREASE


@pytest.mark.parametrize(
    ("old", "new", "indicator", "expected"),
    [
        (count("3090"), count("3250"), COUNT, (UP, "160", False)),
        (count("3250"), count("3090"), COUNT, (DOWN, "160", False)),
        (count("3250"), count("3250"), COUNT, (None, "0", False)),
        (rate("57.53"), rate("55.43"), RATE, (DOWN, "2.10", False)),
        (rate("57.53"), rate("60"), RATE, (UP, "2", True)),
        (rate("57.53"), rate("57.6"), RATE, (UP, "0.1", True)),
        (rate("57.53"), rate("57.5"), RATE, (None, "0", True)),
        (rate("57.53"), rate("58"), RATE, (None, "0", True)),  # 58 may be 57,53 rounded
        (rate("80"), rate("80", Qualifier.NEARLY), RATE, (None, "0", True)),
        (rate("70"), rate("80", Qualifier.NEARLY), RATE, (UP, "10", True)),
        (count("1400", Qualifier.OVER), count("1400", Qualifier.OVER), COUNT, (None, "0", True)),
        (count("21000", Qualifier.OVER), count("22345"), COUNT, (UP, "1000", True)),
        (count("21000", Qualifier.OVER), count("21600"), COUNT, (None, "0", True)),  # 21.600 is over 21.000
        (count("1400", Qualifier.NEARLY), count("1395"), COUNT, (None, "0", True)),
        (count("19500", Qualifier.OVER), count("21000", Qualifier.OVER), COUNT, (UP, "1500", True)),
        (Progress(printed("18"), printed("26"), "chỉ tiêu"), Progress(printed("21"), printed("26"), "chỉ tiêu"),
         COUNT, (UP, "3", False)),
    ],
)  # fmt: skip
def test_the_difference_is_that_of_the_printed_numbers(
    old: Value, new: Value, indicator: Indicator, expected: tuple[Direction | None, str, bool]
) -> None:
    assert change(old, new, indicator) == expected


IN_PERIOD, SO_FAR = Measure.IN_PERIOD, Measure.CUMULATIVE


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (figure(count("1"), OLD), figure(count("2"), NEW), None),
        (figure(count("1"), NEW), figure(count("2"), date(2025, 12, 31)), BreakReason.UNITS),
        (figure(Progress(printed("18"), printed("22"), "việc"), OLD),
         figure(Progress(printed("21"), printed("26"), "việc"), NEW), BreakReason.PLAN),
        (figure(count("1"), date(2023, 12, 31), measure=IN_PERIOD, start=date(2023, 1, 1)),
         figure(count("2"), date(2024, 12, 31), measure=IN_PERIOD, start=date(2024, 1, 1)), None),
        (figure(count("1"), date(2023, 12, 31), measure=IN_PERIOD, start=date(2023, 1, 1)),
         figure(count("2"), NEW, measure=IN_PERIOD, start=date(2024, 1, 1)), BreakReason.PERIOD),
        (figure(count("1"), OLD, measure=IN_PERIOD), figure(count("2"), NEW, measure=IN_PERIOD), BreakReason.PERIOD),
        (figure(count("1"), OLD, measure=SO_FAR, start=date(2021, 1, 1)),
         figure(count("2"), NEW, measure=SO_FAR, start=date(2021, 1, 1)), None),
        (figure(count("1"), OLD, measure=SO_FAR, start=date(2023, 1, 1)),
         figure(count("2"), NEW, measure=SO_FAR), BreakReason.PERIOD),
        (figure(count("1"), OLD, measure=SO_FAR), figure(count("2"), NEW, measure=SO_FAR), BreakReason.PERIOD),
        (figure(count("1"), date(2022, 12, 31), measure=SO_FAR),
         figure(count("2"), date(2023, 12, 31), measure=SO_FAR), None),
        (figure(count("1"), OLD, measure=Measure.UNKNOWN), figure(count("2"), NEW, measure=Measure.UNKNOWN),
         BreakReason.PERIOD),
    ],
)  # fmt: skip
def test_two_figures_compare_unless_something_stands_between_them(
    first: Observation, second: Observation, reason: BreakReason | None
) -> None:
    (series,) = series_of([first, second], MERGED, COUNT)
    assert [one.apart for one in series.figures] == [None, reason]
    assert (difference(series, COUNT) is None) is (reason is not None)


def test_measures_breakdowns_and_sorts_of_number_are_never_mixed() -> None:
    part = (("cap", "xa"),)
    unlike = [
        figure(rate("50"), OLD),
        figure(rate("60"), NEW, members=part),
        figure(rate("70"), NEW, measure=Measure.CUMULATIVE),
        figure(count("80"), NEW),
        figure(Progress(printed("8"), printed("9"), "việc"), NEW),
    ]
    assert series_of(unlike, MERGED, RATE) == ()
    parts = [figure(rate("40"), OLD, members=part), figure(rate("65"), NEW)]
    found = series_of([*unlike, *parts], MERGED, RATE)
    assert [[str(one.value) for one in series.figures] for series in found] == [["50", "65"], ["40", "60"]]
    assert all(len({one.observation.members for one in series.figures}) == 1 for series in found)


def test_what_has_no_day_or_no_number_does_not_stand_in_time() -> None:
    unfit = [
        figure(count("7"), None),
        figure(Missing(MissingReason.SUPPRESSED), date(2024, 1, 1)),
        figure(Range(printed("1"), printed("2"), "trạm"), date(2024, 1, 2)),
        figure(Rank(1, 1, 63), date(2024, 1, 3)),
        figure(Change(printed("3"), UP, ChangeBase.ABSOLUTE, "trạm"), date(2024, 1, 4)),
    ]
    assert series_of([*unfit, figure(count("1"), OLD)], MERGED, COUNT) == ()
    (series,) = series_of([*unfit, figure(count("1"), OLD), figure(count("2"), NEW)], MERGED, COUNT)
    assert [one.day for one in series.figures] == [OLD, NEW]


def test_two_sources_that_differ_about_one_day_compare_with_nothing() -> None:
    later = date(2024, 12, 31)
    found = [figure(count("1"), OLD), figure(count("2"), NEW), figure(count("3"), NEW), figure(count("4"), later)]
    (series,) = series_of(found, MERGED, COUNT)
    assert [one.apart for one in series.figures] == [None, *[BreakReason.SOURCES] * 3]
    assert series_of(found[1:3], MERGED, COUNT) == (), "one day is no time"


def test_two_sources_that_agree_about_one_day_are_one_point() -> None:
    same = [figure(count("2"), NEW), figure(count("2"), NEW), figure(count("1"), OLD)]
    (series,) = series_of(same, MERGED, COUNT)
    assert [str(one.value) for one in series.figures] == ["1", "2"]
    assert not series.is_flat


def test_a_run_goes_back_to_the_last_break() -> None:
    days = [date(2023, 12, 31), date(2024, 12, 31), date(2025, 12, 31), date(2026, 6, 30)]  # merged on 1/7/2025
    (series,) = series_of([figure(count(str(at)), day) for at, day in enumerate(days)], MERGED, COUNT)
    assert [str(one.value) for one in series.run] == ["2", "3"]
    (broken,) = series_of([figure(count(str(at)), day) for at, day in enumerate(days[:3])], MERGED, COUNT)
    assert [str(one.value) for one in broken.run] == ["1", "2"]
    (whole,) = series_of([figure(count(str(at)), day) for at, day in enumerate(days[:2])], MERGED, COUNT)
    assert [str(one.value) for one in whole.run] == ["0", "1"]
