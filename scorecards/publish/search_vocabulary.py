"""Words of texts and which stand side by side, each with the numbers of the texts that have it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, product
from typing import Generic, TypeVar

from scorecards.publish.search_words import token_words, tokens

T = TypeVar("T")

Places = tuple[list[int], list[int]]
"""Numbers of what has something in its titles, and of what has it elsewhere alone; each in order."""


class Vocabulary:
    """What texts are made of, and which have it; each token is worked out once."""

    def __init__(self) -> None:
        self._words = _Found[str]()
        self._pairs = _Found[tuple[str, str]]()
        self._forms: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, tuple[tuple[str, ...], ...]] = {}

    @property
    def words(self) -> dict[str, Places]:
        """Words with their marks, in small letters and one spelling; numbers by their values."""
        return dict(self._words.places())

    @property
    def pairs(self) -> dict[str, Places]:
        """The keys of words that stand side by side; of a title its beginning and end as well."""
        return {" ".join(pair): places for pair, places in self._pairs.places()}

    def add(self, number: int, titles: Iterable[str], passages: Iterable[str]) -> None:
        """Notes under a number all that titles and passages have; numbers come in order, each once."""
        named = [self._tokens(text) for text in titles]
        said = [self._tokens(text) for text in passages if text]
        self._words.note(number, self._words_of(chain.from_iterable(named)), self._words_of(chain.from_iterable(said)))
        edges = (self._pairs_of(found, [("",)]) for found in named if found)
        self._pairs.note(number, set().union(*edges), set().union(*map(self._pairs_of, said)))

    def take(self, other: "Vocabulary", numbers: Mapping[int, int]) -> None:
        """Adds what another vocabulary has of passages, under the numbers here by those there, both in order.

        A number that is not in `numbers` is left out.
        """
        self._words.take(other._words, numbers)
        self._pairs.take(other._pairs, numbers)

    def _tokens(self, text: str) -> list[str]:
        found = tokens(text)
        for token in set(found):
            if token not in self._forms:
                words = token_words(token)
                self._forms[token] = tuple(form for word in words for form in (*word.forms, *word.parts))
                self._keys[token] = tuple(word.keys for word in words)
        return found

    def _words_of(self, found: Iterable[str]) -> set[str]:
        return set(chain.from_iterable(map(self._forms.__getitem__, set(found))))

    def _pairs_of(self, found: Iterable[str], edge: Sequence[tuple[str, ...]] = ()) -> set[tuple[str, str]]:
        keys = [*edge, *chain.from_iterable(map(self._keys.__getitem__, found)), *edge]
        if max(map(len, keys), default=0) <= 1:  # no word of several keys, as of most texts
            return set(pairwise(chain.from_iterable(keys)))
        return {pair for before, after in set(pairwise(keys)) for pair in product(before, after)}


class _Found(Generic[T]):
    """Parts of texts, and the numbers of those that have them."""

    def __init__(self) -> None:
        self._titles: defaultdict[T, list[int]] = defaultdict(list)
        self._others: defaultdict[T, list[int]] = defaultdict(list)

    def note(self, number: int, titles: set[T], others: set[T]) -> None:
        for part in titles:
            self._titles[part].append(number)
        for part in others - titles:
            self._others[part].append(number)

    def take(self, other: "_Found[T]", numbers: Mapping[int, int]) -> None:
        for part, there in other._others.items():
            taken = [numbers[number] for number in there if number in numbers]
            if titles := self._titles.get(part):
                taken = sorted({*taken}.difference(titles))
            own = self._others.get(part)
            if taken:
                self._others[part] = sorted({*own, *taken}) if own else taken

    def places(self) -> Iterator[tuple[T, Places]]:
        for part in {**self._titles, **self._others}:
            yield part, (self._titles.get(part, []), self._others.get(part, []))
