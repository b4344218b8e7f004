"""What cannot be at the time that a file names: units, parts and list rows that did not exist, periods that run ahead.

A unit exists between the days that data/places.toml gives; a member of a dimension (such as the district level) up to
the day that data/dimensions.toml gives. Reports and rankings are checked after the registers are read.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import mode

from scorecards.languages import Language
from scorecards.load.names import LoadContext
from scorecards.model.documents import Document, published_by
from scorecards.model.indicators import Dimension
from scorecards.model.observations import Measure, ObservationStatus
from scorecards.model.places import Place
from scorecards.model.rankings import Ranking, RankRow
from scorecards.model.reports import Report, ReportEntry
from scorecards.vietnamese import formatting
from scorecards.vietnamese.times import named_times

EARLIEST = date(2010, 1, 1)
"""No figure or article of a site on digital transformation is of an earlier day: the year is mistyped."""


def check_report(
    report: Report,
    place: Place,
    dimensions: Mapping[str, Dimension],
    documents: Mapping[str, Document],
    today: date,
    context: LoadContext,
) -> None:
    """Notes days of a report on which its unit or its parts did not exist, or that do not fit its documents."""
    published = published_by((report.document, report.read_in), documents)
    seen: set[date] = set()
    for said in _with_days(report):
        day = said.as_of
        assert isinstance(day, date)
        if (said.start or report.start or day) > day:
            continue  # noted as a period that ends before it begins
        if day not in seen:
            _check_day(said, day, place, today, context)
            known = published if day <= today else None  # a day still to come is noted as such
            if known and day > known and not _is_printed(report, said, day) and not _is_forecast(report, said):
                days = {"day": day.isoformat(), "published": known.isoformat()}
                context.add("as-of-after-document", said.at.child("as_of"), document=report.document, **days)
        seen.add(day)
    for entry in report.entries:
        own = report.as_of if entry.as_of is None else entry.as_of
        if isinstance(own, date):
            start = entry.start or report.start
            if entry.measure is Measure.IN_PERIOD and start is None:
                context.add("period-without-start", entry.at.child("measure"), day=own.isoformat())
            _check_members(entry, own, dimensions, context)


def _with_days(report: Report) -> Iterator[Report | ReportEntry]:
    """The report and those of its figures that have a day of their own."""
    if isinstance(report.as_of, date):
        yield report
    yield from (entry for entry in report.entries if isinstance(entry.as_of, date))


def _is_printed(report: Report, said: Report | ReportEntry, day: date) -> bool:
    """Whether the source prints a period that goes up to the day."""
    times = named_times(said.period_as_printed or report.period_as_printed)
    return any(day <= one.last for one in times)


def _is_forecast(report: Report, said: Report | ReportEntry) -> bool:
    """Whether the figures of a day are called estimated or preliminary, and may be ahead of it."""
    ahead = (ObservationStatus.ESTIMATED, ObservationStatus.PRELIMINARY)
    entries = [said] if isinstance(said, ReportEntry) else [one for one in report.entries if one.as_of is None]
    return all(one.status in ahead for one in entries)


def _check_day(said: Report | ReportEntry, day: date, place: Place, today: date, context: LoadContext) -> None:
    at = said.at.child("as_of")
    if day > today:
        context.add("period-ahead", at, read=day.isoformat(), today=today.isoformat())
    if day < EARLIEST:
        context.add("day-too-early", at, key="as_of", read=day.isoformat())
        return
    area = next((one for one in place.areas if one.exists_on(day)), None)
    if area is None:
        context.add("unit-not-there", at, place=place.slug, day=day.isoformat(), **_lifetimes(place))
    elif said.start and area.valid_from and said.start < area.valid_from and day <= today:
        first = area.valid_from.isoformat()
        context.add("period-before-unit", said.at.child("from"), name=area.name.vi, start=said.start, first=first)


_SPANS: tuple[tuple[Language, str, str], ...] = (("vi", "từ {}", "đến {}"), ("en", "from {}", "to {}"))


def _lifetimes(place: Place) -> dict[str, str]:
    """When the units of a place existed, in both languages."""
    found: dict[str, str] = {}
    for language, since, until in _SPANS:
        spans = []
        for area in place.areas:
            days = ((since, area.valid_from), (until, area.valid_to))
            said = " ".join(words.format(formatting.day(day, language)) for words, day in days if day)
            spans.append(f"{area.name.to(language)} ({said})" if said else area.name.to(language))
        found[f"units_{language}"] = "; ".join(spans)
    return found


def _check_members(entry: ReportEntry, day: date, dimensions: Mapping[str, Dimension], context: LoadContext) -> None:
    """Notes the parts of a figure that were no more on its day."""
    used = [(dimension, member, entry.at.child("where")) for dimension, member in entry.where]
    if entry.by:
        members = dict.fromkeys(member for values in entry.parts.values() for member in values)
        key = next(iter(entry.parts), "")
        used += [(entry.by, member, entry.at.child(key, member)) for member in members]
    for dimension, name, at in used:
        members_of = dimensions[dimension].members if dimension in dimensions else ()
        found = next((one for one in members_of if one.id == name), None)
        if found and found.valid_to and found.valid_to < day:
            last = found.valid_to.isoformat()
            context.add("member-not-there", at, name=found.name.vi, name_en=found.name.en, day=day, last=last)


def check_ranking(ranking: Ranking, places: Mapping[str, Place], context: LoadContext) -> None:
    """Notes rows of units that were not there to be ranked, and asks about ranks and scores that look mistyped.

    A row with a note is not asked about: its editor has seen what is odd and told readers.
    """
    for row in ranking.rows:
        place = places.get(row.place)
        if place and not any(area.exists_on(ranking.units_on) for area in place.areas):
            days = {"day": ranking.units_on.isoformat(), **_lifetimes(place)}
            context.add("rank-unit-not-there", row.at.child("place"), place=row.place, **days)
    _check_scales(ranking, context)
    _check_doubled(ranking.rows, context)
    _check_order(ranking.rows, context)


def _check_scales(ranking: Ranking, context: LoadContext) -> None:
    """Asks about values of another power of ten than those of the same column: 83.0 or 0.0083 among 0.8; -0.8."""
    columns: dict[tuple[str, ...], list[tuple[RankRow, Decimal]]] = {}
    for row in ranking.rows:
        if row.score is not None:
            columns.setdefault(("score",), []).append((row, row.score))
        for key, values in (("indices", row.indices), ("pillars", row.pillars)):
            for name, value in values.items():
                columns.setdefault((key, name), []).append((row, value))
    for path, found in columns.items():
        if len(found) == 2:
            _check_two(path, found[0], found[1], context)
        scales = [_scale(value) for _, value in found]
        usual = mode(scales)
        most = usual if scales.count(usual) * 2 > len(scales) else max(scales)
        least = _least([value for _, value in found if 0 < value <= most])
        for row, value in found:
            if (value < 0 or value > most or 0 < value < least) and not row.note.vi:
                span = {"least": least, "most": most}
                context.add("score-off-scale", row.at.child(*path), key=".".join(path), read=value, **span)


def _check_two(
    path: tuple[str, ...], first: tuple[RankRow, Decimal], second: tuple[RankRow, Decimal], context: LoadContext
) -> None:
    """Asks about the second of a column's only two values where they are apart by powers of ten.

    Nothing says which of them is mistyped.
    """
    (other, known), (row, value) = first, second
    least, most = sorted((value, known))
    if _is_misplaced(least, most, most * 2) and not (row.note.vi or other.note.vi):
        span = {"least": known, "most": known}
        context.add("score-off-scale", row.at.child(*path), key=".".join(path), read=value, **span)


_GAP = 4
"""How many times the next greater value is the least that misplaced decimal points give."""


def _least(values: Sequence[Decimal]) -> Decimal:
    """The least of a column's values that is no other's with its point misplaced.

    Such a value stands far below the next, and is among the others or near them once its point is moved.
    """
    ordered = sorted(values)
    if len(ordered) < 3:
        return Decimal(0)
    least, most = ordered[len(ordered) // 2], ordered[-1]
    for value in reversed(ordered[: len(ordered) // 2]):
        if _is_misplaced(value, least, most):
            break
        least = value
    return least


def _is_misplaced(value: Decimal, least: Decimal, most: Decimal) -> bool:
    """Whether a value far below others is among them or near them once its point is moved."""
    moved = (value * 10**places for places in (1, 2, 3))
    return 0 < value * _GAP < least and any(least <= one * 2 and one <= most for one in moved)


def _scale(value: Decimal) -> int:
    """The end of the scale that a value fits on: 1, 10, 100, 1000."""
    return next((most for most in (1, 10, 100, 1000) if value <= most), 10_000)


def _check_doubled(rows: Sequence[RankRow], context: LoadContext) -> None:
    first: dict[int, RankRow] = {}
    for row in rows:
        if row.rank is None or row.rank_to is not None or row.note.vi:
            continue
        other = first.setdefault(row.rank, row)
        if other is not row and not (row.tied and other.tied):
            context.add(
                "rank-doubled", row.at.child("rank"), rank=row.rank, place=row.place, other=other.at.child("rank")
            )


def _check_order(rows: Sequence[RankRow], context: LoadContext) -> None:
    """Asks about a row whose score is higher than that of the rank before: one message for each such row."""
    ranked = sorted(
        ((row.rank, row.score, row) for row in rows if row.rank is not None and row.score is not None),
        key=lambda one: one[0],
    )
    if len(ranked) == 2:
        low, high = sorted((ranked[0][1], ranked[1][1]))
        if low < 0 or _is_misplaced(low, high, high * 2):
            return  # asked about already
    usual = mode(_scale(score) for _, score, _ in ranked) if ranked else 0
    least = _least([score for _, score, _ in ranked if 0 < score <= usual])
    ranked = [one for one in ranked if least <= one[1] <= usual]  # others are asked about already
    for (rank, score, row), (next_rank, next_score, other) in pairwise(ranked):
        if next_rank > rank and next_score > score and not (row.note.vi or other.note.vi):
            words = {"rank": next_rank, "score": next_score, "before": rank, "other": score}
            context.add("score-out-of-order", other.at.child("score"), place=other.place, **words)
