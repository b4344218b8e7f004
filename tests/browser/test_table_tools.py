"""Tables of ranks that can be filtered and sorted once their button is pressed, and are whole without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.support.projects import Site

pytestmark = pytest.mark.browser


def opened(page: Page) -> Page:
    page.get_by_role("button", name="Lọc và sắp xếp").click()
    expect(page.get_by_label("Lọc theo tên")).to_be_focused()
    return page


def names(page: Page) -> list[str]:
    """The units of the rows that are seen, in order."""
    rows = page.locator(":is(.ranking, .editions-table) tbody tr")
    return [
        rows.nth(at).locator(".unit-cell a").first.inner_text()
        for at in range(rows.count())
        if rows.nth(at).is_visible()
    ]


def test_a_name_without_marks_finds_its_row_and_what_went_into_the_unit(
    country_site: Callable[[str], Site], visit: Visitor
) -> None:
    page = opened(visit(country_site("/"), "/xep-hang/").page)
    page.get_by_label("Lọc theo tên").fill("thanh hoa")
    assert names(page) == ["Thanh Hóa"]
    page.get_by_label("Lọc theo tên").fill("tuyen quang")
    assert names(page)[0] == "Tuyên Quang"
    assert "Hà Giang" in names(page)
    expect(page.get_by_role("status").first).to_contain_text("Số hàng đang hiện")


def test_a_column_sorts_by_number_with_what_is_not_known_last(
    country_site: Callable[[str], Site], visit: Visitor
) -> None:
    page = opened(visit(country_site("/"), "/xep-hang/dti-2022/").page)
    before = names(page)
    rank = page.get_by_role("columnheader").first
    rank.get_by_role("button").click()
    assert names(page)[:3] == before[:3]
    expect(rank).to_have_attribute("aria-sort", "ascending")
    rank.get_by_role("button").click()
    expect(rank).to_have_attribute("aria-sort", "descending")
    assert names(page) != before
    assert names(page)[-1] == before[0]


def test_without_script_the_table_is_whole_and_offers_no_button(
    country_site: Callable[[str], Site], visit: Visitor
) -> None:
    page = visit(country_site("/"), "/xep-hang/dti-2022/", script=False).page
    assert page.get_by_role("button", name="Lọc và sắp xếp").count() == 0
    assert len(names(page)) > 20
