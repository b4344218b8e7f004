"""Which figures of an indicator compare between units, and why the others do not.

Two figures compare when they are of the same indicator and part, measure and level of government, and their last days
lie within the indicator's window (`compare_within_days`). Of a figure whose source gives no day, the day by which it
was public counts (`known_days`). Every unit enters with its newest figure of the part.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from scorecards.analysis.status.known_days import known_day
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Measure, Observation
from scorecards.model.places import Area, Level
from scorecards.model.project import Project
from scorecards.model.values import size

Members = tuple[tuple[str, str], ...]
"""Of what part a figure is: dimension and member; () for the whole."""


class IncomparableReason(StrEnum):
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


class Comparison(Struct, frozen=True):
    """Figures that compare, and the rest with the reason."""

    compared: tuple[Observation, ...]
    """At least two, one a unit, the greatest first; or none."""
    beside: tuple[tuple[Observation, IncomparableReason], ...]


class Arrangement(Struct, frozen=True):
    """Figures of one indicator and part, the newest of each unit: groups that compare, and the rest with the reason."""

    groups: tuple[tuple[Observation, ...], ...]
    """At least two figures a group, one a unit, the greatest first; the largest group first, of several the newest."""
    beside: tuple[tuple[Observation, IncomparableReason], ...]


class Comparability(Struct, frozen=True):
    """All of a figure that decides with which others of its indicator and part it compares."""

    unfit: IncomparableReason | None
    """Why it compares with none, or None."""
    level: Level
    measure: Measure
    day: date | None
    """The nearest known day; None where no day is known."""
    since: date | None
    """First day of the unit that the figure is of; None where it was always there."""
    until: date | None
    """Last day of that unit; None while it exists."""


def compare(
    indicator: Indicator, observations: Iterable[Observation], project: Project, members: Members = ()
) -> Comparison:
    """Compares the figures of an indicator that are of one part, () for the whole, the newest of each unit.

    The group compared is the largest that agrees on level, measure and time; of several, the newest.
    """
    same = [o for o in observations if o.indicator == indicator.id and o.members == members]
    found = arrange(indicator, same, project)
    if not found.groups:
        return Comparison((), found.beside)
    first, *others = found.groups
    anchor, reasons = _newest(first, project), {o.id: reason for o, reason in found.beside}
    reasons |= {o.id: _difference(o, anchor, project) for group in others for o in group}
    return Comparison(first, tuple((o, reasons[o.id]) for o in _newest_of_each_unit(same, project) if o.id in reasons))


def arrange(indicator: Indicator, observations: Iterable[Observation], project: Project) -> Arrangement:
    """Puts figures of one indicator and part into groups that compare, the newest of each unit.

    What is in no group has the reason why it does not compare with the first group, or with the newest of the others
    where there is no group. The order of the units changes nothing but the order of those beside.
    """
    newest = _newest_of_each_unit(observations, project)
    reasons = {o.id: reason for o in newest if (reason := _unfit(o, indicator, project))}
    rest = [o for o in newest if o.id not in reasons]
    groups: list[list[Observation]] = []
    while len(best := _best(rest, indicator, project)) > 1:
        groups.append(sorted(best, key=lambda o: (-(size(o.value) or 0), o.place)))
        grouped = {o.id for o in best}
        rest = [o for o in rest if o.id not in grouped]
    by_day = sorted(rest, key=lambda o: (-_day(o, project).toordinal(), o.place))
    compared = _newest(groups[0], project) if groups else None
    for one in rest:
        other = compared or next((o for o in by_day if o is not one), None)
        reasons[one.id] = _difference(one, other, project) if other else IncomparableReason.ALONE
    return Arrangement(tuple(map(tuple, groups)), tuple((o, reasons[o.id]) for o in newest if o.id in reasons))


def comparability(observation: Observation, indicator: Indicator, project: Project) -> Comparability:
    """What decides with which other figures one compares."""
    area = _area(observation, project)
    versions = project.places[observation.place].versions_of(area)
    return Comparability(
        unfit=_unfit(observation, indicator, project),
        level=area.level,
        measure=observation.measure,
        day=_known(observation, project),
        since=versions[0].valid_from,
        until=versions[-1].valid_to,
    )


def level_of(observation: Observation, project: Project) -> Level:
    """The level of government of the unit that a figure is of, at its time."""
    return _area(observation, project).level


def _area(observation: Observation, project: Project) -> Area:
    return project.places[observation.place].area_on(_known(observation, project))


def _newest_of_each_unit(observations: Iterable[Observation], project: Project) -> list[Observation]:
    newest: dict[str, Observation] = {}
    for one in observations:
        other = newest.get(one.place)
        if other is None or known_day(one, project.documents).order > known_day(other, project.documents).order:
            newest[one.place] = one
    return list(newest.values())


def _unfit(observation: Observation, indicator: Indicator, project: Project) -> IncomparableReason | None:
    if indicator.compare_within_days is None:
        return IncomparableReason.NO_RULE
    if _known(observation, project) is None:
        return IncomparableReason.NO_DATE
    return IncomparableReason.NO_NUMBER if size(observation.value) is None else None


def _best(fit: list[Observation], indicator: Indicator, project: Project) -> list[Observation]:
    """The largest group that agrees; of several the newest, and of those of one day always the same."""

    def rank(group: list[Observation]) -> tuple[int, date, str, str]:
        newest = _newest(group, project)
        return len(group), _day(newest, project), level_of(newest, project), newest.measure

    # Figures of one level, measure and day have the same group, so that one of them stands for all.
    first = {(level_of(o, project), o.measure, _known(o, project)): o for o in fit}
    groups = (_agreeing(o, fit, indicator, project) for o in first.values())
    return max(filter(None, groups), key=rank, default=[])


def _agreeing(first: Observation, fit: list[Observation], indicator: Indicator, project: Project) -> list[Observation]:
    """The figures that agree with `first` and are no newer than it, all within one window that ends with it."""
    window, day = indicator.compare_within_days, _day(first, project)
    assert window is not None
    return [
        other
        for other in fit
        if 0 <= (day - _day(other, project)).days <= window
        and other.measure == first.measure
        and level_of(other, project) == level_of(first, project)
        and _area(other, project).exists_on(day)
    ]


def _difference(one: Observation, other: Observation, project: Project) -> IncomparableReason:
    """Why two figures do not compare, whichever of them comes first."""
    if level_of(one, project) != level_of(other, project):
        return IncomparableReason.OTHER_LEVEL
    if one.measure != other.measure:
        return IncomparableReason.OTHER_MEASURE
    older, newer = sorted((one, other), key=lambda o: _day(o, project))
    return (
        IncomparableReason.OTHER_TIME
        if _area(older, project).exists_on(_day(newer, project))
        else IncomparableReason.OTHER_UNITS
    )


def _newest(group: Iterable[Observation], project: Project) -> Observation:
    return max(group, key=lambda o: _day(o, project))


def _known(observation: Observation, project: Project) -> date | None:
    return known_day(observation, project.documents).day


def _day(observation: Observation, project: Project) -> date:
    return _known(observation, project) or date.min
