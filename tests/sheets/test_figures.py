"""Rows of figures become observations, or are named with what is wrong with them; nothing is guessed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from scorecards.sheets import tables
from scorecards.sheets.days import days_until
from scorecards.sheets.figures import Given
from scorecards.sheets.grid import Content
from scorecards.sheets.headings import Headings, TableKind
from tests.support.projects import Workshop
from tests.support.sheets import codes, imported, read, sheet, workbook, write

HEAD = ("TT", "Tỉnh", "Chỉ tiêu", "Kết quả", "Tính đến", "Nguồn")
DAY = date(2024, 6, 30)


def row(
    value: Content, indicator: str = "duong-truyen", place: str = "Thử Nghiệm", day: Content = DAY
) -> list[Content]:
    return [1, place, indicator, value, day, "nguon"]


def only_text(project: Workshop, value: Content, indicator: str, format: str = "General") -> str:
    plan = imported(project, sheet([HEAD, row(value, indicator)], formats={"D2": format}))
    assert not plan.problems, plan.problems
    [text] = plan.texts.values()
    return text


@pytest.mark.parametrize(
    ("value", "format", "indicator", "written"),
    [
        ("1,5", "General", "ho-so", "value = 1.5\n"),
        ("57,53%", "General", "ho-so", "value = 57.53\n"),
        ("gần 61%", "General", "ho-so", 'value = 61\nqualifier = "nearly"\n'),
        (0.5753, "0.00%", "ho-so", "value = 57.53\n"),
        (0.5, "0%", "ho-so", "value = 50\n"),
        (57.5, "General", "ho-so", "value = 57.5\n"),
        (57.5, "0.00", "ho-so", "value = 57.50\n"),
        (0, "General", "ho-so", "value = 0\n"),
        ("0", "General", "ho-so", "value = 0\n"),
        ("0,9%", "General", "ho-so", "value = 0.9\n"),
        ("0,9", "General", "duong-truyen", "value = 0.9\n"),
        ("60-70%", "General", "ho-so", "low = 60\nhigh = 70\n"),
        ("1.711", "General", "duong-truyen", "value = 1711\n"),
        ("1.711 km", "General", "duong-truyen", "value = 1711\n"),
        (1711, "#,##0", "duong-truyen", "value = 1711\n"),
        (1480.5, "General", "duong-truyen", "value = 1480.5\n"),
        (1.711, "0.000", "duong-truyen", "value = 1.711\n"),
        ("gần 1.400", "General", "duong-truyen", 'value = 1400\nqualifier = "nearly"\n'),
        ("18/22", "General", "nhiem-vu", "numerator = 18\ndenominator = 22\n"),
        ("18/22 nhiệm vụ", "General", "nhiem-vu", "numerator = 18\ndenominator = 22\n"),
        ("tăng 3,85%", "General", "thue-bao", 'value = 3.85\ndirection = "increase"\n'),
        ("2,5 tỷ đồng", "General", "kinh-phi", "value = 2500000000\n"),
    ],
)
def test_a_value_is_read_as_it_is_shown(
    project: Workshop, value: Content, format: str, indicator: str, written: str
) -> None:
    assert written in only_text(project, value, indicator, format)


@pytest.mark.parametrize(
    ("value", "format", "indicator", "code"),
    [
        (1.711, "General", "duong-truyen", "sheet-thousands-or-decimals"),
        (0.5753, "General", "ho-so", "sheet-part-or-percent"),
        (1, "General", "ho-so", "sheet-part-or-percent"),
        ("0,9", "General", "ho-so", "sheet-part-or-percent"),
        ("gần 0,9", "General", "ho-so", "sheet-part-or-percent"),
        ("1", "General", "ho-so", "sheet-part-or-percent"),
        ("0,6-0,9", "General", "ho-so", "sheet-part-or-percent"),
        ("tăng 0,9", "General", "thue-bao", "sheet-part-or-percent"),
        (0.5, "0%", "duong-truyen", "sheet-percent-of-amount"),
        (1711, "#,##0,", "duong-truyen", "sheet-scaled-format"),
        (10**16, "General", "duong-truyen", "sheet-number-huge"),
        (57.123456789, "General", "ho-so", "sheet-many-decimals"),
        (datetime(2024, 10, 5), "d-mmm", "nhiem-vu", "sheet-value-is-day"),  # noqa: DTZ001
        ("18/22", "General", "ho-so-x", "sheet-name-unknown"),
        ("57,53%", "General", "duong-truyen", "sheet-value-unread"),
        ("rất nhiều", "General", "duong-truyen", "sheet-value-unread"),
        ("57,53% và 60%", "General", "ho-so", "sheet-value-unread"),
        (18, "General", "nhiem-vu", "sheet-value-unread"),
        (True, "General", "duong-truyen", "sheet-value-unread"),
        ("157%", "General", "ho-so", "implausible-value"),
    ],
)
def test_what_may_mean_two_things_is_asked(
    project: Workshop, value: Content, format: str, indicator: str, code: str
) -> None:
    plan = imported(project, sheet([HEAD, row(value, indicator)], formats={"D2": format}))
    assert codes(plan) == [code]
    [problem] = plan.problems
    assert (problem.at.path, problem.at.line) == ("bang.xlsx › Bảng", 2)
    assert bool(plan.texts) == (problem.severity == "warning")


def test_a_rounded_number_is_told(project: Workshop) -> None:
    plan = imported(project, sheet([HEAD, row(0.575349, "ho-so")], formats={"D2": "0.00%"}))
    assert codes(plan) == ["sheet-rounded"]
    assert "value = 57.53\n" in next(iter(plan.texts.values()))


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (datetime(2024, 6, 30), "as_of = 2024-06-30\n"),  # noqa: DTZ001
        (45473, "as_of = 2024-06-30\n"),
        ("30/6/2024", "as_of = 2024-06-30\n"),
        ("đến ngày 30/6/2024", "as_of = 2024-06-30\n"),
        ("2024-06-30", "as_of = 2024-06-30\n"),
        ("6/2024", "as_of = 2024-06-30\ninferred = true\n"),
        ("tháng 6/2024", "as_of = 2024-06-30\ninferred = true\n"),
        ("quý II năm 2024", "as_of = 2024-06-30\ninferred = true\n"),
        ("quý II/2024", "as_of = 2024-06-30\ninferred = true\n"),
        ("6 tháng đầu năm 2024", "as_of = 2024-06-30\ninferred = true\n"),
        (2024, "as_of = 2024-12-31\ninferred = true\n"),
        ("năm 2024", "as_of = 2024-12-31\ninferred = true\n"),
        ("không rõ", 'as_of = "unknown"\n'),
        (None, 'as_of = "unknown"\n'),
    ],
)
def test_days_as_excel_and_people_write_them(project: Workshop, day: Content, written: str) -> None:
    plan = imported(project, sheet([HEAD, row("1.711", day=day)]))
    assert not plan.problems
    [text] = plan.texts.values()
    assert written in text
    assert ("inferred" in text) == ("inferred" in written)


@pytest.mark.parametrize("day", ["31/2/2024", "10/31/2024", "hôm qua", 99, "30/6/2024 và 30/7/2024", 3.5])
def test_what_is_no_day_is_named(project: Workshop, day: Content) -> None:
    plan = imported(project, sheet([HEAD, row("1.711", day=day)]))
    assert codes(plan) == ["sheet-no-day"]
    assert not plan.texts


def test_the_day_above_a_table_is_taken(project: Workshop) -> None:
    rows = [["Kết quả đến ngày 30/6/2024"], [], ["Tỉnh", "Chỉ tiêu", "Giá trị"], ["Thử Nghiệm", "duong-truyen", 1711]]
    plan = imported(project, sheet(rows), Given(document="nguon"))
    assert "as_of = 2024-06-30\n" in next(iter(plan.texts.values()))


def test_the_day_above_is_that_of_all_tables_below_until_another_is_named(project: Workshop) -> None:
    def table(place: str) -> list[list[Content]]:
        return [["Tỉnh", "Chỉ tiêu", "Giá trị"], [place, "duong-truyen", 1711]]

    one = [["Kết quả đến ngày 30/6/2024"], *table("Thử Nghiệm"), ["Tỉnh khác"], *table("Giả Định")]
    plan = imported(project, sheet(one), Given(document="nguon"))
    assert [entry.day for entry in plan.entries] == ["30/6/2024"] * 2
    two = [["Kết quả đến ngày 30/6/2024"], *table("Thử Nghiệm"), ["Đến ngày 31/12/2024"], *table("Giả Định")]
    plan = imported(project, sheet(two), Given(document="nguon"))
    assert sorted(entry.day for entry in plan.entries) == ["30/6/2024", "ngày không rõ"]


def test_lines_above_tables_are_read_once_however_many_tables_there_are(
    project: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def until(text: str) -> frozenset[date]:
        read.append(text)
        return days_until(text)

    monkeypatch.setattr(tables, "days_until", until)
    rows: list[list[Content]] = [["Tỉnh", "Chỉ tiêu", "Giá trị"], ["Thử Nghiệm", "duong-truyen", 1711]] * 40
    imported(project, sheet([["Đến ngày 30/6/2024"], *rows]), Given(document="nguon"))
    assert len(read) <= 2 * (1 + 80 * 3)  # cells twice, for registers and for figures


def test_words_carry_the_figure_and_the_value_has_to_agree(project: Workshop) -> None:
    head = [*HEAD, "Nguyên văn"]
    good = [*row(1711), "trên 1.711 km đường"]
    plan = imported(project, sheet([head, [*row(1711), "có 1.711 km đường truyền"]]))
    assert 'quote = "có 1.711 km đường truyền"\n' in next(iter(plan.texts.values()))
    assert "value" not in next(iter(plan.texts.values()))
    assert not imported(project, sheet([head, good])).problems
    plan = imported(project, sheet([head, [*row(1712), "có 1.711 km đường truyền"]]))
    assert codes(plan) == ["value-not-in-quote"]
    assert not plan.texts


def test_columns_may_be_indicators_and_parts(project: Workshop) -> None:
    rows = [
        ["Kết quả", None, None],
        ["Tỉnh", "Cấp", "Hồ sơ số hóa (%)", "Đường truyền (km)"],
        ["Thử Nghiệm", None, 57.5, 1711],
        ["Thử Nghiệm", "Cấp tỉnh", 60.25, None],
        ["Thử Nghiệm", "Cấp xã", "45,5", None],
    ]
    plan = imported(project, sheet(rows), Given(document="nguon"))
    assert not plan.problems
    [text] = plan.texts.values()
    assert 'by = "cap"\n\n[observation.value]\ntotal = 57.5\ntinh = 60.25\nxa = 45.5\n' in text
    assert 'indicator = "duong-truyen"\nmeasure = "unknown"\nvalue = 1711\n' in text


def test_one_wrong_cell_costs_no_other_and_a_wrong_day_costs_all(project: Workshop) -> None:
    head = ["Tỉnh", "Hồ sơ số hóa", "Đường truyền", "Kinh phí", "Tính đến ngày"]
    rows = [["Thử Nghiệm", "nhiều", "1.711", "5 tỷ đồng", DAY], ["Thử Nghiệm", "57,5%", "1.800", None, "31/2/2024"]]
    plan = imported(project, sheet([head, *rows]), Given(document="nguon"))
    assert [(one.at.line, one.code) for one in plan.problems] == [(2, "sheet-value-unread"), (3, "sheet-no-day")]
    assert [one.cell for one in plan.entries] == ["C2", "D2"]


def test_a_unit_beside_the_value_counts(project: Workshop) -> None:
    head = ["Tỉnh", "Chỉ tiêu", "Kết quả", "Đơn vị tính"]
    rows = [["Thử Nghiệm", "kinh-phi", 2.5, "tỷ đồng"], ["Thử Nghiệm", "duong-truyen", 1711, "km"]]
    plan = imported(project, sheet([head, *rows]), Given(document="nguon"))
    assert not plan.problems
    [text] = plan.texts.values()
    assert "value = 2500000000\n" in text
    assert "unit" not in text


@pytest.mark.parametrize(
    ("unit", "indicator", "value", "written"),
    [
        ("triệu đồng", "kinh-phi", 2.5, "value = 2500000\n"),
        ("triệu đồng", "kinh-phi", "2,5", "value = 2500000\n"),
        ("triệu đồng", "kinh-phi", "2,5 tỷ đồng", "value = 2500000000\n"),
        ("1.000 đồng", "kinh-phi", 1234, "value = 1234000\n"),
        ("đồng", "kinh-phi", 1234, "value = 1234\n"),
        ("nghìn", "duong-truyen", 2.5, "value = 2500\n"),
        ("km", "duong-truyen", 2.5, "value = 2.5\n"),
        ("m", "duong-truyen", 45, 'value = 45\nunit = "m"\n'),
        ("‰", "ho-so", 45.6, "value = 4.56\n"),
        ("%", "ho-so", 45.6, "value = 45.6\n"),
    ],
)
def test_the_unit_of_a_heading_counts(
    project: Workshop, unit: str, indicator: str, value: Content, written: str
) -> None:
    name = {"kinh-phi": "Kinh phí", "duong-truyen": "Đường truyền", "ho-so": "Hồ sơ số hóa"}[indicator]
    row = ["Thử Nghiệm", indicator, value]
    sheets = [
        [["Tỉnh", "Chỉ tiêu", f"Giá trị ({unit})"], row],
        [["Tỉnh", "Chỉ tiêu", "Giá trị"], [None, None, f"({unit})"], row],
        [["Tỉnh", f"{name} ({unit})"], ["Thử Nghiệm", value]],
    ]
    if unit != "m":  # lines above that give another unit than the indicator's say nothing of it
        sheets.append([["Bảng 1"], [None, f"ĐVT: {unit}"], ["Tỉnh", "Chỉ tiêu", "Giá trị"], row])
    for rows in sheets:
        plan = imported(project, sheet(rows), Given(document="nguon"))
        assert not plan.problems, (rows, plan.problems)
        assert written in next(iter(plan.texts.values())), rows


def test_a_rate_in_a_table_of_amounts_is_no_amount(project: Workshop) -> None:
    rows = [["ĐVT: triệu đồng"], ["Tỉnh", "Kinh phí", "Hồ sơ số hóa"], ["Thử Nghiệm", 2.5, 57.5]]
    text = next(iter(imported(project, sheet(rows), Given(document="nguon")).texts.values()))
    assert "value = 2500000\n" in text
    assert "value = 57.5\n" in text


def test_units_of_a_heading_and_of_a_row_are_put_together_or_told(project: Workshop) -> None:
    head = ["Tỉnh", "Chỉ tiêu", "Giá trị (nghìn)", "Đơn vị tính"]
    plan = imported(project, sheet([head, ["Thử Nghiệm", "duong-truyen", 2.5, "km"]]), Given(document="nguon"))
    assert "value = 2500\n" in next(iter(plan.texts.values()))
    head[2] = "Giá trị (triệu đồng)"
    plan = imported(project, sheet([head, ["Thử Nghiệm", "kinh-phi", 2.5, "đồng"]]), Given(document="nguon"))
    assert codes(plan) == ["sheet-value-unread"]
    assert "triệu đồng; đồng" in plan.problems[0].message("vi")


def test_a_number_under_a_heading_of_thousands_is_asked_about_as_any_other(project: Workshop) -> None:
    rows = [["Tỉnh", "Chỉ tiêu", "Giá trị (triệu đồng)"], ["Thử Nghiệm", "kinh-phi", 1.711]]
    assert codes(imported(project, sheet(rows), Given(document="nguon"))) == ["sheet-thousands-or-decimals"]


def test_counts_beside_a_rate_are_in_thousands_where_their_heading_says_so(project: Workshop) -> None:
    head = ["Tỉnh", "Chỉ tiêu", "Kết quả", "Tử số (nghìn)", "Mẫu số (nghìn)"]
    plan = imported(project, sheet([head, ["Thử Nghiệm", "ho-so", "50%", 1.5, "3"]]), Given(document="nguon"))
    assert not plan.problems
    assert "numerator = 1500\ndenominator = 3000\n" in next(iter(plan.texts.values()))


def test_a_unit_beside_words_settles_what_they_count(project: Workshop) -> None:
    head = ["Tỉnh", "Chỉ tiêu", "Nguyên văn", "Đơn vị tính"]
    words = "có 1.711 km cáp quang"
    rows = [["Thử Nghiệm", "duong-truyen", "1.711 tuyến cáp", unit] for unit in (None, "km")]
    without, with_unit = (imported(project, sheet([head, row]), Given(document="nguon")) for row in rows)
    assert codes(without) == ["other-unit"]
    assert not with_unit.problems
    assert 'quote = "1.711 tuyến cáp"\nunit = "km"\n' in next(iter(with_unit.texts.values()))
    same = imported(project, sheet([head, ["Thử Nghiệm", "duong-truyen", words, "km"]]), Given(document="nguon"))
    assert "unit" not in next(iter(same.texts.values()))


@pytest.mark.parametrize(
    ("words", "unit", "written"),
    [
        ("501/501 educational institutions", "cơ sở giáo dục", 'unit = "cơ sở giáo dục"'),
        ("57,53% (12 dossiers)", "hồ sơ", 'unit = "hồ sơ"'),
        ("501/501 cơ sở", "%", ""),
        ("đạt 57,53%", "hồ sơ", ""),
    ],
)
def test_a_unit_beside_a_rate_is_that_of_its_counts(project: Workshop, words: str, unit: str, written: str) -> None:
    head = ["Tỉnh", "Chỉ tiêu", "Nguyên văn", "Đơn vị tính"]
    plan = imported(project, sheet([head, ["Thử Nghiệm", "ho-so", words, unit]]), Given(document="nguon"))
    assert not plan.problems
    text = next(iter(plan.texts.values()))
    assert written in text
    assert ("unit" in text) == bool(written)


def test_each_wrong_row_is_named_once_and_the_others_are_written(project: Workshop) -> None:
    rows = [HEAD, row("1.711"), row(1.711), row("1.711", place="Thử Nghiêmm"), row("2 km", "duong-truyenn")]
    plan = imported(project, sheet(rows))
    assert [(one.at.line, one.code) for one in plan.problems] == [
        (3, "sheet-thousands-or-decimals"), (4, "sheet-name-unknown"), (5, "sheet-name-unknown"),
    ]  # fmt: skip
    assert [one.cell for one in plan.entries] == ["D2"]
    assert all(problem.message(language) and problem.hint(language)
               for problem in plan.problems for language in ("vi", "en"))  # fmt: skip


def test_what_the_check_finds_is_told_at_its_row(project: Workshop) -> None:
    rows = [HEAD, row("1.711"), row("2.000", place="Giả Định", day=date(2025, 12, 31))]
    plan = imported(project, sheet(rows))
    assert [(one.at.line, one.code) for one in plan.problems] == [(3, "unit-not-there")]
    assert [one.place for one in plan.entries] == ["Thử Nghiệm"]


def test_without_place_or_document_a_row_is_named(project: Workshop) -> None:
    rows = [["Chỉ tiêu", "Giá trị"], ["duong-truyen", 1711]]
    assert codes(imported(project, sheet(rows))) == ["sheet-document-missing", "sheet-place-missing"]
    plan = imported(project, sheet(rows), Given("thu-nghiem", "nguon"))
    assert list(plan.texts) == ["data/provinces/thu-nghiem/nguon.toml"]


def test_documents_are_known_by_identifier_number_and_address(project: Workshop) -> None:
    for written in ("bao-cao", "12/BC-TN", "Báo cáo thử nghiệm"):
        plan = imported(project, sheet([HEAD, [1, "Thử Nghiệm", "kinh-phi", "5 tỷ đồng", DAY, written]]))
        assert list(plan.texts) == ["data/provinces/thu-nghiem/bao-cao.toml"], plan.problems
    plan = imported(project, sheet([HEAD, [1, "Thử Nghiệm", "kinh-phi", "5 tỷ đồng", DAY, "https://khac.vi-du.vn/"]]))
    assert codes(plan) == ["sheet-name-unknown"]
    address = "http://nguon.vi-du.vn/bang/"
    plan = imported(project, sheet([HEAD, [1, "Thử Nghiệm", "kinh-phi", "5 tỷ đồng", DAY, address]]))
    assert list(plan.texts) == ["data/provinces/thu-nghiem/nguon.toml"]


def test_choices_flags_and_parts_in_vietnamese(project: Workshop) -> None:
    head = [*HEAD, "Cách tính", "Ngày suy ra", "Tình trạng", "Cấp"]
    plan = imported(project, sheet([head, [*row("1.711"), "Lũy kế", "x", "ước tính", "Cấp xã"]]))
    text = next(iter(plan.texts.values()))
    assert 'measure = "cumulative"\nwhere = { cap = "xa" }\n' in text
    assert "inferred = true\n" in text
    assert 'status = "estimated"\n' in text
    plan = imported(project, sheet([head, [*row("1.711"), "Lũy kê", "có lẽ", "xong", "Cấp huyện"]]))
    assert codes(plan) == ["sheet-cell-wrong", "sheet-choice", "sheet-choice", "sheet-name-unknown"]


def test_merged_cells_serve_names_and_not_values() -> None:
    def merge(page: object) -> None:
        page.merge_cells("A2:A3")  # type: ignore[attr-defined]
        page.merge_cells("C3:C4")  # type: ignore[attr-defined]

    rows = [["Tỉnh", "Chỉ tiêu", "Giá trị"], ["Thử Nghiệm", "duong-truyen", 5], [None, "kinh-phi", 7], ["x", "y", None]]
    [page] = read(workbook(rows, merge))
    assert page.cells[3, 1].text == "Thử Nghiệm"
    assert page.cells[4, 3].merged


def test_a_value_merged_over_rows_is_nobodys(project: Workshop) -> None:
    rows = [["Tỉnh", "Chỉ tiêu", "Giá trị"], ["Thử Nghiệm", "duong-truyen", 5], ["Giả Định", "duong-truyen", None]]
    plan = imported(project, read(workbook(rows, lambda page: page.merge_cells("C2:C3"))), Given(document="nguon"))
    assert codes(plan) == ["sheet-value-merged"]


def test_formulas_give_their_results_or_are_named(project: Workshop) -> None:
    plan = imported(project, read(workbook([HEAD, row("=1+2")])))
    assert codes(plan) == ["sheet-formula-without-value"]
    plan = imported(project, read(workbook([HEAD, row("#DIV/0!")])))
    assert codes(plan) == ["sheet-cell-error"]


def test_a_second_import_changes_nothing_and_a_changed_figure_is_told(project: Workshop) -> None:
    rows = [HEAD, row("1.711"), row("57,53%", "ho-so")]
    write(project, imported(project, sheet(rows)))
    again = imported(project, sheet(rows))
    assert (again.texts, again.same, again.problems) == ({}, 2, ())
    changed = imported(project, sheet([HEAD, row("1.712"), row("57,53%", "ho-so"), row("5 tỷ đồng", "kinh-phi")]))
    assert codes(changed) == ["sheet-figure-differs"]
    assert list(changed.texts) == ["data/provinces/thu-nghiem/nguon-2.toml"]
    write(project, changed)
    assert not project.build().codes


def test_two_rows_of_one_thing_are_told(project: Workshop) -> None:
    assert codes(imported(project, sheet([HEAD, row("1.711"), row("1.712")]))) == ["sheet-row-twice"]


def test_two_days_of_one_figure_have_identifiers_of_their_own(project: Workshop) -> None:
    plan = imported(project, sheet([HEAD, row("1.711"), row("1.712", day="30/9/2024")]))
    assert not plan.problems
    write(project, plan)
    assert not project.build().codes


def test_a_project_with_errors_is_mended_first(project: Workshop) -> None:
    project.append("data/places.toml", "\n[x]\n")
    plan = imported(project, sheet([HEAD, row("1.711")]))
    assert "missing-key" in codes(plan)
    assert not plan.texts


@pytest.mark.parametrize(("said", "start"), [("tháng 1/2024", "2024-01-01"), ("năm 2024", "2024-01-01"),
                                             ("15/1/2024", "2024-01-15")])  # fmt: skip
def test_a_period_begins_with_the_first_day_of_a_month_or_year(project: Workshop, said: str, start: str) -> None:
    head = (*HEAD, "Từ ngày", "Cách tính")
    plan = imported(
        project,
        sheet(
            [
                head,
                [*row(12), said, "trong kỳ"],
            ]
        ),
    )
    assert not plan.problems
    assert f"\nfrom = {start}\n" in "".join(plan.texts.values())


def test_a_first_day_stands_with_a_figure_of_any_measure(project: Workshop) -> None:
    head = (*HEAD, "Từ ngày", "Cách tính")
    rows = [[*row(12), "1/1/2024", "trong kỳ"], [*row("18/22", "nhiem-vu"), "1/1/2024", "lũy kế"]]
    plan = imported(project, sheet([head, *rows]))
    assert not plan.problems
    assert "".join(plan.texts.values()).count("from = 2024-01-01") == 2


def test_a_column_called_don_vi_is_the_unit_unless_places_stand_under_it(project: Workshop) -> None:
    """A number in thousands would be read a thousand times too small if its unit were passed over."""
    head = ["Tỉnh/TP", "Chỉ tiêu", "Giá trị", "Đơn vị"]
    rows = [["Thử Nghiệm", "duong-truyen", "1,5", "nghìn km"], ["Thử Nghiệm", "ho-so", "57,53", "%"]]
    plan = imported(project, sheet([head, *rows]), Given(document="nguon"))
    assert not plan.problems
    text = next(iter(plan.texts.values()))
    assert "value = 1500\n" in text
    assert "value = 57.53\n" in text

    places = imported(project, sheet([["Đơn vị", *head[1:3]], ["Thử Nghiệm", "ho-so", "57,53%"]]), Given("", "nguon"))
    assert not places.problems
    assert "value = 57.53\n" in next(iter(places.texts.values()))


def test_a_table_that_repeats_its_headings_is_looked_through_once_for_places(
    project: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, is_place = [], Headings.is_place

    def watched(self: Headings, text: str) -> bool:
        asked.append(text)
        return is_place(self, text)

    monkeypatch.setattr(Headings, "is_place", watched)
    imported(project, sheet([["Đơn vị", "Chỉ tiêu", "Năm"]] * 200), Given("", "nguon"))
    assert 200 <= asked.count("Đơn vị") <= 1_000


def test_of_thousands_of_unknown_headings_the_first_are_guessed_at(
    project: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    guessed: list[str] = []
    nearest = Headings.nearest

    def counted(self: Headings, text: str, kind: TableKind) -> str:
        guessed.append(text)
        return nearest(self, text, kind)

    monkeypatch.setattr(Headings, "nearest", counted)
    head = ["Tỉnh", "Chỉ tiêu", "Giá trị", *(f"Cột lạ {number}" for number in range(3000))]
    plan = imported(project, sheet([head, ["Thử Nghiệm", "ho-so", "57,53%"]]), Given(document="nguon"))
    assert [one.code for one in plan.problems] == ["sheet-heading-unknown"] * 3000
    assert len(guessed) < 200


def test_a_heading_that_is_nearly_known_is_suggested_as_people_write_it(project: Workshop) -> None:
    head = ["Tỉnh", "Chỉ tiêu", "Giá trị", "Đơn vị tinhh"]
    plan = imported(project, sheet([head, ["Thử Nghiệm", "ho-so", "57,53%", "%"]]), Given(document="nguon"))
    [found] = plan.problems
    assert found.code == "sheet-heading-unknown"
    assert "“đơn vị tính”" in found.hint("vi")


@pytest.mark.parametrize("day", ["31/02/2026", "31/10/26", "30 tháng Mười"])
def test_a_cell_that_names_no_day_says_how_a_day_is_written(project: Workshop, day: str) -> None:
    head = ["Tỉnh", "Chỉ tiêu", "Giá trị", "Tính đến ngày"]
    plan = imported(project, sheet([head, ["Thử Nghiệm", "ho-so", "57,53%", day]]), Given(document="nguon"))
    [found] = plan.problems
    assert found.code == "sheet-no-day"
    assert day in found.message("vi")
    assert "31/10/2026" in found.hint("vi")
