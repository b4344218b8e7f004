"""The command `new`: valid files with every key explained, nothing written over, what is left to fill in told."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

import pytest
import tomli

from scorecards import cli
from scorecards.scaffolds.kinds import ScaffoldKind, options
from tests.support.projects import Workshop

COMPLETE = {
    ScaffoldKind.PLACE: (("--name", "Ba Vì"), "data/places/ba-vi.toml"),
    ScaffoldKind.INDICATOR: (
        ("--name", "Trạm mới", "--definition", "Số trạm.", "--pillar", "ha-tang", "--kind", "số lượng",
         "--better", "cao", "--unit", "trạm"),
        "data/indicators/tram-moi.toml",
    ),
    ScaffoldKind.ARTICLE: (
        ("--title", "Một tin", "--summary", "Tóm tắt.", "--places", "Thử Nghiệm, gia-dinh", "--documents", "bao-cao",
         "--author", "Nhóm"),
        "content/news/2026/mot-tin.md",
    ),
    ScaffoldKind.DOCUMENT: (
        ("--number", "15/BC-TN", "--title", "Báo cáo mới", "--kind", "báo cáo", "--issuer", "Sở Thử", "--date",
         "01/3/2026", "--url", "https://vi-du.vn/a"),
        "data/documents/15-bc-tn.toml",
    ),
    ScaffoldKind.REPORT: (
        ("--area", "Thử Nghiệm", "--document", "nghi-quyet", "--as-of", "31/12/2023", "--indicator", "Đường truyền",
         "--quote", "trên 1.500 km đường truyền"),
        "data/provinces/thu-nghiem/nghi-quyet.toml",
    ),
    ScaffoldKind.RANKING: (
        ("--name", "Xếp hạng 2023", "--reference-year", "2023", "--units-on", "31/12/2023", "--universe", "12",
         "--universe-name", "12 tỉnh", "--place", "Thử Nghiệm", "--rank", "3", "--document", "trang-tin"),
        "data/rankings/xep-hang-2023.toml",
    ),
    ScaffoldKind.TARGET: (
        ("--indicator", "ho-so", "--place", "Thử Nghiệm", "--value", "80%", "--comparator", "ít nhất", "--due",
         "31/12/2027", "--document", "nghi-quyet"),
        "data/targets/thu-nghiem-ho-so-2027.toml",
    ),
}  # fmt: skip

REPORT_OF_AN_UNKNOWN_INDICATOR = """
[[observation]]
indicator = "tram-moi"
measure = "point-in-time"
quote = "có 12 trạm"
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(project: Workshop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `new`: exit code, output, complaints; `answers` are typed at a terminal."""

    def call(*argv: str, answers: str | None = None) -> tuple[int, str, str]:
        stdin: Any = io.StringIO(answers or "")
        stdin.isatty = lambda: answers is not None
        monkeypatch.setattr(sys, "stdin", stdin)
        capsys.readouterr()
        try:
            code = cli.main(["new", *argv], project.root)
        except SystemExit as end:
            code = int(str(end.code))
        out, err = capsys.readouterr()
        return code, out, err

    return call


DAY = ("--today", "2026-11-22")


@pytest.mark.parametrize("kind", list(ScaffoldKind))
def test_a_complete_file_passes_the_check(run: Run, project: Workshop, kind: ScaffoldKind) -> None:
    answers, path = COMPLETE[kind]
    code, out, err = run(kind, *DAY, *answers)
    assert (code, err) == (0, "")
    assert path in out
    text = (project.root / path).read_text(encoding="utf-8")
    for field in options(kind).values():
        words = field.meaning.vi[:1].upper() + field.meaning.vi[1:]
        assert f"# {words}" in text
    assert not [one for one in project.build().problems if one.severity == "error"]
    again = run(kind, *DAY, *answers)
    assert again[0] == 1
    assert "[file-is-there]" in again[2]
    assert (project.root / path).read_text(encoding="utf-8") == text


def test_what_is_left_to_fill_in_is_told(run: Run, project: Workshop) -> None:
    code, out, _ = run("chi-tieu", *DAY, "--name", "Trạm mới", "--unit", "trạm")
    assert code == 0
    for key in ("definition", "pillar", "kind", "better"):
        assert f"“{key}”" in out
    assert "“merge”" not in out
    assert '# pillar = "chinh-quyen-so"' in (project.root / "data/indicators/tram-moi.toml").read_text("utf-8")
    assert set(project.build().codes) == {"missing-key"}


def test_questions_at_a_terminal(run: Run, project: Workshop) -> None:
    code, out, _ = run("chi-tieu", *DAY, "--unit", "trạm", answers="Trạm mới\nSố trạm.\nha-tang\nsố lượng\ncao\n")
    assert code == 0
    assert "tên (ví dụ Hồ sơ thủ tục hành chính được số hóa): " in out
    assert "định nghĩa: " in out
    assert "[" not in out
    assert "trụ cột (ví dụ ha-tang; chọn một trong: " in out
    assert "; chọn một trong: tỷ lệ, số lượng, " in out
    assert "đơn vị tính" not in out.split("Đã tạo")[0]
    assert not [one for one in project.build().problems if one.severity == "error"]


def test_a_question_is_asked_again_until_it_is_answered(run: Run, project: Workshop) -> None:
    wrong = "Trạm mới\n\n  \nSố trạm.\nkhong-co\nha-tang\nđếm\nsố lượng\ncao\n"
    code, out, _ = run("chi-tieu", *DAY, "--unit", "trạm", answers=wrong)
    assert code == 0
    assert [out.count(f"{key} (") + out.count(f"{key}: ") for key in ("định nghĩa", "trụ cột")] == [3, 2]
    assert out.count("Câu này bắt buộc trả lời") == 2
    assert "“khong-co” không phải một trong các lựa chọn." in out
    assert "“đếm” không phải một trong các lựa chọn." in out
    assert not [one for one in project.build().problems if one.severity == "error"]


def test_a_record_that_is_not_there_is_asked_for_again_and_the_end_of_input_ends_the_questions(run: Run) -> None:
    code, out, err = run("chi-tieu", *DAY, "--lang", "en", answers="")
    assert (code, "--name" in err) == (2, True)
    assert "name (such as " in out
    code, out, err = run("bao-cao", *DAY, answers="Nơi Lạ\nThử Nghiệm\n\nkhong-co\nnghi-quyet\n")
    assert (code, err) == (0, "")
    assert "Không có “Nơi Lạ” trong dự án." in out
    assert "Không có “khong-co” trong dự án." in out
    assert "bỏ trống: unknown" in out


def test_records_are_known_by_their_names_and_listed_where_none_is_meant(run: Run, project: Workshop) -> None:
    project.write("data/documents/moi.toml", OF_A_TITLE_WITH_COMMAS)
    answers = "Một tin\nTóm tắt.\nthu-nghiem\nKhông có\nBáo cáo số liệu, nhiệm vụ năm 2025\nNhóm\n"
    code, out, err = run("bai-viet", *DAY, answers=answers)
    assert (code, err) == (0, "")
    assert "moi-2025 (Báo cáo số liệu, nhiệm vụ năm 2025)" in out
    assert 'documents = ["moi-2025"]' in (project.root / "content/news/2026/mot-tin.md").read_text("utf-8")
    code, _, err = run("bao-cao", *DAY, "--area", "Thử Nghiệm", "--document", "bao-cao-so-lieu")
    assert code == 1
    assert "moi-2025 (" in err


def test_records_whose_names_hold_an_answer_are_listed_alone_and_a_line_each(run: Run, project: Workshop) -> None:
    project.write("data/documents/moi.toml", OF_A_TITLE_WITH_COMMAS)
    _, out, _ = run("bao-cao", *DAY, answers="Thử Nghiệm\nnhiệm vụ năm\n")
    listed = out.partition("đang có:\n")[2].splitlines()
    assert listed[0] == "  moi-2025 (Báo cáo số liệu, nhiệm vụ năm 2025)"
    assert listed[1].startswith("văn bản đưa ra số liệu")


REPORT_ANSWERS = "Thử Nghiệm\nnghi-quyet\n30/6/2026\n"


def test_further_figures_of_a_report_are_asked_for_until_an_answer_is_empty(run: Run, project: Workshop) -> None:
    figures = "ho-so\nlũy kế\nđạt 45%\nduong-truyen\nthời điểm\n1.500 km\n\n"
    code, out, err = run("bao-cao", *DAY, answers=REPORT_ANSWERS + figures)
    assert (code, err) == (0, "")
    assert out.count("bỏ trống: không thêm nữa") == 2
    made = project.root / "data/provinces/thu-nghiem/nghi-quyet.toml"
    found = tomli.loads(made.read_text("utf-8"))["observation"]
    assert [(one["indicator"], one["measure"], one["quote"]) for one in found] == [
        ("ho-so", "cumulative", "đạt 45%"),
        ("duong-truyen", "point-in-time", "1.500 km"),
    ]
    assert not [one for one in project.build().problems if one.severity == "error"]


@pytest.mark.parametrize("entry", [0, 1])
def test_what_the_file_shows_to_be_wrong_is_asked_again_and_nothing_else(
    run: Run, project: Workshop, entry: int
) -> None:
    quotes = ["đạt 45%", "1.500 km"]
    right, quotes[entry] = quotes[entry], "phần lớn"
    figures = f"ho-so\nlũy kế\n{quotes[0]}\nduong-truyen\nthời điểm\n{quotes[1]}\n\n"
    code, out, err = run("bao-cao", *DAY, answers=f"{REPORT_ANSWERS}{figures}phần ít\n{right}\n")
    assert (code, err) == (0, "")
    assert (out.count("Không đọc được con số nào"), out.count("trả lời lại")) == (2, 2)
    made = project.root / "data/provinces/thu-nghiem/nghi-quyet.toml"
    found = tomli.loads(made.read_text("utf-8"))["observation"]
    assert [one["quote"] for one in found] == ["đạt 45%", "1.500 km"]
    assert out.count("chỉ tiêu (") == 3


def test_where_the_input_ends_before_a_wrong_answer_is_mended_nothing_is_made(run: Run, project: Workshop) -> None:
    code, _, err = run("bao-cao", *DAY, answers=f"{REPORT_ANSWERS}ho-so\nlũy kế\nphần lớn\n\n")
    assert code == 1
    assert "[unreadable-quote]" in err
    assert not (project.root / "data/provinces/thu-nghiem/nghi-quyet.toml").exists()


def test_a_figure_that_is_there_is_asked_for_again_by_its_indicator(run: Run, project: Workshop) -> None:
    figures = "ho-so\nlũy kế\nđạt 45%\nho-so\nlũy kế\nđạt 46%\n\nduong-truyen\n1.500 km\n"
    code, out, err = run("bao-cao", *DAY, answers=REPORT_ANSWERS + figures)
    assert (code, err) == (0, "")
    assert "đã có ở" in out
    assert not [one for one in project.build().problems if one.severity == "error"]


def test_a_word_that_is_no_day_is_told_at_once(run: Run) -> None:
    code, out, err = run("bao-cao", *DAY, answers="Thử Nghiệm\nnghi-quyet\n31/13/2026\n30/6/2026\n")
    assert (code, err) == (0, "")
    assert "“31/13/2026” không phải một ngày." in out


def test_another_name_is_asked_for_where_the_file_is_there(run: Run, project: Workshop) -> None:
    project.write("data/provinces/thu-nghiem/nghi-quyet.toml", 'document = "nghi-quyet"\nas_of = 2026-01-01\n')
    code, out, err = run("bao-cao", *DAY, answers=f"{REPORT_ANSWERS}ho-so\nlũy kế\nđạt 45%\n\n\n")
    assert (code, err) == (0, "")
    assert "data/provinces/thu-nghiem/nghi-quyet.toml đã có" in out
    assert (project.root / "data/provinces/thu-nghiem/nghi-quyet-2.toml").exists()


def test_questions_give_identifiers_of_the_project_as_examples(run: Run) -> None:
    _, out, _ = run("bao-cao", *DAY, answers="")
    assert "của nơi nào (ví dụ ha-tinh)" not in out
    assert "của nơi nào (ví dụ " in out


def test_a_document_is_asked_for_its_address_and_offered_a_short_identifier(run: Run, project: Workshop) -> None:
    title = "Tỉnh Thử Nghiệm đẩy mạnh chuyển đổi số toàn diện trong các cơ quan nhà nước"
    answers = f"\n{title}\ntrang tin\nBáo Thử\n\nhttps://vi-du.vn/tin\n"
    code, out, err = run("van-ban", *DAY, answers=f"{answers}\n")
    assert (code, err) == (0, "")
    assert "bỏ trống: tinh-thu-nghiem-day-manh-chuyen)" in out
    made = (project.root / "data/documents/tinh-thu-nghiem-day-manh-chuyen.toml").read_text("utf-8")
    assert 'url = "https://vi-du.vn/tin"' in made
    code, out, err = run("van-ban", *DAY, answers=f"{answers}bao-thu-1\n")
    assert (code, err) == (0, "")
    assert (project.root / "data/documents/bao-thu-1.toml").exists()


OF_A_TITLE_WITH_COMMAS = """
[moi-2025]
title = "Báo cáo số liệu, nhiệm vụ năm 2025"
kind = "report"
issuer = "Sở Thử"
date = 2025-01-05
read_on = 2025-01-06
"""


def test_a_month_given_as_the_day_of_a_report_is_inferred(run: Run, project: Workshop) -> None:
    answers = ("--area", "Thử Nghiệm", "--document", "nghi-quyet", "--as-of", "tháng 6/2023")
    assert run("bao-cao", *DAY, *answers)[0] == 0
    text = (project.root / "data/provinces/thu-nghiem/nghi-quyet.toml").read_text("utf-8")
    assert "\nas_of = 2023-06-30\n" in text
    assert "\ninferred = true\n" in text


TARGET = ("muc-tieu", "--place", "Thử Nghiệm", "--due", "31/12/2027", "--document", "nghi-quyet")
RANKING = ("xep-hang", *COMPLETE[ScaffoldKind.RANKING][0])
REPORT = ("bao-cao", "--area", "Thử Nghiệm", "--document", "nghi-quyet", "--as-of", "31/12/2023")


@pytest.mark.parametrize(
    ("argv", "path", "lines"),
    [
        ((*TARGET, "--indicator", "ho-so", "--value", "trên 80,5%"), "data/targets/thu-nghiem-ho-so-2027.toml",
         ("value = 80.5", 'comparator = "over"')),
        ((*TARGET, "--indicator", "ho-so", "--value", "trên 80%", "--comparator", "ít nhất"),
         "data/targets/thu-nghiem-ho-so-2027.toml", ("value = 80", 'comparator = "at-least"')),
        ((*TARGET, "--indicator", "ho-so", "--value", "0,9%", "--comparator", "ít nhất"),
         "data/targets/thu-nghiem-ho-so-2027.toml", ("value = 0.9",)),
        ((*TARGET, "--indicator", "duong-truyen", "--value", "1.711", "--comparator", "ít nhất"),
         "data/targets/thu-nghiem-duong-truyen-2027.toml", ("value = 1711",)),
        ((*TARGET, "--indicator", "duong-truyen", "--value", "0,9", "--comparator", "ít nhất"),
         "data/targets/thu-nghiem-duong-truyen-2027.toml", ("value = 0.9",)),
        ((*TARGET[:-4], "--due", "năm 2027", "--document", "nghi-quyet", "--indicator", "ho-so", "--value", "80%"),
         "data/targets/thu-nghiem-ho-so-2027.toml", ("due = 2027-12-31",)),
        ((*RANKING, "--score", "0,9"), "data/rankings/xep-hang-2023.toml", ("score = 0.9",)),
        ((*REPORT, "--indicator", "duong-truyen", "--value", "gần 1.400"), "data/provinces/thu-nghiem/nghi-quyet.toml",
         ("value = 1400", 'qualifier = "nearly"')),
        ((*REPORT, "--indicator", "nhiem-vu", "--value", "18/22"), "data/provinces/thu-nghiem/nghi-quyet.toml",
         ("numerator = 18", "denominator = 22")),
    ],
)  # fmt: skip
def test_numbers_are_typed_as_the_sources_print_them(
    run: Run, project: Workshop, argv: tuple[str, ...], path: str, lines: tuple[str, ...]
) -> None:
    run(*argv)
    written = (project.root / path).read_text("utf-8").splitlines()
    assert [line for line in lines if line not in written] == []


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        ((*TARGET, "--indicator", "ho-so", "--value", "0,9"), "answer-part-or-percent", "0,9% hay 90%"),
        ((*TARGET, "--indicator", "ho-so", "--value", "1"), "answer-part-or-percent", "1% hay 100%"),
        ((*TARGET, "--indicator", "ho-so", "--value", "gần 90%"), "answer-no-level", "--value"),
        ((*TARGET, "--indicator", "ho-so", "--value", "80-90%"), "answer-no-level", "--value"),
        ((*TARGET, "--indicator", "duong-truyen", "--value", "80%"), "answer-no-level", "tính bằng km"),
        ((*TARGET, "--indicator", "nhiem-vu", "--value", "18/22"), "answer-no-level", "--value"),
        ((*REPORT, "--indicator", "ho-so", "--value", "0,9"), "answer-part-or-percent", "0,9% hay 90%"),
        ((*REPORT, "--indicator", "ho-so", "--value", "nhiều"), "answer-no-figure", "--value"),
        ((*RANKING, "--score", "cao"), "answer-no-number", "57,53 hay 1.711"),
        ((*RANKING, "--score", "khoảng 57,53"), "answer-no-number", "khoảng 57,53"),
        ((*RANKING, "--score", "57,53 theo tỉnh"), "answer-no-number", "57,53 theo tỉnh"),
        ((*RANKING, "--score", "1234567890123456789"), "answer-no-number", "1234567890123456789"),
        ((*RANKING, "--rank-to", "0,9"), "answer-no-whole", "--rank-to"),
        (("van-ban", *COMPLETE[ScaffoldKind.DOCUMENT][0][:-4], "--date", "2024"), "wrong-type", "2024"),
        (("xep-hang", *COMPLETE[ScaffoldKind.RANKING][0], "--published-on", "tháng 6/2023"), "wrong-type", "tháng 6"),
    ],
)
def test_a_number_or_day_that_may_mean_two_things_is_refused(
    run: Run, project: Workshop, argv: tuple[str, ...], code: str, said: str
) -> None:
    before = set(project.root.rglob("*.toml"))
    exit_code, _, err = run(*argv)
    assert exit_code == 1
    assert f"[{code}]" in err
    assert said in err
    assert set(project.root.rglob("*.toml")) == before


def test_a_doubtful_number_is_asked_for_again(run: Run, project: Workshop) -> None:
    answers = "ho-so\nThử Nghiệm\n0,9\n90%\nít nhất\n31/12/2027\nnghi-quyet\n"
    code, out, _ = run("muc-tieu", answers=answers)
    assert code == 0
    assert out.count("0,9% hay 90%") == 2
    assert "value = 90\n" in (project.root / "data/targets/thu-nghiem-ho-so-2027.toml").read_text("utf-8")


def test_a_choice_may_be_typed_without_marks_where_that_leaves_no_doubt(run: Run, project: Workshop) -> None:
    answers = [
        {"số lượng": "so luong", "ha-tang": "ha tang"}.get(one, one) for one in COMPLETE[ScaffoldKind.INDICATOR][0]
    ]
    assert run("chi-tieu", *DAY, *answers)[0] == 0
    assert 'kind = "count"' in (project.root / "data/indicators/tram-moi.toml").read_text("utf-8").splitlines()


@pytest.mark.parametrize("typed", ["lũy kế", "luy-ke", "cumulativ"])
def test_a_choice_as_it_is_called_in_vietnamese_is_told_with_the_word_of_a_file(project: Workshop, typed: str) -> None:
    project.append("data/provinces/thu-nghiem/2025-02.toml", NEW_FIGURE.format(typed))
    (problem,) = [one for one in project.build().problems if one.code == "unknown-choice"]
    assert "cumulative (lũy kế)" in problem.message("vi")
    assert "cumulative, in-period" in problem.message("en")
    assert "“cumulative”" in problem.hint("vi")


NEW_FIGURE = """
[[observation]]
indicator = "nhiem-vu"
measure = "{}"
quote = "6/9 nhiệm vụ"
"""


def test_an_unknown_kind_is_told_with_the_kinds_as_plain_words(run: Run) -> None:
    code, _, err = run("loai-la", *DAY)
    assert (code, "ScaffoldKind" in err) == (2, False)
    assert "tinh, chi-tieu" in err


def test_a_wrong_answer_makes_no_file(run: Run, project: Workshop) -> None:
    answers = [one if one != "ha-tang" else "khong-co" for one in COMPLETE[ScaffoldKind.INDICATOR][0]]
    code, _, err = run("chi-tieu", *DAY, *answers)
    assert code == 1
    assert "[unknown-id]" in err
    assert not (project.root / "data/indicators/tram-moi.toml").exists()


def test_without_a_name_nothing_is_made(run: Run) -> None:
    code, _, err = run("van-ban", *DAY)
    assert (code, "--number, --title, --id" in err) == (2, True)
    code, _, err = run("bao-cao", *DAY, "--document", "bao-cao")
    assert (code, "--area" in err) == (2, True)
    assert run("khong-co")[0] == 2


def test_a_file_is_made_where_the_project_has_problems_that_are_not_its_own(run: Run, project: Workshop) -> None:
    """An indicator that a report names already: either file would be refused for want of the other."""
    project.append("data/provinces/thu-nghiem/2025-02.toml", REPORT_OF_AN_UNKNOWN_INDICATOR)
    assert "unknown-id" in project.build().codes
    code, out, err = run("chi-tieu", *DAY, *COMPLETE[ScaffoldKind.INDICATOR][0])
    assert (code, err) == (0, "")
    assert not [one for one in project.build().problems if one.severity == "error"]
    project.append("data/places.toml", "\n[x]\n")
    code, out, err = run("van-ban", *DAY, *COMPLETE[ScaffoldKind.DOCUMENT][0])
    assert (code, err) == (0, "")
    assert "lỗi có từ trước: python build.py check" in out


def test_what_a_new_file_would_break_elsewhere_is_its_own_problem(run: Run, project: Workshop) -> None:
    """The files of a folder are read in the order of their names: the record that is there would be the second one."""
    project.write("data/documents/zz.toml", '[aa]\ntitle = "A"\nkind = "report"\nissuer = "B"\ndate = 2023-01-01\n')
    code, _, err = run("van-ban", *DAY, *COMPLETE[ScaffoldKind.DOCUMENT][0], "--id", "aa")
    assert code == 1
    assert "zz.toml" in err
    assert "Chưa tạo tệp nào" in err
    assert not (project.root / "data/documents/aa.toml").exists()


def test_a_project_that_cannot_be_read_is_mended_first(run: Run, project: Workshop) -> None:
    project.append("data/places.toml", "\n[x]\n")
    code, _, err = run("sheet", *DAY)
    assert (code, "[missing-key]" in err, "Chưa tạo tệp nào" in err) == (1, True, True)
    project.write("data/site.toml", "[")
    code, _, err = run("van-ban", *DAY, "--title", "A")
    assert (code, "data/site.toml" in err, "Chưa tạo tệp nào" in err) == (1, True, True)


def test_a_template_is_written_once(run: Run, project: Workshop) -> None:
    out = project.root.parent / "mau.xlsx"
    code, said, _ = run("sheet", *DAY, "--area", "Thử Nghiệm", "--out", str(out))
    assert (code, str(out) in said) == (0, True)
    assert cli.main(["import", str(out), "--today", "2026-11-22"], project.root) == 0
    assert run("sheet", *DAY, "--out", str(out))[0] == 1
    assert run("sheet", *DAY, "--area", "khong-co")[0] == 2
