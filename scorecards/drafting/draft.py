"""A page read as a draft: every quantity with what it is most likely of.

The one reader finds the quantities; the words around each, its place, its time and its aim are those that tracing sees
(`analysis.tracing.context`); `fit` says which indicator they speak of. A draft is a value: nothing is written.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.passage_context import PassageContext
from scorecards.analysis.tracing.segments import Segment, by_sentence, segments
from scorecards.drafting.fit import PROPOSED, Candidate, IndicatorWords
from scorecards.drafting.joins import joined_shares
from scorecards.drafting.member_parts import MemberParts
from scorecards.drafting.named_places import DraftPlace, place_of, some_units
from scorecards.drafting.page_passages import PagePassage, page_passages
from scorecards.drafting.periods import UNKNOWN, DraftPeriod, page_period, period_of, year_of
from scorecards.drafting.roles import AIMS, Role, role_of
from scorecards.drafting.series import Judged, settled
from scorecards.drafting.surroundings import surroundings
from scorecards.intake.blocks import Block, BlockKind, TakenIn
from scorecards.intake.tables import is_number_head
from scorecards.model.project import Project
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.head_units import BEFORE, LONGEST_HEAD, stands_in_unit, unit_before
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import LeftAside, Quantity, QuantityKind


class DraftQuantity(Struct, frozen=True):
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


class Draft(Struct, frozen=True, dict=True):
    """A page with everything that was read of it."""

    page: TakenIn
    area: str
    """The place that the page is about."""
    quantities: tuple[DraftQuantity, ...]
    left_aside: tuple[LeftAside, ...]

    def words_of(self, number: int) -> str:
        """The words of a quantity, on one line."""
        quantity = self.quantities[number].quantity
        return " ".join(self.page.text[quantity.start : quantity.end].split())

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Where the numeral before a stretch of the text ends, and where the one behind it begins."""
        starts, ends = self._numerals
        before, after = bisect_right(ends, start) - 1, bisect_left(starts, end)
        return ends[before] if before >= 0 else 0, starts[after] if after < len(starts) else len(self.page.text)

    @cached_property
    def _numerals(self) -> tuple[list[int], list[int]]:
        spans = [(one.quantity.start, one.quantity.end) for one in self.quantities]
        spans += [(one.start, one.end) for one in self.left_aside]
        return sorted(start for start, _ in spans), sorted(end for _, end in spans)


CANDIDATES = 5
"""Runners-up that are kept, the first one among them."""
_BESIDE = 60
"""Characters to either side of a number in which the name of a part may stand."""
LONGEST_PASSAGE = 20_000
"""Characters of a paragraph beyond which nothing in it is matched, as in tracing."""


class Drafter(Struct, frozen=True):
    """Makes drafts for one project; what it knows of the indicators is made once."""

    index: FigureIndex
    words: IndicatorWords
    parts: MemberParts

    @classmethod
    def of(cls, project: Project) -> Drafter:
        """The drafter of a project."""
        index = FigureIndex(project)
        return cls(index, IndicatorWords(index), MemberParts(project))

    def draft(self, page: TakenIn, area: str, given: DraftPeriod = UNKNOWN) -> Draft:
        """A draft of a page about a place. `given` is the period where the page says none."""
        reading = read_quantities(page.text)
        given = _with_page(given, page)
        starts = [block.start for block in page.blocks]
        inside: list[list[Quantity]] = [[] for _ in page.blocks]
        aside: list[LeftAside] = []
        cells, left = _cells_of_numbers(reading.left_aside, page, starts)
        aside += left
        for quantity in sorted([*reading.quantities, *cells], key=lambda one: one.start):
            at = max(0, bisect_right(starts, quantity.start) - 1)
            block = page.blocks[at]
            why = _no_figure(quantity, block, page.text)
            if why:
                text = page.text[quantity.start : quantity.end]
                aside.append(LeftAside(text, why, quantity.start, quantity.end))
            else:
                before = page.text[max(block.start, quantity.start - BEFORE) : quantity.start]
                unit = quantity.unit or unit_before(before) or block.unit
                inside[at].append(replace(quantity, unit=unit))
        made: list[DraftQuantity] = []
        for part, quantities in zip(page_passages(page), inside, strict=True):
            if quantities:
                made += self._passage(part, quantities, page, area, given, len(made))
        return Draft(page, area, tuple(made), tuple(sorted(aside, key=lambda one: one.start)))

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
        found = list(self._read(part, quantities, around))
        judged = settled([one.judged for one in found])
        made = {
            one.quantity.start: self._made(one, sure, around, area, given)
            for one, sure in zip(found, judged, strict=True)
        }
        numbers = {quantity.start: number for number, quantity in enumerate(quantities, start=first)}
        for quantity in quantities:
            one = made.get(quantity.start) or _unmatched(0, quantity, area, given)
            joined = None if one.joined is None else numbers[one.joined]
            yield replace(one, number=numbers[quantity.start], joined=joined)

    def _read(self, part: PagePassage, quantities: Sequence[Quantity], around: PassageContext) -> Iterator[_InSentence]:
        """The quantities of a passage with the words around them, and what each alone may be of."""
        text = part.passage.text
        low = same_length_normal(text)
        at = {(q.start - part.start, min(q.end - part.start, len(text))): q for q in quantities if not _is_limit(q)}
        spans = [_Spanned(start, end) for start, end in at]
        ranks = [place for place, quantity in at.items() if quantity.kind is QuantityKind.RANK]
        before: frozenset[str] = frozenset()
        for sentence, inside in zip(around.sentences, by_sentence(spans, around.sentences), strict=True):
            if not inside:
                continue
            placed = segments(low, sentence, [(one.start, one.end) for one in inside], around.line)
            placed = joined_shares(placed, at, text)
            contexts = [NumberContext(segment, around) for segment in placed]
            start = sentence[0]
            at_first = start == around.sentences[0][0]
            earlier = part.earlier if at_first else text[slice(*around.sentences[around.sentence_at(start) - 1])]
            said = surroundings(text, placed, contexts, before, ranks, earlier)
            before = said[-1].own
            for place, (segment, context, words) in enumerate(zip(placed, contexts, said, strict=True)):
                follows = placed[place + 1] if place + 1 < len(placed) else None
                rated = follows is not None and follows.joined and at[follows.number].unit == "%"
                quantity = at[segment.number]
                joined = at[placed[place - 1].number].start if segment.joined and place else None
                candidates = self.words.fit(quantity, words, with_rate=rated)[:CANDIDATES]
                among = some_units(text, placed[place - 1].number, segment.number[0]) if place else ""
                judged = Judged(quantity.start, quantity.unit, candidates, joined)
                yield _InSentence(quantity, segment, context, judged, among)

    def _made(
        self, one: _InSentence, judged: Judged, around: PassageContext, area: str, given: DraftPeriod
    ) -> DraftQuantity:
        """A quantity with all that is likely of it; `joined` is still where the one that it goes with begins."""
        project, first = self.index.project, judged.first
        proposed = first.indicator if first and first.score >= PROPOSED else ""
        role = role_of(one.quantity, one.segment, around)
        place = place_of(one.segment, one.context, around, area, project.site.country)
        return DraftQuantity(
            number=0,
            quantity=one.quantity,
            indicator=proposed,
            score=first.score if first else 0.0,
            candidates=judged.candidates,
            place=DraftPlace("", one.among) if one.among else place,
            period=period_of(one.segment, around, given, aim=role in AIMS),
            members=self.parts.of(one.context, _beside(one, around), proposed),
            role=role,
            joined=judged.joined,
        )


def _with_page(given: DraftPeriod, page: TakenIn) -> DraftPeriod:
    """The period that holds where a quantity's own words say none: the one that is given, else the page's."""
    year = given.as_of.year if given.as_of else year_of(page.text)
    return replace(given if given.as_of else page_period(page), year=year)


def _cells_of_numbers(
    found: Sequence[LeftAside], page: TakenIn, starts: Sequence[int]
) -> tuple[list[Quantity], list[LeftAside]]:
    """Small bare numbers that are cells of a table, which running text has for numbers of its items; and the rest."""
    quantities: list[Quantity] = []
    left: list[LeftAside] = []
    for one in found:
        block = page.blocks[max(0, bisect_right(starts, one.start) - 1)] if page.blocks else None
        whole = block is not None and (block.start, block.end) == (one.start, one.end)
        if whole and block and one.why == "list-number" and block.row and not is_number_head(block.column):
            read = read_quantities(f"là {one.text} {block.unit or 'đơn vị'}").quantities
            if read:
                quantities.append(replace(read[0], start=one.start, end=one.end, unit=block.unit))
                continue
        left.append(one)
    return quantities, left


def _no_figure(quantity: Quantity, block: Block, text: str) -> str:
    """Why a number is none of the page's subject: it numbers a row, is of a unit or a whole paragraph; else ""."""
    if block.kind is BlockKind.CELL and is_number_head(block.column):
        return "list-number"
    place = quantity.start - block.start, quantity.end - block.start
    if block.end - block.start <= LONGEST_HEAD and stands_in_unit(text[block.start : block.end], *place):
        return "unit"
    bare = not quantity.unit and quantity.kind is QuantityKind.NUMBER and block.kind is BlockKind.PARAGRAPH
    return "code" if bare and text[block.start : block.end].strip() == quantity.printed else ""


def _is_limit(quantity: Quantity) -> bool:
    """Whether it only limits what a figure is of: "công dân từ đủ 14 tuổi trở lên", "của 3 cấp chính quyền"."""
    return quantity.unit in ("tuổi", "cấp")


class _InSentence(Struct, frozen=True):
    """A quantity with the words around it."""

    quantity: Quantity
    segment: Segment
    context: NumberContext
    judged: Judged
    among: str
    """The units that it is of where these are not all, or ""."""


def _beside(one: _InSentence, around: PassageContext) -> str:
    """The own words right around a number, with the heads of its row and column."""
    start, end = one.segment.number
    passage = around.passage
    near = (passage.text[max(a, start - _BESIDE) : min(b, end + _BESIDE)] for a, b in one.segment.own)
    return " . ".join((passage.row, passage.column, *near))


class _Spanned(Struct, frozen=True):
    """Where a quantity stands in its passage."""

    start: int
    end: int


def _unmatched(number: int, quantity: Quantity, area: str, given: DraftPeriod) -> DraftQuantity:
    return DraftQuantity(number, quantity, "", 0.0, (), DraftPlace(area, ""), given, (), Role.VALUE, None)


def draft_page(page: TakenIn, project: Project, area: str, given: DraftPeriod = UNKNOWN) -> Draft:
    """A draft of a page that was taken in; `area` is the place that it is about."""
    return Drafter.of(project).draft(page, area, given)
