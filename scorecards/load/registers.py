"""The registers of `data/`: records that other files refer to by their identifiers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from scorecards.load.fields import RecordType, read_record
from scorecards.load.names import LoadContext
from scorecards.load.plausible import check_plausible
from scorecards.load.record_types import record_type
from scorecards.load.source import Files
from scorecards.load.toml import Node, is_table, parse_toml
from scorecards.model.fields import IDENTIFIER
from scorecards.model.findings import Revision
from scorecards.model.indicators import TOTAL, Dimension, Indicator, Pillar
from scorecards.model.observations import Target
from scorecards.model.populations import Counted, Population
from scorecards.model.project import Site
from scorecards.model.values import Number
from scorecards.problems import Problem

T = TypeVar("T")


def read_file(files: Files, path: str, kind: type[T], context: LoadContext, **given: object) -> T | None:
    """A TOML file that is one record, or None where it cannot be read (noted); `given` as for `read_record`."""
    node = read_toml(files, path)
    return read_record(record_type(kind), node, context, **given) if node else None


def read_toml(files: Files, path: str) -> Node | None:
    """The top table of a TOML file, or None where it cannot be read (noted)."""
    text = files.text(path)
    if text is None:
        return None
    parsed = parse_toml(path, text)
    if isinstance(parsed, Problem):
        files.diagnostics.note(parsed)
        return None
    return Node(parsed, (), parsed.data)


def read_register(files: Files, name: str, kind: type[T], context: LoadContext) -> dict[str, T]:
    """The records of a register by identifier: data/<name>.toml and then every file of data/<name>/.

    A register without a file is empty.
    """
    table = record_type(kind)
    context.names.expect(table.name)
    whole = [f"data/{name}.toml"] if files.has(f"data/{name}.toml") else []
    found: dict[str, T] = {}
    for path in [*whole, *files.find(f"data/{name}", ".toml")]:
        node = read_toml(files, path)
        if node is None:
            context.names.unread.add(table.name)
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
    return site and replace(site, repository=site.repository.rstrip("/"))


def read_pillars(files: Files, context: LoadContext) -> dict[str, Pillar]:
    """data/pillars.toml, in its order."""
    found = read_register(files, "pillars", Pillar, context)
    return {id: replace(one, order=order) for order, (id, one) in enumerate(found.items(), 1)}


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


def read_targets(files: Files, indicators: Mapping[str, Indicator], context: LoadContext) -> tuple[Target, ...]:
    """data/targets.toml; the unit of a target is its indicator's, and its value within the same bounds."""
    found = read_register(files, "targets", Target, context).values()
    units = {id: indicator.unit.vi for id, indicator in indicators.items()}
    for one in found:
        if (indicator := indicators.get(one.indicator)) is not None:
            check_plausible(Number(one.value, indicator.unit.vi), indicator, one.at.child("value"), context)
    return tuple(replace(one, unit=units.get(one.indicator, "")) for one in found)


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
