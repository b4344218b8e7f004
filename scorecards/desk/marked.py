"""A draft as the desk shows it: the text with its quantities marked, and a card for each."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from scorecards.drafting.choices import is_target
from scorecards.drafting.draft import Draft, DraftQuantity
from scorecards.drafting.periods import PeriodSource
from scorecards.drafting.planned import measure_of
from scorecards.drafting.roles import AIMS
from scorecards.languages import ORIGINAL, Language
from scorecards.model.observations import Measure
from scorecards.model.project import Project
from scorecards.strings.console import console_word
from scorecards.strings.words import program_words
from scorecards.vietnamese import formatting
from scorecards.vietnamese.values import Qualifier, Quantity

_Span = tuple[int, int, int | None, str]
"""Where a piece begins and ends, the number of its quantity, and why it is none."""


class MarkedPiece(Struct, frozen=True):
    """A stretch of a paragraph."""

    text: str
    number: int | None = None
    """Of the quantity that it is."""
    aside: str = ""
    """Why digits in it are no figure."""


class MarkedBlock(Struct, frozen=True):
    """A paragraph or a heading of the page."""

    is_heading: bool
    pieces: tuple[MarkedPiece, ...]


class CardOption(Struct, frozen=True):
    """A choice in a list."""

    value: str
    label: str
    is_chosen: bool = False


class Card(Struct, frozen=True):
    """A quantity with what is proposed for it."""

    number: int
    quote: str
    value: str
    """As the program reads it: "gần 1.400 tin bài"."""
    role: str
    reason: str
    """Why it would be left aside, as far as the program knows."""
    taken_as: str
    """What it is proposed as: "figure", "target", or "" to be left aside."""
    likely: tuple[CardOption, ...]
    """The indicators that fit, the best first, each with its score."""
    place: str
    named: str
    """How the page names the place, where the project does not have it."""
    measure: str
    """How it relates to its time, in words, as the program would write it; "" where it has no indicator."""
    start: str
    """The first day of its period, where it would be written."""
    period_start: str
    """The first day that the page names, for a figure that a person says to be counted within a period."""
    as_of: str
    is_inferred: bool
    """Whether the words do not say that day itself."""
    day_found: str
    """Where the day was found."""
    parts: tuple[str, ...]
    """What it is broken down by, each as "dimension=member"."""
    goes_with: int | None
    """The quantity before it of which it may be the rate or the count."""


def marked_text(draft: Draft, language: Language) -> tuple[MarkedBlock, ...]:
    """The page's text; every quantity and everything left aside is a piece of its own."""
    spans: list[_Span] = [(one.quantity.start, one.quantity.end, one.number, "") for one in draft.quantities]
    spans += [(one.start, one.end, None, console_word(f"aside.{one.why}", language)) for one in draft.left_aside]
    spans.sort(key=lambda one: one[0])
    blocks, starts = [], [one[0] for one in spans]
    for block in draft.page.blocks:
        inside = spans[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        pieces = tuple(_pieces(draft.page.text, block.start, block.end, inside))
        blocks.append(MarkedBlock(block.kind.value == "heading", pieces))
    return tuple(blocks)


def _pieces(text: str, start: int, end: int, spans: list[_Span]) -> Iterator[MarkedPiece]:
    at = start
    for first, last, number, aside in spans:
        if first < at:
            continue
        if first > at:
            yield MarkedPiece(text[at:first])
        yield MarkedPiece(text[first : min(last, end)], number, aside)
        at = min(last, end)
    if at < end:
        yield MarkedPiece(text[at:end])


def cards(draft: Draft, project: Project, language: Language) -> tuple[Card, ...]:
    """A card for every quantity, in the order of the page."""
    return tuple(_card(one, draft, project, language) for one in draft.quantities)


def _card(one: DraftQuantity, draft: Draft, project: Project, language: Language) -> Card:
    likely = tuple(
        CardOption(
            found.indicator,
            _named(project.indicators[found.indicator].name.to(language), found.score, language),
            found.indicator == one.indicator,
        )
        for found in one.candidates
    )
    day, start, found = one.period.as_of, one.period.start, one.period.source
    indicator = project.indicators.get(one.indicator)
    measure = measure_of(one, indicator, one.period, draft, project) if indicator else None
    return Card(
        number=one.number,
        quote=draft.words_of(one.number),
        value=_value(one.quantity, language),
        role=console_word(f"draft.{one.role}", language),
        reason=console_word(f"desk.reason-{one.role}", language) if one.role in AIMS else "",
        taken_as="target" if is_target(one) else "figure" if one.indicator and one.role not in AIMS else "",
        likely=likely,
        place=one.place.place,
        named=one.place.named,
        measure=program_words()[language](f"measure.{measure}") if measure else "",
        start=_day(start) if measure is Measure.IN_PERIOD else "",
        period_start=_day(start),
        as_of=_day(day),
        is_inferred=one.period.is_inferred,
        day_found=console_word(f"desk.day-{found.value}", language) if day and found is not PeriodSource.CHOSEN else "",
        parts=tuple(f"{dimension}={member}" for dimension, member in one.members),
        goes_with=one.joined,
    )


def _day(day: date | None) -> str:
    return formatting.day(day, ORIGINAL) if day else ""


def _named(name: str, score: float, language: Language) -> str:
    return f"{name} ({formatting.number(round(100 * score), language)}%)"


def _value(quantity: Quantity, language: Language) -> str:
    """The value as the program reads it, its qualifier in words."""
    bound = quantity.qualifier
    said = program_words()[language](f"qualifier.{bound}") if bound is not Qualifier.EXACT else ""
    return " ".join(filter(None, (said, quantity.printed, quantity.unit)))
