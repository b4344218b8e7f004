"""Which figures of an indicator compare between units, and why the others do not.

Two figures compare when they are of the same indicator and part, measure and level of government, and their last days
lie within the indicator's window (`compare_within_days`). Every unit enters with its newest figure of the part.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation
from scorecards.model.places import Area, Level
from scorecards.model.project import Project
from scorecards.model.values import size


class Reason(StrEnum):
    """Why a figure is not compared."""

    NO_RULE = "no-rule"
    """The indicator does not say that its figures compare."""
    NO_DATE = "no-date"
    OTHER_LEVEL = "other-level"
    OTHER_MEASURE = "other-measure"
    OTHER_TIME = "other-time"
    OTHER_UNITS = "other-units"
    """Its unit was no longer, or not yet, there on the day of the others: the 63 and the 34 are not compared."""
    NO_NUMBER = "no-number"
    ALONE = "alone"
    """It would compare, but there is nothing to compare it with."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures that compare, and the rest with the reason."""

    compared: tuple[Observation, ...]
    """At least two, one a unit, the greatest first; or none."""
    beside: tuple[tuple[Observation, Reason], ...]


def compare(indicator: Indicator, observations: Iterable[Observation], project: Project) -> Comparison:
    """Compares the whole figures of an indicator (those not broken down), the newest of each unit.

    The group compared is the largest that agrees on level, measure and time; of several, the newest.
    """
    newest = _newest_of_each_unit(o for o in observations if o.indicator == indicator.id and not o.members)
    excluded = {o.id: reason for o in newest if (reason := _unfit(o, indicator))}
    fit = [o for o in newest if o.id not in excluded]
    best = max(
        (_agreeing(o, fit, indicator, project) for o in fit), key=lambda group: (len(group), _last(group)), default=[]
    )
    if len(best) < 2:
        beside = [(o, excluded.get(o.id, Reason.ALONE)) for o in newest]
        return Comparison((), tuple(beside))
    anchor = max(best, key=lambda o: o.period.as_of or date.min)
    chosen = {o.id for o in best}
    rest = [(o, excluded.get(o.id) or _difference(o, anchor, project)) for o in newest if o.id not in chosen]
    ordered = sorted(best, key=lambda o: (-(size(o.value) or 0), o.place))
    return Comparison(tuple(ordered), tuple(rest))


def level_of(observation: Observation, project: Project) -> Level:
    """The level of government of the unit that a figure is of, at its time."""
    return _area(observation, project).level


def _area(observation: Observation, project: Project) -> Area:
    return project.places[observation.place].area_on(observation.period.as_of)


def _newest_of_each_unit(observations: Iterable[Observation]) -> list[Observation]:
    newest: dict[str, Observation] = {}
    for one in observations:
        other = newest.get(one.place)
        if other is None or (one.period.as_of or date.min) > (other.period.as_of or date.min):
            newest[one.place] = one
    return list(newest.values())


def _unfit(observation: Observation, indicator: Indicator) -> Reason | None:
    if indicator.compare_within_days is None:
        return Reason.NO_RULE
    if observation.period.as_of is None:
        return Reason.NO_DATE
    return Reason.NO_NUMBER if size(observation.value) is None else None


def _agreeing(first: Observation, fit: list[Observation], indicator: Indicator, project: Project) -> list[Observation]:
    """The figures that agree with `first` and are no newer than it, all within one window that ends with it."""
    window = indicator.compare_within_days
    assert first.period.as_of is not None
    assert window is not None
    return [
        other
        for other in fit
        if other.period.as_of is not None
        and 0 <= (first.period.as_of - other.period.as_of).days <= window
        and other.measure == first.measure
        and level_of(other, project) == level_of(first, project)
        and _area(other, project).exists_on(first.period.as_of)
    ]


def _difference(one: Observation, anchor: Observation, project: Project) -> Reason:
    if level_of(one, project) != level_of(anchor, project):
        return Reason.OTHER_LEVEL
    if one.measure != anchor.measure:
        return Reason.OTHER_MEASURE
    day = anchor.period.as_of
    return Reason.OTHER_TIME if day is None or _area(one, project).exists_on(day) else Reason.OTHER_UNITS


def _last(group: list[Observation]) -> date:
    return max((o.period.as_of for o in group if o.period.as_of), default=date.min)
