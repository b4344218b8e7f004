"""What the commands' arguments have in common: what they mean and how they are read."""

import argparse
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from scorecards.addresses.base import Base, base_of
from scorecards.languages import LANGUAGES, ORIGINAL
from scorecards.problems import nearest
from scorecards.routes.share import SiteShare
from scorecards.strings.console import in_all_languages

OK, CONTENT, USAGE = 0, 1, 2
"""Exit codes: all well; problems in the content; a wrong use of the command."""

VIETNAM = timezone(timedelta(hours=7))
"""The day changes for the site when it changes for its readers; Viet Nam keeps one offset all year."""


_WRONG_USES = {
    "arguments-needed": re.compile("the following arguments are required: (?P<names>.+)"),
    "no-choice": re.compile(
        r"(?:argument (?P<name>.+?): )?invalid choice: '?(?P<read>.*?)'? \(choose from (?P<known>.+)\)", re.DOTALL
    ),
    "no-option": re.compile("unrecognized arguments: (?P<read>.+)", re.DOTALL),
    "value-needed": re.compile(r"argument (?P<name>.+?): expected (?:one|at least one) argument"),
    "no-value": re.compile(r"argument (?P<name>.+?): ignored explicit argument '?(?P<read>.*?)'?", re.DOTALL),
    "no-whole": re.compile(r"argument (?P<name>.+?): invalid int value: '?(?P<read>.*?)'?", re.DOTALL),
    "several-options": re.compile(r"ambiguous option: (?P<read>.+?) could match (?P<known>.+)", re.DOTALL),
    "not-together": re.compile(r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)"),
}
"""What the library says of a wrong command line, by the words of ours that say it."""


class _Help(argparse.HelpFormatter):
    """Help with its own headings in both languages."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, f"{help_words('usage')}: " if prefix is None else prefix)


class CommandParser(argparse.ArgumentParser):
    """Says what is wrong with a command line in both languages, and what was perhaps meant."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, formatter_class=_Help)
        self._optionals.title = help_words("options")
        self._positionals.title = help_words("positionals")
        self.add_argument("-h", "--help", action="help", help=help_words("help"))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As the library does; what no argument takes is told by the command that was given it."""
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found, rest

    def error(self, message: str) -> NoReturn:
        said, more = message.removeprefix("argument "), list[str]()
        for key, form in _WRONG_USES.items():
            if match := form.fullmatch(message):
                facts = {name: (text or "").replace("'", "") for name, text in match.groupdict().items()}
                said, more = help_words(key, **facts), self._more(key, facts)
        lines = [f"{help_words('wrong-use')}: {said}", *more, f"{help_words('see')}: {self.prog} --help\n"]
        self.exit(USAGE, "\n".join(lines))

    def _more(self, key: str, facts: Mapping[str, str]) -> list[str]:
        """What was perhaps meant, or what the arguments are that were left out."""
        if key == "arguments-needed":
            named = {self._name(one): one for one in self._actions}
            needed = [(name, named[name]) for name in facts["names"].split(", ") if name in named]
            means = ((name, one.help or ", ".join(one.choices or ())) for name, one in needed)
            return [f"  {name}: {meaning}" for name, meaning in means if meaning]
        if key in ("no-choice", "no-option"):
            known = facts["known"].split(", ") if key == "no-choice" else self._option_string_actions
            near = nearest(facts["read"].partition("=")[0], known)
            return [help_words("meant", near=near)] if near else []
        return []

    def _name(self, one: argparse.Action) -> str:
        """What the library calls an argument that was left out."""
        return "/".join(one.option_strings) or str(one.metavar or one.dest)


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
