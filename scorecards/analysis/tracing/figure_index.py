"""What the data state, ready to be looked up: every figure with its numbers, its time and the words that it goes by."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from scorecards.analysis.tracing.features import features, rarity
from scorecards.analysis.tracing.figures import Figure, FigureKind, FigureNumber, Key, aimed, observed, ranked
from scorecards.analysis.tracing.naming import PlaceNames, family
from scorecards.analysis.tracing.time_expressions import KnownTimes, time_expressions
from scorecards.model.documents import Document
from scorecards.model.places import Place
from scorecards.model.project import Project
from scorecards.vietnamese.times import Precision
from scorecards.wording import part_words

_HAS_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """What the data state of one place."""

    figures: tuple[Figure, ...]
    by_key: Mapping[Key, list[tuple[Figure, FigureNumber]]]
    by_subject: Mapping[str, list[Figure]]
    words: Mapping[str, Mapping[str, float]]
    """By feature, how strongly each subject goes by it."""


@dataclass
class FigureIndex:
    """The figures of a project, by place; indexes are made when a text first speaks of the place."""

    project: Project
    _corners: dict[str, PlaceFigures] = field(default_factory=dict)
    _families: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    _times: dict[tuple[tuple[str, ...], tuple[str, ...]], KnownTimes] = field(default_factory=dict)

    @cached_property
    def names(self) -> PlaceNames:
        """Finds places in texts."""
        return PlaceNames(self.project)

    def family(self, places: tuple[str, ...]) -> frozenset[str]:
        """See `naming.family`."""
        if places not in self._families:
            self._families[places] = family(places, self.project)
        return self._families[places]

    @cached_property
    def _by_place(self) -> Mapping[str, list[Figure]]:
        found: dict[str, list[Figure]] = defaultdict(list)
        indicators = self.project.indicators
        for one in self.project.observations:
            part = part_words(one.members, self.project.dimensions, "vi")
            found[one.place].append(observed(one, indicators[one.indicator], part))
        for target in self.project.targets:
            found[target.place].append(aimed(target, indicators[target.indicator]))
        for ranking in self.project.rankings:
            framework = self.project.frameworks.get(ranking.framework)
            names = {one.id: one.name.vi for one in (*framework.indices, *framework.pillars)} if framework else {}
            for row in ranking.rows:
                found[row.place] += ranked(ranking, row, names)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Figure]:
        """Every figure by its identifier; of a row of a ranking, the rank."""
        found: dict[str, Figure] = {}
        for figures in self._by_place.values():
            for figure in figures:
                found.setdefault(figure.id, figure)
        return found

    @cached_property
    def subject_words(self) -> Mapping[str, Mapping[str, float]]:
        """By indicator, the features that it goes by: those of its name count full, of its definition least."""
        return {
            id: _weighed((1.0, f"{one.name.vi}. {one.unit.vi}"), (0.6, one.denominator.vi), (0.3, one.definition.vi))
            for id, one in self.project.indicators.items()
        }

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """What each feature weighs, see `features.rarity`."""
        return rarity(frozenset(words) for words in self.subject_words.values())

    def place_figures(self, place: str) -> PlaceFigures:
        """What is stated of a place."""
        if place not in self._corners:
            self._corners[place] = self._make_corner(self._by_place.get(place, ()))
        return self._corners[place]

    def _make_corner(self, figures: Iterable[Figure]) -> PlaceFigures:
        by_key: dict[Key, list[tuple[Figure, FigureNumber]]] = defaultdict(list)
        by_subject: dict[str, list[Figure]] = defaultdict(list)
        words: dict[str, dict[str, float]] = defaultdict(dict)
        for figure in figures:
            by_subject[figure.subject].append(figure)
            for figure_number in figure.figure_numbers:
                by_key[figure_number.key].append((figure, figure_number))
        for subject, found in by_subject.items():
            own = self.subject_words.get(subject) or _weighed((1.0, subject))
            quotes = features(". ".join(dict.fromkeys(figure.quote for figure in found)))
            for feature in (*own, *quotes):
                words[feature][subject] = max(own.get(feature, 0.0), 0.6 if feature in quotes else 0.0)
        return PlaceFigures(tuple(figures), by_key, by_subject, words)

    def cited(self, text: str) -> list[str]:
        """The documents that a text names by their number."""
        return [id for id, one in self.project.documents.items() if one.number and one.number in text]

    def known_times(self, places: tuple[str, ...], documents: tuple[str, ...]) -> KnownTimes:
        """Every time that the data know of the places and the documents: reported, due, issued, formed and ended."""
        key = (places, documents)
        if key not in self._times:
            self._times[key] = self._find_times(places, documents)
        return self._times[key]

    def _find_times(self, places: tuple[str, ...], documents: tuple[str, ...]) -> KnownTimes:
        days, years, said, cited = set[date](), set[int](), set[str](), set(documents)
        near = sorted(self.family(places))
        for figure in (f for slug in near for f in self.place_figures(slug).figures):
            if figure.sort is not FigureKind.RANK:
                cited.add(figure.source.document)
                days.update(filter(None, (figure.start, figure.as_of)))
                said |= {figure.quote, figure.noun}
        for document in self.project.documents.values():
            if document.id in cited or cited.intersection(document.cited_in):
                days.update(filter(None, (document.issued_on,)))
                said |= {document.title.vi, document.note.vi}
        for moment in (moment for text in filter(_HAS_YEAR.search, said) for moment in time_expressions(text)):
            if moment.precision is Precision.YEAR:
                years |= {moment.first.year, moment.last.year}
            else:
                days.add(moment.last)
        own = frozenset(_reforms(place for slug in near if (place := self.project.places.get(slug))))
        return KnownTimes(frozenset(days) | own, frozenset(years), self._all_reforms)

    def times_of(self, document: Document) -> KnownTimes:
        """The times that a document's own entry in the register has."""
        days = {document.issued_on, document.read_on} - {None}
        named = time_expressions(f"{document.title.vi}. {document.number}. {document.note.vi}")
        years = {year for one in named for year in (one.first.year, one.last.year)}
        return KnownTimes(
            frozenset(day for day in days if day) | {one.last for one in named}, frozenset(years), frozenset()
        )

    @cached_property
    def _all_reforms(self) -> frozenset[date]:
        """A reform is a date for all places, those that it left as they were too; a day of one place alone is not."""
        counts = Counter(day for place in self.project.places.values() for day in set(_reforms([place])))
        return frozenset(day for day, count in counts.items() if count > 1)

    @cached_property
    def ranking_days(self) -> frozenset[date]:
        """Days of the official index: those that it measures, and those on which it was published."""
        measured = {date(one.reference_year, 12, 31) for one in self.project.rankings}
        return frozenset(measured | {one.published_on for one in self.project.rankings if one.published_on})

    @cached_property
    def national_days(self) -> frozenset[date]:
        """Days on which national targets are due."""
        return frozenset(one.due for one in self.project.targets if one.place == self.project.site.country)


def _reforms(places: Iterable[Place]) -> Iterator[date]:
    """First and last days of units; the first day after a unit ended is as good a date as its last."""
    for area in (area for place in places for area in place.areas):
        yield from filter(None, (area.valid_from, area.valid_to))
        if area.valid_to:
            yield area.valid_to + timedelta(days=1)


def _weighed(*texts: tuple[float, str]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for weight, text in texts:
        for feature in features(text):
            found[feature] = max(weight, found.get(feature, 0.0))
    return found
