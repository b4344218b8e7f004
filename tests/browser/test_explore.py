"""Charts on demand in a real browser: nothing moved before, the same marks after, tips, and what can be kept."""

from __future__ import annotations

import csv
import io
import re
import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import vl_convert
from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.conftest import HOST, Visit, Visitor
from tests.support.projects import Site

pytestmark = pytest.mark.browser

UNIT = "/tinh/ha-tinh/"
CHARTS = ("dti-2022.ha-tinh", "ho-so-so-hoa", "chi-tieu-nghi-quyet-05")
"""A rank strip, bars and squares."""
BARS = CHARTS[1]
MARKS = "svg :is(path:not(.background, .foreground), line, text)"
DRAWN = f"""(figure) => [...figure.querySelectorAll('{MARKS}')].map((mark) => {{
    const own = figure.querySelector('svg').getBoundingClientRect();
    const {{ left, top, width, height }} = mark.getBoundingClientRect();
    const box = [left - own.left, top - own.top, width, height].map(Math.round);
    const {{ fill, stroke }} = getComputedStyle(mark);
    return [mark.tagName, mark.textContent, fill, stroke, ...(mark.tagName === 'text' ? [] : box)].join(' ');
}}).concat(getComputedStyle(figure.querySelector('svg')).backgroundColor).sort()"""
"""Every mark of a drawing with its place and colours, and the ground, as the browser shows them."""

PLACE = """(figure) => {
    const { left, top, width, height } = figure.querySelector('svg').getBoundingClientRect();
    return [left + scrollX, top + scrollY, width, height].map(Math.round);
}"""
"""Where the drawing stands in the page."""


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def figure(page: Page, chart: str) -> Locator:
    """The figure of the chart whose id has `chart` in it; what it is folded in is opened."""
    page.evaluate("for (const folded of document.querySelectorAll('details:has(figure.chart)')) folded.open = true")
    return page.locator("figure.chart").filter(has=page.locator(f"[data-spec*='{chart}.']")).first


def tip(page: Page) -> Locator:
    return page.locator(".chart-tip:not([hidden])")


def explored(site: Site, visit: Visitor, chart: str, *, width: int = 360, path: str = UNIT) -> tuple[Visit, Locator]:
    """A page with a chart explored by pointer."""
    visited = visit(site, path, width=width)
    found = figure(visited.page, chart)
    found.get_by_role("button", name="Khám phá").click()
    expect(found.get_by_role("button", name="PNG")).to_be_visible()
    return visited, found


def saved(found: Locator, kind: str) -> Download:
    with found.page.expect_download() as download:
        found.get_by_role("button", name=f"Tải về dạng {kind}").click()
    return download.value


# -- the drawing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chart", CHARTS)
def test_the_live_chart_has_the_marks_of_the_still_one_and_moves_nothing_before(
    site: Site, visit: Visitor, chart: str
) -> None:
    visited = visit(site, UNIT)
    found = figure(visited.page, chart)
    still, size = found.evaluate(DRAWN), found.evaluate(PLACE)
    named = found.get_by_role("img").first
    name = named.evaluate("svg => svg.getAttribute('aria-labelledby')")
    assert len(still) > 5
    assert not [file for file in visited.moved if file.endswith((".js", ".json"))]

    found.get_by_role("button", name="Khám phá").click()
    expect(found.get_by_role("button", name="PNG")).to_be_visible()
    assert found.evaluate(DRAWN) == still
    assert found.evaluate(PLACE) == size, "nothing jumps"
    group = found.locator("svg")
    expect(group).to_have_attribute("role", "group")
    expect(group).to_have_attribute("aria-labelledby", str(name))
    assert [found.page.locator(f"[id='{id}']").count() for id in str(name).split()] == [1, 1]
    assert sorted(Path(file).name.split(".")[0] for file in visited.moved if file.endswith(".js")) == [
        "explore",
        "vega",
    ]
    assert len([file for file in visited.moved if file.startswith("bieu-do/")]) == 1
    assert (visited.faults, visited.elsewhere) == ([], [])


def test_the_browser_draws_with_the_version_of_the_build(site: Site, visit: Visitor) -> None:
    (module,) = (name for name in site.files if re.fullmatch(r"static/vega/vega\.\w+\.js", name))
    version = visit(site, "/").page.evaluate("async (url) => (await import(url)).version", f"/{module}")
    assert version == vl_convert.get_vega_version(), "run scripts/make_vega.py, as its head says"


def test_without_script_there_is_no_button_and_the_drawing_stands(site: Site, visit: Visitor) -> None:
    page = visit(site, UNIT, script=False).page
    found = figure(page, BARS)
    expect(found.locator("svg")).to_be_visible()
    expect(found.locator("button")).to_be_hidden()


@pytest.mark.parametrize("missing", ["bieu-do/", "static/vega/vega.", "static/explore."])
def test_what_does_not_come_is_said_and_the_drawing_stays(site: Site, visit: Visitor, missing: str) -> None:
    there = Site(site.built, {name: content for name, content in site.files.items() if not name.startswith(missing)})
    visited = visit(there, UNIT)
    found = figure(visited.page, BARS)
    still = found.evaluate(DRAWN)
    button = found.locator("button")
    button.click()
    named = re.compile("Không tải được")
    said = found.get_by_role("status").filter(has_text=named).or_(found.get_by_role("button", name=named))
    expect(said).to_be_visible()
    assert found.evaluate(DRAWN) == still
    expect(button).to_be_enabled()


def test_the_still_drawing_comes_back(site: Site, visit: Visitor) -> None:
    visited, found = explored(site, visit, BARS)
    expect(found.locator("svg")).to_have_attribute("role", "group")
    found.get_by_role("button", name="Đóng").click()
    expect(found.locator("svg")).to_have_attribute("role", "img")
    again = found.get_by_role("button", name="Khám phá")
    expect(again).to_be_focused()
    again.click()
    expect(found.get_by_role("button", name="CSV")).to_be_visible()
    scripts = [file for file in visited.moved if file.endswith(".js")]
    assert len(scripts) == len(set(scripts)) == 2


# -- tips --------------------------------------------------------------------------------------------------------------


def test_by_keyboard_alone_every_mark_says_what_it_stands_for(site: Site, visit: Visitor) -> None:
    visited = visit(site, UNIT)
    page, found = visited.page, figure(visited.page, BARS)
    found.get_by_role("button", name="Khám phá").focus()
    page.keyboard.press("Enter")
    expect(tip(page)).to_have_text("Tính chung: 57,53%\n141.616 hồ sơ", use_inner_text=True)
    page.keyboard.press("ArrowDown")
    expect(tip(page)).to_contain_text("Cấp tỉnh: 36,23%")
    expect(found.locator("svg :focus")).to_have_attribute("aria-label", "Cấp tỉnh: 36,23%, 28.627\xa0hồ sơ")
    expect(found.locator("svg :focus")).to_have_role("img")
    page.keyboard.press("End")
    expect(tip(page)).to_contain_text("Cấp xã")
    page.keyboard.press("ArrowRight")
    expect(tip(page)).to_contain_text("Cấp xã")
    page.keyboard.press("Escape")
    expect(tip(page)).to_have_count(0)
    page.keyboard.press("Home")
    expect(tip(page)).to_contain_text("Tính chung")
    assert found.locator("svg [tabindex='0']").count() == 1, "one stop for the whole chart"
    page.keyboard.press("Tab")
    expect(tip(page)).to_have_count(0)
    expect(found.get_by_role("button", name="Đóng")).to_be_focused()
    assert visited.faults == []


def test_pointers_that_come_near_a_mark_are_told_and_those_that_leave_are_not(site: Site, visit: Visitor) -> None:
    visited, found = explored(site, visit, CHARTS[0], width=1280)
    page = visited.page
    mark = found.locator("svg line[aria-label='hạng 1: Đà Nẵng']")
    box = mark.bounding_box()
    assert box
    page.mouse.move(box["x"] - 2, box["y"] + box["height"] + 3)
    expect(tip(page)).to_have_text("hạng 1: Đà Nẵng")
    page.mouse.move(5, 5)
    expect(tip(page)).to_have_count(0)


def test_a_finger_is_told_until_it_touches_elsewhere(site: Site, visit: Visitor) -> None:
    visited, found = explored(site, visit, BARS)
    page = visited.page
    box = found.locator("svg [aria-label^='Cấp xã']").bounding_box()
    assert box
    touch = {"pointerType": "touch", "bubbles": True, "clientX": box["x"] + 9, "clientY": box["y"] + box["height"] + 9}
    found.locator("svg").dispatch_event("pointerdown", touch)
    found.locator("svg").dispatch_event("pointerleave", touch)
    expect(tip(page)).to_have_text("Cấp xã: 74,16%\n96.688\xa0hồ sơ", use_inner_text=True)
    page.locator("h1").dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
    expect(tip(page)).to_have_count(0)


def test_a_tip_never_leaves_the_window(site: Site, visit: Visitor) -> None:
    visited, found = explored(site, visit, CHARTS[0], width=320)
    page = visited.page
    for key in ("Home", "End"):
        page.keyboard.press(key)
        box = tip(page).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    tools = [one.bounding_box() for one in found.get_by_role("button").all()]
    assert all(box and box["height"] >= 44 and box["x"] + box["width"] <= 320 for box in tools)


# -- what can be kept --------------------------------------------------------------------------------------------------


def test_the_table_is_kept_as_the_page_has_it(site: Site, visit: Visitor) -> None:
    _, found = explored(site, visit, BARS)
    download = saved(found, "CSV")
    assert download.suggested_filename == "ha-tinh.ho-so-so-hoa.2023-10-31.csv"
    content = download.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    table = found.locator("xpath=ancestor::article").get_by_role("table").first
    shown = [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]
    assert rows[1 : rows.index([])] == [[cell.replace("\xa0", " ") for cell in row] for row in shown]
    assert rows[-1] == ["Nguồn: Báo cáo 227/BC-STTTT (đến 31/10/2023)."]


@pytest.mark.parametrize("chart", CHARTS)
def test_a_picture_is_kept_with_its_title_and_source_and_needs_no_page(site: Site, visit: Visitor, chart: str) -> None:
    visited, found = explored(site, visit, chart)
    words = set(found.locator("svg text").all_text_contents())
    svg = saved(found, "SVG").path().read_text(encoding="utf-8")
    root = ET.fromstring(svg)
    space = {"s": "http://www.w3.org/2000/svg"}
    texts = ["".join(one.itertext()) for one in root.findall(".//s:text", space)]
    assert words <= set(texts)
    title = root.findtext("s:title", "", space)
    assert title
    assert root.findtext("s:desc", "", space)
    assert " ".join(texts).startswith(title)
    assert "Nguồn: " in " ".join(texts)
    assert "var(" not in svg
    assert "url(" not in svg
    assert not [name for one in root.iter() for name in one.attrib if "href" in name or name in ("style", "class")]
    assert {one.get("font-family", "").split(",")[0] for one in root.findall(".//s:text", space)} == {
        '"Be Vietnam Pro"'
    }

    png = saved(found, "PNG").path().read_bytes()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))
    assert len(png) > 5_000
    assert (visited.faults, visited.elsewhere) == ([], [])


def test_below_a_path_charts_are_explored_too_and_name_their_address(
    country_site: Callable[[str], Site], visit: Visitor
) -> None:
    built = country_site(f"{HOST}/repo/")
    site = Site(built.built, {f"repo/{name}": content for name, content in built.files.items()})
    visited, found = explored(site, visit, BARS, path=f"/repo{UNIT}")
    svg = ET.fromstring(saved(found, "SVG").path().read_bytes())
    assert f"{HOST}/repo/tinh/ha-tinh/" in "".join(svg.itertext())
    assert (visited.faults, visited.elsewhere) == ([], [])
