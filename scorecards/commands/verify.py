"""`verify`: says whether a published folder is what the project's files give."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from scorecards import __version__
from scorecards.addresses import paths
from scorecards.commands.arguments import CONTENT, OK, Commands, add_command, add_root, add_store, help_words
from scorecards.commands.building import build_project, store_of
from scorecards.commands.printing import show, summary
from scorecards.languages import Language
from scorecards.load.source import Files
from scorecards.output import FolderComparison, OutputError, compare
from scorecards.publish.build_record import BuildRecord, read_record
from scorecards.strings.console import console_word

_MOST = 20
"""Paths of each kind that are named; the others are counted."""


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    command = add_command(commands, "verify", _verify)
    command.add_argument("site", type=Path, help=help_words("verified"))
    add_root(command, root)
    add_store(command)


def _verify(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    record = _record(arguments.site)
    if record is None:
        place = arguments.site / paths.BUILD_RECORD.lstrip("/")
        print(console_word("verify.no-record", language, path=place), file=sys.stderr)
        return CONTENT
    if record.version != __version__:
        print(console_word("verify.version", language, built=record.version, here=__version__), file=sys.stderr)
    given = argparse.Namespace(
        **vars(arguments),
        today=record.day,
        base_url=record.base,
        repository=record.repository,
        drafts=record.drafts,
        request=record.request,
        strict=False,
        processes=0,
    )
    try:
        with store_of(given) as store:
            files, built = build_project(given, store, lambda outputs: compare(outputs, arguments.site))
    except OutputError as error:
        show(error.problems, Files(arguments.root), language, sys.stderr)
        return CONTENT
    if built.taken is None:
        show(built.problems, files, language, sys.stderr)
        print(summary("console.failed", built, language), file=sys.stderr)
        return CONTENT
    _show(built.taken, record, arguments.site, language)
    return OK if built.taken.is_whole else CONTENT


def _record(site: Path) -> BuildRecord | None:
    try:
        return read_record((site / paths.BUILD_RECORD.lstrip("/")).read_bytes())
    except OSError:
        return None


def _show(found: FolderComparison, record: BuildRecord, site: Path, language: Language) -> None:
    for kind, named in (("differing", found.differing), ("missing", found.missing), ("foreign", found.foreign)):
        for line in _lines(kind, named, language):
            print(line)
    facts = {"folder": site, "address": record.base.address, "day": record.day.isoformat(), "same": found.same}
    print(console_word("verify.same" if found.is_whole else "verify.other", language, **facts))


def _lines(kind: str, named: tuple[str, ...], language: Language) -> Iterable[str]:
    if named:
        yield console_word(f"verify.{kind}", language, count=len(named))
        yield from (f"  {path}" for path in named[:_MOST])
        if len(named) > _MOST:
            yield console_word("verify.more", language, count=len(named) - _MOST)
