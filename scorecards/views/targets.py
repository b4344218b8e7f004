"""Targets as pages show them: with the newest figure of a unit and where it stands."""

from scorecards.analysis.groups import newest_first
from scorecards.analysis.status.targets import TargetStatus, status
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.observations import Target
from scorecards.vietnamese import formatting
from scorecards.views.bars import bar
from scorecards.views.figures import figure
from scorecards.views.links import document_link, indicator_link, place_link
from scorecards.views.view_types import StatusView, TargetView
from scorecards.wording import part_words, target_words


def target(found: Target, place: str, inputs: PageInputs) -> TargetView:
    """A target with the place's newest figure of the same indicator and part."""
    return inputs.once(("target", found.id, place), lambda: _target(found, place, inputs))


def _target(found: Target, place: str, inputs: PageInputs) -> TargetView:
    indicator = inputs.project.indicators[found.indicator]
    own = newest_first(inputs.index.groups_by_place_and_indicator.get((place, found.indicator), ()))
    same = [o for g in own for o in g.observations if o.members == found.members]
    site = inputs.project.site
    standing = status(found, same, indicator, inputs.project.places[place], inputs.index.today, site.stale_after)
    newest = standing.newest
    return TargetView(
        id=found.id,
        indicator=indicator_link(found.indicator, inputs),
        part=part_words(found.members, inputs.project.dimensions, inputs.language),
        of=place_link(found.place, inputs),
        text=target_words(found, indicator, inputs.words),
        due=formatting.day(found.due, inputs.language),
        source=document_link(found.document, inputs),
        quote=found.quote,
        note=found.note.to(inputs.language),
        figure=figure(newest, inputs) if newest else None,
        status=_status_view(standing, inputs) if newest or place != site.country else None,
        bar=bar(newest.value, indicator.unit.vi, found.value.value) if newest else None,
        edit=inputs.edit_at(found.at),
    )


def _status_view(standing: TargetStatus, inputs: PageInputs) -> StatusView:
    return StatusView(
        key=standing.standing,
        word=inputs.words(f"standing.{standing.standing}"),
        close=inputs.words("standing.close") if standing.close else "",
    )
