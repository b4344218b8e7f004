"""What an article's main figure is set against where it has no parts: its series, its target, its whole."""

from __future__ import annotations

import pytest

from tests.support.html_tree import Element
from tests.support.projects import Workshop

ARTICLE = "content/news/2025/so-hoa.md"
TARGET = """
[cua-tinh]
indicator = "duong-truyen"
place = "thu-nghiem"
value = 2000
comparator = "at-least"
due = 2025-12-31
document = "nghi-quyet"
"""
OLD_DOCUMENT = """
[bao-cao-cu]
title = "Báo cáo cũ"
kind = "report"
issuer = "Sở Thử Nghiệm"
date = 2024-03-01
"""
OLD = """document = "bao-cao-cu"
as_of = 2024-02-29
from = 2024-01-01

[[observation]]
indicator = "duong-truyen"
measure = "in-period"
quote = "trên 1.100 km đường truyền"
"""
REPORT = "data/provinces/thu-nghiem/2025-02.toml"


@pytest.fixture
def article(project: Workshop) -> Workshop:
    """The small project in the default theme."""
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    return project


def charts(project: Workshop, indicator: str) -> list[Element]:
    project.replace(ARTICLE, 'author = "Người Thử"', f'figure = "{indicator}"\nauthor = "Người Thử"')
    site = project.build()
    assert set(site.codes) <= {"untraced-figure"}  # the text may name parts that a test takes away
    main = site.page("/tin-tuc/so-hoa/").one("main")
    return [one for one in main.all("figure") if one.has_class("chart")]


def rows(chart: Element) -> list[list[str]]:
    return [[cell.text for cell in row.all("th", "td")] for row in chart.one("tbody").all("tr")]


def test_an_amount_without_anything_to_set_it_against_is_not_drawn(article: Workshop) -> None:
    assert charts(article, "duong-truyen") == []


def test_an_amount_is_drawn_over_its_target(article: Workshop) -> None:
    article.append("data/targets.toml", TARGET)
    (chart,) = charts(article, "duong-truyen")
    assert "mục tiêu ít nhất 2.000 km, hạn 31/12/2025: còn khoảng 500 km" in chart.text
    assert rows(chart)[1] == ["Mục tiêu của Thử Nghiệm, hạn 31/12/2025", "ít nhất 2.000 km"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('comparator = "at-least"', 'comparator = "at-most"'),  # a bar as long as it may be at most is no aim
        ('document = "nghi-quyet"', 'document = "nghi-quyet"\nended_by = "bao-cao"'),
    ],
)
def test_a_target_that_judges_nobody_from_below_is_not_drawn(article: Workshop, old: str, new: str) -> None:
    article.append("data/targets.toml", TARGET.replace(old, new))
    assert charts(article, "duong-truyen") == []


def test_a_figure_of_two_days_is_drawn_through_time_rather_than_over_its_target(article: Workshop) -> None:
    article.append("data/targets.toml", TARGET)
    article.append("data/documents.toml", OLD_DOCUMENT)
    article.write("data/provinces/thu-nghiem/2024-02.toml", OLD)
    (chart,) = charts(article, "duong-truyen")
    assert [row[1] for row in rows(chart)] == ["trên 1.100 km", "trên 1.500 km"]
    assert "tăng khoảng 400 km" in chart.text


def test_a_rate_alone_is_drawn_as_a_part_of_its_whole(article: Workshop) -> None:
    (article.root / "data/targets.toml").unlink()
    article.replace(REPORT, 'by = "cap"\n', "")
    text = (article.root / REPORT).read_text(encoding="utf-8")
    start, end = text.index("\n[observation.quote]"), text.index('\n[[observation]]\nindicator = "nhiem-vu"')
    quote = 'quote = "1.234 hồ sơ, đạt tỷ lệ 45,60%"\n'
    article.write(REPORT, text[:start] + quote + text[end:])
    (chart,) = charts(article, "ho-so")
    assert rows(chart) == [["đến 28/02/2025", "45,60%"]]
    assert "Hồ sơ số hóa: 45,60% đến 28/02/2025." in chart.text


def test_what_has_no_length_has_no_chart(article: Workshop) -> None:
    assert charts(article, "thue-bao") == []
