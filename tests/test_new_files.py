"""New files of a project: under a name that is free, whole, inside the project, never over one that is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scorecards.load.source import Files
from scorecards.output.new_files import write_kept, write_new

STEM = "data/provinces/thu-nghiem/2025-03"


def test_a_file_that_is_there_is_never_touched(tmp_path: Path) -> None:
    for number, path in enumerate((f"{STEM}.toml", f"{STEM}-2.toml", f"{STEM}-3.toml"), 1):
        assert Files(tmp_path).free_path(STEM, ".toml") == path
        assert write_new(tmp_path, {path: f"a = {number}\n"}) == []
    (told,) = write_new(tmp_path, {f"{STEM}.toml": "a = 4\n", "data/new.toml": "b = 1\n"})
    assert (told.code, told.at.path) == ("file-is-there", f"{STEM}.toml")
    assert (tmp_path / f"{STEM}.toml").read_text() == "a = 1\n"
    assert not (tmp_path / "data/new.toml").exists(), "all or none"


def test_a_name_in_other_capitals_is_taken(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/A.toml").write_text("")
    assert Files(tmp_path).free_path("data/a", ".toml") == "data/a-2.toml"
    assert Files(tmp_path).free_path("data/b", ".toml", ["data/b.toml"]) == "data/b-2.toml"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    assert [one.code for one in write_new(tmp_path, {f"{STEM}.toml": "a = 1\n"})] == ["cannot-write"]


@pytest.mark.parametrize(
    "path",
    ["data/documents/con.toml", "content/news/2026/Aux.md", "data/nul/a.toml", "data/a. ", f"data/{'a' * 300}.toml"],
)
def test_a_name_that_windows_cannot_hold_is_refused_everywhere(tmp_path: Path, path: str) -> None:
    """There, the words would go to a device or under another name, and be lost without an error."""
    assert [one.code for one in write_new(tmp_path, {"data/b.toml": "b = 1\n", path: "a = 1\n"})] == ["new-file-name"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["../out.toml", "data/../../out.toml"])
def test_nothing_is_written_outside_of_the_project(tmp_path: Path, path: str) -> None:
    root = tmp_path / "project"
    root.mkdir()
    assert [one.code for one in write_new(root, {path: "a = 1\n"})] == ["outside-project"]
    assert [one.name for one in tmp_path.iterdir()] == ["project"]


@pytest.mark.skipif(os.name == "nt", reason="making a link needs a right that few have there")
def test_a_link_that_leads_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    elsewhere, root = tmp_path / "elsewhere", tmp_path / "project"
    elsewhere.mkdir()
    (root / "data/provinces").mkdir(parents=True)
    (root / "data/provinces/thu-nghiem").symlink_to(elsewhere)
    assert [one.code for one in write_new(root, {f"{STEM}.toml": "a = 1\n"})] == ["outside-project"]
    assert list(elsewhere.iterdir()) == []


def test_a_file_that_the_program_keeps_is_written_over(tmp_path: Path) -> None:
    assert write_kept(tmp_path, {"data/a.txt": "một\n"}) == []
    assert write_kept(tmp_path, {"data/a.txt": "hai\n", "data/b/c.txt": "ba\n"}) == []
    assert (tmp_path / "data/a.txt").read_bytes() == b"hai\n"
    assert (tmp_path / "data/b/c.txt").read_bytes() == b"ba\n"
    (told,) = write_kept(tmp_path, {"data/a.txt/d.txt": ""})
    assert (told.code, told.at.path) == ("cannot-write", "data/a.txt/d.txt")
