"""The words, or the bare number of a table, that a chosen figure or target is stated by."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from scorecards.drafting.choices import DraftChoice, joined_to
from scorecards.drafting.draft import Draft, DraftQuantity
from scorecards.drafting.member_parts import fitting
from scorecards.drafting.phrases import phrase_of, trouble_with
from scorecards.drafting.unit_fit import counts_alike, is_scaled
from scorecards.load.quotes import read_value
from scorecards.load.stated_values import NOTHING_SAID, Explicit, Trouble
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.project import Project
from scorecards.model.values import Value
from scorecards.vietnamese.values import Qualifier


class StatedWords(Struct, frozen=True):
    """How the page states a figure."""

    numbers: tuple[int, ...]
    """The quantities that it is made of."""
    quote: str
    """"" for a number of a table, whose unit stands in another cell."""
    value: Decimal | None
    """Such a number."""
    read: Value
    """What the indicator reads of it."""


def stated_words(one: DraftQuantity, choice: DraftChoice, indicator: Indicator, draft: Draft) -> StatedWords | Trouble:
    """How the page states what was chosen, or what is in the way of quoting it."""
    parts = [one, *(joined_to(one, draft) if choice.join is None else (draft.quantities[n] for n in choice.join))]
    parts.sort(key=lambda part: part.number)
    numbers = tuple(part.number for part in parts)
    quantities = [part.quantity for part in parts]
    if other := _other_unit(parts, indicator, draft):
        return Trouble("other-unit", "quote", {"read": other, "expected": indicator.unit.vi})
    quote: str | Trouble = choice.quote or phrase_of(quantities, indicator, draft)
    if choice.quote:
        quote = trouble_with(choice.quote, quantities, indicator, draft) or choice.quote
    elif isinstance(quote, Trouble) and (value := _of_table(parts, draft)) is not None:
        read = read_value(indicator, "", Explicit(value=value))
        if not isinstance(read, Trouble):
            return StatedWords(numbers, "", value, read.value)
    if isinstance(quote, Trouble):
        return quote
    read = read_value(indicator, quote, NOTHING_SAID)
    return read if isinstance(read, Trouble) else StatedWords(numbers, quote, None, read.value)


def _other_unit(parts: Sequence[DraftQuantity], indicator: Indicator, draft: Draft) -> str:
    """The unit that stands apart from a number and that its words would be read without, though it is not the
    indicator's; of a rate and its count, which is of other things, one in thousands or the like. Else ""."""
    if indicator.kind is IndicatorKind.RANK:
        return ""
    apart = [unit for part in parts if (unit := _unit_apart(part, draft))]
    if len(parts) > 1:
        return next((unit for unit in apart if is_scaled(unit)), "")
    return next((unit for unit in apart if not counts_alike(unit, indicator)), "")


def _unit_apart(one: DraftQuantity, draft: Draft) -> str:
    """The unit of a number that other words state, of another cell, a head or a line at its table; or ""."""
    unit, said = one.quantity.unit, draft.page.text[one.quantity.start : one.quantity.end]
    return "" if unit in said else unit


def _of_table(parts: Sequence[DraftQuantity], draft: Draft) -> Decimal | None:
    """The number of a cell whose unit stands in another; else None."""
    quantity = parts[0].quantity
    plain = quantity.number is not None and quantity.qualifier is Qualifier.EXACT and quantity.change is None
    if len(parts) > 1 or not plain or not _unit_apart(parts[0], draft) or quantity.number is None:
        return None
    return quantity.number.value


def members_of_choice(
    one: DraftQuantity, choice: DraftChoice, indicator: Indicator, project: Project
) -> tuple[tuple[str, str], ...]:
    """The part that was chosen, else the one that is proposed, as far as it is one of the indicator chosen."""
    if choice.members is not None:
        return choice.members
    return one.members if one.indicator == indicator.id else fitting(one.members, indicator, project)
