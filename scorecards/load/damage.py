"""What happens to a whole file in transit: marks of a merge that nobody finished, letters read in another encoding.

Either is reported once a file, at its first place, and nothing of the file is read: whatever else could be said of it
would follow from that.
"""

import re

from scorecards.problems import Problem, location_in, problem

_MERGE = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_MIDDLE = re.compile(r"^={7}$", re.MULTILINE)
"""The middle mark alone: in running text and data nothing else is written so."""

_HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u0080-\u00bf"
"""What Windows-1252 and Latin-1 make of the bytes with which a letter of UTF-8 goes on."""
_OTHER_ENCODINGS = (
    # ế, ộ … as "áº¿", "á»™"; đ, ă, ơ, ư; dashes and quotation marks
    (re.compile(rf"á[º»][{_HIGH}]|Ä[‘ƒ\u0083\u0090\u0091©]|Æ[°¡\u00a0¯]|Å[©¨]"), "cp1252"),
    (re.compile("â[€\u0080][œ“”™˜¦\u0080-\u009d]"), "cp1252"),
    # à, ê … as "Ã ", "Ãª", within a word in small letters: a capital Ã may well stand before a mark
    (re.compile(rf"(?<=[a-zđ])Ã[{_HIGH}]|Ã[¡-³µ-º¼-¿](?=[a-z])"), "cp1252"),
    (re.compile(r"·[ª∫]\S"), "mac_roman"),
    (re.compile(r"ß[╗║]\S"), "cp437"),
)
_SIGNS = re.compile("[º»ÄÆÅ€\u0080Ã·ß]")
"""One of which each of these has: most texts have none."""
_LOST = "\ufffd"
_WORD = 40


def damage(path: str, text: str) -> Problem | None:
    """The first damage of a file with that text, or None."""
    if marked := merge_marker(path, text):
        return marked
    if (lost := text.find(_LOST)) >= 0:
        return problem("lost-character", location_in(path, text, lost), read=_word(text, lost))
    for pattern, encoding in _OTHER_ENCODINGS if _SIGNS.search(text) else ():
        if garbled := pattern.search(text):
            read, at = _word(text, garbled.start()), location_in(path, text, garbled.start())
            return problem("garbled-text", at, read=read, right=_right(read, encoding))
    return None


def merge_marker(path: str, text: str) -> Problem | None:
    """The first mark of a merge, or None; in a theme the mark between two versions may be an ornament."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "=======" not in text:
        return None
    middle = path.startswith(("data/", "content/"))
    at = _MERGE.search(text) or (_MIDDLE.search(text) if middle else None)
    return problem("merge-marker", location_in(path, text, at.start()), read=at[0][:_WORD]) if at else None


def _word(text: str, at: int) -> str:
    """The word around a place, cut to a bearable length."""
    start, end = at, at
    while start > max(0, at - _WORD) and text[start - 1] not in " \n\t\"'":
        start -= 1
    while end < min(len(text), at + _WORD) and text[end] not in " \n\t\"'":
        end += 1
    return text[start:end]


def _right(word: str, encoding: str) -> str:
    """What the word was before it was read in the encoding, as far as that can be told."""
    raw = b"".join(_byte(letter, encoding) for letter in word)
    return raw.decode("utf-8", "replace").replace(_LOST, "…")


def _byte(letter: str, encoding: str) -> bytes:
    for one in (encoding, "latin-1"):
        try:
            return letter.encode(one)
        except UnicodeEncodeError:
            continue
    return letter.encode()
