"""What the page of targets opens with: a sentence of the newest due day and of the next, and a line for each day."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.analysis.status.targets import Standing
from scorecards.inputs.page_inputs import PageInputs
from scorecards.vietnamese import formatting
from scorecards.views.bars import FULL, position
from scorecards.views.target_days import Tally, distance, due_sentence, tallies
from scorecards.views.target_list import Placed, TargetStage, day_anchor
from scorecards.views.target_units import is_of_country, units_of
from scorecards.views.view_types import LinkView


class DayPart(Struct, frozen=True):
    """The targets of a day that stand alike."""

    tally: Tally
    start: str
    """Where its part of the day's bar starts, the longest of all bars being 100 long."""
    length: str


class DayView(Struct, frozen=True):
    """A due day and how its targets stand."""

    link: LinkView
    """The day, and where its targets are listed."""
    distance: str
    parts: tuple[DayPart, ...]


def targets_sentence(every: Sequence[Placed], inputs: PageInputs) -> tuple[str, ...]:
    """Of the day that was due last, of the next, and of those that were dropped; that there are none."""
    words, today = inputs.words, inputs.index.today
    held = [one for one in every if one.stage is not TargetStage.ENDED]
    past = max((one.target.due for one in held if one.target.due < today), default=None)
    following = min((one.target.due for one in held if one.target.due >= today), default=None)
    said = []
    for due in (past, following):
        if due is not None:
            found = [one for one in held if one.target.due == due]
            sentence = due_sentence(due, [one.standing for one in found], today, words)
            said.append(" ".join((sentence, *_known(found, inputs))))
    if dropped := len(every) - len(held):
        said.append(words("due.dropped-one" if dropped == 1 else "due.dropped-many", count=dropped))
    return tuple(said) or (words("due.none"),)


def _known(found: Sequence[Placed], inputs: PageInputs) -> Iterator[str]:
    """That provinces have figures where the country has none."""
    without = [one.target for one in found if one.standing is Standing.NO_FIGURE]
    if count := sum(is_of_country(one, inputs) and units_of(one, inputs) is not None for one in without):
        yield inputs.words(f"due.with-units-{'one' if count == 1 else 'many'}", count=count)


def day_views(every: Sequence[Placed], path: str, per_page: int, inputs: PageInputs) -> tuple[DayView, ...]:
    """Every due day of the list at a site path, the earliest first."""
    by_day: dict[date, list[Placed]] = {}
    page_of: dict[date, int] = {}
    for position_in_list, one in enumerate(every):
        by_day.setdefault(one.target.due, []).append(one)
        page_of.setdefault(one.target.due, position_in_list // per_page + 1)
    longest = max(map(len, by_day.values()), default=1)
    return tuple(
        DayView(
            link=LinkView(
                formatting.day(due, inputs.language), f"{paths.numbered(path, page_of[due])}#{day_anchor(due)}"
            ),
            distance=distance(due, inputs.index.today, inputs.words),
            parts=_parts(by_day[due], longest, inputs),
        )
        for due in sorted(by_day)
    )


def _parts(found: Sequence[Placed], longest: int, inputs: PageInputs) -> tuple[DayPart, ...]:
    held = [one.standing for one in found if one.stage is not TargetStage.ENDED]
    parts, done = [], 0
    for tally in tallies(held, len(found) - len(held), inputs.words):
        start, end = (position(count * FULL / Decimal(longest)) for count in (done, tally.count))
        parts.append(DayPart(tally, start, end))
        done += tally.count
    return tuple(parts)
