"""Mistakes are told with what would do, once each, at the line that is to be mended."""

from __future__ import annotations

import pytest

from tests.support.projects import Workshop

REPORT = "data/provinces/thu-nghiem/2025-02.toml"


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("\nxa = ", "\nhuyen = ", "unknown-member"),
        ('by = "cap"', 'where = { cap = "huyen" }', "unknown-member"),
    ],
)
def test_parts_are_listed_with_their_names(project: Workshop, before: str, after: str, code: str) -> None:
    project.replace(REPORT, before, after)
    (found,) = (one for one in project.build().problems if one.code == code)
    assert "tinh (Cấp tỉnh), xa (Cấp xã)" in found.message("vi")


@pytest.mark.parametrize(
    ("path", "before", "after", "meant"),
    [
        (REPORT, 'indicator = "ho-so"', 'indicator = "Hồ sơ"', "ho-so"),
        (REPORT, 'indicator = "duong-truyen"', 'indicator = "Cáp nội hạt"', "duong-truyen"),
        ("data/targets.toml", 'place = "nuoc-thu"', 'place = "Nơi kia"', "thu-nghiem"),
    ],
)
def test_what_is_written_by_its_name_is_told_with_its_identifier(
    project: Workshop, path: str, before: str, after: str, meant: str
) -> None:
    project.replace(
        "data/indicators.toml", 'name = "Đường truyền"', 'name = "Tên khác hẳn"\nother_names = ["Cáp nội hạt"]'
    )
    project.replace("data/places.toml", 'name = "Thử Nghiệm"', 'name = "Thử Nghiệm"\nother_names = ["Nơi kia"]')
    project.replace(path, before, after)
    (found,) = (one for one in project.build().problems if one.code == "unknown-id")
    assert f"“{meant}”" in found.hint("vi")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Một <b>chữ</b> đậm.", ["<b>"]),
        ("Một <B>chữ</b> và <b>chữ nữa</b>.", ["<B>", "<b>"]),
        ('Một <span class="x">chữ <i>nghiêng</i></span>.', ['<span class="x">', "<i>"]),
        ("Một </b> lẻ.", ["</b>"]),
    ],
)
def test_a_pair_of_tags_is_one_mistake(project: Workshop, said: str, told: list[str]) -> None:
    project.append("content/news/2025/so-hoa.md", f"\n{said}\n")
    found = [one.details["read"] for one in project.build().problems if one.code == "raw-html"]
    assert found == told


def test_an_empty_text_is_told_as_empty(project: Workshop) -> None:
    project.replace("content/news/2025/so-hoa.md", 'author = "', 'author = "" # "')
    (found,) = (one for one in project.build().problems if one.code == "wrong-type")
    assert "cần ít nhất một chữ giữa hai dấu ngoặc kép" in found.message("vi")
