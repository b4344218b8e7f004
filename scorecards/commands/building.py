"""A build of the project that a command names."""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from scorecards.commands.printing import StageLine, show
from scorecards.commands.profile import Profile
from scorecards.languages import Language
from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.memo import Memo
from scorecards.model.project import Project
from scorecards.output import Output
from scorecards.pipeline import Built, Settings, build
from scorecards.routes.joined import Joined
from scorecards.routes.kept_pages import KeptPages
from scorecards.store import NO_STORE, Store
from scorecards.strings.console import console_word

T = TypeVar("T")

_STEP = 600
"""Seconds between two of which a store can tell which of its entries was asked for later."""


@contextmanager
def store_of(arguments: argparse.Namespace, told: set[str] | None = None) -> Iterator[Store]:
    """The store of the command line's project, closed at the end; a store that cannot be used is told of.

    `told` are the reasons that the command has told already, each of which it tells once.
    """
    known = set() if told is None else told
    if arguments.no_cache:
        yield NO_STORE
        return
    from scorecards.store.database import FOLDER, Database  # SQLite takes time to start

    def note(reason: str) -> None:
        if reason not in known:
            print(console_word("console.no-store", arguments.lang, folder=FOLDER, reason=reason), file=sys.stderr)
        known.add(reason)

    store = Database(arguments.root / FOLDER / "store.sqlite", int(time.time()) // _STEP, note=note)
    try:
        yield store
    finally:
        store.close()


def build_project(
    arguments: argparse.Namespace,
    store: Store,
    take: Callable[[Iterable[Output]], T],
    profile: Profile | None = None,
    put: Callable[[Output], Output] = lambda output: output,
    joined: Joined | None = None,
    kept: KeptPages | None = None,
) -> tuple[Files, Built[T]]:
    """Builds the project of the command line, the stage at work shown on a terminal and told to `profile`.

    `take` and `put` are as for `build` and `Settings`; `joined` is what other runs have made of the site, `kept` what
    the last one has left in the output folder.
    """
    files = Files(arguments.root, memo=Memo(keeps=False))
    line = StageLine(arguments.lang) if sys.stderr.isatty() else None

    def note(stage: str) -> None:
        if stage == "texts":
            _collect_what_comes()
        elif stage == "pages":
            gc.freeze()  # processes that are forked from now on would copy all that they looked through for cycles
        for listener in (line, profile):
            if listener:
                listener(stage)

    settings = settings_of(arguments, store, note, put=put, joined=joined, kept=kept)
    try:
        with collecting_little():
            built = build(files, settings, take)
    finally:
        if line:
            line.clear()
    return files, built


def settings_of(
    arguments: argparse.Namespace,
    store: Store,
    note: Callable[[str], None] = lambda stage: None,
    put: Callable[[Output], Output] = lambda output: output,
    joined: Joined | None = None,
    kept: KeptPages | None = None,
) -> Settings:
    """What the command line says of a build; the others are as for `build_project`."""
    return Settings(
        arguments.today,
        arguments.base_url,
        arguments.drafts,
        arguments.repository or "",
        note,
        request=getattr(arguments, "request", None) or "",
        store=store,
        strict=arguments.strict,
        processes=getattr(arguments, "processes", 1),
        share=getattr(arguments, "shard", None),
        put=put,
        joined=joined,
        kept=kept,
    )


@contextmanager
def collecting_little() -> Iterator[None]:
    """Looks for no cycles in what is made from now on: reading makes what lives until the end."""
    collects, thresholds = gc.isenabled(), gc.get_threshold()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
        if collects:
            gc.enable()


def _collect_what_comes() -> None:
    """Looks for cycles again, seldom, and in what is new alone: a theme may leave some with each page."""
    gc.freeze()
    gc.set_threshold(200_000, 5, 1_000)
    gc.enable()


def read_project(files: Files, today: date, language: Language, *, drafts: bool) -> Project | None:
    """The project behind `files`; None where it has mistakes, which are printed."""
    project = load_project(files, today, drafts)
    if project is None:
        show(files.diagnostics.problems, files, language, sys.stderr)
    return project
