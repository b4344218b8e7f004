"""What everything that a run makes depends on besides the project."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from scorecards.store import program
from tests.support.projects import ROOT


def test_every_package_that_the_program_is_installed_with_counts() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert sorted(re.match(r"[a-z0-9-]+", one)[0] for one in project["dependencies"]) == sorted(program.PACKAGES)  # type: ignore[index]


@pytest.mark.parametrize("name", ["themes/default/static/new.woff2", "charts/new.ttf", "strings/new.txt", "new.py"])
def test_every_file_of_the_program_counts(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "scorecards"
    shutil.copytree(ROOT / "scorecards" / "store", package / "store")
    monkeypatch.setattr(program, "_PACKAGE", package)
    before = program.code_digest.__wrapped__()
    (package / name).parent.mkdir(parents=True, exist_ok=True)
    (package / name).write_bytes(b"x")
    other = program.code_digest.__wrapped__()
    assert other != before
    (package / name).with_name("new.pyc").write_bytes(b"x")
    assert program.code_digest.__wrapped__() == other
