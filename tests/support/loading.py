"""A project with the problems that reading it met, those of its articles' texts among them."""

from datetime import date

from scorecards.load.project import check_article_texts, load_project
from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.problems import Problem


def loaded(files: Files, today: date, drafts: bool) -> tuple[Project | None, list[Problem]]:
    """The project, None where a problem is an error; and the problems, in order."""
    project = load_project(files, today, drafts)
    if project:
        check_article_texts(files, project)
    return None if files.diagnostics.errors else project, list(files.diagnostics.problems)
