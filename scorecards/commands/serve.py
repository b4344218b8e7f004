"""`serve`: shows the site on this machine as it is edited."""

import argparse
import sys
import webbrowser
from pathlib import Path

from scorecards.commands.arguments import CONTENT, OK, Commands, add_command, add_project, add_store, help_words
from scorecards.commands.building import store_of
from scorecards.pipeline import Settings
from scorecards.preview.server import PORTS, NoPortError, Preview
from scorecards.store import Store
from scorecards.strings.console import console_word


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    command = add_command(commands, "serve", _serve)
    add_project(command, root)
    add_store(command)
    command.add_argument("--port", type=int, default=8000, help=help_words("port"))
    command.add_argument("--no-browser", action="store_true", help=help_words("no-browser"))


def _serve(arguments: argparse.Namespace) -> int:
    with store_of(arguments) as store:
        return _serve_with(arguments, store)


def _serve_with(arguments: argparse.Namespace, store: Store) -> int:
    language, wanted = arguments.lang, arguments.port
    settings = Settings(arguments.today, arguments.base_url, repository=arguments.repository or "", store=store)
    try:
        preview = Preview(arguments.root, settings, language, wanted)
    except NoPortError:
        print(console_word("preview.no-port", language, wanted=wanted, last=wanted + PORTS - 1), file=sys.stderr)
        return CONTENT
    if preview.port != wanted:
        print(console_word("preview.port-taken", language, wanted=wanted, port=preview.port))
    try:
        preview.pages.answer(preview.pages.base.path)  # where the site stands is known once it is read
        print(console_word("preview.serving", language, address=preview.address), flush=True)
        if not arguments.no_browser:
            webbrowser.open(preview.address)
        preview.serve()
    except KeyboardInterrupt:
        print()
    finally:
        preview.close()
    return OK
