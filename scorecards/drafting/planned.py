"""The figures and targets that a person's choices make of a draft, and why all else of the page is neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from scorecards.drafting.choices import DraftChoice
from scorecards.drafting.draft import Draft, DraftQuantity
from scorecards.drafting.periods import DraftPeriod, PeriodSource
from scorecards.drafting.planned_targets import PlannedTarget, each_target_once, planned_target
from scorecards.drafting.roles import Role
from scorecards.drafting.stated import members_of_choice, stated_words
from scorecards.drafting.unit_fit import own_unit
from scorecards.languages import Language
from scorecards.load.stated_values import Trouble
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.observations import Measure
from scorecards.model.project import Project
from scorecards.problems import NOWHERE, problem
from scorecards.strings.console import console_word
from scorecards.vietnamese import formatting
from scorecards.vietnamese.values import Printed, Qualifier, Quantity

_STANDS = re.compile(r"(?<!\w)(?:có|còn|hiện|tổng số|tổng|là|lên|duy trì)(?: \w+){0,2} \Z")


class PlannedFigure(Struct, frozen=True):
    """A figure of the report to be."""

    numbers: tuple[int, ...]
    """The quantities that it is made of."""
    indicator: str
    members: tuple[tuple[str, str], ...]
    period: DraftPeriod
    measure: Measure
    quote: str
    """"" for a number of a table, whose unit stands in another cell."""
    value: Decimal | None
    """Such a number."""
    unit: str
    """The indicator's own, where the words have a short form of it: "DVC" of "dịch vụ công"; else ""."""
    score: float


class LeftOut(Struct, frozen=True):
    """Something of the page that is no figure of the report."""

    start: int
    text: str
    why: str
    """A sentence, in the language that was asked for."""


class ReportPlan(Struct, frozen=True):
    """What goes into a report and the register of targets, and what does not."""

    figures: tuple[PlannedFigure, ...]
    targets: tuple[PlannedTarget, ...]
    left_out: tuple[LeftOut, ...]


def plan(draft: Draft, choices: Sequence[DraftChoice], project: Project, language: Language) -> ReportPlan:
    """What the choices make, one figure or target for each thing that the page says, and what is left out and why."""
    chosen = {one.number: one for one in choices}
    figures: list[PlannedFigure] = []
    targets: list[PlannedTarget] = []
    out: dict[int, str] = {}
    used: set[int] = set()
    for one in draft.quantities:
        choice = chosen.get(one.number)
        if one.number in used or one.number in out:
            continue
        if choice is None or choice.aside:
            out[one.number] = choice.aside if choice else _why_not(one, draft, project, language)
            continue
        made = _made(one, choice, draft, project, language)
        if isinstance(made, str):
            out[one.number] = made
            continue
        if isinstance(made, PlannedTarget):
            targets.append(made)
        else:
            figures.append(made)
        used |= set(made.numbers)
    kept, repeated = _each_once(figures, draft, language)
    aims, again = each_target_once(targets, language)
    out |= repeated | again
    unclear = _unclear_wholes(kept)
    kept = [one for one in kept if not any(one is other for other in unclear)]
    out |= {number: console_word("draft.unclear-part", language) for one in unclear for number in one.numbers}
    taken = {number for figure in kept for number in figure.numbers}
    taken |= {number for aim in aims for number in aim.numbers}
    left = [
        LeftOut(one.quantity.start, draft.words_of(one.number), out[one.number])
        for one in draft.quantities
        if one.number not in taken
    ]
    left += [LeftOut(one.start, one.text, console_word(f"aside.{one.why}", language)) for one in draft.left_aside]
    return ReportPlan(tuple(kept), tuple(aims), tuple(sorted(left, key=lambda one: one.start)))


def _made(
    one: DraftQuantity, choice: DraftChoice, draft: Draft, project: Project, language: Language
) -> PlannedFigure | PlannedTarget | str:
    """The figure or the target of a choice, or why there is none."""
    indicator = project.indicators.get(choice.indicator or one.indicator)
    if indicator is None:
        return _unsure(one, project, language)
    made: PlannedFigure | PlannedTarget | Trouble | str
    if choice.is_target:
        made = planned_target(one, choice, indicator, draft, project, language)
    else:
        made = _figure(one, choice, indicator, draft, project, language)
    if isinstance(made, Trouble):
        return problem(made.code, NOWHERE, **{"indicator": indicator.id, **made.details}).message(language)
    return made


def _figure(
    one: DraftQuantity, choice: DraftChoice, indicator: Indicator, draft: Draft, project: Project, language: Language
) -> PlannedFigure | Trouble | str:
    """The figure of a choice, or why there is none."""
    place = choice.place or one.place.place
    if place != draft.area:
        return console_word("draft.other-place", language, place=place or one.place.named)
    stated = stated_words(one, choice, indicator, draft)
    if isinstance(stated, Trouble):
        return stated
    period = choice.period or one.period
    measure = choice.measure or measure_of(one, indicator, period, draft, project)
    return PlannedFigure(
        stated.numbers,
        indicator.id,
        members_of_choice(one, choice, indicator, project),
        period if measure is Measure.IN_PERIOD or period.start_is_chosen else replace(period, start=None),
        measure,
        stated.quote,
        stated.value,
        own_unit(one.quantity.unit, indicator.unit.vi),
        one.score,
    )


def measure_of(
    one: DraftQuantity, indicator: Indicator, period: DraftPeriod, draft: Draft, project: Project
) -> Measure:
    """How a figure relates to its time: as those of the project do, else as its kind and the words before it say."""
    known = Counter(other.measure for other in project.observations if other.indicator == indicator.id)
    measure = known.most_common(1)[0][0] if known else _measure(one, indicator, draft)
    return Measure.UNKNOWN if measure is Measure.IN_PERIOD and period.start is None else measure


def _measure(one: DraftQuantity, indicator: Indicator, draft: Draft) -> Measure:
    if indicator.kind is IndicatorKind.CHANGE:
        return Measure.IN_PERIOD
    if indicator.kind not in (IndicatorKind.COUNT, IndicatorKind.MONEY):
        return Measure.POINT_IN_TIME
    before = draft.page.text[max(0, one.quantity.start - 40) : one.quantity.start].lower()
    if _STANDS.search(before):
        return Measure.POINT_IN_TIME
    in_sentence = one.period.start and one.period.source is PeriodSource.SENTENCE
    return Measure.IN_PERIOD if in_sentence else Measure.UNKNOWN


def _why_not(one: DraftQuantity, draft: Draft, project: Project, language: Language) -> str:
    if one.joined is not None and one.indicator == draft.quantities[one.joined].indicator != "":
        return console_word("draft.with-other", language, other=draft.words_of(one.joined))
    if one.role is Role.COMPARED and one.indicator:
        return console_word("draft.is-compared", language, indicator=one.indicator)
    if one.role in (Role.TARGET, Role.FORECAST) and one.indicator:
        return console_word(f"draft.is-{one.role}", language, indicator=one.indicator)
    if one.indicator:
        return console_word("draft.not-chosen", language)
    return _unsure(one, project, language)


def _unsure(one: DraftQuantity, project: Project, language: Language) -> str:
    if not one.candidates:
        return console_word("draft.no-indicator", language)
    near = one.candidates[0]
    score = formatting.number(round(100 * near.score), language)
    return console_word("draft.unsure-indicator", language, likely=near.indicator, score=score)


def _each_once(
    figures: Iterable[PlannedFigure], draft: Draft, language: Language
) -> tuple[list[PlannedFigure], dict[int, str]]:
    """Each figure once, the most exact words of it; the rest with what it repeats or contradicts.

    Where two amounts contradict one another and neither fits clearly better, neither is taken.
    """
    by_key: dict[object, list[PlannedFigure]] = {}
    for one in figures:
        by_key.setdefault((one.indicator, one.members, one.period.as_of), []).append(one)
    kept: list[PlannedFigure] = []
    why: dict[int, str] = {}
    for same in by_key.values():
        surest = max(same, key=lambda figure: (figure.score, _exactness(figure, draft)))
        agreeing = [one for one in same if _agree(_main(one, draft), _main(surest, draft))]
        against = [one for one in same if one not in agreeing]
        best = max(agreeing, key=lambda figure: _exactness(figure, draft))
        clear = all(one.score <= surest.score - _CLEARLY for one in against)
        if clear:
            kept.append(best)
        for one in same:
            if one is best and clear:
                continue
            word = "draft.said-twice" if one in agreeing and clear else "draft.contradicts"
            others = [best] if clear else [other for other in same if other is not one]
            quotes = "; ".join(dict.fromkeys(other.quote for other in others))
            why |= {number: console_word(word, language, other=quotes) for number in one.numbers}
    return kept, why


def _unclear_wholes(figures: Sequence[PlannedFigure]) -> list[PlannedFigure]:
    """Figures of which no part is known though they stand behind parts of the same indicator: parts, most likely."""
    first: dict[object, int] = {}
    for one in figures:
        if one.members:
            first.setdefault((one.indicator, one.period.as_of), one.numbers[0])
    return [
        one
        for one in figures
        if not one.members and first.get((one.indicator, one.period.as_of), one.numbers[0]) < one.numbers[0]
    ]


_CLEARLY = 0.15
"""How much better the words of one of two contradicting amounts have to fit."""


def _main(figure: PlannedFigure, draft: Draft) -> Quantity:
    return draft.quantities[figure.numbers[-1]].quantity


def _exactness(figure: PlannedFigure, draft: Draft) -> tuple[bool, int, float, int]:
    quantities = [draft.quantities[number].quantity for number in figure.numbers]
    exact = all(one.qualifier is Qualifier.EXACT for one in quantities)
    digits = sum(letter.isdigit() for one in quantities for letter in one.printed)
    return exact, digits, figure.score, -figure.numbers[0]


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be the same amount, one of them rounded."""
    if one.value == other.value:
        return True
    a, b = _amount(one), _amount(other)
    return a is not None and b is not None and abs(a.value - b.value) <= max(a.step, b.step)


def _amount(one: Quantity) -> Printed | None:
    """The number; of a ratio its share in per cent, to a tenth."""
    if one.number or not one.numerator or not one.denominator or not one.denominator.value:
        return one.number
    return Printed(100 * one.numerator.value / one.denominator.value, Decimal("0.1"))
