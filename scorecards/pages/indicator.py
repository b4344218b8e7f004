"""An indicator: what is measured, every figure of it and every target for it."""

from collections.abc import Iterable
from itertools import islice

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.analysis.groups import newest_first
from scorecards.analysis.status.across import Measurand
from scorecards.charts.share_card import ShareCard
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Indicator
from scorecards.pages import long_lists
from scorecards.pages.offers import downloads
from scorecards.pages.page import Page
from scorecards.pages.subjects import dataset_subject
from scorecards.pages.trail import trail
from scorecards.vietnamese import formatting
from scorecards.views.across import AcrossView, comparison_anchor, parts_across
from scorecards.views.country import CountryView, country_view
from scorecards.views.figures import chart
from scorecards.views.links import pillar_link
from scorecards.views.series import SeriesView, changes_of
from scorecards.views.targets import target
from scorecards.views.view_types import ChartView, FigureView, LinkView, TargetView
from scorecards.wording import part_words

MOST_DRAWN = 70
"""Series, and charts of parts, that the page shows: the provinces of before and after 2025 have room."""


class AcrossPart(Struct, frozen=True):
    """A part of an indicator across units."""

    name: str
    """"Cấp xã"."""
    anchor: str
    across: AcrossView
    whole: LinkView | None = None
    """Where the whole table is, if it is longer."""


class IndicatorPage(Struct, frozen=True):
    """What is measured, and every figure of it."""

    name: str
    definition: str
    edit: str
    """Address at which its entry can be edited, or ""."""
    facts: tuple[tuple[str, str], ...]
    """Label and value: pillar, unit, kind, better, denominator, plausible range, merge rule."""
    pillar: LinkView
    figures: tuple[FigureView, ...]
    """The newest of those of units."""
    targets: tuple[TargetView, ...]
    charts: tuple[ChartView, ...]
    """The newest of figures by their parts; others stand on the pages of units."""
    changes: tuple[SeriesView, ...]
    """Units but communes with figures of two days or more, the one with the newest figure first; not many more than of
    a country's provinces, for all stand on the pages of units."""
    across: AcrossView
    """All units' figures of the whole, in order where they compare; of a long table its first lines."""
    parts: tuple[AcrossPart, ...]
    """The same of its parts."""
    country: CountryView | None
    """The country's figures; None where none is known."""
    all_figures: LinkView | None = None
    """Where all figures of units are, if there are more."""
    whole: LinkView | None = None
    """Where the whole table of all units is, if it is longer."""


def indicator_page(route: Route, inputs: PageInputs) -> Page:
    """What is measured, every figure of it and every target for it."""
    language, indicator = inputs.language, inputs.project.indicators[route.key]
    groups = newest_first(inputs.index.statements.by_indicator.get(indicator.id, ()))
    country = inputs.project.site.country
    places = inputs.project.places
    units = dict.fromkeys(one.place for one in groups if one.place != country and not places[one.place].is_brief)
    figures, all_figures = long_lists.newest_figures(paths.INDICATORS, indicator.id, inputs)
    across, whole = long_lists.shortened(Measurand(indicator), inputs)
    changes = (view for slug in units for view in changes_of(places[slug], indicator, inputs))
    charts = (drawn for group in groups if (drawn := chart(group, inputs)))
    context = IndicatorPage(
        name=indicator.name.to(language),
        definition=indicator.definition.to(language),
        edit=inputs.edit_at(indicator.at),
        facts=tuple(_facts(indicator, inputs)),
        pillar=pillar_link(indicator.pillar, inputs),
        figures=figures,
        all_figures=all_figures,
        targets=tuple(target(t, t.place, inputs) for t in inputs.index.targets_by_indicator.get(indicator.id, ())),
        across=across,
        whole=whole,
        parts=tuple(_parts(indicator, inputs)),
        country=country_view(indicator, inputs),
        changes=tuple(islice(changes, MOST_DRAWN)),
        charts=tuple(islice(charts, MOST_DRAWN)),
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
    for of in parts_across(indicator, inputs.index):
        name = part_words(of.members, dimensions, language)
        yield AcrossPart(name, comparison_anchor(of), *long_lists.shortened(of, inputs))


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
