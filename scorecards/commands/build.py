"""`build`: makes the site and writes it into a folder."""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
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
)
from scorecards.commands.building import build_project, store_of
from scorecards.commands.printing import show, summary
from scorecards.commands.profile import Profile
from scorecards.languages import Language
from scorecards.load.source import Files
from scorecards.output import Output, OutputError, WriteSummary, real_path, recover, write
from scorecards.pipeline import Built
from scorecards.strings.console import console_word
from scorecards.unchanged import note_build, snapshot
from scorecards.vietnamese.formatting import number


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
    command.add_argument("--out", type=Path, default=None, help=help_words("out"))


def _build(arguments: argparse.Namespace) -> int:
    started = time.perf_counter()
    language: Language = arguments.lang
    out: Path = arguments.out or arguments.root / "site"
    profile = Profile() if arguments.profile else None

    def take(outputs: Iterable[Output]) -> WriteSummary:
        return write(_then(outputs, lambda: profile and profile("write")), out)

    keeps = not arguments.no_cache and not profile
    before = snapshot(arguments.root) if keeps else None
    try:
        _check_place(out, arguments.root)
        recover(out)  # first, so that a site left half moved is whole even where this build fails
        with store_of(arguments) as store:
            files, built = build_project(arguments, store, take, profile)
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
    _close(built, built.taken, out, time.perf_counter() - started, language)
    if before is not None and not built.problems and not built.taken.kept:
        said = "\n".join(_said_unchanged(built, built.taken, out, language))
        note_build(arguments.words, arguments.root, files.asked, before, out, said)
    return OK


def _then(outputs: Iterable[Output], call: Callable[[], object]) -> Iterator[Output]:
    """The outputs; `call` is called after the last."""
    yield from outputs
    call()


def _close(built: Built[WriteSummary], written: WriteSummary, out: Path, seconds: float, language: Language) -> None:
    changed = written.new + written.changed
    took = number(Decimal(f"{seconds:.1f}"), language)
    facts = {"pages": written.pages, "folder": out, "changed": changed, "removed": written.removed, "seconds": took}
    print(console_word("console.built", language, **facts))
    for path in written.kept:
        print(console_word("console.kept", language, path=path))
    for line in _of_texts(built, language):
        print(line)
    if built.problems:
        print(summary("console.checked", built, language))


def _said_unchanged(built: Built[WriteSummary], written: WriteSummary, out: Path, language: Language) -> Iterator[str]:
    """What the next start says where nothing was changed by then."""
    yield console_word("console.unchanged", language, pages=written.pages, folder=out)
    yield from _of_texts(built, language)


def _of_texts(built: Built[WriteSummary], language: Language) -> Iterator[str]:
    if built.prepared.coverage.numbers:
        covered = built.prepared.coverage
        yield console_word("console.traced", language, traced=covered.traced, numbers=covered.numbers)
    if built.prepared.project:
        for article in built.prepared.project.held_back:
            yield console_word("console.held-back", language, path=article.path)


def _check_place(out: Path, root: Path) -> None:
    """Raises OutputError for an output folder among what a build reads or a tool keeps its own in."""
    place = real_path(out)
    for name in ("data", "content", "themes", ".git", ".github", ".venv"):
        if place.is_relative_to(real_path(root / name)):
            raise OutputError("output-not-ours", folder=out, reason="project", example=f"{name}/")
