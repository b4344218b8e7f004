"""`addresses`: adds the addresses of today's pages to the list of those that were published."""

import argparse
import sys
from pathlib import Path

from scorecards.commands.arguments import CONTENT, OK, Commands, add_command, add_project
from scorecards.commands.printing import show
from scorecards.languages import Language
from scorecards.load.published import ADDRESS_LIST, published
from scorecards.load.source import Files
from scorecards.output.new_files import write_kept
from scorecards.pipeline import Settings, prepare
from scorecards.routes.published import addresses_of, listed
from scorecards.strings.console import console_word


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    add_project(add_command(commands, "addresses", _addresses), root)


def _addresses(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    files = Files(arguments.root)
    prepared = prepare(files, Settings(arguments.today, arguments.base_url))
    before = (files.text(ADDRESS_LIST) if files.has(ADDRESS_LIST) else "") or ""
    if prepared.site is None or files.diagnostics.errors:
        show(files.diagnostics.problems, files, language, sys.stderr)
        return CONTENT
    after = listed(before, addresses_of(prepared.routes), prepared.site.pages[language].base.languages)
    if problems := write_kept(arguments.root, {ADDRESS_LIST: after}):
        show(problems, files, language, sys.stderr)
        return CONTENT
    had, has = (len(list(published(text))) for text in (before, after))
    print(console_word("addresses.written", language, path=ADDRESS_LIST, count=has, new=has - had))
    return OK
