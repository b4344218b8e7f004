"""How texts and questions are taken apart for the search: into words that are told apart and alike by their keys.

The key of a word is what is left when marks, capitals and the choice of i or y behind consonants are forgotten: "Kỹ",
"kĩ" and "ki" have the key "ki". A number is one word with its separators in it, kept by its value: "1.711" and "1711"
are both found under "1711". Where two readings are possible, as of "1.711" (a thousand or one and some), a number
stands under both. `static/search.js` of the theme holds the same rule; both are tested on
tests/fixtures/search_words.txt.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from scorecards.vietnamese.folding import fold, normal

_BLANK_GROUPS = r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?"
_SEPARATED = r"[0-9]+(?:[.,][0-9]+)+"
_TOKEN = re.compile(rf"(?=[0-9])(?:{_BLANK_GROUPS}|{_SEPARATED})(?![^\W_])|[^\W_]+")
_SEPARATOR = re.compile(r"[ .,]")
_FINAL_Y = re.compile(r"(qu|[b-df-hj-np-tv-xz]+)y(?![a-z])")


class SearchWord(Struct, frozen=True):
    """A word or a number of a text."""

    forms: tuple[str, ...]
    """What it stands under: the word with its marks in small letters, or each reading of a number."""
    parts: tuple[str, ...] = ()
    """Of a number written in groups with blanks between: the groups, which may be numbers by themselves."""

    @property
    def keys(self) -> tuple[str, ...]:
        """What it is found by."""
        return tuple(map(key, self.forms))


def key(word: str) -> str:
    """What a word is found by.

    >>> key("Kỹ"), key("lí"), key("quý"), key("thủy")
    ('ki', 'li', 'qui', 'thuy')
    """
    folded = fold(word)
    return _FINAL_Y.sub(r"\1i", folded, count=1) if _FINAL_Y.match(folded) else folded


def tokens(text: str) -> list[str]:
    """The words and numbers of a text in order as they are written, in small letters and one spelling."""
    return _TOKEN.findall(normal(text))


def token_words(token: str) -> tuple[SearchWord, ...]:
    """What one of the tokens of a text is: one word, or several where digits and separators make no number."""
    if not _SEPARATOR.search(token):
        return (SearchWord((token,)),)
    parts = _SEPARATOR.split(token)
    if found := readings(token):
        return (SearchWord(found, tuple(parts) if " " in token else ()),)
    return tuple(SearchWord((part,)) for part in parts)


def text_words(text: str) -> list[SearchWord]:
    """The words of a text in order, with their marks in one spelling."""
    return [word for token in tokens(text) for word in token_words(token)]


def question_keys(question: str) -> list[tuple[str, ...]]:
    """The words of a question in order, each as the keys of which an entry has to have one.

    >>> question_keys("Tỷ lệ 57,53 %")
    [('ti',), ('le',), ('57.53',)]
    """
    return [word.keys for word in _words(fold(question))]


def joined(name: str) -> str:
    """A name written as one word, as in addresses: "hatinh", "tphcm"."""
    return "".join(word.keys[0] for word in _words(fold(name)))


def readings(number: str) -> tuple[str, ...]:
    """What digits with separators may mean, decimals behind a point; none where they are no number.

    Three digits behind one separator may be a thousand or decimals: a nought at the front speaks for decimals, a nought
    at the end against them.

    >>> readings("1.711"), readings("1.500"), readings("0,710"), readings("1.234,5"), readings("30.6.2025")
    (('1711', '1.711'), ('1500',), ('0.71',), ('1234.5',), ())
    """
    groups, signs = _SEPARATOR.split(number), _SEPARATOR.findall(number)
    thousands = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if thousands and len(set(signs)) == 1 and groups[0] != "0":
        whole = "".join(groups)
        either = len(groups) == 2 and signs != [" "] and not whole.endswith("0")
        return (whole, _decimal(*groups)) if either else (whole,)
    *before, last = groups
    if len(before) == 1:
        return (_decimal(before[0], last),)
    if len(before[0]) <= 3 and all(len(group) == 3 for group in before[1:]) and len(set(signs[:-1])) == 1:
        return (_decimal("".join(before), last),) if signs[-1] not in signs[:-1] else ()
    return ()


def _decimal(whole: str, decimals: str) -> str:
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def _words(folded: str) -> Iterator[SearchWord]:
    for token in _TOKEN.findall(folded):
        yield from token_words(token)
