"""What a text is found by: its words, and the keys of those that stand side by side.

A text has hundreds of them, so those of articles are worked out where the texts are read, in whichever process and run
that is, and kept in one piece (`packed`).
"""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, pairwise, product

from msgspec import Struct

from scorecards.memo import KeptWords
from scorecards.publish.search_words import text_words, tokens
from scorecards.vietnamese.folding import is_common

_PIECES = 1 << 15
"""Words and numbers that are remembered, as they are written: most texts are made of few."""
_BLANK_IN_NUMBER = re.compile(r"[0-9]\s+[0-9]{3}")
"""What may be in the middle of a number in groups."""
_EDGE = ("",)


class SearchTerms(Struct, frozen=True):
    """What texts are found by; each once."""

    words: Collection[str]
    """Words with their marks, in small letters and one spelling; numbers by their values."""
    pairs: Collection[str]
    """The keys of words that stand side by side, with a blank between; of a title its beginning and end as well."""

    def __or__(self, other: "SearchTerms") -> "SearchTerms":
        """What either is found by."""
        return SearchTerms({*self.words, *other.words}, {*self.pairs, *other.pairs})

    def __sub__(self, other: "SearchTerms") -> "SearchTerms":
        """What these texts are found by and the others are not, in the same order."""
        if not other.words:
            return self
        words, pairs = dict.fromkeys(self.words), dict.fromkeys(self.pairs)
        for word in other.words:
            words.pop(word, None)
        for pair in other.pairs:
            pairs.pop(pair, None)
        return SearchTerms(words, pairs)

    def packed(self) -> bytes:
        """All of it in one piece."""
        return f"{' '.join(self.words)}\n{','.join(self.pairs)}".encode()


def unpacked(terms: bytes) -> SearchTerms:
    """What `SearchTerms.packed` gave as one piece."""
    words, _, pairs = terms.decode().partition("\n")
    return SearchTerms(words.split(" ") if words else (), pairs.split(",") if pairs else ())


def passage_terms(*texts: str) -> SearchTerms:
    """What passages are found by."""
    return _terms(texts, ())


def title_terms(*titles: str) -> SearchTerms:
    """What titles are found by."""
    return _terms(titles, _EDGE)


class _Piece(Struct, frozen=True, eq=False):
    """What stands between two blanks of a text; one for all texts that have it."""

    forms: tuple[str, ...]
    """What its words stand under."""
    keys: tuple[tuple[str, ...], ...]
    """Those of each of its words."""
    only_keys: tuple[str, ...] | None
    """The same where each has one, as nearly all have."""

    @classmethod
    def of(cls, written: str) -> "_Piece":
        """What comes of it as it is written."""
        words = text_words(written)
        keys = tuple(word.keys for word in words)
        only = None if any(len(of_word) > 1 for of_word in keys) else tuple(chain.from_iterable(keys))
        return cls(tuple(form for word in words for form in (*word.forms, *word.parts)), keys, only)


_KEPT = KeptWords(_Piece.of, _PIECES)


def _terms(texts: Iterable[str], edge: tuple[str, ...]) -> SearchTerms:
    """In the order of the texts, so that what is kept of a text is the same in every run."""
    found = list(map(_pieces, texts))
    words = dict.fromkeys(chain.from_iterable([piece.forms for pieces in found for piece in pieces]))
    pairs = dict.fromkeys(chain.from_iterable([_pairs(pieces, edge) for pieces in found]))
    return SearchTerms(words, pairs)


def _pieces(text: str) -> list[_Piece]:
    """A text cut at its blanks, but for numbers that have blanks in them, and at less where it is of rare characters,
    which may tell on what stands beside them."""
    if is_common(text) and not _BLANK_IN_NUMBER.search(text):
        return list(map(_KEPT.__getitem__, text.split()))
    return list(map(_KEPT.__getitem__, tokens(text)))


def _pairs(pieces: Sequence[_Piece], edge: tuple[str, ...]) -> Iterable[str]:
    """Of a text without words none, its edges included."""
    only = [piece.only_keys for piece in pieces if piece.only_keys is not None]
    if len(only) == len(pieces):
        keys = list(chain.from_iterable(only))
        return map(" ".join, pairwise([*edge, *keys, *edge])) if keys else ()
    ends = (edge,) if edge else ()
    found = [*ends, *chain.from_iterable([piece.keys for piece in pieces]), *ends]
    return (" ".join(pair) for before, after in pairwise(found) for pair in product(before, after))
