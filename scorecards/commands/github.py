"""What a check says on GitHub: a remark at each line of a request, and a summary of what it changes.

Remarks are workflow commands (GitHub Docs, "Workflow commands for GitHub Actions": `::error file=…,line=…::…`); the
summary is Markdown, in the file that the runner names.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from scorecards.analysis.changes import DataChange, counted, data_changes
from scorecards.languages import Language
from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.pipeline import Built
from scorecards.problems import Problem
from scorecards.strings.console import console_word
from scorecards.strings.words import program_words

_MOST = 200
"""Lines of a table; the others are counted. GitHub shows a summary of at most 1 MB."""


def annotation(one: Problem, language: Language) -> str:
    """A remark at a problem's line."""
    at = one.at
    place = [("file", at.path), ("line", at.line), ("col", at.column), ("title", one.code)]
    facts = ",".join(f"{name}={_property(str(value))}" for name, value in place if value)
    words = " ".join(filter(None, (one.message(language), one.hint(language))))
    return f"::{one.severity} {facts}::{_data(words)}"


def summary_of(built: Built[object], base: Path | None, today: date, language: Language) -> str:
    """The summary; `base` is the folder of the project as it was before, None where all of it is new."""
    lines = [f"## {console_word('github.title', language)}", ""]
    errors = sum(one.severity == "error" for one in built.problems)
    lines += [console_word("github.problems", language, errors=errors, warnings=len(built.problems) - errors), ""]
    lines += _table(
        (console_word("github.place", language), console_word("github.message", language)),
        ((f"`{one.at}`", f"{one.message(language)} {one.hint(language)}") for one in built.problems),
        language,
    )
    project = built.prepared.project
    if project is None:
        return "\n".join(lines) + "\n"
    before = load_project(Files(base), today, drafts=True) if base else None
    if base and before is None and Files(base).has("data/site.toml"):  # all would be told as new
        return "\n".join([*lines, console_word("github.no-base", language)]) + "\n"
    changes = data_changes(before, project, program_words()[language])
    added, changed, removed = counted(changes)
    lines += [f"### {console_word('github.changes', language)}", ""]
    lines += [console_word("github.counts", language, added=added, changed=changed, removed=removed), ""]
    heads = [console_word(f"github.{key}", language) for key in ("subject", "before", "after")]
    lines += _table(heads, (_row(one) for one in changes), language)
    findings = built.prepared.findings
    if findings:
        lines += [f"### {console_word('github.findings', language, count=len(findings))}", ""]
        lines += [f"- {_cell(one.message.to(language))}" for one in findings[:_MOST]] + [""]
    if project.held_back:
        lines += [f"### {console_word('github.held-back', language)}", ""]
        lines += [f"- {_cell(one.title)} (`{one.path}`)" for one in project.held_back] + [""]
    return "\n".join(lines) + "\n"


def _row(one: DataChange) -> tuple[str, str, str]:
    return one.subject, one.before or "–", one.after or "–"


def _table(heads: Iterable[str], rows: Iterable[tuple[str, ...]], language: Language) -> Iterator[str]:
    """A table with its heads, a line that counts what it leaves out, and an empty line; nothing without rows."""
    found = list(rows)
    if not found:
        return
    named = list(heads)
    yield f"| {' | '.join(named)} |"
    yield f"|{'---|' * len(named)}"
    for row in found[:_MOST]:
        yield f"| {' | '.join(map(_cell, row))} |"
    if len(found) > _MOST:
        yield ""
        yield console_word("github.more", language, more=len(found) - _MOST)
    yield ""


def _cell(words: str) -> str:
    """Words of files as words of a table: no mark of Markdown or HTML in them means anything."""
    code = words.startswith("`") and words.endswith("`")
    plain = words.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("\n", " ")
    return plain if code else "".join(f"\\{one}" if one in "*_`[]#" else one for one in plain)


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
