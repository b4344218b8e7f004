"""What earlier runs made, kept on disk by what it was made from, so that a later run need not make it again.

A store holds bytes by kind and key. A key is a digest of everything that the bytes were made from, the program's own
code and the versions of its libraries included, so an entry is never out of date: it is asked for or it is not. A store
may lose anything at any time; whoever asks makes what is missing.
"""

import hashlib
from collections.abc import Iterable
from typing import Protocol


class Store(Protocol):
    """Bytes by kind and key."""

    def get(self, kind: str, key: bytes) -> bytes | None:
        """What was put under the key, or None."""

    def put(self, kind: str, key: bytes, content: bytes) -> None:
        """Keeps the content, if it can."""

    def let_go(self) -> None:
        """Keeps what was put and holds no file open until it is asked again, by this process or by one forked now."""


class NoStore:
    """Keeps nothing."""

    def get(self, kind: str, key: bytes) -> bytes | None:
        """None."""

    def put(self, kind: str, key: bytes, content: bytes) -> None:
        """Does nothing."""

    def let_go(self) -> None:
        """Does nothing."""


NO_STORE = NoStore()


def key_of(parts: Iterable[str | bytes]) -> bytes:
    """A key for what is made from these parts, in this order; parts that differ in any way give another key."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.digest()
