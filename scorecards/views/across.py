"""An indicator across all units, as its page shows it: the result in a sentence, a chart, a list, a map."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.analysis.status.across import Across, Measurand, across
from scorecards.analysis.status.comparison import IncomparableReason
from scorecards.analysis.status.known_days import known_day
from scorecards.charts.specs import ReferenceLine, UnitBar, UnitBarGroup, UnitBars
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation
from scorecards.model.values import size
from scorecards.vietnamese import formatting
from scorecards.views.across_words import ReadAgainst, asides, place_words, read_against, result
from scorecards.views.charts import ChartFacts, chart_view
from scorecards.views.figures import figure
from scorecards.views.links import document_link
from scorecards.views.place_view_types import MapView
from scorecards.views.value_maps import value_map
from scorecards.views.view_types import ChartView, FigureView, LinkView
from scorecards.wording import moment_words, part_words, span_words, target_words

T = TypeVar("T")

MOST_BARS = 80
"""Units whose bars one chart shows; of more, the list alone is readable."""
MOST_LINES = 60
"""Lines of a table of all units that the page of an indicator shows: some seven screens of a phone."""


class AcrossRow(Struct, frozen=True):
    """A unit's figure in the list."""

    figure: FigureView
    place: str
    """Its place among those that compare, "3", "1–2" where the figures do not tell; "" without one."""
    tied: str
    """"cùng hạng", or ""."""
    reason: str
    """Why it is not compared, where that is not said over the whole group; or ""."""
    has_source_there: bool = False
    """Whether its source is told of where the figure stands, on the page of a commune."""


class AcrossGroup(Struct, frozen=True):
    """Rows that compare, or that are set apart for one reason."""

    title: str
    """"" for those that compare."""
    rows: tuple[AcrossRow, ...]
    period: str
    """What all rows are of, "đến 31/12/2022", said once; "" where they differ, or where the title says that no day is
    known."""
    source: LinkView | None
    """The document that all rows are of; None where they differ."""
    then: str
    """That the units are those of that day, where some are no more or have other borders; "" where rows differ in their
    days, and each says so itself."""
    dated: bool
    """Whether each row says its own day."""


class AcrossView(Struct, frozen=True):
    """All units' figures of an indicator."""

    result: tuple[str, ...]
    """What it comes to, the first sentence first; empty where no unit has a figure."""
    rule: str
    """Which figures have places; "" where there are too few to speak of."""
    groups: tuple[AcrossGroup, ...]
    """The first lines of its table (`MOST_LINES`); empty where fewer than two units have figures, or none that may be
    compared."""
    days: str
    """Of which days the figures are that compare, first and last; "" where all are of one, which their group says."""
    chart: ChartView | None
    """None where it would repeat one number."""
    map: MapView | None
    """None where fewer than four units compare."""


def across_view(of: Measurand, inputs: PageInputs) -> AcrossView:
    """All units' figures of an indicator, or of a part of it: in their order, or set apart with the reason."""
    return inputs.once(("across", of.id), lambda: _across_view(of, inputs))


def table_length(of: Measurand, index: Index) -> int:
    """How many lines the table of all units has."""
    found = across_of(of, index)
    count = len(found.drawn) + len(found.beside)
    return count if found.drawn and count > 1 else 0


def table_lines(of: Measurand, start: int, end: int, inputs: PageInputs) -> tuple[AcrossGroup, ...]:
    """The lines of the table from `start` up to `end`: those of thousands of units are worded as pages show them."""
    if not table_length(of, inputs.index):
        return ()
    return tuple(_groups(across_of(of, inputs.index), start, end, inputs))


def across_of(of: Measurand, index: Index) -> Across:
    """The same before it is worded."""
    found = index.comparison(of.indicator, of.members)
    return index.once(("across", of.id), lambda: across(of.indicator, found, index.project))


def across_line(of: Measurand, inputs: PageInputs) -> tuple[str, str]:
    """The first sentence of the result, and of which days its figures are; both "" where no one sentence says these."""
    found = across_of(of, inputs.index)
    days = _days(found, inputs) or _common_day(found, inputs)
    return (_said(of, inputs)[0], days) if days else ("", "")


def has_across_chart(of: Measurand, index: Index) -> bool:
    """Whether there are two sizes to draw, and not too many."""
    drawn = across_of(of, index).drawn
    return len({size(one.value) for one in drawn}) > 1 and len(drawn) <= MOST_BARS


def parts_across(indicator: Indicator, index: Index) -> list[Measurand]:
    """The parts of an indicator of which two units or more have figures on one scale, in the order of the registers."""
    return index.once(("parts-across", indicator.id), lambda: _parts_across(indicator, index))


def _parts_across(indicator: Indicator, index: Index) -> list[Measurand]:
    groups = index.statements.by_indicator.get(indicator.id, ())
    parts = {o.members for group in groups for o in group.observations if o.members}
    order = {
        (dimension.id, member.id): (number, position)
        for number, dimension in enumerate(index.project.dimensions.values())
        for position, member in enumerate(dimension.members)
    }
    found = (Measurand(indicator, one) for one in sorted(parts, key=lambda one: [order[pair] for pair in one]))
    return [of for of in found if len(across_of(of, index).drawn) > 1]


def comparison_anchor(of: Measurand) -> str:
    """Where the comparison stands on the indicator's page."""
    return "so-sanh" if not of.members else f"so-sanh.{of.id}"


def _across_view(of: Measurand, inputs: PageInputs) -> AcrossView:
    found, said = across_of(of, inputs.index), _said(of, inputs)
    return AcrossView(
        result=said,
        rule=_rule(of.indicator, found, inputs) if len(found.drawn) + len(found.beside) > 1 else "",
        groups=table_lines(of, 0, MOST_LINES, inputs),
        days=_days(found, inputs),
        chart=_chart(of, found, read_against(of, found, inputs), said, inputs),
        map=value_map(of, found, inputs),
    )


def _said(of: Measurand, inputs: PageInputs) -> tuple[str, ...]:
    """What it comes to in sentences, apart from the chart, which takes longer and is not on every page that says so."""

    def made() -> tuple[str, ...]:
        found = across_of(of, inputs.index)
        return *result(of.indicator, found, read_against(of, found, inputs), inputs), *asides(found, inputs)

    return inputs.once(("across-said", of.id), made)


def _rule(indicator: Indicator, found: Across, inputs: PageInputs) -> str:
    days, words = indicator.compare_within_days, inputs.words
    if days is None:
        return words("across.no-rule")
    bounds = any(known_day(o, inputs.project.documents).is_bound for o in found.drawn)
    sentences = (words("across.rule", span=span_words(days, words)), words("across.bound") if bounds else "")
    return " ".join(filter(None, sentences))


def _days(found: Across, inputs: PageInputs) -> str:
    documents, language = inputs.project.documents, inputs.language
    days = {day for one in found.placed if (day := known_day(one.observation, documents).day)}
    if len(days) < 2:
        return ""
    first, last = (formatting.day(day, language) for day in (min(days), max(days)))
    return inputs.words("across.days", first=first, last=last)


def _common_day(found: Across, inputs: PageInputs) -> str:
    """The one day of the figures that compare, in a sentence; "" where none do."""
    periods = {figure(one.observation, inputs).period for one in found.placed}
    return inputs.words("across.day", period=periods.pop()) if len(periods) == 1 else ""


def _groups(found: Across, start: int, end: int, inputs: PageInputs) -> Iterable[AcrossGroup]:
    """The lines from `start` up to `end` of all groups together."""
    words, lines = inputs.words, _LineRange(start, end)
    ranked = tuple(
        _row(one.observation, inputs, place_words(one), words("across.tied") if one.is_tied else "")
        for one in lines.of(found.placed)
    )
    if ranked:
        yield _group("", ranked, inputs)
    for key, apart in _apart(found):
        if rows := tuple(_row(o, inputs) for o in lines.of(apart)):
            yield _group(words(f"across.{key}"), rows, inputs, known=key != "no-date")
    if beside := lines.of(found.beside):
        told = tuple(_row(o, inputs, reason=_reason(why, inputs)) for o, why in beside)
        yield _group(words("across.beside"), told, inputs)


def _row(one: Observation, inputs: PageInputs, place: str = "", tied: str = "", reason: str = "") -> AcrossRow:
    is_there = one.document in inputs.index.documents_of_communes
    return AcrossRow(figure(one, inputs), place, tied, reason, is_there)


class _LineRange:
    """Which lines a page has of the groups of a table, asked for one group after another."""

    def __init__(self, start: int, end: int) -> None:
        self._start, self._end = start, end

    def of(self, group: Sequence[T]) -> Sequence[T]:
        """The lines of the next group."""
        found = group[max(0, self._start) : max(0, self._end)]
        self._start, self._end = self._start - len(group), self._end - len(group)
        return found


def _group(title: str, rows: tuple[AcrossRow, ...], inputs: PageInputs, known: bool = True) -> AcrossGroup:
    """Rows with what they have in common; `known` is whether their days are."""
    periods, sources = {row.figure.period for row in rows}, {row.figure.source for row in rows}
    period = periods.pop() if known and len(periods) == 1 and len(rows) > 1 else ""
    source = sources.pop() if len(sources) == 1 and len(rows) > 1 else None
    of_then = bool(period) and any(row.figure.then for row in rows)
    then = inputs.words("across.then") if of_then else ""
    return AcrossGroup(title, rows, period, source, then, dated=known and not period)


def _reason(why: IncomparableReason, inputs: PageInputs) -> str:
    """The reason, where the rule of the whole indicator does not say it."""
    return "" if why is IncomparableReason.NO_RULE else inputs.words(f"compare.{why}")


def _apart(found: Across) -> list[tuple[str, tuple[Observation, ...]]]:
    """What is on the same scale without a place, by the key of its heading."""
    time = "other-time" if found.placed else "own-time"
    return [(key, those) for key, those in ((time, found.other_time), ("no-date", found.no_date)) if those]


def _chart(
    of: Measurand, found: Across, reference: ReadAgainst, said: Sequence[str], inputs: PageInputs
) -> ChartView | None:
    if not has_across_chart(of, inputs.index):
        return None
    words = inputs.words
    ranked = tuple(_bar(one.observation, place_words(one), inputs) for one in found.placed)
    apart = [
        UnitBarGroup(words(f"across.{key}"), tuple(_bar(o, "", inputs) for o in those)) for key, those in _apart(found)
    ]
    part = part_words(of.members, inputs.project.dimensions, inputs.language)
    name = ", ".join(filter(None, (of.indicator.name.to(inputs.language), part)))
    spec = UnitBars(
        title=words("across.chart", name=name, count=formatting.number(len(found.drawn), inputs.language)),
        reading=" ".join(said),
        groups=((UnitBarGroup("", ranked), *apart) if ranked else tuple(apart)),
        country=_country_line(reference, inputs),
        target=_target_line(of.indicator, reference, inputs),
    )
    facts = ChartFacts(
        columns=tuple(words(f"table.{key}") for key in ("unit", "value", "day")),
        rows=tuple((view.place.name, view.text, view.period) for view in (figure(o, inputs) for o in found.drawn)),
        period="",
        sources=tuple(document_link(o.document, inputs) for o in found.drawn),
        page=f"{paths.indicator(of.indicator.id)}#{comparison_anchor(of)}",
        name=("so-sanh", of.id),
        days=_days(found, inputs) or _common_day(found, inputs),
        is_embedded=True,
    )
    return chart_view(f"so-sanh.{of.id}", spec, facts, inputs)


def _bar(observation: Observation, place: str, inputs: PageInputs) -> UnitBar:
    view, value = figure(observation, inputs), size(observation.value)
    assert value is not None
    return UnitBar(view.place.name, value, view.text, place, view.period)


def _country_line(reference: ReadAgainst, inputs: PageInputs) -> ReferenceLine | None:
    one = reference.country
    value = size(one.value) if one else None
    if one is None or value is None:
        return None
    when = moment_words(one.period, inputs.words)
    return ReferenceLine(value, inputs.words("across.country-line", text=figure(one, inputs).text, when=when))


def _target_line(indicator: Indicator, reference: ReadAgainst, inputs: PageInputs) -> ReferenceLine | None:
    one = reference.target
    if one is None:
        return None
    aim, due = target_words(one, indicator, inputs.words), formatting.day(one.due, inputs.language)
    return ReferenceLine(one.value.value, inputs.words("across.target-line", aim=aim, due=due))
