"""The look-up of communes: files of JSON of which a name needs the head and, mostly, one more.

Names stand in files by their keys, those that begin with the same word in one file, several words to a file up to
about `NAMES_SIZE`. The other half of the rule is `static/communes-find.js` of the theme. Names of communes are the same
in every language, so all languages read the same files of names; what differs stands in the head.

    head   {"kinds": [[what is typed, kind], …], "today": [[province, path, path of its list, rank], …],
            "before": [[former province, path, its province of today], …],
            "provinces": {key: [[1 for former, number], …]}, "changes": [last day of names that changed, …],
            "files": [[first word of its keys, address from the head], …]}
    names  {key: [record, …], …}, a record one of
           [0, name, province, code]  or  [0, name, province, code, change, name until then]
           [1, name, district, former province, province, [[name today, code], …]]     all of it where there is one
           [2, district, former province, province, [[name today, code], …]]

Provinces are numbers of the head's lists. The key of a name is `name_key`.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from scorecards.addresses import paths
from scorecards.addresses.base import localised
from scorecards.addresses.fingerprint import fingerprinted
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL
from scorecards.model.communes import CommuneLists, FormerUnit
from scorecards.model.places import Place
from scorecards.output import Output
from scorecards.publish.script_files import ScriptFiles, script_json
from scorecards.publish.search_words import key
from scorecards.vietnamese import formatting
from scorecards.vietnamese.folding import fold
from scorecards.vietnamese.sorting import sort_key
from scorecards.vietnamese.unit_kinds import KINDS, SHORT, own_name
from scorecards.views.unit_summary import newest_rank

NAMES_SIZE = 40_000
"""Bytes of JSON in a file of names, about; names that begin with one word may need more."""

_SOURCE = "data/communes/"
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")

ONE_DAY = timedelta(days=1)


def name_key(name: str) -> str:
    """What a name is found by: its words without marks, numbers without noughts before them.

    >>> name_key("Kỳ Anh"), name_key("Đ'Ran"), name_key("01")
    ('ki anh', 'd ran', '1')
    """
    return name_keys((name,))[0]


def name_keys(names: Iterable[str]) -> list[str]:
    """The keys of many names, folded together, which takes a tenth of the time."""
    return [" ".join(map(_word_key, _WORD.findall(line))) for line in fold("\n".join(names)).split("\n")]


def _word_key(word: str) -> str:
    if word.isdecimal():
        return word.lstrip("0") or "0"
    return key(word) if "y" in word else word


def commune_files(inputs: PageInputs) -> ScriptFiles:
    """The head in the language of the inputs and, with the original's, the files of names."""
    return inputs.once(("commune-files",), lambda: _files(inputs))


def _files(inputs: PageInputs) -> ScriptFiles:
    lists, language = inputs.project.communes, inputs.language
    assert lists
    own = localised(paths.COMMUNES, language).strip("/")
    shared = localised(paths.COMMUNES, ORIGINAL).strip("/")
    today, before = _provinces(lists, inputs)
    made = inputs.index.once(("commune-names",), lambda: names_files(_records(lists, today, before, inputs), shared))
    head = {
        "kinds": [*([name_key(kind), kind] for kind in KINDS), *map(list, SHORT.items())],
        "today": [_today(place, inputs) for place in today],
        "before": [_before(place, lists.as_of, today, inputs) for place in before],
        "provinces": _province_keys(today, before),
        "changes": [formatting.day(day - ONE_DAY, language) for day in _days(lists)],
        "files": [[first, posixpath.relpath(output.path, own)] for first, output in made],
    }
    data = script_json(head)
    output = Output(f"{own}/{fingerprinted('index.json', data)}", data, _SOURCE)
    return ScriptFiles(f"/{output.path}", (output, *(one for _, one in made if language == ORIGINAL)))


def names_files(records: Mapping[str, list[str]], folder: str) -> list[tuple[str, Output]]:
    """The files of names with the first word of each; the same bytes from the same records."""
    ordered = sorted(records.items(), key=lambda item: item[0].encode("utf-16-be"))  # as browsers compare
    made: list[tuple[str, list[str]]] = []
    filled = NAMES_SIZE
    for word, items in groupby(ordered, key=lambda item: item[0].partition(" ")[0]):
        together = list(items)
        entries = [f'"{name}":[{",".join(found)}]' for name, found in together]
        length = sum(map(len, entries))
        if filled + length > NAMES_SIZE:
            made.append((word, []))
            filled = 0
        made[-1][1].extend(entries)
        filled += length
    contents = ((first, f"{{{','.join(entries)}}}".encode()) for first, entries in made)
    return [(first, Output(f"{folder}/{fingerprinted('names.json', data)}", data, _SOURCE)) for first, data in contents]


def _provinces(lists: CommuneLists, inputs: PageInputs) -> tuple[list[Place], list[Place]]:
    """The provinces of the lists, and the former ones that their communes' parts belonged to, in Vietnamese order."""
    former = {part.unit.province for one in lists.communes for part in one.parts}
    today, before = (
        sorted((inputs.project.places[slug] for slug in slugs), key=lambda place: sort_key(place.name.vi))
        for slugs in (lists.by_province, former)
    )
    return today, before


def _today(place: Place, inputs: PageInputs) -> list[str]:
    name = place.area_on(inputs.index.today).name.to(inputs.language)
    return [name, paths.unit(place.slug), paths.communes(place.slug), newest_rank(place, inputs, named=name)]


def _before(place: Place, as_of: date, today: Sequence[Place], inputs: PageInputs) -> list[Any]:
    area = place.area_on(as_of - ONE_DAY)
    now = inputs.index.successor_today(area)
    slugs = [one.slug for one in today]
    name = area.name.to(inputs.language)
    return [name, paths.unit(place.slug), slugs.index(now.slug) if now and now.slug in slugs else -1]


def _province_keys(today: Sequence[Place], before: Sequence[Place]) -> dict[str, list[list[int]]]:
    """The provinces that have a name or are called so besides."""
    found: dict[str, list[list[int]]] = {}
    for is_former, places in enumerate((today, before)):
        for number, place in enumerate(places):
            names = (place.name.vi, place.name.en, *place.other_names)
            for name in dict.fromkeys(filter(None, name_keys(names))):
                found.setdefault(name, []).append([is_former, number])
    return found


def _days(lists: CommuneLists) -> list[date]:
    return sorted({change.valid_from for change in lists.changes})


def _records(
    lists: CommuneLists, today: Sequence[Place], before: Sequence[Place], inputs: PageInputs
) -> dict[str, list[str]]:
    """The records of all names by key, as JSON: communes of today, then former communes, then districts.

    Names need no escaping: the form of a cell (`load.communes`) lets no quotation mark or backslash through.
    """
    now = {place.slug: number for number, place in enumerate(today)}
    then = {place.slug: number for number, place in enumerate(before)}
    days, on = _days(lists), inputs.index.today
    names: list[str] = []
    made: list[str] = []

    def add(name: str, record: str) -> None:
        names.append(own_name(name))
        made.append(record)

    takers: dict[tuple[FormerUnit, int], str] = {}
    districts: dict[tuple[str, str, int], dict[str, None]] = {}
    for one in lists.communes:
        name, province = one.name_on(on), now[one.province]
        started = max((since for since, _ in one.names if since <= on), default=lists.as_of)
        before_that = f',{days.index(started)},"{one.name_on(started - ONE_DAY)}"' if started > lists.as_of else ""
        add(name, f'[0,"{name}",{province},"{one.code}"{before_that}]')
        pair = f'["{name}","{one.code}"]'
        for part in one.parts:
            unit = part.unit
            taken = takers.get((unit, province))
            takers[unit, province] = f"{taken},{pair}" if taken else pair
            districts.setdefault((unit.district, unit.province, province), {})[pair] = None
    for (unit, province), pairs in takers.items():
        if unit.name:
            add(unit.name, f'[1,"{unit.name}","{unit.district}",{then[unit.province]},{province},[{pairs}]]')
    for (district, former, province), found in districts.items():
        add(district, f'[2,"{district}",{then[former]},{province},[{",".join(found)}]]')
    records: dict[str, list[str]] = {}
    for key_of_name, record in zip(name_keys(names), made, strict=True):
        records.setdefault(key_of_name, []).append(record)
    return records
