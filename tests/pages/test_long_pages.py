"""Pages of what grows with the site hold the newest of it and lead to the rest."""

from __future__ import annotations

import re

import pytest

from benchmarks.synthetic import write_project
from scorecards.addresses import paths
from scorecards.addresses.route import RouteKind
from scorecards.pages import long_lists, news, pillar
from scorecards.routes.make import SiteInputs, make
from scorecards.routes.prepared import Prepared
from scorecards.views.across import MOST_LINES
from tests.support.html_tree import Element
from tests.support.links import tree
from tests.support.making import prepared
from tests.support.projects import Site, build_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two units with more articles than a page shows, and an indicator with more figures."""
    folder = tmp_path_factory.mktemp("long") / "project"
    write_project(folder, units=2, indicators=1, periods=pillar.MOST // 2 + 2, articles=2 * (news.NEWEST + 9))
    return build_site(folder)


def led_to(page: Element, pattern: str) -> list[str]:
    """The addresses that links of the text of a page lead to, of a form."""
    links = [link.get("href") or "" for link in page.one("main").all("a")]
    return [link for link in links if re.fullmatch(pattern, link)]


def test_a_document_shows_the_newest_articles_and_leads_to_all(site: Site) -> None:
    assert site.codes == []
    articles = led_to(site.page("/van-ban/van-ban-don-vi-1/"), r"/tin-tuc/[^/]+/")
    assert len(articles) == news.NEWEST
    assert led_to(site.page("/van-ban/van-ban-don-vi-1/"), r"/tin-tuc/van-ban/.*") == [
        "/tin-tuc/van-ban/van-ban-don-vi-1/"
    ]
    pages = [site.page("/tin-tuc/van-ban/van-ban-don-vi-1/"), site.page("/tin-tuc/van-ban/van-ban-don-vi-1/trang-2/")]
    listed = [link for page in pages for link in led_to(page, r"/tin-tuc/[^/]+/")]
    assert len(listed) == len(set(listed)) == news.NEWEST + 9
    assert listed[: news.NEWEST] == articles


def test_lists_of_documents_are_not_in_the_archive_of_news(site: Site) -> None:
    assert led_to(site.page("/tin-tuc/"), r"/tin-tuc/tinh/.*")
    assert led_to(site.page("/tin-tuc/"), r"/tin-tuc/van-ban/.*") == []


def test_a_pillar_shows_the_newest_figures_of_an_indicator_and_leads_to_its_page(site: Site) -> None:
    (page,) = (
        page for path, page in site.pages.items() if re.fullmatch(r"tru-cot/[^/]+/index.html", path)
        and led_to(page, "/chi-tieu/chi-tieu-1/")
    )  # fmt: skip
    rows = [row for row in page.one("main").all("li") if row.has_class("row")]
    assert len(rows) == pillar.MOST
    more = [link for link in page.one("main").all("a") if link.has_class("more")]
    assert [(link.get("href"), re.findall(r"\d+", link.text)) for link in more] == [("/chi-tieu/chi-tieu-1/", ["4"])]


UNITS = long_lists.PER_PAGE + 7
FIGURE = r"/tinh/[^/]+/#(?!van-ban).+"


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> tuple[Prepared, SiteInputs]:
    """More units with two figures each of an indicator than a page of its list shows; nothing is made yet."""
    folder = tmp_path_factory.mktemp("wide") / "project"
    write_project(folder, units=UNITS, indicators=1, periods=2, articles=0)
    return prepared(folder)


def made(wide: tuple[Prepared, SiteInputs], *kinds: RouteKind) -> dict[str, Element]:
    """The Vietnamese pages of some kinds by their paths, in order."""
    found, site = wide
    routes = [route for route in found.routes if route.kind in kinds and route.language == "vi"]
    return {route.path: tree(make(route, site).files[0].content) for route in routes}


def test_an_indicator_shows_the_first_of_its_table_and_figures_and_leads_to_all(
    wide: tuple[Prepared, SiteInputs],
) -> None:
    page = made(wide, RouteKind.INDICATOR)["/chi-tieu/chi-tieu-1/"]
    (table,) = (one for one in page.all("table") if one.has_class("across"))
    assert len([cell for cell in table.all("th") if cell.has_class("unit-cell")]) == MOST_LINES
    assert len([row for row in page.all("li") if row.has_class("row")]) == long_lists.MOST_FIGURES[paths.INDICATORS]
    assert led_to(page, "/chi-tieu/chi-tieu-1/.+") == ["/chi-tieu/chi-tieu-1/so-sanh/", "/chi-tieu/chi-tieu-1/so-lieu/"]


def test_pages_of_all_figures_hold_each_once(wide: tuple[Prepared, SiteInputs]) -> None:
    pages = made(wide, RouteKind.FIGURES)
    assert [*pages] == [f"/chi-tieu/chi-tieu-1/so-lieu/{part}" for part in ("", "trang-2/", "trang-3/")]
    listed = [row.text for page in pages.values() for row in page.all("li") if row.has_class("row")]
    assert len(listed) == len(set(listed)) == 2 * UNITS
    assert {link for page in pages.values() for link in led_to(page, FIGURE)} >= {
        "/tinh/don-vi-1/#don-vi-1.bao-cao-don-vi-1-2026-06.chi-tieu-1",
        f"/tinh/don-vi-{UNITS}/#so-lieu.chi-tieu-1",
    }
    assert len({page.one("title").text for page in pages.values()}) == len(pages)
    for page in pages.values():
        assert "/chi-tieu/chi-tieu-1/" in led_to(page, "/chi-tieu/[^/]+/")


def test_pages_of_the_table_hold_each_unit_once_in_its_place(wide: tuple[Prepared, SiteInputs]) -> None:
    pages = made(wide, RouteKind.PLACES)
    assert [*pages] == [f"/chi-tieu/chi-tieu-1/so-sanh/{part}" for part in ("", "trang-2/")]
    listed = [link for page in pages.values() for link in led_to(page, FIGURE)]
    assert len(listed) == len(set(listed)) == UNITS
    first = made(wide, RouteKind.INDICATOR)["/chi-tieu/chi-tieu-1/"]
    assert led_to(first, FIGURE)[:MOST_LINES] == listed[:MOST_LINES]


def test_short_lists_have_no_pages_of_their_own(site: Site) -> None:
    assert not [path for path in site.pages if re.search(r"(chi-tieu|van-ban)/[^/]+/so-(lieu|sanh)/", path)]
