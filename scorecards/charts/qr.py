"""The code by which a phone reads the address of a printed page (QR code, ISO/IEC 18004).

To find the pattern that is easiest to read takes longer than all else on many a page, so a store keeps codes.
"""

import json
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from scorecards.store import NO_STORE, Store, key_of
from scorecards.store.program import package_versions

_KIND = "code"

QUIET = 4
"""Modules of empty paper that the standard asks for on every side."""


class QrCode(Struct, frozen=True):
    """A code as plain numbers for the attributes of a drawing."""

    size: int
    """Of the square, in modules, its quiet zone included."""
    path: str
    """Path data of the dark modules: a line of width 1 along the middle of each run in a row."""


class QrCodes(Struct, frozen=True, dict=True):
    """Codes of addresses, taken from the store where one has been made before."""

    store: Store

    def of(self, address: str) -> QrCode:
        """The code of an address, the same with every store."""
        if self.store is NO_STORE:
            return qr_code(address)
        key = key_of((self._made_with, address))
        kept = self.store.get(_KIND, key)
        if kept is not None:
            return QrCode(*json.loads(kept))
        made = qr_code(address)
        self.store.put(_KIND, key, json.dumps((made.size, made.path)).encode())
        return made

    @cached_property
    def _made_with(self) -> bytes:
        return key_of((*package_versions(("segno",)), Path(__file__).read_bytes()))


def qr_code(address: str) -> QrCode:
    """The code of an address; 15 % of it may be soiled or torn (level M)."""
    import segno  # which loads writers of all formats, and a client of HTTP with them; sites without address need none

    rows = segno.make_qr(address, error="m", boost_error=False).matrix
    runs: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            length = 0
            while x + length < len(row) and row[x + length]:
                length += 1
            if length:
                runs.append(f"M{x + QUIET} {y + QUIET}.5h{length}")
            x += length or 1
    return QrCode(len(rows) + 2 * QUIET, "".join(runs))
