"""Figures as the file of a report: what they have in common in its head, a whole and its parts as one observation."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from scorecards.load.field_types import UNKNOWN
from scorecards.model.indicators import TOTAL
from scorecards.model.observations import Measure
from scorecards.problems import Location
from scorecards.writing.toml_text import TomlText, TomlValue

_BY_MEMBER = ("quote", "value", "low", "high", "numerator", "denominator", "universe", "missing")
"""Keys that an observation of a whole and its parts has a table of."""


class StatedFigure(Struct, frozen=True, kw_only=True):
    """A figure as a file is to state it."""

    indicator: str
    measure: Measure
    members: tuple[tuple[str, str], ...]
    as_of: date | None
    start: date | None
    inferred: bool
    """Whether the source's words do not say the day itself."""
    fields: Mapping[str, TomlValue]
    """The other keys of the observation."""
    at: Location | None = None
    """The cell of a sheet that it was read from."""
    about: str = ""
    """A comment before it."""


def report_text(
    document: str, figures: Sequence[StatedFigure], head: str, *, read_in: str = "", own_days: bool = False
) -> TomlText:
    """The file of a report. `own_days` gives every figure its day, so that its identifier has it.

    `head` is a comment; without figures the file has nothing but its head.
    """
    text = TomlText(head)
    times = Counter((one.as_of, one.inferred) for one in figures)
    time = times.most_common(1)[0][0] if times else (None, False)
    starts = {one.start for one in figures if one.measure is Measure.IN_PERIOD}
    start = starts.pop() if len(starts) == 1 else None
    text.line("document", document)
    if read_in:
        text.line("read_in", read_in)
    text.line("as_of", time[0] or UNKNOWN)
    if start:
        text.line("from", start)
    if time[1]:
        text.line("inferred", True)
    for group in _groups(figures):
        _entry(text, group, time, start, own_days)
    return text


def _entry(
    text: TomlText, group: Sequence[StatedFigure], time: tuple[date | None, bool], start: date | None, own_days: bool
) -> None:
    first = group[0]
    text.heading("[[observation]]", [one.at for one in group if one.at], first.about)
    text.line("indicator", first.indicator)
    text.line("measure", first.measure.value)
    if own_days or (first.as_of, first.inferred) != time:
        text.line("as_of", first.as_of or UNKNOWN)
    if first.start and (first.start != start or first.measure is not Measure.IN_PERIOD):
        text.line("from", first.start)
    if first.inferred and (own_days or not time[1] or first.as_of != time[0]):
        text.line("inferred", True)
    shared = {key: value for key, value in first.fields.items() if key not in _BY_MEMBER}
    if len(group) == 1:
        if first.members:
            text.line("where", dict(first.members))
        for name in _BY_MEMBER:
            if name in first.fields:
                text.line(name, first.fields[name], first.at)
        for name, value in shared.items():
            text.line(name, value)
        return
    text.line("by", next(dimension for one in group for dimension, _ in one.members))
    for name, value in shared.items():
        text.line(name, value)
    for name in _BY_MEMBER:
        values = [(_member(one), one) for one in group if name in one.fields]
        if values:
            text.heading(f"[observation.{name}]", [])
            for member, one in values:
                text.line(member, one.fields[name], one.at)


def _member(one: StatedFigure) -> str:
    return one.members[0][1] if one.members else TOTAL


def _groups(figures: Sequence[StatedFigure]) -> list[list[StatedFigure]]:
    """Figures that one observation states: a whole and its parts, or several parts, by one dimension."""
    groups: list[list[StatedFigure]] = []
    open_groups: dict[tuple[object, ...], list[StatedFigure]] = {}
    for one in figures:
        key = (one.indicator, one.measure, one.as_of, one.inferred, one.start, _shared(one))
        group = open_groups.get(key)
        if group is not None and _fits(one, group):
            group.append(one)
            continue
        groups.append([one])
        open_groups[key] = groups[-1]
    return groups


def _fits(one: StatedFigure, group: Sequence[StatedFigure]) -> bool:
    """Whether a figure is another part of the same whole, or the whole of the same parts."""
    every = [*group, one]
    dimensions = {dimension for other in every for dimension, _ in other.members}
    known = {_member(other) for other in group}
    return len(dimensions) == 1 and all(len(other.members) <= 1 for other in every) and _member(one) not in known


def _shared(one: StatedFigure) -> tuple[tuple[str, TomlValue], ...]:
    return tuple((key, value) for key, value in one.fields.items() if key not in _BY_MEMBER)
