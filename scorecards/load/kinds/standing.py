"""Field tables of what figures stand beside: targets, frameworks and rankings."""

from scorecards.load.composite_types import ListOf, MapOf, Pairs, TableType
from scorecards.load.field_types import (
    Choice,
    DayType,
    FigureType,
    Flag,
    Ref,
    Whole,
    Words,
)
from scorecards.load.fields import RecordType
from scorecards.load.kinds.writing import both, one
from scorecards.load.patterns import IDENTIFIER
from scorecards.model import observations
from scorecards.model.text import Text

TARGET = RecordType(
    "target",
    Text("mục tiêu (targets.toml)", "target (targets.toml)"),
    (
        one("indicator", Ref("indicator"), "chỉ tiêu", "indicator", 'indicator = "…"', True),
        one("place", Ref("place"), "của nơi nào", "place", 'place = "viet-nam"', True),
        one("value", FigureType(), "mức phải đạt", "value to reach", "value = 80", True),
        one(
            "comparator", Choice(observations.Comparator), "cách so", "how to compare", 'comparator = "at-least"', True
        ),
        one("due", DayType(), "hạn", "due date", "due = 2025-12-31", True),
        one("where", Pairs(), "chỉ tính cho", "the part that it is of", 'where = { government-level = "commune" }'),
        one("document", Ref("document"), "văn bản đặt mục tiêu", "document that sets it", 'document = "…"', True),
        one("quote", Words(), "nguyên văn", "the source's own words", 'quote = "…"'),
        *both("note", "ghi chú", "note", 'note = "…"'),
    ),
)


EXPLANATION = RecordType(
    "explanation",
    Text("lời giải thích cho một điểm chưa khớp (explanations.toml)", "explanation of a finding (explanations.toml)"),
    (
        one(
            "finding",
            Words(),
            "mã của điểm chưa khớp, như trang Đối chiếu ghi",
            "identifier of the finding",
            'finding = "rate:…"',
            True,
        ),
        *both("text", "lời giải thích hoặc trả lời", "explanation or reply", 'text = "…"', True),
        *both("by", "ai giải thích", "who explains", 'by = "Sở Khoa học và Công nghệ Hà Tĩnh"', True),
        one("date", DayType(), "ngày", "day", "date = 2026-12-01", True),
    ),
)

REVISION = RecordType(
    "revision",
    Text("số liệu được sửa (revisions.toml)", "revised figure (revisions.toml)"),
    (
        one(
            "figure",
            Words(),
            "mã số liệu",
            "identifier of the figure",
            'figure = "ha-tinh.bc-227-2023.ho-so-so-hoa"',
            True,
        ),
        one("old", Words(), "trước ghi", "what it said before", 'old = "57,35%"', True),
        one("new", Words(), "nay ghi", "what it says now", 'new = "57,53%"', True),
        *both("reason", "vì sao sửa", "why", 'reason = "…"', True),
        one("date", DayType(), "ngày sửa", "day of the change", "date = 2026-12-01", True),
        one("new_data", Flag(), "sửa vì có số liệu mới", "whether new data are the reason", "new_data = true"),
        one(
            "status_changed",
            Flag(),
            "việc đạt mục tiêu có đổi theo",
            "whether the standing against a target changed with it",
            "status_changed = true",
        ),
    ),
)

FRAMEWORK_INDEX = RecordType(
    "framework index",
    Text("chỉ số chính hoặc trụ cột của bộ chỉ số", "main index or pillar of a framework"),
    (
        one("id", IDENTIFIER, "mã", "identifier", 'id = "nhan-thuc-so"', True),
        *both("name", "tên", "name", 'name = "Nhận thức số"', True),
        *both("group", "thuộc nhóm", "group", 'group = "Nền tảng chung"'),
        one("components", Whole(), "số chỉ số thành phần", "number of component indicators", "components = 10"),
        one("points", Whole(), "điểm tối đa", "points", "points = 100"),
    ),
)

FRAMEWORK = RecordType(
    "framework",
    Text("bộ chỉ số (frameworks.toml)", "framework (frameworks.toml)"),
    (
        *both("name", "tên", "name", 'name = "DTI theo Quyết định 922"', True),
        one("document", Ref("document"), "văn bản ban hành", "document that sets it", 'document = "qd-922-2022"', True),
        one(
            "years",
            ListOf(Whole(2000, 2100)),
            "dùng cho các năm",
            "years it was used for",
            "years = [2021, 2022]",
            True,
        ),
        *both("note", "ghi chú", "note", 'note = "…"'),
        one("index", ListOf(TableType(FRAMEWORK_INDEX)), "các chỉ số chính", "main indices", "[[dti-922.index]]"),
        one("pillar", ListOf(TableType(FRAMEWORK_INDEX)), "các trụ cột", "pillars", "[[dti-922.pillar]]"),
    ),
)


RANK_ROW = RecordType(
    "rank",
    Text("hạng của một đơn vị [[rank]]", "rank of a unit"),
    (
        one("place", Ref("place"), "nơi", "place", 'place = "ha-tinh"', True),
        one(
            "rank",
            Whole(1),
            "hạng; bỏ trống nếu chỉ công bố điểm",
            "rank; absent where only a score is known",
            "rank = 37",
        ),
        one(
            "rank_to", Whole(1), "hạng thấp nhất có thể, khi chỉ biết một khoảng", "last possible rank", "rank_to = 34"
        ),
        one("tied", Flag(), "đồng hạng", "tied", "tied = true"),
        one("score", FigureType(), "điểm", "score", "score = 0.6077"),
        one(
            "indices",
            MapOf(FigureType()),
            "giá trị từng chỉ số chính",
            "value of each main index",
            "indices = { nhan-thuc-so = 1.0000 }",
        ),
        one(
            "pillars",
            MapOf(FigureType()),
            "giá trị từng trụ cột",
            "value of each pillar",
            "pillars = { chinh-quyen-so = 0.7804 }",
        ),
        one("document", Ref("document"), "nguồn", "source", 'document = "…"', True),
        one("basis", Choice(observations.RankBasis), "cách đọc ra hạng", "how the rank was read", 'basis = "stated"'),
        *both("note", "ghi chú cho người đọc", "note for readers", 'note = "…"'),
    ),
)


RANKING = RecordType(
    "ranking",
    Text("bảng xếp hạng (rankings/*.toml)", "ranking (rankings/*.toml)"),
    (
        *both("name", "tên", "name", 'name = "DTI cấp tỉnh 2022"', True),
        one(
            "framework",
            Ref("framework"),
            "phiên bản bộ chỉ số; bỏ trống nếu chưa rõ",
            "version of the index; absent if unknown",
            'framework = "dti-922"',
        ),
        one("reference_year", Whole(2000, 2100), "năm được đo", "year measured", "reference_year = 2022", True),
        one(
            "published_on", DayType(or_unknown=True), "ngày công bố", "day published", 'published_on = "unknown"', True
        ),
        one(
            "units_on",
            DayType(),
            "xếp hạng các đơn vị có vào ngày nào",
            "the day whose units were ranked",
            "units_on = 2022-12-31",
            True,
        ),
        one("universe", Whole(1), "số đơn vị được xếp hạng", "how many were ranked", "universe = 63", True),
        *both("universe_name", "các đơn vị đó là gì", "what they are", 'universe_name = "63 tỉnh, thành phố"', True),
        *both("note", "ghi chú", "note", 'note = "…"'),
        one("rank", ListOf(TableType(RANK_ROW), least=1), "các hạng", "ranks", "[[rank]]", True),
    ),
)
