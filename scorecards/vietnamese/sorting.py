"""Vietnamese alphabetical order.

Letters a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y (f, j, w, z where English has them); words that
differ in tone alone follow ngang, huyền, hỏi, ngã, sắc, nặng, syllable by syllable, as in the dictionaries of Hoàng
Phê and Viện Ngôn ngữ học.
"""

from __future__ import annotations

import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: place for place, letter in enumerate(_ALPHABET, start=100)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = {"\u0302", "\u0306", "\u031b"}

SortKey = tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...], str]


def sort_key(text: str) -> SortKey:
    """The key to sort words and names by: letters first, then tones, then capitals and marks of other languages.

    >>> sorted(["Hà", "Hạ", "Ha", "Hả", "Hã", "Há"], key=sort_key)
    ['Ha', 'Hà', 'Hả', 'Hã', 'Há', 'Hạ']
    """
    letters: list[tuple[int, ...]] = []
    tones: list[tuple[int, ...]] = []
    for word in unicodedata.normalize("NFD", text.lower()).replace("-", " ").split():
        places: list[int] = []
        tone = 0
        base = ""
        for mark in word + " ":
            if mark in _TONES:
                tone = _TONES[mark]
            elif mark in _SHAPES:
                base = unicodedata.normalize("NFC", base + mark)
            elif not unicodedata.combining(mark):
                if base:
                    # Digits and signs keep the order of their code points, before every letter.
                    places.append(_PLACE.get(base, min(ord(base), 99) if ord(base) < 0x80 else 200 + ord(base)))
                base = mark
        letters.append(tuple(places))
        tones.append((tone,))
    return tuple(letters), tuple(tones), text
