"""Tests belong to the program: whatever the repository's `data/` and `content/` hold, they say the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.own_content import EDITED, Guard, ReadsTheContentError
from tests.support.projects import ROOT, SMALL

READERS = (
    "tests/analysis/test_sources.py::test_quotes_that_stand_in_their_source_are_found",
    "tests/pages/test_pages.py::test_the_way_back_leads_over_pages_that_are_there",
    "tests/test_cli.py::test_build_py_builds_without_arguments",
    "tests/test_docs.py::test_paths_exist",
    "tests/test_workflow.py::test_the_shell_steps_build_a_site_for_that_address",
)
"""Tests of every way to read a project: the loader, a build, processes of their own, the guide, a workflow's steps."""


@pytest.mark.parametrize("path", [*EDITED, "data/site.toml", "content/pages/x.md", b"data/provinces", "./data"])
@pytest.mark.parametrize("event", ["open", "os.listdir", "os.scandir"])
def test_the_guard_knows_what_editors_write(event: str, path: str | bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    guard = Guard(ROOT)
    monkeypatch.chdir(ROOT)
    for given in (path, ROOT / os.fsdecode(path)):
        with pytest.raises(ReadsTheContentError, match="sites of their own"):
            guard(event, (given, "r", 0))


@pytest.mark.parametrize("path", ["tests/sites/small/data/site.toml", "scorecards", "database", "data.txt"])
def test_the_guard_lets_all_else_be_read(path: str) -> None:
    guard = Guard(ROOT)
    guard("open", (str(ROOT / path), "r", 0))
    guard("open", (3, "r", 0))
    guard("open", ("data", None, 0))
    guard("os.scandir", (None,))
    guard("os.remove", (str(ROOT / "data/site.toml"),))


@pytest.mark.parametrize("folder", EDITED)
def test_the_guard_is_set_in_this_very_process(folder: str) -> None:
    for read in (os.listdir, os.scandir, lambda path: list(Path(path).rglob("*"))):
        with pytest.raises(ReadsTheContentError):
            read(ROOT / folder)
    with pytest.raises(ReadsTheContentError):
        (ROOT / folder / "site.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", EDITED)
def test_a_project_elsewhere_can_be_removed(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "project" / folder).mkdir(parents=True)
    monkeypatch.chdir(ROOT)
    shutil.rmtree(tmp_path / "project")
    assert not (tmp_path / "project").exists()


@pytest.mark.long
def test_with_all_content_replaced_tests_say_the_same(tmp_path: Path) -> None:
    """In a copy of the program whose content is the small project, where processes of their own are seen too."""
    copy = tmp_path / "copy"
    left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", *EDITED)
    shutil.copytree(ROOT, copy, ignore=lambda folder, names: left_out(folder, names) if folder == str(ROOT) else set())
    for folder in EDITED:
        shutil.copytree(SMALL / folder, copy / folder)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *READERS]
    done = subprocess.run(command, cwd=copy, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-5000:]
    found = re.search(r"\b(\d+) passed in", done.stdout)
    assert found, done.stdout
    assert int(found[1]) >= len(READERS)
