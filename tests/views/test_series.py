"""Change through time on the page of a unit: in words, as a small line, as a chart, and nowhere where there is none."""

from __future__ import annotations

import json

import pytest

from tests.support.html_tree import Element
from tests.support.projects import Workshop

UNIT = "/tinh/thu-nghiem/"
DOCUMENTS = """
[bao-cao-a]
title = "Báo cáo A"
kind = "report"
issuer = "Sở Thử Nghiệm"
date = 2024-01-05

[bao-cao-b]
title = "Báo cáo B"
kind = "report"
issuer = "Sở Thử Nghiệm"
date = 2024-07-05
"""


@pytest.fixture
def reports(project: Workshop) -> Workshop:
    """The small project in the default theme, its own reports replaced by two that the tests write."""
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    project.append("data/documents.toml", DOCUMENTS)
    return project


def write(project: Workshop, name: str, day: str, *figures: str) -> None:
    entries = "".join(f"\n[[observation]]\n{figure}\n" for figure in figures)
    project.write(f"data/provinces/thu-nghiem/{name}.toml", f'document = "bao-cao-{name}"\nas_of = {day}\n{entries}')


def lines(words: str) -> str:
    return f'indicator = "duong-truyen"\nmeasure = "point-in-time"\nquote = "{words} km đường truyền"'


def said(project: Workshop, path: str = UNIT) -> list[tuple[str, str]]:
    """Name and difference of each change that the unit's page shows."""
    main = project.build().page(path).one("main")
    names = [one.text for one in main.all("p") if one.has_class("change-name")]
    words = [one.text for item in items(main) for one in item.all("p") if one.has_class("change-words")]
    return list(zip(names, words, strict=True))


def items(main: Element) -> list[Element]:
    return [item for one in main.all("ul") if one.has_class("changes") for item in one.all("li")]


@pytest.mark.parametrize(
    ("first", "second", "vietnamese", "english"),
    [
        ("3.090", "3.250", "tăng 160 km so với 12/2023", "up 160 km compared with December 2023"),
        ("3.250", "3.090", "giảm 160 km so với 12/2023", "down 160 km compared with December 2023"),
        ("3.250", "3.250", "không đổi so với 12/2023", "unchanged from December 2023"),
        (
            "trên 3.000",
            "gần 5.000",
            "tăng khoảng 2.000 km so với 12/2023",
            "up about 2,000 km compared with December 2023",
        ),
        ("3.000", "trên 3.000", "gần như không đổi so với 12/2023", "almost unchanged from December 2023"),
    ],
)
def test_the_difference_is_said_in_words(
    reports: Workshop, first: str, second: str, vietnamese: str, english: str
) -> None:
    write(reports, "a", "2023-12-31", lines(first))
    write(reports, "b", "2024-06-15", lines(second))
    assert said(reports) == [("Đường truyền", vietnamese)]
    assert said(reports, f"/en{UNIT}")[0][1] == english


def test_a_day_that_was_inferred_is_about(reports: Workshop) -> None:
    write(reports, "a", "2023-12-31", lines("3.090") + "\ninferred = true")
    write(reports, "b", "2024-06-30", lines("3.250"))
    assert said(reports) == [("Đường truyền", "tăng 160 km so với khoảng 12/2023")]


def rate(words: str) -> str:
    return f'indicator = "ho-so"\nmeasure = "point-in-time"\nquote = "{words} hồ sơ"'


def test_a_difference_of_rates_is_of_percentage_points(reports: Workshop) -> None:
    write(reports, "a", "2023-12-31", rate("57,53%"))
    write(reports, "b", "2024-06-30", rate("55,43%"))
    assert said(reports) == [("Hồ sơ số hóa", "giảm 2,10 điểm phần trăm so với 12/2023")]
    assert said(reports, f"/en{UNIT}")[0][1] == "down 2.10 percentage points compared with December 2023"


def test_the_whole_is_drawn_with_a_table_and_a_file_and_its_sources(reports: Workshop) -> None:
    write(reports, "a", "2023-12-31", lines("3.090"))
    write(reports, "b", "2024-06-30", lines("3.250"))
    site = reports.build()
    (item,) = items(site.page(UNIT).one("main"))
    fold = item.one("details")
    rows = [[cell.text for cell in row.all("th", "td")] for row in fold.one("tbody").all("tr")]
    assert rows == [["12/2023", "3.090 km", "Báo cáo A"], ["6/2024", "3.250 km", "Báo cáo B"]]
    name = "Đường truyền: 12/2023: 3.090 km; 6/2024: 3.250 km; tăng 160 km so với 12/2023."
    drawing = next(one for one in fold.all("svg") if one.get("role") == "img")
    assert drawing.one("desc").text == name
    file = fold.one("button").get("data-spec").lstrip("/")
    assert json.loads(site.files[file])["reading"].replace("\N{NO-BREAK SPACE}", " ") == name
    spark = next(one for one in item.all("svg") if one.has_class("spark"))
    assert len(spark.all("circle")) == 2
    links = [a.get("href") for a in item.all("a")]
    assert {f"{UNIT}#thu-nghiem.bao-cao-{name}.duong-truyen" for name in "ab"} <= set(links)


def test_the_page_of_an_indicator_has_the_series_of_its_units(reports: Workshop) -> None:
    write(reports, "a", "2023-12-31", lines("3.090"))
    write(reports, "b", "2024-06-30", lines("3.250"))
    assert said(reports, "/chi-tieu/duong-truyen/") == [("Thử Nghiệm", "tăng 160 km so với 12/2023")]


def test_one_number_repeated_has_no_chart(reports: Workshop) -> None:
    write(reports, "a", "2023-12-31", rate("100%"))
    write(reports, "b", "2024-06-30", rate("100%"))
    (item,) = items(reports.build().page(UNIT).one("main"))
    assert item.all("svg") == []
    assert item.all("details") == []
    assert "không đổi so với 12/2023" in item.text


@pytest.mark.parametrize("day", ['"unknown"', "2024-06-30"])
def test_without_two_days_there_is_no_change(reports: Workshop, day: str) -> None:
    write(reports, "a", day, lines("3.090"))
    write(reports, "b", "2024-06-30", lines("3.250"))
    page = reports.build().page(UNIT)
    assert items(page.one("main")) == []
    assert "thay-doi" not in [one.get("id") for one in page.all("section")]
    assert page.by_id("thay-doi").tag == "p"


def test_what_does_not_compare_says_why_and_shows_no_arrow(reports: Workshop) -> None:
    write(reports, "b", "2024-06-30", 'indicator = "nhiem-vu"\nmeasure = "point-in-time"\nquote = "xong 8/12 nhiệm vụ"')
    (item,) = items(reports.build().page(UNIT).one("main"))  # 7/9 in the small project's own report of 2/2025
    assert "không so được với 6/2024: số phải làm đã khác" in item.text
    assert "→" not in item.text
    (spark,) = (one for one in item.all("svg") if one.has_class("spark"))
    assert [one for one in spark.all("path") if one.has_class("spark-line")] == [], "no line joins the two"
