"""`schema`: writes the JSON Schemas of the data files, which editors complete and underline by."""

import argparse
import sys
from pathlib import Path

from scorecards.commands.arguments import CONTENT, OK, Commands, add_command, add_root
from scorecards.commands.printing import show
from scorecards.languages import Language
from scorecards.load.source import Files
from scorecards.output.new_files import write_kept
from scorecards.schemas.files import FOLDER, schema_files
from scorecards.strings.console import console_word


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    add_root(add_command(commands, "schema", _schema), root)


def _schema(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    files = schema_files()
    if problems := write_kept(arguments.root, files):
        show(problems, Files(arguments.root), language, sys.stderr)
        return CONTENT
    print(console_word("schema.written", language, count=len(files), folder=FOLDER))
    return OK
