"""Editions of the data: what was published on a day, kept so that a figure can be cited as it was."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from scorecards.model.text import Text
from scorecards.problems import Location

RowKey = tuple[str, str]
"""Kind of a row ("observation", "target", "rank") and its identifier."""
KeptRow = Mapping[str, str]
"""Text by column, with the place under "place"; columns that say nothing are left out."""


class DataEdition(Struct, frozen=True):
    """The data as they were published on a day, kept as what changed since the edition before."""

    day: date
    note: Text
    """What is new in it, in a sentence; empty where nobody said."""
    written: Mapping[RowKey, KeptRow]
    """Rows that are new, or say another thing than before."""
    removed: frozenset[RowKey]
    """Rows that were there before and are no longer."""
    at: Location


class EditionState(Struct, frozen=True):
    """An edition with all of its rows, and those of the edition before."""

    edition: DataEdition
    rows: Mapping[RowKey, KeptRow]
    before: Mapping[RowKey, KeptRow]

    @property
    def changed_places(self) -> frozenset[str]:
        """The places of which a row is new, other or gone."""
        gone = (self.before[key]["place"] for key in self.edition.removed)
        return frozenset((*(row["place"] for row in self.edition.written.values()), *gone))


def states_of(editions: Iterable[DataEdition]) -> Iterator[EditionState]:
    """Each edition, oldest first, with all of its rows."""
    before: dict[RowKey, KeptRow] = {}
    for one in editions:
        rows = {key: row for key, row in before.items() if key not in one.removed} | dict(one.written)
        yield EditionState(one, rows, before)
        before = rows
