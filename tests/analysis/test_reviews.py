"""When documents are to be looked at again, and where readers and editors see what is due."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scorecards.addresses.route import RouteKind
from scorecards.analysis.reviews import months_after
from tests.support.html_tree import Element
from tests.support.projects import Workshop, workshop

PLAN = "review_every_months"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    made = workshop(tmp_path)
    made.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    return made


def scheduled(project: Workshop, months: int = 6) -> None:
    text = (project.root / "data/site.toml").read_text("utf-8")
    project.write("data/site.toml", f"{PLAN} = {months}\n{text}")


def groups(page: Element) -> dict[str, list[str]]:
    """The lines of a list by their heading."""
    sections = [one for one in page.one("main").all("section") if one.all("h2")]
    return {one.one("h2").text: [line.text for line in one.all("li")] for one in sections}


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 22), 6, date(2027, 5, 22)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 12, 31), 24, date(2028, 12, 31)),
    ],
)
def test_so_many_months_on(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_without_a_schedule_nothing_is_said(project: Workshop) -> None:
    site = project.build()
    assert "van-ban/theo/ra-soat/index.html" not in site.files
    assert "Rà soát" not in site.page("/van-ban/trang-tin/").text


def test_what_is_due_stands_first_by_the_day_of_the_build(project: Workshop) -> None:
    scheduled(project)
    now, later = (project.build(today=day) for day in (date(2027, 5, 19), date(2027, 5, 20)))
    assert next(iter(groups(now.page("/van-ban/theo/ra-soat/")))).startswith("Chưa đến hạn (1)")
    found = groups(later.page("/van-ban/theo/ra-soat/"))
    assert next(iter(found)) == "Đã đến hạn rà soát (1)"
    (line,) = found["Đã đến hạn rà soát (1)"]
    assert "Trang tin thử nghiệm" in line
    assert "đã đến hạn xem lại từ 20/5/2027" in line
    assert "đã đến hạn xem lại từ 20/5/2027" in later.page("/van-ban/trang-tin/").text
    assert "lần tới 20/5/2027" in now.page("/van-ban/trang-tin/").text


def test_a_document_has_months_days_and_a_person_of_its_own(project: Workshop) -> None:
    own = 'reviewed_on = 2026-11-21\nreview_every_months = 1\nreviewer = "Phòng <Thử> & Soát"\n'
    project.replace("data/documents.toml", "read_on = 2026-11-20\n", f"read_on = 2026-11-20\n{own}")
    page = project.build().page("/van-ban/trang-tin/")
    assert "Xem lại mỗi tháng. Lần gần nhất 21/11/2026, lần tới 21/12/2026." in page.text
    assert "Phòng <Thử> & Soát" in page.text


# -- the register in its orders ----------------------------------------------------------------------------------------


def test_every_order_has_every_document_and_leads_to_the_others(project: Workshop) -> None:
    scheduled(project)
    site = project.build()
    assert site.problems == []
    assert site.built.prepared.project is not None
    documents = {f"/van-ban/{id}/" for id in site.built.prepared.project.documents}
    routes = [r for r in site.built.prepared.routes if r.kind is RouteKind.DOCUMENT_LIST and r.language == "vi"]
    assert len(routes) == 5
    for route in routes:
        main = site.page(route.path).one("main")
        shown = [link.get("href") for link in main.all("a") if link.get("href") in documents]
        assert sorted(shown) == sorted(documents), route.path
        (orders,) = [one for one in main.all("ul") if one.has_class("orders")]
        assert [a.get("href") for a in orders.all("a") if a.get("aria-current")] == [route.path]
        assert {a.get("href") for a in orders.all("a")} == {"/van-ban/", *(one.path for one in routes)}


def test_years_and_numbers_in_order(project: Workshop) -> None:
    site = project.build()
    assert next(iter(groups(site.page("/van-ban/theo/nam/")))) == "2025"
    assert list(groups(site.page("/van-ban/theo/nam/")))[-1] == "Chưa rõ ngày"
    numbers = groups(site.page("/van-ban/theo/so-hieu/"))["Có số hiệu"]
    assert [line.split("-")[0].split("/")[0].split()[-1] for line in numbers][:2] == ["03", "12"]


def test_the_table_sorts_by_day_and_keeps_hostile_words(project: Workshop) -> None:
    table = project.build().page("/van-ban/theo/bang/").by_id("bang-van-ban")
    days = [cell.get("data-sort") for cell in table.all("td") if "data-sort" in cell.attributes]
    assert days == sorted(days, reverse=True)
    assert any("“chuyển đổi” & <thử>" in cell.text for cell in table.all("th"))
