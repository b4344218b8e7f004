"""The page of targets: what it says first, what stands where as days pass, how far each is, what was dropped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from scorecards.strings.words import Words
from scorecards.views.target_days import distance
from tests.publish.test_due_calendar import text_of
from tests.support.calendars import read_back
from tests.support.html_tree import Element
from tests.support.projects import Site, Workshop

TARGET = """
[{id}]
indicator = "{indicator}"
place = "{place}"
value = {value}
comparator = "at-least"
due = {due}
document = "nghi-quyet"
"""


def target(id: str, value: float, due: str, indicator: str = "ho-so", place: str = "thu-nghiem") -> str:
    return TARGET.format(id=id, value=value, due=due, indicator=indicator, place=place)


OWN = "".join(
    (
        target("dat", 40, "2024-12-31"),
        target("qua-han", 90, "2025-02-28"),
        target("cho-so", 80, "2025-06-30"),
        target("sap-toi", 2000, "2027-03-01", "duong-truyen"),
        target("con-xa", 95, "2029-01-01"),
    )
)
"""Of Thử Nghiệm, whose newest figures are 45,60% and trên 1.500 km, both to 28/02/2025."""


@pytest.fixture
def many(project: Workshop) -> Workshop:
    project.append("data/targets.toml", OWN)
    return project


def main(site: Site, path: str = "/muc-tieu/") -> Element:
    return site.page(path).one("main")


def sections(page: Element) -> dict[str, list[str]]:
    """The targets of each section, by the section's anchor."""
    found = {}
    for section in page.all("section"):
        rows = [one.get("id") for one in section.all("li") if one.has_class("due-row")]
        if rows:
            found[section.one("h2").get("id")] = rows
    return found


def row(page: Element, id: str) -> str:
    return page.by_id(id).text


def test_the_sentence_tells_how_the_day_that_was_due_last_came_out(many: Workshop) -> None:
    page = main(many.build())
    sentences = [one.text for one in page.all("p")[:3]]
    assert sentences[0] == "Một mục tiêu đã đến hạn 30/6/2025: chưa có số liệu để biết."
    assert sentences[1] == "Hạn tới là 01/3/2027, một mục tiêu: chưa đạt."


def test_several_of_a_day_are_counted_by_how_they_stand(project: Workshop) -> None:
    for id, value in (("a", 40), ("b", 45.6), ("c", 90), ("d", 91)):
        project.append("data/targets.toml", target(id, value, "2025-02-28"))
    project.append("data/targets.toml", target("e", 9, "2025-02-28", "kinh-phi", "nuoc-thu"))
    first = main(project.build()).all("p")[0].text
    assert first.startswith("5 mục tiêu đã đến hạn 28/02/2025: 2 đạt, 2 chưa đạt, 1 chưa có số liệu để biết.")
    assert first.endswith("Với một mục tiêu trong số đó, dưới đây có số của từng tỉnh, thành phố.")


def test_what_is_not_reached_before_its_day_is_told_from_what_is_overdue(many: Workshop) -> None:
    days = {
        item.one("a").text: [part.get("data-kind") for part in item.all("span") if part.has_class("due-tally")]
        for item in main(many.build()).all("li")
        if item.parent and item.parent.has_class("due-days")
    }
    assert (days["28/02/2025"], days["01/3/2027"]) == (["short"], ["ahead"])


def test_a_target_moves_on_by_itself_as_days_pass(many: Workshop) -> None:
    own = ["dat", "qua-han", "cho-so", "sap-toi", "con-xa"]
    now = sections(main(many.build()))
    assert now == {
        "next": ["sap-toi"],
        "overdue": ["cho-so", "qua-han"],
        "later": ["con-xa", "ho-so-2030"],
        "done": ["dat"],
    }
    assert sections(main(many.build(today=date(2027, 3, 1))))["next"] == ["sap-toi"]
    later = sections(main(many.build(today=date(2027, 3, 2))))
    assert (later["next"], later["later"]) == (["con-xa"], ["ho-so-2030"])
    assert later["overdue"] == ["sap-toi", "cho-so", "qua-han"]
    assert sorted(id for rows in later.values() for id in rows) == sorted([*own, "ho-so-2030"])


def test_each_says_how_far_it_is_with_the_figure_its_day_and_source(many: Workshop) -> None:
    page = main(many.build())
    overdue = row(page, "qua-han")
    for said in ("45,60%", "ít nhất 90%", "còn 44,40 điểm phần trăm", "quá hạn", "28/02/2025", "12/BC-TN"):
        assert said in overdue, overdue
    assert "vượt 5,60 điểm phần trăm" in row(page, "dat")
    assert "còn khoảng 500 km" in row(page, "sap-toi")


def test_an_amount_has_a_bar_with_its_target_at_the_end(many: Workshop) -> None:
    bar = main(many.build()).by_id("sap-toi").all("svg")[0]
    assert bar.one("rect").get("width") == "75"
    assert bar.all("path")[-1].get("d").startswith("M100 ")


def test_a_target_that_a_later_document_drops_is_named_with_it(many: Workshop) -> None:
    many.replace(
        "data/targets.toml",
        'place = "nuoc-thu"\nvalue = 90\ncomparator = "at-least"\ndue = 2030-02-09\n',
        'place = "nuoc-thu"\nvalue = 90\ncomparator = "at-least"\ndue = 2030-02-09\nended_by = "bao-cao"\n',
    )
    page = main(many.build())
    assert sections(page)["ended"] == ["ho-so-2030"]
    assert "12/BC-TN" in page.by_id("ended").closest("section").text
    assert "Một mục tiêu đã được văn bản sau bỏ, thay hoặc đặt lại." in page.text


def test_a_target_of_the_country_shows_how_the_provinces_stand(project: Workshop) -> None:
    found = main(project.build()).by_id("ho-so-2030")
    assert "Một tỉnh có số liệu, chưa ở mức này." in found.text
    (item,) = found.all("details")[0].all("li")
    assert item.all("a")[0].get("href") == "/tinh/thu-nghiem/"
    assert "còn 44,40 điểm phần trăm" in item.text


def test_lists_by_place_and_pillar_hold_their_own_targets(many: Workshop) -> None:
    site = many.build()
    own = sections(main(site, "/muc-tieu/noi/thu-nghiem/"))
    assert sorted(id for rows in own.values() for id in rows) == ["cho-so", "con-xa", "dat", "qua-han", "sap-toi"]
    assert sections(main(site, "/muc-tieu/tru-cot/ha-tang/")) == {"next": ["sap-toi"]}
    links = [one.get("href") for one in main(site).one("nav").all("a")]
    assert links == [
        "/muc-tieu/", "/muc-tieu/noi/nuoc-thu/", "/muc-tieu/noi/thu-nghiem/",
        "/muc-tieu/", "/muc-tieu/tru-cot/ha-tang/", "/muc-tieu/tru-cot/chinh-quyen/",
    ]  # fmt: skip
    assert "muc-tieu/noi/gia-dinh/index.html" not in site.files


def test_where_all_are_of_one_place_and_pillar_there_is_nothing_to_choose(project: Workshop) -> None:
    site = project.build()
    assert [name for name in site.files if name.startswith("muc-tieu/") and name.endswith(".html")] == [
        "muc-tieu/index.html"
    ]
    assert main(site).one("nav").all("a") == []


def test_without_targets_there_is_no_such_page(project: Workshop) -> None:
    project.write("data/targets.toml", "")
    site = project.build()
    assert not [name for name in site.files if "muc-tieu" in name]
    assert "/muc-tieu/" not in site.files["index.html"].decode()


def test_more_than_a_hundred_are_parted_into_pages(project: Workshop) -> None:
    project.append("data/targets.toml", "".join(target(f"t-{n}", 50 + n / 10, "2028-01-01") for n in range(120)))
    site = project.build()
    first, second = main(site), main(site, "/muc-tieu/trang-2/")
    assert [sum(map(len, sections(page).values())) for page in (first, second)] == [100, 21]
    assert main(site).all("h2")[0].text == "Sắp đến hạn 120"
    _, events = read_back(site.files["muc-tieu/han.ics"])
    assert len(events) == 121


def test_the_calendar_has_a_day_for_each_target_and_the_same_name_whatever_the_day(many: Workshop) -> None:
    site = many.build("https://host.example/x/")
    (link,) = (one for one in main(site).all("a") if one.get("href").endswith(".ics"))
    calendar, events = read_back(site.files[link.get("href").removeprefix("/x/")])
    assert text_of(calendar["X-WR-CALNAME"]).startswith("Mục tiêu và hạn")
    by_uid = {event["UID"]: event for event in events}
    event = by_uid["qua-han.muc-tieu@host.example"]
    assert event["DTSTART;VALUE=DATE"] == "20250228"
    assert text_of(event["SUMMARY"]) == "Hạn mục tiêu của Thử Nghiệm: Hồ sơ số hóa, ít nhất\xa090%"
    assert "còn 44,40\xa0điểm phần trăm" in text_of(event["DESCRIPTION"])
    assert event["URL"] == "https://host.example/x/chi-tieu/ho-so/#qua-han"
    _, later = read_back(many.build("https://host.example/x/", today=date(2028, 1, 1)).files["muc-tieu/han.ics"])
    assert [one["UID"] for one in later] == [one["UID"] for one in events]
    _, english = read_back(site.files["en/muc-tieu/han.ics"])
    assert "https://host.example/x/en/chi-tieu/ho-so/#qua-han" in [one["URL"] for one in english]


def test_a_unit_shows_all_of_its_own_targets_with_or_without_a_figure(many: Workshop) -> None:
    many.append("data/targets.toml", target("khong-so", 7, "2028-01-01", "kinh-phi", "gia-dinh"))
    many.append("data/targets.toml", target("khong-so-2", 30, "2028-01-01", "thue-bao"))
    site = many.build()
    for place, ids in (("thu-nghiem", {"dat", "qua-han", "khong-so-2"}), ("gia-dinh", {"khong-so"})):
        page = site.page(f"/tinh/{place}/")
        assert ids <= {one.get("id") for one in page}


def test_a_unit_shows_its_own_targets_before_the_country_s(many: Workshop) -> None:
    many.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    rows = [one.get("id") for one in many.build().page("/tinh/thu-nghiem/").by_id("muc-tieu").all("article")]
    assert rows == ["dat", "qua-han", "cho-so", "sap-toi", "con-xa", "ho-so-2030"]


def test_a_unit_without_any_figure_shows_its_targets_in_the_default_theme(many: Workshop) -> None:
    many.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    many.append("data/targets.toml", target("khong-so", 7, "2028-01-01", "kinh-phi", "gia-dinh"))
    section = many.build().page("/tinh/gia-dinh/").by_id("muc-tieu")
    assert section.by_id("khong-so")
    assert "/muc-tieu/" in [one.get("href") for one in section.all("a")]


@pytest.mark.parametrize(
    ("due", "vi", "en"),
    [
        (date(2026, 11, 22), "hôm nay", "today"),
        (date(2026, 11, 23), "ngày mai", "tomorrow"),
        (date(2026, 11, 21), "qua hạn 1 ngày", "1 day past due"),
        (date(2027, 1, 22), "còn 61 ngày", "in 61 days"),
        (date(2027, 1, 23), "còn 2 tháng", "in 2 months"),
        (date(2025, 12, 31), "qua hạn 10 tháng", "10 months past due"),
        (date(2028, 11, 21), "còn 23 tháng", "in 23 months"),
        (date(2028, 11, 22), "còn 2 năm", "in 2 years"),
        (date(2022, 11, 23), "qua hạn 3 năm", "3 years past due"),
    ],
)
def test_how_far_away_a_due_day_is(due: date, vi: str, en: str, country_site: Callable[[str], Site]) -> None:
    inputs = country_site("/").built.prepared.site
    assert inputs is not None
    words: dict[str, Words] = {language: page.words for language, page in inputs.pages.items()}
    assert (distance(due, date(2026, 11, 22), words["vi"]), distance(due, date(2026, 11, 22), words["en"])) == (vi, en)
