"""The desk in a browser: a page becomes figures of the site, a sheet too; by keyboard; nothing unseen is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from scorecards.addresses.base import base_of
from scorecards.pipeline import Settings
from scorecards.preview.server import Preview
from tests.desk.test_desk import DOCUMENT, PAGE
from tests.support.projects import TODAY, Workshop, workshop

pytestmark = pytest.mark.browser

SOON = 20_000


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    made = workshop(tmp_path)
    made.append("data/documents.toml", DOCUMENT)
    made.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    return made


@pytest.fixture
def desk(project: Workshop, browser: Browser) -> Iterator[Page]:
    preview = Preview(project.root, Settings(TODAY, base_of("/repo/")), "en", 8640)
    Thread(target=preview.serve, daemon=True).start()
    page = browser.new_page(viewport={"width": 360, "height": 740})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"http://127.0.0.1:{preview.port}/_ban/")
    yield page
    assert faults == []
    page.close()
    preview.close()


def reports(project: Workshop) -> set[str]:
    return {one.name for one in (project.root / "data/provinces/thu-nghiem").glob("*.toml")}


def read(page: Page) -> None:
    page.get_by_label("Text of the page").fill(PAGE)
    page.get_by_label("Place that the page is about").fill("Thử Nghiệm")
    page.get_by_label("Source document").fill("bao-cao-moi")
    page.get_by_role("button", name="Read the page").click()
    expect(page.locator("#cards")).to_be_visible(timeout=SOON)


def test_a_page_becomes_figures_of_the_site(project: Workshop, desk: Page) -> None:
    before = reports(project)
    read(desk)
    card = desk.locator("fieldset.card").first
    card.locator("[name=indicator]").select_option("ho-so")
    expect(card.locator("[name=measure] option").first).to_have_text("left to the program")
    card.locator("[name=measure]").select_option("in-period")
    card.get_by_label("From day").fill("1/1/2025")
    card.get_by_label("Day inferred").check()
    desk.get_by_role("button", name="Look at it").first.click()
    look = desk.frame_locator("#planned iframe.look")
    expect(look.locator("main")).to_contain_text("51,20%", timeout=SOON)
    assert reports(project) == before
    desk.get_by_role("button", name="Write the file").dblclick()
    expect(desk.locator("#planned .done")).to_be_visible(timeout=SOON)
    (new,) = reports(project) - before
    made = tomllib.loads((project.root / "data/provinces/thu-nghiem" / new).read_text("utf-8"))
    assert (made["from"], made["inferred"], made["observation"][0]["measure"]) == (date(2025, 1, 1), True, "in-period")
    desk.goto(desk.url.replace("/_ban/", "/repo/tinh/thu-nghiem/"))
    expect(desk.locator("main")).to_contain_text("51,20%", timeout=SOON)


def test_cards_go_with_the_text_that_was_read(project: Workshop, desk: Page) -> None:
    read(desk)
    desk.get_by_label("Text of the page").fill(PAGE.replace("2.468", "41"))
    expect(desk.locator("#cards")).to_have_count(0)


def test_what_was_decided_stays_when_the_document_is_chosen_last(project: Workshop, desk: Page) -> None:
    """The desk itself asks for the document then; its answer must not cost the work on the cards."""
    read(desk)
    card = desk.locator("fieldset.card").first
    card.locator("[name=indicator]").select_option("ho-so")
    desk.get_by_label("Source document").fill("")
    desk.get_by_role("button", name="Look at it").first.click()
    expect(desk.locator("#planned")).to_contain_text("No source document is chosen.", timeout=SOON)
    desk.get_by_label("Source document").fill("bao-cao-moi")
    expect(desk.locator("#planned")).to_be_empty()
    expect(card.locator("[name=indicator]")).to_have_value("ho-so")


def test_a_card_leads_to_its_number_by_keyboard(desk: Page) -> None:
    read(desk)
    desk.locator("fieldset.card input").first.focus()
    expect(desk.locator("mark.now")).to_have_text("2.468 hồ sơ")
    desk.keyboard.press("Alt+ArrowDown")
    expect(desk.locator("mark.now")).to_have_text("51,20%")
    desk.keyboard.press("Alt+ArrowUp")
    expect(desk.locator("mark.now")).to_have_text("2.468 hồ sơ")


def test_a_card_is_filled_in_by_keyboard_and_may_be_a_target(project: Workshop, desk: Page) -> None:
    read(desk)
    card = desk.locator("fieldset.card").nth(2)
    measure = card.get_by_label("How it relates to time")
    expect(measure).to_be_visible()
    card.get_by_label("Leave aside").focus()
    desk.keyboard.press("ArrowLeft")
    expect(card.get_by_label("Take as a target")).to_be_checked()
    expect(measure).to_be_hidden()
    card.get_by_label("or another").fill("duong-truyen")
    desk.get_by_role("button", name="Look at it").first.click()
    expect(desk.locator("#planned")).to_contain_text("0 targets", timeout=SOON)
    expect(desk.locator("#planned .wrong")).to_contain_text("9.999 hồ sơ")


def test_a_sheet_is_looked_at_and_written(project: Workshop, desk: Page) -> None:
    before = reports(project)
    table = (
        "Nơi;Chỉ tiêu;Giá trị;Đến ngày;Văn bản;Trích dẫn\nthu-nghiem;nhiem-vu;8/9;31/1/2025;bao-cao-moi;8/9 nhiệm vụ\n"
    )
    file = {"name": "số liệu.csv", "mimeType": "text/csv", "buffer": table.encode()}
    desk.locator("[name=file]").set_input_files([file])  # type: ignore[arg-type]
    desk.get_by_role("button", name="Read the page").click()
    expect(desk.locator("#found table")).to_contain_text("8/9", timeout=SOON)
    assert reports(project) == before
    desk.get_by_role("button", name="Write the file").click()
    expect(desk.locator("#found .done")).to_be_visible(timeout=SOON)
    assert len(reports(project) - before) == 1


def test_numbers_of_an_article_are_traced_as_it_is_written(project: Workshop, desk: Page) -> None:
    desk.get_by_role("tab", name="Write an article").click()
    form = desk.locator("#panel-article")
    for name, words in {
        "title": "Bài của bàn",
        "summary": "Thử.",
        "author": "Người Thử",
        "places": "Thử Nghiệm",
    }.items():
        form.locator(f"[name={name}]").fill(words)
    form.locator("[name=documents]").fill("bao-cao")
    form.locator("[name=body]").fill("Đã số hóa 1.234 hồ sơ, và 4.321 hồ sơ khác.")
    problems = form.locator(".planned .problems")
    expect(problems).to_contain_text("4.321", timeout=SOON)
    form.locator("[name=body]").fill("Đã số hóa 1.234 hồ sơ.")
    expect(problems).to_have_count(0, timeout=SOON)
    assert not (project.root / "content/news/2026/bai-cua-ban.md").exists()
