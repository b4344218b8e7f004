"""Small screens and large letters: nothing makes a page scroll sideways, nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor
from tests.support.projects import Site
from tests.support.samples import kinds, path_of, sample

pytestmark = pytest.mark.browser

WIDER = """() => {
  const root = document.documentElement;
  return root.scrollWidth > root.clientWidth ? [`${root.scrollWidth - root.clientWidth} px too wide`] : [];
}"""
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one);
  const hides = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
  const wider = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
  return hides && wider && one.clientWidth > 1 && !one.closest("svg, .table-frame, details:not([open])");
}).map((one) => `<${one.tagName} class="${one.className}"> is cut off`)"""
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
"""What WCAG 1.4.12 lets a reader set."""
SPACE = """css => {
  delete document.documentElement.dataset.size;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def faults(page: Page) -> list[str]:
    return [*page.evaluate(WIDER), *page.evaluate(CUT)]


def test_no_page_at_all_scrolls_sideways_at_320_px(site: Site, visit: Visitor) -> None:
    """As narrow as a page of 1280 px is at 400 % zoom (WCAG 1.4.10). Each page takes the place of the last."""
    page = visit(site, "/404.html", width=320).page
    page.evaluate("document.fonts.ready.then(() => true)")
    found = []
    for pages in kinds(site).values():
        for file in pages:
            page.evaluate(
                "html => document.body.replaceWith(new DOMParser().parseFromString(html, 'text/html').body)",
                site.files[file].decode(),
            )
            found += [f"{path_of(file)} {said}" for said in faults(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("part", [0, 1])
def test_large_and_wide_letters_leave_everything_in_its_place(site: Site, visit: Visitor, part: int) -> None:
    """Zoomed to 200 %, in the largest size, and spaced, one after another on each page."""
    visited = visit(site, "/404.html")
    page = visited.page
    found = []
    for path in sample(site)[part::2]:
        visited.go(path)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
        page.set_viewport_size({"width": 640, "height": 740})
        found += [f"{path} zoomed: {said}" for said in faults(page)]
        page.set_viewport_size({"width": 320, "height": 740})
        page.evaluate("document.documentElement.dataset.size = 'large'")
        found += [f"{path} large: {said}" for said in faults(page)]
        page.evaluate(SPACE, SPACED)
        found += [f"{path} spaced: {said}" for said in faults(page)]
    assert not found, "\n".join(found)


def test_what_is_too_wide_or_cut_off_is_found(site: Site, visit: Visitor) -> None:
    page = visit(site, "/tinh/ha-tinh/", width=320).page
    assert faults(page) == []
    page.evaluate("document.querySelector('.lead').style.cssText = 'height: 20px; overflow: hidden'")
    page.evaluate("document.querySelector('h1').style.width = '400px'")
    found = faults(page)
    assert any("too wide" in said for said in found)
    assert any("cut off" in said for said in found)
