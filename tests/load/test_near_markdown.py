"""The right form of what was nearly Markdown, and texts that are right as they are."""

from __future__ import annotations

import time

import pytest

from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import parse_prose
from scorecards.problems import Problem


def found(text: str) -> list[Problem]:
    context = LoadContext()
    parse_prose("content/a.md", text, context)
    return list(context.diagnostics.problems)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("**Kết quả:**đạt", "**Kết quả:** đạt"),
        ("[a] (/b/)", "[a](/b/)"),
        ("[tệp](https://vi-du.vn/bao cao.pdf)", "[tệp](https://vi-du.vn/bao%20cao.pdf)"),
        ("![x](anh 2.jpg)", "![x](anh%202.jpg)"),
        ("##Chi tiết", "## Chi tiết"),
        ("##\u00a0Chi tiết", "## Chi tiết"),
        ("• một", "- một"),
        ("–\u00a0một", "- một"),
        ("1.\u00a0một", "1. một"),
        ("31. 12 xã", "31\\. 12 xã"),
        ("\tThụt", "Thụt"),
        ("| A | B |\n|---|", "|---|---|"),
    ],
)
def test_the_hint_gives_the_right_form_and_that_form_is_right(text: str, right: str) -> None:
    (problem,) = found(text)
    assert problem.details["right"] == right
    assert right in problem.hint("vi")
    if not text.startswith("|"):
        assert found(right) == []


@pytest.mark.parametrize(
    ("text", "mark", "mended", "plain"),
    [
        ("Có **57,53% hồ sơ.", "**", "Có **57,53%** hồ sơ.", "Có \\*\\*57,53% hồ sơ."),
        ("Có 57,53%** hồ sơ.", "**", "Có **57,53%** hồ sơ.", "Có 57,53%\\*\\* hồ sơ."),
        ("Đã __đạt mức.", "__", "Đã __đạt__ mức.", "Đã \\_\\_đạt mức."),
        ("Bỏ ~~câu này.", "~~", "Bỏ ~~câu~~ này.", "Bỏ \\~\\~câu này."),
    ],
)
def test_a_mark_that_nothing_closes_is_told_with_what_to_do(text: str, mark: str, mended: str, plain: str) -> None:
    (problem,) = found(text)
    assert (problem.code, problem.details["mark"]) == ("unclosed-emphasis", mark)
    assert problem.details["read"] not in problem.hint("vi")
    assert found(mended) == []
    assert found(plain) == []
    assert problem.details["escaped"] in plain


@pytest.mark.parametrize(
    "text",
    [
        "**Kết quả:** đạt *mức* __cao__.",
        "Theo [báo cáo](/van-ban/a/ 'tên') và <https://vi-du.vn/a>, [thư](mailto:a@vi-du.vn), [gọi](tel:+84123).",
        "1. một\n2. hai\n\n- ba\n- bốn",
        "1. một\n1. hai",
        "3. ba, tiếp theo danh sách trước\n4. bốn",
        "Hà Nội – Hải Phòng, bài #1, mục 2.3, 5 * 3 và a_b.",
        "```\n##Chi tiết\n• một\n[^1] https://vi-du.vn\n```",
        "Mã `**x:**y` và `[^1`, `[^2]`.",
        "Cao[^1], vừa[^chú-thích], cao[^1].\n\n[^1]: Lời, xem[^3].\n[^chú-thích]: Hai.\n\n    Đoạn hai.\n\n[^3]: Ba.",
        "| A | B |\n|:--|--:|\n| 1 | [x](/a/) |\n",
        "Giá trị a | b không phải bảng.",
        "Dấu \\*\\* để nguyên.",
        "Trang [https://vi-du.vn](https://vi-du.vn).",
        "[nháp](bai-khac.md#muc), [mục](#muc), [so sánh](/so-sanh/?don-vi=a).",
    ],
)
def test_what_is_right_is_let_be(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("piece", ["**a", "[a](", "[a] ", "• ", "|", "31. ", "https://", "[^", "##", "\t", "_", "- "])
def test_long_texts_take_time_that_grows_with_their_length(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    before = time.perf_counter()
    found(text)
    assert time.perf_counter() - before < 5


def test_blanks_of_word_at_the_margin_are_blanks() -> None:
    """Those that do not break; Markdown alone would take them for letters, and lose list, heading and paragraph."""
    text = "Đoạn.\n\u00a0\n\u00a0\u00a0- một\n\u00a0- hai\n\u202f\t\n\u00a0## Tiêu đề\n\n"
    text += "\u00a0| A |\n\u00a0|---|\n\u00a0| 1\u00a0000 |\n"
    context = LoadContext()
    prose = parse_prose("content/a.md", text, context)
    assert list(context.diagnostics.problems) == []
    opened = [token.type for token in prose.tokens if token.level == 0 and token.nesting == 1]
    assert opened == ["paragraph_open", "bullet_list_open", "heading_open", "table_open"]
    assert [token.content for token in prose.tokens if token.type == "inline"][-1] == "1\u00a0000"
