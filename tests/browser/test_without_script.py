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


LACKS = """() => {
  const seen = (only) => [...document.querySelectorAll(only)].filter((one) => one.checkVisibility());
  const said = [];
  if (!seen("h1").length) said.push("no heading");
  if (!document.querySelector("main").innerText.trim()) said.push("nothing in it");
  for (const one of seen("button, input, select")) {
    const form = one.closest("form[action]");
    if (!form || form.method !== "get") said.push(`does nothing: ${one.outerHTML.slice(0, 90)}`);
  }
  for (const one of seen(".needs-script")) said.push(`needs a script: ${one.outerHTML.slice(0, 90)}`);
  for (const one of document.querySelectorAll("main svg[role=img]")) {
    if (one.closest("details")) continue;
    if (!one.checkVisibility() || !one.getBoundingClientRect().width) said.push("a chart is not drawn");
  }
  return said;
}"""


def test_every_kind_of_page_is_whole(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/404.html", script=False)
    page = visited.page
    found = []
    for path in sample(site, english=False):
        visited.go(path)
        found += [f"{path} {said}" for said in page.evaluate(LACKS)]
        folded = page.locator("main details:not([open]) > summary:visible")
        if folded.count():  # what is folded can be had too
            folded.first.click()
            found += [] if page.locator("main details[open]").count() else [f"{path} does not unfold"]
    assert not found, "\n".join(found)
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
