"""Field tables of reports with their observations."""

from scorecards.load.composite_types import ListOf, Pairs, PerMember, TableType
from scorecards.load.field_types import (
    Choice,
    DayType,
    FigureType,
    Flag,
    Ref,
    Whole,
    Words,
)
from scorecards.load.fields import Field, RecordType
from scorecards.load.kinds.writing import both, one
from scorecards.model import observations
from scorecards.model.text import Text
from scorecards.model.values import MissingReason
from scorecards.vietnamese.values import ChangeBase, Direction, Qualifier

_PERIOD = (
    one(
        "as_of",
        DayType(or_unknown=True),
        "số liệu tính đến ngày",
        "last day the figures cover",
        "as_of = 2023-10-31",
        True,
    ),
    one("from", DayType(), "kỳ báo cáo từ ngày", "first day of the period", "from = 2023-01-01"),
    one("inferred", Flag(), "ngày suy ra, không ghi trong nguồn", "the day was inferred", "inferred = true"),
)


_VALUE = (
    one(
        "value",
        PerMember(FigureType()),
        "giá trị, khi không có lời văn",
        "value, for figures without words",
        "value = 57.53",
    ),
    one("low", PerMember(FigureType()), "cận dưới của khoảng", "lower end of a range", "low = 60"),
    one("high", PerMember(FigureType()), "cận trên của khoảng", "upper end of a range", "high = 70"),
    one("numerator", PerMember(FigureType()), "tử số, hoặc số đã làm", "numerator, or what is done", "numerator = 21"),
    one(
        "denominator",
        PerMember(FigureType()),
        "mẫu số, hoặc số phải làm",
        "denominator, or what was planned",
        "denominator = 26",
    ),
    one("universe", PerMember(Whole(1)), "xếp hạng trong bao nhiêu đơn vị", "how many were ranked", "universe = 63"),
    one("unit", Words(), "đơn vị, khi khác với lời văn", "unit, where the words leave it open", 'unit = "hồ sơ"'),
    one("qualifier", Choice(Qualifier), "từ chỉ mức chính xác", "how exact the figure is", 'qualifier = "over"'),
    one("direction", Choice(Direction), "tăng hay giảm", "increase or decrease", 'direction = "increase"'),
    one("base", Choice(ChangeBase), "thay đổi tính theo", "what a change is counted in", 'base = "points"'),
    one(
        "missing",
        PerMember(Choice(MissingReason)),
        "vì sao không có số",
        "why there is no figure",
        'missing = "not-collected"',
    ),
)


OBSERVATION = RecordType(
    "observation",
    Text("số liệu [[observation]]", "observation"),
    (
        one("indicator", Ref("indicator"), "chỉ tiêu", "indicator", 'indicator = "ho-so-so-hoa"', True),
        one(
            "measure",
            Choice(observations.Measure),
            "cách tính theo thời gian",
            "how it relates to time",
            'measure = "cumulative"',
            True,
        ),
        one(
            "by",
            Ref("dimension"),
            "tách theo chiều nào",
            "dimension that it is broken down by",
            'by = "government-level"',
        ),
        one("where", Pairs(), "chỉ tính cho", "the part that it is of", 'where = { government-level = "commune" }'),
        one(
            "quote",
            PerMember(Words()),
            "nguyên văn cụm từ có số",
            "the source's own words",
            'quote = "đạt tỷ lệ 57,53%"',
        ),
        *_VALUE,
        *(Field(f.key, f.type, f.meaning, f.example) for f in _PERIOD),
        one(
            "status", Choice(observations.ObservationStatus), "tình trạng", "how final it is", 'status = "preliminary"'
        ),
        *both("note", "ghi chú cho người đọc", "note for readers", 'note = "…"'),
    ),
)


REPORT = RecordType(
    "report",
    Text("tệp số liệu của một báo cáo", "file of one report"),
    (
        one(
            "document",
            Ref("document"),
            "văn bản đưa ra số liệu",
            "document that states the figures",
            'document = "bc-227-2023"',
            True,
        ),
        one(
            "read_in",
            Ref("document"),
            "nơi đọc được, nếu không phải chính văn bản đó",
            "where the words were read",
            'read_in = "…"',
        ),
        *_PERIOD,
        one(
            "observation",
            ListOf(TableType(OBSERVATION), least=1),
            "các số liệu",
            "observations",
            "[[observation]]",
            True,
        ),
    ),
)
