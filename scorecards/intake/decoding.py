"""Bytes to text, whatever editor, operating system or font wrote them, with what was found out on the way.

Nothing is lost without a word: a byte that stands for no letter is shown as U+FFFD and told with its place, letters of
old fonts are converted and told, text that was read in a wrong encoding before is mended where that can be undone in
full and told where it cannot.
"""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from scorecards.intake.old_letters import OldLetters, balance, convert_old_letters
from scorecards.load.damage import damage
from scorecards.problems import Location, Problem, location_in, problem
from scorecards.vietnamese.folding import composed_text


class Encoding(StrEnum):
    """How the letters were stored."""

    UTF_8 = "UTF-8"
    UTF_16_LE = "UTF-16 LE"
    UTF_16_BE = "UTF-16 BE"
    WINDOWS_1258 = "Windows-1258"
    WINDOWS_1252 = "Windows-1252"


class Decoded(Struct, frozen=True):
    """A text and how it was read."""

    text: str
    """Composed (NFC), lines ended by a line feed alone; empty where the bytes are no text."""
    encoding: Encoding
    problems: tuple[Problem, ...]
    """What a person has to look at, in the order of the text."""
    old_letters: OldLetters | None = None
    """Which letters of old fonts were converted."""
    mended: bool = False
    """Whether it had been read in a wrong encoding before, which was undone."""


_MARKS = (
    (codecs.BOM_UTF8, Encoding.UTF_8),
    (codecs.BOM_UTF16_LE, Encoding.UTF_16_LE),
    (codecs.BOM_UTF16_BE, Encoding.UTF_16_BE),
)
_CODECS = {
    Encoding.UTF_8: "utf-8",
    Encoding.UTF_16_LE: "utf-16-le",
    Encoding.UTF_16_BE: "utf-16-be",
    Encoding.WINDOWS_1258: "cp1258",
    Encoding.WINDOWS_1252: "cp1252",
}
_SAMPLE = 65_536
"""Bytes that the encoding is told from."""
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_PLAIN = re.compile("[\t\n\r -~\u00a0-\u024f\u1ea0-\u1ef9\u2010-\u2026]")
_MOST_PLACES = 10
"""Lost letters that are told one by one; the rest are in the number of the last."""
LOST = "\ufffd"


def decode(raw: bytes, path: str) -> Decoded:
    """The text of a file's bytes. `path` names the file in what is told of it."""
    encoding, mark = _encoding_of(raw)
    text = _with_line_feeds(_read(raw[mark:], encoding))
    if _is_no_text(text):
        return Decoded("", encoding, (problem("not-text", Location(path)),))
    return _looked_over(Decoded(composed_text(text), encoding, ()), path)


def given_text(text: str, path: str) -> Decoded:
    """A text that was pasted, as `decode` would have made it: old letters and mojibake come by that way too."""
    return _looked_over(Decoded(composed_text(_with_line_feeds(text)), Encoding.UTF_8, ()), path)


def _encoding_of(raw: bytes) -> tuple[Encoding, int]:
    """The encoding, and how many bytes its mark takes."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding, len(mark)
    sample = raw[:_SAMPLE]
    if b"\0" in sample and (wide := _wide(sample)):
        return wide, 0
    if _is_utf8(sample, whole=len(raw) <= _SAMPLE):
        return Encoding.UTF_8, 0
    vietnamese = composed_text(_read(sample, Encoding.WINDOWS_1258))
    western = _read(sample, Encoding.WINDOWS_1252)
    old = convert_old_letters(western)
    if balance(vietnamese) > max(balance(western), balance(old.text) if old else balance(western)):
        return Encoding.WINDOWS_1258, 0
    return Encoding.WINDOWS_1252, 0


def _wide(sample: bytes) -> Encoding | None:
    """Which of the two orders of UTF-16 makes letters of it, if one does."""
    even = sample[: len(sample) // 2 * 2]
    shares = {
        one: len(_PLAIN.findall(_read(even, one))) / max(len(even) // 2, 1)
        for one in (Encoding.UTF_16_LE, Encoding.UTF_16_BE)
    }
    best = max(shares, key=lambda one: shares[one])
    return best if shares[best] > 0.9 else None


def _is_utf8(sample: bytes, *, whole: bool) -> bool:
    """Whether it is UTF-8, if one that lost a few bytes: others never make so many letters of it by chance."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample, final=whole)
    lost = text.count(LOST) - sample.count(LOST.encode())
    wide = sum(letter > "\x7f" for letter in text) - lost
    return lost <= 0 or wide > 4 * lost


def _read(raw: bytes, encoding: Encoding) -> str:
    text = raw.decode(_CODECS[encoding], "replace")
    return text[1:] if text.startswith("\ufeff") else text


def _with_line_feeds(text: str) -> str:
    return _LINE_ENDS.sub("\n", text)


def _is_no_text(text: str) -> bool:
    head = text[:_SAMPLE]
    return "\0" in head or len(_NO_TEXT.findall(head)) * 10 > len(head)


def _looked_over(read: Decoded, path: str) -> Decoded:
    """The text with old letters and mojibake made right, and everything that has to be told of it."""
    problems: list[Problem] = []
    if (whole := _undone(read.text)) is not None:
        at = _first_difference(path, whole, read.text)
        problems.append(problem("mended-letters", at))
        read = replace(read, text=whole, mended=True)
    if converted := convert_old_letters(read.text):
        at, count = Location(path, converted.lines[0], 1), len(converted.lines)
        problems.append(problem("old-letters", at, letters=converted.letters, count=count))
        read = replace(read, text=composed_text(converted.text), old_letters=converted.letters)
    problems += _lost(read.text, path)
    if LOST not in read.text and (found := damage(path, read.text)) and found.code == "garbled-text":
        problems.append(found)
    return replace(read, problems=tuple(problems))


_TWICE = re.compile(r"[ÃÄÅÆá][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_HIGH_BYTES = {bytes((code,)).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)}


def _undone(text: str) -> str | None:
    """The text before it was read as Windows-1252, where it was, from end to end; else None."""
    if not _TWICE.search(text):
        return None
    raw = bytearray()
    for letter in text:
        code = ord(letter) if letter < "\x80" else _HIGH_BYTES.get(letter)
        if code is None:
            return None
        raw.append(code)
    try:
        whole = composed_text(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return None
    return whole if balance(whole) > balance(text) else None


def _lost(text: str, path: str) -> list[Problem]:
    """A problem for each letter that could not be read, up to a bearable number."""
    places: list[int] = []
    at = text.find(LOST)
    while at >= 0 and len(places) <= _MOST_PLACES:
        places.append(at)
        at = text.find(LOST, at + 1)
    return [
        problem("lost-character", location_in(path, text, at), read=text[max(0, at - 20) : at + 20].replace("\n", " "))
        for at in places[:_MOST_PLACES]
    ]


def _first_difference(path: str, text: str, other: str) -> Location:
    same = next((i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), 0)
    return location_in(path, text, same)
