"""Editions of the data: written by the command, never changed, shown, and cited."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from scorecards.cli import main
from scorecards.inputs.editions import is_same_figure
from scorecards.load.editions import edition_text
from scorecards.model.text import NO_TEXT
from tests.support.links import broken
from tests.support.projects import Site, Workshop, workshop

FIGURE = "thu-nghiem.bao-cao.ho-so"
REPORT = "data/provinces/thu-nghiem/2025-02.toml"
CODES = ("edition-day", "edition-same")
BASE = "https://host.example/repo/"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    found = workshop(tmp_path / "project")
    found.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    for old in (found.root / "data" / "editions").glob("*"):
        old.unlink()
    return found


def publish(project: Workshop, day: str, *more: str) -> int:
    return main(["edition", "--root", str(project.root), "--today", day, *more])


def kept(project: Workshop) -> list[str]:
    return sorted(file.name for file in (project.root / "data" / "editions").glob("*"))


def cited(site: Site, language: str = "") -> str:
    """The line that the figure is cited by, on its unit's page."""
    page = site.page(f"{language}/tinh/thu-nghiem/")
    (line,) = {
        span.text for span in page.all("span") if "data-line" in span.attributes and span.text.endswith(f"#{FIGURE}")
    }
    return line


def test_a_citation_resolves_after_three_more_editions(project: Workshop) -> None:
    assert publish(project, "2026-11-01", "--note", "Bản đầu.") == 0
    first = project.build(BASE)
    line = cited(first)
    address = line.rpartition(", ")[2]
    assert "phiên bản dữ liệu 01/11/2026" in line
    assert address == f"{BASE}du-lieu/phien-ban/2026-11-01/thu-nghiem/#{FIGURE}"
    assert cited(first, "/en").endswith(f"{BASE}en/du-lieu/phien-ban/2026-11-01/thu-nghiem/#{FIGURE}")

    project.replace(REPORT, "đạt tỷ lệ 45,60%", "đạt tỷ lệ 45,70%")
    assert cited(project.build(BASE)).endswith(f"{BASE}tinh/thu-nghiem/#{FIGURE}"), "no edition has it yet"
    assert publish(project, "2026-11-02") == 0
    assert "phien-ban/2026-11-02/" in cited(project.build(BASE))
    project.replace(REPORT, "đã xong 7/9 nhiệm vụ", "đã xong 8/9 nhiệm vụ")
    assert publish(project, "2026-11-03") == 0
    text = (project.root / REPORT).read_text(encoding="utf-8")
    project.write(REPORT, text.replace('total = "1.234 hồ sơ, đạt tỷ lệ 45,70%"\n', ""))
    assert publish(project, "2026-11-04") == 0

    last = project.build(BASE)
    assert not [p for p in last.problems if p.code.startswith("edition")]
    path, _, anchor = address.removeprefix(BASE).partition("#")
    assert last.files[f"{path}index.html"], "the address is there"
    item = last.page(f"/{path}").by_id(anchor)
    assert "45,60%" in item.text
    assert "1.234 hồ sơ, đạt tỷ lệ 45,60%" in item.text, "the source's words as they were"
    assert "không còn" in item.text, "that it is gone since"
    assert broken(last.files, BASE) == []
    second = last.page("/du-lieu/phien-ban/2026-11-02/thu-nghiem/").by_id(FIGURE)
    assert "45,70%" in second.text


def test_a_figure_that_did_not_change_is_cited_by_the_page_of_its_place(project: Workshop) -> None:
    publish(project, "2026-11-01")
    project.replace("data/targets.toml", "value = 90", "value = 95")  # the country's
    project.replace("data/targets.toml", "ít nhất 90%", "ít nhất 95%")
    publish(project, "2026-11-02")
    site = project.build(BASE)
    assert "du-lieu/phien-ban/2026-11-02/thu-nghiem/index.html" not in site.files, "nothing of the place changed"
    assert "phien-ban/2026-11-01/thu-nghiem/" in cited(site)
    project.replace(REPORT, "đạt tỷ lệ 45,60%", "đạt tỷ lệ 45,70%")
    publish(project, "2026-11-03")
    (place,) = (
        one for one in project.build(BASE).page("/du-lieu/phien-ban/2026-11-02/").all("a") if one.text == "Thử Nghiệm"
    )
    assert "/2026-11-01/" in place.attributes["href"], "what the edition of that day has, nothing later"


def test_an_edition_tells_what_changed_and_has_all_data(project: Workshop) -> None:
    publish(project, "2026-11-01")
    before = project.build(BASE)
    project.replace(REPORT, "đạt tỷ lệ 45,60%", "đạt tỷ lệ 45,70%")
    publish(project, "2026-11-02", "--note", "Sửa <một> số.", "--note-en", "One figure.")
    site = project.build(BASE)
    page = site.page("/du-lieu/phien-ban/2026-11-02/")
    assert "Sửa <một> số." in page.text
    (old,), (new,) = page.all("del"), page.all("ins")
    period = "đến 28/02/2025"
    assert (old.text, new.text) == (f"45,60%, {period}", f"45,70%, {period}")
    assert "One figure." in site.page("/en/du-lieu/phien-ban/2026-11-02/").text
    table = "du-lieu/phien-ban/2026-11-01/observations.csv"
    assert site.files[table] == before.files[table], "an edition stays byte by byte"
    rows = list(csv.DictReader(io.StringIO(site.files[table].decode("utf-8-sig"))))
    today = list(csv.DictReader(io.StringIO(before.files["du-lieu/observations.csv"].decode("utf-8-sig"))))
    assert sorted(rows, key=str) == sorted(today, key=str)
    days = [link.get("href").split("/")[-2] for link in site.page("/du-lieu/phien-ban/").one("main").one("ol").all("a")]
    assert days == ["2026-11-02", "2026-11-01"]


def test_another_name_alone_is_no_other_figure(project: Workshop) -> None:
    publish(project, "2026-11-01")
    text = (project.root / "data/indicators.toml").read_text(encoding="utf-8")
    project.write("data/indicators.toml", text.replace('name = "Hồ sơ', 'name = "Các hồ sơ', 1))
    assert "phien-ban/2026-11-01/" in cited(project.build(BASE))
    assert publish(project, "2026-11-02") == 0
    page = project.build(BASE).page("/du-lieu/phien-ban/2026-11-02/")
    assert page.all("del") == []
    assert "chỉ đổi tên gọi" in page.text


def test_an_edition_is_never_written_over(project: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(project, "2026-11-02") == 0
    text = (project.root / "data/editions/2026-11-02.jsonl").read_bytes()
    project.replace(REPORT, "đạt tỷ lệ 45,60%", "đạt tỷ lệ 45,70%")
    for day in ("2026-11-02", "2026-11-01"):
        assert publish(project, day) == 1
        assert CODES[0] in capsys.readouterr().err
    assert kept(project) == ["2026-11-02.jsonl"]
    assert (project.root / "data/editions/2026-11-02.jsonl").read_bytes() == text


def test_no_edition_where_nothing_changed_and_none_on_trial(
    project: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(project, "2026-11-01", "--dry-run") == 0
    assert kept(project) == []
    assert publish(project, "2026-11-01") == 0
    capsys.readouterr()
    assert publish(project, "2026-11-02") == 1
    assert CODES[1] in capsys.readouterr().err
    assert kept(project) == ["2026-11-01.jsonl"]


def test_no_edition_of_data_with_mistakes(project: Workshop) -> None:
    project.replace(REPORT, "đạt tỷ lệ 45,60%", "đạt tỷ lệ")
    project.replace(REPORT, 'measure = "cumulative"', 'measure = "nothing"')
    assert publish(project, "2026-11-01") == 1
    assert kept(project) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("45,60%", "45,90%", "edition-damaged"),
        ('"format": 1', '"format": 2', "edition-damaged"),
        ('{"edition"', '{"editon"', "edition-damaged"),
        ("{", "", "edition-damaged"),
    ],
)
def test_an_edition_that_was_edited_is_an_error(project: Workshop, old: str, new: str, code: str) -> None:
    publish(project, "2026-11-01")
    file = project.root / "data/editions/2026-11-01.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    (found,) = project.build().problems
    assert (found.code, found.at.path) == (code, "data/editions/2026-11-01.jsonl")


def test_an_edition_that_is_gone_is_an_error(project: Workshop) -> None:
    for number, day in enumerate(("2026-11-01", "2026-11-02", "2026-11-03")):
        project.replace(REPORT, f"đạt tỷ lệ 45,6{number}%", f"đạt tỷ lệ 45,6{number + 1}%")
        assert publish(project, day) == 0
    (project.root / "data/editions/2026-11-02.jsonl").unlink()
    (found,) = project.build().problems
    assert (found.code, found.at.path) == ("edition-gap", "data/editions/2026-11-03.jsonl")


def test_an_edition_that_was_renamed_is_an_error(project: Workshop) -> None:
    publish(project, "2026-11-01")
    file = project.root / "data/editions/2026-11-01.jsonl"
    file.rename(file.with_name("2026-10-01.jsonl"))
    assert project.build().codes == ["edition-damaged"]


def test_lines_are_sorted_and_say_nothing_twice(project: Workshop) -> None:
    publish(project, "2026-11-01")
    text = (project.root / "data/editions/2026-11-01.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    keys = [(line["kind"], line["id"]) for line in lines[1:]]
    assert keys == sorted(set(keys))
    assert all(value for line in lines[1:] for value in line.values())


def test_signs_that_end_lines_elsewhere_end_none_here() -> None:
    row = {"kind": "rank", "id": "a", "place": "b", "quote": "một\u2028hai\x85ba"}
    text = edition_text(date(2026, 11, 1), NO_TEXT, {("rank", "a"): row}, [], ("", ""))
    assert len(text.split("\n")) == 3


def test_pages_of_places_are_not_for_search_engines(project: Workshop) -> None:
    publish(project, "2026-11-01")
    site = project.build(BASE)
    page = site.page("/du-lieu/phien-ban/2026-11-01/thu-nghiem/")
    assert [meta.get("content") for meta in page.all("meta") if meta.get("name") == "robots"] == ["noindex"]
    listed = site.files["sitemap.xml"].decode()
    assert f"{BASE}du-lieu/phien-ban/2026-11-01/<" in listed
    assert "phien-ban/2026-11-01/thu-nghiem" not in listed
    titles = [item["title"] for item in json.loads(site.files["theo-doi/so-lieu.json"])["items"]]
    assert "Phiên bản dữ liệu 01/11/2026" in titles


def test_a_figure_with_other_words_before_its_counts_is_another() -> None:
    today = {"kind": "observation", "id": "a", "value": "57.53", "numerator": "1400", "count_qualifier": "nearly"}
    assert is_same_figure({**today, "indicator_name": "Hồ sơ"}, today)
    assert not is_same_figure({**today, "count_qualifier": "exact"}, today)
