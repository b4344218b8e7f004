"""The files that charts are explored with: drawn from the same value as the drawing, named by pages, the same bytes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import vl_convert

from scorecards.charts.sheet import MARGIN, sheet
from scorecards.charts.svg import tidy
from scorecards.charts.text_metrics import width
from tests.support.html_tree import Element
from tests.support.projects import Site, Workshop

FOLDER = "bieu-do/"


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def files(site: Site) -> dict[str, Any]:
    """The files of charts, by path."""
    return {name: json.loads(content) for name, content in site.files.items() if name.startswith(FOLDER)}


def buttons(site: Site) -> list[tuple[Element, Element]]:
    """Every button that explores a chart, with the figure that it stands in."""
    found = [one for page in site.pages.values() for one in page.all("button") if one.get("data-spec")]
    return [(button, button.closest("figure")) for button in found]


def test_each_chart_names_its_file_and_each_file_is_named(site: Site) -> None:
    figures = [one for page in site.pages.values() for one in page.all("figure") if one.get("class") == "chart"]
    assert len(figures) == len(buttons(site)) > 100
    assert {str(button.get("data-spec")).lstrip("/") for button, _ in buttons(site)} == set(files(site))


def test_a_file_draws_what_stands_in_the_page(site: Site) -> None:
    colours = dict(re.findall(r"var\(--([a-z-]+),(#[0-9a-f]+)\)", "".join(str(p) for p in site.files.values())))
    kinds = ("so-hoa", "dti-2022.ha-tinh", "nghi-quyet-05")
    seen = set()
    for button, figure in buttons(site):
        kind = next((kind for kind in kinds if kind in str(button.get("data-spec"))), None)
        if kind is None or kind in seen:
            continue
        seen.add(kind)
        file = json.loads(site.files[str(button.get("data-spec")).lstrip("/")])
        drawn = vl_convert.vega_to_svg(file["vega"], allowed_base_urls=[])
        again = tidy(drawn, "x", file["title"], file["reading"], colours)
        still = figure.one("svg")
        assert [t.text for t in still.all("text")] == re.findall(r"<text[^>]*>([^<]*)<", again)
        assert len(still.all("path", "line")) == len(re.findall(r"<(?:path|line)\b", again))
        assert (still.one("title").text, still.one("desc").text) == (file["title"], file["reading"])
    assert len(seen) == len(kinds)


def test_files_hold_what_marks_say_in_words_of_the_build(site: Site) -> None:
    own = {name: file for name, file in files(site).items() if file["language"] == "vi"}
    (levels,) = (file for name, file in own.items() if ".ho-so-so-hoa." in name)
    (rank,) = (file for name, file in own.items() if "dti-2024-34.ha-tinh." in name)
    assert tips(levels)[1] == "Cấp tỉnh: 36,23%\n28.627\xa0hồ sơ"
    assert "hạng 1: Hà Nội" in tips(rank)
    assert "hạng 7: Hà Tĩnh" in tips(rank)


def tips(file: Any) -> list[str]:
    """What the marks of a chart say."""
    return [row["tip"] for data in file["vega"]["data"] for row in data.get("values", ()) if "tip" in row]


def test_the_table_is_the_page_s_and_names_source_and_address(country_site: Callable[[str], Site]) -> None:
    site = country_site("https://host.example/repo/")
    by_path = {f"/repo/{name}": file for name, file in files(site).items()}
    compared = 0
    for button, figure in buttons(site):
        tables = figure.all("table")
        if not tables:
            continue
        compared += 1
        table, notes = parsed(by_path[str(button.get("data-spec"))]["csv"])
        assert table == [[cell.text for cell in row.all("th", "td")] for row in tables[0].all("tr")]
        assert len(notes) == 3
        assert notes[1].startswith(("Nguồn: ", "Source: "))
        assert notes[2].startswith("https://host.example/repo/")
        page, _, anchor = notes[2].removeprefix("https://host.example/repo").partition("#")
        assert not anchor or site.page(page).by_id(anchor)
    assert compared > 5


def parsed(text: str) -> tuple[list[list[str]], list[str]]:
    """The rows of a table, and the notes below it."""
    rows = list(csv.reader(io.StringIO(text)))
    blank = rows.index([])
    return rows[:blank], [note for (note,) in rows[blank + 1 :]]


def test_without_a_host_no_address_is_named(site: Site) -> None:
    for file in files(site).values():
        assert len(parsed(file["csv"])[1]) == 2
        assert not [line for line in file["sheet"]["lines"] if line["text"].startswith("/")]


def test_the_same_content_makes_the_same_files(project: Workshop) -> None:
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    first, second = files(project.build()), files(project.build())
    assert first
    assert list(first) == list(second)
    assert first == second
    for file in first.values():
        named = set(re.findall(r"var\(--([a-z-]+)\)", json.dumps(file)))
        named |= {line["shade"] for line in file["sheet"]["lines"]}
        assert named <= set(file["colours"])


def test_a_sheet_holds_title_drawing_and_notes_one_under_another() -> None:
    found = sheet(
        "Tỷ lệ hồ sơ được số hóa " * 6, ("Nguồn: " + "văn bản số " * 20, "https://x.test/" + "a" * 99), 320, 200
    )
    above = [line for line in found.lines if line.y < found.top]
    below = [line for line in found.lines if line.y > found.top + 200]
    assert above + below == list(found.lines)
    assert above
    assert max(line.y for line in found.lines) < found.height - MARGIN
    assert all(line.x + width(line.text, line.size) <= found.width - MARGIN + 0.01 for line in found.lines)
