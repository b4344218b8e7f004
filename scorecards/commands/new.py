"""`new`: a new file to fill in, of the kind that is named."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from scorecards.commands.arguments import (
    CONTENT,
    OK,
    Commands,
    add_command,
    add_root,
    add_today,
    help_words,
)
from scorecards.commands.building import read_project
from scorecards.commands.printing import refuse, show
from scorecards.languages import Language
from scorecards.load.project import load_what_is_known
from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.output.new_files import write_new
from scorecards.scaffolds.kinds import SCAFFOLDS, ScaffoldKind, options
from scorecards.scaffolds.make import identifier, make_scaffold
from scorecards.scaffolds.numbers import wrong_numbers
from scorecards.scaffolds.questions import Question, id_question, questions, wrong_in
from scorecards.sheets.names import names_of
from scorecards.sheets.template import template
from scorecards.strings.console import console_word


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    command = add_command(commands, "new", lambda arguments: OK)
    kinds = command.add_subparsers(title=help_words("kinds"), dest="kind", required=True)
    sheet = add_command(kinds, "sheet", _sheet)
    add_root(sheet, root)
    sheet.add_argument("--area", default="", help=help_words("template-area"))
    sheet.add_argument("--out", type=Path, default=None, help=help_words("template-out"))
    add_today(sheet)
    for kind in ScaffoldKind:
        scaffold = add_command(kinds, kind.value, _scaffold)
        scaffold.set_defaults(scaffold=kind)
        add_root(scaffold, root)
        add_today(scaffold)
        scaffold.add_argument("--id", default="", help=help_words("scaffold-id"))
        if kind is ScaffoldKind.REPORT:
            scaffold.add_argument("--area", default="", help=help_words("scaffold-area"))
        for field in options(kind).values():
            words = f"{field.meaning.vi} · {field.meaning.en}".replace("%", "%%")
            scaffold.add_argument(f"--{field.key.replace('_', '-')}", dest=f"{_KEY}{field.key}", default="", help=words)


_KEY = "key:"
"""Before the key that an argument answers, among the names of arguments."""


def _sheet(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    files = Files(arguments.root)
    project = read_project(files, arguments.today, language, drafts=False)
    if project is None:
        print(console_word("scaffold.mend-first", language), file=sys.stderr)
        return CONTENT
    area = names_of(project).places.find(arguments.area).id if arguments.area else ""
    if arguments.area and not area:
        return refuse(help_words("unknown-name", read=arguments.area))
    out: Path = arguments.out or Path(console_word("template.file", "vi", area=f"-{area}" if area else ""))
    if problems := write_new(out.parent, {out.name: template(files, project, area)}):
        show(problems, files, language, sys.stderr)
        return CONTENT
    print(console_word("template.made", language, path=out))
    return OK


def _scaffold(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    kind: ScaffoldKind = arguments.scaffold
    files = Files(arguments.root)
    project = load_what_is_known(files, arguments.today, drafts=True)
    if project is None:
        show(files.diagnostics.problems, files, language, sys.stderr)
        print(console_word("scaffold.mend-first", language), file=sys.stderr)
        return CONTENT
    answers = {key.removeprefix(_KEY): said for key, said in vars(arguments).items() if key.startswith(_KEY) and said}
    answers |= {"id": arguments.id} if arguments.id else {}
    if kind is ScaffoldKind.REPORT and arguments.area:
        answers["place"] = arguments.area
    if sys.stdin.isatty():
        answers = _asked(questions(kind, project, arguments.today), answers, kind, project, language)
        if kind is ScaffoldKind.DOCUMENT and (id := identifier(kind, answers, project)):
            answers = _asked([id_question(id)], answers, kind, project, language)
    if not identifier(kind, answers, project) or (kind is ScaffoldKind.REPORT and "place" not in answers):
        needed = ["--area"] if kind is ScaffoldKind.REPORT else []
        named = [f"--{key}" for key in SCAFFOLDS[kind].named_by]
        return refuse(console_word("scaffold.needed", language, options=", ".join([*needed, *named, "--id"])))
    made = make_scaffold(kind, answers, files, project, arguments.today)
    if made.wrong:
        show(made.wrong, made.files, language, sys.stderr)
        for question in questions(kind, project, arguments.today):
            if (said := answers.get(question.key, "")) and wrong_in(said, question, names_of(project)) == "no-record":
                print(_no_record(said, question, language), file=sys.stderr)
        print(console_word("scaffold.not-written", language), file=sys.stderr)
        return CONTENT
    if problems := write_new(arguments.root, {made.path: made.text}):
        show(problems, files, language, sys.stderr)
        print(console_word("scaffold.not-written", language), file=sys.stderr)
        return CONTENT
    print(console_word("scaffold.written", language, path=made.path))
    others = sum(one.severity == "error" and one.at.path != made.path for one in made.files.diagnostics.problems)
    if others:
        print(console_word("scaffold.other-problems", language, count=others))
    for one in made.left:
        print(f"  {one.at}: {one.message(language)} {one.hint(language)}")
    print(console_word("scaffold.fill" if made.left else f"scaffold.next-{kind}", language, path=made.path))
    return OK


def _asked(
    asked: Sequence[Question], answers: Mapping[str, str], kind: ScaffoldKind, project: Project, language: Language
) -> dict[str, str]:
    """The answers, and those of whoever sits at the terminal, asked again until they will do or the input ends."""
    found = dict(answers)
    for one in asked:
        while not found.get(one.key):
            print(one.words(language), end=": ", flush=True)
            line = sys.stdin.readline()
            if not line:
                return found
            said = line.strip()
            if wrong := wrong_in(said, one, names_of(project)):
                print(
                    _no_record(said, one, language)
                    if wrong == "no-record"
                    else console_word(f"scaffold.{wrong}", language, read=said)
                )
                continue
            number = next((p for p in wrong_numbers(kind, {**found, one.key: said}, project) if said), None)
            if number and number.details["key"] == one.key:
                print(f"{number.message(language)} {number.hint(language)}")
                continue
            if not said:
                break
            found[one.key] = said
    return found


def _no_record(said: str, question: Question, language: Language) -> str:
    """Says that the project has no record of that name, and which it has."""
    known = question.nearest(said)
    return console_word("scaffold.no-record" if known else "scaffold.no-records", language, read=said, known=known)
