"""A spreadsheet file by its path: which kind it is, and what to say of those that cannot be read."""

from pathlib import Path

from scorecards.load.source import LOCKS
from scorecards.problems import Location, Problem, problem
from scorecards.sheets.delimited import read_delimited
from scorecards.sheets.excel import read_excel
from scorecards.sheets.grid import Grid

MOST_BYTES = 20_000_000

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of Excel up to 2003 begin, and newer ones with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TEXTS = (".csv", ".tsv", ".txt")


def open_sheets(path: Path) -> list[Grid] | Problem:
    """The sheets of a file, or why there are none to read."""
    name, at = path.name, Location(path.name)
    if name.startswith(LOCKS):
        return sheets_of(name, b"")  # it cannot be read itself
    try:
        if not path.is_file():
            return problem("sheet-not-there", at)
        if path.stat().st_size > MOST_BYTES:
            return problem("sheet-too-big", at)
        raw = path.read_bytes()
    except PermissionError:
        return problem("open-elsewhere", at)
    except (OSError, ValueError) as error:
        return problem("sheet-damaged", at, reason=getattr(error, "strerror", "") or error)
    return sheets_of(name, raw)


def sheets_of(name: str, raw: bytes) -> list[Grid] | Problem:
    """The sheets of a file's bytes; `name` is what messages call it. What the bytes are decides, not the name."""
    at = Location(name)
    if name.startswith(LOCKS):
        return problem("lock-file", at, name=name.removeprefix(LOCKS))
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        return problem("sheet-nothing", at)
    if raw.startswith(_OLE):
        return problem("sheet-password" if _ENCRYPTED in raw else "sheet-old-excel", at)
    if raw.startswith(b"PK"):
        return read_excel(name, raw)
    if not name.lower().endswith(_TEXTS):
        return problem("sheet-not-a-sheet", at)
    found = read_delimited(name, raw)
    return found if isinstance(found, Problem) else [found]
