"""The command line: the only place that prints, reads the clock, or exits."""

import argparse
import gc
import io
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from scorecards.analysis.rules.findings import as_json as finding_as_json
from scorecards.analysis.source_quotes import check_quotes
from scorecards.arguments import BUILD_PY, USAGE, parser
from scorecards.languages import Language
from scorecards.load.source import Files
from scorecards.output import OutputError, WriteSummary, real_path, recover, write
from scorecards.pipeline import Built, Settings, build
from scorecards.problems import Problem, as_json, as_text
from scorecards.strings.console import console_word
from scorecards.strings.words import program_words
from scorecards.vietnamese.formatting import number
from scorecards.vietnamese.reading import reading_as_json

OK, CONTENT = 0, 1
"""Exit codes: all well; problems in the content. A wrong use of the command ends with `USAGE`."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, by the custom of shells."""


def command() -> int:
    """The command `scorecards`, which installing the package gives: the project is the folder where it is run."""
    return main(sys.argv[1:], program="scorecards")


def main(argv: Sequence[str], root: Path = Path(), program: str = BUILD_PY) -> int:
    """Runs a command line (without the program's name) and returns the exit code.

    `root` is the default project; `program` is what the user typed to start the program, for help and usage.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the locale; names of files may be no text at all
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = parser(root, program).parse_args(list(argv) or ["build"])
    try:
        code = _COMMANDS[arguments.command](arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our words has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to say at exit goes nowhere
        return CONTENT


# -- commands ----------------------------------------------------------------------------------------------------------


def _build(arguments: argparse.Namespace) -> int:
    started = time.perf_counter()
    language: Language = arguments.lang
    out: Path = arguments.out or arguments.root / "site"
    try:
        _check_place(out, arguments.root)
        recover(out)  # first, so that a site left half moved is whole even where this build fails
        files, built = _run(arguments)
        failed = _fails(built, arguments.strict)
        _show(built.problems, files, language, sys.stderr)
        if failed:
            print(_summary("console.failed", built, language), file=sys.stderr)
            return CONTENT
        written = write(built.outputs, out)
    except OutputError as error:
        _show(error.problems, Files(arguments.root), language, sys.stderr)
        return CONTENT
    _close(built, written, out, time.perf_counter() - started, language)
    return OK


def _check(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    files, built = _run(arguments)
    quotes = None
    if arguments.sources and built.prepared.project:
        quotes = check_quotes(built.prepared.project, _texts_in(arguments.sources), files.diagnostics)
        built = replace(built, problems=files.diagnostics.problems)
    failed = _fails(built, arguments.strict)
    if arguments.format == "json":
        found = [as_json(p, language) for p in built.problems]
        words = built.prepared.site.pages[language].words if built.prepared.site else program_words()[language]
        findings = [finding_as_json(one, words) for one in built.prepared.findings]
        print(json.dumps({"problems": found, "findings": findings}, ensure_ascii=False, indent=2))
    else:
        _show(built.problems, files, language, sys.stdout)
        for finding in built.prepared.findings:
            print(f"{finding.id}: {finding.message.to(language)}", end="\n\n")
        if quotes:
            print(console_word("console.quotes", language, found=quotes.found, wrong=quotes.wrong))
        print(_summary("console.failed" if failed else "console.checked", built, language))
    for document, count in quotes.skipped if quotes else ():
        print(console_word("console.quotes-skipped", language, document=document, count=count), file=sys.stderr)
    return CONTENT if failed else OK


def _texts_in(folder: Path) -> Callable[[str], str | None]:
    """Reads texts of sources from a folder; None for a name that leads out of it or names no readable text."""

    def text_of(name: str) -> str | None:
        file = (folder / name).resolve()
        try:
            return file.read_text("utf-8") if file.is_relative_to(folder.resolve()) else None
        except (OSError, UnicodeDecodeError):
            return None

    return text_of


def _read(arguments: argparse.Namespace) -> int:
    file: Path = arguments.file
    try:
        text = file.read_bytes().decode("utf-8")
    except OSError as error:
        return _refuse(console_word("console.cannot-read", arguments.lang, path=file, reason=error.strerror or error))
    except UnicodeDecodeError:
        return _refuse(console_word("console.not-utf8", arguments.lang, path=file))
    reading = reading_as_json(text)
    if arguments.format == "json":
        print(json.dumps(reading, ensure_ascii=False, indent=2))
        return OK
    for found in reading["quantities"]:
        print(f"{found['start']}–{found['end']}\t{found['kind']}\t{found['quote']}")
    for left in reading["left_aside"]:
        print(f"{left['start']}–{left['end']}\t({left['why']})\t{left['text']}")
    return OK


def _run(arguments: argparse.Namespace) -> tuple[Files, Built]:
    files = Files(arguments.root)
    note = _Progress(arguments.lang) if sys.stderr.isatty() else None
    settings = Settings(
        arguments.today, arguments.base_url, arguments.drafts, arguments.repository or "", note or (lambda stage: None)
    )
    collects = gc.isenabled()
    gc.disable()  # what a build makes lives until its end: looking for cycles in it costs a quarter of reading
    try:
        built = build(files, settings)
    finally:
        if collects:
            gc.enable()
    if note:
        note.clear()
    return files, built


def _fails(built: Built, strict: bool) -> bool:
    return any(strict or p.severity == "error" for p in built.problems)


# -- what is printed ---------------------------------------------------------------------------------------------------


class _Progress:
    """The name of the stage at work, on one line of a terminal."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, stage: str) -> None:
        sys.stderr.write(f"\r\x1b[K{console_word(f'console.{stage}', self._language)}…")
        sys.stderr.flush()

    def clear(self) -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _show(problems: Sequence[Problem], files: Files, language: Language, stream: TextIO) -> None:
    for one in problems:
        print(as_text(one, language, files.known_text), end="\n\n", file=stream)


def _summary(key: str, built: Built, language: Language) -> str:
    errors = sum(p.severity == "error" for p in built.problems)
    return console_word(key, language, errors=errors, warnings=len(built.problems) - errors)


def _close(built: Built, written: WriteSummary, out: Path, seconds: float, language: Language) -> None:
    pages = sum(output.path.endswith(".html") for output in built.outputs)
    changed = written.new + written.changed
    took = number(Decimal(f"{seconds:.1f}"), language)
    print(
        console_word(
            "console.built", language, pages=pages, folder=out, changed=changed, removed=written.removed, seconds=took
        )
    )
    for path in written.kept:
        print(console_word("console.kept", language, path=path))
    if built.prepared.coverage.numbers:
        covered = built.prepared.coverage
        print(console_word("console.traced", language, traced=covered.traced, numbers=covered.numbers))
    if built.prepared.project:
        for article in built.prepared.project.held_back:
            print(console_word("console.held-back", language, path=article.at.path))
    if built.problems:
        print(_summary("console.checked", built, language))


def _check_place(out: Path, root: Path) -> None:
    """Raises OutputError for an output folder among what a build reads or a tool keeps its own in."""
    place = real_path(out)
    for name in ("data", "content", "themes", ".git", ".github", ".venv"):
        if place.is_relative_to(real_path(root / name)):
            raise OutputError("output-not-ours", folder=out, reason="project", example=f"{name}/")


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return USAGE


_COMMANDS = {"build": _build, "check": _check, "read": _read}
"""What runs each command of the command line."""
