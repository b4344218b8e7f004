"""What an agency chooses in data/site.toml: official or not, languages, sections, logo, colours."""

from __future__ import annotations

import pytest

from tests.support.links import broken
from tests.support.projects import Workshop

SETTINGS = "data/site.toml"


@pytest.fixture
def site(project: Workshop) -> Workshop:
    """The small project with the default theme."""
    project.replace(SETTINGS, 'theme = "plain"', 'theme = "default"')
    return project


def setting(project: Workshop, line: str) -> None:
    """Puts a key before the tables of the settings."""
    project.replace(SETTINGS, 'country = "nuoc-thu"', f'country = "nuoc-thu"\n{line}')


@pytest.mark.parametrize(("official", "said"), [("true", "Đây là trang chính thức của"), ("false", "không phải cổng")])
def test_every_page_says_whether_the_site_is_official(site: Workshop, official: str, said: str) -> None:
    setting(site, f"official = {official}")
    pages = site.build().pages
    assert all(said in pages[name].one("footer").text for name in ("index.html", "tinh/thu-nghiem/index.html"))
    assert said in pages["gioi-thieu/index.html"].one("main").text
    assert said not in pages["phuong-phap/index.html"].one("main").text
    assert "Không có nơi nào mang những tên này." in pages["index.html"].one("footer").text, "the note stands after it"


def test_what_official_says_may_stand_alone_but_one_of_the_two_has_to_be_there(site: Workshop) -> None:
    site.replace(SETTINGS, 'publisher_note = "Không có nơi nào mang những tên này."\n', "")
    assert site.build().codes == ["official-not-said"]
    setting(site, "official = false")
    assert "official-not-said" not in site.build().codes


def test_a_site_in_vietnamese_alone_has_no_english_page_and_leads_to_none(site: Workshop) -> None:
    site.replace(SETTINGS, 'country = "nuoc-thu"', 'languages = ["vi"]\ncountry = "nuoc-thu"')
    built = site.build("https://phieu.test/x/")
    assert not [name for name in built.files if name.startswith("en/") or ".en." in name]
    assert broken(built.files, "https://phieu.test/x/") == []
    for name, page in built.pages.items():
        assert not [one for one in page.all("link", "a") if one.get("hreflang")], name
    assert b"hreflang" not in built.files["sitemap.xml"]
    assert b"/en/" not in built.files["du-lieu/catalog.jsonld"]
    assert not [one for one in built.page("/404.html").all("div", "h2") if one.get("lang") == "en"]
    told = [one.at.path for one in built.problems if one.code == "language-off"]
    assert told == ["content/en/news/2025/so-hoa.md", "content/en/provinces/thu-nghiem.md"]


def test_the_original_language_cannot_be_left_out(site: Workshop) -> None:
    setting(site, 'languages = ["en"]')
    assert "original-left-out" in site.build().codes


def test_an_unknown_language_is_told(site: Workshop) -> None:
    setting(site, 'languages = ["vi", "fr"]')
    assert site.build().codes
