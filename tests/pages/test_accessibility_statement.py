"""The statement on accessibility: the foot of every page leads to it where there is one."""

from __future__ import annotations

from pathlib import Path

from tests.support.html_tree import Element
from tests.support.projects import workshop

PAGE = '+++\ntitle = "Trợ năng"\nsummary = "Đã thử gì."\n+++\n\nLần thử gần nhất: 22/11/2026.\n'


def leads_there(page: Element) -> bool:
    return any(
        link.get("href") in ("/tro-nang/", "/en/tro-nang/") for foot in page.all("footer") for link in foot.all("a")
    )


def test_it_stands_in_the_foot_of_every_page_where_it_is_there(tmp_path: Path) -> None:
    project = workshop(tmp_path)
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    feet = {name: page for name, page in project.build().pages.items() if page.all("footer")}
    assert not any(map(leads_there, feet.values()))
    project.write("content/pages/tro-nang.md", PAGE)
    site = project.build()
    assert "tro-nang/index.html" in site.files
    assert [name for name in feet if not leads_there(site.pages[name])] == []
