"""Revisions against the figures that they are of."""

from decimal import Decimal

from scorecards.model.project import Project
from scorecards.model.values import Change, Number, Progress, Range, Rank, Share, Value
from scorecards.problems import Diagnostics, nearest
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import Quantity


def check_revisions(project: Project, diagnostics: Diagnostics) -> None:
    """Notes revisions of figures that are not there, and a newest revision whose `new` is not what the figure says."""
    seen: set[str] = set()
    for revision in project.revisions:  # the newest first: earlier ones say what the figure was then
        figure = project.observations.find(read := revision.figure)
        if figure is None:
            diagnostics.add(
                "unknown-figure", revision.at.child("figure"), read=read, near=nearest(read, project.observations.ids)
            )
        elif read not in seen and (numbers := _numbers_of(figure.value)):
            shown = figure.printed or "–".join(f"{number:f}" for number in sorted(numbers))
            for key, new in (("new", revision.new.vi), ("new_en", revision.new.en)):
                said = {number for one in read_quantities(new).quantities for number in _numbers_in(one)}
                if new and not numbers <= said:
                    diagnostics.add("revision-not-figure", revision.at.child(key), key=key, read=new, figure=shown)
        seen.add(read)


def _numbers_of(value: Value) -> set[Decimal]:
    """The numbers that a value leads with; none for a missing one."""
    match value:
        case Number(printed=one) | Share(rate=one) | Progress(done=one) | Change(amount=one):
            return {one.value}
        case Range(low=low, high=high):
            return {low.value, high.value}
        case Rank(best=best, worst=worst):
            return {Decimal(best), Decimal(worst)}
    return set()


def _numbers_in(quantity: Quantity) -> set[Decimal]:
    """Every number that a quantity of a text has."""
    parts = (quantity.number, quantity.numerator, quantity.denominator, quantity.low, quantity.high)
    return {one.value for one in parts if one is not None}
