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
from scorecards.scaffolds.program_source import program_source
from scorecards.scaffolds.starter import Starter, StarterAnswers
from scorecards.scaffolds.unused import unused_settings
from scorecards.sheets.overlay import FilesWith
from scorecards.strings.console import console_word
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import normal

STARTER = Starter()
_CHECKOUT = Path(__file__).parents[2]
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
    answers: dict[str, str] = {}
    for name in _QUESTIONS:
        given: str | None = getattr(arguments, name)
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
        program=(arguments.program or "").strip() or program_source(_CHECKOUT),
    )
    contents = STARTER.files(made, arguments.today)
    files = FilesWith(folder, added=contents)
    load_project(files, arguments.today, drafts=True)
    if files.diagnostics.errors:  # an answer that a key does not take
        errors = [one for one in files.diagnostics.problems if one.severity == "error"]
        show(errors, files, language, sys.stderr)
        return CONTENT
    if problems := write_new(folder, contents):
        show(problems, files, language, sys.stderr)
        return CONTENT
    print(console_word("init.made", language, folder=folder, count=len(contents)))
    print(console_word("init.next", language, folder=folder))
    print(console_word("init.left", language))
    for one in files.diagnostics.problems:
        print(f"  {one.at.path}: {one.message(language)}")
    print(
        f"  data/site.toml: {console_word('init.unused', language, keys='; '.join(unused_settings(files, language)))}"
    )
    if not made.program:
        print(f"  requirements.txt: {console_word('init.no-program', language)}")
    return OK


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
    known = ", ".join(STARTER.places())
    return "" if place else console_word("init.no-place", language, read=said, near=near or "–", known=known)


def _wrong_publisher(said: str, language: Language) -> str:
    return "" if _LINE.fullmatch(said) else console_word("init.no-publisher", language)


def _wrong_email(said: str, language: Language) -> str:
    return "" if not said or EMAIL_FORM.fullmatch(said) else console_word("init.no-email", language, read=said)


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
}
"""What is asked for where it is not given, each with what is wrong with an answer; "" for nothing."""
