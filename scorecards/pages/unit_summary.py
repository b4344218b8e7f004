"""What a unit's page opens with: one sentence that sums up, and a handful of figures."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from scorecards.analysis.groups import newest_first
from scorecards.analysis.status.targets import Standing, is_stale
from scorecards.model.findings import Weight
from scorecards.model.observations import Observation
from scorecards.model.places import Place
from scorecards.model.values import Missing
from scorecards.pages.book import Book
from scorecards.pages.figures import area_then, figure, target
from scorecards.pages.views import FigureView, TargetView
from scorecards.vietnamese import formatting
from scorecards.wording import rank_numbers, word

HANDFUL = 4
"""How many figures open a page whose unit chose none."""


def headline(place: Place, book: Book) -> tuple[FigureView, ...]:
    """The handful that a unit's first screen leads with: the newest whole of each indicator that places.toml names.

    Where it names none that has a figure, the newest wholes that there are.
    """
    return tuple(figure(observation, book) for observation in _headline(place, book))


def targets_of(place: Place, book: Book) -> tuple[TargetView, ...]:
    """The unit's own targets and the country's, where the unit has figures of their indicators."""
    indicators = {group.indicator for group in book.groups_by_place.get(place.slug, ())}
    places = (place.slug, book.project.site.country)
    found = (t for t in book.project.targets if t.indicator in indicators and t.place in places)
    return tuple(target(one, place.slug, book) for one in found)


def summary(place: Place, book: Book) -> str:
    """One sentence from the data: its newest rank, how many figures and how new, its targets, what does not add up."""
    language, name = book.language, place.name.to(book.language)
    clauses = [*_rank(place, book), *_figures(place, book)]
    if not clauses:
        return word("sentence.unit-empty", language, name=name)
    clauses += [*_targets(place, book), *_findings(place, book)]
    return f"{name} {'; '.join(clauses)}."


def description(place: Place, book: Book) -> str:
    """For search engines and shared links: the headline's figures in words, else the summary."""
    found = _headline(place, book)
    if not found:
        return summary(place, book)
    clauses = "; ".join(_clause(figure(observation, book)) for observation in found)
    return word("sentence.unit-figures", book.language, name=place.name.to(book.language), figures=clauses)


def _rank(place: Place, book: Book) -> Iterator[str]:
    for ranking, row in book.ranks_by_place.get(place.slug, ()):
        if row.rank is not None:
            words = {"rank": rank_numbers(row), "universe": ranking.universe, "year": ranking.reference_year}
            tied = f" ({word('word.tied', book.language)})" if row.tied else ""
            said = word("summary.rank", book.language, tied=tied, **words)
            then = area_then(book.project.places[row.place], ranking.units_on, book)
            yield word("summary.rank-of-then", book.language, rank=said, unit=then) if then else said
            return


def _figures(place: Place, book: Book) -> Iterator[str]:
    language = book.language
    found = [o for group in book.groups_by_place.get(place.slug, ()) for o in group.observations]
    if not found:
        if book.ranks_by_place.get(place.slug):
            yield word("summary.no-figures", language)
        return
    newest = max((o.period.as_of for o in found if o.period.as_of), default=None)
    count = formatting.number(len(found), language)
    if newest is None:
        yield word("summary.undated", language, count=count)
    else:
        day = formatting.day(newest, language)
        yield word("summary.figures", language, count=count, day=day, age=_age(newest, book))


def _age(newest: date, book: Book) -> str:
    months = book.project.site.stale_after
    old = is_stale(newest, book.today, months)
    return f" ({word('word.stale', book.language, months=months)})" if old else ""


def _targets(place: Place, book: Book) -> Iterator[str]:
    """How many targets stand how, the order of `Standing`; only those that a figure can be held against."""
    standings = Counter(one.status.key for one in targets_of(place, book) if one.status)
    language = book.language
    words = {key: word(f"standing.{key}", language) for key in Standing if key not in _UNKNOWN and standings[key]}
    count = sum(standings[key] for key in words)
    if len(words) == 1:
        key = "summary.target" if count == 1 else "summary.all-targets"
        yield word(key, language, count=count, standing=next(iter(words.values())))
    elif count:
        each = word("summary.and", language).join(f"{standings[key]} {words[key]}" for key in words)
        yield word("summary.targets", language, count=count, standings=each)


_UNKNOWN = (Standing.AWAITING, Standing.NO_FIGURE, Standing.NO_TARGET)


def _findings(place: Place, book: Book) -> Iterator[str]:
    count = sum(found.weight is not Weight.NOTE for found in book.findings_by_place.get(place.slug, ()))
    if count:
        yield word("summary.findings", book.language, count=count)


def _clause(view: FigureView) -> str:
    name = f"{view.indicator.name}, {view.part}" if view.part else view.indicator.name
    return f"{name} {view.text} ({view.period})"


def _headline(place: Place, book: Book) -> list[Observation]:
    wholes: dict[str, Observation] = {}
    for group in newest_first(book.groups_by_place.get(place.slug, ())):
        for observation in group.observations:
            if observation.id == group.id:
                wholes.setdefault(group.indicator, observation)
    chosen = [wholes[id] for id in place.headline if id in wholes]
    return chosen or [o for o in wholes.values() if not isinstance(o.value, Missing)][:HANDFUL]
