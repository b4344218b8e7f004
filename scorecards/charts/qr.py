"""The code by which a phone reads the address of a printed page (QR code, ISO/IEC 18004)."""

from dataclasses import dataclass

QUIET = 4
"""Modules of empty paper that the standard asks for on every side."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code as plain numbers for the attributes of a drawing."""

    size: int
    """Of the square, in modules, its quiet zone included."""
    path: str
    """Path data of the dark modules: a line of width 1 along the middle of each run in a row."""


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
