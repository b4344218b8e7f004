"""Reports of figures as files have them, before their words are read: see `load.reports`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Struct, field

from scorecards.model.fields import (
    AtLeast,
    Between,
    ByMember,
    DayOrUnknown,
    DimensionId,
    DocumentId,
    Heading,
    IndicatorId,
    Key,
    MemberPairs,
    NotRead,
    TableName,
)
from scorecards.model.observations import Measure, ObservationStatus
from scorecards.model.text import NO_TEXT, Text
from scorecards.model.values import MissingReason
from scorecards.problems import Where
from scorecards.vietnamese.values import ChangeBase, Direction, Qualifier

_AS_OF = Key("số liệu tính đến ngày", "last day the figures cover", date(2023, 10, 31))
_START = Key("kỳ báo cáo từ ngày", "first day of the period", date(2023, 1, 1), name="from")
_PRINTED = Key(
    "kỳ như nguồn in, khi kỳ đó kết thúc sau ngày của văn bản hay ngày họp",
    "the period in the source's words, where it ends after the day of the document or of the meeting",
    "6 tháng đầu năm 2024",
)
_INFERRED = Key("ngày suy ra, không ghi trong nguồn", "the day was inferred", True)


class ReportEntry(Struct, frozen=True, kw_only=True):
    """A figure of a report, or one for each member of a dimension: values by member, at "" where it is not parted."""

    TABLE: ClassVar = TableName("observation", "số liệu [[observation]]", "observation")

    indicator: Annotated[IndicatorId, Key("chỉ tiêu", "indicator", "ho-so-so-hoa")]
    measure: Annotated[Measure, Key("cách tính theo thời gian", "how it relates to time", "cumulative")]
    by: Annotated[
        DimensionId, Key("tách theo chiều nào", "dimension that it is broken down by", "government-level")
    ] = ""
    where: Annotated[MemberPairs, Key("chỉ tính cho", "the part that it is of", {"government-level": "commune"})] = ()
    quote: Annotated[ByMember[str], Key("nguyên văn cụm từ có số", "the source's own words", "đạt tỷ lệ 57,53%")] = (
        field(default_factory=dict)
    )
    value: Annotated[
        ByMember[Decimal],
        Key("giá trị, khi không có lời văn", "value, for figures without words", Decimal("57.53")),
    ] = field(default_factory=dict)
    low: Annotated[ByMember[Decimal], Key("cận dưới của khoảng", "lower end of a range", 60)] = field(
        default_factory=dict
    )
    high: Annotated[ByMember[Decimal], Key("cận trên của khoảng", "upper end of a range", 70)] = field(
        default_factory=dict
    )
    numerator: Annotated[ByMember[Decimal], Key("tử số, hoặc số đã làm", "numerator, or what is done", 21)] = field(
        default_factory=dict
    )
    denominator: Annotated[
        ByMember[Decimal], Key("mẫu số, hoặc số phải làm", "denominator, or what was planned", 26)
    ] = field(default_factory=dict)
    universe: Annotated[
        ByMember[Annotated[int, Between(1)]],
        Key("xếp hạng trong bao nhiêu đơn vị", "how many were ranked", 63),
    ] = field(default_factory=dict)
    unit: Annotated[str, Key("đơn vị, khi khác với lời văn", "unit, where the words leave it open", "hồ sơ")] = ""
    qualifier: Annotated[Qualifier | None, Key("từ chỉ mức chính xác", "how exact the figure is", "over")] = None
    direction: Annotated[Direction | None, Key("tăng hay giảm", "increase or decrease", "increase")] = None
    base: Annotated[ChangeBase | None, Key("thay đổi tính theo", "what a change is counted in", "points")] = None
    missing: Annotated[
        ByMember[MissingReason], Key("vì sao không có số", "why there is no figure", "not-collected")
    ] = field(default_factory=dict)
    as_of: Annotated[date | Literal["unknown"] | None, _AS_OF] = None
    """None where the report's own days hold."""
    period_as_printed: Annotated[str, _PRINTED] = ""
    """"" where that of the report holds."""
    start: Annotated[date | None, _START] = None
    inferred: Annotated[bool, _INFERRED] = False
    status: Annotated[ObservationStatus | None, Key("tình trạng", "how final it is", "preliminary")] = None
    note: Annotated[Text, Key("ghi chú cho người đọc", "note for readers")] = NO_TEXT
    at: Where
    not_read: NotRead

    @property
    def parts(self) -> Mapping[str, Mapping[str, object]]:
        """Its fields that have one value or one by member, by their keys; those that say nothing left out."""
        fields: dict[str, Mapping[str, object]] = {
            "quote": self.quote, "value": self.value, "low": self.low, "high": self.high, "numerator": self.numerator,
            "denominator": self.denominator, "universe": self.universe, "missing": self.missing,
        }  # fmt: skip
        return {key: values for key, values in fields.items() if values}


class Report(Struct, frozen=True, kw_only=True):
    """A file of figures that one document states."""

    TABLE: ClassVar = TableName("report", "tệp số liệu của một báo cáo", "file of one report")

    document: Annotated[DocumentId, Key("văn bản đưa ra số liệu", "document that states the figures", "bc-227-2023")]
    read_in: Annotated[
        DocumentId, Key("nơi đọc được, nếu không phải chính văn bản đó", "where the words were read")
    ] = ""
    as_of: Annotated[DayOrUnknown, _AS_OF]
    start: Annotated[date | None, _START] = None
    inferred: Annotated[bool, _INFERRED] = False
    period_as_printed: Annotated[str, _PRINTED] = ""
    entries: Annotated[
        tuple[ReportEntry, ...],
        AtLeast(1),
        Key("các số liệu", "observations", Heading("[[observation]]"), name="observation"),
    ]
    at: Where
