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

from scorecards.analysis.agreement import asked
from scorecards.analysis.context import Setting, around, speaks_of_aims
from scorecards.analysis.features import syllables
from scorecards.analysis.figures import Figure
from scorecards.analysis.matching import Matcher
from scorecards.analysis.moments import KnownTimes, Use, moments
from scorecards.analysis.outcomes import Known, Outcome, Plain, Seen, Traced, UnknownTime, Untraced
from scorecards.analysis.passages import Passage, Piece
from scorecards.analysis.segments import Segment, segments, sentences
from scorecards.analysis.stated import Stated
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import LeftAside, Printed, Qualifier, Quantity, Ratio

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
class Traces:
    """What came of the numbers and dates of one passage."""

    passage: Passage
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """What all passages of a text share."""

    topic: Topic
    leads_to: Callable[[str], str]
    times: KnownTimes
    stated: Stated
    plain: frozenset[str]
    """What the author declared plain somewhere in the text; it is so in the title too, which has no short forms."""


def trace(topic: Topic, texts: Iterable[Passage], stated: Stated, leads_to: Callable[[str], str]) -> tuple[Traces, ...]:
    """What came of every number and date of a text.

    `leads_to` gives the indicator, the figure or the document that a link leads to, or "".
    """
    passages = tuple(texts)
    named = (n.place for passage in passages for n in stated.names.find(passage.text))
    places = tuple(dict.fromkeys((*topic.places, *named)))
    cited = (id for passage in passages for id in stated.cited(passage.text))
    documents = tuple(dict.fromkeys((*topic.documents, *cited)))
    plain = {normal(passage.text[p.start : p.end]) for passage in passages for p in passage.pieces if p.plain}
    text = _Text(
        topic,
        leads_to,
        stated.known_times(places, documents)
        .with_days(frozenset(topic.days))
        .with_publication(frozenset(topic.published)),
        stated,
        frozenset(plain),
    )
    matcher = Matcher(stated, leads_to)
    made: list[Traces] = []
    earlier: Passage | None = None
    for passage in passages:
        near = earlier.text if earlier and earlier.headings == passage.headings else ""
        made.append(Traces(passage, tuple(_passage(passage, near, text, matcher))))
        if passage.token >= 0 and not passage.heading:
            earlier = passage
    return tuple(made)


def _passage(passage: Passage, near: str, text: _Text, matcher: Matcher) -> Iterator[Seen]:
    topic, words = text.topic, passage.text
    times = moments(words)
    title = "" if words == topic.title else topic.title
    setting = Setting(passage, near, title, topic.places, tuple(matcher.stated.names.find(words)), times)
    quantities, asides = _read(passage)
    found = segments(words, [(q.start, q.end) for q in quantities])
    previous: Figure | None = None
    sentence = (-1, -1)
    for quantity, segment in zip(quantities, found, strict=True):
        if segment.sentence != sentence:
            previous, sentence = None, segment.sentence
        outcome = _quantity(quantity, segment, setting, previous, text, matcher)
        previous = outcome.figure if isinstance(outcome, Traced) else None
        yield _seen(passage, quantity.start, quantity.end, outcome)
    for aside in asides:
        yield _seen(passage, aside.start, aside.end, _aside(aside, setting, text))


def _read(passage: Passage) -> tuple[list[Quantity], list[LeftAside]]:
    """The quantities and the rest. A day without a year and without "ngày" may be a ratio: "2/6 về kinh tế số"."""
    reading = read_quantities(passage.text)
    quantities, asides = list(reading.quantities), []
    for aside in reading.left_aside:
        pair = _PAIR.fullmatch(aside.text)
        if pair and aside.why == "date":
            top, bottom = (Printed(Decimal(part), Decimal(1)) for part in pair.groups())
            value = Ratio(top, bottom)
            quantities.append(Quantity(aside.start, aside.end, aside.text, "", Qualifier.EXACT, value))
        else:
            asides.append(aside)
    code = [(p.start, p.end) for p in passage.pieces if p.code]
    quantities = [q for q in quantities if not any(a <= q.start < b for a, b in code)]
    return sorted(quantities, key=lambda q: q.start), asides


def _quantity(
    quantity: Quantity, segment: Segment, setting: Setting, previous: Figure | None, text: _Text, matcher: Matcher
) -> Outcome:
    passage = setting.passage
    piece = _piece(passage, quantity.end - 1) or _piece(passage, quantity.start)
    if piece and piece.filled_in:
        return Traced(*piece.filled_in)
    if (piece and piece.plain) or normal(passage.text[quantity.start : quantity.end]) in text.plain:
        return Plain()
    number = asked(quantity, passage.text)
    if number is None:
        return Known("open")
    scene = around(segment, setting, matcher.stated)
    links = (passage.link_at(quantity.start, quantity.end), _link_before(passage, segment))
    outcome = matcher.match(number, scene, links, previous)
    before = passage.text[max(0, quantity.start - 12) : quantity.start]
    if isinstance(outcome, Untraced) and _DATE_FOLLOWS.search(before) and _is_date(quantity, text.times):
        return Known("date")
    if isinstance(outcome, Untraced) and _is_word(quantity) and not _is_counted(quantity, scene.places, matcher.stated):
        return Known("word")
    return outcome


def _aside(aside: LeftAside, setting: Setting, text: _Text) -> Outcome:
    piece = _piece(setting.passage, aside.start)
    if piece and piece.filled_in:
        return Traced(*piece.filled_in)
    if piece and piece.plain:
        return Known(aside.why)
    if aside.why not in ("date", "period") or normal(aside.text) in text.plain:
        return Known(aside.why)
    document = text.stated.project.documents.get(text.leads_to(setting.passage.link_at(aside.start, aside.end)))
    inside = [m for m in setting.times if m.start < aside.end and aside.start < m.end]
    if not inside:
        is_time = re.search(r"(?:19|20)\d\d|\d[/.-]\d", aside.text)  # and yet in no calendar
        return UnknownTime() if is_time else Known(aside.why)
    known = text.times if document is None else text.stated.times_of(document)
    sentence = next(setting.passage.text[a:b] for a, b in sentences(setting.passage.text) if aside.start < b)
    if _OF_RANKS.search(sentence):
        known = known.with_days(text.stated.ranking_days)
    if speaks_of_aims(sentence) or any(m.use is Use.DUE for m in inside):
        known = known.with_days(text.stated.national_days)
    return Known(aside.why) if all(known.know(m) for m in inside) else UnknownTime()


def _is_date(quantity: Quantity, times: KnownTimes) -> bool:
    """Whether what reads as a ratio is a known day of the year: "21/9"."""
    pair = _PAIR.fullmatch(quantity.printed)
    return bool(pair) and times.has_day_of_year(*(int(part) for part in quantity.printed.split("/")))


def _is_word(quantity: Quantity) -> bool:
    return not any(letter.isdigit() for letter in quantity.printed)


def _is_counted(quantity: Quantity, places: tuple[str, ...], stated: Stated) -> bool:
    """Whether a figure of the place is counted in the noun: then a number word is as good as a numeral."""
    noun = " ".join(syllables(quantity.unit))
    units = (unit for place in places for figure in stated.corner(place).figures for unit in figure.units)
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


def _seen(passage: Passage, start: int, end: int, outcome: Outcome) -> Seen:
    return Seen(start, end, passage.text[start:end], passage.place_of(start), outcome)
