"""`join`: puts the parts of a site together that `build --shard` has made."""

import argparse
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from scorecards.commands.arguments import CONTENT, OK, Commands, add_command, add_root, add_store, help_words, processes
from scorecards.commands.building import build_project, store_of
from scorecards.commands.closing import TextsSaid, check_place, close
from scorecards.commands.printing import show, summary
from scorecards.languages import Language
from scorecards.load.source import Files
from scorecards.output import Output, OutputError, Staging, WriteSummary, real_path, recover, write
from scorecards.problems import ContentError
from scorecards.shards.joining import check_sources, join, read_parts


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    command = add_command(commands, "join", _join)
    command.add_argument("parts", type=Path, nargs="+", help=help_words("parts"))
    add_root(command, root)
    add_store(command)
    command.add_argument("--strict", action="store_true", help=help_words("strict"))
    command.add_argument("--processes", type=processes, default=0, help=help_words("processes"))
    command.add_argument("--out", type=Path, default=None, help=help_words("out"))


def _join(arguments: argparse.Namespace) -> int:
    started = time.perf_counter()
    language: Language = arguments.lang
    root: Path = arguments.root
    out: Path = arguments.out or root / "site"

    def take(outputs: Iterable[Output]) -> WriteSummary:
        return write(outputs, out, staging=staging)

    try:
        _check_apart(out, arguments.parts)
        check_place(out, root)
        staging = Staging.at(out)
        recover(out)
        parts = read_parts(arguments.parts)
        check_sources(parts, Files(root))
        record = parts[0].identity.settings
        given = argparse.Namespace(
            **vars(arguments),
            today=record.day,
            base_url=record.base,
            repository=record.repository,
            drafts=record.drafts,
            request=record.request,
        )
        with store_of(given) as store:
            files, built = build_project(given, store, take, put=staging.put, joined=join(parts))
    except ContentError as error:
        show(error.problems, Files(root), language, sys.stderr)
        return CONTENT
    show(built.problems, files, language, sys.stderr)
    if built.taken is None:
        print(summary("console.failed", built, language), file=sys.stderr)
        return CONTENT
    close(TextsSaid.of(built.prepared), built.taken, out, time.perf_counter() - started, language)
    if built.problems:
        print(summary("console.checked", built, language))
    return OK


def _check_apart(out: Path, parts: Iterable[Path]) -> None:
    """Raises OutputError where the site would be written over one of its parts."""
    for part in parts:
        if real_path(part) == real_path(out):
            raise OutputError("output-not-ours", folder=out, reason="part")
