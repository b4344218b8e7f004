"""The site in two languages: every page has its twin, says so, and leads its readers on in their own language.

A text that nobody has translated has its one page in Vietnamese: English pages lead to it and say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from msgspec import Struct
from msgspec.structs import replace

from scorecards.addresses import paths
from scorecards.languages import LANGUAGES, Language
from scorecards.model.kept_observations import Observations
from scorecards.model.project import Project
from scorecards.model.text import Text
from tests.support.html_tree import Element
from tests.support.projects import SMALL, Site, build_site, workshop

BASES = ("/", "https://host.example/repo/")
CountrySite = Callable[[str], Site]


def of_readers(site: Site) -> Iterator[tuple[str, Element]]:
    """Pages by site path, but those at old addresses, which only lead on, and charts in frames of other pages."""
    for name, page in site.pages.items():
        in_frame = name.removeprefix("en/").startswith("nhung/")
        if not in_frame and not any(meta.get("http-equiv") == "refresh" for meta in page.all("meta")):
            yield f"/{name.removesuffix('index.html')}", page


def language_of(path: str) -> Language:
    return "en" if path.startswith("/en/") else "vi"


def switches(page: Element) -> list[Element]:
    (masthead,) = (header for header in page.all("header") if header.has_class("masthead"))
    return [link for link in masthead.all("a") if link.get("hreflang")]


def alone(site: Site) -> set[str]:
    """The pages of texts that nobody has translated."""
    project = site.built.prepared.project
    assert project is not None
    translated = {one.original for one in project.translations}
    texts = {
        **{article.at.path: paths.article(article.slug) for article in project.articles},
        **{page.at.path: paths.standing(page.slug) for page in project.pages.values()},
    }
    return {path for file, path in texts.items() if file not in translated}


def test_every_page_but_those_of_untranslated_texts_has_its_twin(country_site: CountrySite) -> None:
    paths = {path for path, _ in of_readers(country_site("/"))}
    english = {path for path in paths if language_of(path) == "en"}
    assert len(alone(country_site("/"))) == 2, "two articles are left to show it"
    assert {f"/en{path}" for path in paths - english - {"/404.html"} - alone(country_site("/"))} == english


@pytest.mark.parametrize("base", BASES)
def test_the_switch_leads_to_the_same_page_in_the_other_language_and_back(country_site: CountrySite, base: str) -> None:
    home, site = urlsplit(base).path, country_site(base)
    for path, page in of_readers(site):
        (switch,) = switches(page)
        other: Language = "vi" if language_of(path) == "en" else "en"
        assert (switch.get("lang"), switch.get("hreflang")) == (other, other), path
        if path in alone(site):
            assert switch.text == "English: News"
            assert (switch.get("href"), switch.get("rel")) == (f"{home}en/tin-tuc/", ""), path
            continue
        assert switch.text == LANGUAGES[other]
        twin = path.removeprefix("/en") if other == "vi" else f"/en{path if path != '/404.html' else '/'}"
        assert switch.get("href") == home + twin[1:], path


@pytest.mark.parametrize("base", BASES)
def test_a_link_to_the_other_language_says_so_and_leads_where_there_is_no_twin(
    country_site: CountrySite, base: str
) -> None:
    home = urlsplit(base).path
    site = country_site(base)
    pages = {home + path[1:]: language_of(path) for path, _ in of_readers(site)}
    without_twin, marked = {home + path[1:] for path in alone(site)}, set()
    for path, page in of_readers(site):
        if path == "/404.html":
            continue
        here, own = urljoin("https://host.example", home + path[1:]), switches(page)
        for element in page.all("a", "form"):
            leads_to = urlsplit(urljoin(here, element.get("href") or element.get("action")))
            if element not in own and leads_to.netloc == "host.example" and leads_to.path in pages:
                if pages[leads_to.path] == language_of(path):
                    assert not element.get("hreflang"), (path, element.attributes)
                else:
                    assert element.get("hreflang") == pages[leads_to.path] == "vi", (path, element.attributes)
                    marked.add(leads_to.path)
    assert marked == without_twin


def alternates(page: Element) -> dict[str, str]:
    links = [link for link in page.one("head").all("link") if link.get("rel") == "alternate"]
    found = [link for link in links if not link.get("type")]  # those of a type are feeds
    return {link.get("hreflang"): link.get("href") for link in found}


def test_search_engines_are_told_of_the_twins_in_pairs(country_site: CountrySite) -> None:
    site, home = country_site("https://host.example/repo/"), "https://host.example/repo/"
    told = {home + path[1:]: alternates(page) for path, page in of_readers(site)}
    assert told.pop(f"{home}404.html") == {}
    for path in alone(site):
        assert told.pop(home + path[1:]) == {}, "no twin is claimed that is not there"
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


def test_without_an_address_nothing_absolute_is_said(country_site: CountrySite) -> None:
    assert [path for path, page in of_readers(country_site("/")) if alternates(page)] == []


def test_the_site_map_has_every_page_with_its_twins(country_site: CountrySite) -> None:
    site, home = country_site("https://host.example/repo/"), "https://host.example/repo/"
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {
        entry.findtext("s:loc", "", space): {
            link.get("hreflang"): link.get("href") for link in entry.findall("x:link", space)
        }
        for entry in ET.fromstring(site.files["sitemap.xml"])
    }
    assert listed == {home + path[1:]: alternates(page) for path, page in of_readers(site) if path != "/404.html"}


def test_the_page_of_errors_speaks_both_languages(country_site: CountrySite) -> None:
    page = country_site("https://host.example/repo/").page("/404.html")
    english = [element for element in page.all("div") if element.get("lang") == "en"]
    assert [link.get("href") for part in english for link in part.all("a")] == ["/repo/en/"]
    assert english[0].text.startswith("Page not found")


def test_old_folders_lead_on_in_both_languages_and_old_files_in_the_first() -> None:
    files = build_site(SMALL).files
    assert "tin/1.html" in files
    assert "en/tin/1.html" not in files
    assert b"url=/tin-tuc/so-hoa/" in files["cu/so-hoa/index.html"]
    assert b"url=/en/tin-tuc/so-hoa/" in files["en/cu/so-hoa/index.html"]


def test_each_language_has_files_of_its_own_for_search(country_site: CountrySite) -> None:
    files = country_site("https://host.example/repo/").files
    heads = {name for name in files if "tim-kiem/index." in name and name.endswith(".json")}
    assert {name.split("/")[0] for name in heads} == {"tim-kiem", "en"}
    page = country_site("https://host.example/repo/").page("/en/tim-kiem/").by_id("ket-qua")
    assert page.get("data-index").removeprefix("/repo/") in heads
    assert page.get("data-home") == "/repo/en/"


# -- what is in which language -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_translated", [True, False])
def test_a_commentary_that_is_not_translated_says_so_and_is_marked(tmp_path: Path, is_translated: bool) -> None:
    project = workshop(tmp_path)
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    if not is_translated:
        (project.root / "content/en/provinces/thu-nghiem.md").unlink()
    site = project.build()
    vi, en = site.page("/tinh/thu-nghiem/").one("main"), site.page("/en/tinh/thu-nghiem/").one("main")
    assert not [p for p in vi.all("p") if p.has_class("untranslated")]
    notices = [p.text for p in en.all("p") if p.has_class("untranslated")]
    marked = [part for part in en.all("div") if part.has_class("prose") and part.get("lang") == "vi"]
    if is_translated:
        assert (notices, marked) == ([], [])
    else:
        assert notices == ["This part has not been translated into English yet. It is shown in Vietnamese."]
        assert marked


def test_lists_mark_what_is_in_vietnamese(country_site: CountrySite) -> None:
    site = country_site("/")
    cards = [card for card in site.page("/en/tin-tuc/").all("li") if card.has_class("card")]
    vietnamese = [card for card in cards if "(in Vietnamese)" in card.text]
    assert 0 < len(vietnamese) < len(cards)
    for card in cards:
        link, is_marked = card.one("h2").one("a"), card in vietnamese
        assert (link.get("lang"), link.get("hreflang")) == (("vi", "vi") if is_marked else ("", ""))
        assert link.get("href").startswith("/tin-tuc/" if is_marked else "/en/tin-tuc/")
    assert not [card for card in site.page("/tin-tuc/").all("li") if "(in Vietnamese)" in card.text]


VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
READ_ALOUD = ("title", "aria-label", "alt", "content", "placeholder")


def words_of(element: Element, language: str) -> Iterator[tuple[str, str]]:
    """The words that an element and all within it say, each with its language."""
    language = element.get("lang") or language
    if element.tag not in ("script", "style"):
        yield from ((element.get(name), language) for name in READ_ALOUD if element.get(name))
        for child in element.children:
            if isinstance(child, str):
                yield child, language
            else:
                yield from words_of(child, language)


def english_of(project: Project) -> set[str]:
    """What editors wrote in English with Vietnamese words in it, and numbers of documents: right as they are."""
    known: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, Text):
            known.add(value.en)
        elif isinstance(value, Struct):
            for name in value.__struct_fields__:
                collect(getattr(value, name))
        elif isinstance(value, Mapping):
            for one in value.values():
                collect(one)
        elif isinstance(value, tuple | Observations):
            for one in value:
                collect(one)

    collect(replace(project, translations=()))
    known |= {document.number for document in project.documents.values()}
    return {one for one in known if VIETNAMESE.search(one)}


def leaks(site: Site) -> list[tuple[str, str]]:
    assert site.built.prepared.project is not None
    known = sorted(english_of(site.built.prepared.project), key=len, reverse=True)
    found = []
    for path, page in of_readers(site):
        if language_of(path) == "en":
            for words, language in words_of(page, "en"):
                rest = words
                for one in known if VIETNAMESE.search(words) and language == "en" else ():
                    rest = rest.replace(one, "")
                if language == "en" and VIETNAMESE.search(rest):
                    found.append((path, words.strip()))
    return found


def test_no_vietnamese_word_stands_on_an_english_page_unmarked(country_site: CountrySite) -> None:
    assert leaks(country_site("/")) == []


def test_the_test_of_words_finds_a_leak(tmp_path: Path) -> None:
    project = workshop(tmp_path)
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    found = leaks(project.build())
    assert not [place for place in found if place[1] == "Bài thứ hai"], "it is marked"
    assert ("/en/tru-cot/", "Chính quyền") in found, "a name that nobody has translated"


def test_numbers_and_days_are_written_in_english(country_site: CountrySite) -> None:
    page = country_site("/").page("/en/tinh/thanh-hoa/").one("main")
    said = " ".join(words for words, language in words_of(page, "en") if language == "en")
    assert "2,331,633" in said
    assert "29.65%" in said
    assert "30 June 2024" in said
    assert not re.search(r"\d+,\d+%|\b\d\d/\d\d?/20\d\d", said)
