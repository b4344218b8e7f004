"""The script in the head of every page: settings kept from an earlier visit, modules loaded when they are asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor
from tests.support.projects import Site

pytestmark = pytest.mark.browser


@pytest.fixture
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def test_a_page_loads_no_script_and_breaks_no_policy(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/tinh/ha-tinh/")
    assert [name for name in visited.moved if name.endswith((".js", ".json"))] == []
    assert visited.page.evaluate("document.documentElement.className") == "scripted"
    assert (visited.faults, visited.elsewhere) == ([], [])


@pytest.mark.parametrize("kept", ['{"scheme":"dark","size":"2","other":"x"}', "no JSON", "null", "[]"])
def test_kept_settings_are_there_before_anything_is_drawn(site: Site, visit: Visitor, kept: str) -> None:
    visited = visit(site, "/")
    visited.page.evaluate("kept => localStorage.setItem('scorecards', kept)", kept)
    visited.page.reload()
    found = visited.page.evaluate("({...document.documentElement.dataset})")
    assert found == ({"scheme": "dark", "size": "2"} if kept.startswith("{") else {})
    assert visited.faults == []


def test_a_button_loads_its_module_when_it_is_pressed(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/")
    (module,) = (name for name in site.files if name.startswith("static/search."))
    visited.page.evaluate(
        "url => { const b = document.createElement('button'); b.dataset.module = url; b.textContent = 'x';"
        " document.body.prepend(b) }",
        f"/{module}",
    )
    assert module not in visited.moved
    with visited.page.expect_response(f"**/{module}"):
        visited.page.get_by_role("button", name="x", exact=True).click()
    assert module in visited.moved
