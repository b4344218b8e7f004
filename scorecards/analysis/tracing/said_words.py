"""Some words of a text, a passage, a heading or a cell, with what is found in them: once, and when it is first asked.

What stands over many passages, as a title does, is so read once a text.
"""

from collections.abc import Sequence

from scorecards.analysis.tracing.features import FeatureLine
from scorecards.analysis.tracing.naming import Named, PlaceNames
from scorecards.analysis.tracing.purposes import (
    AIM,
    NOWHERE_SAID,
    REACHED,
    SHARES,
    PhrasePlaces,
    Phrases,
    tells_of_purposes,
)
from scorecards.analysis.tracing.time_expressions import TimeExpression, time_expressions


class SaidWords:
    """Some words, and what is found in them."""

    __slots__ = ("_aims", "_has_purposes", "_line", "_named", "_names", "_reached", "_shares", "_times", "text")

    def __init__(self, text: str, names: PlaceNames) -> None:
        self.text = text
        self._names = names
        self._line: FeatureLine | None = None
        self._named: Sequence[Named] | None = None
        self._times: tuple[TimeExpression, ...] | None = None
        self._has_purposes: bool | None = None
        self._aims: PhrasePlaces | None = None
        self._reached: PhrasePlaces | None = None
        self._shares: PhrasePlaces | None = None

    @property
    def line(self) -> FeatureLine:
        """Their features."""
        if self._line is None:
            self._line = FeatureLine(self.text)
        return self._line

    @property
    def named(self) -> Sequence[Named]:
        """Every place that they name, in order."""
        if self._named is None:
            self._named = self._names.find(self.text)
        return self._named

    @property
    def times(self) -> tuple[TimeExpression, ...]:
        """Every time that they name, in order."""
        if self._times is None:
            self._times = time_expressions(self.text)
        return self._times

    @property
    def aims(self) -> PhrasePlaces:
        """Where they speak of what is to be reached."""
        if self._aims is None:
            self._aims = self._places(AIM)
        return self._aims

    @property
    def reached(self) -> PhrasePlaces:
        """Where they speak of what is reached."""
        if self._reached is None:
            self._reached = self._places(REACHED)
        return self._reached

    def _places(self, phrases: Phrases) -> PhrasePlaces:
        if self._has_purposes is None:
            self._has_purposes = tells_of_purposes(self.text)
        return PhrasePlaces(phrases, self.text) if self._has_purposes else NOWHERE_SAID

    @property
    def shares(self) -> PhrasePlaces:
        """Where they say that numbers are percentages."""
        if self._shares is None:
            self._shares = PhrasePlaces(SHARES, self.text)
        return self._shares


class ReadWords:
    """All words of a text that are asked for, each read once."""

    __slots__ = ("_names", "_read")

    def __init__(self, names: PlaceNames) -> None:
        self._names = names
        self._read: dict[str, SaidWords] = {}

    def of(self, text: str) -> SaidWords:
        """The words of a passage, or over or beside one."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = SaidWords(text, self._names)
        return found
