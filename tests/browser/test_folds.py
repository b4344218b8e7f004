"""What is folded opens for whoever is led to something in it, and on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor
from tests.support.projects import Site

pytestmark = pytest.mark.browser

FIGURE = "ha-tinh.bc-227-2023.ho-so-so-hoa"


@pytest.mark.parametrize("script", [True, False])
def test_an_address_of_a_folded_figure_opens_what_it_stands_in(
    country_site: Callable[[str], Site], visit: Visitor, script: bool
) -> None:
    visited = visit(country_site("/"), f"/tinh/ha-tinh/#{FIGURE}", script=script)
    row = visited.page.locator(f"[id='{FIGURE}']")
    assert row.evaluate(
        "one => one.checkVisibility({contentVisibilityAuto: true}) && one.getBoundingClientRect().height"
    )
    assert row.evaluate("one => Math.abs(one.getBoundingClientRect().top) < innerHeight")
    assert visited.page.locator("details.pillar[open]").count() == 1, "what it does not stand in stays folded"


def test_a_link_within_the_page_opens_too_where_the_browser_does_not_do_so_itself(
    country_site: Callable[[str], Site], visit: Visitor
) -> None:
    page = visit(country_site("/"), "/tinh/ha-tinh/").page
    page.evaluate("history.replaceState(null, '', '#so-lieu')")
    page.evaluate(f"history.replaceState(null, '', '#{FIGURE}')")  # the browser does not go there
    assert page.locator("details.pillar[open]").count() == 0
    page.evaluate("dispatchEvent(new Event('hashchange'))")
    assert page.locator("details.pillar[open]").count() == 1
