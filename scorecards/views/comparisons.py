"""What figures there are to put side by side, and which units are no more."""

from collections.abc import Iterator

from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.observations import Observation
from scorecards.model.places import Place
from scorecards.vietnamese import formatting

Measured = tuple[str, tuple[tuple[str, str], ...]]
"""What figures are of: an indicator and a part of it, () for the whole."""


def measured(index: Index) -> Iterator[tuple[Measured, list[Observation]]]:
    """Every indicator and part that has figures, with them, in the order of pillars and indicators; those of one
    indicator at a time, for of all there may be a million."""
    indicators = index.project.indicators.values()
    for pillar in index.project.pillars:
        for indicator in (one for one in indicators if one.pillar == pillar):
            found: dict[Measured, list[Observation]] = {}
            for group in index.statements.by_indicator.get(indicator.id, ()):
                for observation in group.observations:
                    found.setdefault((indicator.id, observation.members), []).append(observation)
            yield from found.items()


def until(place: Place, inputs: PageInputs) -> str:
    """The last day of a unit that is dissolved, "" for one of today."""
    last = place.latest.valid_to
    return formatting.day(last, inputs.language) if last and last < inputs.index.today else ""
