"""What a person decides of a draft: which quantities go into the report, and what the program got wrong of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from scorecards.drafting.draft import Draft, DraftQuantity
from scorecards.drafting.periods import UNKNOWN, DraftPeriod, PeriodSource
from scorecards.drafting.roles import Role
from scorecards.load.references import in_words
from scorecards.model.observations import Measure
from scorecards.model.project import Project
from scorecards.problems import Location, Problem, nearest, problem
from scorecards.vietnamese.units import SHARES


class DraftChoice(Struct, frozen=True, kw_only=True):
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
    is_target: bool = False
    """Whether it is to be reached, and goes into the register of targets; its last day is the due one."""


def accepted(draft: Draft) -> tuple[DraftChoice, ...]:
    """The choices of a person who takes every proposal as it is; what has no indicator is not among them."""
    followers = {other.number for one in draft.quantities for other in joined_to(one, draft)}
    taken = (one for one in draft.quantities if one.number not in followers and (is_figure(one) or is_target(one)))
    return tuple(DraftChoice(number=one.number, is_target=is_target(one)) for one in taken)


def is_figure(one: DraftQuantity) -> bool:
    """Whether the draft proposes a quantity as a figure of the report."""
    return bool(one.indicator) and one.role in (Role.VALUE, Role.CHANGE)


def is_target(one: DraftQuantity) -> bool:
    """Whether the draft proposes a quantity as a target: it says by when it is to be reached."""
    return bool(one.indicator) and one.role is Role.TARGET and one.period.as_of is not None


def joined_to(one: DraftQuantity, draft: Draft) -> tuple[DraftQuantity, ...]:
    """The quantities behind one that the draft takes for parts of the same figure."""
    found = [one]
    while (number := found[-1].number + 1) < len(draft.quantities):
        other = draft.quantities[number]
        apart = other.joined != found[-1].number or other.indicator != one.indicator
        if apart or (other.quantity.unit in SHARES) == (found[-1].quantity.unit in SHARES):
            break
        found.append(other)
    return tuple(found[1:])


def choices_of_json(
    given: Iterable[object], draft: Draft, project: Project
) -> tuple[tuple[DraftChoice, ...], list[Problem]]:
    """Choices as a page in a browser sends them, and a problem for each that cannot be meant.

    Keys are those of `DraftChoice`, `target` for `is_target`; `members` is a table of dimension and member, `period`
    one of `as_of` and `from`, days as "2024-06-30", or "unknown" and "", and `inferred`. Without `from` the first day
    stays the proposed one, without `inferred` a day that differs from the proposed one is said by the source.
    """
    made: list[DraftChoice] = []
    problems: list[Problem] = []
    for place, one in enumerate(given, start=1):
        at = Location("choices", place)
        try:
            choice = _choice(one, draft)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            problems.append(problem("bad-choice", at, read=repr(one)[:80]))
            continue
        found = list(_unknown(choice, draft, project, at))
        problems += found
        if not found:
            made.append(choice)
    return tuple(made), problems


def _choice(given: Any, draft: Draft) -> DraftChoice:
    members, period, join = given.get("members"), given.get("period"), given.get("join")
    number = int(given["number"])
    own = draft.quantities[number].period if 0 <= number < len(draft.quantities) else UNKNOWN
    return DraftChoice(
        number=number,
        aside=str(given.get("aside") or ""),
        indicator=str(given.get("indicator") or ""),
        place=str(given.get("place") or ""),
        members=None if members is None else tuple((str(k), str(v)) for k, v in members.items()),
        period=None if period is None else _period(period, own),
        measure=Measure(given["measure"]) if given.get("measure") else None,
        quote=str(given.get("quote") or ""),
        join=None if join is None else tuple(int(number) for number in join),
        is_target=given.get("target") is True,
    )


def _period(given: Mapping[str, Any], own: DraftPeriod) -> DraftPeriod | None:
    """The days of a choice; None where they are the proposed ones, sent back as they were."""
    said = given.get("as_of") or "unknown"
    as_of = None if said == "unknown" else date.fromisoformat(said)
    same_day = as_of == own.as_of
    inferred = bool(given.get("inferred", own.is_inferred if same_day else False))
    if "from" not in given:
        if same_day and inferred == own.is_inferred:
            return None
        return DraftPeriod(as_of, own.start, PeriodSource.CHOSEN, incomplete=inferred)
    start = date.fromisoformat(given["from"]) if given["from"] else None
    return DraftPeriod(as_of, start, PeriodSource.CHOSEN, incomplete=inferred, start_is_chosen=True)


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
        found = project.dimensions.get(dimension)
        known = [one.id for one in found.members] if found else []
        if member not in known:
            facts = {
                "dimension": dimension,
                "read": member,
                "near": nearest(member, known),
                "known": in_words(found) if found else "",
            }
            yield problem("unknown-member", at, **facts)
