"""The reader's settings: by keyboard, kept over pages and visits, at every size, with storage forbidden."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import HOST, Visitor
from tests.support.projects import Site

pytestmark = pytest.mark.browser

PAGES = ("/", "/tinh/ha-tinh/", "/xep-hang/dti-2022/", "/so-sanh/")


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def summary(page: Page) -> Locator:
    return page.locator("summary", has_text="Hiển thị")


def option(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name, exact=True)


def opened(page: Page) -> None:
    """Opens the panel and waits until its module runs: the choices then show what holds."""
    with page.expect_response("**/settings.*.js"):
        summary(page).click()
    expect(page.get_by_role("group", name="Cỡ chữ")).to_be_visible()


def chosen(page: Page) -> dict[str, str]:
    return dict(page.evaluate("({...document.documentElement.dataset})"))


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_by_keyboard_alone(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/")
    page = visited.page
    for _ in range(12):
        page.keyboard.press("Tab")
        if "Hiển thị" in page.evaluate("document.activeElement.textContent"):
            break
    with page.expect_response("**/settings.*.js"):
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(option(page, "A, vừa")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(option(page, "A+, lớn")).to_be_checked()
    page.keyboard.press("Tab")
    expect(option(page, "Theo máy").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(option(page, "Tối")).to_be_checked()
    assert chosen(page) == {"size": "large", "scheme": "dark"}
    page.keyboard.press("Escape")
    expect(summary(page)).to_be_focused()
    expect(option(page, "Tối")).to_be_hidden()
    assert visited.faults == []


def test_choices_are_kept_over_pages_and_to_a_new_visit_and_reset(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/")
    page = visited.page
    opened(page)
    option(page, "A-, nhỏ").check()
    option(page, "Tương phản cao").check()
    option(page, "Giảm bớt").check()
    kept = {"size": "small", "scheme": "contrast", "motion": "less"}
    visited.go("/tinh/ha-tinh/")
    assert chosen(page) == kept
    page.close()
    visited.page = page.context.new_page()
    visited.go("/du-lieu/")
    page = visited.page
    assert chosen(page) == kept
    opened(page)
    expect(option(page, "Tương phản cao")).to_be_checked()
    page.get_by_role("button", name="Về mặc định").click()
    assert chosen(page) == {}
    expect(option(page, "A, vừa")).to_be_checked()
    visited.go("/")
    assert chosen(page) == {}


def test_where_storage_is_forbidden_they_hold_for_the_page(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/")
    page = visited.page
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    visited.go("/tinh/ha-tinh/")
    opened(page)
    option(page, "Tối").check()
    option(page, "A+, lớn").check()
    assert chosen(page) == {"scheme": "dark", "size": "large"}
    page.get_by_role("button", name="Về mặc định").click()
    assert chosen(page) == {}
    assert visited.faults == []


def test_a_chosen_scheme_wins_over_the_system(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/")
    page = visited.page
    light = background(page)
    page.emulate_media(color_scheme="dark")
    dark = background(page)
    assert dark != light
    opened(page)
    option(page, "Sáng").check()
    assert background(page) == light
    page.emulate_media(color_scheme="dark", contrast="more")
    assert background(page) == light
    page.emulate_media(color_scheme="light", contrast="no-preference")
    option(page, "Tối").check()
    assert background(page) == dark


@pytest.mark.parametrize("scheme", ["dark", "contrast"])
def test_paper_shows_neither_scheme_nor_size(site: Site, visit: Visitor, scheme: str) -> None:
    visited = visit(site, "/")
    page = visited.page
    measure = (
        "(() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.color, s.fontSize]; })()"
    )
    page.emulate_media(media="print")
    plain = page.evaluate(measure)
    page.evaluate("scheme => Object.assign(document.documentElement.dataset, { scheme, size: 'large' })", scheme)
    assert page.evaluate(measure) == plain
    page.emulate_media(media="screen")
    assert page.evaluate(measure) != plain


def test_each_size_is_read_at_320_pixels_without_scrolling_sideways(site: Site, visit: Visitor) -> None:
    """What a window of 640 pixels shows at 200 %, with the panel open."""
    visited = visit(site, "/", width=320)
    page = visited.page
    page.evaluate("localStorage.setItem('scorecards', JSON.stringify({ size: 'large' }))")
    wide = []
    for path in PAGES:
        visited.go(path)
        summary(page).click()
        for size, pixels in (("large", "20px"), ("small", "14px"), ("", "16px")):  # the first is the one that was kept
            if size != "large":
                page.evaluate("size => { document.documentElement.dataset.size = size }", size)
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == pixels
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append((path, size))
    assert wide == []


def test_every_target_of_the_panel_is_44_pixels(site: Site, visit: Visitor) -> None:
    page = visit(site, "/", width=320).page
    opened(page)
    targets = [summary(page), page.get_by_role("button", name="Về mặc định"), *page.locator(".choice").all()]
    assert len(targets) == 11
    for one in targets:
        box = one.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


def test_motion_follows_the_system_and_the_choice(site: Site, visit: Visitor) -> None:
    page = visit(site, "/").page
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(behaviour) == "auto"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(behaviour) == "smooth"
    opened(page)
    option(page, "Giảm bớt").check()
    assert page.evaluate(behaviour) == "auto"


def test_without_script_there_is_no_panel_and_a_press_elsewhere_closes_it(site: Site, visit: Visitor) -> None:
    expect(summary(visit(site, "/", script=False).page)).to_be_hidden()
    page = visit(site, "/").page
    opened(page)
    page.mouse.click(5, 730)
    expect(option(page, "Tối")).to_be_hidden()
    assert page.url == f"{HOST}/"
