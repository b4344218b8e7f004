"""The command line: the only place that prints, reads the clock, or exits."""

import argparse
import io
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import NoReturn, TextIO

from scorecards import __version__
from scorecards.analysis.rules.findings import as_json as finding_as_json
from scorecards.analysis.source_quotes import check_quotes
from scorecards.load.source import Files
from scorecards.output import OutputError, WriteSummary, real_path, recover, write
from scorecards.pipeline import Built, Settings, build
from scorecards.problems import Location, Problem, as_json, as_text, in_order, problem
from scorecards.render.addresses import Base, base_of
from scorecards.vietnamese.formatting import Language, number
from scorecards.vietnamese.reading import reading_as_json
from scorecards.wording import word

OK, CONTENT, USAGE = 0, 1, 2
"""Exit codes: all well; problems in the content; the command was used wrongly."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, by the custom of shells."""

VIETNAM = timezone(timedelta(hours=7))
"""The day changes for the site when it changes for its readers; Viet Nam keeps one offset all year."""


def main(argv: Sequence[str], root: Path = Path()) -> int:
    """Runs a command line (without the program's name) and returns the exit code. `root` is the default project."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the locale; names of files may be no text at all
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _parser(root).parse_args(list(argv) or ["build"])
    try:
        code = int(arguments.run(arguments))
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
        _show([_output_problem(error, out)], Files(arguments.root), language, sys.stderr)
        return CONTENT
    _close(built, written, out, time.perf_counter() - started, language)
    return OK


def _check(arguments: argparse.Namespace) -> int:
    language: Language = arguments.lang
    files, built = _run(arguments)
    quotes = check_quotes(built.project, _texts_in(arguments.sources)) if arguments.sources and built.project else None
    if quotes:
        built = replace(built, problems=(*built.problems, *quotes.problems))
    failed = _fails(built, arguments.strict)
    if arguments.format == "json":
        found = [as_json(p, language) for p in in_order(built.problems)]
        findings = [finding_as_json(one, language) for one in built.findings]
        print(json.dumps({"problems": found, "findings": findings}, ensure_ascii=False, indent=2))
    else:
        _show(built.problems, files, language, sys.stdout)
        for finding in built.findings:
            print(f"{finding.id}: {finding.message.to(language)}", end="\n\n")
        if quotes:
            print(word("console.quotes", language, found=quotes.found, wrong=len(quotes.problems)))
        print(_summary("console.failed" if failed else "console.checked", built, language))
    for document, count in quotes.skipped if quotes else ():
        print(word("console.quotes-skipped", language, document=document, count=count), file=sys.stderr)
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
        return _refuse(word("console.cannot-read", arguments.lang, path=file, reason=error.strerror or error))
    except UnicodeDecodeError:
        return _refuse(word("console.not-utf8", arguments.lang, path=file))
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
    built = build(files, settings)
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
        sys.stderr.write(f"\r\x1b[K{word(f'console.{stage}', self._language)}…")
        sys.stderr.flush()

    def clear(self) -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _show(problems: Sequence[Problem], files: Files, language: Language, stream: TextIO) -> None:
    for one in in_order(problems):
        print(as_text(one, language, files.known_text), end="\n\n", file=stream)


def _summary(key: str, built: Built, language: Language) -> str:
    errors = sum(p.severity == "error" for p in in_order(built.problems))
    return word(key, language, errors=errors, warnings=len(in_order(built.problems)) - errors)


def _close(built: Built, written: WriteSummary, out: Path, seconds: float, language: Language) -> None:
    pages = sum(output.path.endswith(".html") for output in built.outputs)
    changed = written.new + written.changed
    took = number(Decimal(f"{seconds:.1f}"), language)
    print(
        word("console.built", language, pages=pages, folder=out, changed=changed, removed=written.removed, seconds=took)
    )
    for path in written.kept:
        print(word("console.kept", language, path=path))
    if built.coverage.numbers:
        covered = built.coverage
        print(word("console.traced", language, traced=covered.traced, numbers=covered.numbers))
    if built.project:
        for article in built.project.held_back:
            print(word("console.held-back", language, path=article.at.path))
    if built.problems:
        print(_summary("console.checked", built, language))


def _check_place(out: Path, root: Path) -> None:
    """Raises OutputError for an output folder among what a build reads: the next build would read the site."""
    place = real_path(out)
    for name in ("data", "content", "themes"):
        if place.is_relative_to(real_path(root / name)):
            raise OutputError("output-not-ours", folder=out, reason="project", example=f"{name}/")


def _output_problem(error: OutputError, out: Path) -> Problem:
    details = dict(error.details)
    if error.code == "output-not-ours":
        reason = str(details.get("reason"))
        files = details.get("files") or ()
        names = ", ".join(f.path for f in files) if isinstance(files, tuple) else ""
        names = names or str(details.get("example", ""))
        details = {
            "folder": out,
            "reason_vi": word(f"console.not-ours-{reason}", "vi", names=names),
            "reason_en": word(f"console.not-ours-{reason}", "en", names=names),
        }
    return problem(error.code, Location(str(details.get("source", ""))), **details)


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return USAGE


# -- the command line's own words --------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command line in both languages."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"Lệnh chưa đúng · Wrong use: {message}\nXem · See: python build.py --help\n")


def _parser(root: Path) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python build.py",
        description="Phiếu điểm chuyển đổi số: dựng trang từ data/ và content/"
        " · Digital transformation scorecards: builds the site from data/ and content/",
        epilog="python build.py test: chạy các phép thử · runs the tests",
    )
    parser.add_argument("--version", action="version", version=f"scorecards {__version__}")
    commands = parser.add_subparsers(title="lệnh · commands", metavar="build | check | read | test", required=True)
    build_ = commands.add_parser("build", help="dựng trang vào site/ · builds the site into site/")
    check = commands.add_parser("check", help="chỉ kiểm tra, không ghi gì · checks, writes nothing")
    read = commands.add_parser("read", help="đọc các con số trong một tệp chữ · reads the quantities in a text file")
    for command in (build_, check):
        command.add_argument("--root", type=_folder, default=root, help="thư mục dự án · the project's folder")
        command.add_argument(
            "--base-url",
            type=_base,
            default=None,
            help="địa chỉ công bố · address of the site: /repo/, https://host/repo/",
        )
        command.add_argument(
            "--today",
            type=_day,
            default=datetime.now(VIETNAM).date(),
            help="coi hôm nay là ngày · the day to build for: 2026-11-22",
        )
        command.add_argument(
            "--repository",
            type=_repository,
            default=None,
            help="địa chỉ kho, khi site.toml chưa ghi · address of the repository where site.toml names none",
        )
        command.add_argument("--drafts", action="store_true", help="hiện cả bản nháp · shows drafts too")
        command.add_argument("--strict", action="store_true", help="coi cảnh báo là lỗi · warnings fail")
    build_.add_argument("--out", type=Path, default=None, help="thư mục kết quả · the output folder (site/)")
    read.add_argument("file", type=Path, help="tệp chữ UTF-8 · a text file in UTF-8")
    for command in (check, read):
        command.add_argument("--format", choices=("text", "json"), default="text", help="dạng in ra · how to print")
    for command in (build_, check, read):
        command.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ · language")
    check.add_argument(
        "--sources",
        type=_folder,
        default=None,
        help="so trích dẫn với văn bản nguồn trong thư mục này · compares quotes with the source texts in this folder",
    )
    build_.set_defaults(run=_build)
    check.set_defaults(run=_check)
    read.set_defaults(run=_read)
    return parser


def _folder(words: str) -> Path:
    try:
        if (folder := Path(words)).is_dir():
            return folder
    except OSError:  # a name that no disk holds, a folder that may not be looked into
        pass
    raise argparse.ArgumentTypeError(f"không có thư mục · no such folder: {words}")


def _base(words: str) -> Base:
    if (base := base_of(words)) is None:
        raise argparse.ArgumentTypeError(f"cần · expected /, /repo/, https://host/repo/; đọc được · read: {words}")
    return base


def _repository(words: str) -> str:
    base = base_of(words)
    if base is None or not base.absolute:
        raise argparse.ArgumentTypeError(f"cần · expected https://github.com/ten/kho; đọc được · read: {words}")
    return base.absolute.rstrip("/")


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"cần một ngày như · expected a day such as 2026-11-22; đọc được · read: {words}"
        ) from None
