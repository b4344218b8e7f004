"""`build`: makes the site and writes it into a folder."""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from scorecards.commands.arguments import (
    CONTENT,
    OK,
    Commands,
    add_command,
    add_project,
    add_store,
    help_words,
    processes,
    request_number,
    share,
)
from scorecards.commands.building import build_project, store_of
from scorecards.commands.closing import TextsSaid, check_place, close, said_of_part, said_unchanged
from scorecards.commands.edits import build_edits, folder_name
from scorecards.commands.printing import refuse, show, summary
from scorecards.commands.profile import Profile
from scorecards.languages import Language
from scorecards.load.source import Files
from scorecards.output import Output, OutputError, Staging, StandingFiles, WriteSummary, recover, write
from scorecards.routes.kept_pages import KeptPages
from scorecards.shards.making import part_record
from scorecards.shards.part import files_digest, forget_record, write_record
from scorecards.signatures import snapshot
from scorecards.strings.console import console_word
from scorecards.unchanged import command_of, note_build


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    command = add_command(commands, "build", _build)
    add_project(command, root)
    add_store(command)
    command.add_argument("--drafts", action="store_true", help=help_words("drafts"))
    command.add_argument("--strict", action="store_true", help=help_words("strict"))
    command.add_argument("--profile", action="store_true", help=help_words("profile"))
    command.add_argument("--processes", type=processes, default=0, help=help_words("processes"))
    command.add_argument("--request", type=request_number, default=None, help=help_words("request"))
    command.add_argument("--shard", type=share, default=None, help=help_words("shard"))
    command.add_argument("--out", type=Path, default=None, help=help_words("out"))


def _build(arguments: argparse.Namespace) -> int:
    started = time.perf_counter()
    language: Language = arguments.lang
    if arguments.shard and arguments.out is None:  # site/ may hold the whole site
        return refuse(console_word("console.shard-needs-out", language))
    out: Path = arguments.out or arguments.root / "site"
    profile = Profile() if arguments.profile else None

    def take(outputs: Iterable[Output]) -> WriteSummary:
        return write(_then(outputs, lambda: profile and profile("write")), out, staging=staging)

    told = set[str]()
    if arguments.edits and build_edits(arguments, out, started, told):
        return OK
    keeps = not arguments.no_cache and not profile and not arguments.shard
    before = (snapshot(arguments.root), command_of(arguments.words, arguments.root)) if keeps else None
    try:
        check_place(out, arguments.root)
        staging = Staging.at(out)
        recover(out)  # first, so that a site left half moved is whole even where this build fails
        if arguments.shard:
            forget_record(out)
        with store_of(arguments, told) as store:
            whole = not (arguments.no_cache or arguments.shard)
            kept = KeptPages(store, folder_name(out, arguments.root), StandingFiles(out)) if whole else None
            files, built = build_project(arguments, store, take, profile, staging.put, kept=kept)
            if kept and built.taken:
                kept.keep(built.made.noted, built.texts, built.unsound, built.taken.digests, files, built.prepared)
        if arguments.shard and built.taken:
            write_record(out, part_record(built, arguments.shard, files, files_digest(out)))
    except OutputError as error:
        show(error.problems, Files(arguments.root), language, sys.stderr)
        return CONTENT
    show(built.problems, files, language, sys.stderr)
    if built.taken is None:
        print(summary("console.failed", built, language), file=sys.stderr)
        return CONTENT
    if profile:
        profile("end")
        print(profile.table(language), file=sys.stderr)
    if arguments.shard:
        print(said_of_part(built, built.taken, arguments.shard, out, time.perf_counter() - started, language))
        return OK
    texts = TextsSaid.of(built.prepared)
    close(texts, built.taken, out, time.perf_counter() - started, language)
    if built.problems:
        print(summary("console.checked", built, language))
    if before is not None and not built.problems and not built.taken.kept:
        said = said_unchanged(texts, built.taken, out, language)
        note_build(arguments.words, arguments.root, files.asked, *before, out, said)
    return OK


def _then(outputs: Iterable[Output], call: Callable[[], object]) -> Iterator[Output]:
    """The outputs; `call` is called after the last."""
    yield from outputs
    call()
