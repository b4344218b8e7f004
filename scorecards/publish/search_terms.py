"""What a text is found by: its words, and the keys of those that stand side by side.

A text has hundreds of them, so those of articles are worked out where the texts are read, in whichever process and run
that is, and kept in one piece (`packed`).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise, product

from scorecards.publish.search_words import token_words, tokens

_TOKENS = 1 << 15
"""Words and numbers that are remembered: most texts are made of few."""
_EDGE = (("",),)


@dataclass(frozen=True, slots=True)
class SearchTerms:
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
        return SearchTerms(words.keys(), pairs.keys())

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


def _terms(texts: Iterable[str], edge: Sequence[tuple[str, ...]]) -> SearchTerms:
    """In the order of the texts, so that what is kept of a text is the same in every run."""
    found = [named for text in texts if (named := tokens(text))]
    words = chain.from_iterable([_taken_apart(token)[0] for token in dict.fromkeys(chain.from_iterable(found))])
    pairs = chain.from_iterable([_pairs(one, edge) for one in found])
    return SearchTerms(dict.fromkeys(words).keys(), dict.fromkeys(pairs).keys())


@lru_cache(maxsize=_TOKENS)
def _taken_apart(token: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The words that a token stands under, and the keys of each word in it."""
    words = token_words(token)
    forms = tuple(form for word in words for form in (*word.forms, *word.parts))
    return forms, tuple(word.keys for word in words)


def _pairs(found: Iterable[str], edge: Sequence[tuple[str, ...]]) -> Iterable[str]:
    keys = [*edge, *chain.from_iterable([_taken_apart(token)[1] for token in found]), *edge]
    if max(map(len, keys), default=0) <= 1:  # no word of several keys, as of most texts
        return map(" ".join, pairwise(chain.from_iterable(keys)))
    return (" ".join(pair) for before, after in pairwise(keys) for pair in product(before, after))
