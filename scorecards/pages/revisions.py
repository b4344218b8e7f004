"""The log of figures that the site showed differently before."""

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL, Language
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
    old_language: Language
    """Which the words are in: Vietnamese on an English page where nobody has written them in English."""
    new_language: Language
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
                id=one.id,
                day=day,
                iso_day=one.made_on.isoformat(),
                figure=view,
                old=one.old.to(language),
                new=one.new.to(language),
                old_language=language if one.old.written_in(language) else ORIGINAL,
                new_language=language if one.new.written_in(language) else ORIGINAL,
                reason=one.reason.to(language),
                remarks=tuple(remarks),
            )
        )
    lead = inputs.words("lead.revisions")
    context = RevisionsPage(lead, tuple(rows))
    title, source = inputs.words("page.revisions"), "data/revisions.toml"
    return Page(route, title, lead, context, trail(inputs), source, "revisions")
