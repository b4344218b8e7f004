"""What the data state of one place, ready to be looked up by value, by indicator and by words."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from scorecards.analysis.tracing.features import syllables
from scorecards.analysis.tracing.figures import Figure, FigureNumber, Key

NumberOfFigure = tuple[Figure, FigureNumber, int]
"""A figure, one of its numbers, and an integer that is the same for all of a place that are counted in the same way: of
one kind, unit and noun."""


class PlaceFigures(Struct, frozen=True, dict=True):
    """What the data state of one place."""

    figures: tuple[Figure, ...]
    by_key: Mapping[Key, list[tuple[Figure, FigureNumber]]]
    by_subject: Mapping[str, list[Figure]]
    words: Mapping[str, Mapping[str, float]]
    """By feature, how strongly each subject goes by it."""
    rarity: Mapping[str, float]
    """See `FigureIndex.rarity`."""

    @cached_property
    def telling(self) -> Mapping[str, Sequence[tuple[str, float]]]:
        """By feature, the subjects that go by it, and how much it tells of each: how strongly, and how rare it is."""
        return {
            feature: [(subject, strength * self.rarity.get(feature, 1.0)) for subject, strength in found.items()]
            for feature, found in self.words.items()
        }

    def fits(self, weights: Mapping[str, float]) -> dict[str, float]:
        """By subject, how much features speak of it that count so much each."""
        found: dict[str, float] = defaultdict(float)
        telling = self.telling
        for feature, weight in weights.items():
            if feature in telling:  # few words tell of anything
                for subject, much in telling[feature]:
                    found[subject] += weight * much
        return found

    @cached_property
    def subject_features(self) -> Mapping[str, Mapping[str, float]]:
        """By subject, the features that it goes by, and how much each tells of it."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for feature, subjects in self.telling.items():
            for subject, much in subjects:
                found[subject][feature] = much
        return found

    @cached_property
    def most(self) -> float:
        """How much words can speak of a subject, at the most: all of its features, each once and in full."""
        return max((sum(found.values()) for found in self.subject_features.values()), default=0.0)

    @cached_property
    def _dimensions(self) -> Mapping[str, frozenset[str]]:
        return {
            subject: frozenset(dimension for one in figures for dimension, _ in one.members)
            for subject, figures in self.by_subject.items()
        }

    def dimensions_of(self, subject: str) -> frozenset[str]:
        """The dimensions by whose parts a figure of a subject is told."""
        return self._dimensions[subject]

    @cached_property
    def numbers(self) -> Mapping[str, Sequence[NumberOfFigure]]:
        """By subject, every number of its figures."""
        ids: dict[Hashable, int] = {}
        return {
            subject: [
                (figure, one, ids.setdefault((one.key[0], one.unit, figure.units, figure.noun), len(ids)))
                for figure in figures
                for one in figure.figure_numbers
            ]
            for subject, figures in self.by_subject.items()
        }

    @cached_property
    def _units(self) -> list[str]:
        return sorted({" ".join(syllables(unit)) for figure in self.figures for unit in figure.units})

    def counts(self, noun: str) -> bool:
        """Whether a figure is counted in a unit that begins with the noun, in syllables with a blank between."""
        at = bisect_left(self._units, noun)
        return at < len(self._units) and self._units[at].startswith(noun)

    @cached_property
    def _by_value(self) -> Mapping[str, tuple[list[Decimal], list[tuple[Figure, FigureNumber]]]]:
        """By kind, the figures' single numbers in order of their values."""
        found: dict[str, list[tuple[Figure, FigureNumber]]] = defaultdict(list)
        for figure in self.figures:
            for one in figure.figure_numbers:
                if len(one.key) == 2:
                    found[one.key[0]].append((figure, one))
        for numbers in found.values():
            numbers.sort(key=lambda pair: pair[1].value)
        return {kind: ([one.value for _, one in numbers], numbers) for kind, numbers in found.items()}

    def near(self, kind: str, value: Decimal, step: Decimal) -> Sequence[tuple[Figure, FigureNumber]]:
        """The figures' single numbers of a kind that are less than a step away."""
        values, numbers = self._by_value.get(kind, ((), ()))
        return numbers[bisect_right(values, value - step) : bisect_left(values, value + step)]
