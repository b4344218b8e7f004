"""`check`: finds every problem of the project and writes nothing."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from scorecards.analysis.reviews import reviews_of
from scorecards.analysis.rules.findings import as_json as finding_as_json
from scorecards.analysis.source_quotes import check_quotes
from scorecards.commands.arguments import (
    CONTENT,
    OK,
    Commands,
    add_command,
    add_project,
    folder,
    help_words,
    processes,
)
from scorecards.commands.building import build_project
from scorecards.commands.github import annotation, summary_of
from scorecards.commands.printing import show, summary
from scorecards.inputs.outside_links import check_outside_links, outside_links
from scorecards.intake.decoding import decode
from scorecards.languages import Language
from scorecards.output import Output
from scorecards.problems import as_json
from scorecards.scaffolds.unused import unused_settings
from scorecards.store import NO_STORE
from scorecards.strings.console import console_word
from scorecards.strings.words import program_words


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    command = add_command(commands, "check", _check)
    add_project(command, root)
    command.add_argument("--format", choices=("text", "json", "github"), default="text", help=help_words("format"))
    command.add_argument("--against", type=folder, default=None, help=help_words("against"))
    command.add_argument("--summary", type=Path, default=None, help=help_words("summary"))
    command.add_argument("--drafts", action="store_true", help=help_words("drafts"))
    command.add_argument("--strict", action="store_true", help=help_words("strict"))
    command.add_argument("--processes", type=processes, default=0, help=help_words("processes"))
    command.add_argument("--settings", action="store_true", help=help_words("settings"))
    command.add_argument("--external", action="store_true", help=help_words("external"))
    command.add_argument("--sources", type=folder, default=None, help=help_words("sources"))


def _check(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    files, built = build_project(arguments, NO_STORE, lambda outputs: None, put=_without_content)
    quotes = None
    if arguments.sources and built.prepared.project:
        quotes = check_quotes(built.prepared.project, _texts_in(arguments.sources), files.diagnostics)
        built = replace(built, problems=files.diagnostics.problems)
    if arguments.external and built.prepared.site:
        asked = check_outside_links(outside_links(built.prepared.site.pages), files.diagnostics)
        print(console_word("console.external", language, count=asked), file=sys.stderr)
        built = replace(built, problems=files.diagnostics.problems)
    failed = files.diagnostics.forbid(arguments.strict)
    project, today = built.prepared.project, arguments.today
    reviews = [one for one in reviews_of(project).values() if one.is_due(today)] if project else []
    if arguments.format == "json":
        found = [as_json(p, language) for p in built.problems]
        words = built.prepared.site.pages[language].words if built.prepared.site else program_words()[language]
        findings = [finding_as_json(one, words) for one in built.prepared.findings]
        due = [{"document": one.document, "due": one.next.isoformat()} for one in reviews if one.next]
        print(json.dumps({"problems": found, "findings": findings, "reviews": due}, ensure_ascii=False, indent=2))
    elif arguments.format == "github":
        for one in built.problems:
            print(annotation(one, language))
        print(summary("console.failed" if failed else "console.checked", built, language))
    else:
        if count := len(built.prepared.findings):  # first, so that what is to be mended stands where the reader is
            print(console_word("console.findings-follow", language, count=count), end="\n\n")
        for finding in built.prepared.findings:
            print(f"{finding.id}: {finding.message.to(language)}", end="\n\n")
        show(built.problems, files, language, sys.stdout)
        for review in reviews:
            facts = {"document": review.document, "months": review.months, "day": review.next}
            print(console_word("console.review-due", language, **facts))
        if quotes:
            print(console_word("console.quotes", language, found=quotes.found, wrong=quotes.wrong))
        if arguments.settings:
            lines = [console_word("init.unused-keys", language), *unused_settings(files, language)]
            print("\n  ".join(lines), end="\n\n")
        print(summary("console.failed" if failed else "console.checked", built, language))
    if arguments.summary:
        with arguments.summary.open("a", encoding="utf-8") as out:
            out.write(summary_of(built, arguments.against, arguments.today, language))
    for document, count in quotes.skipped if quotes else ():
        print(console_word("console.quotes-skipped", language, document=document, count=count), file=sys.stderr)
    return CONTENT if failed else OK


def _without_content(output: Output) -> Output:
    """An output as another process hands it on: nobody takes what it holds."""
    return Output(output.path, b"", output.source)


def _texts_in(place: Path) -> Callable[[str], str | None]:
    """Reads texts of sources from a folder; None for a name that leads out of it or names no readable text."""

    def text_of(name: str) -> str | None:
        file = (place / name).resolve()
        try:
            return (decode(file.read_bytes(), name).text or None) if file.is_relative_to(place.resolve()) else None
        except OSError:
            return None

    return text_of
