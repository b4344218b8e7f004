"""Commentary traced: every number of a text is that of a figure, or known to be none, or reported.

A text is read passage by passage with the one reader of quantities. Each quantity is matched to the figures of the
place in force (see `matching`); what the reader leaves aside is known, but dates have to be dates of the data: of a
report, a target, a document, a unit, or of the text's own event and publication.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scorecards.analysis.tracing.agreement import asked
from scorecards.analysis.tracing.context import PassageContext, number_context, speaks_of_aims
from scorecards.analysis.tracing.features import syllables
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.figures import Figure
from scorecards.analysis.tracing.matching import Matcher
from scorecards.analysis.tracing.outcomes import Known, Outcome, Plain, TextNumber, Traced, UnknownTime, Untraced
from scorecards.analysis.tracing.passages import Passage, Piece
from scorecards.analysis.tracing.segments import Segment, segments, sentences
from scorecards.analysis.tracing.time_expressions import KnownTimes, Use, time_expressions
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import LeftAside, Printed, Qualifier, Quantity, RatioQuantity

_OF_RANKS = re.compile(r"(?<!\w)(?:hạng|chỉ số|DTI|xếp|đứng)(?!\w)", re.IGNORECASE)
_DATE_FOLLOWS = re.compile(
    r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|hôm|từ|đến|tới|trước|sau|dịp|lễ|tết|hạn|vào) $", re.IGNORECASE
)
"""What stands before a day and its month where "ngày" is left out."""
_PAIR = re.compile(r"(\d{1,2})/(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a text is about, as its front matter says."""

    title: str
    places: tuple[str, ...]
    documents: tuple[str, ...]
    days: tuple[date, ...]
    """Its own: of the event, up to which it speaks."""
    published: tuple[date, ...] = ()
    """Days on which it was or ceases to be published."""


@dataclass(frozen=True, slots=True)
class PassageTraces:
    """What came of the numbers and dates of one passage."""

    passage: Passage
    seen: tuple[TextNumber, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """What all passages of a text share."""

    topic: Topic
    leads_to: Callable[[str], str]
    times: KnownTimes
    figure_index: FigureIndex
    plain: frozenset[str]
    """What the author declared plain somewhere in the text; it is so in the title too, which has no short forms."""


def trace(
    topic: Topic, texts: Iterable[Passage], figure_index: FigureIndex, leads_to: Callable[[str], str]
) -> tuple[PassageTraces, ...]:
    """What came of every number and date of a text.

    `leads_to` gives the indicator, the figure or the document that a link leads to, or "".
    """
    passages = tuple(texts)
    named = (n.place for passage in passages for n in figure_index.names.find(passage.text))
    places = tuple(dict.fromkeys((*topic.places, *named)))
    cited = (id for passage in passages for id in figure_index.cited(passage.text))
    documents = tuple(dict.fromkeys((*topic.documents, *cited)))
    plain = {normal(passage.text[p.start : p.end]) for passage in passages for p in passage.pieces if p.plain}
    text = _Text(
        topic,
        leads_to,
        figure_index.known_times(places, documents)
        .with_days(frozenset(topic.days))
        .with_publication(frozenset(topic.published)),
        figure_index,
        frozenset(plain),
    )
    matcher = Matcher(figure_index, leads_to)
    made: list[PassageTraces] = []
    earlier: Passage | None = None
    for passage in passages:
        near = earlier.text if earlier and earlier.headings == passage.headings else ""
        made.append(PassageTraces(passage, tuple(_passage(passage, near, text, matcher))))
        if passage.token >= 0 and not passage.heading:
            earlier = passage
    return tuple(made)


def _passage(passage: Passage, near: str, text: _Text, matcher: Matcher) -> Iterator[TextNumber]:
    topic, words = text.topic, passage.text
    times = time_expressions(words)
    title = "" if words == topic.title else topic.title
    passage_context = PassageContext(
        passage, near, title, topic.places, tuple(matcher.figure_index.names.find(words)), times
    )
    quantities, asides = _read(passage)
    found = segments(words, [(q.start, q.end) for q in quantities])
    previous: Figure | None = None
    sentence = (-1, -1)
    for quantity, segment in zip(quantities, found, strict=True):
        if segment.sentence != sentence:
            previous, sentence = None, segment.sentence
        outcome = _quantity(quantity, segment, passage_context, previous, text, matcher)
        previous = outcome.figure if isinstance(outcome, Traced) else None
        yield _seen(passage, quantity.start, quantity.end, outcome)
    for aside in asides:
        yield _seen(passage, aside.start, aside.end, _aside(aside, passage_context, text))


def _read(passage: Passage) -> tuple[list[Quantity], list[LeftAside]]:
    """The quantities and the rest. A day without a year and without "ngày" may be a ratio: "2/6 về kinh tế số"."""
    reading = read_quantities(passage.text)
    quantities, asides = list(reading.quantities), []
    for aside in reading.left_aside:
        pair = _PAIR.fullmatch(aside.text)
        if pair and aside.why == "date":
            top, bottom = (Printed(Decimal(part), Decimal(1)) for part in pair.groups())
            value = RatioQuantity(top, bottom)
            quantities.append(Quantity(aside.start, aside.end, aside.text, "", Qualifier.EXACT, value))
        else:
            asides.append(aside)
    code = [(p.start, p.end) for p in passage.pieces if p.code]
    quantities = [q for q in quantities if not any(a <= q.start < b for a, b in code)]
    return sorted(quantities, key=lambda q: q.start), asides


def _quantity(
    quantity: Quantity,
    segment: Segment,
    passage_context: PassageContext,
    previous: Figure | None,
    text: _Text,
    matcher: Matcher,
) -> Outcome:
    passage = passage_context.passage
    piece = _piece(passage, quantity.end - 1) or _piece(passage, quantity.start)
    if piece and piece.filled_in:
        return Traced(*piece.filled_in)
    if (piece and piece.plain) or normal(passage.text[quantity.start : quantity.end]) in text.plain:
        return Plain()
    number = asked(quantity, passage.text)
    if number is None:
        return Known("open")
    scene = number_context(segment, passage_context, matcher.figure_index)
    links = (passage.link_at(quantity.start, quantity.end), _link_before(passage, segment))
    outcome = matcher.match(number, scene, links, previous)
    before = passage.text[max(0, quantity.start - 12) : quantity.start]
    if isinstance(outcome, Untraced) and _DATE_FOLLOWS.search(before) and _is_date(quantity, text.times):
        return Known("date")
    if (
        isinstance(outcome, Untraced)
        and _is_word(quantity)
        and not _is_counted(quantity, scene.places, matcher.figure_index)
    ):
        return Known("word")
    return outcome


def _aside(aside: LeftAside, passage_context: PassageContext, text: _Text) -> Outcome:
    piece = _piece(passage_context.passage, aside.start)
    if piece and piece.filled_in:
        return Traced(*piece.filled_in)
    if piece and piece.plain:
        return Known(aside.why)
    if aside.why not in ("date", "period") or normal(aside.text) in text.plain:
        return Known(aside.why)
    document = text.figure_index.project.documents.get(
        text.leads_to(passage_context.passage.link_at(aside.start, aside.end))
    )
    inside = [m for m in passage_context.times if m.start < aside.end and aside.start < m.end]
    if not inside:
        is_time = re.search(r"(?:19|20)\d\d|\d[/.-]\d", aside.text)  # and yet in no calendar
        return UnknownTime() if is_time else Known(aside.why)
    known = text.times if document is None else text.figure_index.times_of(document)
    sentence = next(
        passage_context.passage.text[a:b] for a, b in sentences(passage_context.passage.text) if aside.start < b
    )
    if _OF_RANKS.search(sentence):
        known = known.with_days(text.figure_index.ranking_days)
    if speaks_of_aims(sentence) or any(m.use is Use.DUE for m in inside):
        known = known.with_days(text.figure_index.national_days)
    return Known(aside.why) if all(known.know(m) for m in inside) else UnknownTime()


def _is_date(quantity: Quantity, times: KnownTimes) -> bool:
    """Whether what reads as a ratio is a known day of the year: "21/9"."""
    pair = _PAIR.fullmatch(quantity.printed)
    return bool(pair) and times.has_day_of_year(*(int(part) for part in quantity.printed.split("/")))


def _is_word(quantity: Quantity) -> bool:
    return not any(letter.isdigit() for letter in quantity.printed)


def _is_counted(quantity: Quantity, places: tuple[str, ...], figure_index: FigureIndex) -> bool:
    """Whether a figure of the place is counted in the noun: then a number word is as good as a numeral."""
    noun = " ".join(syllables(quantity.unit))
    units = (unit for place in places for figure in figure_index.place_figures(place).figures for unit in figure.units)
    return any(noun and noun == " ".join(syllables(unit))[: len(noun)] for unit in units)


def _link_before(passage: Passage, segment: Segment) -> str:
    """The last link among the number's own words before it."""
    before = [
        piece.link
        for piece in passage.pieces
        if piece.link and any(a <= piece.start and piece.end <= min(b, segment.number[0]) for a, b in segment.own)
    ]
    return before[-1] if before else ""


def _piece(passage: Passage, at: int) -> Piece | None:
    return next((p for p in passage.pieces if p.start <= at < p.end), None)


def _seen(passage: Passage, start: int, end: int, outcome: Outcome) -> TextNumber:
    return TextNumber(start, end, passage.text[start:end], passage.place_of(start), outcome)
