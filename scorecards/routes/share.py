"""A share of a site: what one of several runs makes of it, dealt out by address."""

import hashlib

from msgspec import Struct

from scorecards.inputs.link_targets import needs_all_texts


class SiteShare(Struct, frozen=True):
    """One of so many shares. Together they are the whole site but for what needs the texts of all articles."""

    number: int
    """From 1."""
    of: int

    def has(self, path: str) -> bool:
        """Whether what stands at a site path, in all languages, is of this share.

        The path alone says so: a share keeps what it has when pages are added, and so the use of what its earlier runs
        have put into a store.
        """
        digest = hashlib.blake2b(path.encode(), digest_size=8).digest()
        return not needs_all_texts(path) and int.from_bytes(digest, "big") % self.of == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"
