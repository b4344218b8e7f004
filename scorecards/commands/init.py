"""`init`: a new project in an empty folder, for an agency of one place."""

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from scorecards.commands.arguments import (
    CONTENT,
    OK,
    Commands,
    add_command,
    add_today,
    help_words,
)
from scorecards.commands.printing import refuse, show
from scorecards.languages import Language
from scorecards.load.project import load_project
from scorecards.model.fields import EMAIL_FORM
from scorecards.output.new_files import write_new
from scorecards.scaffolds.program_source import ProgramSource, program_source, read_source
from scorecards.scaffolds.starter import Starter, StarterAnswers
from scorecards.sheets.overlay import FilesWith
from scorecards.strings.console import console_word
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import normal

STARTER = Starter()
CHECKOUT = Path(__file__).parents[2]
_LINE = re.compile(r"[^\x00-\x1f\x7f]+")


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    command = add_command(commands, "init", _init)
    command.add_argument("folder", type=Path, metavar="DIR", help=help_words("init-folder"))
    for name in ("place", "name", "publisher", "email", "program"):
        command.add_argument(f"--{name}", default=None, help=help_words(f"init-{name}"))
    official = command.add_mutually_exclusive_group()
    for name, said in (("official", "true"), ("unofficial", "false")):
        official.add_argument(
            f"--{name}", action="store_const", const=said, dest="official", help=help_words(f"init-{name}")
        )
    add_today(command)


def _init(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    folder: Path = arguments.folder
    if wrong := _not_empty(folder, language):
        return refuse(wrong)
    source = program_source(CHECKOUT)
    answers: dict[str, str] = {}
    for name in _QUESTIONS:
        given: str | None = getattr(arguments, name)
        if name == "program" and given is None and source.requirement:
            continue
        said = _answer(name, None if given is None else given.strip(), language)
        if said is None:
            return refuse(console_word("init.needed", language))
        answers[name] = said
    place, found = STARTER.place(answers["place"])
    made = StarterAnswers(
        place=place,
        title=(arguments.name or "").strip() or console_word("init.title", "vi", place=found),
        publisher=answers["publisher"],
        email=answers["email"],
        official=_is_yes(answers["official"]),
        program=read_source(answers.get("program", ""), source.commit) or source,
    )
    contents = STARTER.files(made, arguments.today)
    files = FilesWith(folder, added=contents)
    load_project(files, arguments.today, drafts=True)
    if files.diagnostics.errors:  # an answer that a key does not take
        errors = [one for one in files.diagnostics.problems if one.severity == "error"]
        show(errors, files, language, sys.stderr)
        return CONTENT
    if sys.stdin.isatty() and not _agreed(made, found, folder, language):
        return refuse(console_word("init.left-alone", language))
    if problems := write_new(folder, contents):
        show(problems, files, language, sys.stderr)
        return CONTENT
    _tell(made.program, folder, files, len(contents), language)
    return OK


def _agreed(made: StarterAnswers, place: str, folder: Path, language: Language) -> bool:
    """Whether whoever sits at the terminal wants what the answers make; Enter is yes."""
    said = console_word("init.official" if made.official else "init.unofficial", language)
    program = made.program.requirement or console_word("init.not-known", language)
    facts = {"title": made.title, "place": place, "publisher": made.publisher, "official": said, "program": program}
    email = made.email or "–"
    print(console_word("init.summary", language, folder=folder.absolute(), email=email, **facts))
    print(console_word("init.ask-write", language), end=": ", flush=True)
    line = sys.stdin.readline()
    return bool(line) and (not line.strip() or _is_yes(line.strip()))


def _tell(program: ProgramSource, folder: Path, files: FilesWith, count: int, language: Language) -> None:
    """What was made and what is left to do, the worst first."""
    print(console_word("init.made", language, folder=folder, count=count))
    if not program.requirement:
        print(console_word("init.no-program", language, line=console_word("init.program-line", language)))
    elif program.is_near:
        print(console_word("init.near", language, line=program.requirement))
    print(console_word("init.next", language, folder=folder))
    print(console_word("init.left", language))
    for one in files.diagnostics.problems:
        print(f"  {one.at.path}: {one.message(language)}")
    print(console_word("init.unused", language))


def _not_empty(folder: Path, language: Language) -> str:
    """Why nothing is made there; "" where the folder is free. A repository that was just made is."""
    try:
        names = sorted(one.name for one in folder.iterdir() if one.name != ".git")
    except FileNotFoundError:
        return ""
    except OSError as error:
        return console_word("init.no-folder", language, folder=folder, reason=error.strerror or error)
    return console_word("init.not-empty", language, folder=folder, names=", ".join(names[:3])) if names else ""


def _answer(name: str, said: str | None, language: Language) -> str | None:
    """The answer to a question: the one that was given, or what is typed at a terminal; None where there is none."""
    check, asking = _QUESTIONS[name], sys.stdin.isatty()
    while said is None or (wrong := check(said, language)):
        if said is not None:
            print(wrong, file=sys.stderr)
        elif not asking and not check("", language):
            return ""
        elif not asking:
            print(console_word(f"init.ask-{name}", language), file=sys.stderr)
        if not asking:
            return None
        print(console_word(f"init.ask-{name}", language), end=": ", flush=True)
        if not (line := sys.stdin.readline()):
            return None
        said = line.strip()
    return said


def _wrong_place(said: str, language: Language) -> str:
    place, near = STARTER.place(said)
    if merged := STARTER.merged(said):
        return console_word("init.merged", language, former=merged[0], place=merged[1])
    known = ", ".join(STARTER.places())
    return "" if place else console_word("init.no-place", language, read=said, near=near or "–", known=known)


def _wrong_publisher(said: str, language: Language) -> str:
    return "" if _LINE.fullmatch(said) else console_word("init.no-publisher", language)


def _wrong_email(said: str, language: Language) -> str:
    return "" if not said or EMAIL_FORM.fullmatch(said) else console_word("init.no-email", language, read=said)


def _wrong_program(said: str, language: Language) -> str:
    return "" if not said or read_source(said, "") else console_word("init.wrong-program", language, read=said)


def _wrong_choice(said: str, language: Language) -> str:
    flags = sheet_words("flags")
    return "" if normal(said) in {*flags["yes"], *flags["no"]} else console_word("init.no-choice", language, read=said)


def _is_yes(said: str) -> bool:
    return normal(said) in sheet_words("flags")["yes"]


_QUESTIONS: Mapping[str, Callable[[str, Language], str]] = {
    "place": _wrong_place,
    "publisher": _wrong_publisher,
    "email": _wrong_email,
    "official": _wrong_choice,
    "program": _wrong_program,
}
"""What is asked for where it is not given, each with what is wrong with an answer; "" for nothing."""
