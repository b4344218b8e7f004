"""The log of figures that the site showed differently before."""

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.vietnamese import formatting
from scorecards.views.figures import figure
from scorecards.views.view_types import FigureView


class RevisionRow(Struct, frozen=True):
    """A figure that the site showed differently before."""

    id: str
    """Its anchor."""
    day: str
    iso_day: str
    figure: FigureView
    old: str
    new: str
    reason: str
    remarks: tuple[str, ...]
    """That the standing changed without new data; that new data are the reason."""


class RevisionsPage(Struct, frozen=True):
    """The log of revised figures: /thay-doi/."""

    lead: str
    rows: tuple[RevisionRow, ...]
    """Newest first."""


def revisions_page(route: Route, inputs: PageInputs) -> Page:
    """The log of revised figures."""
    language = inputs.language
    rows = []
    for one in inputs.project.revisions:
        revised = inputs.project.observations.find(one.figure)
        if revised is None:
            continue  # a problem, reported with its place
        remarks = []
        if one.new_data:
            remarks.append(inputs.words("revision.new-data"))
        elif one.status_changed:
            remarks.append(inputs.words("revision.status-without-data"))
        day = formatting.day(one.made_on, language)
        view = figure(revised, inputs)
        rows.append(
            RevisionRow(
                one.id, day, one.made_on.isoformat(), view, one.old, one.new, one.reason.to(language), tuple(remarks)
            )
        )
    lead = inputs.words("lead.revisions")
    context = RevisionsPage(lead, tuple(rows))
    title, source = inputs.words("page.revisions"), "data/revisions.toml"
    return Page(route, title, lead, context, trail(inputs), source, "revisions")
