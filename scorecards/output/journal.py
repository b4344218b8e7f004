"""The journal: what a move consists of, written down before it starts, so that any later start can complete it."""

import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from scorecards.output.folder import Folder, Kind, patiently
from scorecards.output.outputs import path_fault

Step = Callable[[str], None]
"""Called with a name before each step that changes the disk; tests stop a build there."""

_VERSION = 1
_STAGED_MANIFEST = "manifest"


@dataclass(frozen=True, slots=True)
class Journal:
    """A move from the last site to the next."""

    removals: tuple[str, ...]
    """Paths of the site that go."""
    moves: tuple[str, ...]
    """Paths of the site that come, or change; the n-th stands in the staging folder under the name ``n``."""


def stage_manifest(folder: Folder, manifest: str) -> None:
    """Stage the list of what the site will hold of ours; it moves in last of all."""
    write_bytes(folder.staged(_STAGED_MANIFEST), manifest.encode())


def begin(folder: Folder, journal: Journal, step: Step) -> None:
    """Make the move certain: flush all that is staged to disk, then let the journal appear in one step."""
    step("flush")
    names = [*map(str, range(len(journal.moves))), _STAGED_MANIFEST]
    # Many at a time, because a file system settles waiting flushes together.
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(_flush, map(folder.staged, names)))
    _flush_folder(folder.staging)
    text = json.dumps({"version": _VERSION, "removals": journal.removals, "moves": journal.moves}, ensure_ascii=False)
    draft = folder.staged("journal")
    write_bytes(draft, text.encode())
    _flush(draft)
    step("journal")
    patiently(os.replace, draft, folder.journal)
    _flush_folder(folder.own)


def find(folder: Folder) -> Journal | None:
    """Read the journal of an interrupted move, or None when there is none that is whole.

    A journal appears whole or not at all; one that cannot be read was damaged from outside, and the build that follows
    compares every file on disk with what it should be anyway.
    """
    try:
        with folder.journal.open("rb") as file:
            entry = json.load(file)
        journal = Journal(tuple(entry["removals"]), tuple(entry["moves"]))
        sound = entry["version"] == _VERSION and not any(map(path_fault, journal.removals + journal.moves))
    except (FileNotFoundError, ValueError, LookupError, TypeError, AttributeError):
        return None
    return journal if sound else None


def complete(folder: Folder, journal: Journal, step: Step) -> None:
    """Do what the journal says, from the start or from wherever an earlier attempt stopped; then clean up.

    Removals come before moves, so that a file can make way for a folder, a folder for a file, and a name for the same
    name in other letter case. Once the first staged file has moved, the removals are all done and must not be
    repeated: what they name may by then be new.
    """
    names = [*map(str, range(len(journal.moves))), _STAGED_MANIFEST]
    if os.path.lexists(folder.staged(names[0])):
        known: dict[str, Kind] = {}
        for path in journal.removals:
            step("remove")
            if folder.kind(path, known) == "file":
                patiently(os.unlink, folder.on_disk(path))
        for parent in _parents_deepest_first(journal.removals):
            step("remove-folder")
            folder.remove_if_empty(parent, known)
    made: set[str] = set()
    for name, path in zip(names, journal.moves, strict=False):
        staged = folder.staged(name)
        if os.path.lexists(staged):
            step("move")
            folder.make_parents(path, made)
            patiently(os.replace, staged, folder.on_disk(path))
    staged = folder.staged(_STAGED_MANIFEST)
    if os.path.lexists(staged):
        step("manifest")
        patiently(os.replace, staged, folder.manifest)
    _flush_folder(folder.own)
    clear(folder, step)


def clear(folder: Folder, step: Step) -> None:
    """Remove the journal, and only then what is staged: a journal without its staged files would promise too much."""
    if os.path.lexists(folder.journal):
        step("journal-done")
        patiently(os.unlink, folder.journal)
    if os.path.lexists(folder.staging):
        step("clear")
        patiently(shutil.rmtree, folder.staging)


def write_bytes(path: Path, content: bytes) -> None:
    """Write a new file."""
    with path.open("xb", buffering=0) as file:
        view = memoryview(content)
        while view:
            view = view[file.write(view) :]


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(path: Path) -> None:
    if os.name == "nt":
        return  # Windows gives no handle of a folder; NTFS keeps the order of renames by itself
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _parents_deepest_first(paths: tuple[str, ...]) -> list[str]:
    parents: set[str] = set()
    for path in paths:
        parent = path.rpartition("/")[0]
        while parent and parent not in parents:
            parents.add(parent)
            parent = parent.rpartition("/")[0]
    return sorted(parents, key=lambda parent: (-parent.count("/"), parent))
