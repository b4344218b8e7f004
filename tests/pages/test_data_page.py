"""The page of the data: its files are there, and what it tells readers to run runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.projects import Site, workshop

BASE = "https://host.example/repo/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = workshop(tmp_path_factory.mktemp("data") / "project")
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    return project.build(BASE)


def test_every_file_that_it_offers_is_there(site: Site) -> None:
    for path in ("/du-lieu/", "/en/du-lieu/"):
        links = [link.get("href") for link in site.page(path).one("main").all("a") if "download" in link.attributes]
        assert len(links) == len(set(links)) == 6
        assert {link.removeprefix("/repo/") for link in links} <= set(site.files)
        assert any(link.endswith("observations.en.xlsx" if "en" in path else "observations.xlsx") for link in links)


def test_the_lines_of_python_print_the_newest_figures(site: Site, tmp_path: Path) -> None:
    code = site.page("/du-lieu/").by_id("python").parent
    assert code is not None
    (lines, _) = ["".join(map(str, pre.one("code").children)) for pre in code.all("pre")]
    assert f'"{BASE}du-lieu/observations.csv"' in lines
    table = tmp_path / "observations.csv"
    table.write_bytes(site.files["du-lieu/observations.csv"])
    (tmp_path / "example.py").write_text(
        lines.replace(f"{BASE}du-lieu/observations.csv", table.as_uri()), encoding="utf-8"
    )
    command = [sys.executable, "-I", "-X", "utf8", "example.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    printed = done.stdout.decode().splitlines()
    assert printed
    assert all(line.startswith("2025-02-28 Tỉnh Thử Nghiệm") for line in printed)
    assert any("gần 61%" in line for line in printed)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/tinh/thu-nghiem/", "tinh/thu-nghiem"),
        ("/chi-tieu/ho-so/", "chi-tieu/ho-so"),
        ("/xep-hang/xep-hang-2024/", "xep-hang/xep-hang-2024"),
    ],
)
def test_pages_offer_the_data_of_their_subject(site: Site, path: str, name: str) -> None:
    for language, workbook in (("", "xlsx"), ("/en", "en.xlsx")):
        tools = site.page(f"{language}{path}").by_id("cong-cu")
        links = [link.get("href") for link in tools.all("a") if "download" in link.attributes]
        expected = [f"/repo/du-lieu/{name}.{ending}" for ending in (workbook, "csv", "json")]
        assert links == expected
        assert {link.removeprefix("/repo/") for link in links} <= set(site.files)
