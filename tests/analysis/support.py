"""Small projects for trying rules on: the registers of `project/`, with the reports and rankings of a case added."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scorecards.load.source import Files
from scorecards.model.project import Project
from tests.support.loading import loaded

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Case:
    """Files that are added to the project, and what is expected of it."""

    name: str
    files: Mapping[str, str]
    expected: tuple[str, ...]
    """Lines of the last part."""


def cases(name: str) -> list[Case]:
    """The cases of a file of `cases/`: a title after `===`, then parts after `---`, the last of them `findings`."""
    text = (HERE / "cases" / name).read_text("utf-8")
    return [_case(block) for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]]


def _case(block: str) -> Case:
    title, *parts = re.split(r"^--- ?", block, flags=re.MULTILINE)
    files = dict(part.split("\n", 1) for part in parts)
    expected = files.pop("findings")
    return Case(title.strip(), files, tuple(line.strip() for line in expected.splitlines() if line.strip()))


def load(folder: Path, files: Mapping[str, str]) -> Project:
    """Writes the project with a case's files under `folder` and reads it; fails on any error in them."""
    shutil.copytree(HERE / "project", folder, dirs_exist_ok=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    project, problems = loaded(Files(folder), TODAY, False)
    assert project is not None, [f"{p.at} {p.message('en')}" for p in problems]
    return project
