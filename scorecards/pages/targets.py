"""Targets and due days: /muc-tieu/, all of them and those of one place or pillar."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.base import localised
from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.output import Output
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.publish.due_calendar import DueEvent, due_calendar
from scorecards.views.links import pillar_link
from scorecards.views.pager import pager
from scorecards.views.target_list import Placed, TargetGroup, TargetStage, placed, target_groups, whose
from scorecards.views.target_lists import PILLAR, PLACE, list_link, list_title, target_lists
from scorecards.views.target_summary import DayView, day_views, targets_sentence
from scorecards.views.targets import target
from scorecards.views.view_types import LinkView, PagerView

PER_PAGE = 100


class ListChoice(Struct, frozen=True):
    """A list of some of the targets."""

    link: LinkView
    count: int
    here: bool
    """Whether it is the page's own."""


class TargetsPage(Struct, frozen=True):
    """Targets by due day and by how they stand."""

    lead: tuple[str, ...]
    """Sentences: of the day that was due last, and of the next."""
    days: tuple[DayView, ...]
    """Every due day, the earliest first."""
    every: ListChoice
    places: tuple[ListChoice, ...]
    pillars: tuple[ListChoice, ...]
    groups: tuple[TargetGroup, ...]
    calendar: LinkView
    calendar_file: Output
    pager: PagerView


def targets_page(route: Route, inputs: PageInputs) -> Page:
    """A page of one of the lists."""
    kind, _, name = route.key.partition("/")
    lists = inputs.index.once(("target-lists",), lambda: tuple(target_lists(inputs.index)))
    own = next(one.targets for one in lists if (one.kind, one.name) == (kind, name))
    every = placed(own, inputs)
    shown = every[(route.number - 1) * PER_PAGE : route.number * PER_PAGE]
    path = paths.targets(kind, name)
    here = pager(path, route.number, len(every), PER_PAGE, inputs.words)
    choices = [
        (one.kind, ListChoice(list_link(one, inputs), len(one.targets), (one.kind, one.name) == (kind, name)))
        for one in lists
    ]
    chosen = next((choice.link.name for key, choice in choices if key and choice.here), "")
    title = list_title(chosen, inputs)
    file = _calendar(title, route, every, inputs)
    lead = targets_sentence(every, inputs)
    context = TargetsPage(
        lead=lead,
        days=day_views(every, path, PER_PAGE, inputs),
        every=choices[0][1],
        places=tuple(choice for key, choice in choices if key == PLACE),
        pillars=tuple(choice for key, choice in choices if key == PILLAR),
        groups=tuple(target_groups(every, shown, inputs)),
        calendar=LinkView(inputs.words("targets.calendar"), f"/{file.path}"),
        calendar_file=file,
        pager=here,
    )
    name = title if route.number == 1 else f"{title}, {here.name}"
    above = ("targets",) if kind else ()
    return Page(route, name, " ".join(lead), context, trail(inputs, *above), "data/targets.toml", "targets")


def _calendar(title: str, route: Route, every: Iterable[Placed], inputs: PageInputs) -> Output:
    """The due days of all targets of the list, whichever of its pages this is."""
    kind, _, name = route.key.partition("/")
    path = paths.calendar(localised(paths.targets(kind, name), inputs.language))
    calendar = f"{title}, {inputs.project.site.title.to(inputs.language)}"
    events = (_event(one, inputs) for one in sorted(every, key=lambda one: (one.target.due, one.target.id)))
    return Output(path.lstrip("/"), due_calendar(calendar, events, inputs.index.today), "data/targets.toml")


def _event(one: Placed, inputs: PageInputs) -> DueEvent:
    view = target(one.target, one.target.place, inputs)
    what = ", ".join(filter(None, (view.indicator.name, view.part)))
    facts = [inputs.words(f"standing.{one.standing}").capitalize() + (f" ({view.gap})" if view.gap else "")]
    if view.figure:
        facts.append(f"{inputs.words('targets.newest')}: {view.figure.text} ({view.figure.period})")
    facts.append(f"{inputs.words('targets.source')}: {view.source.name}")
    if view.ended_by:
        facts.append(inputs.words("targets.ended-by", name=view.ended_by.name))
    return DueEvent(
        uid=f"{one.target.id}.muc-tieu@{urlsplit(inputs.base.absolute).hostname or 'scorecards'}",
        day=one.target.due,
        summary=inputs.words("targets.event", place=whose(one.target.place, inputs), what=what, aim=view.text),
        description="\n".join(facts),
        url=inputs.base.full(f"{view.indicator.path}#{one.target.id}") if inputs.base.absolute else "",
        category=pillar_link(inputs.project.indicators[one.target.indicator].pillar, inputs).name,
        cancelled=one.stage is TargetStage.ENDED,
    )
