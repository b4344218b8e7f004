"""What surrounds a number: its own words, the words around them, the place, the time and the purpose in force."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scorecards.analysis.tracing.features import features
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.naming import Named
from scorecards.analysis.tracing.passages import Passage
from scorecards.analysis.tracing.segments import Segment, sentences
from scorecards.analysis.tracing.time_expressions import TimeExpression, Use, between, time_expressions

_AIM = re.compile(
    r"(?<!\w)(?:mục tiêu|phấn đấu|đặt ra|đề ra|muốn|phải đạt|phải tới|phải có|yêu cầu|hướng tới|hướng đến|định mức"
    r"|tối thiểu|được giao|kế hoạch là|chỉ tiêu là|chỉ tiêu giao|mức phải)(?!\w)",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?<!\w)(?:đã|mới|hiện|hiện có|hiện đạt|nay|giữa năm|thực tế|thực hiện được|hoàn thành|còn)(?!\w)", re.IGNORECASE
)
_SHARES = re.compile(r"%|tỷ lệ|phần trăm", re.IGNORECASE)
_SPEAKS_OF = re.compile(r"(?<!\w)(?:của|trong|toàn|cả|ở|tại) (tỉnh|huyện)(?!\w)", re.IGNORECASE)

OWN, SPARE, BEFORE, AFTER, EARLIER, LEAD, HEADING, PARAGRAPH, TITLE = 1.0, 0.45, 0.2, 0.15, 0.3, 0.4, 0.3, 0.12, 0.15
"""How much words count by where they stand: in the number's own stretch; before it in the sentence where its own
stretch says nothing, and where it does; behind it in the sentence; in an earlier sentence; in the paragraph before the
list or table; in a heading; in the paragraph before; in the title."""


@dataclass(frozen=True, slots=True)
class NumberContext:
    """Where a number stands."""

    own: str
    """The words that are its own, its unit and the heads of its row and column included."""
    texts: tuple[str, ...]
    """Where its part may be named, the nearest first: its own words, those before it, what it stands under."""
    weights: Mapping[str, float]
    """How much every feature around it counts."""
    speaks_of_shares: bool
    """Whether the words around say that numbers are percentages."""
    joined: bool
    """See `Segment.joined`."""
    places: tuple[str, ...]
    """Places that it may be of, the likeliest first."""
    named: bool
    """Whether the text names the place, and does not leave it to be understood."""
    times: tuple[TimeExpression, ...]
    """Times that say when it holds or is due, or none."""
    aims: bool
    """Whether the sentence speaks of aims, whose time is not that of the results beside them."""
    aim: bool
    """Whether the words present it as something to be reached."""


@dataclass(frozen=True, slots=True)
class PassageContext:
    """A passage within its text: what is asked of every number in it."""

    passage: Passage
    earlier: str
    """The passage before it under the same heading, or ""."""
    title: str
    home: tuple[str, ...]
    """The text's own places."""
    named: tuple[Named, ...]
    """Places that the passage names."""
    times: tuple[TimeExpression, ...]
    """Times that it names."""


def number_context(segment: Segment, passage_context: PassageContext, figure_index: FigureIndex) -> NumberContext:
    """What surrounds the number of a segment."""
    passage = passage_context.passage
    text = passage.text
    start, end = segment.sentence
    at = segment.number
    heads = [head for head in (passage.row, passage.column) if head]
    own = " . ".join([*heads, *(text[a:b] for a, b in segment.own)])
    before = " . ".join([*heads, *(text[a : min(b, at[0])] for a, b in segment.own if a < at[0])])
    prior = [text[a:b] for a, b in sentences(text) if b <= start]
    says = any(features(f"{text[a : min(b, at[0])]} . {text[max(a, at[1]) : b]}") for a, b in segment.own)
    levels = [(own, OWN), (text[start : at[0]], BEFORE if says else SPARE), (text[at[1] : end], AFTER)]
    levels += [(sentence, EARLIER) for sentence in reversed(prior)]
    levels += [(passage.lead, LEAD), *((h, HEADING) for h in passage.headings)]
    levels += [(passage_context.earlier, PARAGRAPH), (passage_context.title, TITLE)]
    places, named = _places(segment, passage_context, figure_index)
    times = _times(segment, passage_context)
    return NumberContext(
        own=own,
        texts=tuple(words for words, weight in levels if words and weight != AFTER),
        weights=_weights(levels),
        speaks_of_shares=bool(_SHARES.search(" ".join(words for words, _ in levels))),
        joined=segment.joined,
        places=places,
        named=named,
        times=times,
        aims=speaks_of_aims(text[start:end]),
        aim=_is_aim(before, own, text[start : at[0]], (passage.lead, *passage.headings[:1]), segment, times),
    )


def _weights(levels: list[tuple[str, float]]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for text, weight in levels:
        for feature in features(text):
            if weight > found.get(feature, 0.0):
                found[feature] = weight
    return found


def _places(
    segment: Segment, passage_context: PassageContext, figure_index: FigureIndex
) -> tuple[tuple[str, ...], bool]:
    """The place named nearest before the number; in its own stretch first, then in the sentence, then before that.

    A place of the text's own, named in an earlier sentence, leaves its relatives open: "của tỉnh" may follow.
    """
    start, end = segment.sentence
    at = segment.number[0]
    home = tuple(dict.fromkeys((*passage_context.home, *sorted(figure_index.family(passage_context.home)))))
    if passage_context.passage.row and (found := figure_index.names.find(passage_context.passage.row)):
        return (found[-1].place,), True
    if passage_context.passage.column and (found := figure_index.names.find(passage_context.passage.column)):
        return (found[-1].place,), True

    def inside(stretches: tuple[tuple[int, int], ...]) -> list[Named]:
        return [n for n in passage_context.named if any(a <= n.start and n.end <= b for a, b in stretches)]

    own = inside(segment.own)
    sentence = inside(((start, end),))
    for found in ([n for n in own if n.start < at], own, [n for n in sentence if n.start < at], sentence):
        if found:
            chosen = found[-1] if found[-1].start < at else found[0]
            return (_narrowest(chosen, found, figure_index),), True
    earlier = [n for n in passage_context.named if n.end <= start]
    texts = (passage_context.passage.lead, *passage_context.passage.headings)
    last = earlier[-1].place if earlier else next((f[-1].place for t in texts if (f := figure_index.names.find(t))), "")
    if last and last not in home:
        return (last,), True
    if last and not _SPEAKS_OF.search(passage_context.passage.text[start:end]):
        return tuple(dict.fromkeys((last, *home))), False
    return home, False


def _narrowest(last: Named, found: list[Named], figure_index: FigureIndex) -> str:
    """The district, where its province is named right behind it: "huyện Thanh Chương, tỉnh Nghệ An"."""
    places = figure_index.project.places
    for one in found:
        near = 0 <= last.start - one.end < 12
        if near and one.place in places and any(a.parent == last.place for a in places[one.place].areas):
            return one.place
    return last.place


def _times(segment: Segment, passage_context: PassageContext) -> tuple[TimeExpression, ...]:
    """The times of the own stretch, else those before the number in the sentence, else those of the words that
    introduce the list."""
    start, at = segment.sentence[0], segment.number[0]
    own = [m for a, b in segment.own for m in between(a, b, passage_context.times)]
    choices = (own, between(start, at, passage_context.times), time_expressions(passage_context.passage.lead))
    return next((found for choice in choices if (found := tuple(m for m in choice if m.use is not Use.BESIDE))), ())


def speaks_of_aims(text: str) -> bool:
    """Whether a text speaks of what is to be reached."""
    return bool(_AIM.search(text))


def _is_aim(
    before: str, own: str, sentence: str, leads: tuple[str, ...], segment: Segment, times: tuple[TimeExpression, ...]
) -> bool:
    last_aim, last_reached = _last(_AIM, before), _last(_REACHED, before)
    if last_aim >= 0 or last_reached >= 0:
        return last_aim > last_reached
    if _AIM.search(own) or any(m.use is Use.DUE for a, b in segment.own for m in between(a, b, times)):
        return True
    last_aim, last_reached = _last(_AIM, sentence), _last(_REACHED, sentence)
    if last_aim >= 0 or last_reached >= 0:
        return last_aim > last_reached
    return any(_AIM.search(lead) for lead in leads)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)
