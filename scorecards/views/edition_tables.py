"""The rows of an edition, and the scores that make up its index, each in a table without columns that stay empty."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.rankings import Framework, Ranking, RankRow
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.views.bars import rate_bar
from scorecards.views.links import document_link, place_link
from scorecards.views.view_types import BarView, LinkView
from scorecards.wording import rank_numbers

Column = tuple[str, str, str]
"""A value that rows have: "indices" or "pillars", its id, its name."""


class RankingRow(Struct, frozen=True):
    """A unit in an edition."""

    id: str
    unit: LinkView
    rank: str
    """"37", "32–34"; "" where only a score was published."""
    tied: str
    score: str
    bar: BarView | None
    """The score on the scale that all of the edition share."""
    indices: tuple[str, ...]
    """Values of the edition's columns, "" where not published."""
    basis: str
    note: str
    source: LinkView
    is_other_source: bool
    """Whether it was read elsewhere than most rows."""


class ScoreTable(Struct, frozen=True):
    """The published values of the main indices or of the pillars, of the units that have any."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[LinkView, tuple[str, ...]], ...]
    """Unit and values, "" where one was not published."""


def sorted_rows(ranking: Ranking, inputs: PageInputs) -> list[RankRow]:
    """The rows by rank, those without at the end, by name."""
    places = inputs.project.places
    return sorted(ranking.rows, key=lambda row: (row.rank or ranking.universe + 1, sort_key(places[row.place].name.vi)))


def main_document(ranking: Ranking) -> str:
    """The document that most rows were read in, the first of several."""
    documents = [row.document for row in ranking.rows]
    return max(dict.fromkeys(documents), key=documents.count)


def ranking_rows(ranking: Ranking, inputs: PageInputs) -> Iterator[RankingRow]:
    """Every row as the table shows it."""
    main, full, columns = main_document(ranking), _full_score(ranking), score_columns(ranking, inputs)
    for row in sorted_rows(ranking, inputs):
        yield RankingRow(
            id=row.id,
            unit=place_link(row.place, inputs),
            rank=rank_numbers(row),
            tied=inputs.words("word.tied") if row.tied else "",
            score="" if row.score is None else formatting.number(row.score, inputs.language),
            bar=None if row.score is None else rate_bar(row.score / full * 100),
            indices=_values(row, columns, inputs),
            basis=inputs.words(f"basis.{row.basis}"),
            note=row.note.to(inputs.language),
            source=document_link(row.document, inputs),
            is_other_source=row.document != main,
        )


def score_columns(ranking: Ranking, inputs: PageInputs) -> list[Column]:
    """Which values any row has: "indices" or "pillars", the id, and its name."""
    method = inputs.project.frameworks.get(ranking.framework)
    return [
        (kind, id, _index_name(method, kind, id, inputs))
        for kind in ("indices", "pillars")
        for id in dict.fromkeys(id for row in ranking.rows for id in getattr(row, kind))
    ]


def score_tables(ranking: Ranking, inputs: PageInputs) -> Iterator[ScoreTable]:
    """One table for the main indices and one for the pillars, where any value was published."""
    every = score_columns(ranking, inputs)
    for kind in ("indices", "pillars"):
        if columns := [column for column in every if column[0] == kind]:
            rows = [row for row in sorted_rows(ranking, inputs) if getattr(row, kind)]
            lines = tuple((place_link(row.place, inputs), _values(row, columns, inputs)) for row in rows)
            yield ScoreTable(inputs.words(f"table.scores-{kind}"), tuple(name for _, _, name in columns), lines)


def _values(row: RankRow, columns: list[Column], inputs: PageInputs) -> tuple[str, ...]:
    values = (getattr(row, kind).get(id) for kind, id, _ in columns)
    return tuple("" if value is None else formatting.number(value, inputs.language) for value in values)


def _full_score(ranking: Ranking) -> Decimal:
    """The scale of the scores: 1 where none passes it, else 100."""
    return Decimal(1) if max((row.score or 0 for row in ranking.rows), default=0) <= 1 else Decimal(100)


def _index_name(method: Framework | None, kind: str, id: str, inputs: PageInputs) -> str:
    known = getattr(method, kind) if method else ()
    name = next((one.name.to(inputs.language) for one in known if one.id == id), id)
    return inputs.words("sentence.pillar-column", name=name) if kind == "pillars" else name
