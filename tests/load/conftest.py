"""A small project with nothing wrong in it, and ways to spoil it."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.problems import Problem, as_json, as_text
from tests.support.loading import loaded

HERE = Path(__file__).resolve().parent
TODAY = date(2026, 11, 22)

Loaded = tuple[Project | None, list[Problem]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The root of a fresh copy of the project without mistakes."""
    return Path(shutil.copytree(HERE / "project", tmp_path / "project"))


@pytest.fixture
def load() -> Callable[..., Loaded]:
    """Loads a project, and sees to it that every problem can be worded for a reader, in both languages."""

    def run(root: Path, today: date = TODAY, drafts: bool = False) -> Loaded:
        files = Files(root)
        found, problems = loaded(files, today, drafts)
        for problem in problems:
            for language in ("vi", "en"):
                shown = as_json(problem, language)
                assert shown["message"], problem
                assert shown["hint"], problem
                assert problem.code in as_text(problem, language, files.known_text)
        assert (found is None) == any(problem.severity == "error" for problem in problems)
        return found, problems

    return run
