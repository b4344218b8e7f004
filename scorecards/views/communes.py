"""The communes of a province with what each was formed from, as the pages list them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from itertools import groupby
from typing import NamedTuple

from scorecards.addresses import paths
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.communes import Commune, CommunePart
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.vietnamese.unit_kinds import TODAY, in_sentence, kind_of, own_name
from scorecards.views.view_types import LinkView


class CommuneRow(NamedTuple):
    """A commune of today; a tuple, which a template takes apart in half the time."""

    anchor: str
    """Its official code."""
    name: str
    """"Xã Kỳ Anh"."""
    note: str
    """Since when it is called so, where that changed after the lists, or ""."""
    whole: str
    """The units of before that went into it as a whole: "xã Kỳ Phú, xã Kỳ Khang (huyện Kỳ Anh)"; or ""."""
    part: str
    """Those of which a part did, or ""."""


class DistrictRow(NamedTuple):
    """A district of before, and the communes of today that have something of it."""

    name: str
    """"Huyện Vị Xuyên (Hà Giang)", the former province where there were several."""
    communes: tuple[tuple[str, str], ...]
    """Anchor and name of each."""


def commune_rows(slug: str, inputs: PageInputs) -> tuple[CommuneRow, ...]:
    """The communes of a province in Vietnamese order."""
    communes = _communes(slug, inputs)
    formed = inputs.index.once(("formed", slug), lambda: tuple(_formed(communes, inputs)))
    return tuple(
        CommuneRow(one.code, one.name_on(inputs.index.today), _note(one, inputs), whole, part)
        for one, (whole, part) in zip(communes, formed, strict=True)
    )


def district_rows(slug: str, inputs: PageInputs) -> tuple[DistrictRow, ...]:
    """The districts that the province had, or those it was merged from, each with the communes of today."""
    return inputs.index.once(("districts", slug), lambda: tuple(_district_rows(_communes(slug, inputs), inputs)))


def _district_rows(communes: Iterable[Commune], inputs: PageInputs) -> Iterator[DistrictRow]:
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one in communes:
        for unit in dict.fromkeys((part.unit.province, part.unit.district) for part in one.parts):
            found.setdefault(unit, []).append((one.code, one.name_on(inputs.index.today)))
    merged = len({province for province, _ in found}) > 1
    for unit in sorted(found, key=lambda unit: (unit[0], sort_key(own_name(unit[1])))):
        yield DistrictRow(_of(unit, merged, inputs), tuple(found[unit]))


def kind_counts(communes: Iterable[Commune], inputs: PageInputs) -> str:
    """How many there are of each kind today: "60 xã, 9 phường"."""
    kinds = [kind_of(one.name_on(inputs.index.today), TODAY) for one in communes]
    counts = ((kind, kinds.count(kind)) for kind in TODAY)
    return ", ".join(
        inputs.words(f"communes.{_KIND_WORDS[kind]}", count=formatting.number(count, inputs.language))
        for kind, count in counts
        if count
    )


_KIND_WORDS: Mapping[str, str] = {"Xã": "xa", "Phường": "phuong", "Đặc khu": "dac-khu"}


def list_link(slug: str, inputs: PageInputs) -> LinkView | None:
    """The list of the communes of a place, or of the place that it went into; None where there is none."""
    lists, place = inputs.project.communes, inputs.project.places[slug]
    now = inputs.index.successor_today(place.latest)
    if lists is None or now is None or now.slug not in lists.by_province:
        return None
    count = formatting.number(len(lists.by_province[now.slug]), inputs.language)
    name = now.area_on(inputs.index.today).name.to(inputs.language)
    return LinkView(inputs.words("communes.of", name=name, count=count), paths.communes(now.slug))


def _communes(slug: str, inputs: PageInputs) -> tuple[Commune, ...]:
    lists = inputs.project.communes
    assert lists
    communes = lists.by_province[slug]
    key = ("communes", slug)
    return inputs.index.once(key, lambda: tuple(sorted(communes, key=lambda one: sort_key(own_name(one.names[-1][1])))))


def _note(commune: Commune, inputs: PageInputs) -> str:
    since = max((since for since, _ in commune.names if since <= inputs.index.today), default=commune.names[0][0])
    if since == commune.names[0][0]:
        return ""
    last = since - timedelta(days=1)
    day, name = formatting.day(last, inputs.language), in_sentence(commune.name_on(last))
    return inputs.words("communes.until", day=day, name=name)


def _formed(communes: Iterable[Commune], inputs: PageInputs) -> Iterator[tuple[str, str]]:
    """What went into each commune as a whole, and what in part."""
    merged = len({part.unit.province for one in communes for part in one.parts}) > 1
    for one in communes:
        whole, part = ([part for part in one.parts if part.is_whole == is_whole] for is_whole in (True, False))
        yield _units(whole, merged, inputs), _units(part, merged, inputs)


def _units(parts: list[CommunePart], merged: bool, inputs: PageInputs) -> str:
    """Names of units, those of one district together before its name."""
    groups: Iterator[str] = (
        _listed([one.unit.name for one in group], _of(of, merged, inputs))
        for of, group in groupby(parts, key=lambda one: (one.unit.province, one.unit.district))
    )
    return "; ".join(groups)


def _listed(names: list[str], district: str) -> str:
    said = ", ".join(map(in_sentence, filter(None, names)))
    return f"{said} ({in_sentence(district)})" if said else in_sentence(district)


def _of(unit: tuple[str, str], merged: bool, inputs: PageInputs) -> str:
    province, district = unit
    return f"{district}, {inputs.project.places[province].name.vi}" if merged else district
