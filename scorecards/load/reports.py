"""Reports of figures: data/provinces/<place>/<report>.toml to observations."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache

from msgspec import Struct

from scorecards.load.names import LoadContext
from scorecards.load.plausible import (
    check_amount,
    check_fraction,
    check_plausible,
    check_rate_beside,
    check_unit,
    check_whole,
)
from scorecards.load.quote_context import check_period, check_place, check_sense, check_time, place_names
from scorecards.load.quotes import read_value
from scorecards.load.references import in_words
from scorecards.load.stated_values import NOTHING_SAID, Explicit, Trouble
from scorecards.memo import SameObjects
from scorecards.model.documents import Document
from scorecards.model.indicators import TOTAL, Dimension, Indicator
from scorecards.model.kept_observations import Observations
from scorecards.model.observations import Measure, Observation
from scorecards.model.periods import Period
from scorecards.model.places import Place
from scorecards.model.reports import Report, ReportEntry
from scorecards.problems import Where, nearest
from scorecards.vietnamese.times import named_times

_PER_MEMBER = frozenset(("quote", "value", "low", "high", "numerator", "denominator", "universe", "missing"))
_WORDS = frozenset(("quote",))

Parts = Mapping[str, Mapping[str, object]]
"""What a record says of its figures: by key, then by member."""


class Registers(Struct, frozen=True, dict=True):
    """What a report's names are looked up in."""

    indicators: Mapping[str, Indicator]
    dimensions: Mapping[str, Dimension]
    places: Mapping[str, Place]
    documents: Mapping[str, Document]

    @cached_property
    def place_names(self) -> Mapping[str, str]:
        """By the name of a province, its place."""
        return place_names(self.places)

    @property
    def same(self) -> SameObjects:
        """Part of a key for what depends on all of them."""
        found = (self.indicators, self.dimensions, self.places, self.documents)
        return SameObjects(record for records in found for record in records.values())


def observations_of(place: str, report: Report, registers: Registers, context: LoadContext) -> Observations:
    """The observations of one report, in the order of the file."""
    found: list[Observation] = []
    for entry in report.entries:
        found += _of_entry(place, report, entry, registers, context)
    return Observations.of(found)


def check_duplicates(observations: Observations, context: LoadContext) -> None:
    """Notes every observation whose identifier another one has already, naming both places."""
    for place, reports in observations.by_place.items():
        ids = [id for report in reports for id in report.ids]
        if len(set(ids)) == len(ids):
            continue
        first: dict[str, Where] = {}
        for observation in observations.of_place(place):
            other = first.setdefault(observation.id, observation.at)
            if other != observation.at:
                context.add("duplicate-observation", observation.at, id=observation.id, other=other)


def _of_entry(
    place: str, report: Report, entry: ReportEntry, registers: Registers, context: LoadContext
) -> Iterable[Observation]:
    indicator = registers.indicators.get(entry.indicator)
    dimension = registers.dimensions.get(entry.by)
    if indicator is None or (entry.by and dimension is None):
        return  # an unknown name, noted with all other references
    period = _period(report, entry, context)
    if entry.not_read & _PER_MEMBER:
        return  # a figure that is noted already
    if entry.not_read and not entry.parts:
        return  # a key that is noted already may have been that of its words
    where = entry.where
    if dimension and dimension.id in dict(where):
        context.add("where-and-by", entry.at.child("where"), dimension=dimension.id)
    parts = entry.parts
    for member in _members(entry, parts, dimension, context):
        read = read_value(indicator, entry.quote.get(member, ""), _explicit(entry, parts, member))
        at = _where(entry, parts, "quote", member)
        if isinstance(read, Trouble):
            context.add(read.code, _where(entry, parts, read.key, member), indicator=indicator.id, **read.details)
            continue
        check_plausible(read.value, indicator, at, context)
        if not entry.unit:
            check_unit(read.value, indicator, at, context)
        members = (*where, (dimension.id, member)) if dimension and member != TOTAL else where
        if not entry.note.vi:
            check_whole(read.value, indicator, at, context)
            check_rate_beside(read.value, read.quote, indicator, at, context)
        if not read.quote and not entry.note.vi:
            check_fraction(read.value, indicator, at, context)
            check_amount(read.value, indicator, at, context)
        if (read.senses or read.actions) and not entry.note.vi:
            check_sense(read, indicator, _names_of(members, registers), entry.measure, at, context)
        if read.is_told_of and not entry.note.vi:
            check_place(read, place, registers.places, registers.place_names, at, context)
            check_time(read.quote, period.as_of, at, context)
        whole = _identifier(place, report, entry, TOTAL)
        yield Observation(
            id=whole if member in ("", TOTAL) else _identifier(place, report, entry, member),
            whole=whole,
            place=place,
            indicator=indicator.id,
            document=report.document,
            read_in=report.read_in,
            period=period,
            measure=entry.measure,
            members=members,
            value=read.value,
            quote=read.quote,
            printed=read.printed,
            status=entry.status,
            note=entry.note,
            at=at,
        )


def _names_of(members: Iterable[tuple[str, str]], registers: Registers) -> str:
    """What the parts are called."""
    named = (
        one.name.vi
        for id, name in members
        if id in registers.dimensions
        for one in registers.dimensions[id].members
        if one.id == name
    )
    return ". ".join(named)


def _identifier(place: str, report: Report, entry: ReportEntry, member: str) -> str:
    own_day = [] if entry.as_of is None else [str(entry.as_of)]
    parts = [place, report.document, entry.indicator, *own_day, *(name for _, name in entry.where), member]
    return ".".join(part for part in parts if part and part != TOTAL)


def _period(report: Report, entry: ReportEntry, context: LoadContext) -> Period:
    said = report if entry.as_of is None else entry
    start = entry.start or report.start
    if entry.measure is not Measure.IN_PERIOD and entry.start is None:
        start = None
    as_of = said.as_of if isinstance(said.as_of, date) else None
    if as_of and start and start > as_of:
        context.add("period-reversed", said.at.child("as_of"), start=start.isoformat(), end=as_of.isoformat())
    printed = entry.period_as_printed or report.period_as_printed
    times = named_times(printed)
    at = (entry if entry.period_as_printed else report).at.child("period_as_printed")
    if printed and not times:
        context.add("unreadable-period", at, read=printed)
    elif times and as_of:
        check_period(printed, times, as_of, at, context)
    return _one_period(as_of, start, said.inferred or entry.inferred, printed, times[-1].last if times else None)


@lru_cache(maxsize=64)
def _one_period(
    as_of: date | None, start: date | None, inferred: bool, printed: str, printed_last: date | None
) -> Period:
    """The figures of a report share their period: there may be a million."""
    return Period(as_of, start, inferred, printed, printed_last)


def _members(entry: ReportEntry, given: Parts, dimension: Dimension | None, context: LoadContext) -> list[str]:
    """The members that any field gives a value for; [""] for a figure that is not broken down.

    Empty where the fields do not fit `by`, which is noted.
    """
    if not given:
        context.add("empty-observation", entry.at, indicator=entry.indicator)
    members = dict.fromkeys(member for parts in given.values() for member in parts)
    if dimension is None:
        parted = next((key for key, parts in given.items() if any(parts)), None)
        if parted:
            context.add("parts-without-by", entry.at.child(parted), key=parted)
        return [] if parted else list(members)
    known = [TOTAL, *(member.id for member in dimension.members)]
    said = f"{TOTAL}, {in_words(dimension)}"
    if "" in members:
        context.add("by-without-parts", entry.at.child("by"), dimension=dimension.id, known=said)
        return []
    for key, parts in given.items():
        for member in parts:
            if member not in known and f"member of {dimension.id}" not in context.names.unread:
                near, at = nearest(member, known), entry.at.key(key, member)
                context.add("unknown-member", at, read=member, dimension=dimension.id, near=near, known=said)
    return [member for member in members if member in known]


def _where(entry: ReportEntry, parts: Parts, key: str, member: str) -> Where:
    """The value at `key`, or the first that the observation has of those that give a figure, or the observation."""
    if key and key not in _PER_MEMBER:
        return entry.at.child(key)
    present = key if key in parts else next(iter(parts), None)
    if present is None:
        return entry.at
    return entry.at.child(present, member) if member and member in parts[present] else entry.at.child(present)


def _explicit(entry: ReportEntry, parts: Parts, member: str) -> Explicit:
    chosen = entry.unit or entry.qualifier or entry.direction or entry.base
    if not chosen and parts.keys() <= _WORDS:
        return NOTHING_SAID
    return Explicit(
        value=entry.value.get(member),
        low=entry.low.get(member),
        high=entry.high.get(member),
        numerator=entry.numerator.get(member),
        denominator=entry.denominator.get(member),
        universe=entry.universe.get(member),
        unit=entry.unit or None,
        qualifier=entry.qualifier,
        direction=entry.direction,
        base=entry.base,
        missing=entry.missing.get(member),
    )
