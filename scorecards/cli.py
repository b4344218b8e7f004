"""The command line: its commands, its streams, its exit codes. The commands alone print, read the clock, or exit."""

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from scorecards import __version__
from scorecards.commands.arguments import CONTENT, CommandParser, help_words
from scorecards.commands.streams import lost_output, open_streams
from scorecards.strings.program import BUILD_PY, started_as
from scorecards.unchanged import Edits

INTERRUPTED = 130
"""Exit code after Ctrl-C, by the custom of shells."""

_COMMANDS = (
    "build", "check", "serve", "read", "draft", "import_", "init", "new", "schema", "addresses", "edition", "verify",
    "join",
)  # fmt: skip
_NAMES = {one.rstrip("_"): f"scorecards.commands.{one}" for one in _COMMANDS}
"""The commands and their modules, in the order in which help lists them."""


class _Version(argparse.Action):
    """Says which program this is, and exits: git is asked, and the installation looked at, by this alone."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from scorecards.scaffolds.program_source import program_source

        source = program_source(Path(__file__).parents[1])
        lines = [f"scorecards {__version__}", source.requirement or source.commit]
        sys.stdout.write("\n".join(filter(None, lines)) + "\n")
        parser.exit()


def main(argv: Sequence[str], root: Path = Path(), program: str = BUILD_PY, edits: Edits | None = None) -> int:
    """Runs a command line (without the program's name) and returns the exit code.

    `root` is the default project; `program` is what the user typed to start the program, for help and usage. `edits`
    says of a build that nothing but these texts was edited since the last one.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the locale; names of files may be no text at all
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    open_streams()
    words = list(argv) or ["build"]
    arguments = parser(root, program, words[0]).parse_args(words)
    arguments.words, arguments.edits = words, edits
    try:
        with started_as(program):
            code: int = arguments.run(arguments)
        if lost := lost_output(arguments.lang):
            sys.stderr.write(f"{lost}\n")
            return code if arguments.command == "build" else code or CONTENT  # a site that is built is built
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our words has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to say at exit goes nowhere
        return CONTENT


def load_command(argv: Sequence[str]) -> None:
    """Loads the module of the command that a command line begins with, if that is one: most of the program."""
    name = argv[0] if argv else "build"
    if name in _NAMES:
        importlib.import_module(_NAMES[name])


def parser(root: Path, program: str = BUILD_PY, chosen: str = "") -> CommandParser:
    """Reads the arguments of the program that is started as `program`; `run` of what it reads does the command.

    `root` is the project where the arguments name none. Where `chosen` is a command, that one alone is there: the
    modules of the others, and what they are made with, need not be loaded.
    """
    tests = program == BUILD_PY
    reader = CommandParser(
        prog=program,
        description=help_words("description"),
        epilog=f"{program} test: {help_words('test')}" if tests else None,
    )
    reader.add_argument("--version", action=_Version, nargs=0, help=help_words("version"))
    commands = reader.add_subparsers(
        title=help_words("commands"),
        metavar=" | ".join([*_NAMES, "test"] if tests else _NAMES),
        dest="command",
        required=True,
    )
    for name, module in _NAMES.items():
        if chosen == name or chosen not in _NAMES:
            importlib.import_module(module).add(commands, root)
    return reader
