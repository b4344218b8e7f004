"""The whole site checked behind the preview, in a process of its own so that pages are not kept waiting.

The process reads a line for each check that is asked for and writes one line of JSON when it is done. Checks asked for
while one is at work become one.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import Condition, Thread
from typing import Any, TextIO

from msgspec import Struct, to_builtins

import scorecards
from scorecards.addresses.base import base_of
from scorecards.languages import LANGUAGES, Language
from scorecards.load.source import Files
from scorecards.memo import Memo
from scorecards.pipeline import Settings, build
from scorecards.problems import Diagnostics, Location, Problem

_QUIET = 0.4
"""Seconds without another save after which the whole site is checked."""
_MOST_TEXT = 2_000_000
"""Characters of a file of which an excerpt is shown."""


class SiteCheck(Struct, frozen=True):
    """What a check of the whole site found."""

    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] | None = None
    """The texts of the files that have problems."""
    findings: tuple[tuple[str, str], ...] = ()
    """Place and message of each finding, in the language of the preview."""
    traced: int = 0
    numbers: int = 0
    """How many numbers of commentaries and articles there are, and how many of them are traced."""


_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from scorecards.preview import checking; checking.work()"
"""What the process runs: the package may stand where only this process finds it."""


class Checker:
    """Checks the site whenever it is asked to and hands each report to `done`, in a thread of its own."""

    def __init__(self, root: Path, settings: Settings, language: Language, done: Callable[[SiteCheck], None]) -> None:
        self._arguments = [
            str(root), settings.today.isoformat(), settings.base.address if settings.base else "",
            settings.repository, language,
        ]  # fmt: skip
        self._done = done
        self._wanted = Condition()
        self._asked = False
        self._closed = False
        self._process: subprocess.Popen[str] | None = None
        self._thread = Thread(target=self._run, name="checks", daemon=True)
        self._thread.start()

    def ask(self) -> None:
        """Asks for a check of the files as they are now."""
        with self._wanted:
            self._asked = True
            self._wanted.notify()

    def close(self) -> None:
        """Ends the process; a check at work is given up."""
        with self._wanted:
            self._closed = True
            self._wanted.notify()
        if self._process is not None:
            self._process.kill()
        self._thread.join(5)

    def _run(self) -> None:
        while True:
            with self._wanted:
                self._wanted.wait_for(lambda: self._asked or self._closed)
                while self._asked and not self._closed:  # the pages that are open come first
                    self._asked = False
                    self._wanted.wait_for(lambda: self._asked or self._closed, timeout=_QUIET)
                if self._closed:
                    return
            line = self._answer()
            if line and not self._closed:
                self._done(_read(line))

    def _answer(self) -> str:
        """One report; "" where the process has died, which the next check begins anew."""
        if self._process is None or self._process.poll() is not None:
            package = str(Path(scorecards.__file__).resolve().parents[1])
            self._process = subprocess.Popen(
                [sys.executable, "-X", "utf8", "-c", _START, package, *self._arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                start_new_session=True,  # Ctrl-C is for the preview, which ends the process itself
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write("check\n")
            self._process.stdin.flush()
            return self._process.stdout.readline()
        except OSError:
            return ""


def work() -> None:
    """What the process does: a report for each line that it reads, until there are no more."""
    root, today, address, repository, chosen = sys.argv[1:]
    language = next(one for one in LANGUAGES if one == chosen)
    settings = Settings(date.fromisoformat(today), base_of(address) if address else None, False, repository)
    _serve(Path(root), settings, language, sys.stdin, sys.stdout)


def _serve(root: Path, settings: Settings, language: Language, asked: TextIO, out: TextIO) -> None:
    memo = Memo()
    gc.disable()
    if hasattr(os, "nice"):
        os.nice(10)
    for _ in asked:
        memo.begin_run()
        files = Files(root, Diagnostics(), memo)
        built = build(files, settings, lambda outputs: None)
        gc.collect()
        texts = {one.at.path: text for one in built.problems if (text := files.known_text(one.at.path))}
        found = {
            "problems": [to_builtins(one) for one in built.problems],
            "texts": {path: text for path, text in texts.items() if len(text) <= _MOST_TEXT},
            "findings": [(one.place, one.message.to(language)) for one in built.prepared.findings],
            "traced": built.prepared.coverage.traced,
            "numbers": built.prepared.coverage.numbers,
        }
        out.write(json.dumps(found) + "\n")
        out.flush()


def _read(line: str) -> SiteCheck:
    found: dict[str, Any] = json.loads(line)
    return SiteCheck(
        tuple(Problem(one["code"], Location(**one["at"]), one["details"]) for one in found["problems"]),
        found["texts"],
        tuple((place, message) for place, message in found["findings"]),
        found["traced"],
        found["numbers"],
    )
