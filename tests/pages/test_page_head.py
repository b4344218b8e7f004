"""What link previews and search engines read in a page's head, read as they read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scorecards.pages import article
from tests.support.html_tree import Element
from tests.support.projects import Site, Workshop, workshop

ADDRESS = "https://vi-du.vn/phieu/"
HOSTILE = 'Bài </script><script>alert(1)</script> & \\"nháy\\"'


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    made = workshop(tmp_path)
    made.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    return made


def said(page: Element) -> dict[str, str]:
    """What a scraper takes from the head: meta by property or name."""
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in page.all("meta")}


def linked(page: Element) -> dict[str, dict[str, Any]]:
    """The linked data of a page by type."""
    found: dict[str, dict[str, Any]] = {}
    for script in page.all("script"):
        if script.get("type") == "application/ld+json":
            document = json.loads("".join(str(child) for child in script.children))
            assert document["@context"] == "https://schema.org"
            found |= {one["@type"]: one for one in document["@graph"]}
    return found


def shared(site: Site) -> dict[str, dict[str, str]]:
    return {path: found for path, page in site.pages.items() if "og:image" in (found := said(page))}


def test_every_kind_of_page_that_is_shared_has_its_own_picture(project: Workshop) -> None:
    site = project.build(ADDRESS)
    found = shared(site)
    for path in (
        "index.html",
        "tinh/thu-nghiem/index.html",
        "chi-tieu/ho-so/index.html",
        "xep-hang/xep-hang-2024/index.html",
    ):
        for edition in ("", "en/"):
            picture = found[f"{edition}{path}"]["og:image"]
            assert picture.startswith(f"{ADDRESS}chia-se/")
            assert site.files[picture.removeprefix(ADDRESS)].startswith(b"\x89PNG")
    assert any(path.startswith("tin-tuc/") for path in found)
    assert len({one["og:image"] for one in found.values()}) == len(found)
    pictures = {path for path in site.files if path.startswith("chia-se/")}
    assert pictures == {one["og:image"].removeprefix(ADDRESS) for one in found.values()}
    for one in found.values():
        assert (one["og:image:width"], one["og:image:height"]) == ("1200", "630")
        assert one["og:image:alt"]
        assert one["og:title"]
        assert one["og:description"]
        assert one["og:url"].startswith(ADDRESS)


def test_older_articles_have_the_picture_of_the_list_of_all(project: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article, "MOST_PICTURES", 1)
    site = project.build(ADDRESS)
    newest, *older = site.built.prepared.site.pages["vi"].project.articles if site.built.prepared.site else ()
    assert older
    pictures = {one.slug: said(site.page(f"/tin-tuc/{one.slug}/")) for one in (newest, *older)}
    assert pictures[newest.slug]["og:image"] == f"{ADDRESS}chia-se/tin-tuc/{newest.slug}.png"
    of_all = said(site.page("/tin-tuc/"))
    for one in older:
        head = pictures[one.slug]
        assert (head["og:image"], head["og:image:alt"]) == (of_all["og:image"], of_all["og:image:alt"])
        assert head["og:title"] == one.title
        assert f"chia-se/tin-tuc/{one.slug}.png" not in site.files
    assert site.files[of_all["og:image"].removeprefix(ADDRESS)].startswith(b"\x89PNG")


def test_a_ranked_unit_is_titled_by_its_rank(project: Workshop) -> None:
    site = project.build(ADDRESS)
    page = site.page("/tinh/thu-nghiem/")
    title = said(page)["og:title"]
    rank = page.by_id("noi-dung")
    assert title.startswith("Thử Nghiệm: hạng ")
    assert title.endswith(" chuyển đổi số 2024")
    assert page.all("title")[0].text.startswith(title)
    assert title.split("hạng ")[1].split("/")[0] in rank.text


def test_linked_data_leads_to_what_is_there(project: Workshop) -> None:
    site = project.build(ADDRESS)
    found = linked(site.page("/tinh/thu-nghiem/"))
    trail = found["BreadcrumbList"]["itemListElement"]
    assert [one["position"] for one in trail] == list(range(1, len(trail) + 1))
    assert trail[-1]["item"] == f"{ADDRESS}tinh/thu-nghiem/"
    dataset = found["Dataset"]
    assert 50 <= len(dataset["description"]) <= 5000
    assert dataset["license"]
    for file in dataset["distribution"]:
        assert file["contentUrl"].removeprefix(ADDRESS) in site.files
    assert dataset["image"].removeprefix(ADDRESS) in site.files
    shown = next(path for path, page in site.pages.items() if "NewsArticle" in linked(page))
    news = linked(site.pages[shown])["NewsArticle"]
    assert news["headline"] == site.pages[shown].one("h1").text
    assert news["datePublished"] <= news["dateModified"]


def test_hostile_words_stay_words(project: Workshop) -> None:
    path = project.root / "content/news/2025/hai.md"
    text = path.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title"))
    path.write_text(text.replace(title, f'title = "{HOSTILE}"'), "utf-8")
    site = project.build(ADDRESS)
    pages = [page for page in site.pages.values() if "NewsArticle" in linked(page)]
    assert any("</script>" in linked(page)["NewsArticle"]["headline"] for page in pages)
    for page in site.pages.values():
        assert not any("alert(1)" in str(child) for script in page.all("script") for child in script.children
                       if script.get("type") != "application/ld+json")  # fmt: skip


def test_without_an_address_there_is_nothing_to_share(project: Workshop) -> None:
    site = project.build("/phieu/")
    assert shared(site) == {}
    assert not any(path.startswith("chia-se/") for path in site.files)
    assert not any(linked(page) for page in site.pages.values())
