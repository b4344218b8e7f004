"""Copying, the device's sheet for sharing, printing: by the buttons of a page, and without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOST, Visitor, until
from tests.support.projects import Site

pytestmark = pytest.mark.browser

KINDS = (
    "/tinh/ha-tinh/", "/chi-tieu/ho-so-so-hoa/", "/van-ban/bc-227-2023/", "/xep-hang/dti-2022/", "/doi-chieu/",
    "/tin-tuc/so-hoa-ho-so-ha-tinh-10-2023/", "/so-sanh/", "/tru-cot/chinh-quyen-so/",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_link_of_the_page_is_copied_and_announced(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/tinh/ha-tinh/#so-lieu")
    page = visited.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=HOST)
    page.get_by_role("button", name="Chép liên kết").click()
    expect(page.get_by_role("status")).to_have_text("Đã chép liên kết.")
    assert clipboard(page) == f"{HOST}/tinh/ha-tinh/"
    assert visited.faults == []


def test_the_link_of_a_comparison_keeps_its_choice(country_site: Callable[[str], Site], visit: Visitor) -> None:
    path = "/repo/so-sanh/?don-vi=ha-tinh&don-vi=thanh-hoa"
    built = country_site(f"{HOST}/repo/")
    site = Site(built.built, {f"repo/{name}": content for name, content in built.files.items()})
    page = visit(site, path).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=HOST)
    page.get_by_role("button", name="Chép liên kết").click()
    expect(page.locator(".said")).to_have_text("Đã chép liên kết.")
    assert clipboard(page) == f"{HOST}{path}"


def test_a_citation_is_copied_as_it_stands(site: Site, visit: Visitor) -> None:
    page = visit(site, "/tinh/ha-tinh/").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=HOST)
    page.evaluate("document.querySelectorAll('details:has([data-line])').forEach((one) => { one.open = true })")
    cite = page.locator(".cite").first
    cite.get_by_role("button", name="Chép trích dẫn").click()
    expect(page.get_by_role("status")).to_have_text("Đã chép dòng trích dẫn.")
    assert clipboard(page) == cite.locator("[data-line]").inner_text()


def test_where_copying_is_forbidden_the_line_is_selected_and_it_is_said(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/tinh/ha-tinh/")
    page = visited.page
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError')) }"
    )
    page.evaluate("document.querySelectorAll('details:has([data-line])').forEach((one) => { one.open = true })")
    cite = page.locator(".cite").first
    cite.get_by_role("button", name="Chép trích dẫn").click()
    expect(page.get_by_role("status")).to_contain_text("không cho chép")
    assert page.evaluate("getSelection().toString().trim()") == cite.locator("[data-line]").inner_text()
    assert visited.faults == []


def test_the_sheet_of_the_device_is_offered_only_where_there_is_one(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/")
    page = visited.page
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'share', { value: undefined, writable: true })")
    visited.go("/tinh/ha-tinh/")
    expect(page.get_by_role("button", name="Chia sẻ bằng máy này")).to_be_hidden()
    page.add_init_script("window.shared = []; navigator.share = async (what) => { window.shared.push(what) }")
    visited.go("/tinh/ha-tinh/")
    page.get_by_role("button", name="Chia sẻ bằng máy này").click()
    until(page, "window.shared.length === 1")
    assert page.evaluate("window.shared[0]") == {"title": page.title(), "url": f"{HOST}/tinh/ha-tinh/"}
    assert visited.faults == []


@pytest.mark.parametrize("path", KINDS)
def test_every_thing_of_its_own_can_be_printed(site: Site, visit: Visitor, path: str) -> None:
    page = visit(site, path).page
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="In hoặc lưu PDF").click()
    until(page, "window.printed")
    page.emulate_media(media="print")
    expect(page.get_by_role("complementary", name="Chia sẻ, in, lưu")).to_be_hidden()


def test_without_script_there_are_no_dead_buttons_and_files_are_still_offered(site: Site, visit: Visitor) -> None:
    page = visit(site, "/tinh/ha-tinh/", script=False).page
    tools = page.locator("#cong-cu")
    expect(tools.get_by_role("button")).to_have_count(0)
    for name, ending in (("Excel", "xlsx"), ("CSV", "csv"), ("JSON", "json")):
        href = tools.get_by_role("link", name=f"Số liệu của trang này, {name}").get_attribute("href")
        assert href == f"/du-lieu/tinh/ha-tinh.{ending}"
        assert href.lstrip("/") in site.files
