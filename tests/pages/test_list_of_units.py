"""The list of units: those of today in a table, those that are no more folded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.html_tree import Element
from tests.support.projects import Site


@pytest.fixture(scope="module")
def page(country_site: Callable[[str], Site]) -> Element:
    return country_site("/").page("/tinh/").one("main")


def test_the_units_of_today_stand_in_a_table_with_their_own_ranks(page: Element) -> None:
    table = page.by_id("bang-tinh")
    lines = {row.one("a").text: [cell.text for cell in row.all("td")] for row in table.one("tbody").all("tr")}
    assert len(lines) == 18
    heads = [head.text for head in table.one("thead").all("th")]
    of = {name: dict(zip(heads[1:], cells, strict=True)) for name, cells in lines.items()}
    assert of["Thanh Hóa"]["2024/34"] == "5"
    assert of["Thanh Hóa"]["2022/63"] == "15"
    assert of["An Giang"]["2022/63"].startswith("chưa thấy hạng"), "that rank was the former An Giang's"


def test_each_says_whether_there_are_figures_of_it(page: Element) -> None:
    lines = {row.one("a").text: row.one("th").text for row in page.by_id("bang-tinh").one("tbody").all("tr")}
    assert "số liệu" in lines["Thanh Hóa"]
    assert "chưa có" not in lines["Thanh Hóa"]
    assert "chưa có số liệu" in lines["Cần Thơ"]


def test_units_that_are_no_more_are_folded_with_their_last_day(page: Element) -> None:
    (folded,) = (one for one in page.all("details") if one.has_class("former-units"))
    former = {item.one("a").get("href"): item.text for item in folded.all("li")}
    assert "đến 30/6/2025" in former["/tinh/ha-giang/"]
    assert "/tinh/thanh-hoa/" not in former
