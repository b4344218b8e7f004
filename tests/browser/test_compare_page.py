"""The comparison in a real browser: what stands side by side; by keyboard and by address, on a narrow phone."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.sync_api import Locator, Page, expect

from scorecards.analysis.status.comparison import arrange, comparability
from scorecards.analysis.status.order import extent
from scorecards.model.observations import Measure, Observation
from scorecards.model.values import Progress, Share, Value
from scorecards.publish.comparison import size_of
from scorecards.vietnamese.values import Printed, Qualifier
from tests.browser.conftest import HOST, Visit, Visitor
from tests.support.comparing import DAY, INDICATOR, PLACE, figure, project_of_six, with_figures_that_compare
from tests.support.projects import Site, Workshop, workshop

pytestmark = pytest.mark.browser

TWO = "/so-sanh/?don-vi=ha-tinh&don-vi=thanh-hoa"


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return with_figures_that_compare(workshop(tmp_path_factory.mktemp("shared"))).build()


def said(page: Page) -> Locator:
    """The line that announces what was compared."""
    return page.get_by_role("status")


def compared(site: Site, visit: Visitor, *slugs: str, **options: Any) -> Visit:
    visited = visit(site, "/so-sanh/?" + "&".join(f"don-vi={slug}" for slug in slugs), **options)
    expect(visited.page.locator("#con-lai")).to_be_visible()
    unfold(visited.page)
    return visited


def unfold(page: Page) -> None:
    """Opens what is folded in the result."""
    page.evaluate("document.querySelectorAll('#ket-qua-so details').forEach((one) => { one.open = true; })")


def drawn(page: Page, section: str) -> list[list[str]]:
    """Of each drawing: its heading, the value of each unit, and what follows."""
    rows = page.locator(f"section[aria-labelledby={section}] .bell-row").all()
    return [[row.locator(".bell-head a").inner_text(), *row.locator(".bell-values li").all_inner_texts(),
             *row.locator(".bell-verdict, :scope > .origin").all_inner_texts()] for row in rows]  # fmt: skip


def rows(page: Page, name: str) -> dict[str, list[str]]:
    """The cells of a table by the first words of each row's heading."""
    table = page.get_by_role("table", name=name, exact=True)
    found = {}
    for row in table.get_by_role("row").all()[1:]:
        heading = row.get_by_role("rowheader").locator(":is(a, .side-part)").first.inner_text()
        found[heading] = [str(cell.evaluate(LINES)) for cell in row.get_by_role("cell").all()]
    return found


LINES = """(cell) => {
  const own = cell.lastElementChild;
  return own.tagName === "DIV" ? [...own.children].map((part) => part.textContent).join("\\n") : own.textContent;
}"""
"""What a cell says, a line for each of its parts."""


def choose_by_arrow(page: Page, slug: str) -> None:
    """Goes down the list of the select that has the focus until it is at a unit."""
    for _ in range(80):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.value") == slug:
            return
    raise AssertionError(f"{slug} is not in the list")


# -- the rule ----------------------------------------------------------------------------------------------------------


def rule_of(site: Site) -> str:
    """The address of the script that has the rule."""
    return "/" + next(name for name in site.files if name.startswith("static/compare-rule."))


def test_the_browser_compares_by_the_same_rule_as_python(site: Site, visit: Visitor) -> None:
    project, chance = project_of_six(), random.Random(5)
    indicator = project.indicators[INDICATOR]
    days = [None, *(DAY - timedelta(days=back) for back in (0, 0, 0, 30, 50, 90, 91, 91, 180, 400))]

    def one(place: str) -> Observation:
        value, measure = chance.choice([None, *["10"] * 9]), chance.choice([Measure.CUMULATIVE, Measure.IN_PERIOD])
        return figure(project, place, value, chance.choice(days), measure)

    chosen = [[one(place) for place in chance.sample("abcdef", chance.randint(1, 4))] for _ in range(300)]

    def moved(observation: Observation) -> dict[str, Any]:
        stands = comparability(observation, indicator, project)
        days = {"day": stands.day, "since": stands.since, "until": stands.until}
        return {
            "place": observation.place,
            "unfit": stands.unfit or "",
            "level": stands.level,
            "measure": stands.measure,
            **{name: day.toordinal() if day else None for name, day in days.items()},
        }

    page = visit(site, "/so-sanh/").page
    made = page.evaluate(
        "async ([source, cases, within]) => { const { arrange } = await import(source); return cases.map((figures) => {"
        " const { groups, beside } = arrange(figures, within);"
        " return [groups.map((group) => group.map((one) => one.place).sort()),"
        " Object.fromEntries(beside.map(([one, reason]) => [one.place, reason]))]; }); }",
        [
            rule_of(site),
            [[moved(o) for o in case] for case in chosen],
            90,
        ],
    )
    expected = []
    for case in chosen:
        found = arrange(indicator, case, project)
        groups = [sorted(o.place for o in group) for group in found.groups]
        expected.append([groups, {o.place: str(reason) for o, reason in found.beside}])
    assert made == expected
    assert {len(groups) for groups, _ in made} == {0, 1, 2}


def test_the_browser_orders_figures_by_the_same_rule_as_python(site: Site, visit: Visitor) -> None:
    indicator, sample = project_of_six().indicators[INDICATOR], figure(project_of_six(), "a", "10")
    rates: list[Value] = [
        Share(_printed(rate), word) for rate in ("57.53", "57.54", "57.5", "57.6", "58", "60") for word in Qualifier
    ]
    plans: list[Value] = [
        Progress(_printed(done), _printed(planned), "đơn vị") for done, planned in (("3", "5"), ("6", "10"), ("4", "7"))
    ]
    pairs = [(one, other) for one in (*rates, *plans) for other in (*rates, *plans)]
    sizes = [[size_of(replace(sample, value=value), indicator) for value in pair] for pair in pairs]
    found = visit(site, "/so-sanh/").page.evaluate(
        "async ([source, pairs]) => { const { order, sizeOf } = await import(source);"
        " return pairs.map((pair) => order(...pair.map(sizeOf))); }",
        [rule_of(site), sizes],
    )
    expected = []
    for one, other in ((extent(one, indicator), extent(other, indicator)) for one, other in pairs):
        assert one
        assert other
        told = (
            "above" if one.above(other) else "below" if other.above(one) else "same" if one.alike(other) else "unsure"
        )
        expected.append(told)
    assert found == expected
    assert set(found) == {"above", "below", "same", "unsure"}


def _printed(number: str) -> Printed:
    return Printed(Decimal(number), Decimal(1).scaleb(int(Decimal(number).as_tuple().exponent)))


def test_ties_and_spans_of_ranks(site: Site, visit: Visitor) -> None:
    """Of ranks from the best to the worst place that they can stand for: which stands above."""
    cases = [
        ((5, 5), (7, 7), "above"), ((7, 7), (5, 5), "below"), ((7, 7), (7, 7), "same"), ((3, 5), (6, 6), "above"),
        ((3, 5), (4, 4), "unsure"), ((60, 61), (61, 61), "unsure"), ((3, 5), (3, 5), "unsure"),
    ]  # fmt: skip
    found = visit(site, "/so-sanh/").page.evaluate(
        "async ([source, cases]) => { const { rankOrder } = await import(source);"
        " return cases.map((pair) => rankOrder(...pair.map(([best, worst]) => ({ best, worst })))); }",
        [rule_of(site), [case[:2] for case in cases]],
    )
    assert found == [case[2] for case in cases]


def test_a_span_of_ranks_says_that_nobody_stands_above(project: Workshop, visit: Visitor) -> None:
    row = '\n[[rank]]\nplace = "{}"\nrank = {}\ndocument = "trang-tin"\nbasis = "stated"\n'
    project.append("data/rankings/xep-hang-2024.toml", row.format("thu-ba", 4))
    project.append("data/places.toml", PLACE.format(slug="thu-ba", name="Thứ Ba"))
    page = compared(project.build(), visit, "thu-ba", "thu-nghiem").page
    expect(said(page)).to_contain_text(
        "Thử Nghiệm và Thứ Ba chưa phân được trên dưới về chuyển đổi số năm 2024 (hạng 3–5/12 và 4/12)."
    )


# -- what is set side by side ------------------------------------------------------------------------------------------


def test_two_units_are_compared_in_the_editions_that_they_share(site: Site, visit: Visitor) -> None:
    page = compared(site, visit, "ha-tinh", "thanh-hoa").page
    expect(said(page)).to_have_text(
        "Thanh Hóa đứng trên Hà Tĩnh 2 bậc về chuyển đổi số năm 2024 (hạng 5/34 và 7/34). "
        "Không có chỉ tiêu nào so được với nhau."
    )
    assert drawn(page, "so-hang") == [
        ["Xếp hạng chuyển đổi số cấp tỉnh (DTI) năm 2024, danh sách 34 đơn vị",
         "Hà Tĩnh 7/34", "Thanh Hóa 5/34", "Thanh Hóa đứng trên Hà Tĩnh 2 bậc"],
        ["Xếp hạng chuyển đổi số cấp tỉnh (DTI) năm 2022",
         "Hà Tĩnh 37/63", "Thanh Hóa 15/63", "Thanh Hóa đứng trên Hà Tĩnh 22 bậc"],
    ]  # fmt: skip
    circles = page.locator("#ket-qua-so .bell").nth(1).locator(".mark-of").all()
    assert [mark.get_attribute("x") for mark in circles] == ["41.94%", "77.42%"]
    expect(page).to_have_title("So sánh Hà Tĩnh và Thanh Hóa – " + page.title().split(" – ")[1])
    table = page.get_by_role("table", name="Thứ hạng", exact=True)
    assert table.get_by_role("columnheader").all_inner_texts() == ["Lần xếp hạng", "Hà Tĩnh", "Thanh Hóa"]
    found = rows(page, "Thứ hạng")
    assert [[cell.splitlines()[0] for cell in cells] for cells in found.values()] == [
        ["7/34", "5/34"],
        ["37/63", "15/63"],
    ]
    assert "đồng hạng" in found["Xếp hạng chuyển đổi số cấp tỉnh (DTI) năm 2022"][1]
    heading = table.get_by_role("rowheader").first
    expect(heading).to_contain_text("34 tỉnh, thành phố từ 01/7/2025")
    expect(heading).to_contain_text("ngày công bố: 21/10/2025")
    assert table.get_by_role("link", name="37/63").get_attribute("href") == "/tinh/ha-tinh/#dti-2022.ha-tinh"


def test_what_one_unit_alone_has_is_named_by_unit_with_links(site: Site, visit: Visitor) -> None:
    page = compared(site, visit, "ha-tinh", "thanh-hoa").page
    project = site.built.prepared.project
    assert project
    for slug, name in (("ha-tinh", "Hà Tĩnh"), ("thanh-hoa", "Thanh Hóa")):
        part = page.locator(".side-only > div").filter(has=page.get_by_role("heading", name=f"Chỉ {name} có"))
        named = {str(link.get_attribute("href")) for link in part.get_by_role("link").all()}
        figures = {f"/tinh/{slug}/#{o.id}" for o in project.observations if o.place == slug}
        others = [r for r in project.rankings if not {"ha-tinh", "thanh-hoa"} <= {row.place for row in r.rows}]
        ranks = {f"/tinh/{slug}/#{row.id}" for r in others for row in r.rows if row.place == slug}
        assert named == figures | ranks


def test_three_and_four_units_and_values_of_main_indices(site: Site, visit: Visitor) -> None:
    page = compared(site, visit, "da-nang", "quang-ninh", "ho-chi-minh", "ha-giang").page
    found = {name: [cell.splitlines()[0] for cell in cells] for name, cells in rows(page, "Thứ hạng").items()}
    assert found["Xếp hạng chuyển đổi số cấp tỉnh (DTI) năm 2022"] == ["1/63", "3/63", "2/63", "57/63"]
    assert found["Nhận thức số"] == ["1,0000", "0,9581", "0,8917", "không tìm thấy giá trị"]
    newest = found["Xếp hạng chuyển đổi số cấp tỉnh (DTI) năm 2024, danh sách 34 đơn vị"]
    assert newest == ["17/34", "không tìm thấy hạng", "4/34", "khi ấy không có đơn vị này"]
    page.locator("#don-vi-4").select_option("")
    page.get_by_role("button", name="So sánh").click()
    expect(said(page)).to_contain_text(
        "TP. Hồ Chí Minh đứng trên Đà Nẵng 13 bậc về chuyển đổi số năm 2024 (hạng 4/34 và 17/34). "
        "Lần ấy chưa tìm thấy hạng của Quảng Ninh."
    )
    unfold(page)
    assert {len(cells) for cells in rows(page, "Thứ hạng").values()} == {3}


def test_a_former_unit_is_told_apart_and_meets_its_contemporaries(site: Site, visit: Visitor) -> None:
    page = compared(site, visit, "ha-giang", "tuyen-quang").page
    expect(page.get_by_role("columnheader", name="Hà Giang (đến 30/6/2025)")).to_have_count(1)
    cells = rows(page, "Thứ hạng")["Xếp hạng chuyển đổi số cấp tỉnh (DTI) năm 2022"]
    assert [cell.splitlines()[0].split("/")[1] for cell in cells] == ["63", "63"]
    assert "tỉnh Tuyên Quang (đến 30/6/2025)" in cells[1]


def test_units_that_share_nothing_are_said_to(site: Site, visit: Visitor) -> None:
    page = compared(site, visit, "thanh-chuong", "ha-giang").page
    expect(said(page)).to_contain_text("chưa có xếp hạng hay chỉ tiêu nào so được với nhau")
    expect(page.locator("#ket-qua-so").get_by_role("table")).to_have_count(0)
    expect(page.get_by_role("heading", name="Chỉ huyện Thanh Chương (đến 30/6/2025) có")).to_be_visible()


def test_figures_that_compare_stand_in_a_row_with_day_and_source(shared: Site, visit: Visitor) -> None:
    page = compared(shared, visit, "gia-dinh", "thu-nghiem").page
    expect(said(page)).to_contain_text("Giả Định (đến 30/6/2025) hơn ở 1 trong 1 chỉ tiêu so được.")
    (row,) = drawn(page, "so-chi-tieu")
    assert row[0] == "Hồ sơ số hóa"
    (cells,) = rows(page, "Chỉ tiêu").values()
    assert [cell.splitlines()[0] for cell in cells] == ["51,20%", "45,60%"]
    for cell in cells:
        assert "28/02/2025" in cell
        assert "lũy kế" in cell.splitlines()
        assert "Nguồn: " in cell


def test_a_pair_is_compared_by_its_own_group_and_not_by_the_largest_of_all(shared: Site, visit: Visitor) -> None:
    page = compared(shared, visit, "thu-tu", "thu-ba").page
    (cells,) = rows(page, "Chỉ tiêu").values()
    assert [cell.splitlines()[0] for cell in cells] == ["12,00%", "11,00%"]
    page = compared(shared, visit, "thu-nghiem", "thu-ba", "gia-dinh", "thu-tu").page
    table = page.get_by_role("table", name="Chỉ tiêu", exact=True)
    shown = [
        [cell.inner_text() for cell in row.get_by_role("cell").all()] for row in table.get_by_role("row").all()[1:]
    ]
    pattern = sorted(["%" in cell for cell in row] for row in shown)
    assert pattern == [[False, True, False, True], [True, False, True, False]]
    assert all("không so" in cell for row in shown for cell in row if "%" not in cell)


def test_figures_that_do_not_compare_are_named_with_the_reason_and_never_side_by_side(
    shared: Site, visit: Visitor
) -> None:
    page = compared(shared, visit, "thu-nghiem", "thu-ba").page
    expect(page.get_by_role("table", name="Chỉ tiêu", exact=True)).to_have_count(0)
    part = page.locator("section").filter(has=page.get_by_text("Cùng có nhưng không so được"))
    items = part.locator(".apart")
    assert items.filter(has_text="khác cách tính theo thời gian").count() == 1
    assert items.filter(has_text="không dùng để so giữa các đơn vị").count() == 1
    assert [len(item.get_by_role("listitem").all()) for item in items.all()] == [2, 2]


# -- by hand, by keyboard, by address ----------------------------------------------------------------------------------


def test_by_keyboard_alone_from_the_form_to_the_result(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/so-sanh/")
    page = visited.page
    expect(said(page)).to_contain_text("Hãy chọn ít nhất hai đơn vị")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "don-vi-1":
            break
    choose_by_arrow(page, "ha-tinh")
    page.keyboard.press("Tab")
    choose_by_arrow(page, "thanh-hoa")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Thêm đơn vị")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#don-vi-3")).to_be_focused()
    choose_by_arrow(page, "da-nang")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="So sánh")).to_be_focused()
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("từ trên xuống: Thanh Hóa (5/34), Hà Tĩnh (7/34), Đà Nẵng (17/34)")
    assert visited.address == "/so-sanh/?don-vi=ha-tinh&don-vi=thanh-hoa&don-vi=da-nang"
    expect(page.get_by_role("button", name="So sánh")).to_be_focused()


def test_the_address_carries_the_choice_back_and_forth(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/tinh/ha-tinh/")
    page = visited.page
    page.get_by_role("link", name="So sánh Hà Tĩnh với nơi khác").click()
    expect(said(page)).to_contain_text("Đã chọn Hà Tĩnh. Hãy chọn thêm")
    assert visited.address == "/so-sanh/?don-vi=ha-tinh"
    page.locator("#don-vi-2").select_option("thanh-hoa")
    page.get_by_role("button", name="So sánh").click()
    expect(said(page)).to_contain_text("Thanh Hóa đứng trên Hà Tĩnh 2 bậc")
    assert visited.address == TWO
    page.locator("#don-vi-2").select_option("nghe-an")
    page.get_by_role("button", name="So sánh").click()
    expect(said(page)).to_contain_text("Hà Tĩnh đứng trên Nghệ An 15 bậc")
    page.go_back()
    expect(said(page)).to_contain_text("Thanh Hóa đứng trên Hà Tĩnh 2 bậc")
    expect(page.locator("#don-vi-2")).to_have_value("thanh-hoa")
    page.go_back()
    expect(said(page)).to_contain_text("Đã chọn Hà Tĩnh.")
    expect(page.locator("#con-lai")).to_have_count(0)
    page.go_forward()
    expect(said(page)).to_contain_text("Thanh Hóa đứng trên Hà Tĩnh 2 bậc")
    page.reload()
    expect(said(page)).to_contain_text("Thanh Hóa đứng trên Hà Tĩnh 2 bậc")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("don-vi=ha-tinh&don-vi=khong-co", ["Không có đơn vị nào có mã “khong-co”", "Đã chọn Hà Tĩnh"]),
        ("don-vi=ha-tinh&don-vi=ha-tinh", ["Hà Tĩnh được chọn hai lần", "Đã chọn Hà Tĩnh"]),
        ("don-vi=<img src=x>&don-vi=../../x", ["“<img src=x>”", "“../../x”", "ít nhất hai đơn vị"]),
        ("don-vi=ha-tinh&don-vi=hue&don-vi=lao-cai&don-vi=ha-noi&don-vi=da-nang", ["bỏ Đà Nẵng", "xuống: Hà Nội"]),
        ("don-vi=&don-vi=", ["ít nhất hai đơn vị"]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_an_address_is_said_in_words(site: Site, visit: Visitor, query: str, words: list[str]) -> None:
    visited = visit(site, f"/so-sanh/?{query}")
    for word in words:
        expect(said(visited.page)).to_contain_text(word)
    assert visited.faults == []
    assert visited.page.locator("main img").count() == 0


def test_a_file_that_does_not_come_is_said_and_asked_for_again(site: Site, visit: Visitor) -> None:
    visited = visit(site, TWO, missing="thanh-hoa.json")
    expect(said(visited.page)).to_contain_text("Không tải được")
    expect(visited.page.locator("#con-lai")).to_have_count(0)
    visited.page.get_by_role("button", name="So sánh").click()
    expect(said(visited.page)).to_contain_text("Không tải được")
    assert visited.moved.count("so-sanh/thanh-hoa.json") == 2
    assert visited.moved.count("so-sanh/ha-tinh.json") == 1


def test_a_unit_of_which_nothing_is_known_is_said_to_have_nothing(project: Workshop, visit: Visitor) -> None:
    project.append("data/places.toml", PLACE.format(slug="moi", name="Mới"))
    page = compared(project.build(), visit, "moi", "thu-nghiem").page
    expect(page.get_by_role("main")).to_contain_text("Chưa có hạng hay số liệu nào của Mới trên trang này.")


def test_on_paper_a_comparison_stands_alone(site: Site, visit: Visitor) -> None:
    page = compared(site, visit, "ha-tinh", "thanh-hoa").page
    page.emulate_media(media="print")
    expect(page.locator("#chon")).to_be_hidden()
    expect(page.locator("#so-hang")).to_be_visible()
    expect(page.locator("#moi-don-vi")).to_be_hidden()
    page = visit(site, "/so-sanh/").page
    page.emulate_media(media="print")
    expect(page.locator("#moi-don-vi")).to_be_visible()


# -- without script, on a narrow phone, below a path, by the policy ----------------------------------------------------


def test_without_script_the_tables_stand_and_the_form_does_not(site: Site, visit: Visitor) -> None:
    visited = visit(site, TWO, script=False)
    page = visited.page
    expect(said(page)).to_contain_text("JavaScript")
    expect(page.locator("#chon")).to_be_hidden()
    page.get_by_role("heading", name="63 tỉnh, thành phố trước 01/7/2025").click()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Hà Tĩnh", exact=True))
    expect(row.filter(has_text="37/63")).to_have_count(1)
    assert not [name for name in visited.moved if name.endswith((".js", ".json"))]


@pytest.mark.parametrize("query", ["", "don-vi=ha-tinh&don-vi=thanh-hoa",
    "don-vi=da-nang&don-vi=quang-ninh&don-vi=ho-chi-minh&don-vi=ha-giang"])  # fmt: skip
@pytest.mark.parametrize("script", [True, False])
def test_nothing_is_wider_than_a_window_of_320_pixels(site: Site, visit: Visitor, query: str, script: bool) -> None:
    page = visit(site, f"/so-sanh/?{query}", width=320, script=script).page
    if script and query:
        expect(page.locator("#con-lai")).to_be_visible()
        unfold(page)
        heading = page.get_by_role("rowheader").first.bounding_box()
        names = [name.bounding_box() for name in page.locator(".side-table tbody tr").first.locator(".side-name").all()]
        assert heading
        assert all(name and name["y"] >= heading["y"] + heading["height"] for name in names), (
            "a card: heading, then units"
        )
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_targets_are_large_enough_for_a_finger(site: Site, visit: Visitor) -> None:
    page = compared(site, visit, "ha-tinh", "thanh-hoa", width=320).page
    for part in [*page.locator("#chon select:visible").all(), *page.locator("#chon button").all()]:
        box = part.bounding_box()
        assert box
        assert box["height"] >= 44


def test_below_a_path_files_and_links_are_found_there(country_site: Callable[[str], Site], visit: Visitor) -> None:
    built = country_site("https://host.example/repo/")
    site = Site(built.built, {f"repo/{name}": content for name, content in built.files.items()})
    visited = visit(site, f"/repo{TWO}")
    expect(said(visited.page)).to_contain_text("Thanh Hóa đứng trên Hà Tĩnh 2 bậc")
    link = visited.page.locator("#ket-qua-so").get_by_role("link", name="37/63").first
    expect(link).to_have_attribute("href", "/repo/tinh/ha-tinh/#dti-2022.ha-tinh")
    link.click()
    expect(visited.page).to_have_url(f"{HOST}/repo/tinh/ha-tinh/#dti-2022.ha-tinh")


def test_a_comparison_breaks_no_rule_of_the_policy_and_moves_each_file_once(site: Site, visit: Visitor) -> None:
    visited = compared(site, visit, "ha-tinh", "thanh-hoa")
    visited.page.get_by_role("button", name="So sánh").click()
    assert visited.faults == []
    assert visited.elsewhere == []
    moved = [name for name in visited.moved if name.endswith(".json")]
    assert sorted(moved)[0] == "so-sanh/ha-tinh.json"
    assert len(moved) == len(set(moved)) == 3


def test_exact_figures_of_one_precision_are_ordered_as_printed(project: Workshop, visit: Visitor) -> None:
    with_figures_that_compare(project).replace("data/provinces/gia-dinh/2025-02.toml", "51,20", "45,61")
    page = compared(project.build(), visit, "gia-dinh", "thu-nghiem").page
    expect(said(page)).to_contain_text("Giả Định (đến 30/6/2025) hơn ở 1 trong 1 chỉ tiêu so được.")
