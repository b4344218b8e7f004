"""Reports of figures: data/provinces/<place>/<report>.toml to observations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scorecards.load.fields import Diagnostics, Record
from scorecards.load.quotes import Explicit, Trouble, read_value
from scorecards.model.indicators import TOTAL, Dimension, Indicator
from scorecards.model.observations import Measure, Observation, ObservationStatus
from scorecards.model.periods import Period
from scorecards.model.values import MissingReason, Number, Range, Share, Value
from scorecards.problems import Location, nearest
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.values import ChangeBase, Direction, Qualifier

_PER_MEMBER = ("quote", "value", "low", "high", "numerator", "denominator", "universe", "missing")


@dataclass(frozen=True, slots=True)
class Registers:
    """What a report's names are looked up in."""

    indicators: Mapping[str, Indicator]
    dimensions: Mapping[str, Dimension]


def observations_of(place: str, report: Record, registers: Registers, diagnostics: Diagnostics) -> list[Observation]:
    """The observations of one report, in the order of the file."""
    found: list[Observation] = []
    for entry in report.records("observation"):
        found += _of_entry(place, report, entry, registers, diagnostics)
    return found


def check_duplicates(observations: Iterable[Observation], diagnostics: Diagnostics) -> None:
    """Notes every observation whose identifier another one has already, naming both places."""
    first: dict[str, Location] = {}
    for observation in observations:
        other = first.setdefault(observation.id, observation.at)
        if other != observation.at:
            diagnostics.add("duplicate-observation", observation.at, id=observation.id, other=other)


def _of_entry(
    place: str, report: Record, entry: Record, registers: Registers, diagnostics: Diagnostics
) -> Iterable[Observation]:
    indicator = registers.indicators.get(entry.words("indicator"))
    dimension = registers.dimensions.get(entry.words("by"))
    if indicator is None or ("by" in entry.values and dimension is None):
        return  # an unknown name, noted with all other references
    period = _period(report, entry, diagnostics)
    if any(key in entry.node.value and key not in entry.values for key in _PER_MEMBER):
        return  # a figure that is noted already
    where = entry.pairs("where")
    if dimension and dimension.id in dict(where):
        diagnostics.add("where-and-by", entry.at("where"), dimension=dimension.id)
    for member in _members(entry, dimension, diagnostics):
        explicit = _explicit(entry, member)
        quote = str(_at(entry, "quote", member) or "")
        read = read_value(indicator, quote, explicit)
        at = _where(entry, "quote", member)
        if isinstance(read, Trouble):
            diagnostics.add(read.code, _where(entry, read.key, member), indicator=indicator.id, **read.details)
            continue
        value, printed = read
        _check_plausible(value, indicator, at, diagnostics)
        if "unit" not in entry.values:
            _check_unit(value, indicator, at, diagnostics)
        members = (*where, (dimension.id, member)) if dimension and member != TOTAL else where
        yield Observation(
            id=_identifier(place, report, entry, indicator, where, member),
            whole=_identifier(place, report, entry, indicator, where, TOTAL),
            place=place,
            indicator=indicator.id,
            document=report.words("document"),
            read_in=report.words("read_in"),
            period=period,
            measure=entry.get("measure", Measure),
            members=members,
            value=value,
            quote=quote,
            printed=printed,
            status=entry.find("status", ObservationStatus),
            note=entry.text("note"),
            at=at,
        )


def _identifier(
    place: str, report: Record, entry: Record, indicator: Indicator, where: Iterable[tuple[str, str]], member: str
) -> str:
    own_day = [str(entry.values["as_of"])] if "as_of" in entry.values else []
    parts = [place, report.words("document"), indicator.id, *own_day, *(name for _, name in where), member]
    return ".".join(part for part in parts if part and part != TOTAL)


def _period(report: Record, entry: Record, diagnostics: Diagnostics) -> Period:
    said = entry if "as_of" in entry.values else report
    start = entry.day("from") or report.day("from")
    if entry.get("measure", Measure) is not Measure.IN_PERIOD and "from" not in entry.values:
        start = None
    as_of = said.day("as_of")
    if as_of and start and start > as_of:
        diagnostics.add("period-reversed", said.at("as_of"), start=start.isoformat(), end=as_of.isoformat())
    return Period(as_of, start, bool(said.find("inferred", bool)))


def _members(entry: Record, dimension: Dimension | None, diagnostics: Diagnostics) -> list[str]:
    """The members that any field gives a value for; [""] for a figure that is not broken down.

    Empty where the fields do not fit `by`, which is noted.
    """
    given = {key: entry.find(key, dict) or {} for key in _PER_MEMBER if key in entry.node.value}
    if not any(given.values()):
        diagnostics.add("empty-observation", entry.node.at, indicator=entry.words("indicator"))
    members = dict.fromkeys(member for parts in given.values() for member in parts)
    if dimension is None:
        parted = next((key for key, parts in given.items() if any(parts)), None)
        if parted:
            diagnostics.add("parts-without-by", entry.at(parted), key=parted)
        return [] if parted else list(members)
    known = [TOTAL, *(member.id for member in dimension.members)]
    if "" in members:
        diagnostics.add("by-without-parts", entry.at("by"), dimension=dimension.id, known=", ".join(known))
        return []
    for key, parts in given.items():
        for member in parts:
            if member not in known and f"member of {dimension.id}" not in diagnostics.unread:
                at = entry.node.child(key).child(member).key_at
                diagnostics.add("unknown-member", at, read=member, dimension=dimension.id, near=nearest(member, known),
                         known=", ".join(known))  # fmt: skip
    return [member for member in members if member in known]


def _at(entry: Record, key: str, member: str) -> object:
    values = entry.find(key, dict) or {}
    return values.get(member)


def _where(entry: Record, key: str, member: str) -> Location:
    """The value at `key`, or the first that the observation has of those that give a figure, or the observation."""
    present = next((one for one in (key, *_PER_MEMBER) if one in entry.node.value), None)
    if present is None:
        return entry.node.at
    node = entry.node.child(present)
    return node.child(member).at if member and isinstance(node.value, dict) and member in node.value else node.at


def _explicit(entry: Record, member: str) -> Explicit:
    def figure(key: str) -> Decimal | None:
        value = _at(entry, key, member)
        return value if isinstance(value, Decimal) else None

    universe, missing = _at(entry, "universe", member), _at(entry, "missing", member)
    return Explicit(
        value=figure("value"),
        low=figure("low"),
        high=figure("high"),
        numerator=figure("numerator"),
        denominator=figure("denominator"),
        universe=universe if isinstance(universe, int) else None,
        unit=entry.find("unit", str),
        qualifier=entry.find("qualifier", Qualifier),
        direction=entry.find("direction", Direction),
        base=entry.find("base", ChangeBase),
        missing=missing if isinstance(missing, MissingReason) else None,
    )


def _check_unit(value: Value, indicator: Indicator, at: Location, diagnostics: Diagnostics) -> None:
    if isinstance(value, Number | Range) and value.unit and normal(value.unit) != normal(indicator.unit.vi):
        diagnostics.add("other-unit", at, indicator=indicator.id, read=value.unit, expected=indicator.unit.vi)


def _check_plausible(value: Value, indicator: Indicator, at: Location, diagnostics: Diagnostics) -> None:
    match value:
        case Number(printed=one) | Share(rate=one):
            numbers = [one.value]
        case Range(low=first, high=last):
            numbers = [first.value, last.value]
        case _:
            return
    low, high = indicator.low, indicator.high
    for number in numbers:
        if (low is not None and number < low) or (high is not None and number > high):
            bounds = {"low": "–" if low is None else low, "high": "–" if high is None else high}
            diagnostics.add("implausible-value", at, read=number, indicator=indicator.id, **bounds)
