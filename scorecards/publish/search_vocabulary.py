"""Words of texts and which stand side by side, each with the numbers of the texts that have it."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain

from scorecards.publish.search_parts import steps_json
from scorecards.publish.search_terms import SearchTerms

_SHORT = 1 << 16
"""Texts whose numbers take two bytes."""


class Vocabulary:
    """What texts are made of, and which have it."""

    def __init__(self, texts: int = 0) -> None:
        """Of so many texts, which are numbered from 0, or of any number for 0."""
        self.words = Places(texts)
        self.pairs = Places(texts)

    def add(self, number: int, titles: SearchTerms, others: SearchTerms) -> None:
        """Notes under a number all that titles and, of what these do not have, other texts have.

        Numbers come in order, each once.
        """
        self.words.note(number, titles.words, others.words)
        self.pairs.note(number, titles.pairs, others.pairs)


class Places:
    """Parts of texts, with the numbers of what has them in its titles, and of what has them elsewhere alone."""

    def __init__(self, texts: int = 0) -> None:
        """Parts of so many texts, or of any number for 0."""
        numbers = partial(array, "H" if 0 < texts <= _SHORT else "I")  # millions of them: a list takes 8 bytes for each
        self._titles: defaultdict[str, array[int]] = defaultdict(numbers)
        self._others: defaultdict[str, array[int]] = defaultdict(numbers)
        self._written: dict[str, tuple[str, str]] = {}

    def note(self, number: int, titles: Iterable[str], others: Iterable[str]) -> None:
        """Notes a text that has these parts, each once."""
        for part in titles:
            self._titles[part].append(number)
        for part in others:
            self._others[part].append(number)

    def parts_with(self, shared: "Places") -> Iterable[str]:
        """Every part of these texts and of others, each once."""
        return dict.fromkeys(chain(self._titles, self._others, shared._titles, shared._others))

    def written(self, part: str, shared: "Places", later: int) -> str:
        """The numbers of what has a part as JSON: `[[titles], [others]]`, the greatest and then the steps down from it.

        `shared` has what is the same in all languages of texts, some of which may be noted here as well; a text of the
        number n there is n + `later` here.
        """
        titles, others = shared._titles.get(part, ()), shared._others.get(part, ())
        own: Sequence[int] = self._others.get(part, ())
        if own and (titles or others):
            own = sorted({number - later for number in own}.difference(titles, others))
            own = [number + later for number in own]
        below = shared._steps_below_greatest(part)
        named = _spliced(self._titles.get(part, ()), titles, below[0], later)
        return f"[[{named}],[{_spliced(own, others, below[1], later)}]]"

    def _steps_below_greatest(self, part: str) -> tuple[str, str]:
        """The steps from the greatest number on, of titles and of others; made once for all languages."""
        if part not in self._written:
            lists = (self._titles.get(part, ()), self._others.get(part, ()))
            titles, others = (steps_json(one[:-1][::-1], one[-1]) if one else "" for one in lists)
            self._written[part] = (titles, others)
        return self._written[part]


def _spliced(own: Sequence[int], shared: Sequence[int], below_greatest: str, later: int) -> str:
    """The steps of numbers and of others that are `later` than they say, whose steps from the greatest on are
    written."""
    if not shared:
        return steps_json(own[::-1])
    least, greatest = shared[0] + later, shared[-1] + later
    at = bisect_left(own, greatest)
    below, above = own[:at], own[at:]
    if below and below[-1] > least:
        return steps_json(sorted((*own, *(number + later for number in shared)), reverse=True))
    here = str(above[0] - greatest if above else greatest)
    parts = (steps_json(above[::-1]), here, below_greatest, steps_json(below[::-1], least))
    return ",".join(filter(None, parts))
