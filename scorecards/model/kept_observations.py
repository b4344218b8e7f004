"""The observations of a project in a fraction of the memory: there may be a million, and a page looks at few.

Those of a report are alike in most of their fields: these are kept once, and of the others the values. An observation
is made each time that it is looked at; so the processes that are forked share what is kept, which counting references
to a million objects would copy for each.
"""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, groupby, islice, repeat
from operator import eq
from typing import Any, overload

from scorecards.model.observations import Observation
from scorecards.model.periods import Period
from scorecards.problems import Pointer, Positions, Where

_FIELDS = Observation.__struct_fields__
_ID, _WHOLE, _INDICATOR, _PERIOD, _AT = map(_FIELDS.index, ("id", "whole", "indicator", "period", "at"))
_ALIKE = (_INDICATOR, _AT)
"""Fields that have the same values in one report after another."""

_same: Any = lru_cache(maxsize=4096)(lambda values: values)
"""The same values as one object."""


class ReportFigures:
    """The observations of a report, all of one place, document and page that was read."""

    __slots__ = ("_each", "_file", "_first", "_numbers", "_path", "document", "length", "place", "read_in")

    def __init__(self, observations: Sequence[Observation]) -> None:
        """Of one or more."""
        first = observations[0]
        self.place, self.document, self.read_in = first.place, first.document, first.read_in
        self.length = len(observations)
        columns: list[list[Any]] = [[getattr(one, name) for one in observations] for name in _FIELDS]
        for n in (_ID, _WHOLE):
            pairs = zip(columns[n], observations, strict=True)
            columns[n] = [None if id == self._name(one.indicator) else id for id, one in pairs]
        self._path, self._file = first.at.path, _file_of(columns[_AT])
        if self._file:
            columns[_AT] = [at.keys for at in columns[_AT]]
        self._first = tuple(column[0] for column in columns)
        varied = [n for n, column in enumerate(columns) if any(value is not column[0] for value in column)]
        self._numbers: tuple[int, ...] = _same(tuple(varied))
        """Of the fields whose values differ."""
        each = ((n, tuple(columns[n])) for n in varied)
        self._each: tuple[tuple[Any, ...], ...] = tuple(_same(one) if n in _ALIKE else one for n, one in each)
        """Their values."""

    def __iter__(self) -> Iterator[Observation]:
        """Each made anew."""
        columns = [repeat(value) for value in self._first]
        for n, values in zip(self._numbers, self._each, strict=True):
            columns[n] = values  # type: ignore[call-overload]
        return map(self._made, map(list, islice(zip(*columns, strict=False), self.length)))

    def __getitem__(self, number: int) -> Observation:
        row = [*self._first]
        for n, values in zip(self._numbers, self._each, strict=True):
            row[n] = values[number]
        return self._made(row)

    def _made(self, row: list[Any]) -> Observation:
        if not (row[_ID] and row[_WHOLE]):
            name = self._name(row[_INDICATOR])
            row[_ID], row[_WHOLE] = row[_ID] or name, row[_WHOLE] or name
        if self._file:
            row[_AT] = Pointer(self._path, self._file, row[_AT])
        return Observation(*row)

    def _name(self, indicator: str) -> str:
        """What a figure of an indicator is mostly called, which need not be kept."""
        return f"{self.place}.{self.document}.{indicator}"

    def _values(self, field: int) -> Iterable[Any]:
        if field in self._numbers:
            return self._each[self._numbers.index(field)]
        return repeat(self._first[field], self.length)

    @property
    def ids(self) -> Iterator[str]:
        """Their identifiers."""
        for id, indicator in zip(self._values(_ID), self._values(_INDICATOR), strict=True):
            yield id or self._name(indicator)

    @property
    def indicators(self) -> Iterable[str]:
        """Their indicators."""
        return self._values(_INDICATOR)

    def of_indicator(self, indicator: str) -> Iterator[Observation]:
        """Those of an indicator."""
        return (self[number] for number, one in enumerate(self.indicators) if one == indicator)

    @property
    def periods(self) -> Iterable[Period]:
        """Their periods."""
        return self._values(_PERIOD)


def _file_of(places: Iterable[Where]) -> Positions | None:
    """The file that places are values of, which their keys lead to; None where there is more to say of one."""
    first, *others = places
    if not isinstance(first, Pointer):
        return None
    for one in (first, *others):
        if not isinstance(one, Pointer) or one.file is not first.file or one.path != first.path:
            return None
        if one.is_key or one.characters:
            return None
    return first.file


class Observations(Sequence[Observation]):
    """The observations of a project, in the order of their reports; each is made when it is looked at."""

    __slots__ = ("__dict__", "reports")

    def __init__(self, reports: Iterable[ReportFigures]) -> None:
        self.reports = tuple(reports)

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> "Observations":
        """Those that are given."""
        if isinstance(observations, Observations):
            return observations
        together = groupby(observations, lambda one: (one.place, one.document, one.read_in))
        return cls(ReportFigures(tuple(found)) for _, found in together)

    def __iter__(self) -> Iterator[Observation]:
        return chain.from_iterable(self.reports)

    def __len__(self) -> int:
        return self._until[-1]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Observations) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]  # as of what may be a million: nobody needs it

    @overload
    def __getitem__(self, number: int) -> Observation: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, number: int | slice) -> Observation | tuple[Observation, ...]:
        if isinstance(number, slice):
            return tuple(self[one] for one in range(*number.indices(len(self))))
        at = range(len(self))[number]
        report = bisect_right(self._until, at) - 1
        return self.reports[report][at - self._until[report]]

    @cached_property
    def _until(self) -> Sequence[int]:
        """How many stand before each report, and how many there are."""
        return array("q", accumulate((one.length for one in self.reports), initial=0))

    @cached_property
    def by_place(self) -> Mapping[str, Sequence[ReportFigures]]:
        """Reports by place."""
        found: dict[str, list[ReportFigures]] = defaultdict(list)
        for one in self.reports:
            found[one.place].append(one)
        return dict(found)

    def of_place(self, place: str) -> Iterator[Observation]:
        """Those of a place."""
        return chain.from_iterable(self.by_place.get(place, ()))

    def of_indicator(self, indicator: str) -> Iterator[Observation]:
        """Those of an indicator."""
        for report, number in zip(*self._by_indicator.get(indicator, ((), ())), strict=True):
            yield self.reports[report][number]

    def count_of_indicator(self, indicator: str) -> int:
        """How many there are of an indicator."""
        return len(self._by_indicator.get(indicator, ((), ()))[0])

    @property
    def indicators(self) -> Collection[str]:
        """The indicators that any is of."""
        return self._by_indicator.keys()

    @cached_property
    def _by_indicator(self) -> Mapping[str, tuple[Sequence[int], Sequence[int]]]:
        """By indicator, the numbers of reports and those of observations within each."""
        found: dict[str, tuple[array[int], array[int]]] = defaultdict(lambda: (array("i"), array("i")))
        for report, one in enumerate(self.reports):
            for number, indicator in enumerate(one.indicators):
                reports, numbers = found[indicator]
                reports.append(report)
                numbers.append(number)
        return dict(found)

    def find(self, id: str) -> Observation | None:
        """That of an identifier."""
        for report in self.by_place.get(id.partition(".")[0], ()):  # an identifier begins with the place
            if id in report.ids:
                return next(one for one in report if one.id == id)
        return None

    @property
    def ids(self) -> Iterator[str]:
        """Their identifiers."""
        return chain.from_iterable(one.ids for one in self.reports)

    def ids_of(self, place: str) -> Iterator[str]:
        """The identifiers of those of a place."""
        return chain.from_iterable(one.ids for one in self.by_place.get(place, ()))

    def count_of(self, place: str) -> int:
        """How many there are of a place."""
        return sum(one.length for one in self.by_place.get(place, ()))
