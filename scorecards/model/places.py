"""Places and the administrative units they were between two dates."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Struct

from scorecards.model.fields import (
    AtLeast,
    Between,
    Declares,
    Heading,
    Identifier,
    IndicatorId,
    InFolder,
    Key,
    NotRead,
    PlaceId,
    RecordId,
    TableName,
)
from scorecards.model.text import NO_TEXT, Text
from scorecards.problems import NOWHERE, Where


class Level(StrEnum):
    """Level of government. The district level ended on 30/6/2025."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Area(Struct, frozen=True):
    """A place as an administrative unit between two dates. Neither code nor name is a key: both were reused in 2025."""

    TABLE: ClassVar = TableName(
        "area", "đơn vị hành chính trong một thời gian", "administrative unit between two dates"
    )

    id: Annotated[
        str, Declares("area"), Key("mã có năm nếu nơi này đổi địa giới", "dated identifier", "tuyen-quang-2025")
    ]
    """The place's slug where it has had one version only."""
    name: Annotated[Text, Key("tên đầy đủ", "full name", "tỉnh Hà Tĩnh")]
    level: Annotated[Level, Key("cấp", "level", "province")]
    code: Annotated[str, Key("mã số chính thức", "official code", "42")] = ""
    """"" where unknown; for display and look-up in official tables only."""
    region: Annotated[Text, Key("vùng", "region", "Bắc Trung Bộ")] = NO_TEXT
    valid_from: Annotated[date | None, Key("ngày đầu", "first day", date(2025, 7, 1))] = None
    """None where it existed before 2020, the first year of the official index."""
    valid_to: Annotated[date | None, Key("ngày cuối", "last day", date(2025, 6, 30))] = None
    """None while it exists."""
    predecessors: Annotated[tuple[Identifier, ...], Key("hợp nhất từ", "formed from", ["ha-giang"])] = ()
    """Area ids."""
    successor: Annotated[Identifier, Key("nay thuộc", "went into", "tuyen-quang-2025")] = ""
    """Area id, or ""."""
    parent: Annotated[PlaceId, Key("thuộc nơi nào", "belongs to", "nghe-an")] = ""
    """Place slug, or ""."""
    legal_basis: Annotated[str, Key("căn cứ pháp lý", "legal basis", "Nghị quyết 202/2025/QH15")] = ""
    at: Where = NOWHERE

    def exists_on(self, day: date) -> bool:
        """Whether the unit existed on that day, first and last day included."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class Place(Struct, frozen=True):
    """What keeps one address through time."""

    TABLE: ClassVar = TableName("place", "nơi (places.toml, places/)", "place (places.toml, places/)")

    slug: RecordId
    name: Annotated[Text, Key("tên ngắn", "short name", "Hà Tĩnh")]
    areas: Annotated[
        tuple[Area, ...],
        AtLeast(1),
        Key("đơn vị hành chính qua các thời kỳ", "its units through time", Heading("[[ha-tinh.area]]"), name="area"),
    ]
    """Versions in time order, at least one."""
    headline: Annotated[
        tuple[IndicatorId, ...],
        Key("chỉ tiêu nêu đầu trang", "indicators that lead its page", ["ho-so-so-hoa"]),
    ] = ()
    """In the order of its first screen."""
    other_names: Annotated[
        tuple[str, ...],
        Key(
            "tên gọi khác, tên viết tắt, cách viết khác mà người đọc hay gõ vào ô tìm",
            "other names, abbreviations and spellings that readers type into the search",
            ["Sài Gòn", "TP.HCM"],
        ),
    ] = ()
    """For the search alone; pages never show them."""

    @property
    def latest(self) -> Area:
        """The newest version."""
        return self.areas[-1]

    @property
    def is_brief(self) -> bool:
        """Whether it is a commune, of which there are thousands: what a site has of it is kept short."""
        return self.latest.level is Level.COMMUNE

    def area_on(self, day: date | None) -> Area:
        """The version on that day; the newest where the day is unknown or no version covers it."""
        if day is not None:
            for area in self.areas:
                if area.exists_on(day):
                    return area
        return self.latest

    def versions_of(self, area: Area) -> tuple[Area, ...]:
        """The versions of the unit that `area` is one of, in time order: a unit that only takes another name or becomes
        a city stays the same unit, and its figures and ranks stay its own. A merger makes another unit.
        """
        found = [area]
        for one in reversed(self.areas[: self.areas.index(area)]):
            if found[0].predecessors == (one.id,):
                found.insert(0, one)
        for one in self.areas[self.areas.index(area) + 1 :]:
            if one.predecessors == (found[-1].id,):
                found.append(one)
        return tuple(found)

    def is_one_unit(self, day: date | None, other: date | None) -> bool:
        """Whether the units of two days are the same."""
        return self.area_on(other) in self.versions_of(self.area_on(day))


class Tile(Struct, frozen=True):
    """A square of a tile map."""

    place: str
    """Slug of the place that the tile leads to."""
    name: Text
    """The place's name, or the archipelago's."""
    column: int
    row: int
    """From the west and from the north, 0 first."""
    archipelago: bool = False
    """Whether the tile is an archipelago of the place, shown under its own name and always there."""


Position = tuple[float, float]
"""Degrees east and north, WGS 84."""

Ring = tuple[Position, ...]
"""A line that ends where it begins."""


class Frame(Struct, frozen=True):
    """The box round an archipelago on a geographic map."""

    name: Text
    """The archipelago's."""
    line: Ring
    label: Position
    """Middle of the foot of its name."""


class Boundaries(Struct, frozen=True):
    """Shapes of a layer's units, from a file of the agency that publishes the site."""

    units: Mapping[str, tuple[tuple[Ring, ...], ...]]
    """By place slug, from north to south: polygons, each its outline and then its holes."""
    frames: tuple[Frame, ...]
    """Of Hoàng Sa and Trường Sa, always both."""
    credit: Text
    """Whose shapes they are and under which licence."""


Square = tuple[Annotated[int, Between(0, 99)], ...]
"""Column and row, as a file has them."""


class Archipelago(Struct, frozen=True):
    """An archipelago on a schematic map, which always has a tile of its own."""

    TABLE: ClassVar = TableName("archipelago", "quần đảo trên bản đồ ô", "archipelago of a tile map")

    name: Annotated[Text, Key("tên", "name", "Hoàng Sa")]
    place: Annotated[PlaceId, Key("thuộc nơi nào", "place it belongs to", "da-nang", name="of")]
    square: Annotated[Square, Key("ô [cột, hàng]", "tile [column, row]", [6, 7], name="tile")]
    at: Where = NOWHERE


class Layer(Struct, frozen=True, kw_only=True):
    """A schematic map of the units of one day. Slugs mean the units of that day alone: layers are never joined."""

    TABLE: ClassVar = TableName("layer", "bản đồ ô (tiles.toml)", "tile map (tiles.toml)")

    id: RecordId
    name: Annotated[Text, Key("tên", "name", "34 tỉnh, thành phố từ 1/7/2025")]
    on: Annotated[date, Key("các đơn vị có vào ngày nào", "the day whose units it shows", date(2025, 7, 1))]
    columns: Annotated[int, Between(1, 99), Key("số cột", "columns", 9)]
    rows: Annotated[int, Between(1, 99), Key("số hàng", "rows", 17)]
    squares: Annotated[
        Mapping[str, Square],
        Key("ô của mỗi nơi [cột, hàng]", "tile of each place [column, row]", Heading("[layer-34.tiles]"), name="tiles"),
    ]
    """By place slug."""
    boundary_file: Annotated[
        str,
        InFolder("data/"),
        Key(
            "tệp ranh giới TopoJSON của các đơn vị, trong data/; không có thì chỉ vẽ bản đồ ô",
            "TopoJSON file of the units' boundaries, in data/; without it there is the tile map alone",
            "maps/layer-34.topojson",
            name="boundaries",
        ),
    ] = ""
    """From the project's root, or ""."""
    boundary_credit: Annotated[
        Text,
        Key(
            "ranh giới của ai, theo giấy phép nào; bắt buộc khi có tệp ranh giới",
            "whose boundaries they are, under which licence; required with such a file",
            "Ranh giới: Sở …, CC BY 4.0",
            name="boundaries_credit",
        ),
    ] = NO_TEXT
    archipelagos: Annotated[
        Mapping[str, Archipelago],
        Key("các quần đảo", "archipelagos", Heading("[layer-34.archipelagos.hoang-sa]")),
    ]
    at: Where
    tiles: tuple[Tile, ...] = ()
    """What fits on the map, from north to south, then from west to east."""
    not_read: NotRead = frozenset()
    boundaries: Boundaries | None = None
    """For a geographic map; None where the agency gives none."""
