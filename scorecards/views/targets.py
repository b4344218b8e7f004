"""Targets as pages show them: with the newest figure of a unit and where it stands."""

from scorecards.analysis.groups import newest_first
from scorecards.analysis.status.shortfall import shortfall
from scorecards.analysis.status.targets import TargetStatus, status
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Comparator, Target
from scorecards.model.values import Value
from scorecards.vietnamese import formatting
from scorecards.vietnamese.formatting import NO_BREAK
from scorecards.views.bars import bar_to
from scorecards.views.figures import figure
from scorecards.views.links import document_link, indicator_link, place_link
from scorecards.views.view_types import StatusView, TargetView
from scorecards.wording import part_words, target_words


def target(found: Target, place: str, inputs: PageInputs) -> TargetView:
    """A target with the place's newest figure of the same indicator and part."""
    return inputs.once(("target", found.id, place), lambda: _target(found, place, inputs))


def _target(found: Target, place: str, inputs: PageInputs) -> TargetView:
    indicator = inputs.project.indicators[found.indicator]
    standing = standing_of(found, place, inputs)
    newest, ended_by = standing.newest, inputs.index.ended_targets.get(found.id)
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
        status=_status_view(standing, inputs) if newest or place != inputs.project.site.country else None,
        gap=_gap(found, newest.value, indicator, inputs) if newest else "",
        bar=bar_to(found, newest.value, indicator.unit.vi) if newest else None,
        ended_by=document_link(ended_by, inputs) if ended_by else None,
        edit=inputs.edit_at(found.at),
    )


def standing_of(found: Target, place: str, inputs: PageInputs) -> TargetStatus:
    """Where the place stands against a target on the day of the build."""
    return inputs.index.once(("standing", found.id, place), lambda: _standing_of(found, place, inputs))


def _standing_of(found: Target, place: str, inputs: PageInputs) -> TargetStatus:
    indicator, site = inputs.project.indicators[found.indicator], inputs.project.site
    groups = inputs.index.statements.of(place, found.indicator)
    same = (o for g in newest_first(groups) for o in g.observations if o.members == found.members)
    return status(found, same, indicator, inputs.project.places[place], inputs.index.today, site.stale_after)


def _gap(found: Target, value: Value, indicator: Indicator, inputs: PageInputs) -> str:
    lack = shortfall(found, value, indicator)
    if lack is None:
        return ""
    if not lack.amount:
        return inputs.words("gap.equal" if lack.reached else "gap.equal-not-over")
    unit = inputs.words("gap.points") if indicator.unit.vi == "%" else indicator.unit.to(inputs.language)
    number = formatting.number(lack.amount, inputs.language)
    amount = inputs.words("gap.about") if lack.about else ""
    said = NO_BREAK.join(filter(None, (amount, number, unit)))
    if not lack.reached:
        return inputs.words("gap.off" if found.comparator is Comparator.EXACTLY else "gap.short", amount=said)
    return inputs.words("gap.below" if found.comparator is Comparator.AT_MOST else "gap.above", amount=said)


def _status_view(standing: TargetStatus, inputs: PageInputs) -> StatusView:
    return StatusView(
        key=standing.standing,
        word=inputs.words(f"standing.{standing.standing}"),
        close=inputs.words("standing.close") if standing.close else "",
    )
