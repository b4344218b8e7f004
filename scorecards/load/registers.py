"""The registers of `data/`: records that other files refer to by their identifiers."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from scorecards.load import kinds
from scorecards.load.fields import Diagnostics, Record, RecordType, read_record
from scorecards.load.patterns import IDENTIFIER
from scorecards.load.quotes import as_printed
from scorecards.load.source import Files
from scorecards.load.toml import Node, is_table, parse_toml
from scorecards.model.articles import Term
from scorecards.model.documents import Document, DocumentKind
from scorecards.model.indicators import TOTAL, Better, Dimension, Indicator, IndicatorKind, Member, MergeRule, Pillar
from scorecards.model.observations import Comparator, Target
from scorecards.model.project import Feedback, Link, Site
from scorecards.problems import Problem

T = TypeVar("T")


def read_toml(files: Files, path: str, diagnostics: Diagnostics) -> Node | None:
    """The top table of a TOML file, or None where it cannot be read (noted)."""
    text = files.text(path)
    if text is None:
        return None
    parsed = parse_toml(path, text)
    if isinstance(parsed, Problem):
        diagnostics.problems.append(parsed)
        return None
    return Node(parsed, (), parsed.data)


def read_register(
    files: Files, name: str, kind: RecordType, make: Callable[[str, Record], T], diagnostics: Diagnostics
) -> dict[str, T]:
    """The records of a register by identifier: data/<name>.toml and then every file of data/<name>/.

    A register without a file is empty.
    """
    diagnostics.declared.setdefault(kind.name, {})
    whole = [f"data/{name}.toml"] if files.has(f"data/{name}.toml") else []
    found: dict[str, T] = {}
    for path in [*whole, *files.find(f"data/{name}", ".toml")]:
        node = read_toml(files, path, diagnostics)
        if node is None:
            diagnostics.unread.add(kind.name)
        for key, child in node.items() if node else ():
            if not is_table(child.value):
                diagnostics.add("missing-heading", child.key_at, key=key)
                diagnostics.unread.add(kind.name)
            elif not IDENTIFIER.form.fullmatch(key):
                diagnostics.add("bad-identifier", child.key_at, read=key)
            elif diagnostics.declare(kind.name, key, child.key_at):
                record = read_record(kind, child, diagnostics)
                if record is not None:
                    found[key] = make(key, record)
    return found


def read_site(files: Files, diagnostics: Diagnostics) -> Site | None:
    """data/site.toml."""
    node = read_toml(files, "data/site.toml", diagnostics)
    record = read_record(kinds.SITE, node, diagnostics) if node else None
    if record is None:
        return None
    return Site(
        title=record.text("title"),
        description=record.text("description"),
        theme=record.words("theme") or "default",
        address=record.words("address"),
        publisher=record.text("publisher"),
        publisher_note=record.text("publisher_note"),
        email=record.words("email"),
        repository=record.words("repository").rstrip("/"),
        feedback=record.find("feedback", Feedback),
        country=record.words("country"),
        stale_after=record.find("stale_after_months", int),
        visits=f"data/{record.words('visits')}" if "visits" in record.values else "",
        links=tuple(Link(link.text("name"), link.words("url")) for link in record.records("links")),
        data_licence=record.text("data_licence"),
        data_licence_url=record.words("data_licence_url"),
    )


def pillar(id: str, record: Record, order: int) -> Pillar:
    """A record of pillars.toml."""
    return Pillar(id, record.text("name"), record.text("definition"), order, record.get("weight", int))


def indicator(id: str, record: Record) -> Indicator:
    """A record of indicators.toml."""
    return Indicator(
        id=id,
        name=record.text("name"),
        definition=record.text("definition"),
        pillar=record.words("pillar"),
        kind=record.get("kind", IndicatorKind),
        better=record.get("better", Better),
        unit=record.text("unit"),
        denominator=record.text("denominator"),
        low=record.find("low", Decimal),
        high=record.find("high", Decimal),
        compare_within_days=record.find("compare_within_days", int),
        merge=record.get("merge", MergeRule),
    )


def dimension(id: str, record: Record, diagnostics: Diagnostics) -> Dimension:
    """A record of dimensions.toml."""
    for member in record.records("member"):
        if member.words("id") == TOTAL:
            diagnostics.add("reserved-member", member.at("id"), read=TOTAL)
        diagnostics.declare(f"member of {id}", member.words("id"), member.at("id"))
    members = tuple(Member(member.words("id"), member.text("name")) for member in record.records("member"))
    if len(members) < len(record.node.value["member"]):
        diagnostics.unread.add(f"member of {id}")
    return Dimension(id, record.text("name"), members)


def document(id: str, record: Record) -> Document:
    """A record of documents.toml."""
    return Document(
        id=id,
        number=record.words("number"),
        title=record.text("title"),
        kind=record.get("kind", DocumentKind),
        issuer=record.text("issuer"),
        issued_on=record.day("date"),
        publisher=record.text("publisher"),
        url=record.words("url"),
        read_on=record.day("read_on"),
        cited_in=record.names("cited_in"),
        file=f"data/files/{record.words('file')}" if "file" in record.values else "",
        source_text=record.words("source_text"),
        note=record.text("note"),
        at=record.node.at,
    )


def target(id: str, record: Record, indicators: Mapping[str, Indicator]) -> Target:
    """A record of targets.toml; its unit is the indicator's."""
    due = record.day("due")
    assert due is not None
    measured = indicators.get(record.words("indicator"))
    return Target(
        id=id,
        indicator=record.words("indicator"),
        place=record.words("place"),
        value=as_printed(record.get("value", Decimal)),
        unit=measured.unit.vi if measured else "",
        comparator=record.get("comparator", Comparator),
        due=due,
        document=record.words("document"),
        members=record.pairs("where"),
        quote=record.words("quote"),
        note=record.text("note"),
        at=record.node.at,
    )


def term(id: str, record: Record) -> Term:
    """A record of glossary.toml."""
    return Term(id, record.text("name"), record.text("definition"))
