"""Charts in frames of other pages: each stands by itself, leads back, and is harmless whatever it is called."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from scorecards.addresses.route import RouteKind
from scorecards.charts.chart_picture import Marks
from scorecards.routes.published import addresses_of
from scorecards.views.embeds import NARROWEST, WIDEST, frame_height
from tests.support.html_tree import Element
from tests.support.links import tree
from tests.support.projects import Site, Workshop, workshop

ADDRESS = "https://vi-du.vn/phieu/"
HOSTILE = "</textarea></title><script>alert(1)</script><b a='x' b=\\\"y\\\">& %s ]]>"
TITLE = HOSTILE.replace('\\"', '"')
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    made = workshop(tmp_path)
    made.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    return made


def frames(site: Site) -> dict[str, Element]:
    """The frame that each code makes in another page, by the path of the file that it shows."""
    found = {}
    for page in site.pages.values():
        for area in page.all("textarea"):
            if "data-line" in area.attributes and area.text.startswith("<iframe"):
                frame = tree(f"<p>{area.text}</p>".encode()).one("iframe")
                found[f"{frame.get('src').removeprefix(ADDRESS)}index.html"] = frame
    return found


def pages(site: Site) -> dict[str, Element]:
    return {name: page for name, page in site.pages.items() if "nhung/" in name}


def test_every_code_shows_a_page_of_its_own_and_every_such_page_has_a_code(project: Workshop) -> None:
    site = project.build(ADDRESS)
    assert site.problems == []
    found = frames(site)
    assert found
    assert set(found) == set(pages(site))
    assert {name for name in found if not name.startswith("en/")} == {name[3:] for name in found if name[:3] == "en/"}
    for name, page in pages(site).items():
        assert found[name].get("title") == page.one("h1").text
        assert page.all("script") == []
        assert [meta.get("content") for meta in page.all("meta") if meta.get("name") == "robots"] == ["noindex"]
        assert page.one("svg")
        (back,) = page.all("a")
        assert back.get("target") == "_top"
        path, _, anchor = back.get("href").removeprefix("/phieu").partition("#")
        assert site.page(path).by_id(anchor)
        (source,) = [p.text for p in page.all("p") if p.has_class("origin")]
        assert source.strip()


def test_each_has_pictures_under_addresses_without_a_digest(project: Workshop) -> None:
    site = project.build(ADDRESS)
    for name in frames(site):
        edition, _, id = name.removesuffix("/index.html").rpartition("nhung/")
        stem = f"nhung/{id}{'.en' if edition else ''}"
        assert site.files[f"{stem}.png"].startswith(b"\x89PNG")
        text = site.files[f"{stem}.svg"].decode()
        assert "var(" not in text
        root = ET.fromstring(text)
        assert root.attrib["font-family"].startswith("Be Vietnam Pro,")
        said = " ".join(one.text or "" for one in root.iter(f"{SVG}text"))
        assert "Nguồn: " in said or "Source: " in said
        assert ADDRESS[:20] in said


def test_it_is_no_page_for_search_engines_and_lists(project: Workshop) -> None:
    site = project.build(ADDRESS)
    routes = site.built.prepared.routes
    assert any(route.kind is RouteKind.EMBED for route in routes)
    assert not any("/nhung/" in path for path in addresses_of(routes))
    assert b"/nhung/" not in site.files["sitemap.xml"]


def test_without_an_address_there_is_none(project: Workshop) -> None:
    site = project.build("/phieu/")
    assert frames(site) == {}
    assert not any("nhung/" in name for name in site.files)


def test_hostile_names_stay_words(project: Workshop) -> None:
    text = (project.root / "data/indicators.toml").read_text("utf-8")
    name = next(line for line in text[text.index("[ho-so]") :].splitlines() if line.startswith("name = "))
    project.replace("data/indicators.toml", name, f'name = "{HOSTILE}"')
    site = project.build(ADDRESS)
    found = {name: frame for name, frame in frames(site).items() if TITLE in frame.get("title")}
    assert found
    for file, frame in found.items():
        assert set(frame.attributes) == {"src", "title", "width", "height", "style", "loading"}
        page = site.pages[file]
        assert page.one("h1").text.startswith(TITLE)
        assert page.all("script", "b") == []
        picture = file.removesuffix("/index.html")
        if not file.startswith("en/"):
            drawn = ET.fromstring(site.files[f"{picture}.svg"])
            assert {one.tag.removeprefix(SVG) for one in drawn.iter()}.isdisjoint({"script", "b"})
            assert "alert(1)" in "".join(one.text or "" for one in drawn.iter())


def test_a_frame_is_high_enough_for_every_width() -> None:
    short = frame_height("Tên", "Nguồn: A.", Marks("", 320, 100))
    assert frame_height("Tên " * 40, "Nguồn: A.", Marks("", 320, 100)) > short + 100
    assert frame_height("Tên", "Nguồn: A. " * 40, Marks("", 320, 100)) > short + 100
    assert frame_height("Tên", "Nguồn: A.", Marks("", 320, 500)) >= short + 400
    assert NARROWEST < WIDEST
