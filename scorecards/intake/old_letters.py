"""Vietnamese in the letters of fonts older than Unicode: TCVN3 (.VnTime and its kin) and VNI (VNI-Times and its kin).

Such text holds letters of Western Europe that only the font shows as Vietnamese: "Hµ TÜnh", "Haø Tónh". It is told by
its syllables, line by line: a file may mix it with Unicode, and a line that reads as Vietnamese stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from scorecards.vietnamese.syllables import is_syllable


class OldLetters(StrEnum):
    """Which fonts the text was typed for."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


_TCVN3 = {
    letter: chr(code)
    for codes, letters in (
        ((0xA1, 0xA8), "ĂÂÊÔƠƯĐ"),
        ((0xA8, 0xAF), "ăâêôơưđ"),
        ((0xB5, 0xBA), "àảãáạ"),
        ((0xBB, 0xBF), "ằẳẵắ"),
        ((0xC6, 0xCD), "ặầẩẫấậè"),
        ((0xCE, 0xD9), "ẻẽéẹềểễếệìỉ"),
        ((0xDC, 0xE0), "ĩíịò"),
        ((0xE1, 0xF0), "ỏõóọồổỗốộờởỡớợù"),
        ((0xF1, 0xFF), "ủũúụừửữứựỳỷỹýỵ"),
    )
    for code, letter in zip(range(*codes), letters, strict=True)
}
"""The letters of TCVN 5712:1993, table 3, and how Western Europe reads their codes. Capitals with a tone have none:
they are small letters in a font of capitals."""
_FROM_TCVN3 = str.maketrans({code: letter for letter, code in _TCVN3.items()})

_VNI_MARKS = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_STEMS = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}
_VNI_HAT = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư", "ñ": "đ"}


def _vni_pairs() -> dict[str, str]:
    pairs = dict(_VNI_ALONE)
    for stem, letter in _VNI_STEMS.items():
        pairs |= {stem + mark: letter + tone for mark, tone in _VNI_MARKS.items()}
    for stem, letter in zip("aeo", "âêô", strict=True):
        pairs |= {stem + mark: letter + tone for mark, tone in _VNI_HAT.items()}
    pairs |= {"a" + mark: "ă" + tone for mark, tone in _VNI_BREVE.items()}
    del pairs["yï"]  # which is "î"
    composed = {written: unicodedata.normalize("NFC", read) for written, read in pairs.items()}
    capitals = {}
    for written, read in composed.items():
        capitals[written.upper()] = read.upper()
        capitals[written[0].upper() + written[1:]] = read.upper()
    return composed | capitals


_VNI = _vni_pairs()
_VNI_WRITTEN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_WORD = re.compile(r"[^\s!-/:-@\[-`{-~0-9\u2010-\u206f]+")
_UNICODE_ALONE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
"""Letters that only Unicode has: a line with one is in no older set."""
_FEWEST = 5
"""How many words have to become Vietnamese before a text is taken for one in old letters."""


class Converted(Struct, frozen=True):
    """A text with its old letters made Unicode."""

    text: str
    letters: OldLetters
    lines: tuple[int, ...]
    """Which lines were converted, from 1."""


def from_tcvn3(text: str) -> str:
    """TCVN3 to Unicode: "Hµ TÜnh" is "Hà Tĩnh"."""
    return text.translate(_FROM_TCVN3)


def to_tcvn3(text: str) -> str:
    """Unicode to TCVN3, for tests; letters that TCVN3 has no code for stay."""
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def from_vni(text: str) -> str:
    """VNI to Unicode: "Haø Tónh" is "Hà Tĩnh"."""
    return _VNI_WRITTEN.sub(lambda found: _VNI[found[0]], text)


def to_vni(text: str) -> str:
    """Unicode to VNI, for tests; letters that VNI has no code for stay."""
    written = {read: way for way, read in reversed(_VNI.items())}
    return "".join(written.get(letter, letter) for letter in text)


_READERS: tuple[tuple[OldLetters, Callable[[str], str]], ...] = (
    (OldLetters.TCVN3, from_tcvn3),
    (OldLetters.VNI, from_vni),
)


def convert_old_letters(text: str) -> Converted | None:
    """The text in Unicode where enough of its lines are in old letters; None for a text that is not."""
    lines = text.split("\n")
    best: Converted | None = None
    most = _FEWEST - 1
    for letters, read in _READERS:
        converted = list(lines)
        changed: list[int] = []
        gained = 0
        for number, line in enumerate(lines):
            if line.isascii() or _UNICODE_ALONE.search(line):
                continue
            now = read(line)
            gain = balance(now) - balance(line)
            if gain > 0 and balance(now) > 0:
                converted[number] = now
                changed.append(number + 1)
                gained += gain
        if gained > most:
            best, most = Converted("\n".join(converted), letters, tuple(changed)), gained
    return best


def balance(text: str) -> int:
    """How many words with letters beyond ASCII are syllables of Vietnamese, less those that are not."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    valid = sum(map(is_syllable, words))
    return 2 * valid - len(words)
