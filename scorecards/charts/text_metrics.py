"""Setting words in a drawing: how wide they can be at most, and where lines break.

A drawing is made without the reader's browser, so widths are bounds from a table, not measurements: the advance widths
of Be Vietnam Pro, the wider of Regular and SemiBold, rounded up. Faces made for reading on screens are seldom wider.
"""

import math
import re
import unicodedata
from functools import lru_cache

from scorecards.output.xml_text import NOT_XML

_NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_EMS = {
    letter: em
    for em, letters in (
        (0.25, " '’" + _NO_BREAK),
        (0.30, "I`ijl·‘"),
        (0.35, "!,.:;"),
        (0.45, '"()1frt|“”'),
        (0.50, "J[]{}°"),
        (0.55, "*/\\sz"),
        (0.60, "7<>^hkuvxy•≈≤≥"),
        (0.65, "$+-?EFLcen×₫"),
        (0.70, "0235689BPRSTZabdgopq–−"),
        (0.75, "4=HKUVY_€"),
        (0.80, "&ACDGNX"),
        (0.90, "#OQ%Mmw…—←↑→↓"),
        (1.05, "@W"),
    )
    for letter in letters
}
_WIDEST_EM = 1.25
_LETTERS = str.maketrans("đĐ", "dD")


def clean(text: str) -> str:
    """`text` without characters that XML cannot hold, in one line; spaces that must not break stay."""
    return re.sub(r"[ \t\r\n]+", " ", NOT_XML.sub("", text)).strip(" ")


def width(text: str, size: float) -> float:
    """The most that `text` takes in a line at `size` pixels, in pixels. Marks over and under letters take nothing."""
    return size * math.fsum(map(_em, text))


@lru_cache(maxsize=4096)  # more letters than any language of the site has
def _em(letter: str) -> float:
    plain = unicodedata.normalize("NFD", letter.translate(_LETTERS))[0]
    return 0 if unicodedata.combining(plain) else _EMS.get(plain, _WIDEST_EM)


def lines(text: str, size: float, room: float) -> list[str]:
    """`text` broken at spaces into lines of at most `room` pixels; a longer word is broken where the room ends."""
    set_lines: list[str] = []
    for word in filter(None, clean(text).split(" ")):
        if set_lines and width(f"{set_lines[-1]} {word}", size) <= room:
            set_lines[-1] += f" {word}"
        else:
            set_lines.extend(_pieces(word, size, room))
    return set_lines


def _pieces(word: str, size: float, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
