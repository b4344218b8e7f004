"""`edition`: keeps the data of today as an edition, which figures are cited by from then on."""

import argparse
import sys
from pathlib import Path

from scorecards.commands.arguments import CONTENT, OK, Commands, add_command, add_project, help_words
from scorecards.commands.printing import show
from scorecards.inputs.editions import edition_states, is_same_figure, kept_rows
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL, Language
from scorecards.load.editions import edition_path, edition_text
from scorecards.load.source import Files
from scorecards.model.text import Text
from scorecards.output.new_files import write_new
from scorecards.pipeline import Settings, prepare
from scorecards.problems import Location, Problem, problem
from scorecards.strings.console import console_word


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    command = add_command(commands, "edition", _edition)
    add_project(command, root)
    command.add_argument("--note", default="", help=help_words("edition-note"))
    command.add_argument("--note-en", default="", help=help_words("edition-note-en"))
    command.add_argument("--dry-run", action="store_true", help=help_words("edition-dry-run"))


def _edition(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    files = Files(arguments.root)
    prepared = prepare(files, Settings(arguments.today, arguments.base_url))
    if prepared.site is None or files.diagnostics.errors:
        show(files.diagnostics.problems, files, language, sys.stderr)
        return CONTENT
    inputs = prepared.site.pages[ORIGINAL]
    states = edition_states(inputs.index)
    if states and arguments.today <= (last := states[-1].edition.day):
        found = problem("edition-day", Location(edition_path(last)), last=last, read=arguments.today)
        return _refused(found, files, language)
    now = kept_rows(inputs.index, inputs.words_in)
    before = states[-1].rows if states else {}
    written = {key: row for key, row in now.items() if before.get(key) != row}
    removed = [key for key in before if key not in now]
    if not written and not removed:
        at = Location(edition_path(states[-1].edition.day)) if states else Location("data/")
        return _refused(problem("edition-same", at), files, language)
    new = sum(key not in before for key in written)
    facts = {
        "new": new,
        "other": sum(key in before and not is_same_figure(row, before[key]) for key, row in written.items()),
        "gone": len(removed),
        "rows": len(now),
    }
    path = edition_path(arguments.today)
    if arguments.dry_run:
        print(console_word("edition.would", language, path=path, **facts))
        return OK
    note = Text(" ".join(arguments.note.split()), " ".join(arguments.note_en.split()))
    text = edition_text(arguments.today, note, written, removed, _previous(inputs, files))
    if problems := write_new(arguments.root, {path: text}):
        show(problems, files, language, sys.stderr)
        return CONTENT
    print(console_word("edition.written", language, path=path, **facts))
    return OK


def _previous(inputs: PageInputs, files: Files) -> tuple[str, str]:
    """Day and text of the last edition."""
    editions = inputs.project.editions
    if not editions:
        return "", ""
    return editions[-1].day.isoformat(), files.text(editions[-1].at.path) or ""


def _refused(found: Problem, files: Files, language: Language) -> int:
    show([found], files, language, sys.stderr)
    return CONTENT
