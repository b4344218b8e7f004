"""Texts that are kept for what is seldom asked of them, such as the line of a mistake: in a tenth of the memory."""

import zlib
from functools import lru_cache

_LEVEL = 1
"""The quickest: files of data, which say the same keys again and again, come to an eighth of their size even so."""
_SHORT = 1000
"""Characters below which packing gains too little for its time."""


@lru_cache(maxsize=1)  # the file that is read and parsed at the moment, whose text two may keep
def packed(text: str) -> bytes:
    """A text as `unpacked` takes it."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL if len(text) >= _SHORT else 0)


def unpacked(kept: bytes) -> str:
    """The text that was packed."""
    return zlib.decompress(kept).decode("utf-8", "surrogatepass")
