"""Parts of a site made and joined as the commands do, without the command line."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from scorecards.addresses.base import base_of
from scorecards.load.source import Files
from scorecards.output import WriteSummary, write
from scorecards.pipeline import Built, Settings, build
from scorecards.problems import Problem
from scorecards.routes.share import SiteShare
from scorecards.shards.joining import check_sources, join, read_parts
from scorecards.shards.making import part_record
from scorecards.shards.part import files_digest, write_record
from tests.support.projects import STORE, TODAY


class Sharded(Struct, frozen=True):
    """A project that is built in parts below a folder."""

    root: Path
    place: Path
    settings: Settings = field(default_factory=lambda: Settings(TODAY, store=STORE))

    def at(self, base: str, processes: int = 1) -> Sharded:
        """The same for an address."""
        return replace(self, settings=replace(self.settings, base=base_of(base), processes=processes))

    def whole(self) -> Built[WriteSummary]:
        """Builds all of it into the folder `whole`."""
        return build(Files(self.root), self.settings, lambda outputs: write(outputs, self.place / "whole"))

    def part(self, number: int, of: int) -> Built[WriteSummary]:
        """Makes a part in the folder of its number, with its record where it was handed over."""
        share, out, files = SiteShare(number, of), self.place / str(number), Files(self.root)
        built = build(files, replace(self.settings, share=share), lambda outputs: write(outputs, out))
        if built.taken:
            write_record(out, part_record(built, share, files, files_digest(out)))
        return built

    def parts(self, of: int) -> list[Path]:
        """Makes all parts; their folders."""
        for number in range(1, of + 1):
            assert self.part(number, of).taken, number
        return [self.place / str(number) for number in range(1, of + 1)]

    def join(self, folders: list[Path], root: Path | None = None) -> Built[WriteSummary]:
        """Joins parts into the folder `joined`. Raises ContentError where they are not those of one site."""
        files = Files(root or self.root)
        parts = read_parts(folders)
        check_sources(parts, files)
        settings = replace(self.settings, joined=join(parts))
        return build(files, settings, lambda outputs: write(outputs, self.place / "joined"))


def on_disk(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, those of the program's own folder among them."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str, int | None, dict[str, str]]]:
    """Problems as plain values, in order."""
    return [(one.code, one.at.path, one.at.line, dict(one.details)) for one in problems]
