"""Figures of a text that the data have overtaken: the same thing is stated for a later day.

A commentary is read as what is so today, so a figure of it that has a newer one is said to be old, until it is written
anew. One that stands beside the newer figure in the same text is part of a comparison and is left alone; so are
targets, which are due and do not grow old.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.figures import Figure, FigureKind
from scorecards.analysis.tracing.outcomes import TextNumber, Traced
from scorecards.model.observations import Measure, Observation
from scorecards.model.project import Project

FigureKey = tuple[str, str]
"""Identifier and subject: the indices of one row of a ranking share its identifier."""


def key_of(figure: Figure) -> FigureKey:
    """What a figure is told from every other by."""
    return figure.id, figure.subject


def newer_figures(seen: Iterable[TextNumber], figure_index: FigureIndex) -> Mapping[FigureKey, Figure]:
    """For each traced figure that has been overtaken, and whose newest successor the text does not say, that one."""
    traced = {key_of(figure): figure for figure in _traced(seen)}
    said: dict[object, set[date]] = defaultdict(set)
    for figure in traced.values():
        if figure.as_of:
            said[_thing(figure)].add(figure.as_of)
    found: dict[FigureKey, Figure] = {}
    for key, figure in traced.items():
        newest = _newest(figure, figure_index)
        if newest and newest.as_of not in said[_thing(figure)]:
            found[key] = newest
    return found


def _traced(seen: Iterable[TextNumber]) -> Iterator[Figure]:
    return (one.outcome.figure for one in seen if isinstance(one.outcome, Traced))


def _thing(figure: Figure) -> object:
    return figure.place, figure.subject, figure.members, figure.sort


def _newest(figure: Figure, figure_index: FigureIndex) -> Figure | None:
    """The newest figure of the same thing, where it is of a later day."""
    day = figure.as_of
    if day is None or figure.sort is FigureKind.TARGET:
        return None
    same = (
        other
        for other in figure_index.place_figures(figure.place).by_subject.get(figure.subject, ())
        if other.as_of and other.as_of > day and _same_thing(figure, other, figure_index.project)
    )
    return max(same, key=lambda other: other.as_of or day, default=None)


def _same_thing(figure: Figure, other: Figure, project: Project) -> bool:
    """Whether a figure can take the place of another: the same part of the same unit, measured alike."""
    if _thing(figure) != _thing(other) or not other.figure_numbers:
        return False
    place = project.places.get(figure.place)
    if place and not place.is_one_unit(figure.as_of, other.as_of):
        return False
    match figure.source, other.source:
        case Observation() as one, Observation() as two:
            measures = {one.measure, two.measure} - {Measure.UNKNOWN}
            return type(one.value) is type(two.value) and len(measures) < 2
    return True
