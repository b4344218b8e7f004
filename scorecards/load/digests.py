"""What a site is made of, as digests: parts of two checkouts go together only where these are the same."""

import hashlib
from collections.abc import Iterable, Mapping

from scorecards.load.source import Files
from scorecards.store import key_of

_FOLDERS = ("data", "content", "themes")


def sources_digest(files: Files) -> str:
    """A digest of the names and bytes of all files in the folders of a project; hidden ones are left out."""
    paths = sorted(path for folder in _FOLDERS for path in files.below(folder))
    return key_of(part for path in paths for part in (path, files.data(path) or b"")).hex()


def named_digests(files: Files, paths: Iterable[str]) -> Mapping[str, str]:
    """Digests of files outside of these folders by their paths; "" where there is none."""
    found = {path: files.data(path) for path in sorted(paths)}
    return {path: "" if raw is None else hashlib.sha256(raw).hexdigest() for path, raw in found.items()}
