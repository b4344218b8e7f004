"""The site in two languages: every page has its twin, says so, and leads its readers on in their own language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from scorecards.model.text import LANGUAGES, Language
from tests.support.html_tree import Element
from tests.support.projects import SMALL, Site, build_site

BASES = ("/", "/repo/", "https://host.example/repo/")
RealSite = Callable[[str], Site]


def of_readers(site: Site) -> Iterator[tuple[str, Element]]:
    """Pages by site path, but those at old addresses, which only lead on."""
    for name, page in site.pages.items():
        if not any(meta.get("http-equiv") == "refresh" for meta in page.all("meta")):
            yield f"/{name.removesuffix('index.html')}", page


def language_of(path: str) -> Language:
    return "en" if path.startswith("/en/") else "vi"


def switches(page: Element) -> list[Element]:
    (masthead,) = (header for header in page.all("header") if header.has_class("masthead"))
    return [link for link in masthead.all("a") if link.get("hreflang")]


def test_every_page_has_its_twin(real_site: RealSite) -> None:
    paths = {path for path, _ in of_readers(real_site("/"))}
    english = {path for path in paths if language_of(path) == "en"}
    assert {f"/en{path}" for path in paths - english - {"/404.html"}} == english


@pytest.mark.parametrize("base", BASES)
def test_the_switch_leads_to_the_same_page_in_the_other_language_and_back(real_site: RealSite, base: str) -> None:
    home = urlsplit(base).path
    for path, page in of_readers(real_site(base)):
        (switch,) = switches(page)
        other: Language = "vi" if language_of(path) == "en" else "en"
        assert (switch.get("lang"), switch.get("hreflang")) == (other, other), path
        assert switch.text == LANGUAGES[other]
        twin = path.removeprefix("/en") if other == "vi" else f"/en{path if path != '/404.html' else '/'}"
        assert switch.get("href") == home + twin[1:], path


@pytest.mark.parametrize("base", BASES)
def test_no_link_but_the_switch_leads_to_the_other_language(real_site: RealSite, base: str) -> None:
    home = urlsplit(base).path
    site = real_site(base)
    pages = {home + path[1:]: language_of(path) for path, _ in of_readers(site)}
    for path, page in of_readers(site):
        if path == "/404.html":
            continue
        here = urljoin("https://host.example", home + path[1:])
        for element in page.all("a", "form"):
            leads_to = urlsplit(urljoin(here, element.get("href") or element.get("action")))
            if element not in switches(page) and leads_to.netloc == "host.example" and leads_to.path in pages:
                assert pages[leads_to.path] == language_of(path), (path, element.attributes)


def alternates(page: Element) -> dict[str, str]:
    found = [link for link in page.one("head").all("link") if link.get("rel") == "alternate"]
    return {link.get("hreflang"): link.get("href") for link in found}


def test_search_engines_are_told_of_the_twins_in_pairs(real_site: RealSite) -> None:
    site, home = real_site("https://host.example/repo/"), "https://host.example/repo/"
    told = {home + path[1:]: alternates(page) for path, page in of_readers(site)}
    assert told.pop(f"{home}404.html") == {}
    for address, found in told.items():
        path = address.removeprefix(home)
        assert list(found) == ["vi", "en", "x-default"]
        assert found[language_of(f"/{path}")] == address, "a page names itself too"
        assert found["x-default"] == found["vi"]
        assert all(told[twin] == found for twin in found.values()), address
    for path, page in of_readers(site):
        (canonical,) = [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"]
        locale = next(meta.get("content") for meta in page.all("meta") if meta.get("property") == "og:locale")
        assert canonical == home + path[1:]
        assert locale == {"vi": "vi_VN", "en": "en_US"}[language_of(path)]


def test_without_an_address_nothing_absolute_is_said(real_site: RealSite) -> None:
    assert [path for path, page in of_readers(real_site("/")) if alternates(page)] == []


def test_the_site_map_has_every_page_with_its_twins(real_site: RealSite) -> None:
    site, home = real_site("https://host.example/repo/"), "https://host.example/repo/"
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {
        entry.findtext("s:loc", "", space): {
            link.get("hreflang"): link.get("href") for link in entry.findall("x:link", space)
        }
        for entry in ET.fromstring(site.files["sitemap.xml"])
    }
    assert listed == {home + path[1:]: alternates(page) for path, page in of_readers(site) if path != "/404.html"}


def test_the_page_of_errors_speaks_both_languages(real_site: RealSite) -> None:
    page = real_site("/repo/").page("/404.html")
    english = [element for element in page.all("div") if element.get("lang") == "en"]
    assert [link.get("href") for part in english for link in part.all("a")] == ["/repo/en/"]
    assert english[0].text.startswith("Page not found")


def test_old_folders_lead_on_in_both_languages_and_old_files_in_the_first() -> None:
    files = build_site(SMALL).files
    assert "tin/1.html" in files
    assert "en/tin/1.html" not in files
    assert b"url=/tin-tuc/so-hoa/" in files["cu/so-hoa/index.html"]
    assert b"url=/en/tin-tuc/so-hoa/" in files["en/cu/so-hoa/index.html"]


def test_each_language_has_files_of_its_own_for_search(real_site: RealSite) -> None:
    files = real_site("/repo/").files
    heads = {name for name in files if "tim-kiem/index." in name and name.endswith(".json")}
    assert {name.split("/")[0] for name in heads} == {"tim-kiem", "en"}
    page = real_site("/repo/").page("/en/tim-kiem/").by_id("ket-qua")
    assert page.get("data-index").removeprefix("/repo/") in heads
    assert page.get("data-home") == "/repo/en/"
