"""Published addresses stay: the list, what it misses, and redirects from one address to another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from scorecards.cli import main
from tests.support.links import broken
from tests.support.projects import Workshop, workshop

LIST = "data/addresses.txt"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return workshop(tmp_path)


def addresses(project: Workshop) -> list[str]:
    text = (project.root / LIST).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def run(project: Workshop, capsys: Any) -> tuple[int, str]:
    code = main(["addresses", "--root", str(project.root), "--today", "2026-11-22", "--lang", "en"])
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def test_the_list_has_every_page_once_and_grows_only(project: Workshop, capsys: Any) -> None:
    code, told = run(project, capsys)
    assert code == 0
    first = addresses(project)
    assert told == f"{LIST}: {len(first)} addresses, {len(first)} of them new.\n"
    assert first == sorted(set(first))
    assert {"/", "/tinh/thu-nghiem/", "/chi-tieu/ho-so/", "/tim-kiem/"} <= set(first)
    assert not [path for path in first if path.startswith("/en/") or "404" in path or re.search(r"/trang-\d", path)]
    assert "address-gone" not in project.build().codes
    project.write(LIST, "# của tôi\n/da-bo/\n/tinh/thu-nghiem/\n")
    code, told = run(project, capsys)
    assert (code, addresses(project)) == (0, sorted([*first, "/da-bo/"]))
    assert told.endswith(f"{len(first) + 1} addresses, {len(first) - 1} of them new.\n")


def test_an_address_that_is_gone_is_told_at_its_line(project: Workshop, capsys: Any) -> None:
    run(project, capsys)
    line = project.append(LIST, "/chi-tieu/ten-cu/\n")
    [found] = project.build().problems
    assert (found.code, found.at.path, found.at.line, found.severity) == ("address-gone", LIST, line, "warning")
    assert found.details["read"] == "/chi-tieu/ten-cu/"


def test_a_redirect_leads_on_in_every_language(project: Workshop, capsys: Any) -> None:
    run(project, capsys)
    project.append(LIST, "/chi-tieu/ten-cu/\n")
    project.write("data/redirects.toml", '[ten-cu]\nold = "/chi-tieu/ten-cu/"\nnew = "/chi-tieu/ho-so/"\n')
    site = project.build("https://vi-du.vn/kho/")
    assert site.problems == []
    assert broken(site.files, "/kho/") == []
    for edition in ("", "en/"):
        page = site.page(f"/{edition}chi-tieu/ten-cu/")
        [link] = page.all("a")
        assert link.get("href") == f"/kho/{edition}chi-tieu/ho-so/"
    assert b"/chi-tieu/ten-cu/" not in site.files["sitemap.xml"]


def test_a_redirect_to_nowhere_and_one_from_a_page_are_told(project: Workshop) -> None:
    project.write("data/redirects.toml", '[a]\nold = "/cu/"\nnew = "/khong-co/"\n')
    assert "address-gone" not in project.build().codes
    [code] = project.build().codes
    assert code.startswith(("broken-link", "dead-link", "link-"))
    project.write("data/redirects.toml", '[a]\nold = "/tinh/thu-nghiem/"\nnew = "/chi-tieu/ho-so/"\n')
    [found] = project.build().problems
    assert (found.code, found.at.path, found.at.line) == ("old-address-taken", "data/redirects.toml", 2)


def test_an_article_that_has_ended_keeps_its_address(project: Workshop, capsys: Any) -> None:
    run(project, capsys)
    path = next((project.root / "content/news").rglob("*.md"))
    text = path.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title"))
    path.write_text(text.replace(title, f"{title}\nends = 2026-11-01"), "utf-8")
    assert "address-gone" not in project.build().codes


def test_a_project_with_mistakes_keeps_its_list(project: Workshop, capsys: Any) -> None:
    run(project, capsys)
    before = addresses(project)
    project.append("data/indicators.toml", '\n[hong]\nname = "')
    code, told = run(project, capsys)
    assert code == 1
    assert "data/indicators.toml" in told
    assert addresses(project) == before
