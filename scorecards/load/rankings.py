"""Frameworks and rankings of the official index."""

from decimal import Decimal

from scorecards.load import kinds
from scorecards.load.fields import Diagnostics, Record, Reference, read_record
from scorecards.load.registers import read_toml
from scorecards.load.source import Files
from scorecards.model.observations import RankBasis
from scorecards.model.rankings import Framework, FrameworkIndex, Ranking, RankRow


def framework(id: str, record: Record, diagnostics: Diagnostics) -> Framework:
    """A record of frameworks.toml."""
    for key in ("index", "pillar"):
        for one in record.records(key):
            diagnostics.declare(f"{key} of {id}", one.words("id"), one.at("id"))
    return Framework(
        id=id,
        name=record.text("name"),
        document=record.words("document"),
        years=record.entries("years", int),
        note=record.text("note"),
        indices=tuple(_index(one) for one in record.records("index")),
        pillars=tuple(_index(one) for one in record.records("pillar")),
    )


def read_rankings(files: Files, diagnostics: Diagnostics) -> list[Ranking]:
    """data/rankings/*.toml, the newest year first, then by name of the file."""
    found = []
    for path in files.find("data/rankings", ".toml"):
        node = read_toml(files, path, diagnostics)
        record = read_record(kinds.RANKING, node, diagnostics) if node else None
        if record is not None:
            found.append(_ranking(path.rsplit("/", 1)[1].removesuffix(".toml"), record, diagnostics))
    return sorted(found, key=lambda ranking: (-ranking.reference_year, ranking.id))


def _index(record: Record) -> FrameworkIndex:
    return FrameworkIndex(
        id=record.words("id"),
        name=record.text("name"),
        group=record.text("group"),
        components=record.find("components", int),
        points=record.find("points", int),
    )


def _ranking(id: str, record: Record, diagnostics: Diagnostics) -> Ranking:
    universe, units_on = record.get("universe", int), record.day("units_on")
    assert units_on is not None
    rows: dict[str, RankRow] = {}
    for entry in record.records("rank"):
        for key, kind in (("indices", "index"), ("pillars", "pillar")):
            for name in entry.find(key, dict) or {}:
                at = entry.node.child(key).child(name).key_at
                diagnostics.references.append(Reference(f"{kind} of {record.words('framework')}", name, at))
        row = _row(id, entry, universe, diagnostics)
        if row.place in rows:
            diagnostics.add("duplicate-observation", entry.at("place"), id=row.id, other=rows[row.place].at)
        rows.setdefault(row.place, row)
    return Ranking(
        id=id,
        name=record.text("name"),
        framework=record.words("framework"),
        reference_year=record.get("reference_year", int),
        published_on=record.day("published_on"),
        units_on=units_on,
        universe=universe,
        universe_name=record.text("universe_name"),
        note=record.text("note"),
        rows=tuple(rows.values()),
        at=record.node.at,
    )


def _row(id: str, entry: Record, universe: int, diagnostics: Diagnostics) -> RankRow:
    rank, last = entry.find("rank", int), entry.find("rank_to", int)
    for key, number in (("rank", rank), ("rank_to", last)):
        if number is not None and number > universe:
            diagnostics.add("rank-outside-universe", entry.at(key), read=number, universe=universe)
    if last is not None and last <= (rank or last):
        diagnostics.add("bad-rank-range", entry.at("rank_to"), rank="–" if rank is None else rank, last=last)
    if "rank" not in entry.values and "score" not in entry.values:
        diagnostics.add("empty-rank", entry.node.at, place=entry.words("place"))
    return RankRow(
        id=f"{id}.{entry.words('place')}",
        place=entry.words("place"),
        rank=rank,
        rank_to=last,
        tied=bool(entry.find("tied", bool)),
        score=entry.find("score", Decimal),
        indices=entry.find("indices", dict) or {},
        pillars=entry.find("pillars", dict) or {},
        document=entry.words("document"),
        basis=entry.find("basis", RankBasis) or RankBasis.STATED,
        note=entry.text("note"),
        at=entry.node.at,
    )
