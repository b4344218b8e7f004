"""WCAG 2.2 AA on every kind of page: axe-core in every colour scheme, and what no such tool sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor
from tests.support.axe import COLOUR_RULES, breaches, open_all
from tests.support.projects import Site
from tests.support.samples import sample

pytestmark = pytest.mark.browser

WIDTHS = (360, 1280)
WIDE = ("/", "/tinh/thanh-hoa/", "/xep-hang/dti-2022/", "/so-sanh/")
"""Pages whose colours are looked at on a wide screen too, where they are arranged otherwise."""
OTHER_SCHEMES = {"dark": {"color_scheme": "dark"}, "contrast": {"contrast": "more"}}


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


PARTS = 2
"""Tests among which the pages of a long check are shared out, so that both processes have some."""


# -- axe-core ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_kind_of_page(site: Site, visit: Visitor, width: int, part: int) -> None:
    """Pages in English are looked at in one width and one scheme."""
    visited = visit(site, "/404.html", width=width)
    found, looked = [], set[str]()
    for path in sample(site, english=width == WIDTHS[0])[part::PARTS]:
        visited.go(path)
        open_all(visited.page)
        found += [f"{path} {said}" for said in breaches(visited.page, looked=looked)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", OTHER_SCHEMES)
def test_every_kind_of_page_can_be_read_in_every_scheme(site: Site, visit: Visitor, scheme: str) -> None:
    visited = visit(site, "/404.html", **OTHER_SCHEMES[scheme])
    found = []
    looked: dict[int, set[str]] = {width: set() for width in WIDTHS}
    for path in sample(site, english=False):
        visited.go(path)
        open_all(visited.page)
        for width in WIDTHS if path in WIDE else WIDTHS[:1]:
            visited.page.set_viewport_size({"width": width, "height": 740})
            said = breaches(visited.page, COLOUR_RULES, looked[width])
            found += [f"{path} at {width} px: {one}" for one in said]
    assert not found, "\n".join(found)


MISTAKES = {
    "label": "document.querySelector('label[for=tim]').remove()",
    "color-contrast": "document.querySelector('.lead').style.color = '#999'",
    "heading-order": "document.querySelector('main h2').outerHTML = '<h5>Số liệu</h5>'",
    "target-size": "document.querySelectorAll('.breadcrumbs a, .flag, .origin > a, .menu a').forEach((a) => {"
    " a.style.minHeight = a.style.height = '10px' })",
    "link-name": "document.querySelector('.wordmark').replaceChildren()",
    "scrollable-region-focusable": "document.querySelectorAll('.table-frame').forEach((f) => {"
    " f.removeAttribute('tabindex'); f.querySelectorAll('a').forEach((a) => a.remove()) })",
}
"""By the rule that has to name it, what is broken on purpose."""


@pytest.mark.parametrize("rule", MISTAKES)
def test_what_is_broken_is_found(site: Site, visit: Visitor, rule: str) -> None:
    page = visit(site, "/xep-hang/dti-2022/", width=1280).page
    page.evaluate("document.querySelector('.menu').open = true")
    page.evaluate(MISTAKES[rule])
    assert rule in {said.partition(":")[0] for said in breaches(page, [rule])}


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


def test_every_control_can_be_pressed_with_a_finger(site: Site, visit: Visitor) -> None:
    """Buttons, fields and what unfolds are 44 px high; axe-core asks 24 px of links (WCAG 2.5.8)."""
    visited = visit(site, "/404.html")
    small = []
    for path in sample(site, english=False):
        visited.go(path)
        small += visited.page.evaluate(
            "path => [...document.querySelectorAll('button, input:not([type=radio]), select, summary, .button')]"
            ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)"
            ".map((one) => `${path}: ${one.getBoundingClientRect().height} px: ${one.outerHTML.slice(0, 90)}`)",
            path,
        )
    assert not small, "\n".join(small)


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
