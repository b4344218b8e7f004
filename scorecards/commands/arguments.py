"""What the commands' arguments have in common: what they mean and how they are read."""

import argparse
import re
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import NoReturn, TypeAlias

from scorecards.addresses.base import Base, base_of
from scorecards.languages import LANGUAGES, ORIGINAL
from scorecards.routes.share import SiteShare
from scorecards.strings.console import in_all_languages

OK, CONTENT, USAGE = 0, 1, 2
"""Exit codes: all well; problems in the content; a wrong use of the command."""

VIETNAM = timezone(timedelta(hours=7))
"""The day changes for the site when it changes for its readers; Viet Nam keeps one offset all year."""


class CommandParser(argparse.ArgumentParser):
    """Says what is wrong with a command line in both languages."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{help_words('wrong-use')}: {message}\n{help_words('see')}: {self.prog} --help\n")


Commands: TypeAlias = "argparse._SubParsersAction[CommandParser]"
"""Where a command adds its parser."""


def add_command(commands: Commands, name: str, run: Callable[[argparse.Namespace], int]) -> CommandParser:
    """Adds the command `name`, which `run` does; `arguments.<name>` is its help. Every command has a language."""
    command = commands.add_parser(name, help=help_words(name))
    command.set_defaults(run=run)
    command.add_argument("--lang", choices=tuple(LANGUAGES), default=ORIGINAL, help=help_words("lang"))
    return command


def add_root(command: CommandParser, root: Path) -> None:
    """Adds the folder of the project, `root` where none is given."""
    command.add_argument("--root", type=folder, default=root, help=help_words("root"))


def add_project(command: CommandParser, root: Path) -> None:
    """Adds what every command takes that reads the whole project; `root` is its folder where none is given."""
    add_root(command, root)
    command.add_argument("--base-url", type=_base, default=None, help=help_words("base-url"))
    add_today(command)
    command.add_argument("--repository", type=_repository, default=None, help=help_words("repository"))


def add_today(command: CommandParser) -> None:
    """Adds the day that the command works for: today in Viet Nam where none is given."""
    command.add_argument("--today", type=day, default=datetime.now(VIETNAM).date(), help=help_words("today"))


def add_store(command: CommandParser) -> None:
    """Adds whether what earlier runs have made is used."""
    command.add_argument("--no-cache", action="store_true", help=help_words("no-cache"))


def add_format(command: CommandParser) -> None:
    """Adds how to print: for people or for programs."""
    command.add_argument("--format", choices=("text", "json"), default="text", help=help_words("format"))


def folder(words: str) -> Path:
    """Reads the path of a folder that exists. Raises ArgumentTypeError."""
    try:
        if (found := Path(words)).is_dir():
            return found
    except OSError:  # a name that no disk holds, a folder that may not be looked into
        pass
    raise argparse.ArgumentTypeError(help_words("no-folder", read=words))


def day(words: str) -> date:
    """Reads a day as 2026-11-22. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(help_words("no-day", read=words)) from None


def request_number(words: str) -> str:
    """Reads the number of a request: 12. Raises ArgumentTypeError."""
    if not (words.isascii() and words.isdigit()):
        raise argparse.ArgumentTypeError(help_words("no-request", read=words))
    return words


def processes(words: str) -> int:
    """Reads a number of processes: 2. Raises ArgumentTypeError."""
    if not (words.isascii() and words.isdigit() and 1 <= len(words) <= 2 and int(words) >= 1):
        raise argparse.ArgumentTypeError(help_words("no-processes", read=words))
    return int(words)


def share(words: str) -> SiteShare:
    """Reads a share of a site: 1/4. Raises ArgumentTypeError."""
    found = re.fullmatch("([0-9]{1,3})/([0-9]{1,3})", words)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise argparse.ArgumentTypeError(help_words("no-share", read=words))
    return SiteShare(int(found[1]), int(found[2]))


def help_words(key: str, **facts: object) -> str:
    """Words of the command line's help in every language."""
    return in_all_languages(f"arguments.{key}", **facts)


def _base(words: str) -> Base:
    if (base := base_of(words)) is None:
        raise argparse.ArgumentTypeError(help_words("no-base", read=words))
    return base


def _repository(words: str) -> str:
    base = base_of(words)
    if base is None or not base.absolute:
        raise argparse.ArgumentTypeError(help_words("no-repository", read=words))
    return base.absolute.rstrip("/")
