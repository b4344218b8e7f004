"""What a build says once it has written, and where it may write."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.commands.printing import summary
from scorecards.languages import Language
from scorecards.output import OutputError, WriteSummary, real_path
from scorecards.pipeline import Built
from scorecards.routes.prepared import Prepared
from scorecards.routes.share import SiteShare
from scorecards.strings.console import console_word
from scorecards.vietnamese import formatting
from scorecards.vietnamese.formatting import number


class TextsSaid(Struct, frozen=True):
    """What is said of the texts of a site."""

    coverage: Coverage
    """How many of their numbers are traced."""
    held_back: Sequence[Sequence[str]]
    """Articles that are not out, as `Prepared.held_back` has them."""

    @classmethod
    def of(cls, prepared: Prepared) -> "TextsSaid":
        """Those of a project."""
        return cls(prepared.coverage, prepared.held_back)


def close(texts: TextsSaid, written: WriteSummary, out: Path, seconds: float, language: Language) -> None:
    """Prints what a build has done, in so many seconds."""
    changed = written.new + written.changed
    took = _seconds(seconds, language)
    facts = {"pages": written.pages, "folder": out, "changed": changed, "removed": written.removed, "seconds": took}
    print(console_word("console.built", language, **facts))
    for path in written.kept:
        print(console_word("console.kept", language, path=path))
    for line in _of_texts(texts, language):
        print(line)


def said_unchanged(texts: TextsSaid, written: WriteSummary, out: Path, language: Language) -> str:
    """What the next start says where nothing was changed by then."""
    built = console_word("console.unchanged", language, pages=written.pages, folder=out)
    return "\n".join((built, *_of_texts(texts, language)))


def _of_texts(texts: TextsSaid, language: Language) -> Iterator[str]:
    if texts.coverage.numbers:
        yield console_word("console.traced", language, traced=texts.coverage.traced, numbers=texts.coverage.numbers)
    for path, state, day in texts.held_back:
        shown = formatting.day(date.fromisoformat(day), language) if day else ""
        yield console_word(f"console.held-back-{state}", language, path=path, day=shown)


def said_of_part(
    built: Built[WriteSummary], written: WriteSummary, share: SiteShare, out: Path, seconds: float, language: Language
) -> str:
    """What is said of a part of a site that was written; of texts, the run tells that has them all."""
    took = _seconds(seconds, language)
    line = console_word("console.built-part", language, share=share, pages=written.pages, folder=out, seconds=took)
    return "\n".join((line, summary("console.checked", built, language))) if built.problems else line


def check_place(out: Path, root: Path) -> None:
    """Raises OutputError for an output folder among what a build reads or a tool keeps its own in."""
    place = real_path(out)
    for name in ("data", "content", "themes", ".git", ".github", ".venv"):
        if place.is_relative_to(real_path(root / name)):
            raise OutputError("output-not-ours", folder=out, reason="project", example=f"{name}/")


def _seconds(seconds: float, language: Language) -> str:
    return number(Decimal(f"{seconds:.1f}"), language)
