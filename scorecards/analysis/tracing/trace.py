"""Commentary traced: every number of a text is that of a figure, or known to be none, or reported.

A text is read passage by passage with the one reader of quantities. Each quantity is matched to the figures of the
place in force (see `matching`); what the reader leaves aside is known, but dates have to be dates of the data: of a
report, a target, a document, a unit, or of the text's own event and publication.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from scorecards.analysis.tracing.agreement import SoughtNumber, asked
from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.days_or_ratios import is_day_of_year, sorted_out
from scorecards.analysis.tracing.features import syllables
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.figures import Figure
from scorecards.analysis.tracing.known_times import KnownTimes
from scorecards.analysis.tracing.matching import Matcher
from scorecards.analysis.tracing.outcomes import (
    Known,
    Outcome,
    Plain,
    TextNumber,
    Traced,
    UnknownTime,
    Untraced,
    UntracedReason,
)
from scorecards.analysis.tracing.passage_context import PassageContext
from scorecards.analysis.tracing.passages import Passage, PieceIndex, SourcePlaces
from scorecards.analysis.tracing.said_words import ReadWords
from scorecards.analysis.tracing.segments import Segment, by_sentence, segments
from scorecards.analysis.tracing.topic import Topic
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.time_uses import TimeExpression, Use
from scorecards.vietnamese.units import SHARES
from scorecards.vietnamese.values import LeftAside, Quantity, Reading

_OF_RANKS = re.compile(r"(?<!\w)(?:hạng|chỉ số|DTI|xếp|đứng)(?!\w)", re.IGNORECASE)
_DATE_FOLLOWS = re.compile(
    r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|hôm|từ|đến|tới|trước|sau|dịp|lễ|tết|hạn|vào) $", re.IGNORECASE
)
"""What stands before a day and its month where "ngày" is left out."""
_BEFORE = 12
"""Characters before a number in which such a word stands."""


LONGEST_PASSAGE = 20_000
"""Characters of one paragraph, item or cell beyond which nothing in it is traced: some seven pages, which nobody writes
on purpose."""


class PassageTraces(Struct, frozen=True):
    """The results for the numbers and dates of one passage."""

    passage: Passage
    seen: tuple[TextNumber, ...]


class _Text(Struct, frozen=True):
    """What all passages of a text share."""

    topic: Topic
    leads_to: Callable[[str], str]
    times: KnownTimes
    figure_index: FigureIndex
    plain: frozenset[str]
    """What the author declared plain somewhere in the text; it is so in the title too, which has no short forms."""
    read: ReadWords
    """Its words, of passages and of what stands over and beside them."""
    matcher: Matcher
    met: set[str] = field(default_factory=set)
    """Its sentences with numbers: of those that are met again, what came of their numbers is kept."""
    told: dict[Hashable, tuple[Sequence[Quantity], tuple[Outcome, ...]]] = field(default_factory=dict)
    """What came of all numbers of a sentence with its surroundings, its links and its marks. Values are known by
    identity, as to compare them takes long; they are kept, so that no others get these identities."""

    def is_known(self, moment: TimeExpression, written: str) -> bool:
        """Whether a time is none of those that are reported wherever they stand."""
        index = self.figure_index
        known = self.times.with_days(index.ranking_days | index.national_days)
        return known.know(moment) or normal(written) in self.plain


def trace(
    topic: Topic, texts: Iterable[Passage], figure_index: FigureIndex, leads_to: Callable[[str], str]
) -> tuple[PassageTraces, ...]:
    """The result for every number and date of a text; nothing of a passage longer than `LONGEST_PASSAGE`.

    `leads_to` gives the indicator, the figure or the document that a link leads to, or "".
    """
    return trace_all([(topic, tuple(texts))], figure_index, leads_to)[0]


def trace_all(
    texts: Sequence[tuple[Topic, Sequence[Passage]]], figure_index: FigureIndex, leads_to: Callable[[str], str]
) -> list[tuple[PassageTraces, ...]]:
    """As `trace` of each, each step of all texts before the next, which takes less time (`routes.articles`)."""
    readings = [[_reading(passage) for passage in passages] for _, passages in texts]
    begun = [_begun(topic, passages, figure_index, leads_to) for topic, passages in texts]
    found = [
        [*_with_numbers(text, zip(passages, reading, strict=True))]
        for text, (_, passages), reading in zip(begun, texts, readings, strict=True)
    ]
    return [
        tuple(
            PassageTraces(passage, tuple(_traced(numbers, text)) if numbers else ())
            for passage, numbers in zip(passages, some, strict=True)
        )
        for text, (_, passages), some in zip(begun, texts, found, strict=True)
    ]


def _reading(passage: Passage) -> Reading | None:
    """The quantities of a passage; None for one that is too long."""
    return read_quantities(passage.text) if len(passage.text) <= LONGEST_PASSAGE else None


def _begun(
    topic: Topic, passages: Sequence[Passage], figure_index: FigureIndex, leads_to: Callable[[str], str]
) -> _Text:
    """What passages of a text share."""
    traced = [passage.text for passage in passages if len(passage.text) <= LONGEST_PASSAGE]
    read = ReadWords(figure_index.names)
    named = (one.place for text in traced for one in read.of(text).named)
    places = tuple(dict.fromkeys((*topic.places, *named)))
    cited = figure_index.cited("\n".join(traced))
    documents = tuple(dict.fromkeys((*topic.documents, *cited)))
    plain = {normal(passage.text[p.start : p.end]) for passage in passages for p in passage.pieces if p.plain}
    return _Text(
        topic,
        leads_to,
        figure_index.known_times(places, documents)
        .with_days(frozenset(topic.days))
        .with_publication(frozenset(topic.published)),
        figure_index,
        frozenset(plain),
        read,
        Matcher(figure_index, leads_to),
    )


class _Numbers(NamedTuple):
    """A passage that has numbers or dates."""

    around: PassageContext
    pieces: PieceIndex
    quantities: Sequence[Quantity]
    asides: Sequence[LeftAside]


def _with_numbers(text: _Text, passages: Iterable[tuple[Passage, Reading | None]]) -> Iterator[_Numbers | None]:
    """What is asked of each passage of a text that has numbers; None for those that have none, or are too long."""
    topic, index = text.topic, text.figure_index
    earlier: Passage | None = None
    for passage, reading in passages:
        if reading is None or not (reading.quantities or reading.left_aside):
            yield None
        else:
            near = earlier.text if earlier and earlier.headings == passage.headings else ""
            title = "" if passage.text == topic.title else topic.title
            pieces = PieceIndex(passage.pieces)
            around = PassageContext(
                passage, near, title, topic.places, index, text.is_known, text.read, index.vocabulary
            )
            yield _Numbers(around, pieces, *sorted_out(reading, pieces))
        if reading is not None and passage.token >= 0 and not passage.heading:
            earlier = passage


def _traced(numbers: _Numbers, text: _Text) -> Iterator[TextNumber]:
    """The result for each number and date of a passage."""
    around, pieces, quantities, asides = numbers
    words, places, low = around.passage.text, SourcePlaces(around.passage), around.line.low
    for sentence, inside in zip(around.sentences, by_sentence(quantities, around.sentences), strict=True):
        if not inside:
            continue
        outcomes = _sentence(sentence, inside, low, around, pieces, text)
        for quantity, outcome in zip(inside, outcomes, strict=True):
            start, end = quantity.start, quantity.end
            yield TextNumber(start, end, words[start:end], places, outcome)
    for aside in asides:
        outcome = _aside(aside, around, pieces, text)
        yield TextNumber(aside.start, aside.end, words[aside.start : aside.end], places, outcome)


def _sentence(
    sentence: tuple[int, int],
    inside: Sequence[Quantity],
    low: str,
    around: PassageContext,
    pieces: PieceIndex,
    text: _Text,
) -> tuple[Outcome, ...]:
    """What came of the quantities of a sentence; of one that is repeated, with what is around it, that is known."""
    start, words = sentence[0], around.passage.text[slice(*sentence)]
    if words not in text.met:
        text.met.add(words)
        return _told(sentence, inside, low, around, pieces, text)
    read = tuple((q.start - start, q.end - start, q.printed, q.unit, q.qualifier, id(q.value)) for q in inside)
    surroundings = around.sentence_key(around.sentence_at(start)), low[max(0, start - _BEFORE) : start]
    key = (surroundings, read, pieces.marks(*sentence))
    if key in text.told:
        return text.told[key][1]
    text.told[key] = inside, _told(sentence, inside, low, around, pieces, text)
    return text.told[key][1]


def _told(
    sentence: tuple[int, int],
    inside: Sequence[Quantity],
    low: str,
    around: PassageContext,
    pieces: PieceIndex,
    text: _Text,
) -> tuple[Outcome, ...]:
    made: list[Outcome] = []
    previous: Figure | None = None
    found = segments(low, sentence, [(q.start, q.end) for q in inside], around.line)
    for quantity, segment in zip(inside, found, strict=True):
        outcome = _quantity(quantity, segment, around, pieces, previous, text)
        previous = outcome.figure if isinstance(outcome, Traced) else None
        made.append(outcome)
    return tuple(made)


def _quantity(
    quantity: Quantity,
    segment: Segment,
    around: PassageContext,
    pieces: PieceIndex,
    previous: Figure | None,
    text: _Text,
) -> Outcome:
    passage = around.passage
    over = () if pieces.is_plain else pieces.over(quantity.start, quantity.end)
    scene = NumberContext(segment, around)
    filled_in = [(piece.filled_in, piece.assumed) for piece in over if piece.filled_in]
    if filled_in:
        (figure, facet), is_assumed = filled_in[-1]
        if not (is_assumed and scene.named and figure.place not in scene.places):
            return Traced(figure, facet)
    declared = bool(over) and any(piece.plain for piece in over)
    if declared or (text.plain and normal(passage.text[quantity.start : quantity.end]) in text.plain):
        return Plain()
    number = asked(quantity, passage.text)
    if number is None:
        return Traced(figure, facet) if filled_in else Known("open")
    links = (pieces.link(quantity.start, quantity.end), _link_before(pieces, segment))
    outcome = text.matcher.match(number, scene, links, previous)
    if filled_in:  # for the text's own place, where the words name another
        if isinstance(outcome, Untraced):
            return Untraced(UntracedReason.PLACE, figure, facet, next(iter(scene.places), ""))
        return Traced(figure, facet)
    if isinstance(outcome, Untraced):
        before = passage.text[max(0, quantity.start - _BEFORE) : quantity.start]
        if _DATE_FOLLOWS.search(before) and is_day_of_year(quantity, text.times):
            return Known("date")
        if (
            _is_word(quantity)
            and quantity.unit not in SHARES
            and not _is_counted(quantity, scene.places, text.figure_index)
        ):
            return Known("word")
        if number.unit == "tuổi" and _is_named(number, scene.places, text.figure_index):
            return Known("name")
    return outcome


def _aside(aside: LeftAside, around: PassageContext, pieces: PieceIndex, text: _Text) -> Outcome:
    piece = pieces.at(aside.start)
    if piece and piece.filled_in:
        return Traced(*piece.filled_in)
    if piece and piece.plain:
        return Known(aside.why)
    if aside.why == "broken" and normal(aside.text) not in text.plain:
        return Untraced(UntracedReason.VALUE, None, None)
    if aside.why not in ("date", "period") or normal(aside.text) in text.plain:
        return Known(aside.why)
    document = text.figure_index.project.documents.get(text.leads_to(pieces.link(aside.start, aside.end)))
    inside = around.times_over(aside.start, aside.end)
    if not inside:
        is_time = re.search(r"(?:19|20)\d\d|\d[/.-]\d", aside.text)  # and yet in no calendar
        return UnknownTime() if is_time else Known(aside.why)
    known = text.times if document is None else text.figure_index.times_of(document)
    number = around.sentence_at(aside.start)
    if _OF_RANKS.search(around.passage.text, *around.sentences[number]):
        known = known.with_days(text.figure_index.ranking_days)
    if around.aims(number) or any(m.use is Use.DUE for m in inside):
        known = known.with_days(text.figure_index.national_days)
    return Known(aside.why) if all(known.know(m) for m in inside) else UnknownTime()


def _is_word(quantity: Quantity) -> bool:
    return not any(letter.isdigit() for letter in quantity.printed)


def _is_named(age: SoughtNumber, places: tuple[str, ...], figure_index: FigureIndex) -> bool:
    """Whether the name or the words of a figure of the place have an age: "người từ đủ 14 tuổi"."""
    words = re.compile(rf"(?<![0-9.,]){age.value:f} tuổi(?!\w)")
    figures = (one for place in places for one in figure_index.place_figures(place).figures)
    return any(words.search(normal(f"{one.noun}. {one.quote}")) for one in figures)


def _is_counted(quantity: Quantity, places: tuple[str, ...], figure_index: FigureIndex) -> bool:
    """Whether a figure of the place is counted in the noun: then a number word is as good as a numeral."""
    noun = " ".join(syllables(quantity.unit))
    return bool(noun) and any(figure_index.place_figures(place).counts(noun) for place in places)


def _link_before(pieces: PieceIndex, segment: Segment) -> str:
    """The last link among the number's own words before it."""
    if not pieces.has_links:
        return ""
    return max(pieces.last_link(a, min(b, segment.number[0])) for a, b in segment.own)[1]
