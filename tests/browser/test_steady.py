"""Nothing moves under a reader's eyes while a page loads, however late its fonts come."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Visitor
from tests.support.projects import Site

pytestmark = pytest.mark.browser

SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });"""
LIMIT = 0.02
"""Of the score that browsers give (0.1 counts as good): what the change from the system's letters to ours may move."""


@pytest.mark.parametrize("path", ["/", "/tinh/thanh-hoa/", "/xep-hang/dti-2022/", "/so-sanh/"])
def test_late_fonts_move_next_to_nothing(real_site: Callable[[str], Site], visit: Visitor, path: str) -> None:
    visited = visit(real_site("/"), "/404.html")
    page = visited.page
    page.add_init_script(SHIFTS)

    def late(route: Route) -> None:
        time.sleep(0.4)
        route.fallback()

    page.route("**/*.woff2", late)
    visited.go(path)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(300)
    assert page.evaluate("shifted") <= LIMIT
