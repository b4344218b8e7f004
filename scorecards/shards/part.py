"""A part on disk: a folder as a build writes it, with a record in the program's own folder inside it."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from scorecards.languages import LANGUAGES
from scorecards.output.folder import Folder, digests_in, disk_errors
from scorecards.problems import NOWHERE, ContentError, problem
from scorecards.shards.record import PartContents, PartIdentity, contents_in, identity_in
from scorecards.strings.console import console_word

_RECORD = "part.jsonl"

Damage = Literal["no-record", "record", "files", "file"]


class Part(Struct, frozen=True):
    """A part that is whole, as far as its record and the list of its files tell."""

    folder: Path
    """As a person named it."""
    identity: PartIdentity
    digests: Mapping[str, str]
    """SHA-256 of its files, by their paths."""
    record: bytes

    @property
    def contents(self) -> PartContents:
        """What is kept of it besides its files."""
        return contents_in(self.record)

    def file(self, path: str) -> bytes:
        """One of its files. Raises ContentError `part-damaged` where it is not as it was made."""
        try:
            content = Folder.at(self.folder).on_disk(path).read_bytes()
        except OSError:
            content = b""
        if hashlib.sha256(content).hexdigest() != self.digests[path]:
            raise _damaged(self.folder, "file", path)
        return content


def read_part(folder: Path) -> Part:
    """The part in a folder. Raises ContentError `part-damaged` where there is none, or it is not as it was made."""
    disk = Folder.at(folder)
    try:
        record = (disk.own / _RECORD).read_bytes()
    except OSError:
        raise _damaged(folder, "no-record") from None
    try:
        identity = identity_in(record)
    except (ValueError, LookupError, TypeError, RecursionError):
        raise _damaged(folder, "record") from None
    try:
        if files_digest(folder) != identity.manifest:
            raise _damaged(folder, "files")
        return Part(folder, identity, digests_in(disk.manifest), record)
    except (OSError, ValueError):
        raise _damaged(folder, "files") from None


def files_digest(folder: Path) -> str:
    """A digest of the list of files that a build has written into a folder. Raises OSError."""
    return hashlib.sha256(Folder.at(folder).manifest.read_bytes()).hexdigest()


def forget_record(folder: Path) -> None:
    """Takes the record of a part away before its files are changed. Raises OutputError where that cannot be done."""
    disk = Folder.at(folder)
    with disk_errors(disk):
        (disk.own / _RECORD).unlink(missing_ok=True)


def write_record(folder: Path, record: bytes) -> None:
    """Writes the record of a part beside its files. Raises OutputError where that cannot be done."""
    disk = Folder.at(folder)
    draft = disk.own / f"{_RECORD}.draft"
    with disk_errors(disk):
        draft.write_bytes(record)
        os.replace(draft, disk.own / _RECORD)  # noqa: PTH105 -- as the journal does


def _damaged(folder: Path, damage: Damage, path: str = "") -> ContentError:
    reasons = {f"reason_{one}": console_word(f"console.part-{damage}", one, path=path) for one in LANGUAGES}
    return ContentError([problem("part-damaged", NOWHERE, folder=folder, **reasons)])
