"""Statements of a project's figures, looked up by place, indicator and document; made when they are asked for."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from scorecards.analysis.groups import Group, group_observations
from scorecards.model.kept_observations import Observations

_MOST_FIGURES = 20_000
"""Figures that a look-up keeps, so that what pages ask for one after another is made once. Most sites have fewer."""


class LookUp(Mapping[str, list[Group]]):
    """Statements by key, each key with one or more; those asked for last are kept for a while."""

    def __init__(self, keys: Collection[str], make: Callable[[str], Iterable[Group]]) -> None:
        self._keys, self._make = keys, make
        self._kept: dict[str, list[Group]] = {}
        self._figures = 0

    def __getitem__(self, key: str) -> list[Group]:
        found = self._kept.get(key)
        if found is None:
            if key not in self._keys:
                raise KeyError(key)
            found = list(self._make(key))
            self._figures += sum(len(one.observations) for one in found)
            if self._figures > _MOST_FIGURES:
                self._kept.clear()
                self._figures = sum(len(one.observations) for one in found)
            self._kept[key] = found
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Statements:
    """What reports say, each whole with its parts (`analysis.groups`)."""

    def __init__(self, observations: Observations) -> None:
        self._observations = observations
        self.by_place = LookUp(observations.by_place, self._of_place)
        """By place, in the order of the reports, as in all look-ups."""
        self.by_indicator = LookUp(observations.indicators, self._of_indicator)

    def __iter__(self) -> Iterator[Group]:
        """All, those of a place together."""
        for place in self._observations.by_place:
            yield from self._of_place(place)

    @cached_property
    def by_document(self) -> LookUp:
        """By the documents that they come from, the page in which they were read included."""
        return LookUp(self.places_by_document, self._of_document)

    @cached_property
    def places_by_document(self) -> Mapping[str, Collection[str]]:
        """The places that statements by a document, or read in it, are of."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for report in self._observations.reports:
            found[report.document][report.place] = None
            if report.read_in:
                found[report.read_in][report.place] = None
        return dict(found)

    def of(self, place: str, indicator: str) -> list[Group]:
        """Those of a place and an indicator."""
        reports = self._observations.by_place.get(place, ())
        return list(group_observations(chain.from_iterable(one.of_indicator(indicator) for one in reports)))

    def _of_place(self, place: str) -> Iterable[Group]:
        return group_observations(self._observations.of_place(place))

    def _of_indicator(self, indicator: str) -> Iterable[Group]:
        return group_observations(self._observations.of_indicator(indicator))

    def _of_document(self, document: str) -> Iterable[Group]:
        for place in self.places_by_document[document]:
            yield from (group for group in self.by_place[place] if document in _sources(group))


def _sources(group: Group) -> Collection[str]:
    return {group.document, *(one.read_in for one in group.observations)}
