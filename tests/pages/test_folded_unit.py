"""The page of a unit folds: short as it opens, and nothing is lost of what the data say."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from tests.support.html_tree import Element
from tests.support.projects import Site, Workshop

UNIT = "/tinh/thu-nghiem/"
EARLIER = """document = "bao-cao-cu"
as_of = 2024-12-31

[[observation]]
indicator = "ho-so"
measure = "cumulative"
quote = "số hóa 40,5% hồ sơ"
"""
OLD_DOCUMENT = """
[bao-cao-cu]
title = "Báo cáo thử nghiệm cũ"
kind = "report"
issuer = "Sở Thử Nghiệm"
date = 2025-03-02
"""


NOTED = """document = "bao-cao-cu"
as_of = "unknown"

[[observation]]
indicator = "duong-truyen"
measure = "in-period"
note = "OTHER"
quote = "trên 1.500 km đường truyền"

[[observation]]
indicator = "thue-bao"
measure = "in-period"
note = "Ngày lấy theo trang."
quote = "thuê bao tăng 3,85%"

[[observation]]
indicator = "kinh-phi"
measure = "in-period"
note = "Ngày lấy theo trang."
quote = "khoảng 2,5 tỷ đồng"
"""


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_every_figure_source_and_quote_of_a_unit_is_in_its_page(country_site: Callable[[str], Site]) -> None:
    site = country_site("/")
    project = site.built.prepared.project
    assert project is not None
    seen = 0
    pages = {slug: site.page(f"/tinh/{slug}/") for slug in {one.place for one in project.observations}}
    texts = {slug: squeezed(page.text) for slug, page in pages.items()}
    links = {slug: {a.get("href") for a in page.all("a")} for slug, page in pages.items()}
    for one in project.observations:
        anchored = pages[one.place].by_id(one.id)
        assert squeezed(one.quote) in texts[one.place], one.id
        assert {f"/van-ban/{id}/" for id in (one.document, one.read_in) if id} <= links[one.place], one.id
        assert one.printed == "" or squeezed(anchored.text), one.id
        seen += 1
    for target in project.targets:
        if target.place in pages:
            row = pages[target.place].by_id(target.id)
            assert squeezed(target.quote) in squeezed(row.text), target.id
            assert f"/van-ban/{target.document}/" in {a.get("href") for a in row.all("a")}
    for slug, commentary in project.commentaries.items():
        assert {section.id for section in commentary.sections} <= {one.get("id") for one in pages[slug]}
    assert seen > 20


def test_what_is_folded_has_a_name_and_is_closed(country_site: Callable[[str], Site]) -> None:
    page = country_site("/").page("/tinh/ha-tinh/")
    folds = page.one("main").all("details")
    assert len(folds) > 20
    assert all(fold.all("summary")[0].text for fold in folds)
    assert not [fold for fold in folds if "open" in fold.attributes]


def test_figures_of_one_date_and_source_say_them_once(country_site: Callable[[str], Site]) -> None:
    site = country_site("/")
    page = site.page("/tinh/ha-tinh/")
    sets = [one for one in page.by_id("so-lieu").all("section") if one.has_class("figure-set")]
    assert sets
    for one in sets:
        origins = [p for p in one.all("p") if p.has_class("origin") and not _in_words(p)]
        assert len([p for p in origins if "Nguồn:" in p.text]) == 1, one.text[:200]
    several = [one for one in sets if len(one.all("article")) > 1]
    assert several


@pytest.mark.parametrize(("others", "times"), [("Ngày lấy theo trang.", 1), ("Nguồn ghi tròn.", 2)])
def test_a_note_is_said_once_for_a_set_where_all_of_it_have_it(project: Workshop, others: str, times: int) -> None:
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    project.append("data/documents.toml", OLD_DOCUMENT)
    project.write("data/provinces/thu-nghiem/cu.toml", NOTED.replace("OTHER", others))
    figure = project.build().page(UNIT).one("main").by_id("thu-nghiem.bao-cao-cu.kinh-phi")
    (together,) = [one for one in figure.around() if one.has_class("figure-set")]
    notes = [one for one in together if one.has_class("note") and "Ngày lấy theo trang." in one.text]
    assert len(together.all("article")) == 3
    assert len(notes) == times
    assert (notes[0].parent is together) == (times == 1)


def test_an_earlier_figure_is_folded_behind_the_newest(project: Workshop) -> None:
    site = with_earlier(project)
    main = site.page(UNIT).one("main")
    newest, old = main.by_id("thu-nghiem.bao-cao.ho-so"), main.by_id("thu-nghiem.bao-cao-cu.ho-so")
    fold = next(one for one in old.around() if one.has_class("earlier"))
    assert fold.all("summary")[0].text == "Số của những kỳ trước (1)"
    assert fold not in list(newest.around())
    assert "31/12/2024" in fold.text


def test_of_a_unit_with_very_many_figures_those_of_earlier_days_stand_in_lines(
    project: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorecards.views.pillars.MOST_IN_FULL", 5)
    site = with_earlier(project)
    main, found = site.page(UNIT).one("main"), site.built.prepared.project
    assert found
    one = next(one for one in found.observations if one.id == "thu-nghiem.bao-cao-cu.ho-so")
    line = main.by_id(one.id)
    assert line.tag == "li"
    assert [fold for fold in line.around() if fold.has_class("earlier")]
    assert [day.get("datetime") for day in line.all("time")] == ["2024-12-31"]
    assert one.quote
    assert one.quote in line.text
    assert [link.get("href") for link in line.all("a")] == ["/van-ban/bao-cao-cu/"]
    assert main.by_id("thu-nghiem.bao-cao.ho-so").tag == "article", "the newest stand in full"


@pytest.mark.parametrize("day", ['"unknown"', "2025-02-28"])
def test_a_figure_without_a_day_or_of_the_same_day_is_nobodys_predecessor(project: Workshop, day: str) -> None:
    site = with_earlier(project, day)
    old = site.page(UNIT).one("main").by_id("thu-nghiem.bao-cao-cu.ho-so")
    assert not [one for one in old.around() if one.has_class("earlier")]


def test_what_is_not_there_has_no_section(project: Workshop) -> None:
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    (project.root / "data/targets.toml").unlink()
    page = project.build(today=date(2026, 11, 22)).page(UNIT)
    sections = [one.get("id") for one in page.all("section")]
    assert "muc-tieu" not in sections
    assert "muc-tieu" not in [a.get("href").removeprefix("#") for a in page.one("main").all("a")]


def with_earlier(project: Workshop, day: str = "2024-12-31") -> Site:
    """The small project in the default theme, with a second report of `day`."""
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    project.append("data/documents.toml", OLD_DOCUMENT)
    project.write("data/provinces/thu-nghiem/cu.toml", EARLIER.replace("2024-12-31", day))
    return project.build()


def _in_words(element: Element) -> bool:
    return any(one.has_class("details-body") for one in element.around())
