"""Search in a real browser: what it finds and says; by keyboard, on a narrow phone, without script, by the policy."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from scorecards.publish.search_words import question_keys
from tests.browser.conftest import HOST, Visit, Visitor
from tests.support.folding import cases, word_cases
from tests.support.projects import Site, Workshop
from tests.support.search import read_index

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def said(page: Page) -> Locator:
    """The line that announces what was found."""
    return page.get_by_role("status")


def results(page: Page) -> Locator:
    return page.locator("#ket-qua li")


def section(page: Page, heading: str) -> Locator:
    return page.locator("#ket-qua section").filter(has=page.get_by_role("heading", name=heading))


def found(page: Page) -> list[str]:
    """The addresses of the results, in order, once the search is done."""
    expect(said(page)).to_contain_text("kết quả.")
    return [str(link.get_attribute("href")) for link in page.locator("#ket-qua li > a").all()]


def shown(site: Site, visit: Visitor, question: str) -> Visit:
    visited = visit(site, f"/tim-kiem/?q={question}")
    expect(said(visited.page)).to_contain_text("kết quả.")
    return visited


# -- the rule ----------------------------------------------------------------------------------------------------------


def by_script(page: Page, name: str, texts: list[str], which: str = "script[type=module]") -> object:
    """What a function of the page's script, or of one that it imports, makes of each text."""
    one = page.locator(which)
    source = one.get_attribute("src") or one.get_attribute("href")
    return page.evaluate(
        "async ([source, name, texts]) => { const own = await import(source); return texts.map(own[name]); }",
        [source, name, texts],
    )


def test_the_browser_folds_as_python_does(site: Site, visit: Visitor) -> None:
    page = visit(site, "/tim-kiem/").page
    made = by_script(page, "fold", [text for text, _ in cases()], "link[rel=modulepreload][href*='words.']")
    assert made == [folded for _, folded in cases()]


def test_the_browser_takes_questions_apart_as_python_does(site: Site, visit: Visitor) -> None:
    page = visit(site, "/tim-kiem/").page
    texts = [text for text, _ in (*word_cases(), *cases())]
    assert by_script(page, "questionKeys", texts) == [[list(keys) for keys in question_keys(text)] for text in texts]


# -- what is found -----------------------------------------------------------------------------------------------------


FIRST = [
        ("ha tinh", "/tinh/ha-tinh/"), ("Hà Tĩnh", "/tinh/ha-tinh/"), ("HA TINH", "/tinh/ha-tinh/"),
        ("da nang", "/tinh/da-nang/"), ("Đà Nẵng", "/tinh/da-nang/"), ("thanh hoá", "/tinh/thanh-hoa/"),
        ("922/QĐ-BTTTT", "/van-ban/qd-922-2022/"), ("quang nin", "/tinh/quang-ninh/"),
]  # fmt: skip


def test_a_question_finds_its_page_first(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/404.html")
    answers = []
    for question, _ in FIRST:
        visited.go(f"/tim-kiem/?q={question}")
        answers.append((question, found(visited.page)[0]))
    assert answers == FIRST


@pytest.mark.parametrize(("question", "marked"), [("duong", "đường"), ("doi", "đổi")])
def test_letters_without_marks_find_and_mark_those_with(site: Site, visit: Visitor, question: str, marked: str) -> None:
    page = shown(site, visit, question).page
    assert marked in [text.lower() for text in page.locator("#ket-qua mark").all_inner_texts()]


def test_the_browser_finds_what_the_index_holds_for_all_words(site: Site, visit: Visitor) -> None:
    index = read_index(site.files)
    for question in ("ha tinh", "ho so truc tuyen", "chuyen doi so thanh hoa"):
        page = shown(site, visit, question).page
        expect(said(page)).to_contain_text(f"{len(index.find(question))} kết quả.")
    visited = visit(site, "/tim-kiem/?q=ha tinh zyxwv")
    expect(said(visited.page)).to_contain_text("Không có mục nào")
    expect(results(visited.page)).to_have_count(0)


def test_counts_are_announced_by_kind_and_agree_with_the_headings(site: Site, visit: Visitor) -> None:
    page = shown(site, visit, "ha tinh").page
    text = " ".join(said(page).inner_text().split())
    headings = page.locator("#ket-qua h2").all_inner_texts()
    counts = {name: int(count.rstrip(")")) for name, count in (heading.split(" (") for heading in headings)}
    assert text == f"{sum(counts.values())} kết quả. " + "; ".join(f"{name}: {n}" for name, n in counts.items())
    assert len(counts) > 3


def test_a_former_province_says_whose_it_is_now(site: Site, visit: Visitor) -> None:
    units = section(shown(site, visit, "ha giang").page, "Tỉnh, thành phố, huyện")
    former = units.get_by_role("listitem").filter(has_text="nay thuộc")
    expect(former).to_contain_text("(đến 30/6/2025)")
    expect(former.get_by_role("link", name="Hà Giang")).to_have_attribute("href", "/tinh/ha-giang/")
    expect(former.get_by_role("link", name="Tuyên Quang")).to_have_attribute("href", "/tinh/tuyen-quang/")
    expect(units.locator("li > a[href='/tinh/tuyen-quang/']")).to_have_count(1)


def test_marks_that_the_reader_types_rank_higher(project: Workshop, visit: Visitor) -> None:
    text = (project.root / "content/news/2025/hai.md").read_text(encoding="utf-8")
    for day, slug, word in (("03", "moi", "Dương"), ("02", "giua", "Đường"), ("01", "cu", "Dưỡng")):
        article = text.replace("Bài thứ hai", word).replace("2025-01-09", f"2025-04-{day}")
        project.write(f"content/news/2025/{slug}.md", article)
    site = project.build()
    orders = {"duong": "moi giua cu", "đường": "giua moi cu", "dưỡng": "cu moi giua", "DUONG": "moi giua cu"}
    for question, order in orders.items():
        titles = found(shown(site, visit, question).page)
        assert [path for path in titles if path.startswith("/tin-tuc/")] == [
            f"/tin-tuc/{slug}/" for slug in order.split()
        ], question


def test_below_a_path_results_lead_there(country_site: Callable[[str], Site], visit: Visitor) -> None:
    built = country_site("https://host.example/repo/")
    site = Site(built.built, {f"repo/{name}": content for name, content in built.files.items()})
    page = visit(site, "/repo/tinh/", width=768).page
    page.get_by_role("searchbox").fill("ha giang")
    page.keyboard.press("Enter")
    assert found(page)[0] == "/repo/tinh/ha-giang/"
    expect(results(page).first.get_by_role("link", name="Tuyên Quang")).to_have_attribute(
        "href", "/repo/tinh/tuyen-quang/"
    )


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_results_stand_at_once_below_the_box(site: Site, visit: Visitor, width: int) -> None:
    page = visit(site, "/tim-kiem/", width=width).page
    page.get_by_role("searchbox").press_sequentially("hà tĩnh")
    expect(said(page)).to_contain_text("kết quả.")
    box, first = page.locator("form.search:visible").bounding_box(), results(page).first.bounding_box()
    assert box
    assert first
    assert 0 < first["y"] - box["y"] - box["height"] < 110


# -- by hand and by keyboard -------------------------------------------------------------------------------------------


def test_the_field_of_every_page_leads_to_the_results(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/")
    visited.page.get_by_role("searchbox").fill("hà tĩnh")
    visited.page.get_by_role("button", name="Tìm").click()
    assert found(visited.page)[0] == "/tinh/ha-tinh/"
    assert visited.address == "/tim-kiem/?q=h%C3%A0+t%C4%A9nh"
    expect(visited.page.get_by_role("searchbox")).to_have_value("hà tĩnh")


def test_typing_searches_and_the_address_carries_the_question(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/tim-kiem/")
    page = visited.page
    expect(said(page)).to_contain_text("Gõ từ cần tìm")
    page.get_by_role("searchbox").press_sequentially("thanh ho")
    expect(said(page)).to_contain_text("kết quả.")
    assert "/tinh/thanh-hoa/" in found(page)
    assert visited.address == "/tim-kiem/?q=thanh+ho"
    page.get_by_role("searchbox").fill("")
    expect(said(page)).to_contain_text("Gõ từ cần tìm")
    expect(results(page)).to_have_count(0)
    assert visited.address == "/tim-kiem/"


def test_by_keyboard_alone_from_the_field_to_a_unit(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/tim-kiem/")
    page = visited.page
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("ha tinh")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("kết quả.")
    expect(results(page).first).to_contain_text("Hà Tĩnh")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(results(page).first.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{HOST}/tinh/ha-tinh/")


def test_more_results_come_by_keyboard_and_the_focus_goes_on_to_them(site: Site, visit: Visitor) -> None:
    page = shown(site, visit, "ha tinh").page
    figures = section(page, "Số liệu")
    expect(figures.get_by_role("listitem")).to_have_count(5)
    figures.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(figures.get_by_role("listitem").nth(5).get_by_role("link").first).to_be_focused()
    heading = figures.get_by_role("heading").inner_text()
    total = int(heading.split("(")[1].rstrip(")"))
    assert total > 5
    expect(figures.get_by_role("listitem")).to_have_count(min(25, total))


# -- without script, on a narrow phone, when files fail ----------------------------------------------------------------


def test_without_script_the_page_says_so_and_offers_the_lists(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/", script=False)
    page = visited.page
    page.get_by_role("searchbox").fill("ha tinh")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{HOST}/tim-kiem/?q=ha+tinh")
    expect(said(page)).to_contain_text("JavaScript")
    page.get_by_role("main").get_by_role("link", name="Tỉnh, thành phố").click()
    expect(page).to_have_url(f"{HOST}/tinh/")
    assert not [name for name in visited.moved if name.endswith((".js", ".json"))]


@pytest.mark.parametrize("question", ["", "ha tinh", "chuyen doi so", "zyxwv", "w" * 100])
def test_nothing_is_wider_than_a_window_of_320_pixels(site: Site, visit: Visitor, question: str) -> None:
    page = visit(site, f"/tim-kiem/?q={question}", width=320).page
    expect(said(page)).not_to_contain_text("JavaScript")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    visible = said(page).bounding_box()
    assert visible
    assert visible["x"] >= 0


def test_on_a_phone_a_link_leads_to_the_field(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/tinh/ha-tinh/", width=320)
    assert visited.page.get_by_role("searchbox").count() == 0
    visited.page.get_by_role("link", name="Tìm", exact=True).click()
    expect(visited.page.get_by_role("searchbox")).to_be_visible()
    assert visited.address == "/tim-kiem/"


def test_the_field_of_the_first_page_fits_320_pixels(site: Site, visit: Visitor) -> None:
    page = visit(site, "/", width=320).page
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for part in (page.get_by_role("searchbox"), page.get_by_role("button", name="Tìm")):
        box = part.bounding_box()
        assert box
        assert box["height"] >= 44


def test_files_that_do_not_come_are_said(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/tim-kiem/?q=ha tinh", missing=".json")
    expect(said(visited.page)).to_contain_text("Không tải được")


# -- the policy, other hosts, weight -----------------------------------------------------------------------------------


def test_a_search_breaks_no_rule_of_the_policy_and_asks_no_other_host(site: Site, visit: Visitor) -> None:
    visited = shown(site, visit, "ha giang")
    visited.page.get_by_role("button", name="Xem thêm").first.click()
    expect(results(visited.page).nth(10)).to_be_visible()
    assert visited.faults == []
    assert visited.elsewhere == []


def test_what_the_policy_forbids_is_noticed(site: Site, visit: Visitor) -> None:
    visited = shown(site, visit, "ha giang")
    visited.page.evaluate(
        "() => { const own = document.createElement('script'); own.textContent = '1'; document.body.append(own);"
        " const image = new Image(); image.src = 'https://else.test/a.png'; }"
    )
    visited.page.wait_for_timeout(200)
    assert len([fault for fault in visited.faults if "Content Security Policy" in fault]) == 2


def test_only_pages_that_look_something_up_load_a_script_by_themselves(site: Site) -> None:
    """The page to report a mistake looks up what the reader came from."""
    with_script = [
        name for name, page in site.pages.items() if any("src" in one.attributes for one in page.all("script"))
    ]
    assert {name.removeprefix("en/") for name in with_script} == {
        "bao-sai/index.html", "kiem-tra/index.html", "so-sanh/index.html", "tim-kiem/index.html",
        "xa-phuong/index.html",
    }  # fmt: skip


def test_words_of_readers_and_editors_stay_words(project: Workshop, visit: Visitor) -> None:
    project.replace("content/news/2025/hai.md", "Bài thứ hai", "Bài <img src=x onerror=alert(1)> hai")
    page = shown(project.build(), visit, "<img src=x onerror=alert(1)>").page
    expect(results(page).first).to_contain_text("Bài <img src=x onerror=alert(1)> hai")
    assert page.locator("#ket-qua img").count() == 0


def test_a_first_search_moves_each_file_once_and_little(site: Site, visit: Visitor) -> None:
    visited = shown(site, visit, "chuyen doi so ha tinh")
    moved = [name for name in visited.moved if name.endswith((".js", ".json"))]
    assert len(moved) == len(set(moved))
    assert sum(len(gzip.compress(site.files[name])) for name in moved) < 50_000
