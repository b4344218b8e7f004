"""A project with the problems that reading it met, those of its articles' texts among them."""

from datetime import date

from scorecards.load.project import load_what_is_known
from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.problems import Problem


def loaded(files: Files, today: date, drafts: bool) -> tuple[Project | None, list[Problem]]:
    """The project, None where a problem is an error; and the problems, in order."""
    project = load_what_is_known(files, today, drafts)
    return None if files.diagnostics.errors else project, list(files.diagnostics.problems)
