"""Every thing leads to the line of the file that it is written in, where the repository is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.html_tree import Element
from tests.support.projects import Site, Workshop, workshop

REPOSITORY = "https://vi-du.vn/kho"
EDIT = f"{REPOSITORY}/edit/main/"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    made = workshop(tmp_path)
    made.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    text = (made.root / "data/site.toml").read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("repository")]
    made.write("data/site.toml", f'repository = "{REPOSITORY}"\n' + "\n".join(kept) + "\n")
    return made


def edits(page: Element) -> list[tuple[str, str]]:
    """The files and lines that a page can be edited at, with what each link is called."""
    links = [one for one in page.all("a") if one.get("href").startswith(EDIT)]
    return [(one.get("href").removeprefix(EDIT), one.get("aria-label")) for one in links]


def line_of(project: Workshop, path: str, words: str) -> str:
    lines = (project.root / path).read_text("utf-8").splitlines()
    return f"{path}#L{next(number for number, line in enumerate(lines, 1) if words in line)}"


def test_a_figure_leads_to_its_quote(project: Workshop) -> None:
    page = project.build().page("/tinh/thu-nghiem/")
    at = line_of(project, "data/provinces/thu-nghiem/2025-02.toml", "7/9")
    assert [name for address, name in edits(page) if address == at] == ["Sửa: Nhiệm vụ hoàn thành"]


@pytest.mark.parametrize(
    ("page", "path", "words"),
    [
        ("/van-ban/bao-cao/", "data/documents.toml", "[bao-cao]"),
        ("/chi-tieu/ho-so/", "data/indicators.toml", "[ho-so]"),
        ("/chi-tieu/ho-so/", "data/targets.toml", "["),
        ("/thuat-ngu/", "data/glossary.toml", "["),
    ],
)
def test_a_record_leads_to_its_heading(project: Workshop, page: str, path: str, words: str) -> None:
    assert line_of(project, path, words) in [address for address, _ in edits(project.build().page(page))]


def test_no_link_leads_nowhere(tmp_path: Path) -> None:
    made = workshop(tmp_path)
    made.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    text = (made.root / "data/site.toml").read_text("utf-8")
    made.write("data/site.toml", "\n".join(one for one in text.splitlines() if not one.startswith("repository")))
    site: Site = made.build()
    assert [
        name for name, page in site.pages.items() if any("Sửa" in one.get("aria-label") for one in page.all("a"))
    ] == []
