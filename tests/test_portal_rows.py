"""What the old portals offer, row by row: each has its answer on the site, or the reason why not on the about page.

The rows are those of the table of portal features that the project set out from; each test's name says which.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from scorecards.model.project import Project
from tests.support.html_tree import Element
from tests.support.projects import Site

ABOUT = "/gioi-thieu/"


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


@pytest.fixture(scope="module")
def project(site: Site) -> Project:
    assert site.built.prepared.project is not None, site.codes
    return site.built.prepared.project


@pytest.fixture(scope="module")
def articles(site: Site, project: Project) -> dict[str, Element]:
    assert len(project.articles) >= 5
    return {article.slug: site.page(f"/tin-tuc/{article.slug}/").one("main") for article in project.articles}


def links(element: Element) -> set[str]:
    return {link.get("href") for link in element.all("a")}


def test_title_lead_and_subheadings(articles: dict[str, Element], project: Project) -> None:
    for article in project.articles:
        page = articles[article.slug]
        assert page.one("h1").text == " ".join(article.title.split())
        assert article.summary in page.text
        levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4")]
        assert all(after <= before + 1 for before, after in pairwise(levels)), article.slug


def test_author_and_sources_stand_in_one_place(articles: dict[str, Element], project: Project) -> None:
    for article in project.articles:
        page = articles[article.slug]
        assert article.author in page.text
        for document in article.documents:
            assert f"/van-ban/{document}/" in links(page)


def test_day_published_and_day_of_the_event_are_apart_and_unknown_is_said(
    articles: dict[str, Element], project: Project
) -> None:
    for article in project.articles:
        times = {time.get("datetime") for time in articles[article.slug].all("time")}
        assert article.published.isoformat() in times
        if article.event == "unknown":
            assert "chưa rõ" in articles[article.slug].text


def test_every_image_has_alternative_text(site: Site) -> None:
    for path, page in site.pages.items():
        for image in page.all("img"):
            assert image.get("alt").strip(), path


def test_no_placeholder_reaches_the_public(site: Site) -> None:
    for path, page in site.pages.items():
        assert not re.search(r"\{\{?\s*\w[\w. ]*\}", page.text), path


def test_text_size_and_contrast_follow_the_readers_own_settings(site: Site) -> None:
    styles = b"".join(content for name, content in site.files.items() if name.endswith(".css")).decode()
    assert "prefers-color-scheme" in styles.replace(" ", "")
    assert "prefers-contrast" in styles.replace(" ", "")
    sizes = re.findall(r"--text-[a-z]+:\s*([^;]+);", styles)
    assert sizes
    assert all("px" not in size for size in sizes), "sizes in px do not grow with the reader's own text size"
    for path, page in site.pages.items():
        viewports = [meta.get("content") for meta in page.all("meta") if meta.get("name") == "viewport"]
        assert all("maximum-scale" not in one and "user-scalable" not in one for one in viewports), path
    assert "Cỡ chữ" in site.page(ABOUT).text


@pytest.mark.parametrize(
    "left_out", ["bình luận", "mã xác thực", "chia sẻ", "Số người đang xem", "Đăng nhập", "Ảnh minh họa", "ranh giới"]
)
def test_what_is_left_out_is_said_with_its_reason(site: Site, left_out: str) -> None:
    about = site.page(ABOUT).one("main")
    item = next((one for one in about.all("li") if left_out.casefold() in one.text.casefold()), None)
    assert item is not None
    assert len(item.text) > len(left_out) + 60, "names it without a reason"


def test_errors_can_be_reported(site: Site) -> None:
    assert "báo lỗi" in site.page(ABOUT).text.casefold()


def test_visit_figures_are_off_unless_a_file_gives_them(site: Site, project: Project) -> None:
    assert project.site.visits == ""
    assert "Lượt xem" not in site.page(ABOUT).text


def test_the_map_leads_to_every_unit_and_has_its_list(site: Site) -> None:
    page = site.page("/")
    tiles = {link.get("href") for drawing in page.all("svg") for link in drawing.all("a")}
    assert len(tiles) == 18
    listed = {
        link.get("href")
        for link in page.all("a")
        if link.closest("body") and not any(around.tag == "svg" for around in link.around())
    }
    assert tiles <= listed | links(site.page("/tinh/"))


def test_links_to_other_agencies(site: Site, project: Project) -> None:
    assert project.site.links
    assert {link.url for link in project.site.links} <= links(site.page(ABOUT))


def test_related_articles_have_dates_and_lead_on(articles: dict[str, Element], project: Project) -> None:
    related = 0
    for article in project.articles:
        others = {f"/tin-tuc/{other.slug}/" for other in project.articles if other.slug != article.slug}
        related += bool(others & links(articles[article.slug]))
    assert related >= 2


def test_the_archive_has_real_pages_by_month_unit_and_pillar(site: Site, project: Project) -> None:
    archive = links(site.page("/tin-tuc/").one("main"))
    for article in project.articles:
        assert f"/tin-tuc/thang/{article.published:%Y-%m}/" in archive
        for slug in article.places:
            assert f"/tin-tuc/tinh/{slug}/" in archive
            assert f"/tin-tuc/{article.slug}/" in links(site.page(f"/tin-tuc/tinh/{slug}/"))
        for pillar in article.pillars:
            assert f"/tin-tuc/{article.slug}/" in links(site.page(f"/tin-tuc/tru-cot/{pillar}/"))


def test_every_document_has_a_page_with_what_rests_on_it(site: Site, project: Project) -> None:
    for document in project.documents.values():
        page = site.page(f"/van-ban/{document.id}/").one("main")
        assert document.number in page.text
        own = {f"/tinh/{o.place}/#{o.id}" for o in project.observations if document.id in (o.document, o.read_in)}
        assert own <= links(page), document.id
        wanted = {f"/tin-tuc/{article.slug}/" for article in project.articles if document.id in article.documents}
        assert wanted <= links(page), document.id


def test_the_three_standing_sections_of_each_commentary(site: Site, project: Project) -> None:
    assert set(project.commentaries) >= {"ha-tinh", "thanh-hoa", "ha-giang", "nghe-an"}
    for slug in project.commentaries:
        headings = [heading.text for heading in site.page(f"/tinh/{slug}/").all("h2", "h3")]
        for title in ("Kết quả", "Hạn chế, khó khăn", "Nhiệm vụ thời gian tới"):
            assert title in headings, (slug, title)


def test_statistics_are_figures_with_tables_and_open_data(site: Site, project: Project) -> None:
    assert site.files["du-lieu/observations.csv"].count(b"\n") > len(project.observations)
    assert site.page("/tinh/ha-tinh/").all("table")
    assert site.page("/tinh/ha-tinh/").all("svg")


def test_not_on_the_old_pages_yet_here(site: Site) -> None:
    """Print styles, breadcrumbs, glossary, licence, 404, contact."""
    styles = b"".join(content for name, content in site.files.items() if name.endswith(".css"))
    assert b"@media print" in styles
    page = site.page("/tinh/ha-tinh/")
    assert any("/tinh/" in links(nav) for nav in page.all("nav"))
    assert "CC BY 4.0" in page.text
    assert site.page("/thuat-ngu/").all("dt", "h2")
    assert "404.html" in site.files
