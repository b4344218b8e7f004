"""What an import asks about or warns of rather than guess: rates without a sign, documents that differ."""

from __future__ import annotations

from datetime import date

import pytest

from scorecards.sheets.figures import Given
from scorecards.sheets.grid import Content
from tests.support.projects import Workshop
from tests.support.sheets import codes, imported, read, sheet, write

HEAD = ("Tỉnh", "Chỉ tiêu", "Kết quả", "Tính đến", "Nguồn")
DAY = date(2024, 6, 30)


def length(value: str, document: str, day: Content = DAY) -> list[Content]:
    return ["Thử Nghiệm", "duong-truyen", value, day, document]


def test_a_rate_of_a_text_file_without_a_sign_is_asked_about_with_both_readings(project: Workshop) -> None:
    raw = "Tỉnh;Chỉ tiêu;Kết quả;Nguồn\nThử Nghiệm;ho-so;0,90;nguon\n"
    plan = imported(project, read(raw.encode(), "bang.csv"))
    assert codes(plan) == ["sheet-part-or-percent"]
    assert not plan.texts
    [problem] = plan.problems
    assert "0,90% hay 90%" in problem.message("vi")
    assert "Viết 0,90% hoặc 90%" in problem.hint("vi")
    assert "Write 0,90% or 90%" in problem.hint("en")


def test_a_column_of_units_that_repeats_the_indicators_does_not_settle_a_rate(project: Workshop) -> None:
    head = ["Tỉnh", "Chỉ tiêu", "Kết quả", "Đơn vị tính"]
    for value in ("0,9", 0.9):
        plan = imported(project, sheet([head, ["Thử Nghiệm", "ho-so", value, "%"]]), Given(document="nguon"))
        assert codes(plan) == ["sheet-part-or-percent"]


@pytest.mark.parametrize(
    ("low", "high", "refused"), [("0,6", "0,9", 1), (0.6, 0.9, 1), ("0,6%", "0,9%", 0), ("60", 90, 0), (0, "5", 0)]
)
def test_the_ends_of_a_range_are_as_doubtful(project: Workshop, low: Content, high: Content, refused: int) -> None:
    head = ["Tỉnh", "Chỉ tiêu", "low", "high"]
    plan = imported(project, sheet([head, ["Thử Nghiệm", "ho-so", low, high]]), Given(document="nguon"))
    assert codes(plan) == ["sheet-part-or-percent"] * refused, plan.problems
    assert bool(plan.texts) != bool(refused)


def test_an_end_of_a_range_that_is_not_exact_is_refused_and_its_words_are_not_dropped(project: Workshop) -> None:
    head = ["Tỉnh", "Chỉ tiêu", "low", "high"]
    plan = imported(project, sheet([head, ["Thử Nghiệm", "ho-so", "khoảng 60%", "90%"]]), Given(document="nguon"))
    assert codes(plan) == ["sheet-cell-wrong"]
    assert not plan.texts


def told(project: Workshop, *rows: list[Content]) -> None:
    """Asserts that the figures are written with a warning of both values and documents, and no revision is."""
    plan = imported(project, sheet([HEAD, *rows]))
    assert codes(plan) == ["sheet-figure-disputed"]
    [problem] = plan.problems
    assert problem.severity == "warning"
    for words in (problem.message("vi"), problem.message("en")):
        assert all(part in words for part in ("1.800 km", "bao-cao", "1.711 km", "nguon"))
    assert [one.source for one in plan.entries] == [row[4] for row in rows]
    assert not [path for path in plan.texts if "revisions" in path]
    write(project, plan)
    assert not project.build().codes


def test_another_document_with_another_value_is_told_and_no_revision_is_written(project: Workshop) -> None:
    write(project, imported(project, sheet([HEAD, length("1.711", "nguon")])))
    told(project, length("1.800", "bao-cao"))


def test_two_documents_that_differ_in_one_sheet_are_told(project: Workshop) -> None:
    told(project, length("1.711", "nguon"), length("1.800", "bao-cao"))


def test_documents_that_agree_or_speak_of_other_days_are_not_told(project: Workshop) -> None:
    agreeing = [length("1.711", "nguon"), length("1.711", "bao-cao")]
    other_day = [length("1.711", "nguon"), length("1.800", "bao-cao", date(2024, 9, 30))]
    unknown = [length("1.711", "nguon", None), length("1.800", "nghi-quyet", None)]
    for rows in (agreeing, other_day, unknown):
        assert not imported(project, sheet([HEAD, *rows])).problems


def test_the_same_document_corrected_is_refused_with_the_revision_to_paste(project: Workshop) -> None:
    write(project, imported(project, sheet([HEAD, length("1.711", "nguon")])))
    plan = imported(project, sheet([HEAD, length("1.800", "nguon")]))
    assert codes(plan) == ["sheet-figure-differs"]
    assert not plan.texts
    hint = plan.problems[0].hint("vi")
    assert all(part in hint for part in ("thu-nghiem.nguon.duong-truyen", "1.711 km", "1.800 km"))
