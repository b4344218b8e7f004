"""Some words of a text, a passage, a heading or a cell, with what is found in them: once, and when it is first asked.

What stands over many passages, as a title does, is so read once a text.
"""

from collections.abc import Mapping, Sequence

from scorecards.analysis.tracing.features import FeatureLine
from scorecards.analysis.tracing.naming import Named, PlaceNames
from scorecards.analysis.tracing.purposes import (
    AIM,
    NO_PURPOSES,
    REACHED,
    SHARES,
    PhrasePlaces,
    Purposes,
    tells_of_purposes,
)
from scorecards.memo import once
from scorecards.vietnamese.senses import Sense, senses
from scorecards.vietnamese.time_uses import TimeExpression, time_expressions


class SaidWords:
    """Some words, and what is found in them."""

    def __init__(self, text: str, names: PlaceNames) -> None:
        self.text = text
        self._names = names

    @once
    def line(self) -> FeatureLine:
        """Their features."""
        return FeatureLine(self.text)

    @once
    def named(self) -> Sequence[Named]:
        """Every place that they name, in order."""
        return self._names.find(self.text)

    @once
    def times(self) -> tuple[TimeExpression, ...]:
        """Every time that they name, in order."""
        return time_expressions(self.text)

    @once
    def senses(self) -> Mapping[Sense, str]:
        """What they make of what a number behind them counts, as at the head of its row."""
        said = f"{self.line.low} : "
        return senses(said, (len(said), len(said)), (0, len(said)))

    @once
    def purposes(self) -> Purposes:
        """Where they tell aims from results."""
        if not tells_of_purposes(self.text):
            return NO_PURPOSES
        found = Purposes(PhrasePlaces(AIM, self.text), PhrasePlaces(REACHED, self.text))
        return found if any(found) else NO_PURPOSES

    @once
    def shares(self) -> PhrasePlaces:
        """Where they say that numbers are percentages."""
        return PhrasePlaces(SHARES, self.text)


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
