"""A passage within its text: its sentences, and the words, places, times and purposes around each number in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from scorecards.analysis.tracing.features import FeatureLine, features
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.naming import Named
from scorecards.analysis.tracing.passages import Passage
from scorecards.analysis.tracing.segments import Segment, introduction, sentences
from scorecards.analysis.tracing.time_expressions import TimeExpression, time_expressions

AIM = re.compile(
    r"(?<!\w)(?:mục tiêu|phấn đấu|đặt ra|đề ra|muốn|phải đạt|phải tới|phải có|yêu cầu|hướng tới|hướng đến|định mức"
    r"|tối thiểu|được giao|kế hoạch là|chỉ tiêu là|chỉ tiêu giao|mức phải)(?!\w)",
    re.IGNORECASE,
)
REACHED = re.compile(
    r"(?<!\w)(?:đã|mới|hiện|hiện có|hiện đạt|nay|giữa năm|thực tế|thực hiện được|hoàn thành|còn)(?!\w)", re.IGNORECASE
)
SHARES = re.compile(r"%|tỷ lệ|phần trăm", re.IGNORECASE)
_SPEAKS_OF = re.compile(r"(?<!\w)(?:của|trong|toàn|cả|ở|tại) (tỉnh|huyện)(?!\w)", re.IGNORECASE)

OWN, SPARE, BEFORE, AFTER, EARLIER, LEAD, HEADING, PARAGRAPH, TITLE = 1.0, 0.45, 0.2, 0.15, 0.3, 0.4, 0.3, 0.12, 0.15
"""How much words count by where they stand: in the number's own stretch; before it in the sentence where its own
stretch says nothing, and where it does; behind it in the sentence; in an earlier sentence; in the paragraph before the
list or table; in a heading; in the paragraph before; in the title."""


EARLIER_REACH = 4000
"""How many characters before its sentence may say what a number is of."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What all numbers of a sentence have around them."""

    weights: Sequence[tuple[float, Mapping[str, float]]]
    """Features of these words by how much they count there."""
    shares: bool
    """Whether these words say that numbers are percentages."""
    aims: bool
    own_territory: bool
    """Whether the sentence speaks of "the province" without naming it."""


def strongest(weights: Iterable[tuple[float, Iterable[str]]]) -> dict[str, float]:
    """Every feature with the greatest of its weights."""
    found: dict[str, float] = {}
    for weight, words in sorted(weights, key=lambda one: one[0]):
        found.update(words if isinstance(words, Mapping) else dict.fromkeys(words, weight))
    return found


class PassageContext:
    """A passage within its text: what is asked of every number in it, found once, and only if it is asked."""

    def __init__(
        self,
        passage: Passage,
        earlier: str,
        title: str,
        home: tuple[str, ...],
        figure_index: FigureIndex,
        is_known: Callable[[TimeExpression, str], bool] = lambda moment, written: True,
        named_in: Callable[[str], Sequence[Named]] | None = None,
    ) -> None:
        """`earlier` is the passage before it under the same heading, or ""; `home` are the text's own places.

        `is_known` says of a time, and how it is written, whether the data have it or the author lets it be. `named_in`
        gives the places that a text names, where whoever asks keeps them.
        """
        self.passage = passage
        self._figure_index = figure_index
        self._is_known = is_known
        self._named_in = named_in or figure_index.names.find
        self._over = ((passage.lead, LEAD), *((words, HEADING) for words in passage.headings))
        self._beside = ((earlier, PARAGRAPH), (title, TITLE))
        self._home = figure_index.home(home)
        self._around: dict[int, _Surroundings] = {}

    @cached_property
    def line(self) -> FeatureLine:
        """The features of the passage."""
        return FeatureLine(self.passage.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where each of its sentences begins and ends."""
        return sentences(self.passage.text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def times(self) -> tuple[TimeExpression, ...]:
        """Every time that it names, in order."""
        return time_expressions(self.passage.text)

    @cached_property
    def _time_starts(self) -> list[int]:
        return [one.start for one in self.times]

    @cached_property
    def _named(self) -> Sequence[Named]:
        return self._named_in(self.passage.text)

    @cached_property
    def _named_starts(self) -> list[int]:
        return [one.start for one in self._named]

    @cached_property
    def _shares(self) -> list[int]:
        return [found.start() for found in SHARES.finditer(self.passage.text)]

    @cached_property
    def _aims(self) -> list[int]:
        return [found.start() for found in AIM.finditer(self.passage.text)]

    @cached_property
    def _reached(self) -> list[int]:
        return [found.start() for found in REACHED.finditer(self.passage.text)]

    @property
    def places_named(self) -> Sequence[Named]:
        """Every place that the passage names, in order."""
        return self._named

    def sentence_at(self, at: int) -> int:
        """The number of the sentence that a character stands in."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def around(self, sentence: int) -> _Surroundings:
        """What the numbers of a sentence have around them."""
        if sentence not in self._around:
            start, end = self.sentences[sentence]
            prior = self._prior(sentence)
            weights = [*self._weights_outside, *((EARLIER, self.line.within(a, b)) for a, b in prior)]
            by_weight = [
                (weight, strongest((weight, words) for other, words in weights if other == weight))
                for weight in sorted({weight for weight, _ in weights})
            ]
            shares = self._shares_outside or self._has(self._shares, prior[0][0] if prior else start, start)
            words = self.passage.text[start:end]
            self._around[sentence] = _Surroundings(
                by_weight, shares, speaks_of_aims(words), bool(_SPEAKS_OF.search(words))
            )
        return self._around[sentence]

    def texts(self, sentence: int) -> tuple[str, ...]:
        """Earlier sentences of the passage, the nearest first, then what the passage stands under and beside."""
        text = self.passage.text
        prior = (text[a:b] for a, b in reversed(self._prior(sentence)))
        return tuple(filter(None, (*prior, *(words for words, _ in (*self._over, *self._beside)))))

    def _prior(self, sentence: int) -> Sequence[tuple[int, int]]:
        """The earlier sentences that may say what a number is of."""
        first, reach = sentence, self.sentences[sentence][0] - EARLIER_REACH
        while first and self.sentences[first - 1][1] > reach:
            first -= 1
        return self.sentences[first:sentence]

    @cached_property
    def _weights_outside(self) -> Sequence[tuple[float, Iterable[str]]]:
        return [(weight, features(words)) for words, weight in (*self._over, *self._beside) if words]

    @cached_property
    def _shares_outside(self) -> bool:
        return any(SHARES.search(words) for words, _ in (*self._over, *self._beside))

    @staticmethod
    def _has(starts: list[int], start: int, end: int) -> bool:
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end

    def sentence_key(self, sentence: int) -> Hashable:
        """Equal for sentences of one text with equal words and surroundings, whose numbers come out alike."""
        start, end = self.sentences[sentence]
        earlier = bisect_right(self._named_starts, start) - 1
        place = self._named[earlier].place if earlier >= 0 else self._under
        passage, beside = self.passage, tuple(words for words, _ in self._beside)
        over = (passage.lead, passage.headings, passage.row, passage.column)
        return (passage.text[start:end], self.texts(sentence), over, beside, place)

    def says_share(self, start: int, end: int) -> bool:
        """Whether a stretch says that numbers are percentages."""
        return self._has(self._shares, start, end)

    def last_purpose(self, start: int, end: int) -> bool | None:
        """Whether the last word in a stretch that tells aims from results tells of an aim; None without such a word."""
        aim, reached = (
            starts[at - 1] if (at := bisect_left(starts, end)) and starts[at - 1] >= start else -1
            for starts in (self._aims, self._reached)
        )
        return aim > reached if aim >= 0 or reached >= 0 else None

    def times_within(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The times that lie within a stretch."""
        found = self.times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, end)]
        return found if not found or found[-1].end <= end else found[:-1]

    def times_over(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The times that share a character with a stretch."""
        first = max(0, bisect_right(self._time_starts, start) - 1)
        found = self.times[first : bisect_left(self._time_starts, end)]
        return found if not found or found[0].end > start else found[1:]

    @cached_property
    def lead_times(self) -> tuple[TimeExpression, ...]:
        """The times of the sentence that introduces the list or table, else of the heading of that paragraph.

        A sentence that has ended before governs neither, nor does a time that is in no data: it is told itself, once,
        and not again at every number below it.
        """
        sentence = introduction(self.passage.lead)
        texts = (sentence, self.passage.lead_head if sentence else "")
        words, times = next(((text, found) for text in texts if (found := time_expressions(text))), ("", ()))
        return tuple(one for one in times if self._is_known(one, words[one.start : one.end]))

    @cached_property
    def _of_cell(self) -> tuple[str, ...]:
        """The place that the row names, else the column."""
        for words in (self.passage.row, self.passage.column):
            if words and (found := self._named_in(words)):
                return (found[-1].place,)
        return ()

    @cached_property
    def _under(self) -> str:
        """The place that the words over the passage name, the nearest first, or ""."""
        texts = (self.passage.lead, *self.passage.headings)
        return next((f[-1].place for words in texts if words and (f := self._named_in(words))), "")

    def _names_within(self, start: int, end: int) -> Sequence[Named]:
        found = self._named[bisect_left(self._named_starts, start) : bisect_left(self._named_starts, end)]
        return found if not found or found[-1].end <= end else found[:-1]

    def places(self, segment: Segment) -> tuple[tuple[str, ...], bool]:
        """The place named nearest before the number; in its own stretch first, then in the sentence, then before that.

        With it whether the text names it. A place of the text's own, named in an earlier sentence, leaves its
        relatives open: "của tỉnh" may follow.
        """
        start, end = segment.sentence
        at = segment.number[0]
        if self._of_cell:
            return self._of_cell, True
        own = [one for a, b in segment.own for one in self._names_within(a, b)]
        choices = (
            ([one for one in own if one.start < at], own) if own else (),
            (self._names_within(start, at), self._names_within(start, end)),
        )
        for found in (names for choice in choices for names in choice):
            if found:
                chosen = max((one for one in found if one.start < at), key=lambda one: one.start, default=found[0])
                return (_narrowest(chosen, found, self._figure_index),), True
        earlier = bisect_right(self._named_starts, start) - 1
        last = self._named[earlier].place if earlier >= 0 else self._under
        if last and last not in self._home:
            return (last,), True
        if last and not self.around(self.sentence_at(start)).own_territory:
            return tuple(dict.fromkeys((last, *self._home))), False
        return self._home, False


def speaks_of_aims(text: str) -> bool:
    """Whether a text speaks of what is to be reached."""
    return bool(AIM.search(text))


def _narrowest(last: Named, found: Sequence[Named], figure_index: FigureIndex) -> str:
    """The district, where its province is named right behind it: "huyện Thanh Chương, tỉnh Nghệ An"."""
    places = figure_index.project.places
    for one, after in pairwise(found):
        near = after is last and last.start - one.end < 12
        if near and one.place in places and any(a.parent == last.place for a in places[one.place].areas):
            return one.place
    return last.place
