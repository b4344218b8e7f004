"""axe-core on what script shows: results, a comparison, a chart that is explored, the menu and the settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypedDict

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.support.axe import COLOUR_RULES, breaches
from tests.support.projects import Site

pytestmark = pytest.mark.browser


def _results(page: Page) -> None:
    expect(page.locator("#ket-qua a").first).to_be_visible()


def _comparison(page: Page) -> None:
    page.locator("#con-lai ~ details > summary").first.click()
    expect(page.locator("#ket-qua-so table").first).to_be_visible()


def _explored(page: Page) -> None:
    page.get_by_role("button", name="Khám phá").first.click()
    expect(page.get_by_role("button", name="PNG").first).to_be_visible()


def _menu(page: Page) -> None:
    page.locator(".menu > summary").click()


def _settings(page: Page) -> None:
    page.locator(".settings > summary").click()
    expect(page.locator(".settings fieldset").first).to_be_visible()


class Media(TypedDict, total=False):
    """What a reader's system asks for."""

    color_scheme: Literal["light", "dark"]
    contrast: Literal["more"]


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "results": ("/tim-kiem/?q=ha+tinh", _results),
    "no results": ("/tim-kiem/?q=qwertyuiop", lambda page: None),
    "a comparison": ("/so-sanh/?don-vi=ha-tinh&don-vi=thanh-hoa&don-vi=ha-giang", _comparison),
    "a comparison of nothing": ("/so-sanh/?don-vi=khong-co", lambda page: None),
    "an explored chart": ("/tinh/ha-tinh/", _explored),
    "the menu": ("/", _menu),
    "the settings": ("/", _settings),
}


PANELS = ('<DIV class="menu-body">', '<FORM class="settings-panel">', '<DIV class="chart-tip">')
"""What an open panel lies over is read when it is closed; each closes with Escape or by its own button."""


SCHEMES: dict[str, Media] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "contrast": {"color_scheme": "light", "contrast": "more"},
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_what_script_shows(
    country_site: Callable[[str], Site], visit: Visitor, state: str
) -> None:
    path, reach = STATES[state]
    visited = visit(country_site("/"), path)
    reach(visited.page)
    found = []
    for name, scheme in SCHEMES.items():
        visited.page.emulate_media(**scheme)
        rules = COLOUR_RULES if scheme else ()
        found += [f"{name}: {said}" for said in breaches(visited.page, rules) if not said.endswith(PANELS)]
    assert found == []
    assert visited.faults == []
