"""A passage within its text: its sentences, and the words, places, times and purposes around each number in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

from scorecards.analysis.tracing.features import EVERYTHING, AskedFeatures
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.naming import Named
from scorecards.analysis.tracing.passages import Passage
from scorecards.analysis.tracing.said_words import ReadWords, SaidWords
from scorecards.analysis.tracing.segments import Segment, introduction, sentences
from scorecards.analysis.tracing.smaller_units import smaller_units
from scorecards.memo import once
from scorecards.vietnamese.time_uses import TimeExpression

_SPEAKS_OF = re.compile(r"(?<!\w)(?:của|trong|toàn|cả|ở|tại) (tỉnh|huyện)(?!\w)", re.IGNORECASE)

OWN, SPARE, BEFORE, AFTER, EARLIER, LEAD, HEADING, PARAGRAPH, TITLE = 1.0, 0.45, 0.2, 0.15, 0.3, 0.4, 0.3, 0.12, 0.15
"""How much words count by where they stand: in the number's own stretch; before it in the sentence where its own
stretch says nothing, and where it does; behind it in the sentence; in an earlier sentence; in the paragraph before the
list or table; in a heading; in the paragraph before; in the title."""
AROUND = max(SPARE, BEFORE, AFTER, EARLIER, LEAD, HEADING, PARAGRAPH, TITLE)
"""What words count by, at the most, that are not the number's own."""


EARLIER_REACH = 4000
"""How many characters before its sentence may say what a number is of."""


Weighed = tuple[float, Sequence[str]]
"""Features and how much they count."""


def strongest(weights: Iterable[Weighed]) -> dict[str, float]:
    """Every feature with the greatest of its weights."""
    found: dict[str, float] = {}
    for weight, words in sorted(weights, key=itemgetter(0)):
        for word in words:
            found[word] = weight
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
        read: ReadWords | None = None,
        vocabulary_of: Callable[[tuple[str, ...], bool], AskedFeatures] = lambda places, aim: EVERYTHING,
    ) -> None:
        """`earlier` is the passage before it under the same heading, or ""; `home` are the text's own places.

        `is_known` says of a time, and how it is written, whether the data have it or the author lets it be. `read` has
        what is read of the text already. `vocabulary_of` says which features are asked for where a number may be of
        some places, and is an aim or not.
        """
        self.passage = passage
        self._figure_index = figure_index
        self._is_known = is_known
        self._read = read or ReadWords(figure_index.names)
        self.vocabulary_of = vocabulary_of
        self.said = self._read.of(passage.text)
        """Its words."""
        self.line = self.said.line
        """Its features."""
        self.heads = tuple([self._read.of(head) for head in (passage.row, passage.column) if head])
        """The words in front of its row and over its column."""
        self._over = ((passage.lead, LEAD), *((words, HEADING) for words in passage.headings))
        self._beside = ((earlier, PARAGRAPH), (title, TITLE))
        self._topic_places = home
        self._home = figure_index.home(home)
        self.sentences = sentences(passage.text)
        """Where each of its sentences begins and ends."""
        self._in_sentences: dict[tuple[int, AskedFeatures], Sequence[str]] = {}
        self._weights: dict[tuple[int, AskedFeatures], Sequence[Weighed]] = {}
        self._weights_outside: dict[AskedFeatures, Sequence[Weighed]] = {}
        self._own_territory: dict[int, bool] = {}

    @once
    def _around(self) -> tuple[tuple[str, float], ...]:
        return (*self._over, *self._beside)

    @once
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, at: int) -> int:
        """The number of the sentence that a character stands in."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    @property
    def places_named(self) -> Sequence[Named]:
        """Every place that the passage names, in order."""
        return self.said.named

    def weights(self, sentence: int, asked: AskedFeatures) -> Sequence[Weighed]:
        """Features of what the numbers of a sentence have around it, those that are asked for, by how much they count
        there."""
        if not sentence:
            return self._outside(asked)
        key = (sentence, asked)
        found = self._weights.get(key)
        if found is None:
            prior = range(self._first_prior(sentence), sentence)
            earlier = [word for one in prior for word in self._features_of(one, asked)]
            outside = self._outside(asked)
            found = self._weights[key] = [*outside, (EARLIER, list(dict.fromkeys(earlier)))] if earlier else outside
        return found

    def _features_of(self, sentence: int, asked: AskedFeatures) -> Sequence[str]:
        """Those of a sentence that are asked for: of hundreds of short ones, each is looked back to by hundreds."""
        found = self._in_sentences.get((sentence, asked))
        if found is None:
            found = self._in_sentences[sentence, asked] = self.line.within(*self.sentences[sentence], asked)
        return found

    def _outside(self, asked: AskedFeatures) -> Sequence[Weighed]:
        found = self._weights_outside.get(asked)
        if found is None:
            read = self._read
            around = [(weight, read.of(words).line.all(asked)) for words, weight in self._around if words]
            found = self._weights_outside[asked] = [one for one in around if one[1]]
        return found

    def is_relative(self, place: str) -> bool:
        """Whether a place is none that the text is about, and belongs to one."""
        return place not in self._topic_places and place in self._home

    @once
    def smaller_units(self) -> Sequence[re.Match[str]]:
        """Communes, districts and villages that the passage names and that are no places of the project, in order."""
        return tuple(smaller_units(self.passage.text, self.said.named, self._figure_index.project.places))

    def names(self, place: str, texts: Iterable[str]) -> bool:
        """Whether any of some texts of the passage, or around it, names a place."""
        return any(named.place == place for words in texts for named in self._read.of(words).named)

    def shares_before(self, sentence: int) -> bool:
        """Whether the words around a sentence, before it and over it, say that numbers are percentages."""
        if self._shares_outside:
            return True
        prior, start = self._prior(sentence), self.sentences[sentence][0]
        return bool(prior) and self.said.shares.last_begun(prior[0][0], start) >= 0

    @once
    def _shares_outside(self) -> bool:
        return any(self._read.of(words).shares for words, _ in self._around if words)

    def sentence_words(self, sentence: int) -> SaidWords:
        """The words of a sentence by themselves."""
        start, end = self.sentences[sentence]
        return self._read.of(self.passage.text[start:end])

    def aims(self, sentence: int) -> bool:
        """Whether a sentence speaks of what is to be reached."""
        return bool(self.sentence_words(sentence).purposes.aims)

    def _is_of_own_territory(self, sentence: int) -> bool:
        """Whether a sentence speaks of "the province" without naming it."""
        if sentence not in self._own_territory:
            start, end = self.sentences[sentence]
            self._own_territory[sentence] = bool(_SPEAKS_OF.search(self.passage.text[start:end]))
        return self._own_territory[sentence]

    def texts(self, sentence: int) -> tuple[str, ...]:
        """Earlier sentences of the passage, the nearest first, then what the passage stands under and beside."""
        text = self.passage.text
        prior = (text[a:b] for a, b in reversed(self._prior(sentence)))
        return tuple(filter(None, (*prior, *(words for words, _ in self._around))))

    def _prior(self, sentence: int) -> Sequence[tuple[int, int]]:
        """The earlier sentences that may say what a number is of."""
        return self.sentences[self._first_prior(sentence) : sentence]

    def _first_prior(self, sentence: int) -> int:
        reach = self.sentences[sentence][0] - EARLIER_REACH
        return bisect_right(self.sentences, reach, hi=sentence, key=itemgetter(1))

    def sentence_key(self, sentence: int) -> Hashable:
        """Equal for sentences of one text with equal words and surroundings, whose numbers come out alike."""
        start, end = self.sentences[sentence]
        prior, passage = self._prior(sentence), self.passage
        first = prior[0][0] if prior else start
        over = (passage.lead, passage.headings, passage.row, passage.column)
        return passage.text[first:end], start - first, over, self._beside, self._place_before(start)

    def says_share(self, start: int, end: int) -> bool:
        """Whether a stretch says that numbers are percentages."""
        return self.said.shares.last_begun(start, end) >= 0

    @once
    def stands_under_aims(self) -> bool:
        """Whether the paragraph before its list or table, or the nearest heading, speaks of what is to be reached."""
        over = (self.passage.lead, *self.passage.headings[:1])
        return any(self._read.of(words).purposes.aims for words in over if words)

    def times_within(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The times that lie within a stretch."""
        times = self.said.times
        if not times:
            return ()
        starts = self._starts_of_times
        found = times[bisect_left(starts, start) : bisect_left(starts, end)]
        return found if not found or found[-1].end <= end else found[:-1]

    def times_over(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The times that share a character with a stretch."""
        starts = self._starts_of_times
        first = max(0, bisect_right(starts, start) - 1)
        found = self.said.times[first : bisect_left(starts, end)]
        return found if not found or found[0].end > start else found[1:]

    @once
    def _starts_of_times(self) -> list[int]:
        return [one.start for one in self.said.times]

    @once
    def lead_times(self) -> tuple[TimeExpression, ...]:
        """The times of the sentence that introduces the list or table, else of the heading of that paragraph.

        A sentence that has ended before governs neither, nor does a time that is in no data: it is told itself, once,
        and not again at every number below it.
        """
        sentence = introduction(self.passage.lead)
        texts = (sentence, self.passage.lead_head) if sentence else ()
        words = (self._read.of(text) for text in texts if text)
        found = next((one for one in words if one.times), None)
        if found is None:
            return ()
        return tuple(one for one in found.times if self._is_known(one, found.text[one.start : one.end]))

    @once
    def _place_of_cell(self) -> tuple[str, ...]:
        """The place that the row names, else the column."""
        named = (head.named for head in self.heads)
        return next(((found[-1].place,) for found in named if found), ())

    def _place_before(self, at: int) -> str:
        """The place that the passage names last before a character, else that of the nearest words over it, or ""."""
        earlier = bisect_right(self._starts_of_names, at) - 1 if self.said.named else -1
        return self.said.named[earlier].place if earlier >= 0 else self._place_over

    @once
    def _place_over(self) -> str:
        named = (self._read.of(words).named for words, _ in self._over if words)
        return next((found[-1].place for found in named if found), "")

    @once
    def _starts_of_names(self) -> list[int]:
        return [one.start for one in self.said.named]

    def _names_within(self, start: int, end: int) -> Sequence[Named]:
        named = self.said.named
        if not named:
            return ()
        starts = self._starts_of_names
        found = named[bisect_left(starts, start) : bisect_left(starts, end)]
        return found if not found or found[-1].end <= end else found[:-1]

    def places(self, segment: Segment) -> tuple[tuple[str, ...], bool]:
        """The place named nearest before the number; in its own stretch first, then in the sentence, then before that.

        With it whether the text names it. A place of the text's own, named in an earlier sentence, leaves its
        relatives open: "của tỉnh" may follow.
        """
        if of_cell := self._place_of_cell:
            return of_cell, True
        start = segment.sentence[0]
        if self.said.named and (found := self._names_around(segment)):
            at = segment.number[0]
            chosen = max((one for one in found if one.start < at), key=lambda one: one.start, default=found[0])
            return (_narrowest(chosen, found, self._figure_index),), True
        last = self._place_before(start)
        if last and last not in self._home:
            return (last,), True
        if last and not self._is_of_own_territory(self.sentence_at(start)):
            return tuple(dict.fromkeys((last, *self._home))), False
        return self._home, False

    def _names_around(self, segment: Segment) -> Sequence[Named]:
        """Those of its own stretches before the number, of all of these, or of its sentence before it or all of it."""
        (start, end), at = segment.sentence, segment.number[0]
        own = [one for a, b in segment.own for one in self._names_within(a, b)]
        return (
            [one for one in own if one.start < at]
            or own
            or self._names_within(start, at)
            or self._names_within(start, end)
        )


def _narrowest(last: Named, found: Sequence[Named], figure_index: FigureIndex) -> str:
    """The district, where its province is named right behind it: "huyện Thanh Chương, tỉnh Nghệ An"."""
    places = figure_index.project.places
    for one, after in pairwise(found):
        near = after is last and last.start - one.end < 12
        if near and one.place in places and any(a.parent == last.place for a in places[one.place].areas):
            return one.place
    return last.place
