"""What a unit's page opens with: one sentence that sums up, and a handful of figures."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from scorecards.analysis.groups import newest_first
from scorecards.analysis.status.targets import Standing, is_stale
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.findings import Weight
from scorecards.model.observations import Observation
from scorecards.model.places import Place
from scorecards.model.values import Missing
from scorecards.vietnamese import formatting
from scorecards.views.figures import area_then, figure
from scorecards.views.standing import change_words, dti_editions
from scorecards.views.targets import target
from scorecards.views.view_types import FigureView, TargetView
from scorecards.wording import rank_numbers

HANDFUL = 4
"""How many figures open a page whose unit chose none."""


LONGEST_DESCRIPTION = 300
"""Letters of figures in words that a description has: services show some 200 of it."""


def headline(place: Place, inputs: PageInputs) -> tuple[FigureView, ...]:
    """The handful that a unit's first screen leads with: the newest whole of each indicator that places.toml names.

    Where it names none that has a figure, the newest wholes that there are.
    """
    return tuple(figure(observation, inputs) for observation in _headline(place, inputs))


def targets_of(place: Place, inputs: PageInputs) -> tuple[TargetView, ...]:
    """All of the unit's own targets, then of the country's those whose indicators the unit has figures of."""
    measured = {group.indicator for group in inputs.index.statements.by_place.get(place.slug, ())}
    by_place = inputs.index.targets_by_place
    country = (one for one in by_place.get(inputs.project.site.country, ()) if one.indicator in measured)
    found = (*by_place.get(place.slug, ()), *country)
    return tuple(target(one, place.slug, inputs) for one in found)


def summary(place: Place, inputs: PageInputs) -> str:
    """One sentence from the data: its newest rank, how that has changed, how it stands to its targets.

    What the site has of it stands in its place where none of that is known.
    """
    clauses = [*_rank(place, inputs), *_targets(place, inputs)]
    if not clauses:
        return database_words(place, inputs)
    return f"{_capital('; '.join(clauses))}."


def database_words(place: Place, inputs: PageInputs) -> str:
    """What the site has of a unit: how many figures, how new, and what in them does not add up."""
    name = place.name.to(inputs.language)
    clauses = [*_figures(place, inputs), *_findings(place, inputs)]
    return f"{name} {'; '.join(clauses)}." if clauses else inputs.words("sentence.unit-empty", name=name)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def description(place: Place, inputs: PageInputs) -> str:
    """For search engines and shared links: the headline's figures in words, else the summary."""
    found = _headline(place, inputs)
    if not found:
        return summary(place, inputs)
    clauses = [_clause(figure(observation, inputs)) for observation in found]
    while len(clauses) > 1 and len("; ".join(clauses)) > LONGEST_DESCRIPTION:
        clauses.pop()
    return inputs.words("sentence.unit-figures", name=place.name.to(inputs.language), figures="; ".join(clauses))


def newest_rank(place: Place, inputs: PageInputs, named: str = "") -> str:
    """Its newest known rank with the year and the list of units, as a clause about the unit; "" where none is known.

    A rank of a former unit says whose it was, unless that is what the clause's subject is `named`.
    """
    for ranking, row in inputs.index.ranks_by_place.get(place.slug, ()):
        if row.rank is not None and not ranking.subject:
            words = {"rank": rank_numbers(row), "universe": ranking.universe, "year": ranking.reference_year}
            tied = f" ({inputs.words('word.tied')})" if row.tied else ""
            said = inputs.words("summary.rank", tied=tied, **words)
            then = area_then(inputs.project.places[row.place], ranking.units_on, inputs)
            return inputs.words("summary.rank-of-then", rank=said, unit=then) if then not in ("", named) else said
    return ""


def _rank(place: Place, inputs: PageInputs) -> Iterator[str]:
    editions = dti_editions(place, inputs.index)
    if not editions:
        return
    ranking, row = editions[-1]
    then = area_then(place, ranking.units_on, inputs)
    facts = {"rank": rank_numbers(row), "universe": ranking.universe, "year": ranking.reference_year}
    tied = f" ({inputs.words('word.tied')})" if row.tied else ""
    name = then or place.name.to(inputs.language)
    yield inputs.words("unit-rank.lead-then" if then else "unit-rank.lead", name=name, **facts) + tied
    if change := change_words(editions, inputs):
        yield change


def _figures(place: Place, inputs: PageInputs) -> Iterator[str]:
    language = inputs.language
    found = [o for group in inputs.index.statements.by_place.get(place.slug, ()) for o in group.observations]
    if not found:
        if inputs.index.ranks_by_place.get(place.slug):
            yield inputs.words("summary.no-figures")
        return
    newest = max((o.period.as_of for o in found if o.period.as_of), default=None)
    count = formatting.number(len(found), language)
    if newest is None:
        yield inputs.words("summary.undated", count=count)
    else:
        day = formatting.day(newest, language)
        yield inputs.words("summary.figures", count=count, day=day, age=_age(newest, inputs))


def _age(newest: date, inputs: PageInputs) -> str:
    months = inputs.project.site.stale_after
    old = is_stale(newest, inputs.index.today, months)
    return f" ({inputs.words('word.stale', months=months)})" if old else ""


def _targets(place: Place, inputs: PageInputs) -> Iterator[str]:
    """How many targets stand how, in the order of `Standing`; then those past that no figure judges."""
    own = (one for one in targets_of(place, inputs) if one.ended_by is None)  # a dropped target judges nobody
    standings = Counter(one.status.key for one in own if one.status)
    words = {key: inputs.words(f"standing.{key}") for key in Standing if key not in _UNKNOWN and standings[key]}
    count = sum(standings[key] for key in words)
    if len(words) == 1:
        key = "summary.target" if count == 1 else "summary.all-targets"
        yield inputs.words(key, count=count, standing=next(iter(words.values())))
    elif count:
        each = inputs.words("summary.and").join(f"{standings[key]} {words[key]}" for key in words)
        yield inputs.words("summary.targets", count=count, standings=each)
    if awaiting := standings[Standing.AWAITING]:
        yield inputs.words("summary.awaiting", count=awaiting)


_UNKNOWN = (Standing.AWAITING, Standing.NO_FIGURE, Standing.NO_TARGET)


def _findings(place: Place, inputs: PageInputs) -> Iterator[str]:
    found = inputs.index.findings_by_place.get(place.slug, ())
    readings = sum(one.weight is Weight.NOTE for one in found)
    for key, count in (("findings", len(found) - readings), ("readings", readings)):
        if count:
            yield inputs.words(f"summary.{key}", count=count)


def _clause(view: FigureView) -> str:
    name = f"{view.indicator.name}, {view.part}" if view.part else view.indicator.name
    return f"{name} {view.text} ({view.period})"


def _headline(place: Place, inputs: PageInputs) -> list[Observation]:
    wholes: dict[str, Observation] = {}
    for group in newest_first(inputs.index.statements.by_place.get(place.slug, ())):
        for observation in group.observations:
            if observation.id == group.id:
                wholes.setdefault(group.indicator, observation)
    chosen = [wholes[id] for id in place.headline if id in wholes]
    return chosen or [o for o in wholes.values() if not isinstance(o.value, Missing)][:HANDFUL]
