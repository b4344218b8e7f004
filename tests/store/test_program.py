"""What everything that a run makes depends on besides the project."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version
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


def test_code_that_is_being_compiled_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "scorecards"
    shutil.copytree(ROOT / "scorecards" / "store", package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(program, "_PACKAGE", package)
    before = program.code_digest.__wrapped__()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "database.cpython-311.pyc.140").write_bytes(b"x")
    assert program.code_digest.__wrapped__() == before


def test_versions_are_those_that_are_installed() -> None:
    assert program.package_versions(program.PACKAGES) == [*map(version, program.PACKAGES)]


def test_versions_are_read_off_folders_the_first_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [tmp_path / "first", tmp_path / "gone", tmp_path / "second"]
    monkeypatch.setattr(sys, "path", [*map(str, folders)])
    for folder, name in ((0, "Some_Package-1.2.dist-info"), (2, "some.package-3.dist-info"), (2, "other-4.dist-info")):
        (folders[folder] / name).mkdir(parents=True)
    assert program.package_versions(["some-package", "other"]) == ["1.2", "4"]
    (folders[2] / "third.egg-info").mkdir()
    (folders[2] / "third.egg-info" / "PKG-INFO").write_text("Name: third\nVersion: 5\n")
    assert program.package_versions(["third"]) == ["5"]
    with pytest.raises(PackageNotFoundError):
        program.package_versions(["fourth"])


def test_another_version_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program.code_digest.__wrapped__()
    monkeypatch.setattr(program, "package_versions", lambda packages: ["x" for _ in packages])
    assert program.code_digest.__wrapped__() != before
