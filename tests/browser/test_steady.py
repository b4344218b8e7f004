"""Nothing moves under a reader's eyes while a page loads, however late its fonts come."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visitor
from tests.support.projects import Site

pytestmark = pytest.mark.browser

SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });"""
PATHS = ("/", "/tinh/thanh-hoa/", "/xep-hang/dti-2022/", "/so-sanh/", "/kiem-tra/", "/tim-kiem/?q=nghe+an")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_moves_however_late_the_fonts(
    country_site: Callable[[str], Site], visit: Visitor, path: str, width: int
) -> None:
    visited = visit(country_site("/"), "/404.html", width=width)
    page = visited.page
    page.add_init_script(SHIFTS)

    def late(route: Route) -> None:
        time.sleep(0.4)
        route.fallback()

    page.route("**/*.woff2", late)
    visited.go(path)
    page.evaluate("document.fonts.ready.then(() => true)")
    if "?" in path:
        expect(page.locator("#ket-qua a").first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("shifted") == 0
