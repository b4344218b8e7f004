"""Communes, wards and special zones, and the units of before 1 July 2025 that each was formed from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from itertools import chain
from typing import Annotated, ClassVar

from msgspec import Struct, field

from scorecards.model.fields import Between, DocumentId, Heading, InFolder, Key, NotRead, TableName
from scorecards.problems import NOWHERE, Where


class CommuneChange(Struct, frozen=True):
    """Names that change on one day after that of the lists, by one decision."""

    TABLE: ClassVar = TableName("commune-change", "tên xã, phường đổi từ một ngày", "names of communes that change")

    valid_from: Annotated[date, Key("ngày đầu mang tên mới", "first day of the new names", date(2026, 4, 30))]
    legal_basis: Annotated[str, Key("căn cứ pháp lý", "legal basis", "Nghị quyết 237/NQ-UBTVQH16")]
    names: Annotated[
        Mapping[str, str],
        Key("tên mới theo mã của đơn vị", "new name by the unit's code", Heading("[change.names]")),
    ]
    at: Where = NOWHERE


class FormerUnit(Struct, frozen=True):
    """A unit of the lists of before; a name, its district and its province tell it from all others."""

    name: str
    """"Thị trấn Kỳ Đồng"; "" for one of the five island districts that had no communes."""
    district: str
    """"Huyện Kỳ Anh"."""
    province: str
    """Place slug of the province of that time."""


@dataclass(frozen=True, slots=True)
class CommunePart:
    """A unit of before that went into a commune."""

    unit: FormerUnit
    is_whole: bool
    """Whether all of it went there; else it was split, and how much went where is not known."""
    line: int = dataclass_field(compare=False)
    """Of the file."""


class Commune(Struct, frozen=True):
    """A commune, ward or special zone."""

    code: str
    """Official code, five digits."""
    names: tuple[tuple[date, str], ...]
    """Each name with its first day, in time order; the first is that of the lists: "Xã Kỳ Anh"."""
    province: str
    """Place slug."""
    parts: tuple[CommunePart, ...]
    """In the order of the file, at least one."""
    at: Where
    """Its first line."""

    def name_on(self, day: date) -> str:
        """Its name on a day; the first for a day before the lists."""
        return next((name for since, name in reversed(self.names) if since <= day), self.names[0][1])


class CommuneLists(Struct, frozen=True, kw_only=True):
    """The lists of all communes: what `data/communes.toml` says of them, and the rows of data/communes/."""

    TABLE: ClassVar = TableName("communes", "danh sách xã, phường (communes.toml)", "lists of communes (communes.toml)")

    as_of: Annotated[date, Key("danh sách của ngày nào", "day that the lists are of", date(2025, 7, 1))]
    document: Annotated[DocumentId, Key("nguồn của danh sách", "document that the lists are from")]
    licence: Annotated[
        str,
        InFolder("data/"),
        Key("tệp giấy phép của nguồn, trong data/", "file of the source's licence, in data/", "communes/LICENSE.txt"),
    ] = ""
    """From the project's root, or ""."""
    counts: Annotated[
        Mapping[str, Annotated[int, Between(1, 999)]],
        Key("số đơn vị cấp xã của mỗi tỉnh", "number of communes of each province", Heading("[counts]")),
    ]
    """By place slug."""
    changes: Annotated[
        tuple[CommuneChange, ...],
        Key("tên đổi sau ngày của danh sách", "names changed after the lists", Heading("[[change]]"), name="change"),
    ] = ()
    at: Where
    not_read: NotRead = frozenset()
    licence_text: str = ""
    by_province: Mapping[str, tuple[Commune, ...]] = field(default_factory=dict)
    """By place slug, in the order of the files."""

    @property
    def communes(self) -> Iterator[Commune]:
        """All of them, province by province."""
        return chain.from_iterable(self.by_province.values())
