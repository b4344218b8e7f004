"""`schema`: writes the JSON Schemas of the data files, which editors complete and underline by."""

import argparse
import sys
from pathlib import Path

from scorecards.commands.arguments import CONTENT, OK, Commands, add_command, add_root
from scorecards.languages import Language
from scorecards.problems import Location, as_text, problem
from scorecards.schemas.files import FOLDER, schema_files
from scorecards.strings.console import console_word


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    add_root(add_command(commands, "schema", _schema), root)


def _schema(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    files = schema_files()
    for path, text in files.items():
        file: Path = arguments.root / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            found = problem("cannot-write", Location(path), reason=error.strerror or error)
            print(as_text(found, language, lambda path: None), file=sys.stderr)
            return CONTENT
    print(console_word("schema.written", language, count=len(files), folder=FOLDER))
    return OK
