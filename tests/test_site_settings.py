"""What an agency chooses in data/site.toml: official or not, languages, sections, logo, colours."""

from __future__ import annotations

import io
import json
import re
import tomllib

import pytest
from PIL import Image

from scorecards.model.project import SiteSection
from scorecards.render.theme_checks import contrast
from tests.support.links import broken
from tests.support.projects import ROOT, Workshop

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


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20"><path d="M0 0h80v20z"/></svg>'
LOGO = 'logo = "logo.svg"\nlogo_alt = "Logo Sở Thử"'


def test_a_logo_stands_beside_the_name_with_its_words_and_its_shape(site: Workshop) -> None:
    site.write("data/logo.svg", SVG)
    setting(site, LOGO)
    built = site.build("/x/")
    (mark,) = built.page("/tinh/thu-nghiem/").one("header").all("img")
    assert (mark.get("alt"), mark.get("width"), mark.get("height")) == ("Logo Sở Thử", "160", "40")
    assert built.files[mark.get("src").removeprefix("/x/")] == SVG.encode()
    assert not [code for code in built.codes if "logo" in code or code == "file-not-read"]


def test_a_wide_logo_is_no_wider_than_the_head_has_room_for(site: Workshop) -> None:
    site.write("data/logo.png", png(800, 40))
    setting(site, 'logo = "logo.png"\nlogo_alt = "Logo"')
    (mark,) = site.build().page("/").one("header").all("img")
    assert (mark.get("width"), mark.get("height")) == ("200", "10")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (SVG.replace("<path", "<script>alert(1)</script><path"), "logo-unsafe"),
        (SVG.replace("<path", '<path onload="x()"'), "logo-unsafe"),
        (SVG.replace("<path", '<a href="javascript:x()"/><path'), "logo-unsafe"),
        (SVG.replace("<path", '<path style="fill:url(https://vi-du.vn/x)"'), "logo-unsafe"),
        (SVG.replace("<path", "<style>@import 'https://vi-du.vn/x'</style><path"), "logo-unsafe"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG, "logo-unsafe"),
        ("<svg", "logo-unreadable"),
        ("<html/>", "logo-unreadable"),
        (SVG.replace('viewBox="0 0 80 20"', ""), "logo-unreadable"),
        (SVG.replace("0 0 80 20", "0 0 80 0"), "logo-unreadable"),
        (SVG + f"<!--{'x' * 50_000}-->", "logo-heavy"),
    ],
)
def test_a_logo_that_is_none_or_could_do_harm_is_refused(site: Workshop, content: str, code: str) -> None:
    site.write("data/logo.svg", content)
    setting(site, LOGO)
    assert [one for one in site.build().codes if one.startswith("logo")] == [code]


def test_a_logo_that_is_not_there_and_one_without_words_are_told(site: Workshop) -> None:
    setting(site, 'logo = "logo.png"')
    built = site.build()
    assert "logo-without-words" in built.codes
    assert [one.at.path for one in built.problems if one.code != "logo-without-words"] == ["data/logo.png"]


def test_the_colours_of_an_agency_take_the_place_of_the_accent(site: Workshop) -> None:
    setting(site, 'colour = "#7a1f3d"\ncolour_dark = "#f2a7c3"')
    style = stylesheet(site)
    assert style.count("--accent:#7a1f3d;") == 2, "light, and on paper"
    assert style.count("--accent:#f2a7c3;") == 2, "dark by the system and by choice"


def test_a_colour_for_the_dark_is_found_where_none_is_given(site: Workshop) -> None:
    setting(site, 'colour = "#7a1f3d"')
    (dark,) = set(re.findall(r"--accent:(#\w+);", stylesheet(site))) - {"#7a1f3d", "#00404a"}
    theme = tomllib.loads((ROOT / "scorecards/themes/default/theme.toml").read_text("utf-8"))["colours"]["dark"]
    assert all(contrast(dark, theme[ground]) >= 4.5 for ground in ("paper", "surface", "accent-ink"))


@pytest.mark.parametrize(("key", "colour"), [("colour", "#f0c020"), ("colour_dark", "#402020")])
def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can(site: Workshop, key: str, colour: str) -> None:
    setting(site, f'{key} = "{colour}"')
    (told,) = [one for one in site.build().problems if one.code == "agency-colour"]
    assert told.at.line
    assert told.details["read"] == colour
    site.replace(SETTINGS, colour, told.details["near"])
    assert "agency-colour" not in site.build().codes


def stylesheet(site: Workshop) -> str:
    return next(content.decode() for name, content in site.build().files.items() if name.endswith(".css"))


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("section", "path"),
    [
        ("compare", "so-sanh/"),
        ("check", "kiem-tra/"),
        ("communes", "xa-phuong/"),
        ("coverage", "do-phu/"),
        ("feeds", "theo-doi/"),
        ("glossary", "thuat-ngu/"),
        ("news", "tin-tuc/"),
    ],
)
def test_a_section_that_is_switched_off_is_nowhere(site: Workshop, section: str, path: str) -> None:
    if section == "news":
        site.replace("content/provinces/thu-nghiem.md", "[bài tin](../news/2025/so-hoa.md#bai-chi-tiet)", "bài tin")
        (site.root / "content/en/provinces/thu-nghiem.md").unlink()
    base = "https://phieu.test/x/"
    assert [name for name in site.build(base).files if name.startswith(path)], "there, until it is switched off"

    setting(site, f'sections_off = ["{section}"]')
    built = site.build(base)
    assert [one for one in built.problems if one.severity == "error"] == []
    assert broken(built.files, base) == []
    assert not [name for name in built.files if name.removeprefix("en/").startswith(path)]
    assert f"/{path}".encode() not in built.files["sitemap.xml"]
    searched = [content for name, content in built.files.items() if name.startswith("tim-kiem/")]
    assert not [one for one in searched if f"/{path}".encode() in one]


@pytest.mark.parametrize("base", ["/", "https://phieu.test/x/"])
@pytest.mark.parametrize("languages", ['["vi"]', '["vi", "en"]'])
def test_a_site_without_any_section_holds_together(site: Workshop, base: str, languages: str) -> None:
    """With what else it has: editions of the data, charts for other pages, old addresses."""
    site.replace("content/provinces/thu-nghiem.md", "[bài tin](../news/2025/so-hoa.md#bai-chi-tiet)", "bài tin")
    (site.root / "content/en/provinces/thu-nghiem.md").unlink()
    site.write("data/redirects.toml", '[cu]\nold = "/cu/ho-so/"\nnew = "/chi-tieu/ho-so/"\n')
    setting(site, f"languages = {languages}\nsections_off = {json.dumps(list(SiteSection))}")
    built = site.build(base)
    assert [one for one in built.problems if one.severity == "error"] == []
    assert broken(built.files, base) == []
    folders = {name.removeprefix("en/").partition("/")[0] for name in built.files}
    assert folders.isdisjoint({"so-sanh", "kiem-tra", "xa-phuong", "do-phu", "theo-doi", "thuat-ngu", "tin-tuc"})
    assert "du-lieu/phien-ban/2025-06-01/thu-nghiem/index.html" in built.files
    assert "cu/ho-so/index.html" in built.files
    assert ("nhung" in folders) == base.startswith("https:")


def test_a_text_that_leads_to_a_section_without_pages_is_told(site: Workshop) -> None:
    site.append("content/pages/phuong-phap.md", "\nXem [so sánh](/so-sanh/).\n")
    setting(site, 'sections_off = ["compare"]')
    (told,) = [one for one in site.build().problems if one.severity == "error"]
    assert (told.code, told.at.path) == ("link-to-section-off", "content/pages/phuong-phap.md")


def test_a_text_that_names_the_file_of_an_article_is_told_that_there_is_no_news(site: Workshop) -> None:
    setting(site, 'sections_off = ["news"]')
    told = {one.at.path: one.code for one in site.build().problems if one.severity == "error"}
    assert told == {f"{one}/provinces/thu-nghiem.md": "link-to-section-off" for one in ("content", "content/en")}


def test_what_lets_readers_check_the_figures_cannot_be_switched_off(site: Workshop) -> None:
    setting(site, 'sections_off = ["findings"]')
    assert "findings" in next(one for one in site.build().problems if one.at.path == SETTINGS).message("vi")
