"""The official index: the list of editions, and a page for each."""

from dataclasses import dataclass

from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.views.editions import EditionView, edition, framework
from scorecards.views.place_view_types import FrameworkView


@dataclass(frozen=True, slots=True)
class RankingsPage:
    """All editions: /xep-hang/."""

    lead: str
    groups: tuple[tuple[FrameworkView | None, tuple[EditionView, ...]], ...]
    """Editions by version of the method, the newest first; None for those whose method is not known."""


def rankings_page(route: Route, inputs: PageInputs) -> Page:
    """The list of editions, by version of the method."""
    rankings = inputs.project.rankings
    title, lead = inputs.words("page.rankings"), inputs.words("lead.rankings")
    frameworks = dict.fromkeys(ranking.framework for ranking in rankings)
    groups = tuple(
        (framework(id, inputs), tuple(edition(r, inputs) for r in rankings if r.framework == id)) for id in frameworks
    )
    return Page(route, title, lead, RankingsPage(lead, groups), trail(inputs), "data/rankings/", "rankings")


def ranking_page(route: Route, inputs: PageInputs) -> Page:
    """An edition."""
    ranking = next(one for one in inputs.project.rankings if one.id == route.key)
    context = edition(ranking, inputs)
    description = inputs.words(
        "sentence.ranking-description",
        name=context.name,
        universe=context.universe,
        known=context.known,
    )
    above = trail(inputs, "rankings")
    return Page(route, context.name, description, context, above, ranking.at.path, "rankings")
