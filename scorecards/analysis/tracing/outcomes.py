"""The result of tracing a number or a date of a text."""

from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from scorecards.analysis.tracing.figures import Figure, FigureNumber
from scorecards.analysis.tracing.passages import SourcePlaces
from scorecards.problems import Where


class UntracedReason(StrEnum):
    """Why no figure was found for a number, the plainest last."""

    VALUE = "value"
    """No figure of the place has this value."""
    UNIT = "unit"
    QUALIFIER = "qualifier"
    """The figure is bounded otherwise: "trên 92%" written as "92%"."""
    PLACE = "place"
    PERIOD = "period"
    PART = "part"
    """The part that the figure is of is not named, or another is."""
    AIM = "aim"
    """A target written as a result, or the other way round."""
    LINK = "link"
    """The link around the number leads to another indicator."""
    PAIR = "pair"
    """A count and a rate side by side that belong to two figures."""
    SENSE = "sense"
    """The words right beside it turn what it counts: "chưa", "quá hạn", "thêm", "mỗi xã"."""
    WORDS = "words"
    """The words speak of another figure."""


class Traced(Struct, frozen=True):
    """The number is that of a figure."""

    figure: Figure
    figure_number: FigureNumber


class Known(Struct, frozen=True):
    """Not a figure, and known what: date, document, law, version, phone, name …"""

    why: str


class Plain(Struct, frozen=True):
    """The author says that it is a plain number."""


class Untraced(Struct, frozen=True):
    """No figure says so."""

    reason: UntracedReason
    figure: Figure | None
    """The nearest figure that the words may mean, or None."""
    figure_number: FigureNumber | None
    place: str = ""
    """Where the figure is of another place: the place that the words were read to speak of."""


class UnknownTime(Struct, frozen=True):
    """A time that nothing in the data has."""


Outcome = Traced | Known | Plain | Untraced | UnknownTime


@dataclass(frozen=True, slots=True)
class TextNumber:
    """A number or a date of a text and the result of tracing it."""

    start: int
    """In the text of its passage."""
    end: int
    written: str
    places: SourcePlaces = field(compare=False, repr=False)
    outcome: Outcome

    @property
    def at(self) -> Where:
        """Where it stands in the file, worked out when a problem is made of it."""
        return self.places.of(self.start)


class Coverage(Struct, frozen=True):
    """How many of the numbers of a text are traced.

    A number is every quantity that the reader of quantities finds (`vietnamese.quantities`): counts, shares, ratios,
    ranges, ranks, changes. Not counted: dates, durations, numbers of documents, laws, versions, telephones, names; and
    number words of which no figure of the place has the unit ("hai lý do"). A number that the author declares plain
    is counted and is not traced. Title and summary count as much as the text below them.
    """

    traced: int
    numbers: int

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(self.traced + other.traced, self.numbers + other.numbers)


def coverage(seen: tuple[TextNumber, ...]) -> Coverage:
    """The coverage of a text."""
    numbers = [s.outcome for s in seen if isinstance(s.outcome, _NUMBERS)]
    return Coverage(sum(isinstance(outcome, Traced) for outcome in numbers), len(numbers))


_NUMBERS = Traced, Plain, Untraced
