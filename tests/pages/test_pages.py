"""From a project to pages: addresses, the way back, and what each page holds, before any theme draws it."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from scorecards import pages
from scorecards.addresses.base import Base
from scorecards.inputs.link_targets import old_paths
from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.render.templates import make_renderer
from scorecards.render.theme import load_theme
from scorecards.views.editions import EditionView
from tests.support.projects import SMALL, TODAY, Site, Workshop, build_site


@pytest.fixture(scope="module")
def site() -> Site:
    """The small project, built."""
    return build_site(SMALL)


def context_types() -> Iterator[type[Struct]]:
    """Every context that a page has as a whole."""
    for module in pkgutil.iter_modules(pages.__path__, f"{pages.__name__}."):
        for found in vars(import_module(module.name)).values():
            if isinstance(found, type) and issubclass(found, Struct) and found.__module__ == module.name:
                yield found
    yield EditionView


def test_no_field_of_a_page_hides_what_every_template_sees() -> None:
    theme = load_theme("plain", Files(SMALL))
    seen = set(make_renderer(theme, Base("/")).environment.globals) | {"page", "site"}
    fields = {(kind.__name__, name) for kind in context_types() for name in kind.__struct_fields__}
    pages = {(kind, name) for kind, name in fields if kind.endswith(("Page", "View", "Context"))}
    assert pages
    assert {(kind, name) for kind, name in pages if name in seen} == set()


def test_old_addresses_are_folders_or_files() -> None:
    project = load_project(Files(SMALL), TODAY, drafts=False)
    assert project is not None
    article = replace(project.articles[0], old_addresses=("/a", "/a/", "/tin/1.html", "/b.c/d"))
    assert list(old_paths(article)) == ["/a/", "/a/", "/tin/1.html", "/b.c/d/"]


def test_the_way_back_leads_over_pages_that_are_there(site: Site) -> None:
    for name, page in site.pages.items():
        if name in ("index.html", "en/index.html", "404.html") or any(
            meta.get("http-equiv") for meta in page.all("meta")
        ):
            continue
        back = [link.get("href") for link in page.all("p")[0].all("a")]
        assert back[0] == ("/en/" if name.startswith("en/") else "/"), name
        for address in back:
            assert f"{address.lstrip('/')}index.html" in site.files, (name, address)


def test_the_page_of_coverage_counts_what_the_site_holds(site: Site) -> None:
    text = site.page("/do-phu/").one("main").text
    assert "9 số liệu" in text
    assert "2 thứ hạng" in text


def described(site: Site) -> str:
    """What search engines are told of the unit's page."""
    (found,) = (
        meta.get("content") for meta in site.page("/tinh/thu-nghiem/").all("meta") if meta.get("name") == "description"
    )
    return found


def test_a_unit_leads_with_a_sentence_of_where_it_stands(project: Workshop) -> None:
    opening = "Thử Nghiệm đứng thứ 3–5 trong 12 tỉnh, thành phố về chuyển đổi số năm 2024"
    target = "; mục tiêu duy nhất so được: chưa đạt, chưa đến hạn."
    text = project.build().page("/tinh/thu-nghiem/").one("main").text
    assert f"|{opening}{target}" in text
    assert "đứng thứ" not in text.replace(opening, "", 1)


def test_a_unit_is_described_by_its_newest_figures_in_the_order_that_it_chose(site: Site) -> None:
    order = ["Hồ sơ số hóa 45,60% (đến 28/02/2025)", "Đường truyền trên 1.500 km", "Nhiệm vụ hoàn thành 7/9 nhiệm vụ"]
    assert re.search(".*; ".join(map(re.escape, order)), described(site).replace("\N{NO-BREAK SPACE}", " "))


def test_a_unit_without_figures_says_so(site: Site) -> None:
    text = site.page("/tinh/gia-dinh/").one("main").text
    assert "Giả Định" in text
    assert "7/12" in text, "its rank is there all the same"


def test_a_unit_that_chose_no_figures_leads_with_its_newest_wholes(project: Workshop) -> None:
    project.replace("data/places.toml", 'headline = ["ho-so", "duong-truyen", "nhiem-vu"]\n', "")
    order = ["Hồ sơ số hóa 45,60%", "Nhiệm vụ hoàn thành 7/9", "Đường truyền trên 1.500 km"]
    assert re.search(".*; ".join(map(re.escape, order)), described(project.build()).replace("\N{NO-BREAK SPACE}", " "))


def test_a_unit_with_parts_alone_is_described_by_its_rank(project: Workshop) -> None:
    project.replace("data/places.toml", 'headline = ["ho-so", "duong-truyen", "nhiem-vu"]\n', "")
    (project.root / "data/provinces/thu-nghiem/khong-ro-ngay.toml").unlink()
    text = (project.root / "data/provinces/thu-nghiem/2025-02.toml").read_text(encoding="utf-8")
    head, _, parts = text.partition("[[observation]]")
    kept = parts.partition("[[observation]]")[0].replace('total = "1.234 hồ sơ, đạt tỷ lệ 45,60%"\n', "")
    project.write("data/provinces/thu-nghiem/2025-02.toml", f"{head}[[observation]]{kept}")
    site = project.build()
    sentence = "Thử Nghiệm đứng thứ 3–5 trong 12 tỉnh, thành phố về chuyển đổi số năm 2024"
    assert sentence in site.page("/tinh/thu-nghiem/").one("main").text
    assert described(site).startswith(sentence)


def test_long_lists_of_articles_go_over_several_pages(project: Workshop) -> None:
    text = (project.root / "content/news/2025/hai.md").read_text(encoding="utf-8")
    for number in range(60):
        project.write(f"content/news/2024/bai-{number}.md", text.replace("Bài thứ hai", f"Bài số {number}"))
    site = project.build()
    assert site.problems == []
    seen: list[str] = []
    path, pages = "/tin-tuc/", 0
    while path:
        page = site.page(path)
        pages += 1
        shown = page.one("main").all("ul")[0].all("li")
        seen += [item.all("a")[0].get("href") for item in shown]
        links = [link for link in page.all("p")[1].all("a") if link.get("href") != "/"]
        following = [link.get("href") for link in links if f"trang-{pages + 1}/" in link.get("href")]
        path = following[0] if following else ""
    assert pages > 1
    assert len(seen) == len(set(seen)) == 62


def test_related_articles_are_those_that_share_most(site: Site) -> None:
    page = site.page("/tin-tuc/so-hoa/").one("main")
    assert "Bài thứ hai" in page.all("ul")[-1].text


def test_of_related_articles_that_share_as_much_the_newest_stand_first(project: Workshop) -> None:
    text = (project.root / "content/news/2025/hai.md").read_text(encoding="utf-8")
    for day in (11, 13, 12):
        words = text.replace("2025-01-09", f"2025-01-{day}").replace("Bài thứ hai", f"Bài ngày {day}")
        project.write(f"content/news/2025/ngay-{day}.md", words)
    found = [
        link.get("href")
        for link in project.build().page("/tin-tuc/hai/").one("main").all("ul")[-1].all("a")
        if link.get("href").startswith("/tin-tuc/ngay-")
    ]
    assert list(dict.fromkeys(found)) == ["/tin-tuc/ngay-13/", "/tin-tuc/ngay-12/", "/tin-tuc/ngay-11/"]


def test_terms_stand_in_the_order_of_the_alphabet(site: Site) -> None:
    main: Any = site.page("/thuat-ngu/").one("main")
    assert [p.get("id") for p in main.all("p")] == ["an-toan", "thu"]


def test_corrections_stand_with_their_article_newest_first(project: Workshop) -> None:
    project.replace(
        "content/news/2025/so-hoa.md",
        "[[correction]]\ndate",
        '[[correction]]\ndate = 2025-03-09\ntext = "Lần hai."\n\n[[correction]]\ndate',
    )
    days = [dt.text for dt in project.build().page("/tin-tuc/so-hoa/").one("main").all("dt")]
    assert days == ["09/3/2025", "05/3/2025"]


def test_the_sentence_of_a_unit_leaves_out_targets_that_were_dropped(project: Workshop) -> None:
    said = project.build().page("/tinh/thu-nghiem/").one("main").text
    assert "mục tiêu duy nhất so được" in said
    text = (project.root / "data/targets.toml").read_text(encoding="utf-8")
    heading = next(line for line in text.splitlines() if line.startswith("["))
    project.write("data/targets.toml", text.replace(heading, f'{heading}\nended_by = "bao-cao"', 1))
    site = project.build()
    assert site.codes == []
    assert "mục tiêu duy nhất so được" not in site.page("/tinh/thu-nghiem/").one("main").text
