"""Whether the site is what a build would make of it, told without building: nothing was changed since the last one.

A build that ends without a problem leaves a note in the project's store: the command line, the day, and digests of what
it read and of what it wrote; beside it the signatures of all that it read (`signatures`). The next start of the same
command compares these with the disk and, where nothing differs, has nothing to do. Where texts of articles alone
differ, it is told which, for a build that makes no more than what shows them. In another checkout signatures differ,
and the site is built.
"""

# pathlib takes longer to load than all of this may take.
# ruff: noqa: PTH100, PTH105, PTH108, PTH109, PTH112, PTH116, PTH120, PTH123

import os
import sys
import time
from collections.abc import Iterable, Sequence

from scorecards.signatures import (
    MOST_RECENT,
    Snapshot,
    Written,
    begin_to_look,
    digest_of,
    edited,
    folder_digest,
    snapshot,
    written,
)

STORE = ".scorecards-cache"
"""The folder in a project that holds what earlier runs have made."""
_NOTE = "last-build"
_READ = "last-build-read"
"""The signatures of what that build has read."""
_FORMAT = "scorecards 5"
_VIETNAM = 7 * 3600
"""Seconds that clocks there are ahead of UTC."""
_MOST_EDITED = 20
"""Texts of which is told that they alone were edited; where there are more, most of the site is made anew anyway."""


class Edits:
    """What differs from the last build where the contents of a few articles' files are all that does."""

    __slots__ = ("asked", "command", "inputs", "out", "outputs", "paths")

    paths: tuple[str, ...]
    """The files, from the project's root: what they say above their texts may differ too."""
    asked: tuple[str, ...]
    """What that build read outside of the usual folders."""
    command: Sequence[str]
    """As `command_of` gives it, at the start."""
    out: str
    """The output folder, with no link in its path."""
    inputs: Snapshot
    """What there is to read."""
    outputs: Written
    """What that build has written, as it still is."""

    def __init__(
        self,
        paths: tuple[str, ...],
        asked: tuple[str, ...],
        command: Sequence[str],
        out: str,
        inputs: Snapshot,
        outputs: Written,
    ) -> None:
        self.paths, self.asked, self.command = paths, asked, command
        self.out, self.inputs, self.outputs = out, inputs, outputs


def since_last_build(words: Sequence[str], root: str | os.PathLike[str]) -> str | Edits | None:
    """What to tell a person whose build has nothing to do, or what was edited where texts alone were; None where
    anything else may have been.

    `words` are the command line without the program's name, `root` the project where it names none.
    """
    if words and words[0] != "build":
        return None
    top = _root(words, root)
    try:
        with open(f"{top}/{STORE}/{_NOTE}", encoding="utf-8", errors="surrogateescape", newline="") as file:
            kind, day, asked, out, said, inputs, outputs, *lists = file.read().split("\0")
        command, racy, files = _lists(lists)
        today, there = day_of(time.time_ns()), os.path.realpath(asked)
        if (kind, day, command, out) != (_FORMAT, today, command_of(words, top), there):
            return None
        looked_at = begin_to_look(out)
        try:
            now = snapshot(top, files, racy)
        finally:
            found = looked_at()
        if found.digest != outputs:
            return None
        return said if now.digest == inputs else _edits(top, inputs, now, tuple(files), command, out, found)
    except (OSError, ValueError, LookupError, RecursionError):
        return None


def _edits(
    top: str,
    noted: str,
    now: Snapshot,
    asked: tuple[str, ...],
    command: Sequence[str],
    out: str,
    outputs: Written,
) -> Edits | None:
    with open(f"{top}/{STORE}/{_READ}", "rb") as file:
        before = file.read()
    paths = edited(before, now.text) if digest_of(before) == noted else None
    if not paths or len(paths) > _MOST_EDITED or not all(map(_is_article, paths)) or len(now.recent) > MOST_RECENT:
        return None
    return Edits(tuple(paths), asked, command, out, now.with_recent(), outputs)


def _is_article(path: str) -> bool:
    """Whether a file is that of an article or of a translation of one: content/news/…, content/en/news/…"""
    top, *folders = path.split("/")
    return top == "content" and "news" in folders[:2] and path.endswith(".md")


def note_build(
    words: Sequence[str],
    root: str | os.PathLike[str],
    files: Iterable[str],
    before: Snapshot,
    command: Sequence[str],
    out: str | os.PathLike[str],
    said: str,
) -> None:
    """Notes a build that ended well, if project and program are as they were before; a note that cannot be made is
    none. `command` is what `command_of` gave then."""
    top, asked = os.fspath(root), os.fspath(out)
    try:
        _forget(top)
        if snapshot(top, (), before.racy) != before or len(before.racy) > MOST_RECENT:
            return
        if command_of(words, top) != command:
            return
        folder = os.path.realpath(asked)  # a link may lead elsewhere by the next start
        named, day = sorted(files), day_of(before.taken)
        _note(command, top, day, asked, folder, said, snapshot(top, named, before.racy), written(folder), named)
    except (OSError, ValueError):
        return


def note_edits(
    root: str | os.PathLike[str],
    edits: Edits,
    changed: Iterable[str],
    manifest: bytes,
    asked: str,
    said: str,
) -> None:
    """Notes a build of no more than what shows edited texts. `changed` are the files that it has written, from the
    output folder, which is `asked` for as it is named; `manifest` is the list of those that are there then.

    What was saved while it was at work differs from the note, and is met by the next.
    """
    top = os.fspath(root)
    try:
        _forget(top)
        outputs = edits.outputs.after(edits.out, frozenset(changed), manifest)
        day = day_of(edits.inputs.taken)
        _note(edits.command, top, day, asked, edits.out, said, edits.inputs, outputs, edits.asked)
    except (OSError, ValueError):
        return


def _forget(top: str) -> None:
    note = f"{top}/{STORE}/{_NOTE}"
    if os.path.lexists(note):
        os.unlink(note)


def _note(
    command: Sequence[str],
    top: str,
    day: str,
    asked: str,
    out: str,
    said: str,
    inputs: Snapshot,
    outputs: Written,
    named: Sequence[str],
) -> None:
    lists = [part for some in (command, inputs.racy, named) for part in (str(len(some)), *some)]
    parts = [_FORMAT, day, asked, out, said, inputs.digest, outputs.digest, *lists]
    if any("\0" in part for part in parts):
        return
    _keep(f"{top}/{STORE}/{_READ}", inputs.text)
    _keep(f"{top}/{STORE}/{_NOTE}", "\0".join(parts).encode("utf-8", "surrogateescape"))


def _keep(path: str, content: bytes) -> None:
    draft = f"{path}.{os.getpid()}"
    with open(draft, "wb") as file:
        file.write(content)
    os.replace(draft, path)


def _lists(parts: Sequence[str]) -> list[list[str]]:
    """Lists that stand one after another, each behind its length. Raises ValueError or LookupError for others."""
    found, at = [], 0
    while at < len(parts):
        size = int(parts[at])
        found.append([*parts[at + 1 : at + 1 + size]])
        at += 1 + size
    return found


def _root(words: Sequence[str], root: str | os.PathLike[str]) -> str:
    for number, word in enumerate(words):
        if word == "--root" and number + 1 < len(words):
            return words[number + 1]
        if word.startswith("--root="):
            return word.removeprefix("--root=")
    return os.fspath(root)


def command_of(words: Sequence[str], root: str | os.PathLike[str]) -> list[str]:
    """The command line, where it is given, and the program that it is given to, as it stands on the disk."""
    package = os.path.dirname(os.path.abspath(__file__))
    states = [folder_digest(package)]
    for folder in (one for one in sys.path if os.path.isdir(one)):
        states.append(f"{folder} {os.stat(folder).st_mtime_ns}")
    return [*words, os.getcwd(), os.path.realpath(root), sys.version, *states]


def day_of(moment: int) -> str:
    """The day in Viet Nam at a moment in nanoseconds since 1970: "2026-11-22"."""
    return time.strftime("%Y-%m-%d", time.gmtime(moment / 10**9 + _VIETNAM))
