"""Pages of communes: lists that need no script, what leads to them, the notice that their source asks for."""

from __future__ import annotations

import shutil

import pytest

from tests.support.communes import with_communes
from tests.support.html_tree import Element
from tests.support.projects import Site, Workshop


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = with_communes(tmp_path_factory.mktemp("communes"))
    made.replace("data/site.toml", 'country = "viet-nam"', 'country = "viet-nam"\nrepository = "https://vi-du.vn/kho"')
    return made.build("https://host.example/")


def rows(site: Site, path: str) -> dict[str, str]:
    """The text of each commune by its anchor."""
    items = (one for one in site.page(path).one("main").all("li") if one.get("id").isdigit())
    return {one.get("id"): one.text for one in items}


def districts(page: Element) -> dict[str, list[str]]:
    (table,) = (one for one in page.all("dl") if one.has_class("districts"))
    return {one.one("dt").text: [link.get("href") for link in one.all("a")] for one in table.all("div")}


def test_a_list_says_what_went_where_as_a_whole_and_in_part(site: Site) -> None:
    assert rows(site, "/xa-phuong/ha-tinh/") == {
        "18409": "Xã Can Lộc Toàn bộ: thị trấn Nghèn (huyện Can Lộc)",
        "18754": "Xã Kỳ Anh Toàn bộ: xã Kỳ Phú (huyện Kỳ Anh) Một phần: xã Kỳ Khang (huyện Kỳ Anh)",
        "18760": "Xã Kỳ Khang Toàn bộ: phường Kỳ Trinh (thị xã Kỳ Anh) Một phần: xã Kỳ Khang (huyện Kỳ Anh)",
    }


def test_former_provinces_are_named_where_there_were_several(site: Site) -> None:
    assert rows(site, "/xa-phuong/tuyen-quang/") == {
        "00700": "Xã Phú Yên Toàn bộ: huyện Đảo Thử, Tuyên Quang",
        "00694": "Phường Phù Yên Toàn bộ: phường 05 (thành phố Hà Giang, Hà Giang)",
    }


def test_a_name_that_changed_stands_with_the_one_before(site: Site) -> None:
    assert rows(site, "/xa-phuong/ho-chi-minh/")["25270"].startswith("Phường Lộc Ninh đến 29/4/2026 là xã Lộc Ninh")
    assert rows(site, "/en/xa-phuong/ho-chi-minh/")["25270"].startswith("Phường Lộc Ninh until 29 April 2026: xã Lộc")


def test_dissolved_districts_lead_to_the_communes_that_they_became(site: Site) -> None:
    assert districts(site.page("/xa-phuong/ha-tinh/")) == {
        "Huyện Can Lộc": ["#18409"], "Huyện Kỳ Anh": ["#18754", "#18760"], "Thị xã Kỳ Anh": ["#18760"],
    }  # fmt: skip


def test_names_on_english_pages_are_marked_as_vietnamese(site: Site) -> None:
    page = site.page("/en/xa-phuong/ha-tinh/")
    (item,) = (one for one in page.all("li") if one.get("id") == "18754")
    assert [one.get("lang") for one in item.all("b", "span")] == ["vi", "vi", "vi"]
    assert "All of: xã Kỳ Phú" in item.text


def test_the_page_of_the_look_up_leads_to_every_list(site: Site) -> None:
    page = site.page("/xa-phuong/").one("main")
    lists = {one.get("href"): one.text for one in page.all("a") if one.get("href").startswith("/xa-phuong/")}
    assert lists == {
        "/xa-phuong/ha-tinh/": "Hà Tĩnh", "/xa-phuong/phu-tho/": "Phú Thọ",
        "/xa-phuong/ho-chi-minh/": "TP. Hồ Chí Minh", "/xa-phuong/tuyen-quang/": "Tuyên Quang",
    }  # fmt: skip
    assert "1 xã, 1 phường" in page.text


@pytest.mark.parametrize("path", ["/xa-phuong/", "/xa-phuong/ha-tinh/", "/en/xa-phuong/"])
def test_every_page_has_day_source_and_licence(path: str, site: Site) -> None:
    main = site.page(path).one("main")
    assert "Copyright (c) 2025 Người thử" in main.one("pre").text
    assert any(one.get("href").endswith("/van-ban/trang-tin/") for one in main.all("a"))
    assert ("July 2025" if "/en/" in path else "01/7/2025") in main.text
    assert "Nghị quyết thử" in main.text


def test_a_list_leads_to_its_file_in_the_repository(site: Site) -> None:
    links = [one.get("href") for one in site.page("/xa-phuong/ha-tinh/").one("main").all("a")]
    assert "https://vi-du.vn/kho/edit/main/data/communes/ha-tinh.csv" in links


@pytest.mark.parametrize(
    ("path", "list_path"),
    [("/tinh/ha-tinh/", "/xa-phuong/ha-tinh/"), ("/tinh/ha-giang/", "/xa-phuong/tuyen-quang/"), ("/tinh/hue/", None)],
)
def test_a_province_leads_to_the_communes_of_what_it_is_today(path: str, list_path: str | None, site: Site) -> None:
    found = [one.get("href") for one in site.page(path).one("main").all("a") if "/xa-phuong/" in one.get("href")]
    assert found == ([list_path] if list_path else [])


def test_the_search_offers_the_look_up(site: Site) -> None:
    (offer,) = (one for one in site.page("/tim-kiem/").all("p") if one.get("id") == "tim-xa")
    assert "hidden" in offer.attributes
    assert offer.one("a").get("href") == "/xa-phuong/"


def test_a_project_without_lists_has_no_such_pages(project: Workshop) -> None:
    shutil.rmtree(project.root / "data" / "communes")
    (project.root / "data" / "communes.toml").unlink()
    site = project.build()
    assert site.problems == []
    assert not any("xa-phuong" in path for path in site.files)
    assert not any("xa-phuong" in one.get("href") for page in site.pages.values() for one in page.all("a"))
    assert not any(one.get("id") == "tim-xa" for one in site.page("/tim-kiem/").all("p"))
