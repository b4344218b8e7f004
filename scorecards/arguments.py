"""The arguments of the command line: which there are, what they mean, how they are read."""

import argparse
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import NoReturn

from scorecards import __version__
from scorecards.addresses.base import Base, base_of
from scorecards.languages import LANGUAGES, ORIGINAL
from scorecards.strings.console import in_all_languages

USAGE = 2
"""Exit code where the command was used wrongly."""

BUILD_PY = "python build.py"
"""How the program is started in a checkout, where it can run its tests too."""

VIETNAM = timezone(timedelta(hours=7))
"""The day changes for the site when it changes for its readers; Viet Nam keeps one offset all year."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command line in both languages."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{_say('wrong-use')}: {message}\n{_say('see')}: {self.prog} --help\n")


def parser(root: Path, program: str = BUILD_PY) -> argparse.ArgumentParser:
    """Reads the arguments of the program that is started as `program`; its `command` is build, check or read.

    `root` is the project where the arguments name none.
    """
    tests = program == BUILD_PY
    reader = _Parser(
        prog=program,
        description=_say("description"),
        epilog=f"{program} test: {_say('test')}" if tests else None,
    )
    reader.add_argument("--version", action="version", version=f"scorecards {__version__}")
    names = "build | check | read | test" if tests else "build | check | read"
    commands = reader.add_subparsers(title=_say("commands"), metavar=names, dest="command", required=True)
    build_ = commands.add_parser("build", help=_say("build"))
    check = commands.add_parser("check", help=_say("check"))
    read = commands.add_parser("read", help=_say("read"))
    for command in (build_, check):
        command.add_argument("--root", type=_folder, default=root, help=_say("root"))
        command.add_argument(
            "--base-url",
            type=_base,
            default=None,
            help=_say("base-url"),
        )
        command.add_argument(
            "--today",
            type=_day,
            default=datetime.now(VIETNAM).date(),
            help=_say("today"),
        )
        command.add_argument(
            "--repository",
            type=_repository,
            default=None,
            help=_say("repository"),
        )
        command.add_argument("--drafts", action="store_true", help=_say("drafts"))
        command.add_argument("--strict", action="store_true", help=_say("strict"))
    build_.add_argument("--out", type=Path, default=None, help=_say("out"))
    read.add_argument("file", type=Path, help=_say("file"))
    for command in (check, read):
        command.add_argument("--format", choices=("text", "json"), default="text", help=_say("format"))
    for command in (build_, check, read):
        command.add_argument("--lang", choices=tuple(LANGUAGES), default=ORIGINAL, help=_say("lang"))
    check.add_argument(
        "--sources",
        type=_folder,
        default=None,
        help=_say("sources"),
    )
    return reader


def _folder(words: str) -> Path:
    try:
        if (folder := Path(words)).is_dir():
            return folder
    except OSError:  # a name that no disk holds, a folder that may not be looked into
        pass
    raise argparse.ArgumentTypeError(_say("no-folder", read=words))


def _base(words: str) -> Base:
    if (base := base_of(words)) is None:
        raise argparse.ArgumentTypeError(_say("no-base", read=words))
    return base


def _repository(words: str) -> str:
    base = base_of(words)
    if base is None or not base.absolute:
        raise argparse.ArgumentTypeError(_say("no-repository", read=words))
    return base.absolute.rstrip("/")


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(_say("no-day", read=words)) from None


def _say(key: str, **facts: object) -> str:
    return in_all_languages(f"arguments.{key}", **facts)
