"""An indicator across all units: those in order, those that are of another or an unknown time, and those told alone.

Figures that cannot be put in order for their days alone are still on the same scale: same indicator, measure and level
of government. They are shown, set apart, and have no place. Everything else is told with its reason.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from scorecards.analysis.status.comparison import Comparison, IncomparableReason, Members, level_of
from scorecards.analysis.status.order import PlacedFigure, placed
from scorecards.model.indicators import Better, Indicator
from scorecards.model.observations import Measure, Observation
from scorecards.model.places import Level
from scorecards.model.project import Project
from scorecards.model.values import size

_FOR_ITS_DAY = {
    IncomparableReason.OTHER_TIME: IncomparableReason.OTHER_TIME,
    IncomparableReason.OTHER_UNITS: IncomparableReason.OTHER_TIME,
    IncomparableReason.ALONE: IncomparableReason.OTHER_TIME,
    IncomparableReason.NO_DATE: IncomparableReason.NO_DATE,
}
"""Reasons that lie in the day alone, and under which of them a figure is shown."""


class Measurand(Struct, frozen=True):
    """What figures are of."""

    indicator: Indicator
    members: Members = ()
    """The part; () for the whole."""

    @property
    def id(self) -> str:
        """Unlike that of any other: "ho-so.government-level.commune"."""
        return ".".join((self.indicator.id, *(name for pair in self.members for name in pair)))


class Across(Struct, frozen=True):
    """The newest figure of each unit."""

    placed: tuple[PlacedFigure, ...]
    """Those that compare, in their order; at least two, or none."""
    other_time: tuple[Observation, ...]
    """On the same scale, of a day too far from those placed, or from each other where none is; in the same order."""
    no_date: tuple[Observation, ...]
    """On the same scale, of no known day."""
    beside: tuple[tuple[Observation, IncomparableReason], ...]
    """The others, each with the reason why it is not even drawn."""

    @property
    def drawn(self) -> tuple[Observation, ...]:
        """All that stand on one scale."""
        return (*(one.observation for one in self.placed), *self.other_time, *self.no_date)


def across(indicator: Indicator, found: Comparison, project: Project) -> Across:
    """Sorts what `comparison.compare` has found of an indicator."""
    by_day = [(o, _FOR_ITS_DAY[why]) for o, why in found.beside if why in _FOR_ITS_DAY and size(o.value) is not None]
    scale = _scale(found.compared or [o for o, _ in by_day], project)
    apart = {o.id: why for o, why in by_day if _kind(o, project) == scale}
    beside = [
        (o, IncomparableReason.NO_NUMBER if size(o.value) is None and why in _FOR_ITS_DAY else _told(o, why, scale))
        for o, why in found.beside
        if o.id not in apart
    ]
    ordered = sorted(
        (o for o, _ in found.beside if o.id in apart),
        key=lambda o: (size(o.value) or 0) * (1 if indicator.better is Better.LOWER else -1),
    )
    return Across(
        placed=placed(found.compared, indicator),
        other_time=tuple(o for o in ordered if apart[o.id] is IncomparableReason.OTHER_TIME),
        no_date=tuple(o for o in ordered if apart[o.id] is IncomparableReason.NO_DATE),
        beside=tuple(beside),
    )


_Kind = tuple[Level, Measure]


def _kind(observation: Observation, project: Project) -> _Kind:
    return level_of(observation, project), observation.measure


def _scale(figures: Sequence[Observation], project: Project) -> _Kind | None:
    """Level and measure of the figures that are drawn: those of most of them, of several the first."""
    counted = Counter(_kind(one, project) for one in figures)
    return max(counted, key=lambda kind: counted[kind], default=None)


def _told(observation: Observation, why: IncomparableReason, scale: _Kind | None) -> IncomparableReason:
    """The reason that is said of a figure that is not drawn: not its day where that is not what keeps it apart."""
    if why not in _FOR_ITS_DAY or scale is None:
        return why
    return IncomparableReason.OTHER_MEASURE if observation.measure != scale[1] else IncomparableReason.OTHER_LEVEL
