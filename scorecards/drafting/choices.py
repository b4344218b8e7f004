"""What a person decides of a draft: which quantities go into the report, and what the program got wrong of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from scorecards.drafting.draft import Draft, DraftQuantity
from scorecards.drafting.periods import DraftPeriod, PeriodSource
from scorecards.drafting.roles import Role
from scorecards.model.observations import Measure
from scorecards.model.project import Project
from scorecards.problems import Location, Problem, nearest, problem


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChoice:
    """A decision on one quantity. What is not given stays as the draft proposes it."""

    number: int
    """Of the quantity, see `DraftQuantity.number`."""
    aside: str = ""
    """Why it is left aside, in the person's own words; "" for a figure of the report."""
    indicator: str = ""
    place: str = ""
    members: tuple[tuple[str, str], ...] | None = None
    period: DraftPeriod | None = None
    measure: Measure | None = None
    quote: str = ""
    """Words of the page to quote, where the shortest ones say too little."""
    join: tuple[int, ...] | None = None
    """Further quantities that are of the same figure: the rate behind a count."""


_SHARES = ("%", "‰")


def accepted(draft: Draft) -> tuple[DraftChoice, ...]:
    """The choices of a person who takes every proposal as it is; aims and what has no indicator are not among them."""
    followers = {other.number for one in draft.quantities for other in joined_to(one, draft)}
    figures = (one.number for one in draft.quantities if is_figure(one) and one.number not in followers)
    return tuple(DraftChoice(number=number) for number in figures)


def is_figure(one: DraftQuantity) -> bool:
    """Whether the draft proposes a quantity as a figure of the report."""
    return bool(one.indicator) and one.role in (Role.VALUE, Role.CHANGE)


def joined_to(one: DraftQuantity, draft: Draft) -> tuple[DraftQuantity, ...]:
    """The quantities behind one that the draft takes for parts of the same figure."""
    found = [one]
    while (number := found[-1].number + 1) < len(draft.quantities):
        other = draft.quantities[number]
        apart = other.joined != found[-1].number or other.indicator != one.indicator
        if apart or (other.quantity.unit in _SHARES) == (found[-1].quantity.unit in _SHARES):
            break
        found.append(other)
    return tuple(found[1:])


def choices_of_json(
    given: Iterable[object], draft: Draft, project: Project
) -> tuple[tuple[DraftChoice, ...], list[Problem]]:
    """Choices as a page in a browser sends them, and a problem for each that cannot be meant.

    Keys are those of `DraftChoice`; `period` is a table of `as_of` and `from`, days as "2024-06-30" or "unknown",
    `members` one of dimension and member.
    """
    made: list[DraftChoice] = []
    problems: list[Problem] = []
    for place, one in enumerate(given, start=1):
        at = Location("choices", place)
        try:
            choice = _with_own_day(_choice(one), one, draft)
        except (KeyError, TypeError, ValueError, AttributeError):
            problems.append(problem("bad-choice", at, read=repr(one)[:80]))
            continue
        found = list(_unknown(choice, draft, project, at))
        problems += found
        if not found:
            made.append(choice)
    return tuple(made), problems


def _choice(given: Any) -> DraftChoice:
    members, period, join = given.get("members"), given.get("period"), given.get("join")
    return DraftChoice(
        number=int(given["number"]),
        aside=str(given.get("aside") or ""),
        indicator=str(given.get("indicator") or ""),
        place=str(given.get("place") or ""),
        members=None if members is None else tuple((str(k), str(v)) for k, v in members.items()),
        period=None if period is None else _period(period),
        measure=Measure(given["measure"]) if given.get("measure") else None,
        quote=str(given.get("quote") or ""),
        join=None if join is None else tuple(int(number) for number in join),
    )


def _with_own_day(choice: DraftChoice, given: Any, draft: Draft) -> DraftChoice:
    """A choice whose day is the proposed one, sent back as it was, keeps what is known of that day."""
    if choice.period is None or "from" in given["period"] or not 0 <= choice.number < len(draft.quantities):
        return choice
    own = draft.quantities[choice.number].period
    return replace(choice, period=None) if own.as_of == choice.period.as_of else choice


def _period(given: Mapping[str, str]) -> DraftPeriod:
    as_of, start = given.get("as_of") or "unknown", given.get("from") or ""
    return DraftPeriod(
        None if as_of == "unknown" else date.fromisoformat(as_of),
        date.fromisoformat(start) if start else None,
        PeriodSource.CHOSEN,
    )


def _unknown(choice: DraftChoice, draft: Draft, project: Project, at: Location) -> Iterable[Problem]:
    """What a choice names that is not there."""
    if not all(0 <= number < len(draft.quantities) for number in (choice.number, *(choice.join or ()))):
        yield problem("bad-choice", at, read=str(choice.number))
    if choice.indicator and choice.indicator not in project.indicators:
        near = nearest(choice.indicator, project.indicators)
        yield problem("unknown-id", at, kind_vi="chỉ tiêu", kind_en="indicator", read=choice.indicator, near=near)
    if choice.place and choice.place not in project.places:
        near = nearest(choice.place, project.places)
        yield problem("unknown-id", at, kind_vi="nơi", kind_en="place", read=choice.place, near=near)
    for dimension, member in choice.members or ():
        known = [one.id for one in project.dimensions[dimension].members] if dimension in project.dimensions else []
        if member not in known:
            facts = {"dimension": dimension, "read": member, "near": nearest(member, known), "known": ", ".join(known)}
            yield problem("unknown-member", at, **facts)
