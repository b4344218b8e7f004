"""Lists of communes: data/communes.toml, and a file of rows for each province in data/communes/.

A row is a commune and one unit of before that went into it. The files are CSV as spreadsheet programs write it: with
or without a byte order mark, separated by commas, semicolons or tabs, codes with or without their first noughts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from msgspec.structs import replace

from scorecards.load.fields import shorten
from scorecards.load.names import LoadContext
from scorecards.load.registers import read_file
from scorecards.load.source import Files
from scorecards.memo import SameObjects
from scorecards.model.communes import Commune, CommuneLists, CommunePart, FormerUnit
from scorecards.model.fields import IDENTIFIER
from scorecards.problems import Location, nearest
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.unit_kinds import DISTRICTS, FORMER, TODAY, kind_of

REGISTER = "data/communes.toml"
FOLDER = "data/communes"

_EXTENTS = {"whole": True, "part": False}


def _named(kinds: Iterable[str]) -> tuple[str, str]:
    return f'(?:{"|".join(kinds)}) [^\\s"\\\\][^\t"\\\\]*', ", ".join(f"{kind} …" for kind in kinds)


_CELLS = {
    "code": ("[0-9]{1,5}", "18754"),
    "name": _named(TODAY),
    "old_name": (f"(?:{_named(FORMER)[0]})?", _named(FORMER)[1]),
    "old_district": _named(DISTRICTS),
    "old_province": (IDENTIFIER.pattern.pattern, "ha-tinh"),
    "part": ("|".join(_EXTENTS), ", ".join(_EXTENTS)),
}
"""By column, in order: the form of its cells as a regular expression, and examples of it."""
_ROW = re.compile("\t".join(f"(?:{form})" for form, _ in _CELLS.values()))
"""The cells of a row with tabs between: one match costs a tenth of one a cell."""

Rows = tuple[Commune, ...]


def read_communes(files: Files, context: LoadContext) -> CommuneLists | None:
    """The lists with the rows of every province; None where the project has none or what says so cannot be read.

    Notes rows that cannot be right, names and codes that two communes have, units that went wholly into one commune and
    into another besides, and provinces with more or fewer communes than expected.
    """
    lists = read_file(files, REGISTER, CommuneLists, context) if files.has(REGISTER) else None
    if lists is None:
        return None
    rows: dict[str, Rows] = {}
    unsure: set[str] = set()
    for path in files.find(FOLDER, ".csv"):
        slug = path.removeprefix(f"{FOLDER}/").removesuffix(".csv")
        if slug not in lists.counts and "counts" not in lists.not_read:
            context.add("commune-file", Location(path), read=slug, near=nearest(slug, lists.counts))
            unsure |= lists.counts.keys()
        elif (text := files.text(path)) is not None:
            key = ("communes", path, text, lists.as_of)
            rows[slug], is_whole = context.recall(key, partial(_rows_of, slug, path, text, lists.as_of))
            unsure |= set() if is_whole else {slug}
    for slug in lists.counts:
        context.names.refer("place", slug, lists.at.key("counts", slug))
    licence = (files.text(lists.licence) or "") if lists.licence else ""
    whole = ("commune-lists", SameObjects((lists, *rows.values())), frozenset(unsure), licence)
    return context.recall(whole, partial(_checked, replace(lists, licence_text=licence), rows, unsure))


def files_of(lists: CommuneLists | None, files: Files) -> Iterable[str]:
    """The files that were read for the lists."""
    return (*files.find(FOLDER, ".csv"), lists.licence) if lists else ()


def _rows_of(slug: str, path: str, text: str, as_of: date, context: LoadContext) -> tuple[Rows, bool]:
    """The communes of one file, and whether all of its lines could be read."""
    found: dict[str, tuple[str, Location, list[CommunePart]]] = {}
    provinces: dict[str, Location] = {}
    taken: set[tuple[str, FormerUnit]] = set()
    for line, cells in _lines(path, text, context):
        if not _ROW.fullmatch("\t".join(cells)):
            for (column, (form, expected)), read in zip(_CELLS.items(), cells, strict=True):
                if not re.fullmatch(form, read):
                    at = Location(path, line)
                    context.add("commune-cell", at, column=column, read=shorten(read), expected=expected)
            continue
        code, name, old_name, district, province, extent = cells
        code = code.zfill(5)
        if code not in found:
            found[code] = (name, Location(path, line), [])
        elif found[code][0] != name:
            context.add("commune-code", Location(path, line), unit=code, read=name, other=found[code][0])
            continue
        unit = FormerUnit(old_name, district, province)
        if (code, unit) in taken:
            context.add("commune-part-twice", Location(path, line), read=old_name or district, name=name)
            continue
        taken.add((code, unit))
        found[code][2].append(CommunePart(unit, _EXTENTS[extent], line))
        if province not in provinces:
            provinces[province] = Location(path, line)
    for province, at in provinces.items():
        context.names.refer("place", province, at)
    made = (Commune(code, ((as_of, name),), slug, tuple(parts), at) for code, (name, at, parts) in found.items())
    return tuple(made), not context.diagnostics.noted


def _lines(path: str, text: str, context: LoadContext) -> Iterator[tuple[int, list[str]]]:
    """The number of each line below the heading, and its cells."""
    heading, *rows = text.split("\n")
    separator = max(",;\t", key=heading.count)
    if tuple(cell.strip() for cell in heading.split(separator)) != tuple(_CELLS):
        context.add("commune-columns", Location(path, 1), read=shorten(heading), expected=",".join(_CELLS))
        return
    for line, row in enumerate(rows, 2):
        cells = [cell.strip() for cell in row.split(separator)]
        if not any(cells):
            continue
        if len(cells) == len(_CELLS):
            yield line, cells
        else:
            context.add("commune-cells", Location(path, line), read=len(cells), expected=len(_CELLS))


def _checked(
    lists: CommuneLists, rows: Mapping[str, Rows], unsure: Collection[str], context: LoadContext
) -> CommuneLists:
    """The lists with their rows; how many there are is not compared for provinces that are `unsure`."""
    changed = _with_changes(lists, rows, context)
    for slug, expected in lists.counts.items():
        if (count := len(changed.get(slug, ()))) != expected and slug not in unsure:
            at = lists.at.child("counts", slug)
            context.add("commune-count", at, province=slug, read=count, expected=expected)
    codes: dict[str, Commune] = {}
    for communes in changed.values():
        names: dict[str, Commune] = {}
        for one in communes:
            if (other := codes.setdefault(one.code, one)) is not one:
                context.add("commune-code", one.at, unit=one.code, read=one.names[-1][1], other=other.names[-1][1])
            for name in {normal(name) for _, name in one.names}:
                if (other := names.setdefault(name, one)) is not one:
                    context.add("commune-named-twice", one.at, read=one.names[-1][1], other=other.at)
    if not unsure:
        _check_extents(changed, context)
    return replace(lists, by_province=changed)


def _with_changes(lists: CommuneLists, rows: Mapping[str, Rows], context: LoadContext) -> dict[str, Rows]:
    """The communes with the names that they got later."""
    later: dict[str, list[tuple[date, str]]] = defaultdict(list)
    codes = {one.code for communes in rows.values() for one in communes}
    for change in lists.changes:
        for code, name in change.names.items():
            if code not in codes or not kind_of(name, TODAY) or change.valid_from <= lists.as_of:
                at = change.at.key("names", code)
                day = lists.as_of.isoformat()
                context.add("commune-change", at, unit=code, read=name, day=day)
            else:
                later[code].append((change.valid_from, name))
    return {
        slug: tuple(
            replace(one, names=(*one.names, *sorted(later[one.code]))) if one.code in later else one for one in communes
        )
        for slug, communes in rows.items()
    }


def _check_extents(rows: Mapping[str, Rows], context: LoadContext) -> None:
    """Notes units of which all went into one commune and some into another, or a part went into one alone."""
    parts = [(one, part) for communes in rows.values() for one in communes for part in one.parts]
    takers = Counter(part.unit for _, part in parts)
    for one, part in parts:
        if part.is_whole != (takers[part.unit] == 1):
            at, read = Location(one.at.path, part.line), part.unit.name or part.unit.district
            context.add("commune-extent", at, read=read, name=one.names[0][1], count=takers[part.unit])
