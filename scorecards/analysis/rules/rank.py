"""Ranks of one universe fit together, and scores fall with rank.

With competition ranking (1, 2, 2, 4) a unit's rank is one more than the number of units ranked above it:

    every rank lies between 1 and the universe;
    a rank held by k units leaves the next k − 1 empty, and all k are marked as tied;
    where all units are known, the rank is 1 + the number above;
    a better rank has a score that can be the greater, or the same; tied units have scores that can be equal

Example: Thanh Hóa and Yên Bái both 15th in 2022, and nobody 16th: right. Two units 15th, not marked as tied: a finding.
Ranks of which only a range is known are checked by their range alone. A complete list without gaps (1, 2, 2, 3) is
dense ranking and holds by its own rule. In a list known only in part, a breach is a question where the document may
rank densely.

Rankings and ranks that several units' reports state of one year, indicator and universe are checked alike.

Source: standard competition ranking, the method of the ministry's tables; scores compared as in `analysis.feasible`.
"""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from scorecards.analysis.dti.recomputation import figure
from scorecards.analysis.feasible import Interval
from scorecards.analysis.rules.figure_sets import Figures
from scorecards.analysis.rules.words import FindingWords, listed
from scorecards.model.findings import Finding, Weight
from scorecards.model.observations import Observation
from scorecards.model.rankings import RankRow
from scorecards.model.text import Text
from scorecards.model.values import Rank

RULE = "rank"


class Held(Struct, frozen=True):
    """A rank held by a unit."""

    by: Observation | RankRow
    best: int
    worst: int
    tied: bool
    score: Interval | None


class RankTable(Struct, frozen=True):
    """Ranks of one universe."""

    id: str
    name: Text
    universe: int
    rows: tuple[Held, ...]


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Ranks and scores that do not fit together."""
    for table in [*_rankings(figures), *_stated(figures)]:
        yield from _outside(table, figures, words)
        yield from _ties(table, figures, words)
        yield from _scores(table, figures, words)


def _rankings(figures: Figures) -> Iterator[RankTable]:
    for ranking in figures.project.rankings:
        rows = tuple(
            Held(row, row.rank, row.rank_to or row.rank, row.tied, None if row.score is None else figure(row.score))
            for row in ranking.rows
            if row.rank is not None
        )
        yield RankTable(ranking.id, ranking.name, ranking.universe, rows)


def _stated(figures: Figures) -> Iterator[RankTable]:
    """Ranks that reports state, by indicator, part, last day and universe."""
    tables: dict[tuple[object, ...], list[Held]] = defaultdict(list)
    for one in figures.observations:
        rank = one.value
        if isinstance(rank, Rank) and rank.universe:
            key = (one.indicator, one.members, one.period.as_of, rank.universe)
            tables[key].append(Held(one, rank.best, rank.worst, rank.tied, None))
    for (indicator, _, day, universe), rows in tables.items():
        assert isinstance(indicator, str)
        assert isinstance(universe, int)
        name = figures.project.indicators[indicator].name
        # Without a day nobody knows whether they are of one ranking: each unit's rank is then a table of its own.
        for found in [rows] if day else [[row] for row in rows]:
            yield RankTable(found[0].by.id, name, universe, tuple(found))


def _outside(table: RankTable, figures: Figures, words: FindingWords) -> Iterator[Finding]:
    for row in table.rows:
        if not 1 <= row.best <= row.worst <= table.universe:
            yield words.finding(
                RULE, "outside", Weight.CONTRADICTION, [row.by], f"{row.by.id}.universe",
                name=table.name, place=_place(row, figures), rank=words.number(row.best),
                universe=words.number(table.universe),
            )  # fmt: skip


def _ties(table: RankTable, figures: Figures, words: FindingWords) -> Iterator[Finding]:
    held: dict[int, list[Held]] = defaultdict(list)
    for row in table.rows:
        if row.best == row.worst:
            held[row.best].append(row)
    complete = sum(len(rows) for rows in held.values()) == table.universe
    dense = complete and sorted(held) == list(range(1, len(held) + 1))
    free = 1  # the best rank that the units seen so far leave
    for rank, rows in sorted(held.items()):
        concerned = [row.by for row in rows]
        facts = {
            "name": table.name,
            "rank": words.number(rank),
            "places": listed(_place(row, figures) for row in rows),
        }
        if len({row.by.place for row in rows}) < len(rows):
            rows = rows[:1]  # one unit's rank in two documents
        if len(rows) > 1 and not all(row.tied for row in rows):
            yield words.finding(RULE, "untied", Weight.UNEXPLAINED, concerned, f"{table.id}.{rank}.tie", **facts)
        if complete and len(rows) == 1 and rows[0].tied:
            yield words.finding(RULE, "alone", Weight.UNEXPLAINED, concerned, f"{table.id}.{rank}.tie", **facts)
        if not dense and (rank < free or (complete and rank > free)):
            yield words.finding(
                RULE, "count", Weight.CONTRADICTION if complete else Weight.UNEXPLAINED, concerned,
                f"{table.id}.{rank}.count", above=words.number(free - 1), free=words.number(free), **facts,
            )  # fmt: skip
        free = max(free, rank) + len(rows)


def _scores(table: RankTable, figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Compares each score with the lowest of a better rank, and the lowest with the highest of one rank."""
    held: dict[int, list[tuple[Held, Interval]]] = defaultdict(list)
    for row in table.rows:
        if row.score is not None and row.best == row.worst:
            held[row.best].append((row, row.score))
    lowest: tuple[Held, Interval] | None = None
    for _, rows in sorted(held.items()):
        for row, score in rows:
            if lowest and lowest[1].below(score):
                yield _of_scores("score", table, lowest[0], row, figures, words)
        least = min(rows, key=lambda one: one[1].high or 0)
        most = max(rows, key=lambda one: one[1].low or 0)
        if least[1].below(most[1]):
            yield _of_scores("tied_score", table, least[0], most[0], figures, words)
        if lowest is None or (least[1].high or 0) < (lowest[1].high or 0):
            lowest = least


def _of_scores(
    case: str, table: RankTable, better: Held, worse: Held, figures: Figures, words: FindingWords
) -> Finding:
    return words.finding(
        RULE, case, Weight.CONTRADICTION, [better.by, worse.by], f"{better.by.id}+{worse.by.id}",
        name=table.name,
        better=_place(better, figures),
        better_rank=words.number(better.best),
        better_score=_score(better, words),
        worse=_place(worse, figures),
        worse_rank=words.number(worse.best),
        worse_score=_score(worse, words),
    )  # fmt: skip


def _place(row: Held, figures: Figures) -> Text:
    return figures.project.places[row.by.place].name


def _score(row: Held, words: FindingWords) -> Text:
    score = row.by.score if isinstance(row.by, RankRow) else None
    return words.number(score or 0, 6)
