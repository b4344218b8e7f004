"""`import`: figures, rankings, targets and documents of a spreadsheet as new data files."""

import argparse
import json
import sys
from pathlib import Path

from msgspec import to_builtins

from scorecards.commands.arguments import (
    CONTENT,
    OK,
    Commands,
    add_command,
    add_format,
    add_root,
    add_today,
    help_words,
)
from scorecards.commands.printing import refuse, show
from scorecards.languages import Language
from scorecards.load.source import Files
from scorecards.output.new_files import write_new
from scorecards.problems import Problem, as_json
from scorecards.sheets.figures import Given
from scorecards.sheets.opening import open_sheets
from scorecards.sheets.plan import Import, Plan, UnknownGivenError, plan_import
from scorecards.strings.console import console_word

_YES = {"vi": ("c", "có", "co"), "en": ("y", "yes")}


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    command = add_command(commands, "import", _import)
    command.add_argument("file", type=Path, help=help_words("sheet-file"))
    add_root(command, root)
    add_format(command)
    command.add_argument("--area", default="", help=help_words("sheet-area"))
    command.add_argument("--document", default="", help=help_words("sheet-document"))
    command.add_argument("--ranking", default="", help=help_words("ranking"))
    add_today(command)
    command.add_argument("--dry-run", action="store_true", help=help_words("dry-run"))
    command.add_argument("--yes", action="store_true", help=help_words("yes"))


def _import(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    files = Files(arguments.root)
    sheets = open_sheets(arguments.file)
    if isinstance(sheets, Problem):
        plan = Plan({}, (), (sheets,), (), 0, 0)
    else:
        words = Given(arguments.area, arguments.document, arguments.ranking)
        asked = Import(arguments.file.name, words, arguments.today)
        try:
            plan = plan_import(files, sheets, asked)
        except UnknownGivenError as error:
            return refuse(help_words("unknown-name", read=error.read))
    is_text = arguments.format == "text"
    if is_text:
        _print(plan, files, language)
    write = bool(plan.texts) and not arguments.dry_run and (arguments.yes or (is_text and _asked(language)))
    stopped = write_new(arguments.root, plan.texts) if write else []
    show(stopped, files, language, sys.stderr)
    if not is_text:
        print(json.dumps(_as_json(plan, language, written=write and not stopped), ensure_ascii=False, indent=2))
    elif write and not stopped:
        print(console_word("import.written", language, count=len(plan.texts)))
    return CONTENT if plan.errors or stopped else OK


def _print(plan: Plan, files: Files, language: Language) -> None:
    show(plan.problems, files, language, sys.stdout)
    for left in plan.skipped:
        why = console_word(f"import.{left.reason}", language)
        facts = {"sheet": left.sheet, "row": left.row, "why": why, "text": left.text[:60]}
        print(console_word("import.left-out", language, **facts))
    for key, count in (("same", plan.same), ("blank", plan.blank)):
        if count:
            print(console_word(f"import.{key}", language, count=count))
    if plan.entries:
        print(console_word("import.will-write", language, rows=len(plan.entries)))
        for one in plan.entries:
            words = f"“{one.words}”" if one.words else ""
            print(
                "  " + " | ".join((one.cell, one.place, one.what, one.value, one.day, one.source, words)).rstrip(" |")
            )
    for path in plan.texts:
        print(console_word("import.file", language, path=path))
    if plan.problems:
        counts = {"errors": plan.errors, "warnings": len(plan.problems) - plan.errors}
        print(console_word("import.problems", language, **counts))
    if not plan.texts:
        print(console_word("import.nothing", language))


def _asked(language: Language) -> bool:
    """Whether whoever sits at the terminal wants the files; without a terminal nobody can be asked."""
    if not sys.stdin.isatty():
        print(console_word("import.how-to-write", language))
        return False
    print(console_word("import.question", language), end="", flush=True)
    if sys.stdin.readline().strip().lower() in _YES[language]:
        return True
    print(console_word("import.not-written", language))
    return False


def _as_json(plan: Plan, language: Language, *, written: bool) -> dict[str, object]:
    return {
        "written": written,
        "files": [{"path": path, "text": text} for path, text in plan.texts.items()],
        "rows": [to_builtins(one) for one in plan.entries],
        "left_out": [to_builtins(one) for one in plan.skipped],
        "same": plan.same,
        "blank": plan.blank,
        "problems": [as_json(one, language) for one in plan.problems],
    }
