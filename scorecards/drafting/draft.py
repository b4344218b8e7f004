"""A page read as a draft: every quantity with what it is most likely of.

The one reader finds the quantities; the words around each, its place, its time and its aim are those that tracing sees
(`analysis.tracing.context`); `fit` says which indicator they speak of. A draft is a value: nothing is written.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scorecards.analysis.tracing.context import PassageContext, number_context
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.segments import Segment, by_sentence, segments
from scorecards.drafting.fit import PROPOSED, Candidate, IndicatorWords
from scorecards.drafting.member_parts import members_of
from scorecards.drafting.named_places import DraftPlace, place_of
from scorecards.drafting.page_passages import PagePassage, page_passages
from scorecards.drafting.periods import UNKNOWN, DraftPeriod, page_period, period_of, year_of
from scorecards.drafting.roles import Role, role_of
from scorecards.drafting.surroundings import surroundings
from scorecards.intake.blocks import TakenIn
from scorecards.model.project import Project
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import LeftAside, Quantity


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
        given = _with_page(given, page)
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
        spans = [span for span, q in zip(spans, quantities, strict=True) if not _is_limit(q)]
        bounds = around.sentences
        of_number: dict[int, DraftQuantity] = {}
        for sentence, found in zip(bounds, by_sentence([_Spanned(*span) for span in spans], bounds), strict=True):
            placed = segments(low, sentence, [(one.start, one.end) for one in found], around.line) if found else []
            for one in self._sentence(placed, of_span, part, around, area, given):
                of_number[one.quantity.start] = one
        numbers = {q.start: first + place for place, q in enumerate(quantities)}
        for quantity in quantities:
            made = of_number.get(quantity.start) or _unmatched(0, quantity, area, given)
            joined = None if made.joined is None else numbers[made.joined]
            yield replace(made, number=numbers[quantity.start], joined=joined)

    def _sentence(
        self,
        placed: Sequence[Segment],
        of_span: Mapping[tuple[int, int], Quantity],
        part: PagePassage,
        around: PassageContext,
        area: str,
        given: DraftPeriod,
    ) -> Iterator[DraftQuantity]:
        """The quantities of a sentence; `joined` is where the one that it goes with begins."""
        text = part.passage.text
        contexts = [number_context(segment, around) for segment in placed]
        said = surroundings(text, placed, contexts)
        for at, (segment, context, words) in enumerate(zip(placed, contexts, said, strict=True)):
            quantity = of_span[segment.number]
            follows = placed[at + 1] if at + 1 < len(placed) else None
            rated = follows is not None and follows.joined and of_span[follows.number].unit == "%"
            candidates = self.words.fit(quantity, words, with_rate=rated)[:CANDIDATES]
            first = candidates[0] if candidates else None
            proposed = first.indicator if first and first.score >= PROPOSED else ""
            role = role_of(quantity, segment, context, around)
            yield DraftQuantity(
                number=0,
                quantity=quantity,
                indicator=proposed,
                score=first.score if first else 0.0,
                candidates=candidates,
                place=place_of(segment, context, around, area, self.index.project.site.country),
                period=period_of(segment, context, around, given, aim=role is Role.TARGET),
                members=members_of(context, proposed, self.index.project),
                role=role,
                joined=of_span[placed[at - 1].number].start if segment.joined and at else None,
            )


def _with_page(given: DraftPeriod, page: TakenIn) -> DraftPeriod:
    """The period that holds where a quantity's own words say none: the one that is given, else the page's."""
    year = given.as_of.year if given.as_of else year_of(page.text)
    return replace(given if given.as_of else page_period(page), year=year)


def _is_limit(quantity: Quantity) -> bool:
    """An age limits whom a figure is of: "công dân từ đủ 14 tuổi trở lên"."""
    return quantity.unit == "tuổi"


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
