"""What pages say of days, averages, targets and commentaries is no more than the sources say."""

from __future__ import annotations

import json

from tests.support.projects import Workshop

REPORT = "data/provinces/thu-nghiem/2025-02.toml"
UNIT = "/tinh/thu-nghiem/"


def test_a_figure_whose_day_is_inferred_says_so_and_those_beside_it_do_not(project: Workshop) -> None:
    project.replace(REPORT, 'quote = "đã xong 7/9', 'inferred = true\nquote = "đã xong 7/9')
    site = project.build()
    figures = json.loads(site.files["du-lieu/observations.json"])
    built = site.built.prepared.project
    assert built is not None
    assert {one.indicator for one in built.observations if one.period.inferred} == {"nhiem-vu"}
    assert any("thu-nghiem.bao-cao.nhiem-vu" in json.dumps(one) for one in figures.values()), "its identifier is kept"
    assert "28/02/2025 (ngày suy ra)" in site.page(UNIT).text


def test_a_yearly_average_is_not_shown_as_a_count_in_the_period(project: Workshop) -> None:
    project.replace(
        REPORT, 'measure = "in-period"\nquote = "khoảng 2,5', 'measure = "yearly-average"\nquote = "khoảng 2,5'
    )
    site = project.build()
    assert site.codes == []
    assert "trung bình mỗi năm" in site.page(UNIT).text
    assert "yearly average" in site.page(f"/en{UNIT}").text


def test_the_day_of_an_event_that_was_inferred_says_so(project: Workshop) -> None:
    project.replace(
        "content/news/2025/so-hoa.md", "event = 2025-02-28\n", "event = 2025-02-28\nevent_inferred = true\n"
    )
    assert "28/02/2025 (ngày suy ra)" in project.build().page("/tin-tuc/so-hoa/").text
    assert "28 February 2025 (date inferred)" in project.build().page("/en/tin-tuc/so-hoa/").text


def test_the_summary_counts_targets_that_are_past_and_that_no_figure_judges(project: Workshop) -> None:
    project.append(
        "data/targets.toml",
        '\n[cua-tinh]\nindicator = "ho-so"\nplace = "thu-nghiem"\nvalue = 80\ncomparator = "at-least"\n'
        'due = 2025-12-31\ndocument = "nghi-quyet"\n',
    )
    site = project.build()
    assert "1 mục tiêu đã qua hạn mà chưa có số liệu của ngày đến hạn" in site.page(UNIT).text
    assert "targets past their date and without a figure of that date: 1" in site.page(f"/en{UNIT}").text


def test_a_unit_without_targets_whose_figures_are_of_a_plan_says_so(project: Workshop) -> None:
    (project.root / "data/targets.toml").unlink()
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    section = project.build().page(UNIT).by_id("muc-tieu").text
    assert "Ngoài những số liệu tự nêu cả phần đã làm và phần phải làm" in section
    project.replace(REPORT, 'indicator = "nhiem-vu"\nmeasure = "point-in-time"\nquote = "đã xong 7/9 nhiệm vụ"',
                    'indicator = "nhiem-vu"\nmeasure = "point-in-time"\nmissing = "not-collected"')  # fmt: skip
    assert "Chưa có mục tiêu nào để so" in project.build().page(UNIT).by_id("muc-tieu").text


def test_a_search_calls_the_editors_commentary_theirs(project: Workshop) -> None:
    site = project.build()
    assert "Nhận định của nhóm biên tập" in site.page("/tim-kiem/").text + "".join(
        content.decode() for name, content in site.files.items() if name.startswith("tim-kiem/")
    )
