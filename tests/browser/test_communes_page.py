"""The look-up of communes in a browser: any name, old or new, gives today's commune and province first."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from scorecards.publish.communes import name_key
from tests.browser.conftest import Visit, Visitor, until
from tests.support.axe import breaches
from tests.support.communes import with_communes
from tests.support.projects import ROOT, Site

pytestmark = pytest.mark.browser

DONE = "document.querySelector('#ket-qua')?.getAttribute('aria-busy') === 'false'"
QUESTIONS = ROOT / "tests" / "fixtures" / "commune_questions.txt"
FIELD = "#ten-xa"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    built = with_communes(tmp_path_factory.mktemp("communes")).build()
    assert built.problems == []
    return built


def questions() -> list[tuple[str, str]]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" => ") for line in lines if line and not line.startswith("#"))
    return [(question, expected) for question, expected in pairs]


def answers(page: Page, question: str) -> list[str]:
    """What is shown for a question, best first."""
    page.locator(FIELD).fill(question)
    page.keyboard.press("Enter")
    until(page, DONE)
    return [" / ".join(one.split("\n\n")) for one in page.locator("#ket-qua li").all_inner_texts()]


def test_each_question_gives_its_answer_first(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/xa-phuong/")
    asked = questions()
    assert len(asked) >= 30
    wrong = []
    for question, expected in asked:
        found = answers(visited.page, question)
        right = not found if expected == "-" else bool(found) and found[0].startswith(expected)
        if not right:
            wrong.append(f"{question}: {found[:1] or 'nothing'} instead of {expected}")
    assert not wrong, "\n".join(wrong)
    assert visited.faults == []
    assert visited.elsewhere == []


def test_names_that_are_less_alike_stand_behind_a_button(site: Site, visit: Visitor) -> None:
    page = visit(site, "/xa-phuong/?q=phường 5").page
    until(page, DONE)
    assert len(page.locator("#ket-qua li").all()) == 3
    assert answers(page, "huyện kỳ anh") == [answers(page, "huyện kỳ anh")[0]]
    assert breaches(page) == []
    page.get_by_role("button", name="Xem thêm 2 nơi").click()
    expect(page.locator("#ket-qua li").nth(1)).to_contain_text("Xã Kỳ Anh")
    expect(page.get_by_role("button", name="Xem thêm")).to_have_count(0)


def test_keys_of_names_are_the_same_in_the_browser(site: Site, visit: Visitor) -> None:
    page = visit(site, "/xa-phuong/").page
    names = [
        "Kỳ Anh",
        "Kì Anh",
        "Thuỷ Nguyên",
        "Quý Lộc",
        "Đắk R'Lấp",
        "Phan Rang - Tháp Chàm",
        "05",
        "Hà Giang 1",
        "Ea Ktŭr",
    ]
    script = next(path for path in site.files if path.startswith("static/communes-find."))
    keys = page.evaluate(
        "async ([script, names]) => { const { nameKey } = await import(script); return names.map(nameKey); }",
        [f"/{script}", names],
    )
    assert keys == [name_key(name) for name in names]


def test_a_result_leads_to_the_list_and_to_the_scorecard(site: Site, visit: Visitor) -> None:
    page = visit(site, "/en/xa-phuong/?q=ky phu").page
    until(page, DONE)
    links = page.locator("#ket-qua a").evaluate_all("all => all.map((one) => [one.lang, one.getAttribute('href')])")
    assert links == [["vi", "/en/xa-phuong/ha-tinh/#18754"], ["", "/en/tinh/ha-tinh/"]]


def test_a_look_up_asks_only_for_the_files_that_it_needs(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/xa-phuong/")
    until(visited.page, DONE)
    assert not any(path.endswith(".json") for path in visited.moved)
    answers(visited.page, "kỳ phú")
    assert _files(visited) == {"index", "names"}
    assert visited.address.endswith("/xa-phuong/?q=k%E1%BB%B3+ph%C3%BA")


def test_it_says_when_the_lists_cannot_be_loaded(site: Site, visit: Visitor) -> None:
    page = visit(site, "/xa-phuong/?q=ky phu", missing=".json").page
    until(page, DONE)
    expect(page.locator("#tim-thay")).to_contain_text("Không tải được danh sách")


def test_the_search_hands_a_name_that_is_no_unit_over(site: Site, visit: Visitor) -> None:
    page = visit(site, "/tim-kiem/?q=kỳ phú").page
    until(page, DONE)
    page.get_by_role("link", name="Tìm xã, phường “kỳ phú”").click()
    expect(page).to_have_url(re.compile("/xa-phuong/"))  # until then the page that was left is still asked
    until(page, DONE)
    expect(page.locator("#ket-qua li").first).to_contain_text("Xã Kỳ Phú")
    page = visit(site, "/tim-kiem/?q=Hà Tĩnh").page
    until(page, DONE)
    expect(page.locator("#tim-xa")).to_be_hidden()


def _files(visited: Visit) -> set[str]:
    return {path.rsplit("/", 1)[1].split(".")[0] for path in visited.moved if path.endswith(".json")}
