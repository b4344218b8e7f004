"""Feeds: valid Atom 1.0 and JSON Feed 1.1, in every language, of what happened and on its day."""

from __future__ import annotations

import html
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from benchmarks.synthetic import write_project
from scorecards.inputs.index import Index
from scorecards.languages import LANGUAGES
from scorecards.publish import feed_items
from scorecards.publish.feed_items import MOST_ITEMS, feeds_of
from tests.support.html_tree import Element
from tests.support.links import tree
from tests.support.making import prepared
from tests.support.projects import SMALL, TODAY, Site, Workshop, build_site, workshop

BASE = "https://host.example/repo/"
ATOM = "{http://www.w3.org/2005/Atom}"


def changed(folder: Path) -> Workshop:
    """The small project in the default theme, with a corrected article and a corrected figure."""
    project = workshop(folder)
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    project.write(
        "data/revisions.toml",
        '[ho-so-sua]\nfigure = "thu-nghiem.bao-cao.ho-so"\nold = "45,0%"\nnew = "45,60%"\n'
        'reason = "Gõ nhầm & sửa <lại>."\ndate = 2026-11-21\n',
    )
    correction = '\n[[correction]]\ndate = 2026-11-21\ntext = "Sửa ngày."\n'
    project.replace("content/news/2025/hai.md", 'author = "Người Thử"\n', f'author = "Người Thử"\n{correction}')
    return project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    found = changed(tmp_path_factory.mktemp("feeds") / "project").build(BASE)
    assert found.problems == []
    return found


def atom(site: Site, name: str) -> ET.Element:
    return ET.fromstring(site.files[f"theo-doi/{name}.xml"])


def texts(feed: ET.Element, tag: str) -> list[str]:
    return [entry.findtext(f"{ATOM}{tag}") or "" for entry in feed.iter(f"{ATOM}entry")]


def faults(feed: ET.Element) -> list[str]:
    """What RFC 4287 forbids, as sentences (sections 4.1 and 4.2; days as RFC 3339)."""
    found = [f"not a feed: {feed.tag}"] if feed.tag != f"{ATOM}feed" else []
    entries = feed.findall(f"{ATOM}entry")
    for one in [feed, *entries]:
        for tag in ("id", "title", "updated"):
            if len(one.findall(f"{ATOM}{tag}")) != 1:
                found.append(f"not exactly one {tag}")
        id = one.findtext(f"{ATOM}id") or ""
        if not urlsplit(id).scheme:
            found.append(f"an id that is no absolute IRI: {id}")
        for tag in ("updated", "published"):
            for element in one.findall(f"{ATOM}{tag}"):
                if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", element.text or ""):
                    found.append(f"no moment of RFC 3339: {element.text}")
                else:
                    datetime.fromisoformat(element.text or "")
        links = one.findall(f"{ATOM}link")
        kinds = [(link.get("rel", "alternate"), link.get("type"), link.get("hreflang")) for link in links]
        if len(set(kinds)) != len(kinds):
            found.append("two links of one kind")
        if any(not urlsplit(link.get("href", "")).scheme for link in links):
            found.append("a link that is not absolute")
        if one is not feed and not any(kind[0] == "alternate" for kind in kinds):
            found.append("an entry without an alternate link")
        if len(one.findall(f"{ATOM}content")) > 1:
            found.append("two contents")
    authors = feed.findall(f"{ATOM}author")
    if not authors or any(len(author.findall(f"{ATOM}name")) != 1 for author in authors):
        found.append("no author with one name")
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        found.append("no link to itself")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(set(ids)) != len(ids):
        found.append("two entries of one id")
    tags = ("id", "title", "updated", "published", "author", "link", "rights", "entry", "content")
    known = {f"{ATOM}{tag}" for tag in tags}
    found += [f"unknown element {child.tag}" for one in [feed, *entries] for child in one if child.tag not in known]
    return found


def feeds(site: Site, ending: str) -> dict[str, bytes]:
    return {
        name: content
        for name, content in site.files.items()
        if name.startswith("theo-doi/") and name.endswith(f".{ending}")
    }


def test_every_atom_feed_is_valid(site: Site) -> None:
    found = feeds(site, "xml")
    assert len(found) >= 2 * len(LANGUAGES)
    for name, content in found.items():
        assert faults(ET.fromstring(content)) == [], name


def test_every_feed_names_its_own_address_and_language(site: Site) -> None:
    for name, content in feeds(site, "xml").items():
        feed = ET.fromstring(content)
        own = next(link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self")
        assert own == f"{BASE}{name}"
        language = "en" if ".en." in name else "vi"
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language


def test_every_json_feed_is_valid_and_says_what_the_atom_feed_says(site: Site) -> None:
    found = feeds(site, "json")
    assert {name.removesuffix(".json") for name in found} == {name.removesuffix(".xml") for name in feeds(site, "xml")}
    for name, content in found.items():
        feed: dict[str, Any] = json.loads(content)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"{BASE}{name}"
        assert isinstance(feed["title"], str)
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert "content_html" in item
            datetime.fromisoformat(item["date_published"])
        twin = ET.fromstring(site.files[name.removesuffix("json") + "xml"])
        keys = {"id": "id", "title": "title", "content": "content_html", "updated": "date_modified"}
        for tag, key in keys.items():
            assert texts(twin, tag) == [item[key] for item in feed["items"]], name


@pytest.mark.parametrize("name", ["tin-tuc", "so-lieu", "tinh/thu-nghiem", "chi-tieu/ho-so"])
def test_an_entry_leads_to_a_page_and_an_anchor_that_are_there(site: Site, name: str) -> None:
    for language, mark in (("vi", ""), ("en", ".en")):
        for item in json.loads(site.files[f"theo-doi/{name}{mark}.json"])["items"]:
            path, _, anchor = item["url"].removeprefix(BASE).partition("#")
            is_alone = path == "tin-tuc/hai/"  # nobody has translated it
            assert path.startswith("en/") == (language == "en" and not is_alone)
            page = tree(site.files[f"{path}index.html"])
            if anchor:
                page.by_id(anchor)


def test_an_entry_keeps_its_name_when_its_article_is_translated(tmp_path: Path) -> None:
    project = changed(tmp_path / "project")

    def entry() -> tuple[str, str, str]:
        items = json.loads(project.build(BASE).files["theo-doi/tin-tuc.en.json"])["items"]
        (item,) = (one for one in items if one["id"].endswith("/tin-tuc/hai/"))
        return item["id"], item["url"], item["language"]

    name = f"{BASE}en/tin-tuc/hai/"
    assert entry() == (name, f"{BASE}tin-tuc/hai/", "vi")
    head = 'title = "The second"\nsummary = "Short."\n\n[[correction]]\ndate = 2026-11-21\ntext = "Mended."\n'
    text = (project.root / "content/news/2025/hai.md").read_text("utf-8").split("+++")[2]
    project.write("content/en/news/2025/hai.md", f"+++\n{head}+++\n{text}")
    assert entry() == (name, name, "en")


def test_a_unit_has_its_figures_ranks_corrections_and_articles(site: Site) -> None:
    feed = atom(site, "tinh/thu-nghiem")
    assert any(title.startswith("Sửa số liệu: Thử Nghiệm: ") for title in texts(feed, "title"))
    ids = [id.removeprefix(BASE) for id in texts(feed, "id")]
    assert "thay-doi/#ho-so-sua" in ids
    assert "tinh/thu-nghiem/#thu-nghiem.bao-cao" in ids
    assert "tinh/thu-nghiem/#xep-hang-2024.thu-nghiem" in ids
    assert any(id.startswith("tin-tuc/") for id in ids)


def test_days_are_those_of_the_data(site: Site) -> None:
    items = json.loads(site.files["theo-doi/tinh/thu-nghiem.json"])["items"]
    days = {item["id"].removeprefix(BASE): (item["date_published"][:10], item["date_modified"][:10]) for item in items}
    assert days["tinh/thu-nghiem/#thu-nghiem.bao-cao"] == ("2026-11-20",) * 2, "the day it was read"
    assert days["tinh/thu-nghiem/#xep-hang-2024.thu-nghiem"] == ("2025-05-02",) * 2
    assert days["tin-tuc/hai/"][1] == "2026-11-21", "the day of its correction"
    updated = [item["date_modified"] for item in items]
    assert updated == sorted(updated, reverse=True)


def test_a_ranking_read_in_several_documents_has_the_days_of_the_first_and_of_the_last(tmp_path: Path) -> None:
    project, path = changed(tmp_path), "data/rankings/xep-hang-2024.toml"
    project.replace(path, "published_on = 2025-05-02", 'published_on = "unknown"')
    project.replace(path, 'tied = true\ndocument = "trang-tin"', 'tied = true\ndocument = "bao-cao"')
    items = json.loads(project.build(BASE).files["theo-doi/so-lieu.json"])["items"]
    (item,) = (one for one in items if one["id"] == f"{BASE}xep-hang/xep-hang-2024/")
    assert (item["date_published"][:10], item["date_modified"][:10]) == ("2025-03-01", "2026-11-20")


def test_the_feed_of_an_indicator_has_its_figures_alone(site: Site) -> None:
    content = texts(atom(site, "chi-tieu/ho-so"), "content")
    assert any("45,60%" in one for one in content)
    assert not any("đường truyền" in one for one in content)


def test_another_day_of_build_gives_the_same_feeds(tmp_path: Path, site: Site) -> None:
    later = changed(tmp_path / "project").build(BASE, today=date(2026, 12, 24))
    for name, content in {**feeds(site, "xml"), **feeds(site, "json")}.items():
        assert later.files[name] == content, name


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    project = workshop(tmp_path / "project")
    project.replace("data/site.toml", 'publisher = "Nhóm', 'publisher = "]]></author><script>&amp; Nhóm')
    front = (project.root / "content/news/2025/hai.md").read_text(encoding="utf-8")
    title = re.search(r'^title = "(.*)"$', front, re.M)
    assert title is not None
    words = "]]><script>alert('1')</script> & \\\"x\\\""
    project.replace("content/news/2025/hai.md", f'title = "{title[1]}"', f'title = "{words}"')
    built = project.build(BASE)
    plain = words.replace('\\"', '"')
    feed = atom(built, "tin-tuc")
    assert faults(feed) == []
    assert plain in texts(feed, "title")
    assert (feed.findtext(f"{ATOM}author/{ATOM}name") or "").startswith("]]></author><script>&amp;")
    items = json.loads(built.files["theo-doi/tin-tuc.json"])["items"]
    assert plain in [item["title"] for item in items]


def test_words_of_an_entry_are_escaped_within_its_html(site: Site) -> None:
    (content,) = [one for one in texts(atom(site, "chi-tieu/ho-so"), "content") if "Gõ nhầm" in one]
    assert "<li>Gõ nhầm &amp; sửa &lt;lại&gt;.</li>" in content
    assert html.unescape(content).count("<lại>") == 1


def test_a_feed_has_the_newest_only(tmp_path: Path) -> None:
    project = workshop(tmp_path / "project")
    text = (project.root / "content/news/2025/hai.md").read_text(encoding="utf-8")
    for number in range(MOST_ITEMS + 5):
        project.write(f"content/news/2025/them-{number}.md", text)
    feed = atom(project.build(BASE), "tin-tuc")
    assert len(texts(feed, "id")) == MOST_ITEMS


def test_no_feed_where_the_address_is_not_known(tmp_path: Path) -> None:
    built = changed(tmp_path / "project").build("/repo/")
    assert feeds(built, "xml") == {}
    assert feeds(built, "json") == {}
    page = built.page("/theo-doi/")
    assert "chưa có nguồn tin" in page.one("main").text


def alternates(page: Element) -> dict[str, str]:
    found = [link for link in page.all("link") if link.get("rel") == "alternate" and link.get("type")]
    return {link.get("href"): link.get("type") for link in found}


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/", ["tin-tuc", "so-lieu"]),
        ("/tin-tuc/", ["tin-tuc"]),
        ("/tinh/thu-nghiem/", ["tinh/thu-nghiem"]),
        ("/chi-tieu/ho-so/", ["chi-tieu/ho-so"]),
        ("/xep-hang/", ["so-lieu"]),
        ("/thay-doi/", ["so-lieu"]),
        ("/thuat-ngu/", []),
    ],
)
def test_pages_name_the_feeds_of_their_subject(site: Site, path: str, names: list[str]) -> None:
    for language, mark in (("", ""), ("/en", ".en")):
        expected = {
            f"/repo/theo-doi/{name}{mark}.{ending}": kind
            for name in names
            for ending, kind in (("xml", "application/atom+xml"), ("json", "application/feed+json"))
        }
        assert alternates(site.page(f"{language}{path}")) == expected


def test_the_page_of_feeds_names_every_feed_of_its_language_once(site: Site) -> None:
    for language, mark in (("", ""), ("/en", ".en")):
        links = [link.get("href") for link in site.page(f"{language}/theo-doi/").one("main").all("a")]
        own = [link.removeprefix("/repo/") for link in links if link.startswith("/repo/theo-doi/")]
        every = {**feeds(site, "xml"), **feeds(site, "json")}
        assert sorted(own) == sorted(name for name in every if (".en." in name) == bool(mark))


def test_build_on_the_small_theme_has_feeds_too() -> None:
    assert feeds(build_site(SMALL, BASE), "xml")


def test_figures_of_the_country_are_in_the_feeds_of_their_indicators(tmp_path: Path) -> None:
    project = changed(tmp_path / "project")
    report = (project.root / "data/provinces/thu-nghiem/2025-02.toml").read_text(encoding="utf-8")
    project.write("data/provinces/nuoc-thu/2025-02.toml", report)
    built = project.build(BASE)
    assert not [p for p in built.problems if p.severity == "error"]
    assert "theo-doi/tinh/nuoc-thu.xml" not in built.files
    items = json.loads(built.files["theo-doi/chi-tieu/ho-so.json"])["items"]
    addresses = [item["url"] for item in items]
    assert f"{BASE}chi-tieu/ho-so/#nuoc-thu.bao-cao.ho-so" in addresses
    assert f"{BASE}chi-tieu/" in [item["url"] for item in json.loads(built.files["theo-doi/so-lieu.json"])["items"]]


def test_the_newest_of_very_many_are_those_of_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(tmp_path / "project", units=38, indicators=2, periods=5, articles=40)
    project = prepared(tmp_path / "project")[0].project
    assert project
    monkeypatch.setattr(feed_items, "MOST_ITEMS", 10**9)
    every = feeds_of(Index(project, TODAY))
    assert max(map(len, every.values())) == 38 * 5
    monkeypatch.setattr(feed_items, "MOST_ITEMS", 3)
    few = feeds_of(Index(project, TODAY))
    assert few == {name: items[:3] for name, items in every.items()}
    assert [*few] == [*every]
