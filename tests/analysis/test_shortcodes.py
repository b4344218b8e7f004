"""Short forms, marks on traced numbers, places in the file: on the small project in `texts/`."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it.token import Token
from msgspec.structs import replace

from scorecards.analysis.tracing.outcomes import Coverage, Plain, Traced
from scorecards.analysis.tracing.passages import LONGEST_AROUND, TRACED, PieceIndex, passages, plain_passage
from scorecards.inputs.prose_html import Targets, render_prose
from scorecards.load.articles import read_articles
from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import parse_prose, parse_source
from scorecards.load.source import Files
from scorecards.problems import Diagnostics, Location
from tests.analysis.test_tracing import article, tracer
from tests.support.html_tree import Element
from tests.support.links import tree
from tests.support.words import WORDS


def rendered(text: str, place: str = "ha-tinh") -> Element:
    found = tracer().article(article(text, place))
    targets = Targets(lambda file: None, lambda image: None, lambda path: f"/repo{path}")
    return tree(f"<main>{render_prose(found.text.prose, targets, 'bai', WORDS['vi']).html}</main>".encode())


def words(text: str, place: str = "ha-tinh") -> str:
    return rendered(text, place).text.replace("\xa0", " ").strip()


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("{ho-so-so-hoa}", "68,4%"),  # the newest
        ("{ho-so-so-hoa.xa}", "74,16%"),
        ("{thanh-hoa:ho-so-so-hoa}", "91,31%"),
        ("{ha-tinh.bc-227.ho-so-so-hoa}", "57,53%"),
        ("{ho-so-so-hoa.xa|so}", "96.688 hồ sơ"),
        ("{ho-so-so-hoa.xa|số}", "96.688 hồ sơ"),
        ("{tra-truc-tuyen|so}", "gần 5.200 hồ sơ"),
        ("{cap-quang}", "trên 21.000 km"),
        ("{chi-tieu-nghi-quyet}", "21/26 chỉ tiêu"),
        ("{thanh-hoa:doanh-nghiep-tang}", "tăng 3,85%"),
        ("{ho-so-so-hoa-2025}", "ít nhất 80%"),
        ("{dti-2022.ha-tinh}", "37/63"),
        ("{=3 cấp}", "3 cấp"),
    ],
)
def test_a_short_form_is_written_out(form: str, shown: str) -> None:
    assert words(f"Số là {form} nhé.\n") == f"Số là {shown} nhé."


def test_in_a_table_the_bar_is_escaped() -> None:
    assert "96.688 hồ sơ" in words("| Số |\n|---|\n| {ho-so-so-hoa.xa\\|so} |\n")


@pytest.mark.parametrize(
    ("form", "code", "near"),
    [
        ("{ho-so-so-hao}", "unknown-short-form", "ho-so-so-hoa"),
        ("{ho-so-so-hoa.xaa}", "unknown-short-form", "ho-so-so-hoa.xa"),
        ("{khong-co:ho-so-so-hoa}", "unknown-short-form", "ho-so-so-hoa"),
        ("{cap-quang|so}", "figure-without-count", ""),
        ("{chi-tieu-nghi-quyet|so}", "figure-without-count", ""),  # its counts are no part of a rate
        ("{thanh-hoa:doanh-nghiep-tang|so}", "figure-without-count", ""),  # a share beside a change is no count
        ("{ho-so-so-hoa.xa|khac}", "figure-without-count", ""),
    ],
)
def test_a_short_form_that_names_nothing(form: str, code: str, near: str) -> None:
    problems = tracer().article(article(f"Dòng một.\n\nSố là {form}.\n", "ha-tinh")).problems
    assert [(p.code, p.at.line, p.details.get("near", "")) for p in problems] == [(code, 3, near)]
    assert problems[0].details["read"] == form
    assert form in problems[0].message("vi")
    assert form in problems[0].message("en")


@pytest.mark.parametrize("blank", ["{tên}", "{{ ho_so }}", "{ten}", "{ ho-so }", "{=}", "{= }", "{=3 cấp"])
def test_other_braces_are_placeholders(blank: str) -> None:
    diagnostics = Diagnostics()
    parse_prose("bai.md", f"Số là {blank} nhé.\n", LoadContext(diagnostics))
    assert [p.code for p in diagnostics.problems] == ["placeholder"]


def test_a_traced_number_leads_to_its_figure() -> None:
    page = rendered("Đến 31/10/2023 đã số hóa **57,53%** hồ sơ.\n")
    [link] = page.all("a")
    assert link.text == "57,53%"
    assert link.get("href") == "/repo/tinh/ha-tinh/#ha-tinh.bc-227.ho-so-so-hoa"
    assert link.get("class") == "traced"
    assert "Báo cáo 227/BC-STTTT" in link.get("title")
    assert "10/2023" in link.get("title")


def test_a_value_of_a_pillar_is_told_by_the_name_of_the_pillar() -> None:
    page = rendered("Năm 2022, trụ cột kinh tế số của Hà Tĩnh được 0,4417 điểm về chuyển đổi số.\n")
    [link] = page.all("a")
    assert link.text == "0,4417 điểm"
    assert link.get("href") == "/repo/tinh/ha-tinh/#dti-2022.ha-tinh"
    assert "DTI: Kinh tế số, Hà Tĩnh, 2022" in link.get("title")


def test_no_link_within_a_link() -> None:
    page = rendered("Đã số hóa [57,53% hồ sơ](/chi-tieu/ho-so-so-hoa/) và [{cap-quang}](/chi-tieu/cap-quang/).\n")
    assert [link.get("href") for link in page.all("a")] == [
        "/repo/chi-tieu/ho-so-so-hoa/",
        "/repo/chi-tieu/cap-quang/",
    ]
    assert [mark.get("class") for mark in page.all("span")] == ["traced", "traced"]


def test_a_target_leads_to_its_indicator_and_an_untraced_number_nowhere() -> None:
    page = rendered("Mục tiêu là số hóa ít nhất 80% hồ sơ vào năm 2025. Có 77 xe.\n")
    assert [a.get("href") for a in page.all("a")] == ["/repo/chi-tieu/ho-so-so-hoa/#ho-so-so-hoa-2025"]


def test_tokens_given_are_not_changed() -> None:
    given = article("Đã số hóa {ho-so-so-hoa} và 74,16% ở cấp xã.\n", "ha-tinh")
    before = [token.as_dict() for token in given.prose.tokens]
    made = tracer().article(given).text
    assert [token.as_dict() for token in given.prose.tokens] == before

    def types(tokens: tuple[Token, ...]) -> list[str]:
        return [child.type for token in tokens for child in token.children or ()]

    assert types(made.prose.tokens).count(TRACED) == 2


def test_coverage_counts_title_summary_and_plain_numbers() -> None:
    given = article(
        "Có {=12 quầy}, 77 xe và {cap-quang} cáp quang. Theo Nghị định 13/2023/NĐ-CP.\n", "ha-tinh",
        title="Hà Tĩnh số hóa 57,53% hồ sơ", summary="Có 12 quầy.",
    )  # fmt: skip
    found = tracer().article(given)
    assert found.coverage == Coverage(traced=2, numbers=5)
    assert [s.written for s in found.seen if isinstance(s.outcome, Plain)] == ["12 quầy", "12 quầy"]
    assert [s.written.replace("\xa0", " ") for s in found.seen if isinstance(s.outcome, Traced)] == [
        "57,53%",
        "trên 21.000 km",
    ]


def test_a_problem_points_at_the_number(tmp_path: Path) -> None:
    source = (
        '+++\ntitle = "Hà Tĩnh số hóa 57,35% hồ sơ"\nsummary = "Tóm tắt."\ndate = 2025-08-01\nplaces = ["ha-tinh"]\n'
        'documents = ["bc-227"]\nauthor = "Nhóm"\n+++\n\n- Dòng *một*,\n  rồi [trang](/x/) số hóa 57,35% hồ sơ.\n\n'
        "| Cấp | Hồ sơ |\n|---|---|\n| Cấp xã | 96.686 hồ sơ |\n"
    )
    file = tmp_path / "content/news/bai.md"
    file.parent.mkdir(parents=True)
    file.write_text(source, encoding="utf-8")
    [read] = read_articles(Files(tmp_path), LoadContext())
    given = replace(read, prose=parse_source(read.source, LoadContext()))
    lines = source.split("\n")
    problems = tracer().article(given).problems
    assert [(p.at.line, p.details["read"]) for p in problems] == [(2, "57,35%"), (11, "57,35%"), (15, "96.686 hồ sơ")]
    for problem in problems[1:]:
        assert problem.at.line is not None
        assert problem.at.column == lines[problem.at.line - 1].index(problem.details["read"]) + 1


def test_the_message_names_the_nearest_figure() -> None:
    [problem] = tracer().article(article("Đến 31/10/2023 đã số hóa 57,35% hồ sơ.\n", "ha-tinh")).problems
    assert problem.severity == "warning"
    assert "57,35%" in problem.message("vi")
    assert "dữ liệu có 57,53%: Hồ sơ thủ tục hành chính được số hóa, Hà Tĩnh, 10/2023" in problem.message("vi")
    assert "{=57,35%}" in problem.hint("vi")
    assert "57.53%" in problem.message("en")


def test_passages_know_what_they_stand_under() -> None:
    prose = parse_prose(
        "bai.md",
        "## Số hóa\n\n### Cấp xã\n\nMở đầu:\n\n- một;\n- hai.\n\n| A | B |\n|---|---|\n| x | y |\n\n## Khác\n\nHết.\n",
        LoadContext(),
    )
    found = {one.text: one for one in passages(prose)}
    assert found["một;"].lead == "Mở đầu:"
    assert found["một;"].headings == ("Cấp xã", "Số hóa")
    assert (found["y"].row, found["y"].column) == ("x", "B")
    assert found["Hết."].headings == ("Khác",)
    assert found["Hết."].lead == ""


def test_very_long_words_around_passages_are_cut_since_each_passage_looks_at_them() -> None:
    long = "chữ " * LONGEST_AROUND
    text = f"## {long}\n\n{long}mở đầu:\n\n| A | {long} |\n|---|---|\n| {long} | y |\n"
    (found,) = [one for one in passages(parse_prose("bai.md", text, LoadContext())) if one.text == "y"]
    assert {len(one) for one in (found.lead, *found.headings, found.row, found.column)} == {LONGEST_AROUND}
    assert found.lead.endswith("mở đầu:")
    assert found.headings[0].startswith("chữ")


@pytest.mark.parametrize(
    ("paragraph", "head"),
    [
        ("**Số hóa hồ sơ.** Tỷ lệ:", "Số hóa hồ sơ."),
        ("**Số hóa:** tỷ lệ từng cấp", "Số hóa:"),
        ("**Số hóa\nhồ sơ `2023`:** tỷ lệ", "Số hóa hồ sơ 2023:"),
        ("**Số hóa ![Ảnh: một quầy](anh.png)hồ sơ.** Tỷ lệ:", "Số hóa hồ sơ."),
        ("**Số hóa *nhanh*.** Tỷ lệ:", "Số hóa nhanh."),
        ("**Số hóa** hồ sơ: tỷ lệ", ""),
        ("Tỷ lệ **số hóa.** Từng cấp:", ""),
    ],
)
def test_bold_words_that_open_the_paragraph_before_a_list_are_its_head(paragraph: str, head: str) -> None:
    found = {one.text: one for one in passages(parse_prose("bai.md", f"{paragraph}\n\n- một.\n", LoadContext()))}
    assert found["một."].lead_head == head


def test_nothing_leads_on_to_a_list_that_opens_the_text_or_a_footnote() -> None:
    text = "- một;[^1]\n\n**Số hóa.** Từng cấp:\n\n- hai.\n\n[^1]: - ba.\n"
    found = {one.text: (one.lead, one.lead_head) for one in passages(parse_prose("bai.md", text, LoadContext()))}
    assert found["một;"] == ("", "")
    assert found["hai."] == ("Số hóa. Từng cấp:", "Số hóa.")
    assert found["ba."] == ("", "")


def test_every_character_of_a_title_stands_in_its_piece_and_has_its_column() -> None:
    title = plain_passage("Có 12 xã", Location("bai.md", 2, 10))
    pieces = PieceIndex(title.pieces)
    assert {pieces.at(at) for at in range(len(title.text))} == {title.pieces[0]}
    assert pieces.at(len(title.text)) is None
    assert [title.place_of(at).column for at in (0, 3)] == [10, 13]


def test_a_passage_that_is_too_long_is_told_with_its_length() -> None:
    [problem] = tracer().article(article(f"Mở đầu.\n\n{'a' * 20_001}\n", "ha-tinh")).problems
    assert (problem.code, problem.at.line) == ("long-passage", 3)
    assert (problem.details["length"], problem.details["most"]) == ("20001", "20000")
    assert not tracer().article(article(f"{'a' * 20_000}\n", "ha-tinh")).problems


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Tỉnh Thanh Hóa có tỷ lệ số hóa hồ sơ {ho-so-so-hoa}.\n", True),
        ("Tỉnh Thanh Hóa có tỷ lệ số hóa hồ sơ {thanh-hoa:ho-so-so-hoa}.\n", False),
        ("Tỉnh có tỷ lệ số hóa hồ sơ {ho-so-so-hoa}.\n", False),
        ("Thanh Hóa đạt {thanh-hoa:ho-so-so-hoa}, vượt mục tiêu {ho-so-so-hoa-2025}.\n", False),
        ("Số là {ho-so-so-hoa} nhé.\n", False),
    ],
)
def test_a_number_filled_in_where_the_words_speak_of_another_place_is_told(text: str, is_told: bool) -> None:
    found = tracer().article(article(text, "ha-tinh"))
    assert [one.code for one in found.problems] == ["untraced-figure"] * is_told


def test_shares_in_words_and_the_titles_of_links_are_told() -> None:
    for text in (
        "Đã số hóa năm mươi sáu phần trăm hồ sơ.\n",
        'Xem [bài](https://vi-du.vn "Số hóa hồ sơ đạt 68,5%").\n',
    ):
        assert [one.code for one in tracer().article(article(text, "ha-tinh")).problems] == ["untraced-figure"]
    right = 'Xem [bài](https://vi-du.vn "Số hóa hồ sơ đạt 68,4% đến 30/6/2024").\n'
    assert not tracer().article(article(right, "ha-tinh")).problems
