"""A project with the problems that reading it met."""

from datetime import date

from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.problems import Problem


def loaded(files: Files, today: date, drafts: bool) -> tuple[Project | None, list[Problem]]:
    """The project, None where a problem is an error; and the problems, in order."""
    project = load_project(files, today, drafts)
    return project, list(files.diagnostics.problems)
