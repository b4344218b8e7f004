"""The two languages in a browser: the switch by keyboard, search in English, what is left in Vietnamese."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Visitor
from tests.support.projects import Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def tab_to(seen: Visit, selector: str) -> None:
    """Presses Tab until the focus is there."""
    for _ in range(12):
        seen.page.keyboard.press("Tab")
        if seen.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_switch_works_by_keyboard_and_leads_back(site: Site, visit: Visitor, width: int, script: bool) -> None:
    seen = visit(site, "/tinh/ha-tinh/", width=width, script=script)
    tab_to(seen, "a.language")
    expect(seen.page.locator("a.language")).to_have_text("English")
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("html")).to_have_attribute("lang", "en")
    assert seen.address == "/en/tinh/ha-tinh/"
    expect(seen.page.get_by_role("heading", level=1)).to_contain_text("Ha Tinh")
    tab_to(seen, "a.language")
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("html")).to_have_attribute("lang", "vi")
    assert seen.address == "/tinh/ha-tinh/"
    assert seen.faults == []


@pytest.mark.parametrize(
    "where", ["so-sanh/?don-vi=ha-tinh&don-vi=thanh-hoa", "tim-kiem/?q=nghe+an", "tinh/ha-tinh/#so-lieu"]
)
def test_the_switch_keeps_what_was_asked_and_where_the_reader_was(site: Site, visit: Visitor, where: str) -> None:
    seen = visit(site, f"/{where}")
    seen.page.locator("a.language").click()
    expect(seen.page.locator("html")).to_have_attribute("lang", "en")
    assert seen.address == f"/en/{where}"
    assert seen.faults == []


def test_a_search_in_english_leads_to_english_pages(site: Site, visit: Visitor) -> None:
    seen = visit(site, "/en/tim-kiem/?q=nghe+an")
    found = seen.page.locator("#ket-qua a")
    expect(found.first).to_be_visible()
    links = found.evaluate_all("all => all.map(a => [a.getAttribute('href'), a.hreflang])")
    assert all(path.startswith("/tin-tuc/" if language else "/en/") for path, language in links)
    assert ["/tin-tuc/nghe-an-mot-nam-ke-hoach-586/", "vi"] in links, "nobody has translated it"
    assert not [name for name in seen.moved if name.startswith("tim-kiem/")], "nothing of the other language is moved"
    marked = seen.page.locator("#ket-qua li", has_text="(in Vietnamese)")
    expect(marked.first.locator("a").first).to_have_attribute("lang", "vi")
    assert seen.faults == []


@pytest.mark.parametrize("width", [320, 768])
def test_an_untranslated_article_is_read_in_vietnamese_and_leads_back(site: Site, visit: Visitor, width: int) -> None:
    assert site.built.prepared.project is not None
    translated = {one.original for one in site.built.prepared.project.translations}
    left = next(one for one in site.built.prepared.project.articles if one.at.path not in translated)
    seen = visit(site, "/en/tin-tuc/", width=width)
    card = seen.page.locator("main li.card", has_text=left.title)
    expect(card).to_contain_text("(in Vietnamese)")
    card.get_by_role("link", name=left.title).click()
    expect(seen.page.locator("html")).to_have_attribute("lang", "vi")
    assert seen.address == f"/tin-tuc/{left.slug}/"
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    seen.page.goto(f"{seen.page.url}#noi-dung")
    seen.page.get_by_role("link", name="English: News").click()
    expect(seen.page.locator("html")).to_have_attribute("lang", "en")
    assert seen.address == "/en/tin-tuc/", "without the place in the article, which the list does not have"
    assert seen.faults == []
