"""A pillar with its indicators and their figures."""

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.analysis.groups import newest_first
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.views.figures import figure
from scorecards.views.links import indicator_link
from scorecards.views.view_types import FigureView, LinkView

MOST = 20
"""Figures of an indicator that the page shows."""


class PillarPage(Struct, frozen=True):
    """A pillar with its indicators and their figures."""

    name: str
    definition: str
    weight: str
    rows: tuple[tuple[LinkView, tuple[FigureView, ...]], ...]
    """Indicator and the newest of its whole figures, one a unit and report."""
    left_out: tuple[int, ...]
    """Of each row, how many more of them there are on the indicator's page."""


def pillar_page(route: Route, inputs: PageInputs) -> Page:
    """A pillar with its indicators."""
    language, pillar = inputs.language, inputs.project.pillars[route.key]
    name, definition = pillar.name.to(language), pillar.definition.to(language)
    rows, left_out = [], []
    for indicator in inputs.project.indicators.values():
        if indicator.pillar == pillar.id:
            groups = newest_first(inputs.index.statements.by_indicator.get(indicator.id, ()))
            figures = tuple(figure(g.observations[0], inputs) for g in groups[:MOST])
            rows.append((indicator_link(indicator.id, inputs), figures))
            left_out.append(len(groups) - len(figures))
    weight = inputs.words("count.weight", points=pillar.weight)
    context = PillarPage(name, definition, weight, tuple(rows), tuple(left_out))
    description = inputs.words("sentence.pillar-description", name=name, definition=definition)
    return Page(route, name, description, context, trail(inputs, "pillars"), "data/pillars.toml", "pillars")
