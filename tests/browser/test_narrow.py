"""Small screens: nothing makes a page scroll sideways, nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import HOST, Visitor
from tests.support.narrow import too_wide_or_cut
from tests.support.projects import Site, workshop
from tests.support.samples import kinds, path_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


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
            found += [f"{path_of(file)} {said}" for said in too_wide_or_cut(page)]
    assert not found, "\n".join(found)


def test_units_of_many_words_go_on_below(tmp_path: Path, visit: Visitor) -> None:
    project = workshop(tmp_path)
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    project.replace("data/indicators.toml", 'unit = "km"', 'unit = "km đường truyền số liệu trên một trăm hộ dân"')
    project.append(
        "data/targets.toml",
        """
[duong-truyen-nuoc]
indicator = "duong-truyen"
place = "nuoc-thu"
value = 2000
comparator = "at-least"
due = 2027-03-01
document = "nghi-quyet"
""",
    )
    page = visit(project.build(f"{HOST}/"), "/muc-tieu/", width=320).page
    assert "hộ dân" in page.locator(".value-aim").first.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_what_is_too_wide_or_cut_off_is_found(site: Site, visit: Visitor) -> None:
    page = visit(site, "/tinh/ha-tinh/", width=320).page
    assert too_wide_or_cut(page) == []
    page.evaluate("document.querySelector('.lead').style.cssText = 'height: 20px; overflow: hidden'")
    page.evaluate("document.querySelector('h1').style.width = '400px'")
    found = too_wide_or_cut(page)
    assert any("too wide" in said for said in found)
    assert any("cut off" in said for said in found)
