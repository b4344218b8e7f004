"""WCAG 2.2 AA: that breaches of it are found on a page, and what no tool sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor
from tests.support.axe import breaches
from tests.support.projects import Site

pytestmark = pytest.mark.browser

OTHER_SCHEMES = {"dark": {"color_scheme": "dark"}, "contrast": {"contrast": "more"}}


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


# -- axe-core ----------------------------------------------------------------------------------------------------------

MISTAKES = {
    "label": "document.querySelector('label[for=tim]').remove()",
    "color-contrast": "document.querySelector('.lead').style.color = '#999'",
    "heading-order": "document.querySelector('main h2').outerHTML = '<h5>Số liệu</h5>'",
    "target-size": "document.querySelectorAll('.breadcrumbs a, .flag, .origin > a, .menu a').forEach((a) => {"
    " a.style.minHeight = a.style.height = '10px' })",
    "link-name": "document.querySelector('.wordmark').replaceChildren()",
    "scrollable-region-focusable": "document.querySelectorAll('.table-frame').forEach((f) => {"
    " f.style.width = '10rem'; f.removeAttribute('tabindex'); f.querySelectorAll('a').forEach((a) => a.remove()) })",
}
"""By the rule that has to name it, what is broken on purpose."""


def test_what_is_broken_is_found(site: Site, visit: Visitor) -> None:
    page = visit(site, "/xep-hang/dti-2022/", width=1280).page
    page.evaluate("document.querySelectorAll('.menu, .scores').forEach((one) => { one.open = true })")
    assert breaches(page, MISTAKES) == []
    for mistake in MISTAKES.values():
        page.evaluate(mistake)
    assert {said.partition(":")[0] for said in breaches(page, MISTAKES)} == set(MISTAKES)


def test_contrast_that_axe_leaves_open_is_computed(site: Site, visit: Visitor) -> None:
    """The figures in the squares of a map are too short for axe-core, and stand on a shape."""
    page = visit(site, "/xep-hang/dti-2022/").page
    assert breaches(page, ["color-contrast"]) == []
    page.evaluate("document.documentElement.style.setProperty('--tone-3', 'var(--tone-4)')")
    page.evaluate("document.documentElement.style.setProperty('--tone-1', 'var(--muted)')")
    found = breaches(page, ["color-contrast"])
    assert any("tile" in said and "contrast" in said for said in found), found


# -- what no such tool sees --------------------------------------------------------------------------------------------

COLOURS = """() => { const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(["paper", "ink", "muted", "accent", "good", "bad", "focus", "tone-3"].map((name) =>
    [name, style.getPropertyValue(`--${name}`).trim()])) }"""


@pytest.mark.parametrize("scheme", OTHER_SCHEMES)
def test_a_scheme_that_is_chosen_has_the_colours_of_one_that_the_system_asks_for(
    site: Site, visit: Visitor, scheme: str
) -> None:
    asked = visit(site, "/", **OTHER_SCHEMES[scheme]).page.evaluate(COLOURS)
    page = visit(site, "/").page
    plain = page.evaluate(COLOURS)
    page.evaluate("scheme => { document.documentElement.dataset.scheme = scheme }", scheme)
    assert page.evaluate(COLOURS) == asked
    assert asked != plain


def test_a_readers_own_colours_leave_nothing_unseen(site: Site, visit: Visitor) -> None:
    """In forced colours the squares of maps keep an edge, their letters a contrast, the focus a mark."""
    page = visit(site, "/xep-hang/dti-2024-34/", width=1280, forced_colors="active").page
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    widths = page.evaluate(
        "[1, 2, 3, 4].map((tone) => document.querySelector(`.tile[data-tone='${tone}'] rect`)).filter(Boolean)"
        ".map((one) => parseFloat(getComputedStyle(one).strokeWidth))"
    )
    assert widths == sorted(set(widths))
    assert len(widths) > 1
    ground = page.evaluate("getComputedStyle(document.querySelector('.tile rect')).fill")
    letters = page.evaluate("getComputedStyle(document.querySelector('.tile text')).fill")
    assert ground != letters
    page.locator("a.tile").first.focus()
    assert page.locator("a.tile rect").first.evaluate("one => parseFloat(getComputedStyle(one).strokeWidth)") >= 3


def test_no_two_charts_tables_or_landmarks_of_a_page_have_one_name(site: Site) -> None:
    for path, page in site.pages.items():
        frames = [one for one in page if one.get("role") == "group" and one.has_class("table-frame")]
        for group in (page.all("nav"), frames):
            names = [one.get("aria-label") or page.by_id(one.get("aria-labelledby")).text for one in group]
            assert len(names) == len(set(names)), (path, sorted(names))
        for table in page.all("table"):
            assert all(th.get("scope") in ("col", "row") for th in table.all("th")), path


def test_status_is_told_by_word_and_shape_besides_colour(site: Site) -> None:
    tags = [one for page in site.pages.values() for one in page if one.has_class("tag")]
    assert len(tags) > 20
    for tag in tags:
        assert tag.text
        assert tag.all("svg")
