"""Published addresses stay: the list, what it misses, and redirects from one address to another."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from scorecards.cli import main
from tests.support.links import broken
from tests.support.projects import Site, Workshop, workshop

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
    assert {"/", "/tinh/thu-nghiem/", "/en/tinh/thu-nghiem/", "/tim-kiem/", "/en/tin-tuc/so-hoa/"} <= set(first)
    assert not [path for path in first if "404" in path or re.search(r"/trang-\d", path)]
    assert "/tin-tuc/hai/" in first
    assert "/en/tin-tuc/hai/" not in first, "nobody has translated it"
    assert "address-gone" not in project.build().codes
    project.write(LIST, "# của tôi\n/da-bo/\n/en/tinh/thu-nghiem/\n")
    code, told = run(project, capsys)
    assert (code, addresses(project)) == (0, sorted([*first, "/da-bo/"]))
    assert told.endswith(f"{len(first) + 1} addresses, {len(first) - 1} of them new.\n")


def test_a_list_without_english_addresses_means_those_of_every_page_that_it_names(
    project: Workshop, capsys: Any
) -> None:
    project.write(LIST, "/tin-tuc/hai/\n/gioi-thieu/\n/tin/1.html\n")
    site = project.build()
    assert "address-gone" not in site.codes
    assert leads(site, "/en/tin-tuc/hai/") == "/tin-tuc/hai/"
    assert leads(site, "/en/gioi-thieu/") == "/gioi-thieu/"
    assert "en/phuong-phap/index.html" not in site.files, "it was never published"
    run(project, capsys)
    assert {"/en/tin-tuc/hai/", "/en/gioi-thieu/"} <= set(addresses(project))
    assert "/en/phuong-phap/" not in addresses(project)
    assert project.build().codes == []


def leads(site: Site, path: str) -> str:
    """Where the page at an old address leads."""
    page = site.page(path)
    (refresh,) = (meta.get("content") for meta in page.all("meta") if meta.get("http-equiv") == "refresh")
    (link,) = (link.get("href") for link in page.one("body").all("a"))
    assert refresh == f"0; url={link}"
    return link


def test_the_copy_of_an_untranslated_text_leads_on_where_it_was_published(project: Workshop) -> None:
    project.write(LIST, "/en/\n/en/tin-tuc/hai/\n/en/tinh/thu-nghiem/\n/en/tin-tuc/so-hoa/\n")
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    site = project.build("https://vi-du.vn/kho/")
    assert site.problems == []
    assert broken(site.files, "/kho/") == []
    assert leads(site, "/en/tin-tuc/hai/") == "/kho/tin-tuc/hai/"
    assert "en/gioi-thieu/index.html" not in site.files, "no such address was published"
    assert b"/en/tin-tuc/hai/" not in site.files["sitemap.xml"]
    page = site.page("/en/tin-tuc/hai/")
    (link,) = page.one("body").all("a")
    assert (page.one("html").get("lang"), link.get("lang"), link.get("hreflang")) == ("en", "vi", "vi")
    assert "(in Vietnamese)" in page.text
    head = '+++\ntitle = "The second"\nsummary = "Short."\n+++\n\nA paragraph.\n'
    project.write("content/en/news/2025/hai.md", head)
    translated = project.build("https://vi-du.vn/kho/")
    assert translated.problems == []
    assert translated.page("/en/tin-tuc/hai/").one("h1").text == "The second"
    (project.root / "content/en/news/2025/so-hoa.md").unlink()
    assert leads(project.build(), "/en/tin-tuc/so-hoa/") == "/tin-tuc/so-hoa/", "its translation is withdrawn"


def test_an_english_old_address_leads_to_what_there_is(project: Workshop) -> None:
    project.write(LIST, "/en/\n/en/tin-tuc/hai/\n/en/cu/hai/\n/en/cu/\n")
    author = 'author = "Người Thử"\n'
    old = 'old_addresses = ["/en/tin-tuc/hai/", "/cu/hai/", "/en/cu/"]\n'
    project.replace("content/news/2025/hai.md", author, author + old)
    site = project.build()
    assert site.codes == []
    for path in ("/en/tin-tuc/hai/", "/cu/hai/", "/en/cu/hai/", "/en/cu/"):
        assert leads(site, path) == "/tin-tuc/hai/"
    project.write(LIST, "/en/\n")
    assert "en/cu/hai/index.html" not in project.build().files, "that was never published"
    head = '+++\ntitle = "The second"\nsummary = "Short."\n+++\n\nA paragraph.\n'
    project.write("content/en/news/2025/hai.md", head)
    (found,) = project.build().problems
    assert (found.code, found.details["read"]) == ("old-address-taken", "/en/tin-tuc/hai/")


def test_a_page_that_is_gone_in_both_languages_is_told_of_once(project: Workshop) -> None:
    project.write(LIST, "/en/\n/chi-tieu/cu/\n/en/chi-tieu/cu/\n/en/chi-tieu/chi-anh/\n")
    found = [(p.code, p.details["read"]) for p in project.build().problems]
    assert found == [("address-gone", "/chi-tieu/cu/"), ("address-gone", "/en/chi-tieu/chi-anh/")]
    for folder in ("news", "provinces"):
        shutil.rmtree(project.root / "content/en" / folder)
    text = (project.root / "data/site.toml").read_text("utf-8")
    project.write("data/site.toml", f'languages = ["vi"]\n{text}')
    assert [p.details["read"] for p in project.build().problems] == ["/chi-tieu/cu/"], "there is no English edition"


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
    path = project.root / "content/news/2025/hai.md"
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
