"""Where a unit stands against a target, and what a missing figure means.

The rule, for a target that wants a value of at least T by a day D (at most, over and exactly go alike):

- reached: the newest figure, as printed, is at T or beyond;
- overdue: D is past, and a figure of D or later is not at T;
- awaiting: D is past, and no figure of D or later is known, so nobody can say;
- on course or behind: D is to come, and there are figures of at least two days. The straight line from the first of
  them to T at D says how much should have been gained by the day of the newest; with 95 % of that gain or more the
  unit is on course;
- not yet: D is to come, and one figure alone shows no course, or its day is not known;
- no figure: there is none, with the reason where one is given.

The straight line, not compound growth: rates end at 100, start near 0, and fall as well as rise. The cut-off of 0.95 is
that of the progress measure of Open SDG and of Statistics Canada, which compare required and observed growth.

A status is close where one step of the last printed digit would change it: "80%" against 80 stands for anything from
79.5, "gần 80%" for a little less. Figures of different measure, or of the unit before and after a merger, do not make a
course.

Example: Thanh Hóa, 95 đơn vị on 30/6/2024 against at least 200 by 31/12/2024, seen in 2026: awaiting, since no later
figure is known; seen in August 2024 with no earlier figure: not yet.

Source: Open SDG, "Progress measure" (open-sdg.readthedocs.io), thresholds 0.95 and 0.60; of these the first is kept.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from scorecards.analysis.feasible import ABOUT, Interval, counts_things, feasible, point, values_of
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.observations import Comparator, Observation, Target
from scorecards.model.places import Place
from scorecards.model.values import Missing, MissingReason, Number, Progress, Share, Value
from scorecards.vietnamese.values import Printed, Qualifier

ON_COURSE = Fraction(95, 100)
"""Share of the gain that the straight line asks for from which on a unit is on course."""


class Standing(StrEnum):
    """Where a unit stands against a target."""

    REACHED = "reached"
    ON_COURSE = "on-course"
    BEHIND = "behind"
    NOT_YET = "not-yet"
    """Not reached, the due day to come, and no course to judge by."""
    OVERDUE = "overdue"
    AWAITING = "awaiting"
    """The due day is past, and no figure tells what it was then."""
    NO_FIGURE = "no-figure"
    NO_TARGET = "no-target"


class Course(Struct, frozen=True):
    """The straight line from the first figure to the target, at the day of the newest."""

    first: Observation
    expected: Fraction
    """Value on the line at the newest figure's day."""
    asked: Fraction
    """Gain that the line asks for from the first figure to that day; never 0."""
    share: Fraction
    """Gain since the first figure, of the gain that the line asks for; 1 is right on it."""


class TargetStatus(Struct, frozen=True):
    """A unit's standing, with what it rests on."""

    standing: Standing
    newest: Observation | None
    """The figure judged; None where there is none."""
    close: bool = False
    """Whether one step of the last printed digit would change the standing."""
    stale: bool = False
    """Whether the newest figure is older than the site allows."""
    course: Course | None = None
    missing: MissingReason | None = None
    """Why there is no figure, where a document says so."""


def status(
    target: Target | None,
    observations: Iterable[Observation],
    indicator: Indicator,
    place: Place,
    today: date,
    stale_after: int | None = None,
) -> TargetStatus:
    """The standing of a unit on `today`.

    `observations` are those of the place, the indicator and the target's members, in any order; `stale_after` is the
    age in months from which a figure is stale, None for never.
    """
    known = sorted(observations, key=lambda one: one.period.as_of or date.min)
    newest = next((one for one in reversed(known) if measured(one.value, indicator) is not None), None)
    last = known[-1] if known else None
    missing = last.value.reason if last and isinstance(last.value, Missing) else None
    stale = newest is not None and is_stale(newest.period.as_of, today, stale_after)
    if target is None:
        return TargetStatus(Standing.NO_TARGET, newest, stale=stale, missing=missing)
    if newest is None:
        return TargetStatus(Standing.NO_FIGURE, None, missing=missing)
    judged = measured(newest.value, indicator)
    assert judged is not None
    course = _course(target, known, newest, judged.value, indicator, place)
    standing = _standing(judged.value in wanted(target), course, target, newest, today)
    return TargetStatus(
        standing, newest, _is_close(judged, standing, course, target, newest, today), stale, course, missing
    )


class Measured(Struct, frozen=True):
    """A value as targets are judged by it."""

    value: Fraction
    """As printed; for a qualified figure half a step to the side that its word points to."""
    near: Interval
    """What it can stand for within one step of the last printed digit, or as far as its qualifier reaches."""


def measured(value: Value, indicator: Indicator) -> Measured | None:
    """A value in its indicator's unit; None for changes and missing values.

    So many done of so many planned is per cent where the indicator is a rate, else the number done.
    """
    match value:
        case Number(printed=printed, unit=unit, qualifier=qualifier):
            return within_a_step(printed, qualifier, counts_things(unit), is_rate=unit == "%")
        case Share(rate=rate, qualifier=qualifier):
            return within_a_step(rate, qualifier, counted=False, is_rate=True)
        case Progress(done=done, planned=planned, qualifier=qualifier) if (
            indicator.kind is IndicatorKind.RATE and planned.value
        ):
            near, of = within_a_step(done, qualifier, counted=True), Fraction(100) / Fraction(planned.value)
            return Measured(near.value * of, near.near.times(of))
        case Progress(done=done, qualifier=qualifier, unit=unit):
            return within_a_step(done, qualifier, counts_things(unit))
        case _:
            spread = values_of(value)
            if spread is None or spread.low is None or spread.high is None:
                return None
            return Measured((spread.low + spread.high) / 2, spread)


def wanted(target: Target) -> Interval:
    """The values that meet a target."""
    goal = Fraction(target.value.value)
    match target.comparator:
        case Comparator.AT_LEAST:
            return Interval(goal, None)
        case Comparator.AT_MOST:
            return Interval(None, goal)
        case Comparator.OVER:
            return Interval(goal, None, low_in=False)
        case Comparator.EXACTLY:
            return point(goal)


def is_stale(last_day: date | None, today: date, after: int | None) -> bool:
    """Whether a figure of `last_day` is at least `after` months old; never where either is not known."""
    if last_day is None or after is None:
        return False
    months = (today.year - last_day.year) * 12 + today.month - last_day.month
    return months > after or (months == after and today.day >= last_day.day)


def within_a_step(printed: Printed, qualifier: Qualifier, counted: bool, is_rate: bool = False) -> Measured:
    """A printed number with its qualifier; `counted` says that it counts things that have no parts."""
    value, step = Fraction(printed.value), Fraction(printed.step)
    reach = Fraction(reach_of(printed, is_rate))
    match qualifier:
        case Qualifier.EXACT:
            return Measured(value, feasible(printed, counted=counted))
        case Qualifier.ABOUT:
            side = max(step, min(reach / 2, abs(value) * ABOUT))
            return Measured(value, Interval(value - side, value + side, low_in=False, high_in=False))
        case Qualifier.OVER | Qualifier.AT_LEAST:
            near = Interval(value, value + reach, qualifier is Qualifier.AT_LEAST, high_in=False)
            return Measured(value + step / 2, near)
        case _:
            near = Interval(value - reach, value, False, qualifier not in (Qualifier.NEARLY, Qualifier.UNDER))
            return Measured(value - step / 2, near)


def reach_of(printed: Printed, is_rate: bool) -> Decimal:
    """How far a word such as "over" reaches: a step of its last digit; of an amount, of the last that is no zero.

    "trên 21.000 km" is anything below 22.000, "gần 80%" anything above 79.
    """
    steps = printed.value / printed.step
    if is_rate or not steps or steps != int(steps):
        return printed.step
    digits = str(abs(int(steps)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return printed.step * Decimal(10**zeros)


def _standing(reached: bool, course: Course | None, target: Target, newest: Observation, today: date) -> Standing:
    if reached:
        return Standing.REACHED
    last = newest.period.as_of
    if today > target.due:
        return Standing.OVERDUE if last is not None and last >= target.due else Standing.AWAITING
    if course is None:
        return Standing.NOT_YET
    return Standing.ON_COURSE if course.share >= ON_COURSE else Standing.BEHIND


def _is_close(
    judged: Measured, standing: Standing, course: Course | None, target: Target, newest: Observation, today: date
) -> bool:
    """Whether another value within a step would have another standing."""
    goal = wanted(target)
    if target.comparator is Comparator.EXACTLY:
        return False
    meets = judged.near.meets(goal)
    short = judged.near.cut(_beyond(goal))
    possible = {Standing.REACHED} if meets else set()
    for end in (short.low, short.high) if not short.empty else ():
        if end is not None:
            moved = course and replace(course, share=course.share + (end - judged.value) / course.asked)
            possible.add(_standing(False, moved, target, newest, today))
    return bool(possible - {standing})


def _beyond(goal: Interval) -> Interval:
    """The numbers on the wrong side of a goal with one end."""
    if goal.low is not None:
        return Interval(None, goal.low, high_in=not goal.low_in)
    return Interval(goal.high, None, low_in=not goal.high_in)


def _course(
    target: Target,
    known: Sequence[Observation],
    newest: Observation,
    value: Fraction,
    indicator: Indicator,
    place: Place,
) -> Course | None:
    """The line from the first comparable figure; None with one day only, and where the target was met at the start."""
    last = newest.period.as_of
    if last is None or last >= target.due:
        return None
    for first in known:
        day = first.period.as_of
        start = measured(first.value, indicator)
        if start is None or day is None or day >= last or first.measure != newest.measure:
            continue
        if not place.is_one_unit(day, last) or start.value in wanted(target):
            continue
        goal = Fraction(target.value.value)
        asked = (goal - start.value) * Fraction((last - day).days, (target.due - day).days)
        if asked:
            return Course(first, start.value + asked, asked, (value - start.value) / asked)
    return None
