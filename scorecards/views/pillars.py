"""A unit's figures by pillar, those of one date and source together, earlier ones behind the newest."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from scorecards.analysis.groups import Group, newest_first
from scorecards.inputs.page_inputs import PageInputs
from scorecards.vietnamese import formatting
from scorecards.views.across_place import among
from scorecards.views.figures import figure, group
from scorecards.views.links import pillar_link
from scorecards.views.series import changes_of
from scorecards.views.view_types import FigureView, IndicatorGroup, LinkView

MOST_IN_FULL = 200
"""Of a unit with more figures, those of earlier days stand in lines: each in full takes 2 kB."""
LEADING = 3
"""How many figures stand beside the name of a pillar."""


class FigureSet(Struct, frozen=True):
    """Indicators whose figures have one date, way of counting and source, which are said once."""

    first: FigureView
    """Has the date and source of all."""
    groups: tuple[IndicatorGroup, ...]
    notes: tuple[str, ...]
    """Notes that all of several indicators have; said once, after them. One that some lack stands with the others."""


class PillarGroup(Struct, frozen=True):
    """A unit's figures of one pillar."""

    pillar: LinkView
    anchor: str
    definition: str
    count: str
    """How many figures, formatted."""
    leading: tuple[FigureView, ...]
    """The figures that stand for the pillar while it is folded."""
    sets: tuple[FigureSet, ...]
    """The newest first; empty where nothing is known of this pillar."""


def pillars(groups: Sequence[Group], inputs: PageInputs) -> Iterator[PillarGroup]:
    """The figures of a unit by pillar, in the order of the pillars."""
    indicators, is_long = inputs.project.indicators, sum(len(one.observations) for one in groups) > MOST_IN_FULL
    for pillar in inputs.project.pillars.values():
        own = [found for found in groups if indicators[found.indicator].pillar == pillar.id]
        shown = list(_with_earlier(own, is_long, inputs))
        yield PillarGroup(
            pillar=pillar_link(pillar.id, inputs),
            anchor=f"tru-cot-{pillar.id}",
            definition=pillar.definition.to(inputs.language),
            count=formatting.number(sum(len(found.observations) for found in own), inputs.language),
            leading=tuple(_leading(shown)),
            sets=tuple(_sets(shown)),
        )


def _with_earlier(groups: Sequence[Group], is_long: bool, inputs: PageInputs) -> Iterator[IndicatorGroup]:
    """The newest statement of each indicator, with those of earlier days behind it.

    A statement without a day is nobody's predecessor, and two of one day are both the newest: each stands for itself.
    """
    ordered = newest_first(groups)
    newest: dict[str, date] = {}
    for found in ordered:
        if day := _day(found):
            newest.setdefault(found.indicator, day)
    for found in ordered:
        day, last = _day(found), newest.get(found.indicator)
        if day is not None and day != last:
            continue
        earlier: list[Group] = []
        if day is not None and found is next(one for one in ordered if one.indicator == found.indicator):
            earlier = [one for one in ordered if one.indicator == found.indicator and _day(one) not in (None, last)]
        shown = group(found, inputs)
        yield replace(
            shown,
            earlier=() if is_long else tuple(group(one, inputs) for one in earlier),
            earlier_lines=tuple(figure(o, inputs) for one in earlier for o in one.observations) if is_long else (),
            change=_change(shown.figures[0], found, inputs),
            among=among(found.observations[0], inputs),
        )


def _change(figure: FigureView, found: Group, inputs: PageInputs) -> str:
    place, indicator = inputs.project.places[found.place], inputs.project.indicators[found.indicator]
    series = changes_of(place, indicator, inputs)
    return next((one.difference for one in series if one.last.id == figure.id), "")


def _day(found: Group) -> date | None:
    return max((o.period.as_of for o in found.observations if o.period.as_of), default=None)


def _leading(groups: Iterable[IndicatorGroup]) -> list[FigureView]:
    """Wholes before parts, each indicator once."""
    firsts = {found.indicator.path: found.figures[0] for found in reversed(list(groups))}
    known = [figure for figure in reversed(firsts.values()) if not figure.missing]
    return sorted(known, key=lambda figure: bool(figure.part))[:LEADING]


def _sets(groups: Iterable[IndicatorGroup]) -> Iterator[FigureSet]:
    by_origin: dict[tuple[str, ...], list[IndicatorGroup]] = {}
    for found in groups:
        by_origin.setdefault(_origin(found.figures[0]), []).append(found)
    for together in by_origin.values():
        said = Counter(note for found in together for note in {figure.note for figure in found.figures} if note)
        yield FigureSet(
            first=together[0].figures[0],
            groups=tuple(together),
            notes=tuple(note for note, times in said.items() if times == len(together) > 1),
        )


def _origin(figure: FigureView) -> tuple[str, ...]:
    return (figure.period, figure.then, figure.measure, figure.status, figure.source.path)
