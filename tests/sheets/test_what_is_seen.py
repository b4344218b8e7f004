"""What a sheet shows is what is imported, or nothing is: words of formats, marks, headings that say more, parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from scorecards.sheets.figures import Given
from scorecards.sheets.formats import section_of
from scorecards.sheets.grid import Content
from tests.support.projects import Workshop
from tests.support.sheets import Rows, codes, imported, read, sheet, workbook

HEAD: list[Content] = ["Tỉnh", "Chỉ tiêu", "Kết quả"]
DOCUMENT = Given(document="nguon")


def values(project: Workshop, rows: Rows, **formats: str) -> list[str]:
    """The values that would be written, or the codes of what is wrong."""
    plan = imported(project, sheet(rows, formats=formats), DOCUMENT)
    return [one.value for one in plan.entries] or codes(plan)


@pytest.mark.parametrize(
    ("indicator", "content", "format", "expected"),
    [
        ("kinh-phi", 2.5, '0.0" tỷ đồng"', "2.500.000.000 đồng"),
        ("kinh-phi", 2500, '#,##0\\ "triệu"', "2.500.000.000 đồng"),
        ("kinh-phi", 2500, "#,##0\\ [$₫-42A]", "2.500 đồng"),
        ("kinh-phi", 2500, "[$$-409]#,##0", "2.500 USD"),
        ("ho-so", 95.3, '"trên "0.0', "trên 95,3%"),
        ("ho-so", 95.3, ">0.0", "trên 95,3%"),
        ("ho-so", 95.3, '0.0"%"', "95,3%"),
        ("ho-so", 95.3, "[<1]0.0%;0.0", "95,3%"),
        ("ho-so", 0.953, "[<1]0.0%;0.0", "95,3%"),
        ("ho-so", 95.3, '_-* #,##0.0_-;-* #,##0.0_-;_-* "-"_-;_-@_-', "95,3%"),
        ("ho-so", 95.3, '0.0" (ước)"', "sheet-value-unread"),
        ("ho-so", 95.3, '0.0"*"', "sheet-value-unread"),
        ("ho-so", 95.3, ";;;", "sheet-format-hides"),
        ("duong-truyen", 0, '0;-0;"-"', "sheet-format-hides"),
        ("duong-truyen", 0, '_(* #,##0_);_(* (#,##0);_(* "-"??_)', "sheet-format-hides"),
        ("duong-truyen", 0, "#,###", "sheet-format-hides"),
        ("duong-truyen", 0, "0;-0", "0 km"),
        ("duong-truyen", 953, "00\\.0", "sheet-format-changes"),
        ("duong-truyen", 1711, '"KH "0', "sheet-value-unread"),
        ("duong-truyen", 1711, "0.0,", "sheet-scaled-format"),
    ],
)
def test_words_of_a_format_are_part_of_what_the_cell_says(
    project: Workshop, indicator: str, content: float, format: str, expected: str
) -> None:
    assert values(project, [HEAD, ["Thử Nghiệm", indicator, content]], C2=format) == [expected]


def test_the_part_of_a_format_is_that_of_the_number() -> None:
    assert section_of("0.0;[Red](0.0)", -1).pattern == "(0.0)"
    assert section_of('General" trạm"', 5).after == "trạm"
    assert section_of("", 5).shows(0)
    assert section_of("[>=1000]0,;0", 999).pattern == "0"


def test_words_of_a_format_are_told_in_messages(project: Workshop) -> None:
    rows = [HEAD, ["Thử Nghiệm", "duong-truyen", 0]]
    [problem] = imported(project, sheet(rows, formats={"C2": '0;-0;"–"'}), DOCUMENT).problems
    assert "“–”" in problem.message("vi")
    assert "“–”" in problem.message("en")


def _struck(page: Worksheet) -> None:
    page["C2"].font = Font(strike=True)


def _raised(page: Worksheet) -> None:
    page["C2"] = CellRichText("1711", TextBlock(InlineFont(vertAlign="superscript"), "2"))


def _half_struck(page: Worksheet) -> None:
    page["C2"] = CellRichText(TextBlock(InlineFont(strike=True), "17"), "1711")


@pytest.mark.parametrize(
    ("change", "code"),
    [(_struck, "sheet-cell-struck"), (_half_struck, "sheet-cell-struck"), (_raised, "sheet-value-unread")],
)
def test_marks_of_footnotes_and_what_is_struck_out_are_no_digits(
    project: Workshop, change: Callable[[Worksheet], None], code: str
) -> None:
    raw = workbook([HEAD, ["Thử Nghiệm", "duong-truyen", 1711]], change)
    plan = imported(project, read(raw), DOCUMENT)
    assert codes(plan) == [code]
    assert not plan.texts


def test_a_heading_may_have_the_mark_of_a_footnote(project: Workshop) -> None:
    def raise_mark(page: Worksheet) -> None:
        page["C1"] = CellRichText("Kết quả", TextBlock(InlineFont(vertAlign="superscript"), "(1)"))

    raw = workbook([HEAD, ["Thử Nghiệm", "duong-truyen", 1711]], raise_mark)
    assert [one.value for one in imported(project, read(raw), DOCUMENT).entries] == ["1.711 km"]


def test_a_row_without_height_is_hidden(project: Workshop) -> None:
    def low(page: Worksheet) -> None:
        page.row_dimensions[2].height = 7

    raw = workbook([HEAD, ["Thử Nghiệm", "duong-truyen", 1711], ["Giả Định", "duong-truyen", 12]], low)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as packed, zipfile.ZipFile(made, "w") as changed:
        for part in packed.infolist():
            changed.writestr(part, packed.read(part).replace(b'ht="7"', b'ht="0"'))
    plan = imported(project, read(made.getvalue()), DOCUMENT)
    assert codes(plan) == ["sheet-hidden-rows"]
    assert [one.value for one in plan.entries] == ["12 km"]


@pytest.mark.parametrize(
    "heading",
    ["Kết quả (kế hoạch)", "Kết quả (KH 2025)", "Kết quả (31/12/2023)", "Kết quả (năm 2023)", "Kết quả (2023)",
     "Kết quả (tăng so với cùng kỳ)", "Kết quả (10^6 đồng)", "Kết quả (million VND)", "Kết quả (x1000)"],
)  # fmt: skip
def test_a_column_whose_heading_says_more_is_not_taken_for_that_without(project: Workshop, heading: str) -> None:
    rows: list[list[Content]] = [["Tỉnh", "Chỉ tiêu", heading], ["Thử Nghiệm", "duong-truyen", 1711]]
    plan = imported(project, sheet(rows), DOCUMENT)
    assert "sheet-heading-remark" in codes(plan)
    assert not plan.texts


@pytest.mark.parametrize("heading", ["Kết quả (km)", "Kết quả (thực hiện)", "Kết quả (nghìn km)", "Kết quả (Value)"])
def test_other_remarks_do_no_harm(project: Workshop, heading: str) -> None:
    rows: list[list[Content]] = [["Tỉnh", "Chỉ tiêu", heading], ["Thử Nghiệm", "duong-truyen", 2]]
    assert values(project, rows) == ["2.000 km" if "nghìn" in heading else "2 km"]


def test_a_time_or_a_plan_over_several_columns_counts_for_each(project: Workshop) -> None:
    def merge(page: Worksheet) -> None:
        page.merge_cells("B1:C1")

    for over in ("Năm 2023", "Kế hoạch"):
        rows = [["Tỉnh", over, None], [None, "Hồ sơ số hóa", "Đường truyền"], ["Thử Nghiệm", 95.3, 1711]]
        plan = imported(project, read(workbook(rows, merge)), DOCUMENT)
        assert codes(plan) == ["sheet-heading-remark"] * 2
        assert not plan.texts
    rows = [["Tỉnh", "Kết quả", None], [None, "Hồ sơ số hóa", "Đường truyền"], ["Thử Nghiệm", 95.3, 1711]]
    assert len(imported(project, read(workbook(rows, merge)), DOCUMENT).entries) == 2


def test_of_two_columns_for_one_thing_none_is_taken(project: Workshop) -> None:
    rows: list[list[Content]] = [
        ["Tỉnh", "Chỉ tiêu", "Số lượng", "Tỷ lệ (%)"], ["Thử Nghiệm", "ho-so", 85, 42.5],
    ]  # fmt: skip
    assert values(project, rows) == ["sheet-heading-twice"]


def test_what_was_planned_is_no_base_of_a_rate(project: Workshop) -> None:
    rows: list[list[Content]] = [
        ["Tỉnh", "Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Thử Nghiệm", "ho-so", 90, 95.3],
        ["Giả Định", "duong-truyen", 1800, 1711],
    ]  # fmt: skip
    plan = imported(project, sheet(rows), DOCUMENT)
    assert codes(plan) == ["sheet-plan-left-out"] * 2
    assert [one.value for one in plan.entries] == ["95,3%", "1.711 km"]
    assert not any("denominator" in text for text in plan.texts.values())
    rows[0][2] = "Tổng số"
    plan = imported(project, sheet(rows[:2]), DOCUMENT)
    assert any("denominator = 90" in text for text in plan.texts.values())


@pytest.mark.parametrize(
    ("rate", "expected"), [(77.8, "7/9 nhiệm vụ"), (77, "7/9 nhiệm vụ"), (70, "sheet-value-unread")]
)
def test_a_rate_beside_what_was_done_of_what_was_planned_has_to_be_theirs(
    project: Workshop, rate: float, expected: str
) -> None:
    head: list[Content] = ["Tỉnh", "Chỉ tiêu", "Đã làm", "Phải làm", "Tỷ lệ"]
    assert values(project, [head, ["Thử Nghiệm", "nhiem-vu", 7, 9, rate]]) == [expected]


@pytest.mark.parametrize(
    ("heading", "indicator", "expected"),
    [
        ("Số lượng", "ho-so", "sheet-value-unread"), ("Tỷ lệ", "duong-truyen", "sheet-value-unread"),
        ("Số lượng", "duong-truyen", "85 km"), ("Tỷ lệ", "ho-so", "85%"),
    ],
)  # fmt: skip
def test_a_column_of_counts_gives_no_rate_and_one_of_rates_no_count(
    project: Workshop, heading: str, indicator: str, expected: str
) -> None:
    assert values(project, [["Tỉnh", "Chỉ tiêu", heading], ["Thử Nghiệm", indicator, 85]]) == [expected]


@pytest.mark.parametrize(
    ("indicator", "content", "unit", "expected"),
    [
        ("kinh-phi", "2,5 tỷ", "triệu đồng", "sheet-value-unread"),
        ("kinh-phi", "2500 đồng", "triệu đồng", "sheet-value-unread"),
        ("kinh-phi", "2,5 tỷ đồng", "triệu đồng", "2.500.000.000 đồng"),
        ("kinh-phi", "2,5", "triệu đồng", "2.500.000 đồng"),
        ("duong-truyen", 95, "Xã Thạch Hà", "sheet-unit-unread"),
        ("duong-truyen", 95, "Thạch Hà", "sheet-unit-unread"),
        ("duong-truyen", 95, "đồng", "sheet-unit-unread"),
        ("duong-truyen", 95, "km/xã", "sheet-unit-unread"),
        ("duong-truyen", 12, "100 km", "sheet-unit-unread"),
        ("ho-so", "2,5 tỷ", "%", "sheet-value-unread"),
        ("ho-so", 95, "tỷ lệ %", "95%"),
    ],
)
def test_a_unit_that_is_none_of_the_indicator_is_told(
    project: Workshop, indicator: str, content: Content, unit: str, expected: str
) -> None:
    head: list[Content] = ["Tỉnh", "Chỉ tiêu", "Kết quả", "Đơn vị tính"]
    assert values(project, [head, ["Thử Nghiệm", indicator, content, unit]]) == [expected]


@pytest.mark.parametrize("rows", [
    [["Kinh phí năm (triệu đồng)"], HEAD, ["Thử Nghiệm", "kinh-phi", 2.5]],
    [[*HEAD, "Đơn vị: triệu đồng"], ["Thử Nghiệm", "kinh-phi", 2.5]],
])  # fmt: skip
def test_the_unit_of_a_title_or_at_the_end_of_the_headings_counts(project: Workshop, rows: list[list[Content]]) -> None:
    assert values(project, rows) == ["2.500.000 đồng"]


@pytest.mark.parametrize("heading", ["Huyện", "Xã, phường", "Sở, ngành"])
def test_a_row_of_a_part_of_the_place_is_not_the_places(project: Workshop, heading: str) -> None:
    head: list[Content] = [heading, "Chỉ tiêu", "Kết quả"]
    given = Given("thu-nghiem", "nguon")
    plan = imported(project, sheet([head, ["Nơi Nhỏ", "duong-truyen", 95]]), given)
    assert codes(plan) == ["sheet-row-of-part"]
    assert not plan.texts
    for whole in ("Toàn tỉnh", None):
        plan = imported(project, sheet([head, [whole, "duong-truyen", 95]]), given)
        assert [one.value for one in plan.entries] == ["95 km"]


def test_a_blank_place_is_not_that_of_the_command_line(project: Workshop) -> None:
    rows: list[list[Content]] = [HEAD, ["Giả Định", "duong-truyen", 95], [None, "ho-so", 12]]
    plan = imported(project, sheet(rows), Given("thu-nghiem", "nguon"))
    assert codes(plan) == ["sheet-place-missing"]
    assert [one.place for one in plan.entries] == ["Giả Định"]


@pytest.mark.parametrize("name", ["TP Thử Nghiệm", "Thành phố Thử Nghiệm", "T.P Thử Nghiệm", "Thử Nghiệm (TP)"])
def test_a_city_of_the_provinces_name_is_not_the_province(project: Workshop, name: str) -> None:
    assert values(project, [HEAD, [name, "duong-truyen", 95]]) == ["sheet-name-unknown"]


@pytest.mark.parametrize(
    "line", ["(Kèm theo Báo cáo số 12/BC-TN ngày 05/7/2024)", "Thử Nghiệm, ngày 5 tháng 7 năm 2024"]
)
def test_the_day_on_which_a_table_was_signed_is_not_that_of_its_numbers(project: Workshop, line: str) -> None:
    rows: list[list[Content]] = [[line], HEAD, ["Thử Nghiệm", "kinh-phi", "2 tỷ"]]
    assert [one.day for one in imported(project, sheet(rows), DOCUMENT).entries] == ["ngày không rõ"]
    rows.insert(0, ["Số liệu tính đến hết ngày 30/6/2024"])
    assert [one.day for one in imported(project, sheet(rows), DOCUMENT).entries] == ["30/6/2024"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [("Q2/2024", "30/6/2024"), ("Q.2 2024", None), ("H1/2024", None), ("T6/2024", "30/6/2024"), ("v2/2024", None)],
)
def test_a_letter_before_a_time_makes_another_one_of_it(project: Workshop, said: str, expected: str | None) -> None:
    rows: list[list[Content]] = [[*HEAD, "Tính đến"], ["Thử Nghiệm", "duong-truyen", 95, said]]
    plan = imported(project, sheet(rows), DOCUMENT, date(2026, 12, 1))
    assert [one.day for one in plan.entries] == ([expected] if expected else [])
    assert codes(plan) == ([] if expected else ["sheet-no-day"])


@pytest.mark.parametrize(
    ("level", "comparator", "expected"),
    [
        ("trên 90%", "ít nhất", ["sheet-target-bound"]), ("không quá 90%", "ít nhất", ["sheet-target-bound"]),
        ("trên 90%", "trên", []), ("90%", "ít nhất", []), ("trên 90%", None, []),
    ],
)  # fmt: skip
def test_words_of_a_level_have_to_compare_as_the_row_says(
    project: Workshop, level: str, comparator: str | None, expected: list[str]
) -> None:
    head = ["Chỉ tiêu", "Mức phải đạt", "Hạn", "Cách so", "Văn bản", "Tỉnh"]
    plan = imported(project, sheet([head, ["ho-so", level, 2031, comparator, "nguon", "Thử Nghiệm"]]))
    assert codes(plan) == expected
    assert bool(plan.texts) != bool(expected)


@pytest.mark.parametrize(
    ("content", "expected"),
    [("7/9 (77,8%)", "7/9 nhiệm vụ"), ("7/9 (70%)", "sheet-value-unread"), ("7/9", "7/9 nhiệm vụ")],
)
def test_a_rate_in_the_cell_of_what_was_done_has_to_be_theirs(project: Workshop, content: str, expected: str) -> None:
    assert values(project, [HEAD, ["Thử Nghiệm", "nhiem-vu", content]]) == [expected]
