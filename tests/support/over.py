"""Builds over what an earlier build has left in its output folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct, field

from scorecards.addresses.base import base_of
from scorecards.addresses.route import Route
from scorecards.inputs.article_texts import ArticleText
from scorecards.load.source import Files
from scorecards.output import OWN_FOLDER, StandingFiles, WriteSummary, write
from scorecards.pipeline import Built, Settings, build
from scorecards.routes.articles import ArticleWork
from scorecards.routes.kept_pages import KeptPages
from scorecards.routes.make import Made
from scorecards.store import Store
from tests.support.projects import TODAY


class Watched(KeptPages, eq=False):
    """Kept pages that remember what was not found."""

    missed: list[Route] = field(default_factory=list)

    def find(self, route: Route) -> Made | None:
        """As `KeptPages` has it."""
        found = KeptPages.find(self, route)
        if found is None:
            self.missed.append(route)
        return found

    def find_article(self, work: ArticleWork) -> tuple[ArticleText, tuple[Made, ...]] | None:
        """As `KeptPages` has it."""
        before = len(self.missed)
        found = KeptPages.find_article(self, work)
        if found is None:
            self.missed[before:] = work.routes if work.is_out else ()
        return found


class BuiltOver(Struct, frozen=True):
    """A build, and what it did not take from the last one."""

    built: Built[WriteSummary]
    made: tuple[Route, ...]

    @property
    def paths(self) -> set[str]:
        """The paths of what was made."""
        return {one.path for one in self.made}


def build_over(root: Path, folder: Path, store: Store) -> Built[WriteSummary]:
    """Builds a project into a folder as the command does."""
    return built_over(root, folder, store).built


def built_over(
    root: Path,
    folder: Path,
    store: Store,
    *,
    today: date = TODAY,
    base: str = "/",
    request: str = "",
    drafts: bool = False,
    processes: int = 1,
) -> BuiltOver:
    """The same, with what was made."""
    files, kept = Files(root), Watched(store, "site", StandingFiles(folder))
    settings = Settings(today, base_of(base), drafts, request=request, store=store, kept=kept, processes=processes)
    built = build(files, settings, lambda outputs: write(outputs, folder))
    if built.taken:
        kept.keep(built.made.noted, built.texts, built.unsound, built.taken.digests, files, built.prepared)
    return BuiltOver(built, tuple(kept.missed))


def files_below(folder: Path) -> list[Path]:
    """Every file of a site, sorted; the program's own folder left out but for the list of files."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [path for path in found if OWN_FOLDER not in path.parts or path.name == "manifest.sha256"]
