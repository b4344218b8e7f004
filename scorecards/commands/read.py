"""`read`: prints the quantities of a text as the program reads them."""

import argparse
import json
from pathlib import Path

from scorecards.commands.arguments import OK, Commands, add_command, add_format, help_words
from scorecards.commands.printing import refuse, refuse_file
from scorecards.intake.decoding import decode
from scorecards.strings.console import console_word
from scorecards.vietnamese.reading import reading_as_json


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    command = add_command(commands, "read", _read)
    command.add_argument("file", type=Path, help=help_words("file"))
    add_format(command)


def _read(arguments: argparse.Namespace) -> int:
    file: Path = arguments.file
    try:
        text = _text(file.read_bytes(), str(file))
    except OSError as error:
        return refuse_file(file, error, arguments.lang)
    if text is None:
        return refuse(console_word("console.no-text", arguments.lang, path=file))
    reading = reading_as_json(text)
    if arguments.format == "json":
        print(json.dumps(reading, ensure_ascii=False, indent=2))
        return OK
    for found in reading["quantities"]:
        print(f"{found['start']}–{found['end']}\t{found['kind']}\t{found['quote']}")
    for left in reading["left_aside"]:
        print(f"{left['start']}–{left['end']}\t({left['why']})\t{left['text']}")
    return OK


def _text(raw: bytes, name: str) -> str | None:
    """The text as it stands in UTF-8, else of any encoding: PowerShell redirects to UTF-16. None for no text."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return decode(raw, name).text or None
