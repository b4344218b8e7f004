"""Whatever stands in a sheet, an import gives a plan; what it would write is a project without errors."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.sheets.figures import Given
from scorecards.sheets.grid import Cell, Grid
from scorecards.sheets.overlay import FilesWith
from scorecards.strings.sheet_words import sheet_words
from tests.sheets.conftest import SOURCE
from tests.support.projects import TODAY, Workshop, workshop
from tests.support.sheets import imported

HEADINGS = sorted({word for table in ("all", "figures", "targets", "ranks") for words in
                   sheet_words(f"headings.{table}").values() for word in words})  # fmt: skip
NAMES = ["Thử Nghiệm", "Giả Định", "ho-so", "duong-truyen", "nhiem-vu", "thue-bao", "kinh-phi", "nguon", "bao-cao",
         "Hồ sơ số hóa", "Đường truyền", "Cấp", "xep-hang-2024", "Tổng cộng", "Nước Thử (giả định)", "x"]  # fmt: skip
VALUES = ["57,53%", "1.711", "18/22", "gần 1.400", "60-70%", "tăng 3,85%", "2,5 tỷ đồng", "0,5", "1,5", "-3", "2/63",
          "không rõ", "30/6/2024", "năm 2024", "lũy kế", "có 1.711 km", "=1+1", "{x}", "\u202e", "a" * 400]  # fmt: skip
CONTENTS = st.one_of(
    st.sampled_from(HEADINGS), st.sampled_from(NAMES), st.sampled_from(VALUES), st.text(max_size=12),
    st.floats(), st.integers(-(10**20), 10**20), st.booleans(), st.none(),
    st.dates(date(1900, 1, 1), date(2150, 1, 1)), st.datetimes(datetime(1900, 1, 1), datetime(2150, 1, 1)),  # noqa: DTZ001
    st.just(time(7, 30)), st.just(timedelta(hours=30)),
)  # fmt: skip
FORMATS = st.sampled_from(["General", "0.00%", "#,##0", "0", "@", "0.0,", "dd/mm/yyyy", "[red]0.0;-0", "0.00E+00", ""])
HEADS = (
    ("Tỉnh", "Chỉ tiêu", "Giá trị", "Tính đến ngày", "Nguồn", "Cấp"),
    ("Tỉnh", "Chỉ tiêu", "Giá trị", "Nguyên văn", "Nguồn", "Đơn vị tính", "Ngày suy ra"),
    ("Tỉnh", "Hồ sơ số hóa", "Đường truyền", "Nguồn"),
    ("Tỉnh", "Chỉ tiêu", "tử số", "mẫu số", "low", "high", "missing", "Nguồn", "universe"),
    ("Bảng xếp hạng", "Tỉnh", "Hạng", "Điểm", "Nguồn", "Năm", "Số đơn vị", "Đồng hạng"),
    ("Chỉ tiêu", "Mức phải đạt", "Hạn", "Văn bản", "Cách so", "Tỉnh"),
    ("Mã", "Tiêu đề", "Loại", "Cơ quan ban hành", "Ngày ban hành", "Địa chỉ"),
    ("Mã", "Tên", "Định nghĩa", "Trụ cột", "Loại", "Cao hay thấp là tốt", "Đơn vị tính", "Cách gộp"),
)
LIKELY: dict[object, tuple[object, ...]] = {
    "Tỉnh": ("Thử Nghiệm", "giả định", "Tỉnh Thử Nghiệm"), "Chỉ tiêu": ("ho-so", "Đường truyền", "kinh-phi"),
    "Nguồn": ("nguon", "12/BC-TN"), "Văn bản": ("nguon",), "Cấp": ("tinh", "Cấp xã", "total"), "Năm": (2023, "2023"),
    "Bảng xếp hạng": ("xep-hang-2024", "moi"), "Hạng": (1, 2, "2/2", "3"), "Số đơn vị": (2, "12"), "Hạn": (2030,),
    "Loại": ("báo cáo", "số lượng", "tỷ lệ"), "Trụ cột": ("ha-tang",), "Cách so": ("ít nhất",), "Cách gộp": ("cộng",),
    "Cao hay thấp là tốt": ("cao",), "Mã": ("mot", "hai", "ho-so", "nguon"), "missing": ("chưa công bố",),
}  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> Grid:
    head = draw(st.one_of(st.sampled_from(HEADS), st.lists(CONTENTS, min_size=1, max_size=6)))
    rows: list[list[object]] = [list(head)]
    for _ in range(draw(st.integers(0, 5))):
        rows.append([
            draw(st.sampled_from(LIKELY[title]) if title in LIKELY and draw(st.integers(0, 9)) else CONTENTS)
            for title in head
        ])  # fmt: skip
    cells = {}
    for row, contents in enumerate(rows, 1):
        for column, content in enumerate(contents, 1):
            if content not in (None, ""):
                merged = row > 1 and draw(st.integers(0, 20)) == 0
                cells[row, column] = Cell(row, column, content, draw(FORMATS), merged=merged)  # type: ignore[arg-type]
    return Grid("bang.xlsx › Bảng", cells, draw(st.frozensets(st.integers(4, 6), max_size=1)))


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The small project, which these examples do not change."""
    made = workshop(tmp_path_factory.mktemp("any") / "project")
    made.append("data/documents.toml", SOURCE)
    return made


@settings(phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(sheets(), st.sampled_from([Given(), Given("thu-nghiem", "nguon", "xep-hang-2024")]))
def test_any_sheet_gives_a_plan(still: Workshop, page: Grid, known: Given) -> None:
    plan = imported(still, page, known)
    for one in plan.problems:
        assert one.message("vi")
        assert one.hint("en")
    files = FilesWith(still.root, added=plan.texts)
    assert load_project(files, TODAY, drafts=False) is not None
    assert load_project(Files(still.root), TODAY, drafts=False) is not None
