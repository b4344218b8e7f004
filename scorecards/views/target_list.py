"""All targets by due day: what is next, what is overdue, what is later, what is reached, what was dropped.

Today's date alone moves a target from "later" to "next" to "overdue".
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby

from msgspec import Struct

from scorecards.analysis.status.targets import Standing
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.observations import Target
from scorecards.vietnamese import formatting
from scorecards.views.links import document_link
from scorecards.views.target_days import distance
from scorecards.views.target_units import UnitsView, is_of_country, units_of
from scorecards.views.targets import standing_of, target
from scorecards.views.view_types import LinkView, StatusView, TargetView


class TargetStage(StrEnum):
    """Where a target stands in the list; in the order of the page."""

    NEXT = "next"
    OVERDUE = "overdue"
    LATER = "later"
    DONE = "done"
    ENDED = "ended"


_FOLDED = (TargetStage.LATER, TargetStage.ENDED)


class TargetRow(Struct, frozen=True):
    """A target in the list."""

    target: TargetView
    status: StatusView
    others: UnitsView | None
    """For a target of the country: how the provinces stand, where any has a figure."""


class TargetSet(Struct, frozen=True):
    """Targets of one place and due day that one document sets."""

    place: str
    document: LinkView
    ended_by: LinkView | None
    rows: tuple[TargetRow, ...]


class DueDay(Struct, frozen=True):
    """The targets of a group that are due on one day."""

    anchor: str
    """"" where the page has the same day in a section above."""
    day: str
    distance: str
    """"còn 13 tháng", "quá hạn 11 tháng"."""
    sets: tuple[TargetSet, ...]


class TargetGroup(Struct, frozen=True):
    """A section of the page."""

    key: TargetStage
    title: str
    lead: str
    """What the targets of it have in common, in a sentence."""
    folded: bool
    """Whether it opens at a tap: what is far off or no longer holds, below other sections."""
    count: int
    """Of all pages together."""
    days: tuple[DueDay, ...]


class Placed(Struct, frozen=True):
    """A target and where it stands in the list."""

    target: Target
    stage: TargetStage
    standing: Standing


def placed(targets: Iterable[Target], inputs: PageInputs) -> list[Placed]:
    """Targets in the order of the page: by group, then by due day; what is overdue with the newest day first."""
    index = inputs.index
    standings = [(one, standing_of(one, one.place, inputs).standing) for one in targets]
    open_days = [
        one.due
        for one, standing in standings
        if one.due >= index.today and one.id not in index.ended_targets and standing is not Standing.REACHED
    ]
    following = min(open_days, default=None)
    found = [Placed(one, _stage(one, standing, following, inputs), standing) for one, standing in standings]
    position = {one.id: number for number, one in enumerate(inputs.project.targets)}
    country = inputs.project.site.country

    def order(one: Placed) -> tuple[int, int, bool, int]:
        past = one.stage in (TargetStage.OVERDUE, TargetStage.DONE, TargetStage.ENDED)
        day = one.target.due.toordinal()
        stage = list(TargetStage).index(one.stage)
        return stage, -day if past else day, one.target.place == country, position[one.target.id]

    return sorted(found, key=order)


def _stage(one: Target, standing: Standing, following: date | None, inputs: PageInputs) -> TargetStage:
    if one.id in inputs.index.ended_targets:
        return TargetStage.ENDED
    if standing is Standing.REACHED:
        return TargetStage.DONE
    if one.due < inputs.index.today:
        return TargetStage.OVERDUE
    return TargetStage.NEXT if one.due == following else TargetStage.LATER


def target_groups(every: list[Placed], shown: list[Placed], inputs: PageInputs) -> Iterator[TargetGroup]:
    """The sections of a page that shows some of all targets."""
    counts = Counter(one.stage for one in every)
    first = set[date]()
    for key, found in groupby(shown, key=lambda one: one.stage):
        days = []
        for due, same in groupby(found, key=lambda one: one.target.due):
            anchor = day_anchor(due) if due not in first else ""
            first.add(due)
            day = formatting.day(due, inputs.language)
            said = distance(due, inputs.index.today, inputs.words)
            days.append(DueDay(anchor, day, said, tuple(_sets(list(same), inputs))))
        yield TargetGroup(
            key=key,
            title=inputs.words(f"target-group.{key}"),
            lead=inputs.words(f"target-group.lead.{key}"),
            folded=key in _FOLDED and len(counts) > 1,
            count=counts[key],
            days=tuple(days),
        )


def day_anchor(due: date) -> str:
    """Where the targets of a day begin on their page."""
    return f"han-{due.isoformat()}"


def whose(place: str, inputs: PageInputs) -> str:
    """A place by name, the country as "Cả nước"."""
    if place == inputs.project.site.country:
        return inputs.words("targets.country")
    return inputs.project.places[place].name.to(inputs.language)


def _sets(found: list[Placed], inputs: PageInputs) -> Iterator[TargetSet]:
    by_set: dict[tuple[str, str, str], list[TargetRow]] = {}
    for one in found:
        key = (one.target.place, one.target.document, inputs.index.ended_targets.get(one.target.id, ""))
        by_set.setdefault(key, []).append(_row(one, inputs))
    for (place, document, by), rows in by_set.items():
        ended_by = document_link(by, inputs) if by else None
        yield TargetSet(whose(place, inputs), document_link(document, inputs), ended_by, tuple(rows))


def _row(one: Placed, inputs: PageInputs) -> TargetRow:
    view = target(one.target, one.target.place, inputs)
    said = view.status or StatusView(one.standing, inputs.words(f"standing.{one.standing}"), "")
    return TargetRow(view, said, units_of(one.target, inputs) if is_of_country(one.target, inputs) else None)
