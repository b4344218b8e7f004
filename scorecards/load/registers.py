"""The registers of `data/`: records that other files refer to by their identifiers."""

from collections.abc import Mapping
from functools import partial
from typing import TypeVar

from msgspec.structs import replace

from scorecards.load.fields import RecordType, read_record
from scorecards.load.names import LoadContext
from scorecards.load.plausible import check_plausible
from scorecards.load.record_types import record_type
from scorecards.load.source import Files
from scorecards.load.target_quotes import check_quote
from scorecards.load.toml import Node, is_table, parse_toml
from scorecards.memo import SameObjects
from scorecards.model.fields import IDENTIFIER
from scorecards.model.findings import Revision
from scorecards.model.indicators import TOTAL, Dimension, Indicator, IndicatorKind, MergeRule, Pillar
from scorecards.model.observations import Target
from scorecards.model.populations import Counted, Population
from scorecards.model.project import Site, SiteLanguage
from scorecards.model.values import Number
from scorecards.problems import Diagnostics, Location

T = TypeVar("T")


def read_file(files: Files, path: str, kind: type[T], context: LoadContext, **given: object) -> T | None:
    """A TOML file that is one record, or None where it cannot be read (noted); `given` as for `read_record`."""
    text = files.text(path)
    if text is None:
        return None
    return context.recall(("file", kind, path, text, *given.items()), partial(_file, path, text, kind, given))


def _file(path: str, text: str, kind: type[T], given: Mapping[str, object], context: LoadContext) -> T | None:
    node = _parsed(path, text, context.diagnostics)
    return read_record(record_type(kind), node, context, **given) if node else None


def read_toml(files: Files, path: str) -> Node | None:
    """The top table of a TOML file, or None where it cannot be read (noted)."""
    text = files.text(path)
    return None if text is None else _parsed(path, text, files.diagnostics)


def _parsed(path: str, text: str, diagnostics: Diagnostics) -> Node | None:
    parsed = parse_toml(path, text)
    if isinstance(parsed, list):
        for one in parsed:
            diagnostics.note(one)
        return None
    return parsed.root()


def read_register(files: Files, name: str, kind: type[T], context: LoadContext) -> dict[str, T]:
    """The records of a register by identifier: data/<name>.toml and then every file of data/<name>/.

    A register without a file is empty.
    """
    table = record_type(kind)
    context.names.expect(table.name)
    whole = [f"data/{name}.toml"] if files.has(f"data/{name}.toml") else []
    found: dict[str, T] = {}
    for path in [*whole, *files.find(f"data/{name}", ".toml")]:
        text = files.text(path)
        if text is None:
            context.names.unread.add(table.name)
        else:
            found |= context.recall(("register", kind, path, text), partial(_records, table, path, text))
    return found


def _records(table: RecordType[T], path: str, text: str, context: LoadContext) -> dict[str, T]:
    """The records of one file by identifier, those whose names are taken left out."""
    node = _parsed(path, text, context.diagnostics)
    if node is None:
        context.names.unread.add(table.name)
    found: dict[str, T] = {}
    for key, child in node.items() if node else ():
        if not is_table(child.value):
            context.add("missing-heading", child.key_at, key=key)
            context.names.unread.add(table.name)
        elif not IDENTIFIER.pattern.fullmatch(key):
            context.add("bad-identifier", child.key_at, read=key)
        elif context.declare(table.name, key, child.key_at):
            record = _entry(table, key, child, context)
            if record is not None:
                found[key] = record
    return found


def _entry(table: RecordType[T], id: str, node: Node, context: LoadContext) -> T | None:
    return read_record(table, node, context, **({table.own_name: id} if table.own_name else {}))


def read_site(files: Files, context: LoadContext) -> Site | None:
    """data/site.toml."""
    site = read_file(files, "data/site.toml", Site, context)
    if site and site.official is None and not site.publisher_note:
        context.add("official-not-said", Location("data/site.toml"))
    if site and site.in_languages and SiteLanguage.VIETNAMESE not in site.in_languages:
        context.add("original-left-out", Location("data/site.toml"))
    return site and context.recall(("site", SameObjects((site,))), lambda _: _with_repository(site))


def _with_repository(site: Site) -> Site:
    return replace(site, repository=site.repository.rstrip("/"))


def read_pillars(files: Files, context: LoadContext) -> dict[str, Pillar]:
    """data/pillars.toml, in its order."""
    found = read_register(files, "pillars", Pillar, context)
    return context.recall(("pillars", SameObjects(found.values())), lambda _: _in_order(found))


def _in_order(pillars: Mapping[str, Pillar]) -> dict[str, Pillar]:
    return {id: replace(one, order=order) for order, (id, one) in enumerate(pillars.items(), 1)}


def read_dimensions(files: Files, context: LoadContext) -> dict[str, Dimension]:
    """data/dimensions.toml; the members are noted as names."""
    found = read_register(files, "dimensions", Dimension, context)
    for id, dimension in found.items():
        for member in dimension.members:
            if member.id == TOTAL:
                context.add("reserved-member", member.at.child("id"), read=TOTAL)
            context.declare(f"member of {id}", member.id, member.at.child("id"))
        if "member" in dimension.not_read:
            context.names.unread.add(f"member of {id}")
    return found


_SUMMED = (IndicatorKind.COUNT, IndicatorKind.PROGRESS, IndicatorKind.MONEY)
"""Kinds whose figures of several units add up to that of all."""


def read_indicators(files: Files, context: LoadContext) -> dict[str, Indicator]:
    """data/indicators.toml; one whose rates would be added up is noted."""
    found = read_register(files, "indicators", Indicator, context)
    for id, one in found.items():
        if one.merge is MergeRule.SUM and one.kind not in _SUMMED:
            context.add("merge-sums-rates", one.at.child("merge"), id=id, kind=one.kind)
    return found


def read_targets(files: Files, indicators: Mapping[str, Indicator], context: LoadContext) -> tuple[Target, ...]:
    """data/targets.toml; the unit of a target is its indicator's, its value within its bounds and in its own words."""
    found = read_register(files, "targets", Target, context).values()
    key = ("targets", SameObjects((*found, *indicators.values())))
    return context.recall(key, partial(_with_units, tuple(found), indicators))


def _with_units(
    targets: tuple[Target, ...], indicators: Mapping[str, Indicator], context: LoadContext
) -> tuple[Target, ...]:
    units = {id: indicator.unit.vi for id, indicator in indicators.items()}
    for one in targets:
        if (indicator := indicators.get(one.indicator)) is not None:
            check_plausible(Number(one.value, indicator.unit.vi), indicator, one.at.child("value"), context)
        check_quote(one, context)
    return tuple(replace(one, unit=units.get(one.indicator, "")) for one in targets)


def read_revisions(files: Files, context: LoadContext) -> tuple[Revision, ...]:
    """data/revisions.toml, the newest first."""
    found = read_register(files, "revisions", Revision, context).values()
    return tuple(sorted(found, key=lambda one: (-one.made_on.toordinal(), one.id)))


def read_populations(files: Files, context: LoadContext) -> tuple[Population, ...]:
    """data/populations.toml; a number of people or households is whole, and at least 1."""
    found = read_register(files, "populations", Population, context).values()
    for one in found:
        number = one.number.value
        if number < 1 or number != number.to_integral_value():
            unit = "người" if one.counted is Counted.PEOPLE else "hộ"
            context.add("bad-count", one.at.child("number"), indicator=one.id, read=f"{number:f}", unit=unit)
    return tuple(found)
