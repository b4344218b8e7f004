"""What surrounds a number: its own words, the words around them, the place, the time and the purpose in force."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scorecards.analysis.tracing.features import features
from scorecards.analysis.tracing.passage_context import (
    AFTER,
    AIM,
    BEFORE,
    OWN,
    REACHED,
    SHARES,
    SPARE,
    PassageContext,
    strongest,
)
from scorecards.analysis.tracing.segments import Segment
from scorecards.analysis.tracing.time_expressions import TimeExpression, Use


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


def number_context(segment: Segment, around: PassageContext) -> NumberContext:
    """What surrounds the number of a segment."""
    passage = around.passage
    text = passage.text
    start, end = segment.sentence
    at = segment.number
    heads = [head for head in (passage.row, passage.column) if head]
    own = " . ".join([*heads, *(text[a:b] for a, b in segment.own)])
    before = " . ".join([*heads, *(text[a : min(b, at[0])] for a, b in segment.own if a < at[0])])
    says = any(around.line.says(a, min(b, at[0])) or around.line.says(max(a, at[1]), b) for a, b in segment.own)
    sentence = around.sentence_at(start)
    surroundings = around.around(sentence)
    weights = strongest(
        (
            *surroundings.weights,
            (AFTER, around.line.within(at[1], end)),
            (BEFORE if says else SPARE, around.line.within(start, at[0])),
            (OWN, features(own)),
        )
    )
    places, named = around.places(segment)
    times = _times(segment, around)
    return NumberContext(
        own=own,
        texts=tuple(filter(None, (own, text[start : at[0]], *around.texts(sentence)))),
        weights=weights,
        speaks_of_shares=surroundings.shares or around.says_share(start, end) or bool(SHARES.search(own)),
        joined=segment.joined,
        places=places,
        named=named,
        times=times,
        aims=surroundings.aims,
        aim=_is_aim(before, own, segment, around, times),
    )


def _times(segment: Segment, around: PassageContext) -> tuple[TimeExpression, ...]:
    """The times of the own stretch, else those before the number in the sentence, else those of the words that
    introduce the list."""
    own = [one for a, b in segment.own for one in around.times_within(a, b)]
    choices = (own, around.times_within(segment.sentence[0], segment.number[0]), around.lead_times)
    return next((found for choice in choices if (found := tuple(m for m in choice if m.use is not Use.BESIDE))), ())


def _is_aim(before: str, own: str, segment: Segment, around: PassageContext, times: tuple[TimeExpression, ...]) -> bool:
    last_aim, last_reached = _last(AIM, before), _last(REACHED, before)
    if last_aim >= 0 or last_reached >= 0:
        return last_aim > last_reached
    if AIM.search(own) or any(m.use is Use.DUE and a <= m.start and m.end <= b for m in times for a, b in segment.own):
        return True
    purpose = around.last_purpose(segment.sentence[0], segment.number[0])
    if purpose is not None:
        return purpose
    return any(AIM.search(words) for words in (around.passage.lead, *around.passage.headings[:1]))


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)
