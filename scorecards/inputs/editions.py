"""Editions of the data beside the data of today: what a figure's citation names, and what differs."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from scorecards.inputs.data_rows import WordsIn, data_rows
from scorecards.inputs.index import Index
from scorecards.model.editions import EditionState, KeptRow, RowKey, states_of

CITED = (
    "as_of", "from", "to", "year", "day_basis", "dimensions",
    "value", "value_low", "value_high", "numerator", "denominator", "unit", "qualifier", "count_qualifier",
    "measure", "status", "score", "shown", "quote", "source",
)  # fmt: skip
"""Columns that say what a figure is: a row is the same figure while these are the same, whatever its names."""


class RowDifference(Struct, frozen=True):
    """A row of one edition beside that of the one before; None where there is none."""

    before: KeptRow | None
    after: KeptRow | None

    @property
    def row(self) -> KeptRow:
        """The newer of the two."""
        found = self.after or self.before
        assert found is not None
        return found


def edition_states(index: Index) -> tuple[EditionState, ...]:
    """Every edition with all of its rows, oldest first."""
    return index.once(("edition-states",), lambda: tuple(states_of(index.project.editions)))


def kept_rows(index: Index, words_in: WordsIn) -> Mapping[RowKey, KeptRow]:
    """The rows of today as an edition keeps them."""

    def make() -> dict[RowKey, KeptRow]:
        found: dict[RowKey, KeptRow] = {}
        for one in data_rows(index, words_in):
            cells = {name: cell for name, cell in one.cells.items() if cell}
            found[cells["kind"], cells["id"]] = {"place": one.place, **cells}
        return found

    return index.once(("kept-rows",), make)


def is_same_figure(one: KeptRow | None, other: KeptRow | None) -> bool:
    """Whether two rows say the same of a figure."""
    if one is None or other is None:
        return one is other
    return all(one.get(name, "") == other.get(name, "") for name in CITED)


def versions_of(place: str, index: Index) -> list[date]:
    """The days of the editions in which the data of a place changed, oldest first: each has a page of the place."""
    return index.once(("place-versions",), lambda: _versions(index)).get(place, [])


def version_in(place: str, day: date, index: Index) -> date | None:
    """The version of a place that the edition of a day has; None where it has none."""
    return max((one for one in versions_of(place, index) if one <= day), default=None)


def edition_of(key: RowKey, index: Index, words_in: WordsIn) -> date | None:
    """The edition that has a figure of today as it is, by the day of its place's page; None where none has it yet."""
    states = edition_states(index)
    if not states:
        return None
    row = states[-1].rows.get(key)
    if row is None or not is_same_figure(row, kept_rows(index, words_in).get(key)):
        return None
    return version_in(row["place"], states[-1].edition.day, index)


def differences(state: EditionState) -> list[RowDifference]:
    """What is new, other or gone in an edition, in the order of its file."""
    edition = state.edition
    keys = sorted((*edition.written, *edition.removed))
    return [RowDifference(state.before.get(key), edition.written.get(key)) for key in keys]


def _versions(index: Index) -> dict[str, list[date]]:
    found: dict[str, list[date]] = {}
    for state in edition_states(index):
        for place in sorted(state.changed_places):
            found.setdefault(place, []).append(state.edition.day)
    return found
