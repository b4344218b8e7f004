"""Figures as texts speak of them: an observation, a target or a rank, with every number that it holds."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from scorecards.model.indicators import Indicator
from scorecards.model.observations import Comparator, Observation, Target
from scorecards.model.rankings import Ranking, RankRow
from scorecards.model.values import Change, Missing, Number, Progress, Range, Rank, Share, Value
from scorecards.vietnamese.values import Qualifier


class FigureKind(StrEnum):
    """Where a figure comes from."""

    OBSERVATION = "observation"
    TARGET = "target"
    RANK = "rank"


Key = tuple[str, Decimal] | tuple[str, Decimal, Decimal]
"""What numbers are looked up by: their kind and values."""


class FigureNumber(Struct, frozen=True):
    """One number of a figure: its rate, the count behind it, its rank …"""

    key: Key
    unit: str
    """"%" for a share, words for a count, "" for a bare number."""
    qualifiers: frozenset[Qualifier]
    """Those that a text may give it."""
    main: bool = True
    """Whether it is the figure's own value and not a number beside it."""

    @property
    def value(self) -> Decimal:
        """The first number."""
        return self.key[1]


class Figure(Struct, frozen=True):
    """An observation, a target or a rank, as far as a text can speak of it."""

    id: str
    sort: FigureKind
    place: str
    subject: str
    """Indicator id, or for a rank the name of what is ranked: figures of one subject share their words."""
    members: tuple[tuple[str, str], ...]
    start: date | None
    as_of: date | None
    """Last day covered; the day that a target is due."""
    year_only: bool
    """Whether only the year of `as_of` is known, as for a ranking."""
    figure_numbers: tuple[FigureNumber, ...]
    units: tuple[str, ...]
    """Every noun that its counts may be counted in."""
    noun: str
    """Its name, and those of its parts: a text may count in any noun of it."""
    quote: str
    source: Observation | Target | RankRow


_EXACT = frozenset((Qualifier.EXACT, Qualifier.UP_TO))
_TARGETS = {
    Comparator.AT_LEAST: _EXACT | {Qualifier.AT_LEAST},
    Comparator.AT_MOST: _EXACT | {Qualifier.AT_MOST},
    Comparator.OVER: _EXACT | {Qualifier.OVER},
    Comparator.EXACTLY: _EXACT,
}


def _allowed(qualifier: Qualifier) -> frozenset[Qualifier]:
    """What may be written of a figure with this qualifier: dropped or changed, it would say something else."""
    return _EXACT if qualifier is Qualifier.EXACT else frozenset((qualifier,))


def _figure_numbers(value: Value) -> Iterator[FigureNumber]:
    match value:
        case Number(printed=printed, unit=unit, qualifier=qualifier):
            yield FigureNumber(("number", printed.value), unit, _allowed(qualifier))
        case Share(rate=rate, qualifier=qualifier, numerator=top, denominator=bottom, counted=unit):
            yield FigureNumber(("number", rate.value), "%", _allowed(qualifier))
            counted = _allowed(value.counted_qualifier)
            if top and bottom:
                yield FigureNumber(("pair", top.value, bottom.value), unit, counted)
            for part in filter(None, (top, bottom)):
                yield FigureNumber(("number", part.value), unit, counted, main=False)
        case Range(low=low, high=high, unit=unit, qualifier=qualifier):
            yield FigureNumber(("range", low.value, high.value), unit, _allowed(qualifier))
        case Rank(best=best, worst=worst, universe=universe):
            yield from _rank_numbers(best, worst, universe)
        case Progress(done=done, planned=planned, unit=unit, qualifier=qualifier):
            yield FigureNumber(("pair", done.value, planned.value), unit, _allowed(qualifier))
            yield FigureNumber(("number", done.value), unit, _allowed(qualifier), main=False)
            yield FigureNumber(("number", planned.value), unit, _EXACT, main=False)
        case Change(amount=amount, direction=direction, unit=unit, qualifier=qualifier):
            yield FigureNumber((direction, amount.value), unit, _allowed(qualifier))
            yield FigureNumber(("number", amount.value), unit, _allowed(qualifier), main=False)
        case Missing():
            return


def _rank_numbers(best: int, worst: int, universe: int | None) -> Iterator[FigureNumber]:
    yield FigureNumber(("rank", Decimal(best), Decimal(worst)), "", _EXACT)
    if universe is not None:
        yield FigureNumber(("pair", Decimal(best), Decimal(universe)), "", _EXACT)
        yield FigureNumber(("number", Decimal(universe)), "", _EXACT, main=False)


def observed(one: Observation, indicator: Indicator, part: str) -> Figure:
    figure_numbers = tuple(_figure_numbers(one.value))
    units = [indicator.unit.vi, *(figure_number.unit for figure_number in figure_numbers)]
    return Figure(
        id=one.id,
        sort=FigureKind.OBSERVATION,
        place=one.place,
        subject=one.indicator,
        members=one.members,
        start=one.period.start,
        as_of=one.period.as_of,
        year_only=False,
        figure_numbers=figure_numbers,
        units=tuple(dict.fromkeys(u for u in units if u and u != "%")),
        noun=f"{indicator.name.vi}. {part}",
        quote=one.quote,
        source=one,
    )


def aimed(one: Target, indicator: Indicator) -> Figure:
    unit = one.unit or indicator.unit.vi
    return Figure(
        id=one.id,
        sort=FigureKind.TARGET,
        place=one.place,
        subject=one.indicator,
        members=one.members,
        start=None,
        as_of=one.due,
        year_only=True,
        figure_numbers=(FigureNumber(("number", one.value.value), unit, _TARGETS[one.comparator]),),
        units=(unit,) if unit != "%" else (),
        noun=indicator.name.vi,
        quote=one.quote,
        source=one,
    )


def ranked(ranking: Ranking, row: RankRow, names: Mapping[str, str]) -> Iterator[Figure]:
    """The rank with its score, then the published values of its indices and pillars, each a subject of its own.

    `names` are those of all indices and pillars of the ranking's framework.
    """

    def figure(subject: str, figure_numbers: Iterable[FigureNumber]) -> Figure:
        last = date(ranking.reference_year, 12, 31)
        return Figure(
            row.id,
            FigureKind.RANK,
            row.place,
            subject,
            (),
            None,
            last,
            True,
            tuple(figure_numbers),
            ("điểm",),
            _UNITS,
            "",
            row,
        )

    figure_numbers: list[FigureNumber] = []
    if row.rank is not None:
        figure_numbers += _rank_numbers(row.rank, row.rank_to or row.rank, ranking.universe)
    if row.score is not None:
        figure_numbers += _scores(row.score)
    yield figure(f"xếp hạng {ranking.subject.vi}" if ranking.subject else RANKED, figure_numbers)
    for id, score in (*row.indices.items(), *row.pillars.items()):
        yield figure(f"{RANKED}: {names[id]}", _scores(score))


def _scores(score: Decimal) -> Iterator[FigureNumber]:
    """An index between 0 and 1, which texts print in hundredths too."""
    yield FigureNumber(("number", score), "điểm", _EXACT, main=False)
    if 0 < score <= 1:
        yield FigureNumber(("number", score * 100), "điểm", _EXACT, main=False)


_UNITS = "tỉnh. thành phố. đơn vị. địa phương"
"""What the universe of a ranking is counted in."""
RANKED = "xếp hạng chỉ số chuyển đổi số DTI"
"""What a row of the official index goes by."""
