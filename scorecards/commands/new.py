"""`new`: a new file to fill in, of the kind that is named."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from scorecards.commands.arguments import CONTENT, OK, VIETNAM, Commands, add_command, add_root, day, help_words
from scorecards.commands.printing import refuse, show
from scorecards.languages import Language
from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.output.new_files import write_new
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
    sheet.add_argument("--today", type=day, default=datetime.now(VIETNAM).date(), help=help_words("today"))


def _sheet(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    files = Files(arguments.root)
    project = load_project(files, arguments.today, drafts=False)
    if project is None:
        show(files.diagnostics.problems, files, language, sys.stderr)
        return CONTENT
    area = names_of(project).places.find(arguments.area).id if arguments.area else ""
    if arguments.area and not area:
        return refuse(help_words("unknown-name", read=arguments.area))
    out: Path = arguments.out or Path(console_word("template.file", "vi", area=f"-{area}" if area else ""))
    if problems := write_new(Path(), {str(out): template(files, project, area)}):
        show(problems, files, language, sys.stderr)
        return CONTENT
    print(console_word("template.made", language, path=out))
    return OK
