"""The field tables of everything under `data/` and of the front matter of Markdown files."""

from scorecards.load.field_types import (
    COLOUR,
    EMAIL,
    IDENTIFIER,
    SITE_PATH,
    WEB_ADDRESS,
    Choice,
    Day,
    Figure,
    Flag,
    ListOf,
    MapOf,
    Pairs,
    PerMember,
    Ref,
    Table,
    Whole,
    Words,
)
from scorecards.load.fields import Field, FieldType, Kind
from scorecards.model import documents, indicators, observations, places
from scorecards.model.text import Text
from scorecards.model.values import MissingReason
from scorecards.vietnamese.values import ChangeBase, Direction, Qualifier


def _field(key: str, type_: FieldType, vi: str, en: str, example: str, required: bool = False) -> Field:
    return Field(key, type_, Text(vi, en), example, required)


def _both(key: str, vi: str, en: str, example: str, required: bool = False) -> tuple[Field, Field]:
    """A text and its English twin."""
    return (
        _field(key, Words(), vi, en, example, required),
        _field(f"{key}_en", Words(), f"{vi} (tiếng Anh)", f"{en} (in English)", f'{key}_en = "…"'),
    )


LINK = Kind(
    "link",
    Text("liên kết tới cơ quan khác", "link to another agency"),
    (
        *_both("name", "tên cơ quan", "name of the agency", 'name = "Cổng thông tin điện tử tỉnh Hà Tĩnh"', True),
        _field("url", WEB_ADDRESS, "địa chỉ", "address", 'url = "https://hatinh.gov.vn"', True),
    ),
)

SITE = Kind(
    "site",
    Text("thông tin trang (site.toml)", "site settings (site.toml)"),
    (
        *_both("title", "tên trang", "name of the site", 'title = "Phiếu điểm chuyển đổi số"', True),
        *_both("description", "mô tả một câu", "description in a sentence", 'description = "…"', True),
        _field("theme", IDENTIFIER, "giao diện", "theme", 'theme = "default"'),
        _field(
            "address", WEB_ADDRESS, "địa chỉ công bố", "published address", 'address = "https://vi-du.vn/phieu-diem/"'
        ),
        *_both("publisher", "ai công bố trang này", "who publishes the site", 'publisher = "Nhóm …"', True),
        *_both("publisher_note", "trang này không phải là gì", "what the site is not", 'publisher_note = "…"', True),
        _field("email", EMAIL, "thư điện tử liên hệ", "e-mail for contact", 'email = "lien-he@vi-du.vn"'),
        _field(
            "repository", WEB_ADDRESS, "địa chỉ kho mã nguồn", "address of the repository", 'repository = "https://…"'
        ),
        _field(
            "country", Ref("place"), "mã của cả nước", "place that is the whole country", 'country = "viet-nam"', True
        ),
        _field("links", ListOf(Table(LINK)), "liên kết cơ quan khác", "links to other agencies", "[[links]]"),
        *_both("data_licence", "giấy phép dữ liệu", "licence of the data", 'data_licence = "CC BY 4.0"', True),
        _field(
            "data_licence_url",
            WEB_ADDRESS,
            "địa chỉ giấy phép",
            "address of the licence",
            'data_licence_url = "https://…"',
            True,
        ),
    ),
)

AREA = Kind(
    "area",
    Text("đơn vị hành chính trong một thời gian", "administrative unit between two dates"),
    (
        _field(
            "id", IDENTIFIER, "mã có năm nếu nơi này đổi địa giới", "dated identifier", 'id = "tuyen-quang-2025"', True
        ),
        *_both("name", "tên đầy đủ", "full name", 'name = "tỉnh Hà Tĩnh"', True),
        _field("level", Choice(places.Level), "cấp", "level", 'level = "province"', True),
        _field("code", Words(), "mã số chính thức", "official code", 'code = "42"'),
        *_both("region", "vùng", "region", 'region = "Bắc Trung Bộ"'),
        _field("valid_from", Day(), "ngày đầu", "first day", "valid_from = 2025-07-01"),
        _field("valid_to", Day(), "ngày cuối", "last day", "valid_to = 2025-06-30"),
        _field("predecessors", ListOf(IDENTIFIER), "hợp nhất từ", "formed from", 'predecessors = ["ha-giang"]'),
        _field("successor", IDENTIFIER, "nay thuộc", "went into", 'successor = "tuyen-quang-2025"'),
        _field("parent", Ref("place"), "thuộc nơi nào", "belongs to", 'parent = "nghe-an"'),
        _field("legal_basis", Words(), "căn cứ pháp lý", "legal basis", 'legal_basis = "Nghị quyết 202/2025/QH15"'),
    ),
)

PLACE = Kind(
    "place",
    Text("nơi (places.toml)", "place (places.toml)"),
    (
        *_both("name", "tên ngắn", "short name", 'name = "Hà Tĩnh"', True),
        _field(
            "headline",
            ListOf(Ref("indicator")),
            "chỉ tiêu nêu đầu trang",
            "indicators that lead its page",
            'headline = ["ho-so-so-hoa"]',
        ),
        _field(
            "area",
            ListOf(Table(AREA)),
            "đơn vị hành chính qua các thời kỳ",
            "its units through time",
            "[[ha-tinh.area]]",
            True,
        ),
    ),
)

PILLAR = Kind(
    "pillar",
    Text("trụ cột (pillars.toml)", "pillar (pillars.toml)"),
    (
        *_both("name", "tên", "name", 'name = "Hạ tầng số"', True),
        *_both("definition", "nội dung", "what it covers", 'definition = "…"', True),
        _field("weight", Whole(0, 1000), "điểm tối đa trên 1.000", "points out of 1,000", "weight = 100", True),
    ),
)

INDICATOR = Kind(
    "indicator",
    Text("chỉ tiêu (indicators.toml)", "indicator (indicators.toml)"),
    (
        *_both("name", "tên", "name", 'name = "Hồ sơ thủ tục hành chính được số hóa"', True),
        *_both("definition", "định nghĩa", "definition", 'definition = "…"', True),
        _field("pillar", Ref("pillar"), "trụ cột", "pillar", 'pillar = "chinh-quyen-so"', True),
        _field("kind", Choice(indicators.Kind), "loại số", "kind of value", 'kind = "rate"', True),
        _field(
            "better", Choice(indicators.Better), "cao hay thấp là tốt", "which way is better", 'better = "higher"', True
        ),
        *_both("unit", "đơn vị tính", "unit of measure", 'unit = "%"', True),
        *_both("denominator", "tỷ lệ tính trên cái gì", "what a rate is counted against", 'denominator = "…"'),
        _field("low", Figure(), "giá trị nhỏ nhất hợp lý", "lowest plausible value", "low = 0"),
        _field("high", Figure(), "giá trị lớn nhất hợp lý", "highest plausible value", "high = 100"),
        _field(
            "merge",
            Choice(indicators.MergeRule),
            "cách gộp khi sáp nhập",
            "rule for merged units",
            'merge = "sum"',
            True,
        ),
    ),
)

MEMBER = Kind("member", Text("thành phần", "member"), _both("name", "tên", "name", 'name = "Cấp xã"', True))

DIMENSION = Kind(
    "dimension",
    Text("chiều phân tổ (dimensions.toml)", "dimension (dimensions.toml)"),
    (
        *_both("name", "tên", "name", 'name = "Cấp chính quyền"', True),
        _field("member", ListOf(Table(Kind(
            "member", MEMBER.label, (_field("id", IDENTIFIER, "mã", "identifier", 'id = "commune"', True), *MEMBER.fields)
        ))), "các thành phần", "members", "[[government-level.member]]", True),
    ),
)  # fmt: skip

DOCUMENT = Kind(
    "document",
    Text("văn bản (documents.toml)", "document (documents.toml)"),
    (
        _field("number", Words(), "số hiệu", "official number", 'number = "227/BC-STTTT"'),
        *_both("title", "tên, trích yếu", "title", 'title = "Báo cáo kết quả chuyển đổi số …"', True),
        _field("kind", Choice(documents.DocumentKind), "loại", "kind", 'kind = "report"', True),
        *_both("issuer", "cơ quan ban hành", "issuer", 'issuer = "Sở Thông tin và Truyền thông Hà Tĩnh"', True),
        _field("date", Day(or_unknown=True), "ngày ban hành", "day issued", "date = 2022-12-29", True),
        *_both("publisher", "nơi đăng", "who published it", 'publisher = "Cổng thông tin điện tử tỉnh Hà Tĩnh"'),
        _field("url", WEB_ADDRESS, "địa chỉ", "address", 'url = "https://…"'),
        _field("read_on", Day(), "ngày đọc", "day it was read", "read_on = 2026-11-22"),
        _field(
            "cited_in", ListOf(Ref("document")), "được nhắc đến trong", "documents that cite it", 'cited_in = ["…"]'
        ),
        _field("source_text", Words(), "tệp văn bản nguồn", "file of the source text", 'source_text = "….txt"'),
        *_both("note", "ghi chú", "note", 'note = "…"'),
    ),
)

_PERIOD = (
    _field(
        "as_of", Day(or_unknown=True), "số liệu tính đến ngày", "last day the figures cover", "as_of = 2023-10-31", True
    ),
    _field("from", Day(), "kỳ báo cáo từ ngày", "first day of the period", "from = 2023-01-01"),
    _field("inferred", Flag(), "ngày suy ra, không ghi trong nguồn", "the day was inferred", "inferred = true"),
)

_VALUE = (
    _field("value", PerMember(Figure()), "giá trị, khi không có lời văn", "value, for figures without words", "value = 57.53"),
    _field("low", PerMember(Figure()), "cận dưới của khoảng", "lower end of a range", "low = 60"),
    _field("high", PerMember(Figure()), "cận trên của khoảng", "upper end of a range", "high = 70"),
    _field("numerator", PerMember(Figure()), "tử số, hoặc số đã làm", "numerator, or what is done", "numerator = 21"),
    _field("denominator", PerMember(Figure()), "mẫu số, hoặc số phải làm", "denominator, or what was planned", "denominator = 26"),
    _field("universe", PerMember(Whole(1)), "xếp hạng trong bao nhiêu đơn vị", "how many were ranked", "universe = 63"),
    _field("unit", Words(), "đơn vị, khi khác với lời văn", "unit, where the words leave it open", 'unit = "hồ sơ"'),
    _field("qualifier", Choice(Qualifier), "từ chỉ mức chính xác", "how exact the figure is", 'qualifier = "over"'),
    _field("direction", Choice(Direction), "tăng hay giảm", "increase or decrease", 'direction = "increase"'),
    _field("base", Choice(ChangeBase), "thay đổi tính theo", "what a change is counted in", 'base = "points"'),
    _field("missing", PerMember(Choice(MissingReason)), "vì sao không có số", "why there is no figure", 'missing = "not-collected"'),
)  # fmt: skip

OBSERVATION = Kind(
    "observation",
    Text("số liệu [[observation]]", "observation"),
    (
        _field("indicator", Ref("indicator"), "chỉ tiêu", "indicator", 'indicator = "ho-so-so-hoa"', True),
        _field(
            "measure",
            Choice(observations.Measure),
            "cách tính theo thời gian",
            "how it relates to time",
            'measure = "cumulative"',
            True,
        ),
        _field(
            "by",
            Ref("dimension"),
            "tách theo chiều nào",
            "dimension that it is broken down by",
            'by = "government-level"',
        ),
        _field("where", Pairs(), "chỉ tính cho", "the part that it is of", 'where = { government-level = "commune" }'),
        _field(
            "quote",
            PerMember(Words()),
            "nguyên văn cụm từ có số",
            "the source's own words",
            'quote = "đạt tỷ lệ 57,53%"',
        ),
        *_VALUE,
        *(Field(f.key, f.type, f.meaning, f.example) for f in _PERIOD),
        _field("status", Choice(observations.Status), "tình trạng", "how final it is", 'status = "preliminary"'),
        *_both("note", "ghi chú cho người đọc", "note for readers", 'note = "…"'),
    ),
)

REPORT = Kind(
    "report",
    Text("tệp số liệu của một báo cáo", "file of one report"),
    (
        _field(
            "document",
            Ref("document"),
            "văn bản đưa ra số liệu",
            "document that states the figures",
            'document = "bc-227-2023"',
            True,
        ),
        _field(
            "read_in",
            Ref("document"),
            "nơi đọc được, nếu không phải chính văn bản đó",
            "where the words were read",
            'read_in = "…"',
        ),
        *_PERIOD,
        _field("observation", ListOf(Table(OBSERVATION)), "các số liệu", "observations", "[[observation]]", True),
    ),
)

TARGET = Kind(
    "target",
    Text("mục tiêu (targets.toml)", "target (targets.toml)"),
    (
        _field("indicator", Ref("indicator"), "chỉ tiêu", "indicator", 'indicator = "…"', True),
        _field("place", Ref("place"), "của nơi nào", "place", 'place = "viet-nam"', True),
        _field("value", Figure(), "mức phải đạt", "value to reach", "value = 80", True),
        _field(
            "comparator", Choice(observations.Comparator), "cách so", "how to compare", 'comparator = "at-least"', True
        ),
        _field("due", Day(), "hạn", "due date", "due = 2025-12-31", True),
        _field("where", Pairs(), "chỉ tính cho", "the part that it is of", 'where = { government-level = "commune" }'),
        _field("document", Ref("document"), "văn bản đặt mục tiêu", "document that sets it", 'document = "…"', True),
        _field("quote", Words(), "nguyên văn", "the source's own words", 'quote = "…"'),
        *_both("note", "ghi chú", "note", 'note = "…"'),
    ),
)

RANK_ROW = Kind(
    "rank",
    Text("hạng của một đơn vị [[rank]]", "rank of a unit"),
    (
        _field("place", Ref("place"), "nơi", "place", 'place = "ha-tinh"', True),
        _field("rank", Whole(1), "hạng", "rank", "rank = 37", True),
        _field("tied", Flag(), "đồng hạng", "tied", "tied = true"),
        _field("score", Figure(), "điểm", "score", "score = 0.6077"),
        _field("document", Ref("document"), "nguồn", "source", 'document = "…"', True),
        _field(
            "basis",
            Choice(observations.RankBasis),
            "in rõ hay đọc theo thứ tự",
            "stated or read off an order",
            'basis = "stated"',
        ),
    ),
)

RANKING = Kind(
    "ranking",
    Text("bảng xếp hạng (rankings/*.toml)", "ranking (rankings/*.toml)"),
    (
        *_both("name", "tên", "name", 'name = "DTI cấp tỉnh 2022"', True),
        _field(
            "framework",
            Ref("document"),
            "văn bản quy định cách tính",
            "document that sets the method",
            'framework = "qd-922-2022"',
        ),
        _field("reference_year", Whole(2000, 2100), "năm được đo", "year measured", "reference_year = 2022", True),
        _field("published_on", Day(or_unknown=True), "ngày công bố", "day published", 'published_on = "unknown"', True),
        _field("universe", Whole(1), "số đơn vị được xếp hạng", "how many were ranked", "universe = 63", True),
        *_both("universe_name", "các đơn vị đó là gì", "what they are", 'universe_name = "63 tỉnh, thành phố"', True),
        _field("rank", ListOf(Table(RANK_ROW)), "các hạng", "ranks", "[[rank]]", True),
    ),
)

TERM = Kind(
    "term",
    Text("thuật ngữ (glossary.toml)", "term (glossary.toml)"),
    (
        *_both("name", "thuật ngữ", "term", 'name = "Kỳ tham chiếu"', True),
        *_both("definition", "giải thích", "definition", 'definition = "…"', True),
    ),
)

PHOTO = Kind(
    "photo",
    Text("ảnh", "photo"),
    (
        _field(
            "file",
            Words(),
            "tệp ảnh, tính từ thư mục của bài",
            "file, from the article's folder",
            'file = "hoi-thao.jpg"',
            True,
        ),
        _field("alt", Words(), "ảnh cho thấy gì, bằng lời", "what it shows, in words", 'alt = "…"', True),
        _field("caption", Words(), "chú thích", "caption", 'caption = "…"', True),
        _field("credit", Words(), "nguồn ảnh", "credit", 'credit = "…"', True),
    ),
)

COMMENTARY = Kind(
    "commentary",
    Text("phần đầu của bài nhận định", "front matter of a commentary"),
    (
        _field("place", Ref("place"), "nơi", "place", 'place = "ha-tinh"', True),
        _field(
            "as_of", Day(or_unknown=True), "tình hình tính đến ngày", "day it speaks up to", "as_of = 2023-10-31", True
        ),
        _field(
            "documents",
            ListOf(Ref("document")),
            "văn bản làm căn cứ",
            "documents it rests on",
            'documents = ["…"]',
            True,
        ),
        _field("author", Words(), "người viết", "author", 'author = "…"', True),
    ),
)

ARTICLE = Kind(
    "article",
    Text("phần đầu của bài tin", "front matter of a news article"),
    (
        _field("title", Words(), "tiêu đề", "title", 'title = "…"', True),
        _field("summary", Words(), "tóm tắt một, hai câu", "summary in a sentence or two", 'summary = "…"', True),
        _field("date", Day(), "ngày đăng", "day published", "date = 2026-11-22", True),
        _field("event", Day(or_unknown=True), "ngày xảy ra", "day of the event", "event = 2023-09-14"),
        _field("places", ListOf(Ref("place")), "nói về nơi nào", "places it is about", 'places = ["ha-tinh"]', True),
        _field("pillars", ListOf(Ref("pillar")), "trụ cột", "pillars", 'pillars = ["chinh-quyen-so"]'),
        _field(
            "documents",
            ListOf(Ref("document")),
            "văn bản làm căn cứ",
            "documents it rests on",
            'documents = ["…"]',
            True,
        ),
        _field("author", Words(), "người viết", "author", 'author = "…"', True),
        _field("unit", Words(), "đơn vị của người viết", "office of the author", 'unit = "…"'),
        _field("photo", Table(PHOTO), "ảnh", "photo", "[photo]"),
        _field("draft", Flag(), "bản nháp, chưa đăng", "draft", "draft = true"),
        _field("ends", Day(), "ngày cuối còn hiện", "last day it is shown", "ends = 2027-12-31"),
        _field(
            "old_addresses",
            ListOf(SITE_PATH),
            "địa chỉ cũ dẫn về bài này",
            "old addresses that lead here",
            'old_addresses = ["/tin/1/"]',
        ),
    ),
)

PAGE = Kind(
    "page",
    Text("phần đầu của trang", "front matter of a page"),
    (
        _field("title", Words(), "tiêu đề", "title", 'title = "Phương pháp"', True),
        _field("summary", Words(), "tóm tắt một câu", "summary in a sentence", 'summary = "…"', True),
    ),
)

THEME = Kind(
    "theme",
    Text("giao diện (theme.toml)", "theme (theme.toml)"),
    (
        _field("name", Words(), "tên", "name", 'name = "Niên giám"', True),
        _field("parent", IDENTIFIER, "giao diện gốc", "parent theme", 'parent = "default"'),
        _field(
            "font",
            Words(),
            "phông chữ của biểu đồ, có tệp trong fonts/",
            "face of the charts, with files in fonts/",
            'font = "Be Vietnam Pro"',
        ),
        _field(
            "colours",
            MapOf(MapOf(COLOUR)),
            "màu theo chế độ: light, dark, contrast",
            "colours by scheme",
            "[colours.light]",
        ),
    ),
)
