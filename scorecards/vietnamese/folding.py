"""The one rule for telling words apart or alike: for search, addresses and matching.

`fold` forgets marks ("Hà Tĩnh" = "ha tinh"), `slug` makes an address of it, `normal` keeps marks and forgets only
what writers vary without meaning it: composed or decomposed letters, "hoà" or "hòa", kinds of dash and space,
capitals, digits of East Asian width, characters that take no room.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = dict.fromkeys((768, 769, 770, 771, 774, 777, 795, 803))

DASHES = "‐‑‒–—―−"
"""Dashes and minus signs that stand for the hyphen on a keyboard."""
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f"
"""Spaces within a line that stand for a plain one."""

INVISIBLE = "\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff"
"""Characters, as ranges of a regular expression, that take no room: soft hyphens, spaces of no width, marks of writing
direction. Web pages leave them in what is copied; a number that one stands in looks whole and is not."""

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_MARKED = {
    letter: unicodedata.normalize("NFD", letter)[0]
    for vowel in "aăâeêioôơuưy"
    for tone in _TONES
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
} | {"đ": "d"}
"""The letters of Vietnamese that ASCII has not, composed, and each without its marks."""
LETTERS = "".join((*map(chr, range(ord("a"), ord("z") + 1)), *_MARKED))
"""Every small letter that Vietnamese is written with, and those of English."""
_COMMON_SPACES = SPACES.replace("\u2000", "").replace("\u2001", "")  # which are two others once they are composed
_COMMON = "".join((*map(chr, range(128)), *_MARKED, "".join(_MARKED).upper(), DASHES, _COMMON_SPACES, "“”‘’…·•°²³"))
"""What Vietnamese texts are made of. It is composed however it is put together, all of it is seen, and none of it is a
mark on what stands before it: a text of these alone, nearly any, needs no look at its single characters."""
_UNCOMMON = re.compile(f"[^{re.escape(_COMMON)}]")

_UNSEEN = re.compile(f"[{INVISIBLE}\\u200c\\u200d\\ufe00-\\ufe0f]")  # and what joins and varies emoji
_SAME_CHARACTER = str.maketrans(dict.fromkeys(DASHES, "-") | dict.fromkeys(SPACES, " "))
_SAME_SIGN = _SAME_CHARACTER | str.maketrans("０１２３４５６７８９％﹪٪，‚．", "0123456789%%%,,.")
_OTHER_SIGN = re.compile(f"[{re.escape(''.join(map(chr, _SAME_SIGN)))}]")
_FOLDED = str.maketrans({letter: letter for letter in _COMMON} | _MARKED) | _SAME_CHARACTER
"""Every common small letter folded. Those that stay are in it too: `str.translate` is slow where it finds nothing."""

MOST_MARKS = 30
"""Marks on one letter, as in the stream-safe text of Unicode (UAX 15): bringing more of them into order takes time with
their square, and no language writes so many."""
STACK = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e38-\u0e3a\u0e48-\u0e4b\u1ab0-\u1ace"
    f"\u1dc0-\u1dff\u20d0-\u20f0\u302a-\u302f\u3099\u309a\ufe20-\ufe2f]{{{MOST_MARKS + 1},}}"
)
"""More marks on a letter than that."""

# Tone marks of an open syllable in oa, oe, uy: "hoá", "khoẻ", "thuỷ" move to the first vowel (not after q).
_OPEN = {"oa": "òà óá ỏả õã ọạ", "oe": "òè óé ỏẻ õẽ ọẹ", "uy": "ùỳ úý ủỷ ũỹ ụỵ"}
_MOVED = {vowels[0] + pair[1]: pair[0] + vowels[1] for vowels, pairs in _OPEN.items() for pair in pairs.split()}
_LATE_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)(?<!q..)")
_LATE_END = re.compile(r"[àáảãạèéẻẽẹỳýỷỹỵ](?!\w)(?<=[ou].)")
"""What is in every text that has such a tone: few words end so, and it takes half as long to look for."""


@lru_cache(maxsize=1 << 10)  # asked of one paragraph by each step that reads texts
def same_length_normal(text: str) -> str:
    """`normal` for text that is composed (NFC) already: every character keeps its place."""
    return _same_length_normal(text)


def _same_length_normal(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):  # "İ" is the one letter whose lower case is longer
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    if _OTHER_SIGN.search(lower):
        lower = lower.translate(_SAME_SIGN)
    return _LATE_TONE.sub(lambda found: _MOVED[found[0]], lower) if _LATE_END.search(lower) else lower


def is_common(text: str) -> bool:
    """Whether a text has nothing but letters, signs and blanks of which each is composed (NFC), seen, and by itself.

    What is false says nothing: a text with other characters may be composed and seen all the same.
    """
    return text.isascii() or not _UNCOMMON.search(text)


is_common_passage = lru_cache(maxsize=1 << 10)(is_common)
"""As `is_common`, of which each step that reads a passage asks again."""


def is_unseen(character: str) -> bool:
    """Whether a character takes no room on the page, and does not count in comparing and reading either."""
    return bool(_UNSEEN.match(character))


def without_unseen(text: str) -> str:
    """The text without characters that take no room."""
    return _UNSEEN.sub("", text)


def _few_marks(text: str) -> str:
    return STACK.sub(lambda found: found[0][:MOST_MARKS], text)


def composed_text(text: str) -> str:
    """The text with its letters composed (NFC), and no more than `MOST_MARKS` marks on any."""
    return unicodedata.normalize("NFC", _few_marks(text))


def normal(text: str) -> str:
    """The key under which two spellings of the same words are equal.

    >>> normal("Thanh Hoá") == normal("thanh hóa")
    True
    """
    composed = text if is_common(text) else composed_text(without_unseen(text))
    return " ".join(_same_length_normal(composed).split())


def fold(text: str) -> str:
    """Small letters without marks, đ as d, other characters as they are: what a reader types into a search box.

    >>> fold("Chuyển đổi số")
    'chuyen doi so'
    """
    lower = text.lower()
    if is_common(lower):
        return lower.translate(_FOLDED)
    decomposed = unicodedata.normalize("NFD", _few_marks(lower)).translate(_MARKS)
    return unicodedata.normalize("NFC", decomposed).replace("đ", "d").translate(_SAME_CHARACTER)


def slug(text: str) -> str:
    """The part of an address that stands for a name; empty if the name has no letter or digit of the Latin alphabet.

    >>> slug("Thừa Thiên - Huế")
    'thua-thien-hue'
    """
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))
