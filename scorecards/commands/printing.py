"""What the commands print: problems, sums of them, and the stage at work."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from scorecards.commands.arguments import USAGE
from scorecards.languages import Language
from scorecards.load.source import Files
from scorecards.pipeline import Built
from scorecards.problems import Problem, as_text
from scorecards.strings.console import console_word
from scorecards.vietnamese import formatting


class StageLine:
    """The name of the stage at work, on one line of a terminal."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, stage: str) -> None:
        sys.stderr.write(f"\r\x1b[K{console_word(f'console.{stage}', self._language)}…")
        sys.stderr.flush()

    def clear(self) -> None:
        """Takes the line away."""
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


MOST_OF_A_CODE = 20
"""Problems of one code that are printed; of more, which are mostly one mistake made many times, the rest is counted."""


def show(problems: Sequence[Problem], files: Files, language: Language, stream: TextIO) -> None:
    """Prints problems with place and remedy, a blank line after each; of one code the first, then how many more."""
    counted: Counter[str] = Counter()
    for one in problems:
        counted[one.code] += 1
        if counted[one.code] <= MOST_OF_A_CODE:
            print(as_text(one, language, files.known_text), end="\n\n", file=stream)
    for code, count in counted.items():
        if count > MOST_OF_A_CODE:
            more = formatting.number(count - MOST_OF_A_CODE, language)
            print(console_word("console.more-problems", language, code=code, count=more), end="\n\n", file=stream)


def summary(key: str, built: Built[object], language: Language) -> str:
    """A sentence of `console.toml` with the number of errors and warnings."""
    errors = sum(p.severity == "error" for p in built.problems)
    return console_word(key, language, errors=errors, warnings=len(built.problems) - errors)


def refuse_file(path: Path, error: OSError, language: Language) -> int:
    """Says why a file that was named cannot be read; returns the exit code."""
    if isinstance(error, FileNotFoundError):
        return refuse(console_word("console.no-file", language, path=path))
    return refuse(console_word("console.cannot-read", language, path=path, reason=error.strerror or error))


def refuse(message: str) -> int:
    """Says why a command cannot be done as it was given; returns the exit code."""
    print(message, file=sys.stderr)
    return USAGE
