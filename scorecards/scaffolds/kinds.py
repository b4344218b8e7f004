"""The kinds of file that a scaffold is made for: where they stand and which tables they have."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from scorecards.load.composite_types import ListOf, MapOf, Pairs, TableType
from scorecards.load.fields import Field
from scorecards.load.record_types import record_type
from scorecards.model.articles import Article
from scorecards.model.documents import Document
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Target
from scorecards.model.places import Area, Place
from scorecards.model.rankings import Ranking, RankRow
from scorecards.model.reports import Report, ReportEntry


class ScaffoldKind(StrEnum):
    """What is to be made, as the command line calls it."""

    PLACE = "tinh"
    INDICATOR = "chi-tieu"
    ARTICLE = "bai-viet"
    DOCUMENT = "van-ban"
    REPORT = "bao-cao"
    RANKING = "xep-hang"
    TARGET = "muc-tieu"


class Scaffold(Struct, frozen=True):
    """How the file of a kind is made."""

    record: type[Any]
    path: str
    """With `{id}`, `{place}` or `{year}`."""
    heading: str = ""
    """The heading of the record, with `{id}`; "" where the file is the record."""
    inner: type[Any] | None = None
    """The table within it that a new file has one of."""
    inner_heading: str = ""
    named_by: tuple[str, ...] = ()
    """Keys of which an identifier is made where none is given, the first that is answered."""
    entry_keys: tuple[str, ...] = ()
    """What is asked for each further inner table, where a new file may have several of them."""


SCAFFOLDS: Mapping[ScaffoldKind, Scaffold] = {
    ScaffoldKind.PLACE: Scaffold(
        Place, "data/places/{id}.toml", "[{id}]", Area, "[[{id}.area]]", ("name",)
    ),
    ScaffoldKind.INDICATOR: Scaffold(Indicator, "data/indicators/{id}.toml", "[{id}]", named_by=("name",)),
    ScaffoldKind.ARTICLE: Scaffold(Article, "content/news/{year}/{id}.md", named_by=("title",)),
    ScaffoldKind.DOCUMENT: Scaffold(Document, "data/documents/{id}.toml", "[{id}]", named_by=("number", "title")),
    ScaffoldKind.REPORT: Scaffold(
        Report, "data/provinces/{place}/{id}.toml", "", ReportEntry, "[[observation]]", ("document",),
        ("indicator", "measure", "quote"),
    ),
    ScaffoldKind.RANKING: Scaffold(
        Ranking, "data/rankings/{id}.toml", "", RankRow, "[[rank]]", ("name",)
    ),
    ScaffoldKind.TARGET: Scaffold(Target, "data/targets/{id}.toml", "[{id}]", named_by=("indicator",)),
}  # fmt: skip

_FIRST = {ScaffoldKind.REPORT: ("indicator", "quote"), ScaffoldKind.DOCUMENT: ("number", "url")}
"""Keys that are asked for though they are not required by themselves."""


def fields_at(record: type[Any]) -> list[Field]:
    """The keys of a record that stand on a line of their own."""
    nested = (TableType, MapOf, Pairs)
    return [
        field
        for field in record_type(record).fields
        if not isinstance(field.type, nested)
        and not (isinstance(field.type, ListOf) and isinstance(field.type.inner, TableType))
    ]


def options(kind: ScaffoldKind) -> dict[str, Field]:
    """The keys that the command line may answer; where both tables have one, it is the outer one's."""
    made = SCAFFOLDS[kind]
    found = {field.key: field for field in fields_at(made.record)}
    for field in fields_at(made.inner) if made.inner else ():
        found.setdefault(field.key, field)
    if kind in (ScaffoldKind.PLACE,):
        found.pop("id", None)
    return found


def asked_for(kind: ScaffoldKind) -> list[Field]:
    """The keys without which the file is not complete, in the order in which they are asked for."""
    first = _FIRST.get(kind, ())
    return [
        field for field in options(kind).values()
        if (field.required or field.key in first) and field.key not in _COMPUTED.get(kind, ())
    ]  # fmt: skip


_COMPUTED = {ScaffoldKind.PLACE: ("level",), ScaffoldKind.INDICATOR: ("merge",), ScaffoldKind.ARTICLE: ("date",)}
"""Keys that have a likely answer."""
