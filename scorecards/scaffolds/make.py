"""A new file, checked as the project would be with it."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from scorecards.load.project import load_what_is_known
from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.problems import Problem
from scorecards.scaffolds.kinds import SCAFFOLDS, ScaffoldKind
from scorecards.scaffolds.numbers import with_numbers, wrong_numbers
from scorecards.scaffolds.text import Answers, scaffold_text
from scorecards.sheets.days import day_of
from scorecards.sheets.grid import Cell
from scorecards.sheets.names import names_of
from scorecards.sheets.overlay import FilesWith
from scorecards.vietnamese.folding import slug
from scorecards.writing.targets import target_id

_LONGEST = 60
_LONGEST_OF_DOCUMENT = 32
"""Its identifier is typed and read in every report and article that rests on it; a headline would be longer."""
_TO_FILL_IN = ("missing-key", "empty-observation", "empty-rank", "empty-list", "missing-source")
"""What a file that is to be filled in may lack."""


class NewFile(Struct, frozen=True):
    """A file that would be written."""

    path: str
    text: str
    left: tuple[Problem, ...]
    """What is still to be filled in."""
    wrong: tuple[Problem, ...]
    """What is wrong with the answers, or would be wrong elsewhere for them; then the file is not written."""
    files: Files
    """The project with it, for showing its problems."""


def identifier(kind: ScaffoldKind, answers: Answers, project: Project) -> str:
    """The identifier of the new record: the one that is given, or one made of its name; "" without either."""
    if given := answers.get("id", "").strip():
        return given
    words = next((answers[key] for key in SCAFFOLDS[kind].named_by if answers.get(key, "").strip()), "")
    if kind is ScaffoldKind.REPORT:
        words = names_of(project).documents.find(words).id or words
    if kind is ScaffoldKind.TARGET and words:
        words = _of_target(words, answers, project)
    made, most = slug(words), _LONGEST_OF_DOCUMENT if kind is ScaffoldKind.DOCUMENT else _LONGEST
    return made if len(made) <= most else made[: most + 1].rsplit("-", 1)[0][:most]


def _of_target(indicator: str, answers: Answers, project: Project) -> str:
    """As an import names targets."""
    names = names_of(project)
    place = names.places.find(answers.get("place", "")).id
    day = day_of(Cell(1, 1, answers.get("due", "")))
    due = str(day.last) if day and day.last else ""
    indicator = names.indicators.find(indicator).id or indicator
    return target_id(indicator, "" if place == project.site.country else place, (), due)


def make_scaffold(
    kind: ScaffoldKind,
    answers: Answers,
    files: Files,
    project: Project,
    today: date,
    entries: Sequence[Answers] = (),
) -> NewFile:
    """The new file of that kind, with further inner tables for `entries`; `identifier` of the answers is not empty.

    `files` holds the problems that `project` has without it: they do not count.
    """
    id = identifier(kind, answers, project)
    place = answers.get("place", "")
    unread = tuple(wrong_numbers(kind, answers, project))
    if not unread:
        answers = with_numbers(kind, answers, project)
    path = SCAFFOLDS[kind].path.format(
        id=id, place=names_of(project).places.find(place).id or slug(place) or "-", year=today.year
    )
    text = scaffold_text(kind, id, answers, project, today, entries)
    found = FilesWith(files.root, added={} if files.has(path) else {path: text})
    load_what_is_known(found, today, drafts=True)
    before = {(one.code, one.at) for one in files.diagnostics.problems}
    errors = [
        one for one in found.diagnostics.problems
        if one.severity == "error" and (one.at.path == path or (one.code, one.at) not in before)
    ]  # fmt: skip
    left = tuple(one for one in errors if one.code in _TO_FILL_IN)
    return NewFile(path, text, left, unread or tuple(one for one in errors if one not in left), found)
