"""Outputs onto disk, safely.

A build hands over :class:`Output` values; :func:`write` makes a folder hold exactly those, beside what others put in:

1. *Lock.* One build at a time per folder; the operating system frees the lock of a process that died.
2. *Stage.* Each output whose bytes differ from those on disk is written to ``.scorecards/staging/`` inside the folder,
   so on the same file system, by this process or by one that has made it (:class:`Staging`). The site is not
   touched: a build that fails or is killed here leaves the last good site.
3. *Journal.* Once all is staged and flushed to disk, ``.scorecards/journal.json`` appears, in one step, naming every
   removal and every move.
4. *Move.* Files whose names change with their content, then pages, then removals, so that a page on disk lacks nothing
   that it names; then the new manifest; then the journal goes. A build killed here is completed by the next start
   (:func:`recover`, which :func:`write` also calls), because every step can be repeated.

``.scorecards/manifest.sha256`` lists what we wrote, in the format of ``sha256sum``. Only files listed there, with the
bytes listed there, are ever removed; a file of someone else is never overwritten or removed, and a link is never
followed. After a success ``.scorecards`` holds the manifest and an empty lock file, nothing else; of a part of a site
its record too (`shards`).
"""

from scorecards.output.comparing import FolderComparison, compare
from scorecards.output.disk import LastSite, OtherSiteError, WriteSummary, recover, write
from scorecards.output.folder import manifest_text, real_path
from scorecards.output.outputs import OWN_FOLDER, Conflict, Foreign, Output, OutputError, claim_conflicts
from scorecards.output.staging import StagedFile, Staging
from scorecards.output.standing import Signature, StandingFile, StandingFiles

__all__ = [
    "OWN_FOLDER",
    "Conflict",
    "FolderComparison",
    "Foreign",
    "LastSite",
    "OtherSiteError",
    "Output",
    "OutputError",
    "Signature",
    "StagedFile",
    "Staging",
    "StandingFile",
    "StandingFiles",
    "WriteSummary",
    "claim_conflicts",
    "compare",
    "manifest_text",
    "real_path",
    "recover",
    "write",
]
