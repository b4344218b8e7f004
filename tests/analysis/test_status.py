"""Standing against targets: the rule's cases, closeness, missing and stale figures."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from scorecards.analysis.feasible import Interval
from scorecards.analysis.status.targets import Standing, TargetStatus, is_stale, measured, status
from scorecards.model.indicators import Better, Indicator, IndicatorKind, MergeRule
from scorecards.model.observations import Comparator, Measure, Observation, Target
from scorecards.model.periods import Period
from scorecards.model.places import Area, Level, Place
from scorecards.model.text import Text
from scorecards.model.values import Change, Missing, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.problems import Location
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier

AT = Location("data/provinces/a/r.toml", 1)
PLACE = Place(
    "a", Text("Tỉnh A"),
    (
        Area("a", Text("tỉnh A"), Level.PROVINCE, "", Text(""), None, date(2025, 6, 30)),
        Area("a-2025", Text("tỉnh A"), Level.PROVINCE, "", Text(""), date(2025, 7, 1), None),
    ),
)  # fmt: skip
DUE = date(2025, 12, 31)
BEFORE = date(2024, 8, 1)
AFTER = date(2026, 11, 22)


@cache
def indicator(kind: IndicatorKind = IndicatorKind.RATE) -> Indicator:
    return Indicator(
        id="ho-so", name=Text("Hồ sơ"), definition=Text("Hồ sơ."), pillar="chinh-quyen-so", kind=kind,
        better=Better.HIGHER, unit=Text("%"), merge=MergeRule.NOT_COMPARABLE,
    )  # fmt: skip


def target(goal: str, comparator: Comparator = Comparator.AT_LEAST, due: date = DUE) -> Target:
    return Target(
        id="t",
        indicator="ho-so",
        place="a",
        value=number(goal),
        unit="%",
        comparator=comparator,
        due=due,
        document="bc-1",
        at=Location("data/targets.toml", 1),
    )


def number(text: str) -> Printed:
    value = Decimal(text)
    return Printed(value, Decimal(1).scaleb(int(value.as_tuple().exponent)))


def rate(text: str, qualifier: Qualifier = Qualifier.EXACT) -> Share:
    return Share(number(text), qualifier)


def figure(value: Value, day: date | None, measure: Measure = Measure.POINT_IN_TIME) -> Observation:
    id = f"a.bc-1.ho-so.{day}"
    return Observation(id, id, "a", "ho-so", "bc-1", "", Period(day), measure, (), value, "", "", None, Text(""), AT)


def judge(
    goal: Target | None, *figures: Observation, today: date = BEFORE, kind: IndicatorKind = IndicatorKind.RATE
) -> TargetStatus:
    return status(goal, figures, indicator(kind), PLACE, today)


JUNE_2023, JUNE_2024 = date(2023, 6, 30), date(2024, 6, 30)


@pytest.mark.parametrize(
    ("figures", "today", "standing"),
    [
        ([("85", JUNE_2024)], BEFORE, Standing.REACHED),
        ([("85", JUNE_2024)], AFTER, Standing.REACHED),
        ([("60", JUNE_2024)], BEFORE, Standing.NOT_YET),
        ([("60", None)], BEFORE, Standing.NOT_YET),
        ([("60", JUNE_2024)], AFTER, Standing.AWAITING),
        ([("60", None)], AFTER, Standing.AWAITING),
        ([("60", DUE)], AFTER, Standing.OVERDUE),
        ([("60", DUE)], DUE, Standing.NOT_YET),
        # From 40 on 30/6/2023 the line to 80 on 31/12/2025 is at 56 on 30/6/2024.
        ([("40", JUNE_2023), ("57", JUNE_2024)], BEFORE, Standing.ON_COURSE),
        ([("40", JUNE_2023), ("55.3", JUNE_2024)], BEFORE, Standing.ON_COURSE),
        ([("40", JUNE_2023), ("55.2", JUNE_2024)], BEFORE, Standing.ON_COURSE),  # 95 % of the gain to 56, exactly
        ([("40", JUNE_2023), ("55.1", JUNE_2024)], BEFORE, Standing.BEHIND),
        ([("40", JUNE_2023), ("35", JUNE_2024)], BEFORE, Standing.BEHIND),
        # The target met at the start and lost since gives no course.
        ([("85", JUNE_2023), ("70", JUNE_2024)], BEFORE, Standing.NOT_YET),
    ],
)
def test_the_rule(figures: list[tuple[str, date | None]], today: date, standing: Standing) -> None:
    found = judge(target("80"), *(figure(rate(value), day) for value, day in figures), today=today)
    assert found.standing is standing
    assert found.newest is not None


def test_the_course_is_the_straight_line() -> None:
    found = judge(target("80"), figure(rate("55.1"), JUNE_2024), figure(rate("40"), JUNE_2023)).course
    assert found is not None
    assert found.first.period.as_of == JUNE_2023
    assert found.expected == 40 + Fraction(40 * 366, 915)
    assert found.share == Fraction("15.1") / Fraction(40 * 366, 915)


def test_lower_is_better_goes_alike() -> None:
    goal = target("10", Comparator.AT_MOST)
    assert judge(goal, figure(rate("9"), JUNE_2024)).standing is Standing.REACHED
    first = figure(rate("50"), JUNE_2023)
    assert judge(goal, first, figure(rate("33"), JUNE_2024)).standing is Standing.ON_COURSE
    assert judge(goal, first, figure(rate("36"), JUNE_2024)).standing is Standing.BEHIND


@pytest.mark.parametrize(
    ("comparator", "value", "reached"),
    [
        (Comparator.AT_LEAST, "80.0", True),
        (Comparator.AT_LEAST, "79.9", False),
        (Comparator.AT_MOST, "80.0", True),
        (Comparator.AT_MOST, "80.1", False),
        (Comparator.OVER, "80.0", False),
        (Comparator.OVER, "80.1", True),
        (Comparator.EXACTLY, "80.0", True),
        (Comparator.EXACTLY, "80.1", False),
        (Comparator.EXACTLY, "79.9", False),
    ],
)
def test_a_figure_at_the_target_itself(comparator: Comparator, value: str, reached: bool) -> None:
    found = judge(target("80", comparator), figure(rate(value), JUNE_2024))
    assert (found.standing is Standing.REACHED) is reached


@pytest.mark.parametrize("first", [JUNE_2024, DUE])
def test_two_figures_of_one_day_or_one_of_the_due_day_make_no_course(first: date) -> None:
    assert judge(target("80"), figure(rate("40"), first), figure(rate("57"), first)).course is None


def test_figures_that_do_not_compare_make_no_course() -> None:
    newest = figure(rate("70"), JUNE_2024)
    other_measure = figure(rate("40"), JUNE_2023, Measure.CUMULATIVE)
    assert judge(target("80"), other_measure, newest).standing is Standing.NOT_YET
    late = target("80", due=date(2030, 12, 31))
    merged_since = judge(late, newest, figure(rate("70.5"), date(2025, 9, 1)), today=date(2025, 10, 1))
    assert merged_since.standing is Standing.NOT_YET


@pytest.mark.parametrize(
    ("value", "goal", "standing", "close"),
    [
        (rate("80"), "80", Standing.REACHED, True),
        (rate("80.0"), "79", Standing.REACHED, False),
        (rate("79"), "80", Standing.NOT_YET, False),
        (rate("79"), "79.5", Standing.NOT_YET, True),
        (rate("80", Qualifier.NEARLY), "80", Standing.NOT_YET, False),
        (rate("97", Qualifier.NEARLY), "80", Standing.REACHED, False),
        (rate("80", Qualifier.OVER), "80", Standing.REACHED, False),
        (rate("80", Qualifier.ABOUT), "80", Standing.REACHED, True),
        (Number(number("200"), "đơn vị"), "200", Standing.REACHED, False),
        (Number(number("199"), "đơn vị"), "200", Standing.NOT_YET, False),
        (Progress(number("4"), number("5"), "đơn vị"), "80", Standing.REACHED, False),
        (Rank(9, 12), "10", Standing.REACHED, True),
    ],
)
def test_close_is_what_one_last_digit_would_change(value: Value, goal: str, standing: Standing, close: bool) -> None:
    found = judge(target(goal), figure(value, JUNE_2024))
    assert (found.standing, found.close) == (standing, close)


def test_a_course_is_close_too() -> None:
    first = figure(rate("40"), JUNE_2023)
    assert judge(target("80"), first, figure(rate("55"), JUNE_2024)).close
    assert not judge(target("80"), first, figure(rate("55.0"), JUNE_2024)).close


def test_progress_counts_what_is_done_where_the_indicator_is_progress() -> None:
    done = figure(Progress(number("18"), number("22"), "cơ sở dữ liệu"), JUNE_2024)
    assert judge(target("20"), done, kind=IndicatorKind.PROGRESS).standing is Standing.NOT_YET
    assert judge(target("18"), done, kind=IndicatorKind.PROGRESS).standing is Standing.REACHED
    assert judge(target("81"), done).standing is Standing.REACHED


@pytest.mark.parametrize("reason", MissingReason)
def test_no_figure_keeps_its_reason(reason: MissingReason) -> None:
    found = judge(target("80"), figure(Missing(reason), JUNE_2024))
    assert (found.standing, found.missing, found.newest) == (Standing.NO_FIGURE, reason, None)


def test_a_missing_newest_figure_leaves_the_one_before_it() -> None:
    found = judge(target("80"), figure(rate("85"), JUNE_2023), figure(Missing(MissingReason.NOT_COLLECTED), JUNE_2024))
    assert found.standing is Standing.REACHED
    assert found.newest is not None
    assert found.newest.period.as_of == JUNE_2023
    assert found.missing is MissingReason.NOT_COLLECTED


def test_no_figure_no_target_and_changes_alone() -> None:
    assert judge(target("80")).standing is Standing.NO_FIGURE
    assert judge(None, figure(rate("85"), JUNE_2024)).standing is Standing.NO_TARGET
    change = Change(number("3.85"), Direction.INCREASE, ChangeBase.UNSTATED, "%")
    assert judge(target("80"), figure(change, JUNE_2024)).standing is Standing.NO_FIGURE


@pytest.mark.parametrize(
    ("day", "today", "stale"),
    [
        (date(2024, 6, 30), date(2026, 6, 29), False),
        (date(2024, 6, 30), date(2026, 6, 30), True),
        (date(2024, 2, 29), date(2026, 3, 1), True),
        (date(2026, 6, 30), date(2026, 6, 30), False),
        (None, date(2026, 6, 30), False),
    ],
)
def test_a_figure_is_stale_after_so_many_months(day: date | None, today: date, stale: bool) -> None:
    assert is_stale(day, today, 24) is stale
    assert not is_stale(day, today, None)
    known = figure(rate("85"), day)
    assert status(None, [known], indicator(), PLACE, today, 24).stale is stale


values = st.decimals(0, 100, places=1).map(str)


@given(values, values, values, st.integers(0, 900), st.sampled_from([Comparator.AT_LEAST, Comparator.AT_MOST]))
def test_standings_follow_from_each_other(
    start: str, newest: str, goal: str, days: int, comparator: Comparator
) -> None:
    assume(Decimal(start) != Decimal(goal))
    wanted = target(goal, comparator)
    last = JUNE_2023 + timedelta(days=1 + days)
    figures = [figure(rate(start), JUNE_2023), figure(rate(newest), last)]
    found = judge(wanted, *figures, today=last)
    reached = (Decimal(newest) >= Decimal(goal)) == (comparator is Comparator.AT_LEAST) or newest == goal
    assert (found.standing is Standing.REACHED) is (reached or Decimal(newest) == Decimal(goal))
    if found.standing is Standing.ON_COURSE:
        # Whoever is on course stays so with a better figure.
        step = Decimal("0.1") if comparator is Comparator.AT_LEAST else Decimal("-0.1")
        better = figure(rate(str(Decimal(newest) + step)), last)
        assert judge(wanted, figures[0], better, today=last).standing in (Standing.ON_COURSE, Standing.REACHED)
    assert judge(wanted, *reversed(figures), today=last) == found
    later = judge(wanted, *figures, today=DUE + timedelta(days=1))
    assert later.standing in (Standing.REACHED, Standing.AWAITING, Standing.OVERDUE)


def test_a_target_past_its_date_waits_for_a_figure_of_that_date() -> None:
    goal = replace(target("200", due=date(2024, 12, 31)), unit="đơn vị")
    found = figure(Number(number("95"), "đơn vị"), JUNE_2024, Measure.CUMULATIVE)
    assert judge(goal, found, today=AFTER, kind=IndicatorKind.COUNT).standing is Standing.AWAITING
    assert judge(goal, found, today=BEFORE, kind=IndicatorKind.COUNT).standing is Standing.NOT_YET


@pytest.mark.parametrize(
    ("value", "judged", "low", "high", "low_in", "high_in"),
    [
        (rate("80"), "80", "79.5", "81", True, False),
        (rate("80", Qualifier.ABOUT), "80", "79", "81", False, False),
        (rate("80", Qualifier.OVER), "80.5", "80", "81", False, False),
        (rate("80", Qualifier.AT_LEAST), "80.5", "80", "81", True, False),
        (rate("80.0", Qualifier.NEARLY), "79.95", "79.9", "80", False, False),
        (rate("80", Qualifier.UNDER), "79.5", "79", "80", False, False),
        (rate("80", Qualifier.AT_MOST), "79.5", "79", "80", False, True),
        (rate("80", Qualifier.UP_TO), "79.5", "79", "80", False, True),
        (Number(number("12"), "hồ sơ"), "12", "12", "12", True, True),
        (Number(number("12"), "km"), "12", "11.5", "13", True, False),
        (Number(number("12"), "hồ sơ", Qualifier.OVER), "12.5", "12", "13", False, False),
        (Range(number("60"), number("70"), "%"), "65.25", "59.5", "71", True, False),
        (Rank(3, 6), "4.5", "3", "6", True, True),
        (Progress(number("21"), number("28"), "chỉ tiêu"), "75", "75", "75", True, True),
    ],
)
def test_what_a_figure_is_judged_by(
    value: Value, judged: str, low: str, high: str, low_in: bool, high_in: bool
) -> None:
    found = measured(value, indicator())
    assert found is not None
    assert found.value == Fraction(judged)
    assert found.near == Interval(Fraction(low), Fraction(high), low_in, high_in)


def test_a_progress_is_judged_by_what_is_done_where_the_indicator_is_no_rate() -> None:
    plan = Progress(number("21"), number("0"), "chỉ tiêu")
    for value, kind in (
        (plan, IndicatorKind.RATE),
        (Progress(number("21"), number("28"), "chỉ tiêu"), IndicatorKind.COUNT),
    ):
        found = measured(value, indicator(kind))
        assert found is not None
        assert found.value == 21


@pytest.mark.parametrize("qualifier", [Qualifier.NEARLY, Qualifier.OVER])
def test_a_range_without_an_end_is_not_judged(qualifier: Qualifier) -> None:
    assert measured(Range(number("60"), number("70"), "%", qualifier), indicator()) is None
