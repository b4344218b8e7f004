"""An indicator: what is measured, every figure of it and every target for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecards.addresses.route import Route
from scorecards.analysis.groups import newest_first
from scorecards.analysis.status.across import Measurand
from scorecards.charts.share_card import ShareCard
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Indicator
from scorecards.pages.offers import downloads
from scorecards.pages.page import Page
from scorecards.pages.subjects import dataset_subject
from scorecards.pages.trail import trail
from scorecards.vietnamese import formatting
from scorecards.views.across import AcrossView, across_parts, across_view, comparison_anchor
from scorecards.views.country import CountryView, country_view
from scorecards.views.figures import chart, figure
from scorecards.views.links import pillar_link
from scorecards.views.series import SeriesView, changes_of
from scorecards.views.targets import target
from scorecards.views.view_types import ChartView, FigureView, LinkView, TargetView
from scorecards.wording import part_words


@dataclass(frozen=True, slots=True)
class AcrossPart:
    """A part of an indicator across units."""

    name: str
    """"Cấp xã"."""
    anchor: str
    across: AcrossView


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """What is measured, and every figure of it."""

    name: str
    definition: str
    edit: str
    """Address at which its entry can be edited, or ""."""
    facts: tuple[tuple[str, str], ...]
    """Label and value: pillar, unit, kind, better, denominator, plausible range, merge rule."""
    pillar: LinkView
    figures: tuple[FigureView, ...]
    """Those of units."""
    targets: tuple[TargetView, ...]
    charts: tuple[ChartView, ...]
    changes: tuple[SeriesView, ...]
    """Units with figures of two days or more, the one with the newest figure first."""
    across: AcrossView
    """All units' figures of the whole, in order where they compare."""
    parts: tuple[AcrossPart, ...]
    """The same of its parts."""
    country: CountryView | None
    """The country's figures; None where none is known."""


def indicator_page(route: Route, inputs: PageInputs) -> Page:
    """What is measured, every figure of it and every target for it."""
    language, indicator = inputs.language, inputs.project.indicators[route.key]
    groups = newest_first(inputs.index.groups_by_indicator.get(indicator.id, ()))
    country = inputs.project.site.country
    units = dict.fromkeys(group.place for group in groups if group.place != country)
    context = IndicatorPage(
        name=indicator.name.to(language),
        definition=indicator.definition.to(language),
        edit=inputs.edit_at(indicator.at),
        facts=tuple(_facts(indicator, inputs)),
        pillar=pillar_link(indicator.pillar, inputs),
        figures=tuple(figure(o, inputs) for g in groups for o in g.observations if o.place != country),
        targets=tuple(target(t, t.place, inputs) for t in inputs.index.targets_by_indicator.get(indicator.id, ())),
        across=across_view(Measurand(indicator), inputs),
        parts=tuple(_parts(indicator, inputs)),
        country=country_view(indicator, inputs),
        changes=tuple(view for slug in units for view in changes_of(inputs.project.places[slug], indicator, inputs)),
        charts=tuple(drawn for g in groups if (drawn := chart(g, inputs))),
    )
    name, source = indicator.name.to(language), "data/indicators.toml"
    shown = context.across.chart or next(iter(context.charts), None)
    files = downloads(route, inputs)
    result = context.across.result[0] if context.across.groups and context.across.result else ""
    about = f"{result} {context.definition}".strip()
    return Page(
        route, name, about, context, trail(inputs, "indicators"), source, "indicators",
        card=ShareCard(name, text=result or context.definition, chart=shown.svg if shown else ""),
        subject=dataset_subject(name, context.definition, files, inputs) if groups else None,
    )  # fmt: skip


def _parts(indicator: Indicator, inputs: PageInputs) -> Iterable[AcrossPart]:
    dimensions, language = inputs.project.dimensions, inputs.language
    for of, view in across_parts(indicator, inputs):
        yield AcrossPart(part_words(of.members, dimensions, language), comparison_anchor(of), view)


def _facts(indicator: Indicator, inputs: PageInputs) -> Iterable[tuple[str, str]]:
    language = inputs.language
    bounds = [formatting.number(bound, language) for bound in (indicator.low, indicator.high) if bound is not None]
    facts = [
        ("unit", indicator.unit.to(language)),
        ("kind", inputs.words(f"kind.{indicator.kind}")),
        ("better", inputs.words(f"better.{indicator.better}")),
        ("denominator", indicator.denominator.to(language)),
        ("range", "–".join(bounds) if len(bounds) == 2 else ""),
        ("merge", inputs.words(f"merge.{indicator.merge}")),
    ]
    return ((inputs.words(f"fact.{key}"), value) for key, value in facts if value)
