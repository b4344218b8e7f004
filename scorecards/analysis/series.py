"""Figures of one thing through time, and by how much the newest differs from the one before.

A series has the figures of one place, indicator and part, counted in one way (measure) and in one sort of number. Only
those with a known day stand in time. Two that follow each other compare, unless

- the unit's territory changed between them (a merger: another list of units);
- they are counted over periods of unlike length: 10 months against 6, or a period that is not told. A running total
  compares with one from the same first day too, and one whose first day is not told with one of the same day of the
  year alone, since it may be counted from 1 January;
- they are of different plans: 18 of 22 against 21 of 26;
- two sources give different figures for one day.

The difference is that of the printed numbers. Where a word ("nearly") or unlike precision stands in the way it is about
that much, to the coarser of both precisions or as far as the word reaches; where both figures can stand for the same
number it is not told which way it goes.

Example: 3.090 trạm on 31/10/2023 and 3.250 trạm on 30/6/2024: an increase of 160. 57,53 % and "gần 60%": an increase of
about 2 points.
"""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from scorecards.analysis.status.targets import measured, reach_of
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Measure, Observation
from scorecards.model.periods import Period
from scorecards.model.places import Place
from scorecards.model.values import Number, Progress, Share, Value, size
from scorecards.vietnamese.values import Direction, Printed, Qualifier

_ALIKE = 3
"""Days by which periods that count as equally long may differ: months and quarters have unlike lengths."""


class BreakReason(StrEnum):
    """Why a figure does not compare with the one before it."""

    UNITS = "units"
    PERIOD = "period"
    PLAN = "plan"
    SOURCES = "sources"


class DatedFigure(Struct, frozen=True):
    """A figure in a series."""

    observation: Observation
    day: date
    value: Decimal
    """Its length in a drawing: a rate, an amount, the done part of a plan in per cent."""
    apart: BreakReason | None
    """Why it does not compare with the one before; None where it does, and for the first."""


class Series(Struct, frozen=True):
    """Figures of one thing through time."""

    figures: tuple[DatedFigure, ...]
    """At least two of different days, the oldest first."""

    @property
    def newest(self) -> Observation:
        """The last figure."""
        return self.figures[-1].observation

    @property
    def run(self) -> tuple[DatedFigure, ...]:
        """The figures up to the newest that all compare with the one before; the last two where the newest does not."""
        breaks = [at for at, figure in enumerate(self.figures) if figure.apart is not None]
        return self.figures[min(breaks[-1], len(self.figures) - 2) if breaks else 0 :]

    @property
    def is_flat(self) -> bool:
        """Whether all figures are one number, so that a drawing would say nothing."""
        return len({figure.value for figure in self.figures}) == 1

    @property
    def is_share(self) -> bool:
        """Whether the figures are parts of a whole, in per cent."""
        return _kind(self.newest.value)[0] in ("rate", "progress")


class Difference(Struct, frozen=True):
    """By how much a figure differs from the one before it."""

    before: Observation
    amount: Printed
    """Never below 0, in the unit of the figures; of rates in percentage points, of plans in things done."""
    direction: Direction | None
    """None where the figures are the same, or too near each other to tell."""
    about: bool
    """Whether the amount, or that they are the same, is not exact."""


def series_of(observations: Iterable[Observation], place: Place, indicator: Indicator) -> tuple[Series, ...]:
    """The series among the figures of one place and indicator, the one with the newest figure first."""
    found: dict[tuple[object, ...], list[Observation]] = {}
    for one in observations:
        if one.period.as_of is not None and size(one.value) is not None:
            found.setdefault((one.members, one.measure, _kind(one.value)), []).append(one)
    series = [Series(_in_time(figures, place)) for figures in found.values()]
    several = (one for one in series if len({figure.day for figure in one.figures}) > 1)
    return tuple(sorted(several, key=lambda one: -one.figures[-1].day.toordinal()))


def difference(series: Series, indicator: Indicator) -> Difference | None:
    """How the newest figure differs from the one before; None where the two do not compare."""
    before, newest = series.figures[-2:]
    if newest.apart is not None:
        return None
    old, new = before.observation.value, newest.observation.value
    first, last = _numeral(old), _numeral(new)
    step = max(first.step, last.step)
    reaches = (reach_of(_numeral(one), _is_rate(one)) for one in (old, new) if not _is_exact(one))
    told = max(step, min(reaches, default=step))
    amount = last.value - first.value
    about = first.step != last.step or not (_is_exact(old) and _is_exact(new))
    near = measured(old, indicator), measured(new, indicator)
    same = old == new or (near[0] is not None and near[1] is not None and near[0].near.meets(near[1].near))
    if not amount and not about:
        return Difference(before.observation, Printed(Decimal(0), step), None, about=False)
    rounded = (abs(amount) / told).quantize(Decimal(1), ROUND_HALF_UP) * told if about else abs(amount)
    if same or not rounded:
        return Difference(before.observation, Printed(Decimal(0), step), None, about=True)
    direction = Direction.INCREASE if amount > 0 else Direction.DECREASE
    return Difference(before.observation, Printed(rounded, step), direction, about)


def _in_time(observations: Iterable[Observation], place: Place) -> tuple[DatedFigure, ...]:
    """Figures by day; one that says the same of the same day as another stands once."""
    dated = [(one.period.as_of, one) for one in observations if one.period.as_of is not None]
    by_day: dict[tuple[date, Value], Observation] = {}
    for day, one in sorted(dated, key=lambda pair: pair[0]):
        by_day.setdefault((day, one.value), one)
    ordered = [(day, one) for (day, _), one in by_day.items()]
    disputed = [day for (day, _), (next_day, _) in pairwise(ordered) if day == next_day]
    reasons: list[BreakReason | None] = [None]
    for (old_day, old), (day, new) in pairwise(ordered):
        torn = old_day in disputed or day in disputed
        reasons.append(BreakReason.SOURCES if torn else _apart(old, new, place))
    return tuple(_dated(day, one, reason) for (day, one), reason in zip(ordered, reasons, strict=True))


def _dated(day: date, observation: Observation, apart: BreakReason | None) -> DatedFigure:
    return DatedFigure(observation, day, size(observation.value) or Decimal(0), apart)


def _apart(old: Observation, new: Observation, place: Place) -> BreakReason | None:
    if not place.is_one_unit(old.period.as_of, new.period.as_of):
        return BreakReason.UNITS
    if new.measure is not Measure.POINT_IN_TIME and not _alike(old.period, new.period, new.measure):
        return BreakReason.PERIOD
    match old.value, new.value:
        case Progress(planned=before), Progress(planned=now) if before.value != now.value:
            return BreakReason.PLAN
    return None


def _alike(old: Period, new: Period, measure: Measure) -> bool:
    """Whether what was counted over two periods compares."""
    assert old.as_of is not None
    assert new.as_of is not None
    running = measure is Measure.CUMULATIVE
    if old.start is None or new.start is None:
        same_day = (old.as_of.month, old.as_of.day) == (new.as_of.month, new.as_of.day)
        return running and old.start is new.start and same_day
    if running and old.start == new.start:
        return True
    return abs((old.as_of - old.start).days - (new.as_of - new.start).days) <= _ALIKE


def _kind(value: Value) -> tuple[str, str]:
    """What sort of number a value is: figures of unlike sorts are never one series."""
    match value:
        case Share():
            return "rate", "%"
        case Number(unit=unit):
            return "rate" if unit == "%" else "number", unit
        case Progress(unit=unit):
            return "progress", unit
        case _:
            return "other", ""


def _numeral(value: Value) -> Printed:
    match value:
        case Share(rate=printed) | Number(printed=printed) | Progress(done=printed):
            return printed
        case _:
            raise TypeError(f"{type(value).__name__} has no number and is in no series")


def _is_rate(value: Value) -> bool:
    return _kind(value)[0] == "rate"


def _is_exact(value: Value) -> bool:
    return _qualifier(value) is Qualifier.EXACT


def _qualifier(value: Value) -> Qualifier:
    match value:
        case Share(qualifier=qualifier) | Number(qualifier=qualifier) | Progress(qualifier=qualifier):
            return qualifier
        case _:
            return Qualifier.EXACT
