"""What the data state, ready to be looked up: every figure with its numbers, its time and the words that it goes by."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from scorecards.analysis.tracing.features import AskedFeatures, features, rarity
from scorecards.analysis.tracing.figures import Figure, FigureKind, FigureNumber, Key
from scorecards.analysis.tracing.known_times import KnownTimes
from scorecards.analysis.tracing.naming import Families, FirstWords, PlaceNames
from scorecards.analysis.tracing.place_figures import PlaceFigures
from scorecards.analysis.tracing.stated_figures import StatedFigures
from scorecards.model.documents import Document
from scorecards.model.places import Place
from scorecards.model.project import Project
from scorecards.model.rankings import RankRow
from scorecards.vietnamese.time_uses import time_expressions
from scorecards.vietnamese.times import Precision

_WORD = re.compile(r"\w+")
_MOST_FIGURES = 20_000
"""Figures that are kept as texts speak of them: a project may have a million, and a text speaks of few places."""
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass
class FigureIndex:
    """The figures of a project, by place; indexes are made when a text first speaks of the place."""

    project: Project
    stated: StatedFigures = field(init=False)
    """All of the figures; those that `place_figures` gives are kept for a while."""
    _corners: dict[str, PlaceFigures] = field(default_factory=dict)
    _homes: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _times: dict[tuple[tuple[str, ...], tuple[str, ...]], KnownTimes] = field(default_factory=dict)
    _vocabularies: dict[Hashable, AskedFeatures] = field(default_factory=dict)
    _place_times: dict[str, tuple[frozenset[date], frozenset[int], frozenset[str]]] = field(default_factory=dict)
    _document_times: dict[str, tuple[frozenset[date], frozenset[int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stated = StatedFigures(self.project)  # at once: processes that are forked later share it

    @cached_property
    def names(self) -> PlaceNames:
        """Finds places in texts."""
        return PlaceNames(self.project)

    @cached_property
    def _families(self) -> Families:
        return Families(self.project)

    def family(self, places: tuple[str, ...]) -> frozenset[str]:
        """See `naming.Families`."""
        return self._families.of(places)

    def home(self, places: tuple[str, ...]) -> tuple[str, ...]:
        """The places that a text is about, then their family."""
        if places not in self._homes:
            self._homes[places] = tuple(dict.fromkeys((*places, *sorted(self.family(places)))))
        return self._homes[places]

    def named(self, id: str) -> Figure | None:
        """The figure of an identifier; of a row of a ranking, the rank. None where there is none."""
        place = self.stated.place_of(id)
        return next((one for one in self.place_figures(place).figures if one.id == id), None) if place else None

    @cached_property
    def subject_words(self) -> Mapping[str, Mapping[str, float]]:
        """By indicator, the features that it goes by: those of its name count full, of its definition least."""
        return {
            id: _weighed(
                (1.0, f"{one.name.vi}. {one.unit.vi}"),
                *((1.0, name) for name in one.other_names),
                (0.6, one.denominator.vi),
                (0.3, one.definition.vi),
            )
            for id, one in self.project.indicators.items()
        }

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """What each feature weighs, see `features.rarity`."""
        return rarity(frozenset(words) for words in self.subject_words.values())

    def place_figures(self, place: str) -> PlaceFigures:
        """What is stated of a place."""
        if place not in self._corners:
            self._corners[place] = self._make_corner(tuple(self.stated.of(place)))
        return self._corners[place]

    def begin_text(self) -> None:
        """Lets go of what earlier texts have asked for, where that has become much; within a text, figures of a place
        are the same objects."""
        if sum(len(one.figures) for one in self._corners.values()) > _MOST_FIGURES:
            self._corners.clear()
            self._vocabularies.clear()

    def vocabulary(self, places: tuple[str, ...], aim: bool) -> AskedFeatures:
        """The features that any figure of the places goes by; where a number is an aim, of the country too."""
        found = self._vocabularies.get((places, aim))
        if found is None:
            asked = self.with_country(places) if aim else places
            same = frozenset(asked)  # in whatever order they are
            if same not in self._vocabularies:
                self._vocabularies[same] = AskedFeatures(
                    chain.from_iterable(self.place_figures(p).telling for p in asked)
                )
            found = self._vocabularies[places, aim] = self._vocabularies[same]
        return found

    def with_country(self, places: tuple[str, ...]) -> tuple[str, ...]:
        """The places and the country, whose targets are theirs too."""
        return tuple(dict.fromkeys((*places, self.project.site.country)))

    def _make_corner(self, figures: tuple[Figure, ...]) -> PlaceFigures:
        by_key: dict[Key, list[tuple[Figure, FigureNumber]]] = defaultdict(list)
        by_subject: dict[str, list[Figure]] = defaultdict(list)
        words: dict[str, dict[str, float]] = defaultdict(dict)
        for figure in figures:
            by_subject[figure.subject].append(figure)
            for figure_number in figure.figure_numbers:
                by_key[figure_number.key].append((figure, figure_number))
        for subject, found in by_subject.items():
            own = self.subject_words.get(subject) or _weighed((1.0, subject))
            quotes = frozenset[str]().union(*(features(figure.quote) for figure in found))
            for feature in (*own, *quotes):
                words[feature][subject] = max(own.get(feature, 0.0), 0.6 if feature in quotes else 0.0)
        return PlaceFigures(figures, by_key, by_subject, words, self.rarity)

    @cached_property
    def _numbers(self) -> Mapping[str, list[tuple[str, str, int]]]:
        """By the first word of a document's number: the number, the document and its place in the register."""
        found: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
        for place, (id, one) in enumerate(self.project.documents.items()):
            if first := _WORD.match(one.number):
                found[first[0]].append((one.number, id, place))
        return found

    @cached_property
    def _first_words(self) -> FirstWords:
        return FirstWords(self._numbers)

    @cached_property
    def _signs_of_numbers(self) -> frozenset[str]:
        """The signs that the number of every document has, as the stroke of "227/BC-STTTT"."""
        numbers = [frozenset(number) for found in self._numbers.values() for number, _, _ in found]
        return (
            frozenset(one for one in frozenset.intersection(*numbers) if not one.isalnum()) if numbers else frozenset()
        )

    def cited(self, text: str) -> list[str]:
        """The documents that a text names by their number, in the register's order."""
        for sign in self._signs_of_numbers:
            if sign not in text:
                return []
        if not self._first_words.are_in(text):
            return []
        numbers = self._numbers
        found = {
            (place, id)
            for word, start in self._first_words.find(text)
            for number, id, place in numbers[word]
            if text.startswith(number, start)
        }
        return [id for _, id in sorted(found)]

    def known_times(self, places: tuple[str, ...], documents: tuple[str, ...]) -> KnownTimes:
        """Every time that the data know of the places and the documents: reported, due, issued, formed and ended."""
        key = (places, documents)
        if key not in self._times:
            self._times[key] = self._find_times(places, documents)
        return self._times[key]

    def _find_times(self, places: tuple[str, ...], documents: tuple[str, ...]) -> KnownTimes:
        days, years, cited = set[date](), set[int](), set(documents)
        for slug in self.family(places):
            stated, named, sources = self._times_of_place(slug)
            days |= stated
            years |= named
            cited |= sources
        for id in cited.union(*(self._citing.get(one, ()) for one in cited)):
            stated, named = self._times_of_document(id)
            days |= stated
            years |= named
        return KnownTimes(frozenset(days), frozenset(years), self._all_reforms)

    def _times_of_place(self, slug: str) -> tuple[frozenset[date], frozenset[int], frozenset[str]]:
        """Days and years that its figures and its units have, and the documents that the figures are from."""
        if slug not in self._place_times:
            figures = [one for one in self.stated.of(slug) if one.sort is not FigureKind.RANK]
            days, years = _days_and_years(text for one in figures for text in (one.quote, one.noun))
            place = self.project.places.get(slug)
            days |= {day for one in figures for day in (one.start, one.as_of) if day}
            days |= set(_reforms([place] if place else []))
            sources = frozenset(one.source.document for one in figures if not isinstance(one.source, RankRow))
            self._place_times[slug] = (frozenset(days), frozenset(years), sources)
        return self._place_times[slug]

    def _times_of_document(self, id: str) -> tuple[frozenset[date], frozenset[int]]:
        if id not in self._document_times:
            document = self.project.documents.get(id)
            days, years = _days_and_years((document.title.vi, document.note.vi) if document else ())
            if document and document.issued_on:
                days.add(document.issued_on)
            self._document_times[id] = (frozenset(days), frozenset(years))
        return self._document_times[id]

    @cached_property
    def _citing(self) -> Mapping[str, list[str]]:
        """By document, those that say that they are cited in it."""
        found: dict[str, list[str]] = defaultdict(list)
        for document in self.project.documents.values():
            for one in document.cited_in:
                found[one].append(document.id)
        return found

    def times_of(self, document: Document) -> KnownTimes:
        """The times that a document's own entry in the register has."""
        named = time_expressions(f"{document.title.vi}. {document.number}. {document.note.vi}")
        years = {year for one in named for year in (one.first.year, one.last.year)}
        return KnownTimes(frozenset(document.known_days) | {one.last for one in named}, frozenset(years), frozenset())

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


def _days_and_years(texts: Iterable[str]) -> tuple[set[date], set[int]]:
    """The last days of the times that texts name, and the years that they name without a day."""
    days, years = set[date](), set[int]()
    for moment in (one for text in filter(_HAS_YEAR.search, set(texts)) for one in time_expressions(text)):
        if moment.precision is Precision.YEAR:
            years |= {moment.first.year, moment.last.year}
        else:
            days.add(moment.last)
    return days, years


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
