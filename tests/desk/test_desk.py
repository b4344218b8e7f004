"""The desk over HTTP: what it reads, what it writes, and whom it refuses."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from scorecards.addresses.base import base_of
from scorecards.load.source import Files
from scorecards.pipeline import Settings, build
from scorecards.preview.server import Preview
from scorecards.problems import Location, problem
from tests.support.html_tree import Element
from tests.support.links import tree
from tests.support.projects import TODAY, Workshop, workshop

PAGE = (
    "Báo cáo kết quả đến ngày 31/1/2025\n\n"
    "Đến ngày 31/1/2025, toàn tỉnh đã số hóa 2.468 hồ sơ, đạt tỷ lệ 51,20%.\n\n"
    "Phấn đấu đến hết năm 2025 số hóa 9.999 hồ sơ.\n\n"
    "Lượt truy cập: 123.456"
)
REPORT = {"text": PAGE, "area": "thu-nghiem", "document": "bao-cao-moi"}

DOCUMENT = """
[bao-cao-moi]
title = "Báo cáo mới"
title_en = "New report"
kind = "report"
issuer = "Sở Thử"
issuer_en = "Test department"
date = 2025-02-05
read_on = 2025-02-06
"""


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    made = workshop(tmp_path)
    made.append("data/documents.toml", DOCUMENT)
    return made


@pytest.fixture
def preview(project: Workshop) -> Iterator[Preview]:
    running = Preview(project.root, Settings(TODAY, base_of("/repo/")), "en", 8600)
    Thread(target=running.serve, daemon=True).start()
    yield running
    running.close()


def post(preview: Preview, what: str, asked: object, **headers: str) -> tuple[int, str]:
    given = {"X-Desk-Token": preview.desk.token} | {name.replace("_", "-"): value for name, value in headers.items()}
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=60)
    body = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
    connection.request("POST", f"/_ban/{what}", body, {name: value for name, value in given.items() if value != "-"})
    answer = connection.getresponse()
    content = answer.read().decode()
    connection.close()
    return answer.status, content


def asked(preview: Preview, what: str, **about: Any) -> Element:
    status, html = post(preview, what, about)
    assert status == 200
    return tree(f"<!DOCTYPE html><html><body>{html}</body></html>".encode())


def of_class(page: Element, name: str) -> list[Element]:
    return [one for one in page if one.has_class(name)]


def files_of(root: Path) -> dict[str, bytes]:
    return {one.relative_to(root).as_posix(): one.read_bytes() for one in root.rglob("*") if one.is_file()}


def test_the_text_is_marked_and_each_quantity_has_a_card(preview: Preview) -> None:
    page = asked(preview, "read", **REPORT)
    marks = [one.text for one in page.all("mark")]
    assert marks == ["2.468 hồ sơ", "51,20%", "9.999 hồ sơ"]
    counter = [one for one in of_class(page, "aside") if "123.456" in one.text]
    assert [one.get("title") for one in counter] == ["a counter of the page"]
    count, rate, aim = of_class(page, "card")
    assert "ho-so" in [one.get("value") for one in count.all("option") if "selected" in one.attributes]
    assert count.has_class("taken")
    chosen = [checked(one, f"take-{number}") for number, one in enumerate((count, rate, aim))]
    assert chosen == [["figure"], ["figure"], [""]]
    assert boxes(aim)["aside"] == "it is a target"
    assert boxes(aim)["as_of"] == "31/12/2025"
    days = [one.get("value") for one in count.all("input") if one.get("name") == "as_of"]
    assert days == ["31/01/2025"]
    assert [one.get("value") for one in rate.all("input") if one.get("name") == "join"] == ["0"]


def test_an_indicator_that_has_no_figure_yet_is_proposed(project: Workshop, preview: Preview) -> None:
    project.write("data/indicators/moi.toml", NEW_INDICATOR)
    preview.pages.changed()
    page = asked(preview, "read", **{**REPORT, "text": "Đến ngày 31/1/2025 có 12 camera giám sát giao thông."})
    (card,) = of_class(page, "card")
    assert "camera" in [one.get("value") for one in card.all("option")]
    assert "new chi-tieu" in page.text, "where to go for one that is missing"


NEW_INDICATOR = """
[camera]
name = "Camera giám sát giao thông"
definition = "Số camera giám sát giao thông."
pillar = "ha-tang"
kind = "count"
better = "higher"
unit = "camera"
merge = "sum"
"""


def checked(card: Element, name: str) -> list[str]:
    return [one.get("value") for one in card.all("input") if one.get("name") == name and "checked" in one.attributes]


def boxes(card: Element) -> dict[str, str]:
    return {one.get("name"): one.get("value") for one in card.all("input") if one.get("type") not in _CHECKED}


_CHECKED = ("radio", "checkbox")
SPANS = (
    "Trong 6 tháng đầu năm 2024, xây 12 km đường truyền.\n\nĐến ngày 31/1/2025 số hóa 45% hồ sơ.\n\nDự báo có 9 km "
    "đường truyền vào năm 2026."
)


def test_each_card_tells_measure_period_and_whether_the_day_is_inferred(preview: Preview) -> None:
    page = asked(preview, "read", **{**REPORT, "text": SPANS})
    span, day, forecast = of_class(page, "card")
    measures = [one for one in span.all("option") if one.get("value") in {"", "in-period", "cumulative"}]
    assert [one.text for one in measures if "data-plain" in one.attributes] == ["in the period (proposed)"]
    assert {"in the period", "cumulative"} <= {one.text for one in measures}
    assert (boxes(span)["from"], boxes(span)["as_of"]) == ("01/01/2024", "30/6/2024")
    assert (boxes(day)["from"], boxes(day)["as_of"]) == ("", "31/01/2025")
    inferred = [[one for one in card.all("input") if one.get("name") == "inferred"] for card in (span, day)]
    assert ["checked" in one.attributes for (one,) in inferred] == [True, False]
    assert (checked(forecast, "take-2"), boxes(forecast)["aside"]) == ([""], "it is a forecast")


def test_what_a_card_says_of_time_is_what_is_written(project: Workshop, preview: Preview) -> None:
    period = {"as_of": "5/2/2025", "from": "1/2/2025", "inferred": True}
    choice = {"number": 0, "indicator": "duong-truyen", "measure": "cumulative", "period": period}
    asked(preview, "report", **{**REPORT, "text": SPANS}, choices=[choice], write=True)
    (new,) = (project.root / "data/provinces/thu-nghiem").glob("2025-02-*.toml")
    made = tomllib.loads(new.read_text("utf-8"))
    (entry,) = made["observation"]
    assert (made["as_of"], made["inferred"]) == (date(2025, 2, 5), True)
    assert (entry["measure"], entry["from"]) == ("cumulative", date(2025, 2, 1))


def test_a_target_is_written_into_a_new_file_of_targets(project: Workshop, preview: Preview) -> None:
    before = files_of(project.root)
    choices = [
        {"number": 0, "indicator": "ho-so", "join": [1]},
        {"number": 2, "indicator": "duong-truyen", "target": True},
    ]
    given = {**REPORT, "text": PAGE.replace("số hóa 9.999 hồ sơ", "có trên 90 km đường truyền"), "choices": choices}
    seen = asked(preview, "report", **given)
    assert "1 figures and 1 targets" in seen.text
    assert files_of(project.root) == before
    assert of_class(asked(preview, "report", **given, write=True), "done")
    after = files_of(project.root)
    assert after.keys() - before.keys() == {"data/provinces/thu-nghiem/2025-01.toml", "data/targets/bao-cao-moi.toml"}
    assert {path: after[path] for path in before} == before
    (made,) = tomllib.loads(after["data/targets/bao-cao-moi.toml"].decode()).values()
    assert (made["value"], made["comparator"], made["due"]) == (90, "over", date(2025, 12, 31))
    asked(preview, "report", **given, write=True)
    assert files_of(project.root).keys() == after.keys()


def test_a_report_is_looked_at_first_and_written_when_asked(project: Workshop, preview: Preview) -> None:
    before = files_of(project.root)
    choices = [{"number": 0, "indicator": "ho-so", "join": [1]}, {"number": 2, "aside": "là mục tiêu"}]
    seen = asked(preview, "report", **REPORT, choices=choices)
    assert files_of(project.root) == before
    assert "51,20%" in seen.one("script").children[0]
    assert "là mục tiêu" in seen.text
    asked(preview, "report", **REPORT, choices=choices, write=True)
    new = files_of(project.root).keys() - before.keys()
    assert new == {"data/provinces/thu-nghiem/2025-01.toml"}
    assert {path: files_of(project.root)[path] for path in before} == before
    built = build(Files(project.root), Settings(TODAY), tuple)
    assert [one for one in built.problems if one.at.path in new] == []
    again = asked(preview, "report", **REPORT, choices=choices, write=True)
    assert of_class(again, "done") == []
    assert "said already" in again.text or "2025-01" in again.text
    assert files_of(project.root).keys() - before.keys() <= new | {"data/provinces/thu-nghiem/2025-01-2.toml"}


def test_days_and_names_are_taken_as_people_write_them(project: Workshop, preview: Preview) -> None:
    choice = {"number": 0, "words": "2.468 hồ sơ", "indicator": "Hồ sơ số hóa", "place": "Thử Nghiệm", "join": [1]}
    asked(preview, "report", **REPORT, choices=[{**choice, "period": {"as_of": "05/02/2025"}}], write=True)
    (new,) = (project.root / "data/provinces/thu-nghiem").glob("2025-02-*.toml")
    assert "as_of = 2025-02-05" in new.read_text("utf-8")


def test_a_second_click_writes_nothing_more_and_says_what_was_written(project: Workshop, preview: Preview) -> None:
    article = {
        "title": "Bài một lần",
        "summary": "Thử.",
        "author": "Người Thử",
        "places": "thu-nghiem",
        "documents": "bao-cao",
        "body": "Một.",
    }
    before = files_of(project.root)
    for _ in range(2):
        assert of_class(asked(preview, "article", **article, write=True), "done")
    assert len(files_of(project.root).keys() - before.keys()) == 1


def test_what_is_taken_and_not_written_is_said_aloud(preview: Preview) -> None:
    choices = [{"number": 0, "indicator": "ho-so", "join": [1]}, {"number": 2}]
    (said,) = of_class(asked(preview, "report", **REPORT, choices=choices), "wrong")
    assert "9.999 hồ sơ" in said.text


def test_a_document_is_registered(project: Workshop, preview: Preview) -> None:
    facts = {
        "title": "Báo cáo thử quý I", "kind": "report", "issuer": "Sở Thử", "read_on": "2026-11-20",
        "url": "https://vi-du.vn/bao-cao-thu",
    }  # fmt: skip
    seen = asked(preview, "document", **facts)
    assert of_class(seen, "problems") == []
    written = asked(preview, "document", **facts, write=True)
    (made,) = [one.text for one in written.all("code") if "data-made" in one.attributes]
    assert (project.root / f"data/documents/{made}.toml").is_file()
    (twice,) = of_class(asked(preview, "document", **facts, write=True), "problems")
    assert made in twice.text


def test_an_article_is_traced_as_it_is_written(project: Workshop, preview: Preview) -> None:
    article = {
        "title": "Bài thử của bàn", "summary": "Thử.", "date": "2025-04-01", "author": "Người Thử",
        "places": "thu-nghiem", "documents": "bao-cao", "body": "Đã số hóa 1.234 hồ sơ, và 4.321 hồ sơ khác.",
    }  # fmt: skip
    seen = asked(preview, "article", **article)
    (problems,) = of_class(seen, "problems")
    assert "4.321" in problems.text
    assert "1.234 hồ sơ”" not in problems.text
    photo = {"photo_name": "Ảnh.PNG", "photo_alt": "Bảng", "photo_caption": "Bảng", "photo_credit": "Người Thử"}
    picture = (Path(__file__).resolve().parents[2] / "docs").rglob("*.png")
    content = b64encode(next(picture).read_bytes()).decode()
    asked(preview, "article", **article, **photo, content=content, write=True)
    text = (project.root / "content/news/2025/bai-thu-cua-ban.md").read_text("utf-8")
    assert 'file = "bai-thu-cua-ban.png"' in text
    assert text.endswith("\n\nĐã số hóa 1.234 hồ sơ, và 4.321 hồ sơ khác.\n")
    assert (project.root / "content/news/2025/bai-thu-cua-ban.png").is_file()


def test_a_place_may_be_called_by_its_name(preview: Preview) -> None:
    page = asked(preview, "read", **{**REPORT, "area": "Thử Nghiệm", "document": "Báo cáo mới"})
    places = {one.get("value") for one in page.all("input") if one.get("name") == "place"}
    assert places == {"thu-nghiem"}


def test_words_of_a_page_are_shown_as_words(preview: Preview) -> None:
    page = asked(preview, "read", **{**REPORT, "text": "Có <script>alert(1)</script> 2.468 hồ sơ & <b>99%</b>."})
    assert page.all("script", "b") == []


TAKEN = {"number": 0, "words": "2.468 hồ sơ", "indicator": "ho-so"}
IN_PERIOD = {**TAKEN, "measure": "in-period", "period": {"as_of": "31/1/2025", "from": ""}}
REVERSED = {**TAKEN, "measure": "in-period", "period": {"as_of": "31/1/2025", "from": "1/2/2025"}}
OF_THE_DOCUMENT = {"title": "Văn bản thử", "kind": "report", "issuer": "Sở Thử", "read_on": "20/11/2026"}
TABLE = "Tỉnh;Chỉ tiêu;Kết quả\nThử Nghiệm;Đường truyền;7\n"
SHEET = {"name": "a.csv", "document": "", "area": "", "content": b64encode(TABLE.encode()).decode()}


@pytest.mark.parametrize(
    ("what", "change", "box"),
    [
        ("report", {"choices": [IN_PERIOD]}, "of the number “2.468 hồ sơ”|Add “From day”: …"),
        ("report", {"choices": [REVERSED]}, "of the number “2.468 hồ sơ”|“From day”: … or “As of”: …"),
        ("report", {"choices": [{**TAKEN, "period": {"as_of": "31/2/2025"}}]}, "Box “As of” of the number “2.468 hồ"),
        ("report", {"choices": [{**TAKEN, "period": {"from": "x"}}]}, "Box “From day” of the number “2.468 hồ sơ”"),
        ("report", {"choices": [{**TAKEN, "place": "dau-do"}]}, "The number “2.468 hồ sơ”"),
        ("report", {"as_of": "hôm qua"}, "Box “As of (where the page does not say)”"),
        ("report", {"area": "dau-do"}, "Box “Place that the page is about (name or identifier)”"),
        ("report", {"document": ""}, "“Source document (number or identifier)”"),
        ("document", {**OF_THE_DOCUMENT, "issuer": ""}, "The box “Issuer” is empty"),
        ("document", {**OF_THE_DOCUMENT, "date": "hôm qua"}, "Box “Date of issue”: “hôm qua” is no day"),
        ("document", {**OF_THE_DOCUMENT, "date": "2024"}, "Box “Date of issue”: “2024” is no day|Write day, month and"),
        ("document", {**OF_THE_DOCUMENT, "date": "tháng 6/2024"}, "Box “Date of issue”: “tháng 6/2024”"),
        ("document", {**OF_THE_DOCUMENT, "url": "vi-du"}, "Box “Address”"),
        ("document", {**OF_THE_DOCUMENT, "title": ""}, "The box “Title” is empty"),
        ("article", {"title": ""}, "The box “Title” is empty"),
        ("article", {"title": "Bài", "date": "x"}, "Box “Date”"),
        ("article", {"title": "Bài", "date": "1/2/2026", "author": "A"}, "Summary"),
        ("read", SHEET, "“Source document (number or identifier)”"),
    ],
)  # fmt: skip
def test_what_is_wrong_names_the_box_in_the_words_of_its_label(
    preview: Preview, what: str, change: dict[str, object], box: str
) -> None:
    answer = asked(preview, what, **{**REPORT, "choices": [TAKEN], **change})
    (found,) = of_class(answer, "problems")
    said = [" ".join(one.text.split()) for one in found.all("p")]
    for part in box.split("|"):
        assert any(part in one for one in said), said
    keys = re.compile(r"(?<![\w./-])(?:as_of|read_on|from =|measure|issuer|“date”)(?![\w/])|--[a-z]")
    assert [one for one in said if keys.search(one)] == []


@pytest.mark.parametrize(
    ("what", "change", "code"),
    [
        ("report", {"area": "khong-co"}, "desk-no-place"),
        ("report", {"area": "../../etc"}, "desk-no-place"),
        ("report", {"document": "khong-co"}, "desk-no-document"),
        ("report", {"text": ""}, "empty-text"),
        ("report", {"name": "a.docx", "content": b64encode(b"PK\x03\x04 no word file").decode()}, "no-word-file"),
        ("report", {"text": f"{PAGE}\ufffd 12 hồ sơ"}, "lost-character"),
        ("report", {"choices": [{"number": 99}]}, "bad-choice"),
        ("report", {"choices": [{"number": 0, "indicator": "zzzz-qqqq"}]}, "unknown-id"),
        ("report", {"text": PAGE.replace("2.468", "41"), "choices": [TAKEN]}, "desk-changed"),
        ("report", {"choices": [{**TAKEN, "period": {"as_of": "31/2/2025"}}]}, "desk-no-day"),
        ("report", {"as_of": "hôm qua"}, "desk-no-day"),
        ("report", {"choices": []}, "desk-nothing-taken"),
        ("document", {"title": " "}, "desk-no-title"),
        ("article", {"title": "Bài", "photo_name": "a.jpg", "content": b64encode(b"no picture").decode()}, "bad-image"),
        ("article", {"title": "Bài", "photo_name": "a.pdf", "content": b64encode(b"%PDF-1.7").decode()}, "bad-image"),
        ("article", {"title": ""}, "desk-no-title"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(
    project: Workshop, preview: Preview, what: str, change: dict[str, object], code: str
) -> None:
    before = files_of(project.root)
    answer = asked(preview, what, **{**REPORT, "choices": [], "write": True, **change})
    (found,) = of_class(answer, "problems")
    words = problem(code, Location("x"), **dict.fromkeys(("read", "kind_en", "near", "reason", "box"), "")).hint("en")
    assert words.split("“")[0][:20] in found.text
    assert files_of(project.root) == before


def test_a_project_with_mistakes_is_mended_first(project: Workshop, preview: Preview) -> None:
    project.append("data/places.toml", "\nhỏng")
    answer = asked(preview, "report", **REPORT, choices=[TAKEN], write=True)
    (found,) = of_class(answer, "problems")
    assert problem("desk-project-broken", Location("x")).hint("en") in found.text


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"X_Desk_Token": "-"}, REPORT, 403),
        ({"X_Desk_Token": "guessed"}, REPORT, 403),
        ({"X_Desk_Token": "é"}, REPORT, 403),
        ({"Host": "evil.example"}, REPORT, 421),
        ({"Content_Length": "9999999999"}, b"", 413),
        ({}, b"no json", 400),
        ({}, b"[1]", 400),
        ({}, b"[" * 100_000, 400),
        ({}, {"text": 5, "area": "thu-nghiem"}, 400),
        ({}, {"content": "no base64!", "area": "thu-nghiem"}, 400),
        ({}, {"content": "chữ", "area": "thu-nghiem"}, 400),
        ({}, {**REPORT, "choices": 5}, 400),
    ],
)
def test_others_are_refused(preview: Preview, headers: dict[str, str], body: object, status: int) -> None:
    assert post(preview, "read", body, **headers)[0] == status


def test_what_the_next_reading_would_refuse_is_not_written(project: Workshop, preview: Preview) -> None:
    """A lost letter in one article would stop the whole site, and the desk with it."""
    article = {"title": "Bài mất chữ", "author": "A", "places": "thu-nghiem", "documents": "bao-cao", "body": "Một."}
    for summary in ("Chữ \ufffd mất.", "Nửa \ud83d chữ."):
        answer = asked(preview, "article", **article, summary=summary, write=True)
        assert of_class(answer, "done") == []
        assert "Summary" in of_class(answer, "problems")[0].text
    assert not (project.root / "content/news/2026/bai-mat-chu.md").exists()


def test_words_are_written_composed_and_without_what_nobody_sees(project: Workshop, preview: Preview) -> None:
    words = unicodedata.normalize("NFD", "Số liệu\u200b mới")
    article = {"title": "Bài dán", "author": "A", "places": "thu-nghiem", "documents": "bao-cao", "summary": words}
    answer = asked(preview, "article", **article, body=words, write=True)
    assert (of_class(answer, "problems"), len(of_class(answer, "done"))) == ([], 1)
    assert (project.root / "content/news/2026/bai-dan.md").read_text("utf-8").count("Số liệu mới") == 2


def test_a_choice_that_no_page_makes_is_told(preview: Preview) -> None:
    status, html = post(preview, "report", json.dumps({**REPORT, "choices": [{"number": 1e999}]}).encode())
    assert (status, "cannot be understood" in html) == (200, True)


def test_a_spreadsheet_is_planned_and_written(project: Workshop, preview: Preview) -> None:
    table = "Nơi;Chỉ tiêu;Giá trị;Đến ngày;Văn bản;Trích dẫn\nthu-nghiem;nhiem-vu;8/9;31/1/2025;bao-cao;8/9 nhiệm vụ\n"
    file = {"name": "so-lieu.csv", "content": b64encode(table.encode()).decode(), "area": "thu-nghiem"}
    before = files_of(project.root)
    seen = asked(preview, "read", **file)
    assert "8/9" in seen.one("table").text
    assert files_of(project.root) == before
    asked(preview, "sheet", **file, write=True)
    assert len(files_of(project.root).keys() - before.keys()) == 1
