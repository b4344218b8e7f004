"""A page read as a draft: every quantity with what it is most likely of.

The one reader finds the quantities; the words around each, its place, its time and its aim are those that tracing sees
(`analysis.tracing.context`); `fit` says which indicator they speak of. A draft is a value: nothing is written.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scorecards.analysis.tracing.context import NumberContext, PassageContext, number_context
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.segments import Segment, by_sentence, segments
from scorecards.drafting.fit import PROPOSED, Candidate, IndicatorWords
from scorecards.drafting.member_parts import members_of
from scorecards.drafting.named_places import DraftPlace, place_of
from scorecards.drafting.page_passages import PagePassage, page_passages
from scorecards.drafting.periods import UNKNOWN, DraftPeriod, period_of
from scorecards.intake.blocks import TakenIn
from scorecards.model.project import Project
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import LeftAside, Quantity, QuantityKind


class Role(StrEnum):
    """What a quantity is there for."""

    VALUE = "value"
    """What is or was."""
    TARGET = "target"
    """What is to be reached, planned or assigned."""
    CHANGE = "change"
    """By how much something rose or fell."""


@dataclass(frozen=True, slots=True)
class DraftQuantity:
    """A quantity of a page and what it is most likely of."""

    number: int
    """Its place among the quantities of the page, from 0: what choices name it by."""
    quantity: Quantity
    """Its places are those of the page's text."""
    indicator: str
    """"" where none fits well enough."""
    score: float
    """Of the first candidate, 0 to 1."""
    candidates: tuple[Candidate, ...]
    """The likeliest first."""
    place: DraftPlace
    period: DraftPeriod
    members: tuple[tuple[str, str], ...]
    """The part that it is of: dimension and member."""
    role: Role
    joined: int | None
    """The quantity before it that it says the same of: the rate behind a count."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page with everything that was read of it."""

    page: TakenIn
    area: str
    """The place that the page is about."""
    quantities: tuple[DraftQuantity, ...]
    left_aside: tuple[LeftAside, ...]


CANDIDATES = 5
"""Runners-up that are kept, the first one among them."""
LONGEST_PASSAGE = 20_000
"""Characters of a paragraph beyond which nothing in it is matched, as in tracing."""


@dataclass(frozen=True, slots=True)
class Drafter:
    """Makes drafts for one project; what it knows of the indicators is made once."""

    index: FigureIndex
    words: IndicatorWords

    @classmethod
    def of(cls, project: Project) -> Drafter:
        """The drafter of a project."""
        index = FigureIndex(project)
        return cls(index, IndicatorWords(index))

    def draft(self, page: TakenIn, area: str, given: DraftPeriod = UNKNOWN) -> Draft:
        """A draft of a page about a place. `given` is the period where the page says none."""
        reading = read_quantities(page.text)
        starts = [block.start for block in page.blocks]
        inside: list[list[Quantity]] = [[] for _ in page.blocks]
        for quantity in reading.quantities:
            inside[max(0, bisect_right(starts, quantity.start) - 1)].append(quantity)
        made: list[DraftQuantity] = []
        for part, quantities in zip(page_passages(page), inside, strict=True):
            if quantities:
                made += self._passage(part, quantities, page, area, given, len(made))
        return Draft(page, area, tuple(made), reading.left_aside)

    def _passage(
        self,
        part: PagePassage,
        quantities: Sequence[Quantity],
        page: TakenIn,
        area: str,
        given: DraftPeriod,
        first: int,
    ) -> Iterator[DraftQuantity]:
        if len(part.passage.text) > LONGEST_PASSAGE:
            for number, quantity in enumerate(quantities, start=first):
                yield _unmatched(number, quantity, area, given)
            return
        around = PassageContext(part.passage, part.earlier, page.title, (area,), self.index)
        low, length = same_length_normal(part.passage.text), len(part.passage.text)
        spans = [(q.start - part.start, min(q.end - part.start, length)) for q in quantities]
        of_span = dict(zip(spans, quantities, strict=True))
        bounds = around.sentences
        moved = [_Spanned(*span) for span in spans]
        number = first
        for sentence, found in zip(bounds, by_sentence(moved, bounds), strict=True):  # type: ignore[arg-type]
            own = [(one.start, one.end) for one in found]
            placed = segments(low, sentence, own, around.line) if own else []
            previous: DraftQuantity | None = None
            for place, segment in enumerate(placed):
                quantity = of_span[segment.number]
                follows = placed[place + 1] if place + 1 < len(placed) else None
                rated = follows is not None and follows.joined and of_span[follows.number].unit == "%"
                context = number_context(segment, around)
                previous = self._quantity(number, quantity, segment, context, around, given, previous, rated=rated)
                yield previous
                number += 1

    def _quantity(
        self,
        number: int,
        quantity: Quantity,
        segment: Segment,
        context: NumberContext,
        around: PassageContext,
        given: DraftPeriod,
        previous: DraftQuantity | None,
        *,
        rated: bool,
    ) -> DraftQuantity:
        candidates = tuple(self.words.fit(quantity, context, with_rate=rated)[:CANDIDATES])
        first = candidates[0] if candidates else None
        proposed = first.indicator if first and first.score >= PROPOSED else ""
        role = Role.CHANGE if quantity.kind is QuantityKind.CHANGE else Role.TARGET if context.aim else Role.VALUE
        return DraftQuantity(
            number=number,
            quantity=quantity,
            indicator=proposed,
            score=first.score if first else 0.0,
            candidates=candidates,
            place=place_of(segment, context, around),
            period=period_of(segment, context, around, given),
            members=members_of(context, proposed, self.index.project),
            role=role,
            joined=previous.number if segment.joined and previous else None,
        )


@dataclass(frozen=True, slots=True)
class _Spanned:
    """Where a quantity stands in its passage."""

    start: int
    end: int


def _unmatched(number: int, quantity: Quantity, area: str, given: DraftPeriod) -> DraftQuantity:
    return DraftQuantity(number, quantity, "", 0.0, (), DraftPlace(area, ""), given, (), Role.VALUE, None)


def draft_page(page: TakenIn, project: Project, area: str, given: DraftPeriod = UNKNOWN) -> Draft:
    """A draft of a page that was taken in; `area` is the place that it is about."""
    return Drafter.of(project).draft(page, area, given)
