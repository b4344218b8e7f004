"""Which figures have a chart, and the words and numbers in each.

Chart, table and reading come from the same observations, so they cannot disagree.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from scorecards.analysis.groups import Group
from scorecards.analysis.status.order import extent
from scorecards.charts.readings import bars_reading, rank_reading, squares_reading
from scorecards.charts.specs import Bar, BarChart, ChartSpec, RankHistory, RankPoint, RankStrip, SquaresChart
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation
from scorecards.model.places import Place
from scorecards.model.project import Project
from scorecards.model.rankings import Ranking, RankRow
from scorecards.model.values import Missing, Progress, Share, Value, size
from scorecards.strings.words import Words
from scorecards.wording import noun_words, part_words, period_words, rank_numbers, value_words

MOST_SQUARES = 100
"""More squares than this are not told apart on a phone; such figures are set large only."""


def chart_of(group: Group, project: Project, words: Words) -> ChartSpec | None:
    """Bars for a whole and its parts, squares for so many done of so many planned.

    None for a single number, which is set large instead, and for values that have no length.
    """
    if not has_chart(group):
        return None
    title, subject = _title(group, project, words), project.indicators[group.indicator].name.to(words.language)
    values = [observation.value for observation in group.observations]
    if len(values) == 1:
        return _squares(values[0], title, subject, words)
    bars = tuple(_bar(observation, group, project, words) for observation in group.observations)
    of_hundred = any(isinstance(value, Share | Progress) for value in values)
    top = Decimal(100) if of_hundred else None
    reading = bars_reading(subject, bars, words, tells=_tells(group, project.indicators[group.indicator]))
    return BarChart(title, reading, bars, top, "100%" if of_hundred else "")


def _tells(group: Group, indicator: Indicator) -> bool:
    """Whether of any two parts it is known which is greater, or that they are alike."""
    parts = [extent(one.value, indicator) for one in group.observations if one.id != group.id]
    return not any(one and other and one.is_unsure(other) for one, other in combinations(parts, 2))


def has_chart(group: Group) -> bool:
    """Whether the figures of a group have a chart, whatever it is worded in."""
    values = [observation.value for observation in group.observations]
    if len(values) == 1:
        return _is_counted_out(values[0])
    if len({type(value) for value in values if not isinstance(value, Missing)}) != 1:
        return False
    lengths = [size(value) for value in values if not isinstance(value, Missing)]
    return None not in lengths and len(lengths) > 1


def rank_strip(
    ranking: Ranking, row: RankRow, rank: int, places: Mapping[int, str], project: Project, words: Words
) -> RankStrip:
    """Where a unit stands among all that were ranked; `places` are those of `known_places`."""
    place, edition = project.places[row.place].name.to(words.language), ranking.name.to(words.language)
    worst = row.rank_to or rank
    return RankStrip(
        title=words("sentence.rank-title", place=place, edition=edition),
        reading=rank_reading(place, edition, rank, worst, ranking.universe, words),
        rank=rank,
        worst=worst,
        universe=ranking.universe,
        first_label=words("sentence.rank-first"),
        last_label=words("sentence.rank-last", n=ranking.universe),
        mark_label=f"{place}: {rank_numbers(row)}",
        places=places,
    )


def rank_history(
    place: Place, editions: Sequence[tuple[Ranking, RankRow]], joined: Sequence[bool], words: Words
) -> RankHistory:
    """A unit's ranks in the editions of an index, the oldest first; `joined` says which compare with the one before."""
    name = place.name.to(words.language)
    points = []
    for (ranking, row), joins in zip(editions, joined, strict=True):
        said = f"{rank_numbers(row)}/{ranking.universe}"
        rank, year = row.rank or ranking.universe, str(ranking.reference_year)
        detail = words("unit-rank.point", year=year, rank=rank_numbers(row), universe=ranking.universe)
        points.append(RankPoint(year, said, rank, row.rank_to or rank, ranking.universe, joins, detail))
    said = "; ".join(point.detail for point in points)
    return RankHistory(
        title=words("unit-rank.history", name=name),
        reading=f"{name}: {said}.",
        points=tuple(points),
        top_label=words("unit-rank.first"),
        bottom_label=words("unit-rank.last"),
    )


def known_places(ranking: Ranking, project: Project, words: Words) -> dict[int, str]:
    """Which units a ranking is known to have at which place, in words."""
    units: dict[int, list[str]] = defaultdict(list)
    for row in ranking.rows:
        if row.rank is not None and row.rank_to in (None, row.rank):
            units[row.rank].append(project.places[row.place].name.to(words.language))
    return {rank: f"{words('sentence.rank-last', n=rank)}: {', '.join(names)}" for rank, names in units.items()}


def chart_columns(group: Group, project: Project, words: Words) -> tuple[str, ...]:
    """Headings of the table beside a group's chart; the counts have a column where the document prints any."""
    dimension = project.dimensions.get(group.dimension)
    first = dimension.name.to(words.language) if dimension else words("table.part")
    rates = any(isinstance(o.value, Share) for o in group.observations)
    second = words("table.rate" if rates else "table.value")
    return (first, second, words("table.counts")) if _has_counts(group, project, words) else (first, second)


def chart_rows(group: Group, project: Project, words: Words) -> tuple[tuple[str, ...], ...]:
    """The chart's numbers as a table."""
    counts = _has_counts(group, project, words)
    rows = []
    for observation in group.observations:
        said = value_words(observation.value, project.indicators[group.indicator], words)
        row = (_label(observation, group, project, words), said.text or said.missing)
        rows.append((*row, said.counts or "–") if counts else row)
    return tuple(rows)


def rank_table(
    ranking: Ranking, row: RankRow, project: Project, words: Words
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Headings and rows of the table beside a rank's chart."""
    place = project.places[row.place].name.to(words.language)
    columns = tuple(words(f"table.{key}") for key in ("unit", "rank", "universe"))
    return columns, ((place, rank_numbers(row), ranking.universe_name.to(words.language)),)


def _is_counted_out(value: Value) -> bool:
    """Whether it is so many whole things done of so few planned that each is shown."""
    if not isinstance(value, Progress) or not 0 < value.planned.value <= MOST_SQUARES:
        return False
    done, planned = value.done.value, value.planned.value
    return done == int(done) and planned == int(planned) and done <= planned


def _squares(value: Value, title: str, subject: str, words: Words) -> SquaresChart:
    assert isinstance(value, Progress)
    done, planned = value.done.value, value.planned.value
    unit = noun_words(value.unit, words)
    return SquaresChart(
        title=title,
        reading=squares_reading(subject, int(done), int(planned), unit, words),
        done=int(done),
        planned=int(planned),
        done_label=f"{int(done)} {unit} {words('sentence.done')}",
        rest_label=f"{int(planned - done)} {unit} {words('sentence.rest')}",
    )


def _bar(observation: Observation, group: Group, project: Project, words: Words) -> Bar:
    said = value_words(observation.value, project.indicators[group.indicator], words)
    whole = observation.id == group.id
    label, told = _label(observation, group, project, words), said.text or said.missing
    return Bar(label, size(observation.value), told, whole, said.counts)


def _label(observation: Observation, group: Group, project: Project, words: Words) -> str:
    if observation.id == group.id:
        return words("word.total")
    return part_words(observation.members[-1:], project.dimensions, words.language)


def _title(group: Group, project: Project, words: Words) -> str:
    """Unique on the site: indicator, the part that all of it is of, place and period."""
    indicator = project.indicators[group.indicator].name.to(words.language)
    first = group.observations[0]
    shared = tuple(pair for pair in first.members if pair[0] != group.dimension)
    name = ", ".join(filter(None, (indicator, part_words(shared, project.dimensions, words.language))))
    place = project.places[group.place].name.to(words.language)
    period = period_words(first.period, words)
    return words("sentence.chart-title", name=name, place=place, period=period)


def _has_counts(group: Group, project: Project, words: Words) -> bool:
    indicator = project.indicators[group.indicator]
    return any(value_words(o.value, indicator, words).counts for o in group.observations)
