"""The targets that a person's choices make of a draft: "phấn đấu đến năm 2025 đạt trên 80%"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from scorecards.drafting.choices import DraftChoice
from scorecards.drafting.draft import Draft, DraftQuantity
from scorecards.drafting.stated import members_of_choice, stated_words
from scorecards.drafting.unit_fit import own_unit
from scorecards.languages import Language
from scorecards.load.stated_values import Trouble
from scorecards.model.indicators import Better, Indicator
from scorecards.model.observations import Comparator, Target
from scorecards.model.project import Project
from scorecards.model.values import Change, Number, Share, Value
from scorecards.strings.console import console_word
from scorecards.vietnamese import formatting
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.values import Qualifier
from scorecards.writing.targets import comparator_of


class PlannedTarget(Struct, frozen=True):
    """A target of the register to be."""

    numbers: tuple[int, ...]
    """The quantities that it is made of."""
    indicator: str
    place: str
    value: Decimal
    comparator: Comparator
    due: date
    members: tuple[tuple[str, str], ...]
    quote: str
    """"" for a number of a table, whose unit stands in another cell."""
    score: float
    """How well the indicator fits, 0 to 1."""

    @property
    def aim(self) -> tuple[object, ...]:
        """What is aimed at, without the level: two targets of one aim contradict or repeat one another."""
        return self.indicator, self.place, self.due, self.members

    def fields(self, document: str) -> dict[str, str | Decimal | date | dict[str, str]]:
        """The keys of its record, the document that states it among them."""
        made: dict[str, str | Decimal | date | dict[str, str]] = {
            "indicator": self.indicator,
            "place": self.place,
            "value": self.value,
            "comparator": self.comparator.value,
            "due": self.due,
        }
        made |= {"where": dict(self.members)} if self.members else {}
        made["document"] = document
        return made | ({"quote": self.quote} if self.quote else {})


def planned_target(
    one: DraftQuantity, choice: DraftChoice, indicator: Indicator, draft: Draft, project: Project, language: Language
) -> PlannedTarget | Trouble | str:
    """The target of a choice, or why there is none."""
    place = choice.place or one.place.place
    if place not in project.places:
        return console_word("draft.other-place", language, place=one.place.named)
    stated = stated_words(one, choice, indicator, draft)
    if isinstance(stated, Trouble):
        return stated
    unit, own = stated.read.unit if isinstance(stated.read, Number) else "", indicator.unit.vi
    if unit and normal(unit) != normal(own) and not own_unit(unit, own):  # a target has no unit but the indicator's
        return console_word("draft.other-unit", language, read=unit, expected=own)
    level = _level(stated.read, indicator)
    if level is None:
        return console_word("draft.no-level", language)
    due = (choice.period or one.period).as_of
    if due is None:
        return console_word("draft.no-due", language)
    made = PlannedTarget(
        stated.numbers, indicator.id, place, *level, due, members_of_choice(one, choice, indicator, project),
        stated.quote, one.score,
    )  # fmt: skip
    return _there_already(made, project, language) or made


def _level(value: Value, indicator: Indicator) -> tuple[Decimal, Comparator] | None:
    """What is to be reached and how it compares; None where the words say no one level."""
    match value:
        case Number(printed=printed, qualifier=qualifier) | Share(rate=printed, qualifier=qualifier):
            pass
        case Change(amount=printed, qualifier=qualifier):
            pass
        case _:
            return None
    comparator = comparator_of(qualifier, indicator)
    if qualifier is Qualifier.EXACT:
        comparator = Comparator.AT_MOST if indicator.better is Better.LOWER else Comparator.AT_LEAST
    return (printed.value, comparator) if comparator else None


def _there_already(made: PlannedTarget, project: Project, language: Language) -> str:
    """Why a target is not written where the register has one of the same aim and level; "" where it has none."""
    for other in project.targets:
        if _aim(other) == made.aim and (other.value.value, other.comparator) == (made.value, made.comparator):
            return console_word("draft.target-there", language, id=other.id)
    return ""


def _aim(target: Target) -> tuple[object, ...]:
    return target.indicator, target.place, target.due, target.members


def each_target_once(
    targets: Sequence[PlannedTarget], language: Language
) -> tuple[list[PlannedTarget], dict[int, str]]:
    """Each aim once; by the numbers of the rest, what they repeat. Where levels differ, none is taken."""
    by_aim: dict[object, list[PlannedTarget]] = {}
    for one in targets:
        by_aim.setdefault(one.aim, []).append(one)
    kept: list[PlannedTarget] = []
    why: dict[int, str] = {}
    for same in by_aim.values():
        levels = {(one.value, one.comparator) for one in same}
        if len(levels) == 1:
            kept.append(same[0])
        for one in same[1:] if len(levels) == 1 else same:
            others = same[:1] if len(levels) == 1 else [other for other in same if other is not one]
            said = "; ".join(dict.fromkeys(other.quote or formatting.number(other.value, language) for other in others))
            word = "draft.said-twice" if len(levels) == 1 else "draft.contradicts"
            why |= dict.fromkeys(one.numbers, console_word(word, language, other=said))
    return kept, why
