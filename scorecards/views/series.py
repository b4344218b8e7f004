"""Change through time as pages show it: a small line, its ends, the difference in words, and the whole as a chart."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.analysis.series import Series, difference, series_of
from scorecards.charts.specs import TimeChart, TimePoint
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Indicator
from scorecards.model.places import Place
from scorecards.model.values import Progress
from scorecards.vietnamese import formatting
from scorecards.vietnamese.formatting import NO_BREAK
from scorecards.views.charts import ChartFacts, chart_view
from scorecards.views.figures import figure
from scorecards.views.links import document_link
from scorecards.views.view_types import ChartView, FigureView
from scorecards.wording import moment_words, noun_words, part_words, value_words

SPARK_WIDTH, SPARK_HEIGHT = 96, 24
"""Of the small line, in units of its drawing."""
_FULL = Decimal(100)


class SparkView(Struct, frozen=True):
    """A small line on a scale from zero, as plain numbers for the attributes of a drawing."""

    lines: str
    """Path data: the lines between figures that compare."""
    dots: tuple[tuple[str, str], ...]
    """Where the figures are, the last one the newest."""


class SeriesView(Struct, frozen=True):
    """Figures of one thing through time."""

    id: str
    """Of its place on a page."""
    first: FigureView
    """The earliest of those that compare up to the last; the one before where the last compares with none."""
    first_when: str
    """ "10/2023"."""
    last: FigureView
    last_when: str
    difference: str
    """ "tăng 160 trạm so với 10/2023", or why it is not told."""
    compares: bool
    """Whether the last compares with the one before it."""
    spark: SparkView | None
    """None where all figures are one number, as is the chart."""
    chart: ChartView | None
    """None for a commune too."""


def changes(place: Place, inputs: PageInputs) -> tuple[SeriesView, ...]:
    """The series of a unit: wholes before parts, what compares before what does not, by pillar and indicator."""
    found = inputs.index.statements.by_place.get(place.slug, ())
    order = list(inputs.project.pillars)
    indicators = [inputs.project.indicators[id] for id in dict.fromkeys(group.indicator for group in found)]
    ordered = sorted(indicators, key=lambda one: order.index(one.pillar))
    views = (view for indicator in ordered for view in changes_of(place, indicator, inputs))
    return tuple(sorted(views, key=lambda view: (bool(view.last.part), not view.compares)))


def changes_of(place: Place, indicator: Indicator, inputs: PageInputs) -> tuple[SeriesView, ...]:
    """The series of one indicator of a unit."""
    if place.is_brief:  # it stands on few pages
        return tuple(_views(place, indicator, inputs))
    key = ("series", place.slug, indicator.id)
    return inputs.once(key, lambda: tuple(_views(place, indicator, inputs)))


def difference_words(series: Series, indicator: Indicator, inputs: PageInputs) -> str:
    """How the newest figure differs from the one before: "giảm 2,1 điểm phần trăm so với 12/2022"."""
    newest, before = series.figures[-1], series.figures[-2]
    when = moment_words(before.observation.period, inputs.words)
    if newest.apart is not None:
        return inputs.words(f"series.apart-{newest.apart}", when=when)
    found = difference(series, indicator)
    assert found is not None
    if found.direction is None:
        return inputs.words("series.near" if found.about else "series.same", when=when)
    value, language = newest.observation.value, inputs.language
    if isinstance(value, Progress):
        unit = noun_words(value.unit, inputs.words)
    elif indicator.unit.vi == "%":
        unit = inputs.words("gap.points")
    else:
        unit = indicator.unit.to(language)
    amount = NO_BREAK.join(filter(None, (formatting.printed(found.amount, language), unit)))
    said = inputs.words("series.about", amount=amount) if found.about else amount
    return inputs.words("series.up" if found.direction == "increase" else "series.down", amount=said, when=when)


def series_in(place: Place, indicator: Indicator, index: Index) -> tuple[Series, ...]:
    """The series of one indicator of a unit, before they are worded."""

    def made() -> tuple[Series, ...]:
        groups = index.statements.of(place.slug, indicator.id)
        return series_of((one for group in groups for one in group.observations), place, indicator)

    return index.once(("series", place.slug, indicator.id), made)


def _views(place: Place, indicator: Indicator, inputs: PageInputs) -> Iterator[SeriesView]:
    for found in series_in(place, indicator, inputs.index):
        first, last = found.run[0].observation, found.newest
        yield SeriesView(
            id=f"chuoi.{last.id}",
            first=figure(first, inputs),
            first_when=moment_words(first.period, inputs.words),
            last=figure(last, inputs),
            last_when=moment_words(last.period, inputs.words),
            difference=difference_words(found, indicator, inputs),
            compares=found.figures[-1].apart is None,
            spark=None if found.is_flat else _spark(found),
            chart=None if found.is_flat or place.is_brief else _chart(found, place, indicator, inputs),
        )


def _spark(series: Series) -> SparkView:
    days = [one.day.toordinal() for one in series.figures]
    values = [one.value for one in series.figures]
    low, high = min(Decimal(0), *values), max(_FULL if series.is_share else Decimal(0), *values)
    xs = [_plain(4 + (day - days[0]) / (days[-1] - days[0]) * (SPARK_WIDTH - 8)) for day in days]
    ys = [_plain(4 + (SPARK_HEIGHT - 8) * float((high - value) / ((high - low) or 1))) for value in values]
    places = list(zip(xs, ys, strict=True))
    lines = "".join(
        f"M{places[at - 1][0]} {places[at - 1][1]}L{places[at][0]} {places[at][1]}"
        for at in range(1, len(places))
        if series.figures[at].apart is None
    )
    return SparkView(lines, tuple(places))


def _chart(series: Series, place: Place, indicator: Indicator, inputs: PageInputs) -> ChartView:
    words, last = inputs.words, series.newest
    part = part_words(last.members, inputs.project.dimensions, inputs.language)
    name = ", ".join(filter(None, (indicator.name.to(inputs.language), part)))
    first_day = series.figures[0].day
    points, rows = [], []
    for number, one in enumerate(series.figures):
        said, when = value_words(one.observation.value, indicator, words), moment_words(one.observation.period, words)
        short = " ".join(filter(None, (said.qualifier, said.number + ("%" if said.unit == "%" else ""))))
        detail = words("series.point", when=when, value=said.text)
        joins = number > 0 and one.apart is None
        points.append(TimePoint((one.day - first_day).days, one.value, short, when, joins, detail))
        rows.append((when, said.text, document_link(one.observation.document, inputs).name))
    spec = TimeChart(
        title=words("series.title", name=name, place=place.name.to(inputs.language)),
        reading=words(
            "series.reading",
            name=name,
            figures="; ".join(point.detail for point in points),
            difference=difference_words(series, indicator, inputs),
        ),
        points=tuple(points),
        top=_FULL if series.is_share else None,
    )
    facts = ChartFacts(
        columns=tuple(words(f"table.{key}") for key in ("day", "value", "source")),
        rows=tuple(rows),
        period="",
        sources=tuple(document_link(one.observation.document, inputs) for one in reversed(series.figures)),
        page=_page(place, indicator, inputs),
        name=(place.slug, indicator.id, "chuoi"),
        is_embedded=True,
    )
    return chart_view(f"chuoi.{last.id}", spec, facts, inputs)


def _page(place: Place, indicator: Indicator, inputs: PageInputs) -> str:
    """Where the chart stands: on the unit's page, the country's on that of the indicator."""
    if place.slug == inputs.project.site.country:
        return f"{paths.indicator(indicator.id)}#ca-nuoc"
    return f"{paths.unit(place.slug)}#thay-doi"


def _plain(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
