"""Without script every page is whole: figures, tables, charts, ways on, and nothing that does nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor
from tests.support.projects import Site
from tests.support.samples import sample

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def test_every_kind_of_page_is_whole(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/404.html", script=False)
    page = visited.page
    for path in sample(site):
        visited.go(path)
        assert page.locator("h1").is_visible(), path
        assert page.locator("main").inner_text().strip(), path
        buttons = page.locator("button:visible, input:visible, select:visible")
        for at in range(buttons.count()):
            form = buttons.nth(at).locator("xpath=ancestor::form[@action]")
            assert form.count() == 1, (path, buttons.nth(at).evaluate("one => one.outerHTML"))
            assert form.evaluate("one => one.method") == "get", path
        assert page.locator(".needs-script:visible").count() == 0, path
        assert page.locator("main svg[role=img]:not(details *)").evaluate_all(
            "all => all.every((one) => one.checkVisibility() && one.getBoundingClientRect().width > 0)"
        ), path
        folded = page.locator("main details:not([open]) > summary:visible")
        if folded.count():  # what is folded can be had too
            folded.first.click()
            assert page.locator("main details[open]").count(), path
    assert not [name for name in visited.moved if name.endswith((".js", ".json"))]
    assert visited.elsewhere == []


def test_the_menu_opens_and_leads_to_every_part(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/tinh/ha-tinh/", script=False)
    page = visited.page
    page.locator(".menu > summary").click()
    links = page.locator(".menu a:visible")
    assert links.count() > 8
    links.first.click()
    assert visited.address == "/tinh/"


def test_the_search_form_leads_to_the_lists(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/", script=False)
    page = visited.page
    page.locator("main input[type=search]").fill("ha tinh")
    page.locator("main input[type=search]").press("Enter")
    page.wait_for_url("**/tim-kiem/?q=*")
    assert page.locator("main a[href='/tinh/']").is_visible()
