"""Figures as pages show them: a value in words, with its day, its source and the source's own words."""

from datetime import date

from scorecards.addresses import paths
from scorecards.analysis.groups import Group
from scorecards.analysis.status.known_days import known_day
from scorecards.analysis.status.targets import is_stale
from scorecards.charts.plan import chart_columns, chart_of, chart_rows
from scorecards.inputs.editions import edition_of
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.observations import Observation
from scorecards.model.places import Place
from scorecards.model.project import Project
from scorecards.vietnamese import formatting
from scorecards.views.bars import bar
from scorecards.views.charts import ChartFacts, chart_view
from scorecards.views.links import document_link, finding_path, indicator_link, place_link
from scorecards.views.view_types import ChartView, FigureView, IndicatorGroup, LinkView
from scorecards.wording import ValueWords, day_words, nouns_language, part_words, period_words, value_words


def figure(observation: Observation, inputs: PageInputs) -> FigureView:
    """One figure with date, source and words; those of communes, which stand on few pages, are not kept."""
    if inputs.project.places[observation.place].is_brief:
        return _figure(observation, inputs)
    return inputs.once(("figure", observation.id), lambda: _figure(observation, inputs))


def _figure(observation: Observation, inputs: PageInputs) -> FigureView:
    language, project = inputs.language, inputs.project
    indicator = project.indicators[observation.indicator]
    words = value_words(observation.value, indicator, inputs.words)
    period = observation.period
    return FigureView(
        id=observation.id,
        path=figure_path(observation, project),
        indicator=indicator_link(observation.indicator, inputs),
        part=part_words(observation.members, project.dimensions, language),
        place=place_link(observation.place, inputs),
        then=_unit_then(observation, inputs),
        qualifier=words.qualifier,
        number=words.number,
        unit=words.unit,
        text=words.text,
        counts=words.counts,
        nouns=nouns_language(observation.value, indicator, inputs.words),
        date=day_words(period.as_of, inputs.words),
        period=_period(observation, inputs),
        iso_date=period.as_of.isoformat() if period.as_of else "",
        measure=inputs.words(f"measure.{observation.measure}"),
        status=inputs.words(f"status.{observation.status}") if observation.status else "",
        missing=words.missing,
        source=document_link(observation.document, inputs),
        read_in=document_link(observation.read_in, inputs) if observation.read_in else None,
        quote=observation.quote,
        citation=_citation(observation, words, inputs),
        cited=_cited(observation, inputs),
        note=observation.note.to(language),
        stale=_stale(period.as_of, inputs),
        revised=_revised(observation, inputs),
        findings=tuple(
            LinkView(found.message.to(language), finding_path(found))
            for found in inputs.index.findings_by_figure.get(observation.id, ())
        ),
        bar=bar(observation.value, indicator.unit.vi),
        edit=inputs.edit_at(observation.at),
    )


def _revised(observation: Observation, inputs: PageInputs) -> LinkView | None:
    """The newest revision of the figure, so that readers of an earlier number see that it was mended."""
    one = inputs.index.newest_revision.get(observation.id)
    if one is None:
        return None
    words = inputs.words(
        "word.revised", day=formatting.day(one.made_on, inputs.language), old=one.old.to(inputs.language)
    )
    return LinkView(words, f"{paths.REVISIONS}#{one.id}")


def _period(observation: Observation, inputs: PageInputs) -> str:
    """The period in words; without one the day by which the figure was public, where that is known."""
    known = known_day(observation, inputs.project.documents)
    if known.day and known.is_bound:
        return inputs.words("period.public-by", day=formatting.day(known.day, inputs.language))
    return period_words(observation.period, inputs.words)


def figure_path(observation: Observation, project: Project) -> str:
    """The permanent link of a figure: on its unit's page, of the country's on the page of its indicator."""
    if observation.place == project.site.country:
        return paths.country_figure(observation.indicator, observation.id)
    if project.places[observation.place].is_brief:
        return paths.figure_line(observation.place, observation.indicator, observation.members)
    return paths.figure(observation.place, observation.id)


def _citation(observation: Observation, words: ValueWords, inputs: PageInputs) -> str:
    language, project = inputs.language, inputs.project
    part = part_words(observation.members, project.dimensions, language)
    place = _unit_then(observation, inputs) or place_link(observation.place, inputs).name
    edition = _edition(observation, inputs)
    return inputs.words(
        "sentence.citation-edition" if edition else "sentence.citation",
        what=", ".join(filter(None, (indicator_link(observation.indicator, inputs).name, part, place))),
        value=words.text or words.missing,
        period=period_words(observation.period, inputs.words),
        source=document_link(observation.document, inputs).name,
        site=project.site.title.to(language),
        day=formatting.day(edition or inputs.index.today, language),
    )


def _cited(observation: Observation, inputs: PageInputs) -> str:
    edition = _edition(observation, inputs)
    if edition is None:
        return figure_path(observation, inputs.project)
    return f"{paths.edition_unit(edition, observation.place)}#{observation.id}"


def _edition(observation: Observation, inputs: PageInputs) -> date | None:
    return edition_of(("observation", observation.id), inputs.index, inputs.words_in)


def group(found: Group, inputs: PageInputs) -> IndicatorGroup:
    """An indicator's figures from one report, with their chart where they have parts to compare."""
    figures = tuple(figure(observation, inputs) for observation in found.observations)
    return IndicatorGroup(indicator_link(found.indicator, inputs), figures, chart(found, inputs))


def chart(found: Group, inputs: PageInputs) -> ChartView | None:
    """The chart of a group; None where a chart would repeat one number, and for a commune."""
    if inputs.project.places[found.place].is_brief:
        return None
    return inputs.once(("chart", found.id), lambda: _chart(found, inputs))


def _chart(found: Group, inputs: PageInputs) -> ChartView | None:
    words = (inputs.project, inputs.words)
    spec = chart_of(found, *words)
    if spec is None:
        return None
    first = found.observations[0]
    day = first.period.as_of.isoformat() if first.period.as_of else ""
    facts = ChartFacts(
        columns=chart_columns(found, *words),
        rows=chart_rows(found, *words),
        period=period_words(first.period, inputs.words),
        sources=(document_link(found.document, inputs),),
        page=figure_path(first, inputs.project),
        name=(found.place, found.indicator, day),
        is_embedded=True,
    )
    return chart_view(found.id, spec, facts, inputs)


def _stale(day: date | None, inputs: PageInputs) -> str:
    months = inputs.project.site.stale_after
    return inputs.words("word.stale", months=months) if is_stale(day, inputs.index.today, months) else ""


def _unit_then(observation: Observation, inputs: PageInputs) -> str:
    """The unit that the figure is of, where it is not the place's unit of today."""
    return area_then(inputs.project.places[observation.place], observation.period.as_of, inputs)


def area_then(place: Place, day: date | None, inputs: PageInputs) -> str:
    """The place's unit of that day with its last day, where it is not that of today; else ""."""
    versions = place.versions_of(place.area_on(day))
    area = versions[-1]
    if area == place.latest and (area.valid_to is None or area.valid_to >= inputs.index.today):
        return ""
    name = area.name.to(inputs.language)
    if area.valid_to is None:
        return name
    until = formatting.day(area.valid_to, inputs.language)
    return inputs.words("sentence.unit-then", name=name, day=until)
