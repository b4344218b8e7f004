"""Names of records that other records use, looked up once every file is read."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from scorecards.load.names import LoadContext
from scorecards.load.record_types import record_type
from scorecards.model.articles import Term
from scorecards.model.documents import Document
from scorecards.model.indicators import Dimension, Indicator, Pillar
from scorecards.model.observations import Target
from scorecards.model.places import Place
from scorecards.model.populations import Population
from scorecards.model.rankings import Framework
from scorecards.model.text import Text
from scorecards.problems import nearest
from scorecards.vietnamese.folding import slug

_REGISTERS: tuple[type[Any], ...] = (Place, Pillar, Indicator, Dimension, Document, Target, Framework, Term, Population)
_LABELS = {
    **{table.name: table.label for table in map(record_type, _REGISTERS)},
    "area": Text("các đơn vị hành chính (id trong places.toml)", "administrative units (id in places.toml)"),
}
_FROM = {"area": Place.TABLE.name}
"""Kinds whose records stand within those of another kind."""


class Called(Struct, frozen=True):
    """What records are called besides their identifiers."""

    ids: Mapping[str, Mapping[str, str]]
    """By kind, identifiers by what else their records are called, as `slug` has it."""
    members: Mapping[str, str]
    """The members of each dimension in words, by its identifier."""


def called(
    documents: Mapping[str, Document],
    dimensions: Mapping[str, Dimension],
    indicators: Mapping[str, Indicator],
    places: Mapping[str, Place],
) -> Called:
    """What people write in place of identifiers: numbers and titles of documents, names of the others."""
    titles = {slug(one.title.vi): id for id, one in documents.items()}
    numbers = {slug(one.number): id for id, one in documents.items() if one.number}
    members = {
        f"member of {id}": {slug(one.name.vi): one.id for one in dimension.members}
        for id, dimension in dimensions.items()
    }
    names = {slug(dimension.name.vi): id for id, dimension in dimensions.items()}
    ids = {
        Document.TABLE.name: {**titles, **numbers},
        Dimension.TABLE.name: names,
        Indicator.TABLE.name: _by_names({id: (*one.other_names, one.name.vi) for id, one in indicators.items()}),
        Place.TABLE.name: _by_names({id: (*one.other_names, one.name.vi) for id, one in places.items()}),
        **members,
    }
    return Called(ids, {id: in_words(dimension) for id, dimension in dimensions.items()})


def _by_names(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Identifiers by names; those that several records share are none's."""
    found: dict[str, str] = {}
    for id, every in names.items():
        for name in {slug(one) for one in every}:
            found[name] = "" if found.get(name, id) != id else id
    return {name: id for name, id in found.items() if id}


def in_words(dimension: Dimension) -> str:
    """The members of a dimension with their names: "province (Cấp tỉnh), commune (Cấp xã)"."""
    return ", ".join(f"{one.id} ({one.name.vi})" for one in dimension.members)


def check_references(called: Callable[[], Called], context: LoadContext) -> None:
    """Notes every name that no record has, with the identifier that was probably meant.

    `called` is asked where there is one: making it takes longer than all of the rest.
    """
    names = context.names
    others: Called | None = None
    for reference in names.references:
        known = names.declared.get(reference.kind)
        if known is None or reference.name in known or _FROM.get(reference.kind, reference.kind) in names.unread:
            continue
        others = called() if others is None else others
        near = others.ids.get(reference.kind, {}).get(slug(reference.name)) or nearest(reference.name, known)
        kind, _, owner = reference.kind.partition(" of ")
        if kind == "member":
            context.add("unknown-member", reference.at, dimension=owner, read=reference.name, near=near,
                     known=others.members[owner])  # fmt: skip
        else:
            label = _LABELS.get(kind) or Text(f"bộ chỉ số {owner}", f"the framework {owner}")
            context.add("unknown-id", reference.at, kind_vi=label.vi, kind_en=label.en, read=reference.name, near=near)
