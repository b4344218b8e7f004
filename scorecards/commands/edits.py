"""`build` after nothing but texts of a few articles was edited since the last: their pages and the search are made."""

import argparse
import time
from contextlib import suppress
from pathlib import Path

from scorecards.commands.building import collecting_little, settings_of, store_of
from scorecards.commands.closing import TextsSaid, close, said_unchanged
from scorecards.load.source import Files
from scorecards.memo import Memo
from scorecards.output import LastSite, OtherSiteError, OutputError, StandingFiles, manifest_text, real_path, write
from scorecards.pipeline import build_edited
from scorecards.routes.edited_texts import edited_texts, edits_of
from scorecards.routes.last_build import MoreThanTextsError, read_last_build
from scorecards.routes.page_record import keep_edits
from scorecards.unchanged import Edits, day_of, note_edits


def build_edits(arguments: argparse.Namespace, out: Path, started: float, told: set[str]) -> bool:
    """Makes what shows the edited texts and writes it into the folder `out`, where that is all there is to do.

    Tells whether it was; else nothing was written or said, and a build of the whole site does and says everything.
    `started` is when the command was (`time.perf_counter`), `told` is as for `store_of`.
    """
    edits: Edits = arguments.edits
    with suppress(MoreThanTextsError, OtherSiteError, OutputError):
        with store_of(arguments, told) as store:
            files, standing = Files(arguments.root, memo=Memo(keeps=False)), StandingFiles(out)
            if day_of(edits.inputs.taken) != day_of(time.time_ns()):  # the site may be built for the new day
                raise MoreThanTextsError
            last = read_last_build(store, folder_name(out, arguments.root), edits.outputs.manifest, standing)
            edited = edited_texts(last, files, edits.paths)
            files.only = edited.only
            with collecting_little():
                made = build_edited(files, settings_of(arguments, store), edited, last)
            written = write(made.files, out, over=LastSite(last.manifest, made.replaced))
            texts = TextsSaid(made.coverage, last.record.end.held_back)
            close(texts, written, out, time.perf_counter() - started, arguments.lang)
            if written.kept:
                return True
            keep_edits(store, last.folder, edits_of(made, edited, last, written.digests))
        said, manifest = said_unchanged(texts, written, out, arguments.lang), manifest_text(written.digests).encode()
        note_edits(arguments.root, edits, made.replaced, manifest, str(out), said)
        return True
    return False


def folder_name(out: Path, root: Path) -> str:
    """The output folder as seen from the project, so that a checkout elsewhere has it by the same name."""
    there, here = real_path(out), real_path(root)
    return there.relative_to(here).as_posix() if there.is_relative_to(here) else str(there)
