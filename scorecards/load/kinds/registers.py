"""Field tables of the site's settings and its registers."""

from scorecards.load.composite_types import ListOf, MapOf, TableType
from scorecards.load.field_types import (
    Choice,
    DayType,
    FigureType,
    NewId,
    Ref,
    Whole,
    Words,
)
from scorecards.load.fields import RecordType
from scorecards.load.kinds.writing import both, one
from scorecards.load.patterns import COLOUR, DOWNLOAD, EMAIL, IDENTIFIER, LENGTH, WEB_ADDRESS
from scorecards.model import documents, indicators, places, project
from scorecards.model.text import Text

LINK = RecordType(
    "link",
    Text("liên kết tới cơ quan khác", "link to another agency"),
    (
        *both("name", "tên cơ quan", "name of the agency", 'name = "Cổng thông tin điện tử tỉnh Hà Tĩnh"', True),
        one("url", WEB_ADDRESS, "địa chỉ", "address", 'url = "https://hatinh.gov.vn"', True),
    ),
)


SITE = RecordType(
    "site",
    Text("thông tin trang (site.toml)", "site settings (site.toml)"),
    (
        *both("title", "tên trang", "name of the site", 'title = "Phiếu điểm chuyển đổi số"', True),
        *both("description", "mô tả một câu", "description in a sentence", 'description = "…"', True),
        one("theme", IDENTIFIER, "giao diện", "theme", 'theme = "default"'),
        one("address", WEB_ADDRESS, "địa chỉ công bố", "published address", 'address = "https://vi-du.vn/phieu-diem/"'),
        *both("publisher", "ai công bố trang này", "who publishes the site", 'publisher = "Nhóm …"', True),
        *both("publisher_note", "trang này không phải là gì", "what the site is not", 'publisher_note = "…"', True),
        one("email", EMAIL, "thư điện tử liên hệ", "e-mail for contact", 'email = "lien-he@vi-du.vn"'),
        one("repository", WEB_ADDRESS, "địa chỉ kho mã nguồn", "address of the repository", 'repository = "https://…"'),
        one(
            "feedback",
            Choice(project.Feedback),
            "người đọc báo sai qua đâu; bỏ trống thì qua thư nếu có email, không thì qua kho trên GitHub",
            "how readers report mistakes; absent: by e-mail where there is one, else on GitHub",
            'feedback = "issues"',
        ),
        one("country", Ref("place"), "mã của cả nước", "place that is the whole country", 'country = "viet-nam"', True),
        one("links", ListOf(TableType(LINK)), "liên kết cơ quan khác", "links to other agencies", "[[links]]"),
        one(
            "stale_after_months",
            Whole(1, 600),
            "số liệu cũ hơn bấy nhiêu tháng thì ghi là đã cũ",
            "age in months from which a figure is marked as old",
            "stale_after_months = 24",
        ),
        one(
            "visits",
            Words(),
            "tệp lượt truy cập đã xuất, trong data/",
            "exported visit figures, in data/",
            'visits = "visits.csv"',
        ),
        *both("data_licence", "giấy phép dữ liệu", "licence of the data", 'data_licence = "CC BY 4.0"', True),
        one(
            "data_licence_url",
            WEB_ADDRESS,
            "địa chỉ giấy phép",
            "address of the licence",
            'data_licence_url = "https://…"',
            True,
        ),
    ),
)


AREA = RecordType(
    "area",
    Text("đơn vị hành chính trong một thời gian", "administrative unit between two dates"),
    (
        one(
            "id",
            NewId("area"),
            "mã có năm nếu nơi này đổi địa giới",
            "dated identifier",
            'id = "tuyen-quang-2025"',
            True,
        ),
        *both("name", "tên đầy đủ", "full name", 'name = "tỉnh Hà Tĩnh"', True),
        one("level", Choice(places.Level), "cấp", "level", 'level = "province"', True),
        one("code", Words(), "mã số chính thức", "official code", 'code = "42"'),
        *both("region", "vùng", "region", 'region = "Bắc Trung Bộ"'),
        one("valid_from", DayType(), "ngày đầu", "first day", "valid_from = 2025-07-01"),
        one("valid_to", DayType(), "ngày cuối", "last day", "valid_to = 2025-06-30"),
        one("predecessors", ListOf(IDENTIFIER), "hợp nhất từ", "formed from", 'predecessors = ["ha-giang"]'),
        one("successor", IDENTIFIER, "nay thuộc", "went into", 'successor = "tuyen-quang-2025"'),
        one("parent", Ref("place"), "thuộc nơi nào", "belongs to", 'parent = "nghe-an"'),
        one("legal_basis", Words(), "căn cứ pháp lý", "legal basis", 'legal_basis = "Nghị quyết 202/2025/QH15"'),
    ),
)


PLACE = RecordType(
    "place",
    Text("nơi (places.toml)", "place (places.toml)"),
    (
        *both("name", "tên ngắn", "short name", 'name = "Hà Tĩnh"', True),
        one(
            "headline",
            ListOf(Ref("indicator")),
            "chỉ tiêu nêu đầu trang",
            "indicators that lead its page",
            'headline = ["ho-so-so-hoa"]',
        ),
        one(
            "area",
            ListOf(TableType(AREA), least=1),
            "đơn vị hành chính qua các thời kỳ",
            "its units through time",
            "[[ha-tinh.area]]",
            True,
        ),
    ),
)


PILLAR = RecordType(
    "pillar",
    Text("trụ cột (pillars.toml)", "pillar (pillars.toml)"),
    (
        *both("name", "tên", "name", 'name = "Hạ tầng số"', True),
        *both("definition", "nội dung", "what it covers", 'definition = "…"', True),
        one("weight", Whole(0, 1000), "điểm tối đa trên 1.000", "points out of 1,000", "weight = 100", True),
    ),
)


INDICATOR = RecordType(
    "indicator",
    Text("chỉ tiêu (indicators.toml)", "indicator (indicators.toml)"),
    (
        *both("name", "tên", "name", 'name = "Hồ sơ thủ tục hành chính được số hóa"', True),
        *both("definition", "định nghĩa", "definition", 'definition = "…"', True),
        one("pillar", Ref("pillar"), "trụ cột", "pillar", 'pillar = "chinh-quyen-so"', True),
        one("kind", Choice(indicators.IndicatorKind), "loại số", "kind of value", 'kind = "rate"', True),
        one(
            "better", Choice(indicators.Better), "cao hay thấp là tốt", "which way is better", 'better = "higher"', True
        ),
        *both("unit", "đơn vị tính", "unit of measure", 'unit = "%"', True),
        *both("denominator", "tỷ lệ tính trên cái gì", "what a rate is counted against", 'denominator = "…"'),
        one("low", FigureType(), "giá trị nhỏ nhất hợp lý", "lowest plausible value", "low = 0"),
        one("high", FigureType(), "giá trị lớn nhất hợp lý", "highest plausible value", "high = 100"),
        one(
            "compare_within_days",
            Whole(0, 3650),
            "so được giữa các đơn vị khi ngày cách nhau không quá; bỏ trống nếu không so",
            "units compare if their dates lie this close; absent where they do not compare",
            "compare_within_days = 184",
        ),
        one(
            "merge",
            Choice(indicators.MergeRule),
            "cách gộp khi sáp nhập",
            "rule for merged units",
            'merge = "sum"',
            True,
        ),
    ),
)


MEMBER = RecordType(
    "member",
    Text("thành phần", "member"),
    (
        one("id", IDENTIFIER, "mã", "identifier", 'id = "commune"', True),
        *both("name", "tên", "name", 'name = "Cấp xã"', True),
    ),
)


DIMENSION = RecordType(
    "dimension",
    Text("chiều phân tổ (dimensions.toml)", "dimension (dimensions.toml)"),
    (
        *both("name", "tên", "name", 'name = "Cấp chính quyền"', True),
        one(
            "member",
            ListOf(TableType(MEMBER), least=1),
            "các thành phần",
            "members",
            "[[government-level.member]]",
            True,
        ),
    ),
)


DOCUMENT = RecordType(
    "document",
    Text("văn bản (documents.toml)", "document (documents.toml)"),
    (
        one("number", Words(), "số hiệu", "official number", 'number = "227/BC-STTTT"'),
        *both("title", "tên, trích yếu", "title", 'title = "Báo cáo kết quả chuyển đổi số …"', True),
        one("kind", Choice(documents.DocumentKind), "loại", "kind", 'kind = "report"', True),
        *both("issuer", "cơ quan ban hành", "issuer", 'issuer = "Sở Thông tin và Truyền thông Hà Tĩnh"', True),
        one("date", DayType(or_unknown=True), "ngày ban hành", "day issued", "date = 2022-12-29", True),
        *both("publisher", "nơi đăng", "who published it", 'publisher = "Cổng thông tin điện tử tỉnh Hà Tĩnh"'),
        one("url", WEB_ADDRESS, "địa chỉ", "address", 'url = "https://…"'),
        one("read_on", DayType(), "ngày đọc", "day it was read", "read_on = 2026-11-22"),
        one("cited_in", ListOf(Ref("document")), "được nhắc đến trong", "documents that cite it", 'cited_in = ["…"]'),
        one(
            "file",
            DOWNLOAD,
            "tệp để tải về, trong data/files/",
            "file to download, in data/files/",
            'file = "bc-227.pdf"',
        ),
        one("source_text", Words(), "tệp văn bản nguồn", "file of the source text", 'source_text = "….txt"'),
        *both("note", "ghi chú", "note", 'note = "…"'),
    ),
)


TERM = RecordType(
    "term",
    Text("thuật ngữ (glossary.toml)", "term (glossary.toml)"),
    (
        *both("name", "thuật ngữ", "term", 'name = "Kỳ tham chiếu"', True),
        *both("definition", "giải thích", "definition", 'definition = "…"', True),
    ),
)


THEME = RecordType(
    "theme",
    Text("giao diện (theme.toml)", "theme (theme.toml)"),
    (
        one("name", Words(), "tên", "name", 'name = "Niên giám"', True),
        one("parent", IDENTIFIER, "giao diện gốc", "parent theme", 'parent = "default"'),
        one(
            "font",
            Words(),
            "phông chữ của biểu đồ, có tệp trong fonts/",
            "face of the charts, with files in fonts/",
            'font = "Be Vietnam Pro"',
        ),
        one(
            "colours",
            MapOf(MapOf(COLOUR)),
            "màu theo chế độ: light, dark, contrast",
            "colours by scheme",
            "[colours.light]",
        ),
        one("type", MapOf(LENGTH), "cỡ chữ, dùng chung với biểu đồ", "sizes of type, shared with charts", "[type]"),
        one("space", MapOf(LENGTH), "khoảng cách, dùng chung với biểu đồ", "distances, shared with charts", "[space]"),
    ),
)


ARCHIPELAGO = RecordType(
    "archipelago",
    Text("quần đảo trên bản đồ ô", "archipelago of a tile map"),
    (
        *both("name", "tên", "name", 'name = "Hoàng Sa"', True),
        one("of", Ref("place"), "thuộc nơi nào", "place it belongs to", 'of = "da-nang"', True),
        one("tile", ListOf(Whole(0, 99)), "ô [cột, hàng]", "tile [column, row]", "tile = [6, 7]", True),
    ),
)

LAYER = RecordType(
    "layer",
    Text("bản đồ ô (tiles.toml)", "tile map (tiles.toml)"),
    (
        *both("name", "tên", "name", 'name = "34 tỉnh, thành phố từ 1/7/2025"', True),
        one("on", DayType(), "các đơn vị có vào ngày nào", "the day whose units it shows", "on = 2025-07-01", True),
        one("columns", Whole(1, 99), "số cột", "columns", "columns = 9", True),
        one("rows", Whole(1, 99), "số hàng", "rows", "rows = 17", True),
        one(
            "tiles",
            MapOf(ListOf(Whole(0, 99))),
            "ô của mỗi nơi [cột, hàng]",
            "tile of each place [column, row]",
            "[layer-34.tiles]",
            True,
        ),
        one(
            "boundaries",
            Words(),
            "tệp ranh giới TopoJSON của các đơn vị, trong data/; không có thì chỉ vẽ bản đồ ô",
            "TopoJSON file of the units' boundaries, in data/; without it there is the tile map alone",
            'boundaries = "maps/layer-34.topojson"',
        ),
        *both(
            "boundaries_credit",
            "ranh giới của ai, theo giấy phép nào; bắt buộc khi có tệp ranh giới",
            "whose boundaries they are, under which licence; required with such a file",
            'boundaries_credit = "Ranh giới: Sở …, CC BY 4.0"',
        ),
        one(
            "archipelagos",
            MapOf(TableType(ARCHIPELAGO)),
            "các quần đảo",
            "archipelagos",
            "[layer-34.archipelagos.hoang-sa]",
            True,
        ),
    ),
)
