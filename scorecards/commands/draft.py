"""`draft`: reads a page as a draft of a report, for a person to accept or correct."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scorecards.commands.arguments import (
    CONTENT,
    OK,
    Commands,
    add_command,
    add_project,
    day,
    help_words,
)
from scorecards.commands.building import read_project
from scorecards.commands.printing import refuse, refuse_file, show
from scorecards.drafting.as_json import draft_as_json
from scorecards.drafting.choices import accepted
from scorecards.drafting.draft import Draft, draft_page
from scorecards.drafting.periods import UNKNOWN, DraftPeriod, PeriodSource
from scorecards.drafting.report import report_of
from scorecards.intake.opening import take_in
from scorecards.languages import Language
from scorecards.load.source import LOCKS, Files
from scorecards.model.project import Project
from scorecards.output.new_files import write_new
from scorecards.problems import Location, as_text, nearest, problem
from scorecards.sheets.names import names_of
from scorecards.strings.console import console_word
from scorecards.vietnamese import formatting


def add(commands: Commands, root: Path) -> None:
    """Adds the command's arguments."""
    command = add_command(commands, "draft", _draft)
    command.add_argument("page", type=Path, help=help_words("page"))
    add_project(command, root)
    command.add_argument("--area", required=True, help=help_words("area"))
    command.add_argument("--document", default="", help=help_words("document"))
    command.add_argument("--as-of", type=day, default=None, help=help_words("as-of"))
    command.add_argument("--format", choices=("text", "json", "toml"), default="text", help=help_words("draft-format"))
    command.add_argument("--write", action="store_true", help=help_words("write"))


def _draft(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    files = Files(arguments.root)
    project = read_project(files, arguments.today, language, drafts=True)
    if project is None:
        return CONTENT
    known = names_of(project)  # people write names and numbers, not identifiers
    arguments.area = known.places.find(arguments.area).id or arguments.area
    arguments.document = known.documents.find(arguments.document).id or arguments.document
    if arguments.area not in project.places:
        near = nearest(arguments.area, project.places)
        return refuse(console_word("console.no-area", language, read=arguments.area, near=near or "–"))
    if arguments.document and arguments.document not in project.documents:
        near = nearest(arguments.document, project.documents)
        return refuse(console_word("console.no-document", language, read=arguments.document, near=near or "–"))
    page: Path = arguments.page
    try:
        raw = b"" if page.name.startswith(LOCKS) else page.read_bytes()
    except PermissionError:
        show([problem("open-elsewhere", Location(str(page)))], files, language, sys.stderr)
        return CONTENT
    except OSError as error:
        return refuse_file(page, error, language)
    draft = draft_page(take_in(raw, str(page)), project, arguments.area, _given(arguments.as_of))
    for one in draft.page.problems:
        print(as_text(one, language, lambda path: None), end="\n\n", file=sys.stderr)
    if arguments.format == "json" and not arguments.write:
        print(json.dumps(draft_as_json(draft, language), ensure_ascii=False, indent=2))
        return OK if draft.page.readable else CONTENT
    if not draft.page.readable:
        return CONTENT
    if arguments.write or arguments.format == "toml":
        return _report(draft, project, files, arguments)
    for line in _lines(draft, project, language):
        print(line)
    return OK


def _report(draft: Draft, project: Project, files: Files, arguments: argparse.Namespace) -> int:
    """Prints the report file of everything that is proposed, or writes it."""
    language: Language = arguments.lang
    if not arguments.document:
        return refuse(console_word("draft.needs-document", language))
    report = report_of(draft, accepted(draft), project, arguments.document, language)
    if not arguments.write:
        print(report.text, end="")
        if report.targets:
            print(f"\n# {report.targets_stem}.toml\n{report.targets}", end="")
        return OK
    if any(one.severity == "error" for one in draft.page.problems):
        print(console_word("draft.garbled", language), file=sys.stderr)
        return CONTENT
    new = report.new_files(files)
    if not new:
        print(console_word("draft.nothing", language), file=sys.stderr)
        return CONTENT
    if problems := write_new(files.root, {path: text.text for path, text in new.items()}):
        show(problems, files, language, sys.stderr)
        return CONTENT
    made = report.plan
    counts = {"figures": len(made.figures), "targets": len(made.targets), "left": len(made.left_out)}
    print(console_word("draft.written", language, path=", ".join(new), **counts))
    return OK


def _given(as_of: date | None) -> DraftPeriod:
    return DraftPeriod(as_of, None, PeriodSource.GIVEN) if as_of else UNKNOWN


def _lines(draft: Draft, project: Project, language: Language) -> Iterator[str]:
    """A line for each quantity: its words, what it is likely of, how sure that is."""
    for one in draft.quantities:
        quote = draft.words_of(one.number)
        name = project.indicators[one.indicator].name.to(language) if one.indicator else ""
        likely = one.candidates[0].indicator if one.candidates else ""
        said = f"{one.indicator} ({name})" if name else console_word("draft.unsure", language, likely=likely or "–")
        facts = [
            console_word(f"draft.{one.role}", language),
            one.place.place or f"? {one.place.named}",
            formatting.day(one.period.as_of, language) if one.period.as_of else console_word("draft.no-day", language),
            ", ".join(member for _, member in one.members),
        ]
        score = formatting.number(round(100 * one.score), language)
        yield f"{one.number}\t{quote}\t{said}\t{score}%\t{'; '.join(filter(None, facts))}"
    for left in draft.left_aside:
        yield f"–\t{left.text}\t({left.why})"
    for dropped in draft.page.dropped:
        yield f"–\t{dropped.text[:80]}\t({dropped.why})"
