"""The official index: dated versions of its method, and the rankings published by them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from msgspec import Struct, field

from scorecards.model.fields import (
    AtLeast,
    Between,
    DayOrUnknown,
    DocumentId,
    FrameworkId,
    Heading,
    Identifier,
    Key,
    PlaceId,
    RecordId,
    TableName,
)
from scorecards.model.observations import RankBasis
from scorecards.model.text import NO_TEXT, Text
from scorecards.problems import NOWHERE, Where

Year = Annotated[int, Between(2000, 2100)]
Positive = Annotated[int, Between(1)]


class FrameworkIndex(Struct, frozen=True):
    """A main index or a pillar of a framework."""

    TABLE: ClassVar = TableName(
        "framework index", "chỉ số chính hoặc trụ cột của bộ chỉ số", "main index or pillar of a framework"
    )

    id: Annotated[Identifier, Key("mã", "identifier", "nhan-thuc-so")]
    name: Annotated[Text, Key("tên", "name", "Nhận thức số")]
    group: Annotated[Text, Key("thuộc nhóm", "group", "Nền tảng chung")] = NO_TEXT
    components: Annotated[int | None, Key("số chỉ số thành phần", "number of component indicators", 10)] = None
    """None where unknown."""
    points: Annotated[int | None, Key("điểm tối đa", "points", 100)] = None
    """Most points that it can give; 0 where it is not scored, None where unknown."""
    at: Where = NOWHERE


class Framework(Struct, frozen=True):
    """A dated version of the official index. Results of different versions do not compare."""

    TABLE: ClassVar = TableName("framework", "bộ chỉ số (frameworks.toml)", "framework (frameworks.toml)")

    id: RecordId
    name: Annotated[Text, Key("tên", "name", "DTI theo Quyết định 922")]
    document: Annotated[DocumentId, Key("văn bản ban hành", "document that sets it", "qd-922-2022")]
    years: Annotated[tuple[Year, ...], Key("dùng cho các năm", "years it was used for", [2021, 2022])]
    """As far as known."""
    note: Annotated[Text, Key("ghi chú", "note")] = NO_TEXT
    indices: Annotated[
        tuple[FrameworkIndex, ...],
        Key("các chỉ số chính", "main indices", Heading("[[dti-922.index]]"), name="index"),
    ] = ()
    pillars: Annotated[
        tuple[FrameworkIndex, ...], Key("các trụ cột", "pillars", Heading("[[dti-922.pillar]]"), name="pillar")
    ] = ()
    """The pillars overlap: they share the points of the foundation indices, so they never add up."""


class RankRow(Struct, frozen=True, kw_only=True):
    """One unit's row of a published ranking."""

    TABLE: ClassVar = TableName("rank", "hạng của một đơn vị [[rank]]", "rank of a unit")

    id: str = ""
    """That of the ranking and the place, joined by a full stop."""
    place: Annotated[PlaceId, Key("nơi", "place", "ha-tinh")]
    rank: Annotated[
        Positive | None,
        Key("hạng; bỏ trống nếu chỉ công bố điểm", "rank; absent where only a score is known", 37),
    ] = None
    rank_to: Annotated[
        Positive | None, Key("hạng thấp nhất có thể, khi chỉ biết một khoảng", "last possible rank", 34)
    ] = None
    """None where the rank is known."""
    tied: Annotated[bool, Key("đồng hạng", "tied", True)] = False
    score: Annotated[Decimal | None, Key("điểm", "score", Decimal("0.6077"))] = None
    """As published, None where it was not."""
    indices: Annotated[
        Mapping[str, Decimal],
        Key("giá trị từng chỉ số chính", "value of each main index", {"nhan-thuc-so": Decimal("1.0000")}),
    ] = field(default_factory=dict)
    """By id, as published."""
    pillars: Annotated[
        Mapping[str, Decimal],
        Key("giá trị từng trụ cột", "value of each pillar", {"chinh-quyen-so": Decimal("0.7804")}),
    ] = field(default_factory=dict)
    """By id, as published."""
    document: Annotated[DocumentId, Key("nguồn", "source")]
    """Where this row was read."""
    basis: Annotated[RankBasis, Key("cách đọc ra hạng", "how the rank was read", "stated")] = RankBasis.STATED
    note: Annotated[Text, Key("ghi chú cho người đọc", "note for readers")] = NO_TEXT
    at: Where


class Ranking(Struct, frozen=True, kw_only=True):
    """One edition of a ranking: year measured, day published, and among which units."""

    TABLE: ClassVar = TableName("ranking", "bảng xếp hạng (rankings/*.toml)", "ranking (rankings/*.toml)")

    id: RecordId
    name: Annotated[Text, Key("tên", "name", "DTI cấp tỉnh 2022")]
    framework: Annotated[
        FrameworkId,
        Key("phiên bản bộ chỉ số; bỏ trống nếu chưa rõ", "version of the index; absent if unknown", "dti-922"),
    ] = ""
    """Editions of different versions do not compare."""
    subject: Annotated[
        Text,
        Key(
            "xếp hạng theo chỉ số nào; bỏ trống nếu là DTI chung",
            "the index that is ranked; absent for the DTI as a whole",
            "Đổi mới sáng tạo (PII)",
        ),
    ] = NO_TEXT
    """Ranks of different indices are never joined nor taken for each other."""
    reference_year: Annotated[Year, Key("năm được đo", "year measured", 2022)]
    published_on: Annotated[DayOrUnknown, Key("ngày công bố", "day published", "unknown")]
    units_on: Annotated[
        date, Key("xếp hạng các đơn vị có vào ngày nào", "the day whose units were ranked", date(2022, 12, 31))
    ]
    """It tells the 63 from the 34."""
    universe: Annotated[Positive, Key("số đơn vị được xếp hạng", "how many were ranked", 63)]
    universe_name: Annotated[Text, Key("các đơn vị đó là gì", "what they are", "63 tỉnh, thành phố")]
    note: Annotated[Text, Key("ghi chú", "note")] = NO_TEXT
    rows: Annotated[tuple[RankRow, ...], AtLeast(1), Key("các hạng", "ranks", Heading("[[rank]]"), name="rank")]
    """In the order of the file, each place once."""
    at: Where


class MoreRanks(Struct, frozen=True, kw_only=True):
    """More rows of an edition, in a file of their own: what came after it was written."""

    TABLE: ClassVar = TableName(
        "more ranks", "hạng bổ sung của một bảng (rankings/<bảng>/*.toml)", "more ranks (rankings/<ranking>/*.toml)"
    )

    rows: Annotated[tuple[RankRow, ...], AtLeast(1), Key("các hạng", "ranks", Heading("[[rank]]"), name="rank")]
    at: Where
