"""Files of every kind become sheets or are refused in words; tables are found among all that stands around them."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.problems import Problem
from scorecards.sheets import excel
from scorecards.sheets.figures import Given
from scorecards.sheets.opening import open_sheets, sheets_of
from tests.support.projects import Workshop
from tests.support.sheets import codes, imported, read, sheet, workbook

ROWS = [["Tỉnh", "Chỉ tiêu", "Giá trị"], ["Thử Nghiệm", "duong-truyen", "1.711"]]
CSV = "Tỉnh;Chỉ tiêu;Giá trị;Ghi chú\nThử Nghiệm;duong-truyen;1.711;Đo “lại”\n"
GIVEN = Given(document="nguon")


def problem_of(name: str, raw: bytes) -> str:
    found = sheets_of(name, raw)
    assert isinstance(found, Problem)
    assert found.message("vi")
    assert found.hint("en")
    return found.code


def test_files_that_are_no_sheets_are_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
    assert problem_of("a.xls", ole) == "sheet-old-excel"
    assert problem_of("a.xlsx", ole + "EncryptedPackage".encode("utf-16-le")) == "sheet-password"
    assert problem_of("a.xlsx", b"") == "sheet-nothing"
    assert problem_of("a.csv", b"\xef\xbb\xbf\r\n") == "sheet-nothing"
    assert problem_of("a.pdf", b"%PDF-1.7") == "sheet-not-a-sheet"
    assert problem_of("a.xlsx", b"PK\x03\x04 torn") == "sheet-damaged"
    assert problem_of("a.xlsx", workbook(ROWS)[:-200]) == "sheet-damaged"
    assert problem_of("a.csv", b"\x00\x01\x02\x03" * 50) == "not-text"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("a.txt", "no workbook")
    assert problem_of("a.xlsx", packed.getvalue()) == "sheet-damaged"
    monkeypatch.setattr(excel, "MOST_CELLS", 3)
    assert problem_of("a.xlsx", workbook(ROWS)) == "sheet-too-big"


def test_paths_that_cannot_be_opened_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def code(path: Path) -> str:
        found = open_sheets(path)
        assert isinstance(found, Problem)
        return found.code

    assert code(tmp_path / "none.xlsx") == "sheet-not-there"
    assert code(tmp_path) == "sheet-not-there"
    assert code(tmp_path / "~$a.xlsx") == "lock-file"
    file = tmp_path / "a.csv"
    file.write_text(CSV, encoding="utf-8")
    assert not isinstance(open_sheets(file), Problem)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "in use", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert code(file) == "open-elsewhere"


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx", "a.tsv", "a"]))
def test_any_bytes_give_sheets_or_a_problem(raw: bytes, name: str) -> None:
    for content in (raw, b"PK" + raw):
        found = sheets_of(name, content)
        assert isinstance(found, Problem | list)


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=20))
def test_a_damaged_workbook_gives_sheets_or_a_problem(at: int, by: bytes) -> None:
    raw = workbook(ROWS)
    found = sheets_of("a.xlsx", raw[:at] + by + raw[at + len(by) :])
    assert isinstance(found, Problem | list)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv_of_any_encoding_and_separator(encoding: str, separator: str, end: str) -> None:
    raw = CSV.replace(";", separator).replace("\n", end).encode(encoding)
    [page] = read(raw, "a.csv")
    assert [cell.text for cell in page.cells.values()] == [
        "Tỉnh", "Chỉ tiêu", "Giá trị", "Ghi chú", "Thử Nghiệm", "duong-truyen", "1.711", "Đo “lại”",
    ]  # fmt: skip


def test_csv_of_windows_1258_and_with_a_line_for_excel() -> None:
    text = unicodedata.normalize("NFD", "Tỉnh;Giá trị\nHà Tĩnh;57,53\n")
    for mark in ("\u0302", "\u0306", "\u031b"):  # letters that the encoding has composed
        for letter in "aeouAEOU":
            text = text.replace(letter + mark, unicodedata.normalize("NFC", letter + mark))
    [page] = read(text.encode("cp1258"), "a.csv")
    assert page.cells[2, 1].text == "Hà Tĩnh"
    [page] = read(b"sep=;\nA;B,C\n1;2\n", "a.csv")
    assert (page.cells[2, 2].text, page.cells[3, 1].text) == ("B,C", "1")


def test_a_table_is_found_between_titles_totals_and_footnotes(project: Workshop) -> None:
    rows = [
        ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
        [],
        ["STT", "Địa phương", "Nội dung chỉ tiêu", "Kết quả thực hiện"],
        ["I", "Hạ tầng số"],
        [None, "A. Nhóm một"],
        [1, "Thử Nghiệm", "Đường truyền", "1.711"],
        [],
        [2, "Giả Định", "Đường truyền", "1.800"],
        [None, "Tổng cộng", None, "3.511"],
        ["Ghi chú: số liệu do các đơn vị báo cáo."],
    ]
    plan = imported(project, sheet(rows), GIVEN)
    assert [(one.row, one.reason) for one in plan.skipped] == [(5, "title"), (9, "total"), (10, "footnote")]
    assert [one.cell for one in plan.entries] == ["D6", "D8"]


def test_several_tables_and_sheets(project: Workshop) -> None:
    first = sheet([*ROWS, [], ["Địa phương", "Chỉ tiêu", "Giá trị"], ["Giả Định", "duong-truyen", 5]])
    second = sheet([["Tỉnh", "Chỉ tiêu", "Giá trị"], ["Thử Nghiệm", "kinh-phi", "5 tỷ đồng"]], "bang.xlsx › Hai")
    plan = imported(project, [first, second], GIVEN)
    assert not plan.problems
    assert len(plan.entries) == 3


def test_headings_on_two_lines(project: Workshop) -> None:
    def merge(page: object) -> None:
        page.merge_cells("A1:A2")  # type: ignore[attr-defined]
        page.merge_cells("B1:C1")  # type: ignore[attr-defined]

    rows = [["Tỉnh", "Kết quả", None], [None, "Hồ sơ số hóa", "Đường truyền"], ["Thử Nghiệm", "57,5", "1.711"]]
    plan = imported(project, read(workbook(rows, merge)), GIVEN)
    assert not plan.problems
    assert [(one.cell, one.value) for one in plan.entries] == [("B3", "57,5%"), ("C3", "1.711 km")]


def test_what_is_hidden_is_named_and_not_taken(project: Workshop) -> None:
    def hide(page: object) -> None:
        page.row_dimensions[3].hidden = True  # type: ignore[attr-defined]
        page.column_dimensions["D"].hidden = True  # type: ignore[attr-defined]

    rows = [["Tỉnh", "Chỉ tiêu", "Giá trị", "Ghi chú"], ["Thử Nghiệm", "duong-truyen", 5, "a"],
            ["Giả Định", "duong-truyen", 7, "b"]]  # fmt: skip
    plan = imported(project, read(workbook(rows, hide)), GIVEN)
    assert codes(plan) == ["sheet-hidden-column", "sheet-hidden-rows"]
    assert [one.cell for one in plan.entries] == ["C2"]
    assert "note" not in next(iter(plan.texts.values()))
    [page] = read(workbook(rows))
    hidden = type(page)(page.path, page.cells, hidden=True)
    assert codes(imported(project, hidden, GIVEN)) == ["sheet-hidden-sheet", "sheet-no-table"]


def test_columns_that_say_nothing_or_the_same_are_told(project: Workshop) -> None:
    rows = [["Tỉnh", "Chỉ tiêu", "Giá trị", "Nguyên văng", "Cột riêng", "Kết quả"],
            ["Thử Nghiệm", "duong-truyen", "1.711", "x", "y", "1.711"]]  # fmt: skip
    plan = imported(project, sheet(rows), GIVEN)
    assert codes(plan) == ["sheet-heading-twice", "sheet-heading-unknown", "sheet-heading-unknown"]
    near = {one.details["heading"]: one.details["near"] for one in plan.problems if "near" in one.details}
    assert near["Nguyên văng"] == "nguyên văn"


def test_a_row_whose_indicator_is_not_known_is_told_all_that_is_wrong_with_it(project: Workshop) -> None:
    rows = [["Tỉnh", "Chỉ tiêu", "Giá trị", "Tính đến ngày", "Cách tính", "Nguồn"],
            ["Thử Nghiệm", "Đường truyềnn", 5, "31/13/2026", "đếm bừa", "99/XY"],
            ["Thử Nghiệm", "duong-truyen", "1.711", "30/6/2025", "thời điểm", "bao-cao"]]  # fmt: skip
    plan = imported(project, sheet(rows))
    assert [(one.code, one.at.column) for one in plan.problems] == [
        ("sheet-name-unknown", 2),
        ("sheet-no-day", 4),
        ("sheet-choice", 5),
        ("sheet-name-unknown", 6),
    ]
    assert plan.problems[0].details["near"] == "Đường truyền"
    assert [one.cell for one in plan.entries] == ["C3"]


def test_a_sheet_without_a_table_says_what_was_seen(project: Workshop) -> None:
    plan = imported(project, sheet([["Họ tên", "Điện thoại"], ["A", "012"]]), GIVEN)
    assert codes(plan) == ["sheet-no-table"]
    assert plan.problems[0].details["seen"] == "Họ tên; Điện thoại"


def test_a_title_over_merged_cells_is_not_what_was_taken_for_headings(project: Workshop) -> None:
    rows = [["Biểu tổng hợp"] * 3, ["STT", "Họ tên", "Họ tên"], [1, "A", "B"]]
    plan = imported(project, sheet(rows), GIVEN)
    assert plan.problems[0].details["seen"] == "STT; Họ tên"
