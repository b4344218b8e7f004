"""What surrounds a number: its own words, the words around them, the place, the time and the purpose in force."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from scorecards.analysis.tracing.features import AskedFeatures, features_among
from scorecards.analysis.tracing.passage_context import AFTER, BEFORE, OWN, SPARE, PassageContext, strongest
from scorecards.analysis.tracing.purposes import NO_PURPOSES, last_purpose
from scorecards.analysis.tracing.segments import Segment
from scorecards.memo import once
from scorecards.vietnamese.actions import Action, actions
from scorecards.vietnamese.ranks import from_below
from scorecards.vietnamese.senses import Sense, senses
from scorecards.vietnamese.time_uses import TimeExpression, Use

_BEHIND = re.compile(r"(?: [^\W\d_]+){0,3}?(?:[ ,/]+(?:và )?[2-6]g(?!\w))+")
_OF_PROVINCE = re.compile(r"(?<!\w)(?:(?:toàn|cả|của) tỉnh|tỉnh(?= [^\W\d_A-ZĐ])|cả nước|toàn quốc)(?!\w)")


class NumberContext:
    """Where a number stands. What is asked of some numbers only is worked out when it is."""

    def __init__(self, segment: Segment, around: PassageContext) -> None:
        self._segment, self._around = segment, around
        self._sentence = around.sentence_at(segment.sentence[0])
        self._own_features: dict[AskedFeatures, Sequence[str]] = {}
        self.joined = segment.joined
        """See `Segment.joined`."""
        self.number = segment.number
        """Where it stands in its passage."""
        self.places, self.named = around.places(segment)
        """Places that it may be of, the likeliest first; and whether the text names one, and does not leave it to be
        understood."""

    @once
    def times(self) -> Sequence[TimeExpression]:
        """Times that say when it holds or is due, or none."""
        return _times(self._segment, self._around)

    @once
    def aim(self) -> bool:
        """Whether the words present it as something to be reached."""
        return _is_aim(self._segment, self._sentence, self._around, self.times)

    @once
    def senses(self) -> Mapping[Sense, str]:
        """What the words right beside it, or at the head of its row or column, make of what it counts."""
        found = senses(self._around.line.low, self.number, self._segment.own[-1])
        for head in self._around.heads:
            if head.senses:
                found = {**head.senses, **found}
        return found

    @once
    def actions(self) -> Mapping[Action, str]:
        """What the words right beside it say was done with what it counts."""
        return actions(self._around.line.low, self.number, self._segment.own[-1])

    @property
    def behind(self) -> str:
        """The noun behind it with what stands right beside that, in normal form."""
        found = _BEHIND.match(self._around.line.low, self.number[1])
        return found[0] if found else ""

    @property
    def is_from_below(self) -> bool:
        """Whether it is a place that is counted from the last one."""
        return from_below(self._around.line.low, self.number[1])

    def is_left_out(self, place: str) -> bool:
        """Whether a place that is not the text's own may be meant only as a relative of it, and no words near the
        number name it: a province that went into it, a district of it."""
        return not self.named and self._around.is_relative(place) and not self._around.names(place, self.texts)

    @property
    def is_of_smaller_unit(self) -> bool:
        """Whether its own words before it name a commune, district or village that is no place of the project."""
        if not self._around.smaller_units:
            return False
        text, at = self._around.passage.text, self.number[0]
        named = [
            found.end()
            for a, b in self._segment.own
            for found in self._around.smaller_units
            if a <= found.start() and found.end() <= min(b, at)
        ]
        return bool(named) and not _OF_PROVINCE.search(text, named[-1], at)

    @once
    def own(self) -> str:
        """The words that are its own, its unit and the heads of its row and column included."""
        text = self._around.passage.text
        return " . ".join([*(head.text for head in self._around.heads), *(text[a:b] for a, b in self._segment.own)])

    @once
    def texts(self) -> tuple[str, ...]:
        """Where its part may be named, the nearest first: its own words, those before it, what it stands under."""
        text, at = self._around.passage.text, self._segment.number[0]
        before = text[self._segment.sentence[0] : at]
        return tuple(filter(None, (self.own, before, *self._around.texts(self._sentence))))

    @property
    def speaks_of_shares(self) -> bool:
        """Whether the words around say that numbers are percentages."""
        return (
            self._around.shares_before(self._sentence)
            or self._around.says_share(*self._segment.sentence)
            or any(head.shares for head in self._around.heads)
        )

    @property
    def aims(self) -> bool:
        """Whether the sentence speaks of aims, whose time is not that of the results beside them."""
        return self._around.aims(self._sentence)

    @once
    def weights(self) -> Mapping[str, float]:
        """How much every feature around it counts, of those that are asked for."""
        segment, around, line = self._segment, self._around, self._around.line
        asked = around.vocabulary_of(self.places, self.aim)
        start, end = segment.sentence
        at = segment.number
        weights = [*around.weights(self._sentence, asked), (OWN, self.own_features(asked))]
        if after := line.within(at[1], end, asked):
            weights.append((AFTER, after))
        if before := line.within(start, at[0], asked):
            says = any(line.says(a, min(b, at[0])) or line.says(max(a, at[1]), b) for a, b in segment.own)
            weights.append((BEFORE if says else SPARE, before))
        return strongest(weights)

    def own_features(self, asked: AskedFeatures) -> Sequence[str]:
        """Those of its own words that are asked for, as often as they have them."""
        found = self._own_features.get(asked)
        if found is None:
            found = self._own_features[asked] = self._find_own_features(asked)
        return found

    def _find_own_features(self, asked: AskedFeatures) -> Sequence[str]:
        """From what the parts of `own` are known to say; across their ends too, as its words follow there."""
        line, heads, own = self._around.line, self._around.heads, self._segment.own
        parts = [*[head.line.said for head in heads], *[line.said_within(a, b) for a, b in own]]
        said = [part for part in parts if part is not None]
        if len(said) < len(parts):
            return features_among(self.own, asked)
        return asked.hits(list(chain.from_iterable(said)))[2]


def _times(segment: Segment, around: PassageContext) -> Sequence[TimeExpression]:
    """The times of the own stretch, else those before the number in the sentence, else those of the words that
    introduce the list."""
    if around.said.times:
        own = [one for a, b in segment.own for one in around.times_within(a, b)]
        for choice in (own, around.times_within(segment.sentence[0], segment.number[0])):
            if found := [one for one in choice if one.use is not Use.BESIDE]:
                return found
    return [one for one in around.lead_times if one.use is not Use.BESIDE]


def _is_aim(segment: Segment, sentence: int, around: PassageContext, times: Sequence[TimeExpression]) -> bool:
    start, at = segment.sentence[0], segment.number[0]
    said = around.sentence_words(sentence).purposes
    heads = [head for head in around.heads if head.purposes is not NO_PURPOSES]
    is_due = bool(times) and any(
        m.use is Use.DUE and a <= m.start and m.end <= b for m in times for a, b in segment.own
    )
    if said is NO_PURPOSES and not heads:
        return is_due or around.stands_under_aims
    stretches = [(said, a - start, min(b, at) - start) for a, b in segment.own if a < at]
    for words, a, b in reversed([*((head.purposes, 0, len(head.text)) for head in heads), *stretches]):
        purpose = last_purpose(words.aims.last(a, b), words.reached.last(a, b))
        if purpose is not None:
            return purpose
    if any(head.purposes.aims for head in heads):
        return True
    if said.aims and any(said.aims.last(a - start, b - start) >= 0 for a, b in segment.own):
        return True
    if is_due:
        return True
    purpose = last_purpose(said.aims.last_begun(0, at - start), said.reached.last_begun(0, at - start))
    return around.stands_under_aims if purpose is None else purpose
