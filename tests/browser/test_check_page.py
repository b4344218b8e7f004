"""The page that checks the numbers of a text: what it says of each, by hand, without script; it sends nothing."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import HOST, Visitor
from tests.support.axe import breaches
from tests.support.projects import Site

pytestmark = pytest.mark.browser

FIXTURE = Path(__file__).parent.parent / "fixtures" / "check_sentences.txt"
POST = "Hà Tĩnh có 3.520 trạm BTS. Năm 2024, Hà Tĩnh đứng thứ 7/34 về chuyển đổi số. Giá vàng lên 85,5 triệu đồng."
MOST = 150_000
"""Bytes that a first check moves, compressed, without what every page has."""

LOOK_UP = """
  const { judge, prepare } = await import(source);
  const json = async (path) => (await fetch(path)).json();
  const head = await json(index);
  const files = new Map(await Promise.all(head.places.map(async ([slug, , , , , , hasFile], place) =>
    [place, hasFile ? await json(`/kiem-tra/${slug}.json`) : null])));
  const answers = (text) => {
    const prepared = prepare(text, head);
    return judge(prepared, head, new Map(prepared.needed.map((place) => [place, files.get(place)])));
  };"""
"""Defines `answers`: what is said of the numbers of a text."""
ASK = f"""async ([source, index, texts]) => {{ {LOOK_UP}
  const read = (text) => answers(text).filter((one) => one.verdict !== "unread");
  return texts.map((text) => read(text).map((one) => one.verdict));
}}"""
ALTER = f"""async ([source, index]) => {{ {LOOK_UP}
  const last = (text) => answers(text).pop()?.verdict ?? "none";
  const found = [];
  files.forEach((file, place) => file?.figures.forEach(([indicator, , part, shown, origin]) => {{
    const value = shown.replaceAll("\\u00a0", " ").split(" (")[0];
    const [name, own, until] = [head.indicators[indicator][2][0], head.places[place][3][0], file.origins[origin][2]];
    const year = until.slice(0, 4);
    const when = (said) => said ? `Năm ${{said}}, ` : "";
    const say = (time, where, number) => `${{when(time)}}${{name}} ${{part}} của ${{where}}: ${{number}}.`;
    const other = value.replace(/[0-9](?=[^0-9]*$)/, (digit) => String((Number(digit) + 3) % 10));
    found.push({{ text: say(year, own, value), own: last(say(year, own, value)), altered: last(say(year, own, other)),
      elsewhere: name.includes(own) ? "unknown" : last(say(year, "Hà Tây", value)),
      later: year ? last(say("2031", own, value)) : "unknown" }});
  }}));
  return found;
}}"""
"""Every figure of the site as a sentence, then with another digit, of a place that is not known, of another year."""


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def sources(site: Site) -> list[str]:
    """The script that looks numbers up, and the file that it reads first."""
    return [
        "/" + next(name for name in site.files if name.startswith("static/check-match.")),
        "/" + next(name for name in site.files if name.startswith("kiem-tra/index.") and name.endswith(".json")),
    ]


def check(page: Page, text: str) -> None:
    page.get_by_label("Câu hay bài cần kiểm tra").fill(text)
    page.get_by_role("button", name="Kiểm tra", exact=True).click()


def test_what_is_said_of_sentences(site: Site, visit: Visitor) -> None:
    lines = [line for line in FIXTURE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [line.split(" | ", 1) for line in lines]
    found = visit(site, "/kiem-tra/").page.evaluate(ASK, [*sources(site), [text for _, text in rows]])
    said = {text: " ".join(answers) or "-" for (_, text), answers in zip(rows, found, strict=True)}
    assert said == {text: expected for expected, text in rows}
    assert len(rows) > 45


def test_every_figure_agrees_with_itself_and_with_nothing_else(site: Site, visit: Visitor) -> None:
    found = visit(site, "/kiem-tra/").page.evaluate(ALTER, sources(site))
    assert len(found) > 60
    assert not [one for one in found if one["own"] not in ("agrees", "unread", "none")]
    assert sum(one["own"] == "agrees" for one in found) > 0.9 * len(found)
    assert not [one for one in found if one["altered"] in ("agrees", "older")], "another digit never agrees"
    assert sum(one["altered"] == "differs" for one in found) > 0.8 * len(found)
    assert not [one for one in found if one["elsewhere"] not in ("unknown", "unread", "none")], "no such place here"
    assert not [one for one in found if one["later"] not in ("unknown", "unread", "none")], "no such year here"


def test_a_post_is_checked_and_nothing_of_it_is_sent(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/kiem-tra/")
    page, asked = visited.page, list[Request]()
    page.on("request", lambda one: asked.append(one))
    check(page, POST)
    status = page.get_by_role("status")
    expect(status).to_have_text("Đọc được 3 con số: 1 khớp, 1 khác, 1 không có ở đây.")
    items = page.locator(".verdicts > .verdict")
    assert items.locator(".tag-word").all_inner_texts() == ["Khác", "Khớp", "Không có ở đây"]
    expect(items.nth(1).get_by_role("link").first).to_have_attribute("href", "/tinh/ha-tinh/#dti-2024-34.ha-tinh")
    expect(items.nth(0)).to_contain_text("3.250 trạm BTS, đến 31/10/2023")
    expect(items.nth(0)).to_contain_text("Nguồn: Báo cáo 227/BC-STTTT")
    expect(items.nth(0)).not_to_contain_text("sai")
    assert visited.elsewhere == visited.faults == []
    assert [(one.method, one.post_data) for one in asked] == [("GET", None)] * len(asked)
    assert {one.url.removeprefix(HOST).split("?")[0] for one in asked} == {sources(site)[1], "/kiem-tra/ha-tinh.json"}
    assert visited.address == "/kiem-tra/"
    own = [n for n in visited.moved if n.endswith((".js", ".json")) or n == "kiem-tra/index.html"]
    assert sum(len(gzip.compress(site.files[name])) for name in own) < MOST


def test_another_word_before_the_number_of_the_source_is_told(site: Site, visit: Visitor) -> None:
    page = visit(site, "/kiem-tra/").page
    note = page.locator("#ket-qua-kiem-tra").get_by_text("nguồn dùng chữ khác trước nó")
    for text, told in (
        ("Hà Tĩnh có trên 21.000 km cáp quang nội tỉnh.", 0),
        ("Hà Tĩnh có 21.000 km cáp quang nội tỉnh.", 1),
        ("Hà Tĩnh có 3.250 trạm BTS.", 0),
        ("Hà Tĩnh có hơn 3.250 trạm BTS.", 1),
    ):
        check(page, text)
        expect(page.locator("#ket-qua-kiem-tra blockquote")).to_have_text(text)
        expect(note).to_have_count(told)


def test_by_keyboard_and_cleared(site: Site, visit: Visitor) -> None:
    page = visit(site, "/kiem-tra/").page
    page.get_by_label("Câu hay bài cần kiểm tra").focus()
    page.keyboard.type("Hà Tĩnh có 3.250 trạm BTS.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status")).to_contain_text("1 khớp")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Dán đoạn văn")
    expect(page.locator("#ket-qua-kiem-tra")).to_be_empty()
    expect(page.get_by_label("Câu hay bài cần kiểm tra")).to_be_focused()


@pytest.mark.parametrize("text", ["", "Không có số nào.", "<img src=x onerror=alert(1)> 57,53% <b>x</b>", "1" * 5000])
def test_odd_texts_are_answered_in_words(site: Site, visit: Visitor, text: str) -> None:
    visited = visit(site, "/kiem-tra/")
    check(visited.page, text)
    status = visited.page.get_by_role("status")
    expect(status).to_contain_text("Dán đoạn văn" if not text else "con số")
    assert visited.page.locator("#ket-qua-kiem-tra :is(img, blockquote b)").count() == 0
    assert visited.faults == []


def test_a_file_that_does_not_come_is_said_and_asked_for_again(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/kiem-tra/", missing="ha-tinh.json")
    for _ in range(2):
        check(visited.page, POST)
        expect(visited.page.get_by_role("status")).to_contain_text("Không tải được")
    assert visited.moved.count("kiem-tra/ha-tinh.json") == 2


def test_without_script_the_page_says_what_it_does_and_leads_to_the_search(site: Site, visit: Visitor) -> None:
    page = visit(site, "/kiem-tra/", script=False).page
    expect(page.locator("#kiem-tra")).to_be_hidden()
    expect(page.get_by_text("cần JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="Tới trang tìm kiếm")).to_have_attribute("href", "/tim-kiem/")
    expect(page.locator(".check-meaning dt")).to_have_count(4)


def test_results_break_no_rule_and_are_no_wider_than_a_phone(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/kiem-tra/", width=320)
    check(visited.page, POST + " Kế hoạch 586 có 12 mục.")
    expect(visited.page.locator(".verdicts > .verdict")).to_have_count(3)
    visited.page.locator("#ket-qua-kiem-tra summary").click()
    found = []
    for scheme in ("light", "dark"):
        visited.page.emulate_media(color_scheme=scheme)
        found += breaches(visited.page, ())
    assert found == []
    assert visited.page.evaluate("document.documentElement.scrollWidth") == 320


def test_in_english_the_answers_are_in_english_and_lead_to_english_pages(site: Site, visit: Visitor) -> None:
    page = visit(site, "/en/kiem-tra/").page
    page.locator("textarea").fill(POST)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Numbers read: 3; 1 agrees, 1 differs, 1 not known here.")
    expect(page.locator(".verdicts > .verdict").nth(1).locator("a").first).to_have_attribute(
        "href", "/en/tinh/ha-tinh/#dti-2024-34.ha-tinh"
    )
