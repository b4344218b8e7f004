"""How the provinces stand against a target of the country: a tick for each on the scale of rates, and a list."""

from fractions import Fraction

from msgspec import Struct

from scorecards.analysis.groups import newest_first
from scorecards.analysis.status.comparison import level_of
from scorecards.analysis.status.targets import Standing, measured
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.observations import Comparator, Observation, Target
from scorecards.model.places import Level
from scorecards.model.values import size
from scorecards.views.bars import position
from scorecards.views.targets import standing_of, target
from scorecards.views.view_types import TargetView


class UnitsView(Struct, frozen=True):
    """The provinces that have figures of what a target of the country is about."""

    reading: str
    """"10 tỉnh, thành phố có số liệu: 3 nơi đã ở mức này"."""
    met: tuple[str, ...]
    """Where each that is at the target stands on the scale of rates; none for what is no rate."""
    short: tuple[str, ...]
    """The same of the others."""
    mark: str
    """Where the target is, or ""."""
    units: tuple[TargetView, ...]
    """Each with its newest figure, the nearest to the target or furthest beyond first."""


def is_of_country(found: Target, inputs: PageInputs) -> bool:
    """Whether a target is the whole country's, so that provinces are set beside it."""
    return found.place == inputs.project.site.country


def units_of(found: Target, inputs: PageInputs) -> UnitsView | None:
    """The provinces' newest figures of the same thing, those of dissolved provinces as theirs; None without any."""
    return inputs.once(("units-of-target", found.id), lambda: _units_of(found, inputs))


def _units_of(found: Target, inputs: PageInputs) -> UnitsView | None:
    own = _newest(found, inputs)
    if not own:
        return None
    in_rates = inputs.project.indicators[found.indicator].unit.vi == "%"
    met: list[str] = []
    short: list[str] = []
    for one, reached in own:
        rate = size(one.value) if in_rates else None
        if rate is not None:
            (met if reached else short).append(position(rate))
    count = sum(reached for _, reached in own)
    key = "none" if not count else "all" if count == len(own) else "some"
    return UnitsView(
        reading=inputs.words(f"target-units.{'one-' if len(own) == 1 else ''}{key}", count=len(own), met=count),
        met=tuple(met),
        short=tuple(short),
        mark=position(found.value.value) if in_rates else "",
        units=tuple(target(found, one.place, inputs) for one, _ in own),
    )


def _newest(found: Target, inputs: PageInputs) -> list[tuple[Observation, bool]]:
    """The figure of each province that the target is judged by, and whether it reaches it; the best first."""
    indicator = inputs.project.indicators[found.indicator]
    groups = newest_first(inputs.index.statements.by_indicator.get(found.indicator, ()))
    judged: list[tuple[Fraction, Observation, bool]] = []
    for slug in dict.fromkeys(group.place for group in groups if group.place != found.place):
        standing = standing_of(found, slug, inputs)
        one = standing.newest
        value = measured(one.value, indicator) if one else None
        if one and value and level_of(one, inputs.project) is Level.PROVINCE:
            judged.append((value.value, one, standing.standing is Standing.REACHED))
    sign = 1 if found.comparator is Comparator.AT_MOST else -1
    judged.sort(key=lambda each: (sign * each[0], each[1].place))
    return [(one, reached) for _, one, reached in judged]
