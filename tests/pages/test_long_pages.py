"""Pages of what grows with the site hold the newest of it and lead to the rest."""

from __future__ import annotations

import re

import pytest

from benchmarks.synthetic import write_project
from scorecards.pages import news, pillar
from tests.support.html_tree import Element
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
