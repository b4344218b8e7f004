"""Rows of rankings: the rank and score of each unit, and the edition that they belong to."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct, field

from scorecards.load.field_types import UNKNOWN
from scorecards.model.places import Level
from scorecards.model.project import Project
from scorecards.model.rankings import Ranking
from scorecards.problems import Location
from scorecards.sheets.cells import Reader
from scorecards.sheets.figures import Given
from scorecards.sheets.headings import PLACE, RANKING, TableKind, fields_of
from scorecards.sheets.tables import Table
from scorecards.vietnamese.folding import slug
from scorecards.writing.toml_text import TomlText, TomlValue

_OF_UNIVERSE = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
_ROW_KEYS = ("rank", "rank_to", "tied", "score", "document", "basis", "note", "note_en")


class Edition(Struct, frozen=True):
    """A ranking that rows of a sheet belong to."""

    id: str
    head: Mapping[str, TomlValue] = field(default_factory=dict)
    """Its keys, where the project does not have it yet."""


class RankItem(Struct, frozen=True):
    """A row of a ranking, ready to be written."""

    edition: str
    place: str
    fields: Mapping[str, TomlValue]
    at: Location
    cell: str


class RanksRead(Struct, frozen=True):
    """The rows of a table, and the editions that are new with it."""

    rows: list[RankItem]
    editions: dict[str, Edition]


def read_ranks(table: Table, readers: Iterable[Reader], project: Project, given: Given, found: RanksRead) -> None:
    """Adds the rows of a table to `found`; wrong ones are noted."""
    known = {one.id: one for one in project.rankings}
    readers = list(readers)
    noted: set[str] = set()
    if not given.document and not table.has_column("document") and readers:
        readers[0].note("sheet-document-missing", next(iter(readers[0].row.cells.values())))
    for reader in readers:
        if not any(reader.has(key) for key in ("rank", "score")):
            continue
        before = reader.diagnostics.errors
        edition = _edition(reader, project, known, given, found.editions, noted)
        if edition is None:
            continue
        old = known.get(edition.id)
        units_on = old.units_on if old else edition.head.get("units_on")
        universe = old.universe if old else edition.head.get("universe")
        cell = reader.cell(PLACE)
        if cell is None:
            continue
        names = reader.names.places
        on = units_on if isinstance(units_on, date) else None
        place = reader.found(cell, cell.text, names.find(cell.text, on), names.words, PLACE)
        fields = _fields(reader, given, universe if isinstance(universe, int) else None)
        if place and fields is not None and reader.diagnostics.errors == before:
            first = reader.table.cell(reader.row, "rank") or cell
            found.rows.append(RankItem(edition.id, place, fields, reader.at(first), first.name))


def _fields(reader: Reader, given: Given, universe: int | None) -> dict[str, TomlValue] | None:
    fields = fields_of(TableKind.RANKS)
    found: dict[str, TomlValue] = {}
    for key in _ROW_KEYS:
        cell = reader.cell(key)
        if cell is None:
            continue
        of = _OF_UNIVERSE.fullmatch(cell.text) if key == "rank" else None
        if of and universe is not None and int(of[2]) != universe:
            reader.note("sheet-rank-of-other", cell, read=cell.text, universe=universe)
            return None
        said = int(of[1]) if of else reader.value(key, fields[key])
        if said is not None:
            found[key] = said
    if "document" not in found:
        if given.document:
            found["document"] = given.document
        elif not reader.has("document") and reader.table.has_column("document"):
            reader.note("sheet-document-missing", next(iter(reader.row.cells.values())))
    for column in reader.table.columns.values():
        part = reader.cell(column.key, column.part) if column.key in ("indices", "pillars") else None
        number = reader.number(part) if part else None
        if number is not None:
            values = found.setdefault(column.key, {})
            assert isinstance(values, dict)
            values[column.part] = number  # type: ignore[assignment]
    return found


def _edition(
    reader: Reader,
    project: Project,
    known: Mapping[str, Ranking],
    given: Given,
    new: dict[str, Edition],
    noted: set[str],
) -> Edition | None:
    """The edition of a row: one that the project has, or a new one whose keys the row states.

    What a whole table lacks is noted at its first row only: `noted` has the problems that were."""
    cell = reader.cell(RANKING)
    first = cell or next(iter(reader.row.cells.values()))
    name = cell.text if cell else given.edition
    id = reader.names.editions.find(name).id if name else ""
    if id or name in known:
        return Edition(id or name)
    fields = fields_of(TableKind.RANKS)
    year = reader.value("reference_year", fields["reference_year"])
    universe = reader.value("universe", fields["universe"])
    if not name:
        same = [one for one in known.values() if one.reference_year == year and universe in (None, one.universe)]
        if year is not None and len(same) == 1 and not reader.has("ranking-name"):
            return Edition(same[0].id)
        if reader.table.has_column(RANKING) or "missing" not in noted:
            noted.add("missing")
            reader.note("sheet-edition-missing", first, known=", ".join(known))
        return None
    id = slug(name)
    if id in new:
        return new[id]
    if not isinstance(year, int) or not isinstance(universe, int):
        lacking = [key for key in ("reference_year", "universe") if not reader.has(key)]
        per_row = all(reader.table.has_column(key) for key in lacking)
        if lacking and (per_row or f"new {id}" not in noted):
            noted.add(f"new {id}")
            meanings = [fields[key].meaning for key in lacking]
            words = {f"lacking_{one}": ", ".join(f"“{getattr(m, one)}”" for m in meanings) for one in ("vi", "en")}
            reader.note("sheet-edition-new", first, read=name, near="", **words)
        return None
    head = _head(reader, project, name, year, universe)
    if not isinstance(head["units_on"], date):
        if f"units {id} {year} {universe}" not in noted:
            noted.add(f"units {id} {year} {universe}")
            reader.note("sheet-units-unknown", first, universe=universe, year=year)
        return None
    new[id] = Edition(id, head)
    return new[id]


def _head(reader: Reader, project: Project, name: str, year: int, universe: int) -> dict[str, TomlValue]:
    fields = fields_of(TableKind.RANKS)

    def said(key: str) -> TomlValue | None:
        return reader.value(key, fields[key]) if reader.has(key) else None

    found: dict[str, TomlValue] = {"name": str(said("ranking-name") or name)}
    if english := said("ranking-name_en"):
        found["name_en"] = english
    if framework := said("framework"):
        found["framework"] = framework
    found |= {key: words for key in ("subject", "subject_en") if (words := said(key))}
    found |= {"reference_year": year, "published_on": said("published_on") or UNKNOWN}
    found["units_on"] = said("units_on") or units_day(project, year, universe) or ""
    found["universe"] = universe
    found["universe_name"] = said("universe_name") or f"{universe} tỉnh, thành phố"
    for key in ("universe_name_en", "ranking-note", "ranking-note_en"):
        if (words := said(key)) is not None:
            found[key.removeprefix(f"{RANKING}-")] = words
    return found


def units_day(project: Project, year: int, universe: int) -> date | None:
    """A day on which the country had so many provinces: the last of the year, else the nearest after it; or None."""
    areas = [area for place in project.places.values() for area in place.areas if area.level is Level.PROVINCE]
    starts = {area.valid_from for area in areas if area.valid_from}
    changes = starts | {area.valid_to + timedelta(days=1) for area in areas if area.valid_to}
    last = date(year, 12, 31)
    later = sorted(day for day in changes if last < day <= date(year + 1, 12, 31))
    for day in (last, *later):
        if sum(area.exists_on(day) for area in areas) == universe:
            return day
    return None


def ranking_text(edition: Edition, rows: list[RankItem], head: str) -> TomlText:
    """A file of ranks: a whole edition where it is new, else more rows of one."""
    text = TomlText(head)
    for key, value in edition.head.items():
        text.line(key, value)
    for row in rows:
        text.heading("[[rank]]", [row.at])
        text.line("place", row.place)
        for key in ("rank", "rank_to", "tied", "score", "indices", "pillars", "document", "basis", "note", "note_en"):
            said = row.fields.get(key)
            if said is not None and said != {}:
                text.line(key, said)
    return text
