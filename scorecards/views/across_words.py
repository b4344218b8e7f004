"""What an indicator comes to across units, in sentences: highest, lowest, how far apart, against country and target."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from scorecards.analysis.status.across import Across, Measurand
from scorecards.analysis.status.known_days import known_day
from scorecards.analysis.status.order import PlacedFigure, extent, outermost
from scorecards.analysis.status.targets import measured, wanted
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.observations import Observation, Target
from scorecards.model.values import Number, Progress, Share, size
from scorecards.vietnamese import formatting
from scorecards.vietnamese.formatting import NO_BREAK
from scorecards.vietnamese.values import Qualifier
from scorecards.views.country import country_figure
from scorecards.views.figures import figure
from scorecards.wording import listed_words, moment_words, target_words

_NAMED = 3
"""Up to so many units are named together; more are counted."""


class ReadAgainst(Struct, frozen=True):
    """What units are read against."""

    country: Observation | None
    """The newest figure of the country that is one number."""
    target: Target | None
    """The country's."""


def read_against(of: Measurand, found: Across, inputs: PageInputs) -> ReadAgainst:
    """What the units' figures of an indicator, or of a part of it, are read against."""
    return ReadAgainst(_country_figure(of, found, inputs), _country_target(of, inputs))


def _country_figure(of: Measurand, found: Across, inputs: PageInputs) -> Observation | None:
    """The country's figure where it is counted as those of the units are."""
    country = country_figure(of, inputs)
    counted = {one.measure for one in found.drawn}
    return country if country and (not counted or country.measure in counted) else None


def _country_target(of: Measurand, inputs: PageInputs) -> Target | None:
    """The country's target of the same thing that comes due next, else the last that came due; dropped ones aside."""
    country, ended = inputs.project.site.country, inputs.index.ended_targets
    own = [
        one
        for one in inputs.index.targets_by_indicator.get(of.indicator.id, ())
        if one.place == country and one.members == of.members and one.id not in ended
    ]
    ahead = [one for one in own if one.due >= inputs.index.today]
    return min(ahead, key=lambda one: one.due) if ahead else max(own, key=lambda one: one.due, default=None)


def result(indicator: Indicator, found: Across, reference: ReadAgainst, inputs: PageInputs) -> tuple[str, ...]:
    """The sentences that say what the comparison comes to; none where no unit has a figure that is one number."""
    ranked = [one.observation for one in found.placed]
    sentences = [
        *(_extremes(indicator, ranked, inputs) if ranked else _without_order(found, inputs)),
        *_country(found, ranked, reference, inputs),
        *_target(indicator, ranked, reference.target, inputs),
    ]
    return tuple(sentences)


def asides(found: Across, inputs: PageInputs) -> tuple[str, ...]:
    """That some units are shown without a place, and why; nothing where none has a place."""
    if not found.placed:
        return ()
    counts = (("time", found.other_time), ("no-date", found.no_date))
    said = [inputs.words(f"across.{key}-count", count=_number(len(those), inputs)) for key, those in counts if those]
    return (inputs.words("across.apart", units=listed_words(said, inputs.words)),) if said else ()


def _extremes(indicator: Indicator, ranked: Sequence[Observation], inputs: PageInputs) -> Iterator[str]:
    """Among how many units: "Trong 5 nơi so được: cao nhất Bắc Ninh 56,83%; thấp nhất Quảng Ngãi 4,21%; chênh …"

    Where words such as "nearly" leave open which of a few is highest, "A 96,9% hoặc B gần 97%"; where they leave open
    whether any is above another, that alone is said.
    """
    top, bottom = (outermost(ranked, indicator, greatest) for greatest in (True, False))
    if len(top) == len(bottom) == len(ranked):
        views = [figure(one, inputs) for one in sorted(ranked, key=_size)]
        low_text, high_text, count = views[0].text, views[-1].text, _number(len(ranked), inputs)
        if low_text == high_text:
            yield inputs.words("across.same", count=count, text=low_text)
        else:
            yield inputs.words("across.unordered", count=count, low=low_text, high=high_text)
            yield inputs.words("across.too-near")
        return
    counted = indicator.kind in (IndicatorKind.COUNT, IndicatorKind.MONEY)
    low, high = min(map(_size, ranked)), max(map(_size, ranked))
    yield inputs.words(
        "across.most" if counted else "across.highest",
        count=_number(len(ranked), inputs),
        top=_named(top, inputs),
        bottom=_named(bottom, inputs),
        gap=_gap(indicator, high - low, exact=all(map(_is_exact, (*top, *bottom))), inputs=inputs),
    )


def _without_order(found: Across, inputs: PageInputs) -> Iterator[str]:
    """That figures are there, from lowest to highest, though their days forbid an order; or that there is one alone."""
    if len(found.drawn) == 1:
        view = figure(found.drawn[0], inputs)
        yield inputs.words("across.one", name=view.place.name, text=view.text, period=view.period)
    elif found.drawn:
        ordered = sorted(found.drawn, key=lambda one: size(one.value) or Decimal(0))
        low, high = (figure(one, inputs).text for one in (ordered[0], ordered[-1]))
        same = size(ordered[0].value) == size(ordered[-1].value)
        key = "across.unordered-same" if same else "across.unordered"
        yield inputs.words(key, count=_number(len(found.drawn), inputs), low=low, high=high)
        yield inputs.words("across.no-order")


def _country(found: Across, ranked: Sequence[Observation], reference: ReadAgainst, inputs: PageInputs) -> Iterator[str]:
    """The country's figure and its day; how many units are above it where the days are as near as the rule asks."""
    country = reference.country
    value = size(country.value) if country else None
    if country is None or value is None or not found.drawn:
        return
    when = moment_words(country.period, inputs.words)
    said = inputs.words("across.country", text=figure(country, inputs).text, when=when)
    above = _count_above(country, ranked, inputs) if ranked and _is_near(country, ranked, inputs) else None
    if above is not None:
        key = "none" if not above else "all" if above == len(ranked) else "some"
        count, all_units = _number(above, inputs), _number(len(ranked), inputs)
        said = f"{said} {inputs.words(f'across.above-{key}', count=count, all=all_units)}"
    yield said


def _count_above(country: Observation, ranked: Sequence[Observation], inputs: PageInputs) -> int | None:
    """How many units are above the country; None where a figure does not tell."""
    indicator = inputs.project.indicators[country.indicator]
    own, sizes = extent(country.value, indicator), [extent(one.value, indicator) for one in ranked]
    if own is None or any(size is None or own.is_unsure(size) for size in sizes):
        return None
    return sum(size is not None and size.above(own) for size in sizes)


def _is_near(country: Observation, ranked: Sequence[Observation], inputs: PageInputs) -> bool:
    """Whether the country's figure is of the same way of counting and as near in time as units have to be."""
    window = inputs.project.indicators[country.indicator].compare_within_days
    days = [known_day(one, inputs.project.documents).day for one in (country, *ranked)]
    known = [day for day in days if day]
    if window is None or len(known) < len(days) or country.measure != ranked[0].measure:
        return False
    return (max(known) - min(known)).days <= window


def _target(
    indicator: Indicator, ranked: Sequence[Observation], target: Target | None, inputs: PageInputs
) -> Iterator[str]:
    """How many of the units in order are at the country's target; nothing where a figure does not tell."""
    if target is None or not ranked:
        return
    values, goal = [(one, found) for one in ranked if (found := measured(one.value, indicator))], wanted(target)
    if any(
        not _is_exact(one) and found.near.meets(goal) and found.near.cut(goal) != found.near for one, found in values
    ):
        return  # "trên 1.500" against 1.520: nobody can say
    met = sum(found.value in goal for _, found in values)
    key = "none" if not met else "all" if met == len(ranked) else "some"
    yield inputs.words(
        f"across.target-{key}",
        met=_number(met, inputs),
        all=_number(len(ranked), inputs),
        aim=target_words(target, indicator, inputs.words),
        due=formatting.day(target.due, inputs.language),
    )


def _named(units: Sequence[Observation], inputs: PageInputs) -> str:
    """ "Bắc Ninh 56,83%"; "A và B 100%"; "5 nơi 100%"; "A 96,9% hoặc B gần 97%" where it is not known which."""
    views = [figure(one, inputs) for one in units]
    texts = list(dict.fromkeys(view.text for view in views))
    if len(texts) > 1:
        shown = [f"{view.place.name} {view.text}" for view in views[:_NAMED]]
        more = len(views) - len(shown)
        rest = [inputs.words("across.others", count=_number(more, inputs))] if more else []
        return listed_words([*shown, *rest], inputs.words, last="across.or")
    if len(views) > _NAMED:
        who = inputs.words("across.units", count=_number(len(views), inputs))
    else:
        who = listed_words([view.place.name for view in views], inputs.words)
    return f"{who} {texts[0]}"


def _gap(indicator: Indicator, amount: Decimal, exact: bool, inputs: PageInputs) -> str:
    in_points = indicator.unit.vi == "%" or indicator.kind is IndicatorKind.PROGRESS  # so much done of a plan, in %
    unit = inputs.words("gap.points") if in_points else indicator.unit.to(inputs.language)
    if indicator.kind is IndicatorKind.PROGRESS:
        amount = amount.quantize(Decimal("0.1"))
    about = "" if exact else inputs.words("gap.about")
    return NO_BREAK.join(filter(None, (about, formatting.number(amount, inputs.language), unit)))


def _is_exact(observation: Observation) -> bool:
    match observation.value:
        case Number(qualifier=qualifier) | Share(qualifier=qualifier) | Progress(qualifier=qualifier):
            return qualifier is Qualifier.EXACT
    return False


def place_words(placed: PlacedFigure) -> str:
    """A unit's place: "3"; "1–2" where the figures do not tell."""
    return str(placed.place) if placed.worst == placed.place else f"{placed.place}–{placed.worst}"


def _size(observation: Observation) -> Decimal:
    return size(observation.value) or Decimal(0)


def _number(count: int, inputs: PageInputs) -> str:
    return formatting.number(count, inputs.language)
