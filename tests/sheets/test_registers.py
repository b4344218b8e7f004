"""Rows of documents, indicators and targets become records; rows of figures may name those of the same file."""

from __future__ import annotations

import pytest

from tests.support.projects import Workshop
from tests.support.sheets import codes, imported, sheet, write

DOCUMENTS = ("Mã", "Tiêu đề", "Loại", "Cơ quan ban hành", "Ngày ban hành", "Địa chỉ", "Ngày đọc")
BOOK = ("so-lieu-moi", "Số liệu mới", "Trang tin", "Báo Giả Định", "không rõ", "https://moi.vi-du.vn/a", "20/11/2026")
INDICATORS = ("Mã", "Tên", "Định nghĩa", "Trụ cột", "Loại", "Cao hay thấp là tốt", "Đơn vị tính", "Cách gộp")
ROADS = ("duong-moi", "Đường mới", "Số đường mới.", "ha-tang", "số lượng", "càng cao càng tốt", "đường", "cộng")
TARGETS = ("Chỉ tiêu", "Mức phải đạt", "Hạn", "Văn bản", "Nguyên văn", "Cách so")


def test_documents_indicators_and_figures_of_one_file(project: Workshop) -> None:
    figures = [["Tỉnh", "Chỉ tiêu", "Giá trị", "Nguồn"], ["Thử Nghiệm", "Đường mới", "1.711", "moi.vi-du.vn/a"]]
    plan = imported(
        project,
        [
            sheet([DOCUMENTS, BOOK], "bang.xlsx › Văn bản"),
            sheet([INDICATORS, ROADS], "bang.xlsx › Chỉ tiêu"),
            sheet(figures, "bang.xlsx › Số liệu"),
        ],
    )
    assert not plan.problems
    assert list(plan.texts) == [
        "data/documents/bang.toml", "data/indicators/bang.toml", "data/provinces/thu-nghiem/so-lieu-moi.toml",
    ]  # fmt: skip
    assert 'kind = "web-page"\nissuer = "Báo Giả Định"\ndate = "unknown"\n' in plan.texts["data/documents/bang.toml"]
    write(project, plan)
    assert not project.build().codes


def test_targets(project: Workshop) -> None:
    rows = [
        TARGETS,
        ["ho-so", "trên 80%", 2029, "nghi-quyet", None, None],
        ["duong-truyen", 2500, "31/12/2027", "nghi-quyet", None, "ít nhất"],
    ]
    plan = imported(project, sheet(rows))
    assert not plan.problems
    [text] = plan.texts.values()
    assert "[ho-so-2029]" in text
    assert 'comparator = "over"\ndue = 2029-12-31\n' in text
    assert 'value = 2500\ncomparator = "at-least"\ndue = 2027-12-31\n' in text
    write(project, plan)
    assert not project.build().codes
    again = imported(project, sheet(rows))
    assert (again.texts, again.same) == ({}, 2)


@pytest.mark.parametrize(("better", "found"), [("higher", []), ("lower", ["sheet-value-unread"])])
def test_a_level_to_rise_to_is_none_of_what_is_better_low(project: Workshop, better: str, found: list[str]) -> None:
    register = project.root / "data/indicators.toml"
    text = register.read_text("utf-8")
    register.write_text(text.replace('better = "higher"', f'better = "{better}"'), "utf-8")
    plan = imported(project, sheet([TARGETS, ["ho-so", "lên tới 80%", 2029, "nghi-quyet", None, None]]))
    assert codes(plan) == found
    assert ['comparator = "at-least"' in text for text in plan.texts.values()] == [True] * (not found)


def test_targets_of_the_parts_of_a_whole_are_told_apart(project: Workshop) -> None:
    rows: list[list[str | int | None]] = [[*TARGETS, "Cấp"]]
    rows += [["ho-so", "trên 80%", 2029, "nghi-quyet", None, None, part] for part in ("Cấp tỉnh", "Cấp xã")]
    plan = imported(project, sheet(rows))
    assert not plan.problems
    [text] = plan.texts.values()
    assert "[ho-so-tinh-2029]" in text
    assert "[ho-so-xa-2029]" in text


@pytest.mark.parametrize(
    ("head", "row", "code"),
    [
        (DOCUMENTS, ("Số Liệu", *BOOK[1:]), "sheet-identifier"),
        (DOCUMENTS, (*BOOK[:2], None, *BOOK[3:]), "sheet-key-missing"),
        (DOCUMENTS, (*BOOK[:5], "moi.vi-du.vn", BOOK[6]), "sheet-cell-wrong"),
        (DOCUMENTS, (*BOOK[:4], 2024, *BOOK[5:]), "sheet-day-incomplete"),
        (DOCUMENTS, (*BOOK[:4], "2024", *BOOK[5:]), "sheet-day-incomplete"),
        (DOCUMENTS, (*BOOK[:4], "tháng 6/2024", *BOOK[5:]), "sheet-day-incomplete"),
        (DOCUMENTS, ("nguon", *BOOK[1:]), "sheet-record-differs"),
        (DOCUMENTS, (*BOOK[:5], "https://nguon.vi-du.vn/bang/", BOOK[6]), "sheet-document-known"),
        (INDICATORS, (*ROADS[:3], "không có", *ROADS[4:]), "sheet-name-unknown"),
        (TARGETS, ("ho-so", "80%", 2030, "nghi-quyet", None, None), "sheet-key-missing"),
        (TARGETS, ("nhiem-vu", "18/22", 2030, "nghi-quyet", None, "đúng"), "sheet-value-unread"),
        (TARGETS, ("ho-so", "gần 80%", 2029, "nghi-quyet", None, "ít nhất"), "sheet-value-unread"),
        (TARGETS, ("duong-truyen", "80%", 2029, "nghi-quyet", None, "ít nhất"), "sheet-value-unread"),
        (TARGETS, ("ho-so", "180%", 2029, "nghi-quyet", None, "đúng"), "implausible-value"),
    ],
)
def test_wrong_records(project: Workshop, head: tuple[str, ...], row: tuple[object, ...], code: str) -> None:
    plan = imported(project, sheet([head, row]))
    assert codes(plan) == [code]
    assert bool(plan.texts) == (code == "implausible-value")


def test_one_name_of_two_records(project: Workshop) -> None:
    project.append(
        "data/documents.toml", '\n[hai]\ntitle = "Nguồn của bảng"\nkind = "report"\nissuer = "A"\ndate = "unknown"\n'
    )
    rows = [["Tỉnh", "Chỉ tiêu", "Giá trị", "Nguồn"], ["Thử Nghiệm", "duong-truyen", "1.711", "Nguồn của bảng"],
            ["Thử Nghiệm", None, "1.711", "hai"]]  # fmt: skip
    assert codes(imported(project, sheet(rows))) == ["sheet-cell-missing", "sheet-name-of-several"]


def test_lists_of_words_are_parted_by_semicolons(project: Workshop) -> None:
    project.replace(
        "data/indicators.toml", 'name = "Đường truyền"', 'name = "Đường truyền"\nother_names = ["Cáp, dây", "Sợi"]'
    )
    known = ("duong-truyen", "Đường truyền", "Chiều dài đường truyền.", "ha-tang", "số lượng", "không", "km", "cộng")
    rows = [(*INDICATORS, "other_names"), (*known, "Cáp, dây; Sợi")]
    plan = imported(project, sheet(rows))
    assert plan.same == 1, plan.problems
