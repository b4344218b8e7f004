"""A Word file to the markup that `web_pages` reads, its size bounded before it is unpacked."""

from __future__ import annotations

import io
import zipfile

import mammoth

from scorecards.problems import Location, Problem, problem

_MOST_BYTES = 64 * 2**20
"""Bytes of a Word file's words when unpacked: a thousand times a long report."""
_MOST_PARTS = 5_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Word before 2007 begin, and new ones under a password."""


def markup_of_word_file(raw: bytes, path: str) -> str | Problem:
    """The words of a .docx with their headings, lists and tables as HTML, or why they cannot be read."""
    at = Location(path)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            infos = parts.infolist()
            if any(one.flag_bits & 1 for one in infos):
                return problem("locked-file", at)
            words = [one for one in infos if one.filename.endswith((".xml", ".rels"))]
            if len(infos) > _MOST_PARTS or sum(one.file_size for one in words) > _MOST_BYTES:
                return problem("file-too-large", at)
            if "word/document.xml" not in {one.filename for one in infos}:
                return problem("no-word-file", at)
        made = mammoth.convert_to_html(io.BytesIO(raw), convert_image=mammoth.images.img_element(_no_picture))
        return str(made.value)
    except Exception:  # noqa: BLE001 - the reader of Word files raises whatever damage makes of it
        return problem("no-word-file", at)


def _no_picture(image: object) -> dict[str, str]:
    return {"src": ""}
