"""By keyboard alone: all that can be pressed is reached in the order of reading, seen when it is, and left again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor
from tests.support.projects import Site

pytestmark = pytest.mark.browser

PAGES = ("/", "/tinh/ha-tinh/", "/xep-hang/dti-2024-34/", "/doi-chieu/", "/tim-kiem/", "/so-sanh/")

STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body || here === document.documentElement) return null;
  const shown = here.closest(".choice") ?? here.querySelector(":scope > rect, :scope > path") ?? here;
  const style = getComputedStyle(shown);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const stroked = shown instanceof SVGGeometryElement && parseFloat(style.strokeWidth) >= 3;
  const inside = (one) => {  // the part of a box that is in the window
    const [left, right] = [Math.max(one.left, 0), Math.min(one.right, innerWidth)];
    const [top, bottom] = [Math.max(one.top, 0), Math.min(one.bottom, innerHeight)];
    return [0.1, 0.5, 0.9].map((part) => [left + (right - left) * part, (top + bottom) / 2]);
  };
  const hit = ([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (here.contains(top) || top.contains(here) && top.matches("a, label, summary, .choice"));
  };
  const all = window.stops ??= [...document.querySelectorAll("*")];
  return {
    at: all.indexOf(here),
    name: here.outerHTML.slice(0, 120),
    marked: outlined || stroked,
    seen: [...here.getClientRects()].flatMap(inside).some(hit),
  };
}"""

CAN_BE_PRESSED = "a[href], button, input, select, summary, [tabindex='0']"
REACHABLE = """(all) => [...document.querySelectorAll(all)].filter((one) =>
  one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0 && one.getClientRects().length
  && !(one.type === "radio" && !one.checked)).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def walk(page: Page, limit: int = 600) -> list[dict[str, Any]]:
    """Every stop of the tab key from the top of the page to its end."""
    stops: list[dict[str, Any]] = []
    while len(stops) < limit:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["at"] == stops[0]["at"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"no end after {limit} stops, the last at {stops[-1]['name']}")


@pytest.mark.parametrize("path", PAGES)
def test_everything_is_reached_in_order_and_seen(site: Site, visit: Visitor, path: str) -> None:
    page = visit(site, path).page
    expected = page.evaluate(REACHABLE, CAN_BE_PRESSED)
    stops = walk(page)
    assert [stop["name"] for stop in stops if not stop["marked"]] == []
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    places = [stop["at"] for stop in stops]
    assert places == sorted(places)
    assert {stop["name"] for stop in stops} >= set(expected)


def test_a_focus_that_is_not_seen_is_found(site: Site, visit: Visitor) -> None:
    page = visit(site, "/doi-chieu/").page
    page.evaluate("document.querySelectorAll('main a').forEach((one) => { one.style.outline = 'none' })")
    assert [stop["name"] for stop in walk(page) if not stop["marked"]]


def test_the_skip_link_leads_past_the_head(site: Site, visit: Visitor) -> None:
    page = visit(site, "/tinh/ha-tinh/").page
    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("one => one === document.activeElement && one.getBoundingClientRect().x >= 0")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_what_is_folded_opens_by_key(site: Site, visit: Visitor, key: str) -> None:
    page = visit(site, "/tinh/ha-tinh/").page
    summary = page.locator(".row-body > details > summary").first
    summary.focus()
    page.keyboard.press(key)
    assert summary.evaluate("one => one.parentElement.open")
    page.keyboard.press(key)
    assert not summary.evaluate("one => one.parentElement.open")


def test_a_square_of_the_map_leads_to_its_unit(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/xep-hang/dti-2024-34/")
    tile = visited.page.locator("a.tile").first
    address = tile.get_attribute("href")
    tile.focus()
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url(f"**{address}")


def test_a_wide_table_scrolls_by_keys(site: Site, visit: Visitor) -> None:
    page = visit(site, "/xep-hang/dti-2022/").page
    page.locator(".scores summary").first.click()
    frame = page.locator(".scores .table-frame").first
    frame.focus()
    for _ in range(40):  # a browser that is busy lets keys pass until it has laid out what scrolls
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(50)
        if frame.evaluate("one => one.scrollLeft") > 50:
            return
    pytest.fail("the keys do not move the table")


def test_a_focus_is_not_hidden_behind_held_columns(site: Site, visit: Visitor) -> None:
    """WCAG 2.4.11: a link that the keys reach in a scrolled table comes out from behind the columns at its left."""
    page = visit(site, "/do-phu/").page
    frame = page.locator(".table-frame").first
    frame.evaluate("one => { one.scrollLeft = one.scrollWidth }")
    links = page.locator(".matrix thead a")
    for at in range(min(links.count(), 3)):
        links.nth(at).focus()
        assert page.evaluate(STOP)["seen"], links.nth(at).inner_text()
