"""What a site has of a commune is short: thousands of them must leave room for the rest."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from benchmarks.synthetic import PROVINCES, write_project
from tests.support.html_tree import Element
from tests.support.projects import Site, build_site

PERIODS, INDICATORS = 3, 2
FIGURES = PERIODS * INDICATORS
COMMUNE, ITS_PROVINCE = f"don-vi-{PROVINCES + 1}", "don-vi-1"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """All provinces and a commune of the first two, with reports of some days each."""
    folder = tmp_path_factory.mktemp("communes") / "project"
    write_project(folder, units=PROVINCES + 2, indicators=INDICATORS, periods=PERIODS, articles=PROVINCES + 1)
    found = build_site(folder, "https://vi-du.vn/")
    assert found.codes == []
    return found


@pytest.fixture(scope="module")
def page(site: Site) -> Element:
    """The page of the commune."""
    return site.page(f"/tinh/{COMMUNE}/")


def test_its_figures_stand_in_a_table_each_under_its_report(page: Element) -> None:
    tables = [one for one in page.all("table") if one.has_class("figure-table")]
    lines = [row for table in tables for row in table.one("tbody").all("tr")]
    assert [row.get("id") for row in lines] == [f"so-lieu.chi-tieu-{n}" for n in range(1, INDICATORS + 1)]
    assert [len(row.all("td")) for row in lines] == [PERIODS + 1] * INDICATORS, "and the words of the source"
    for table in tables:
        heads = [link.get("href") for link in table.one("thead").all("a")]
        assert heads[0] == f"/tinh/{COMMUNE}/#van-ban.bao-cao-{COMMUNE}-2026-06"
        for row in table.one("tbody").all("tr"):
            cells = row.all("td")
            assert cells[-1].text == f"đạt {cells[0].text}", "the words of the newest"
    told = {row.get("id") for row in page.all("li")}
    assert f"van-ban.bao-cao-{COMMUNE}-2026-06" in told, "where its source is told of"


def test_it_has_no_charts_feed_or_files_of_data_of_its_own(site: Site, page: Element) -> None:
    assert [one for one in page.all("figure") if one.has_class("chart")] == []
    own = sorted(name for name in site.files if COMMUNE in name and not name.startswith(("tin-tuc/", "en/tin-tuc/")))
    languages = [f"{folder}/{COMMUNE}.json" for folder in ("en/kiem-tra", "en/so-sanh", "kiem-tra", "so-sanh")]
    assert own == sorted([*languages, f"tinh/{COMMUNE}/index.html"])


def test_the_page_of_another_language_leads_to_its_page(site: Site) -> None:
    leading = [link.get("href") for link in site.page("/en/tinh/").one("main").all("a")]
    assert f"/tinh/{COMMUNE}/" in leading
    assert f"/en/tinh/{ITS_PROVINCE}/" in leading


def test_communes_of_a_province_share_a_packed_table(site: Site) -> None:
    with zipfile.ZipFile(io.BytesIO(site.files[f"du-lieu/xa/{ITS_PROVINCE}.csv.zip"])) as archive:
        text = archive.read(f"{ITS_PROVINCE}.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == FIGURES
    assert {row["area"] for row in rows} == {COMMUNE}
    whole = csv.DictReader(io.StringIO(site.files["du-lieu/observations.csv"].decode("utf-8-sig")))
    assert {row["area"] for row in whole} == {f"don-vi-{number}" for number in range(1, PROVINCES + 1)}
    for slug in (COMMUNE, ITS_PROVINCE):
        offered = [link.get("href") for link in site.page(f"/tinh/{slug}/").one("main").all("a")]
        assert f"/du-lieu/xa/{ITS_PROVINCE}.csv.zip" in offered


def test_the_page_of_the_data_says_where_figures_of_communes_are(site: Site) -> None:
    for folder in ("", "en/"):
        links = [link.get("href") for link in site.page(f"/{folder}du-lieu/").one("main").all("a")]
        files = [link for link in links if link and link.endswith(".csv.zip")]
        assert files == ["/du-lieu/xa/don-vi-1.csv.zip", "/du-lieu/xa/don-vi-2.csv.zip"]


def test_documents_of_its_figures_and_articles_alone_are_not_in_the_register(site: Site, page: Element) -> None:
    listed = {link.get("href") for link in site.page("/van-ban/").one("main").all("a")}
    assert f"/van-ban/bao-cao-{ITS_PROVINCE}-2026-06/" in listed
    assert f"/van-ban/van-ban-{ITS_PROVINCE}/" in listed
    assert not [path for path in listed if path and COMMUNE in path]
    told = {row.get("id"): row.text for row in page.all("li")}
    assert "06/01/2015" in told[f"van-ban.van-ban-{COMMUNE}"], "the source of its article, with its day"
    assert "số liệu" not in told[f"van-ban.van-ban-{COMMUNE}"]
    article = site.page(f"/tin-tuc/bai-{PROVINCES}/")
    assert f"/tinh/{COMMUNE}/#van-ban.van-ban-{COMMUNE}" in [link.get("href") for link in article.all("a")]


def test_a_document_that_an_article_on_another_place_names_too_has_its_page(tmp_path: Path) -> None:
    write_project(tmp_path / "project", units=PROVINCES + 1, indicators=1, articles=PROVINCES + 1)
    article = next((tmp_path / "project/content/news").glob("*/bai-0.md"))
    named = f'documents = ["van-ban-{ITS_PROVINCE}"'
    text = article.read_text("utf-8")
    assert named in text
    article.write_text(text.replace(named, f'{named}, "van-ban-{COMMUNE}"'), "utf-8")
    site = build_site(tmp_path / "project", "https://vi-du.vn/")
    assert site.codes == []
    assert f"van-ban/van-ban-{COMMUNE}/index.html" in site.files
    assert f"van-ban.van-ban-{COMMUNE}" not in {row.get("id") for row in site.page(f"/tinh/{COMMUNE}/").all("li")}


def test_its_news_have_a_list_only_where_its_page_does_not_hold_them(site: Site, page: Element) -> None:
    assert f"/tin-tuc/bai-{PROVINCES}/" in [link.get("href") for link in page.all("a")]
    assert f"tin-tuc/tinh/{COMMUNE}/index.html" not in site.files
    assert f"tin-tuc/tinh/{ITS_PROVINCE}/index.html" in site.files
    listed = {link.get("href") for link in site.page("/tin-tuc/").all("a")}
    assert f"/tin-tuc/tinh/{ITS_PROVINCE}/" in listed
    assert f"/tin-tuc/tinh/{COMMUNE}/" not in listed


def test_its_place_among_all_stands_on_the_page_of_the_indicator(site: Site) -> None:
    listed = [link.get("href") for link in site.page("/chi-tieu/chi-tieu-1/").one("main").all("a")]
    assert f"/tinh/{COMMUNE}/#so-lieu.chi-tieu-1" in listed
