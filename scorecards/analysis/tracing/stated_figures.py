"""The figures of a project as texts speak of them, made when they are asked for: there may be a million."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from scorecards.analysis.tracing.figures import Figure, Key, aimed, observed, ranked
from scorecards.model.observations import Target
from scorecards.model.project import Project
from scorecards.model.rankings import Ranking, RankRow
from scorecards.wording import part_words

T = TypeVar("T")


class StatedFigures:
    """The observations, targets and ranks of a project by place."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._aimed: Mapping[str, list[Target]] = _by_place((one.place, one) for one in project.targets)
        rows = ((row.place, (ranking, row)) for ranking in project.rankings for row in ranking.rows)
        self._ranked: Mapping[str, list[tuple[Ranking, RankRow]]] = _by_place(rows)

    def of(self, place: str) -> Iterator[Figure]:
        """The figures of a place, made anew."""
        indicators, dimensions = self._project.indicators, self._project.dimensions
        for one in self._project.observations.of_place(place):
            yield observed(one, indicators[one.indicator], part_words(one.members, dimensions, "vi"))
        for target in self._aimed.get(place, ()):
            yield aimed(target, indicators[target.indicator])
        for ranking, row in self._ranked.get(place, ()):
            framework = self._project.frameworks.get(ranking.framework)
            names = {one.id: one.name.vi for one in (*framework.indices, *framework.pillars)} if framework else {}
            yield from ranked(ranking, row, names)

    @property
    def ids(self) -> Iterator[str]:
        """The identifier of every figure, those of a place together; of a ranking's row once."""
        for place in dict.fromkeys((*self._project.observations.by_place, *self._aimed, *self._ranked)):
            yield from self._project.observations.ids_of(place)
            yield from (one.id for one in self._aimed.get(place, ()))
            yield from (row.id for _, row in self._ranked.get(place, ()))

    def place_of(self, id: str) -> str:
        """The place that a figure with this identifier would be of, or ""."""
        place = self._places_of_others.get(id) or id.partition(".")[0]  # that of an observation begins with its place
        return place if place in self._project.places else ""

    @cached_property
    def _places_of_others(self) -> Mapping[str, str]:
        rows = {row.id: row.place for found in self._ranked.values() for _, row in found}
        return {one.id: one.place for one in self._project.targets} | rows

    def places_having(self, key: Key) -> Sequence[str]:
        """The places of which a figure has a number, in the register's order."""
        return self._having.get(key, ())

    def places_near(self, key: Key, step: Decimal) -> Sequence[str]:
        """The places of which a figure has that number, or a single one of its kind less than a step away, in the
        register's order."""
        kind, value = key[0], key[1]
        values = self._values.get(kind, ())
        near = values[bisect_right(values, value - step) : bisect_left(values, value + step)]
        found = set(self.places_having(key)).union(*(self.places_having((kind, one)) for one in near))
        return [place for place in self._project.places if place in found]

    @cached_property
    def _values(self) -> Mapping[str, Sequence[Decimal]]:
        """By kind, the single numbers of figures in their order."""
        found: dict[str, list[Decimal]] = defaultdict(list)
        for key in self._having:
            if len(key) == 2:
                found[key[0]].append(key[1])
        return {kind: sorted(values) for kind, values in found.items()}

    @cached_property
    def _having(self) -> Mapping[Key, Sequence[str]]:
        found: dict[Key, dict[str, None]] = defaultdict(dict)
        for place in self._project.places:
            for figure in self.of(place):
                for one in figure.figure_numbers:
                    found[one.key][place] = None
        return {key: tuple(places) for key, places in found.items()}


def _by_place(found: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    places: dict[str, list[T]] = defaultdict(list)
    for place, one in found:
        places[place].append(one)
    return places
