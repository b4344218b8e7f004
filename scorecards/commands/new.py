"""`new`: a new file to fill in, of the kind that is named."""

import argparse
import sys
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
from scorecards.commands.asking import Dialogue, no_record
from scorecards.commands.building import read_project
from scorecards.commands.printing import refuse, show
from scorecards.languages import Language
from scorecards.load.project import load_what_is_known
from scorecards.load.source import Files
from scorecards.output.new_files import write_new
from scorecards.scaffolds.kinds import SCAFFOLDS, ScaffoldKind, options
from scorecards.scaffolds.make import identifier, make_scaffold
from scorecards.scaffolds.questions import id_question, questions, wrong_in
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
            option, dest = f"--{field.key.replace('_', '-')}", f"{_KEY}{field.key}"
            scaffold.add_argument(option, dest=dest, default="", metavar="…", help=words)


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
    every = questions(kind, project, arguments.today)
    entries: list[dict[str, str]] = []
    dialogue = Dialogue(kind, project, language, ended=not sys.stdin.isatty())
    if not dialogue.ended:
        answers = dialogue.asked(every, answers)
        if kind is ScaffoldKind.DOCUMENT and (id := identifier(kind, answers, project)):
            answers = dialogue.asked([id_question(id)], answers)
        entries = dialogue.entries(every)
    if not identifier(kind, answers, project) or (kind is ScaffoldKind.REPORT and "place" not in answers):
        needed = ["--area"] if kind is ScaffoldKind.REPORT else []
        named = [f"--{key}" for key in SCAFFOLDS[kind].named_by]
        return refuse(console_word("scaffold.needed", language, options=", ".join([*needed, *named, "--id"])))
    made = make_scaffold(kind, answers, files, project, arguments.today, entries)
    while not dialogue.ended:
        if files.has(made.path) and (other := dialogue.other_id(made.path, identifier(kind, answers, project))):
            answers["id"] = other
        elif made.wrong and (mended := dialogue.again(made, every, answers, entries)):
            answers, entries = mended
        else:
            break
        made = make_scaffold(kind, answers, files, project, arguments.today, entries)
    if made.wrong:
        show(made.wrong, made.files, language, sys.stderr)
        for question in every:
            if (said := answers.get(question.key, "")) and wrong_in(said, question, names_of(project)) == "no-record":
                print(no_record(said, question, language), file=sys.stderr)
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
