"""Figures, targets, ranks and charts as pages show them."""

from datetime import date

from scorecards.analysis.groups import Group, newest_first
from scorecards.analysis.status.comparison import compare
from scorecards.analysis.status.targets import TargetStatus, is_stale, status
from scorecards.charts.plan import chart_columns, chart_rows, chart_words, comparison_chart, comparison_id, rank_words
from scorecards.model.articles import Article
from scorecards.model.findings import Finding
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation, Target
from scorecards.model.places import Place
from scorecards.model.rankings import Ranking, RankRow
from scorecards.pages import paths
from scorecards.pages.bars import bar
from scorecards.pages.book import Book
from scorecards.pages.charts import ChartTable, chart_view
from scorecards.pages.views import (
    ArticleCard,
    ChartView,
    ComparisonView,
    FigureView,
    IndicatorGroup,
    LinkView,
    RankView,
    StatusView,
    TargetView,
)
from scorecards.vietnamese import formatting
from scorecards.wording import (
    ValueWords,
    day_words,
    nouns_language,
    part_words,
    period_words,
    rank_numbers,
    target_words,
    value_words,
    word,
)


def figure(observation: Observation, book: Book) -> FigureView:
    """One figure with date, source and words."""
    language, project = book.language, book.project
    indicator = project.indicators[observation.indicator]
    words = value_words(observation.value, indicator, language)
    period = observation.period
    return FigureView(
        id=observation.id,
        path=paths.figure(observation.place, observation.id),
        indicator=indicator_link(observation.indicator, book),
        part=part_words(observation.members, project.dimensions, language),
        place=place_link(observation.place, book),
        then=_unit_then(observation, book),
        qualifier=words.qualifier,
        number=words.number,
        unit=words.unit,
        text=words.text,
        counts=words.counts,
        nouns=nouns_language(observation.value, indicator, language),
        date=day_words(period.as_of, language),
        period=period_words(period, language),
        iso_date=period.as_of.isoformat() if period.as_of else "",
        measure=word(f"measure.{observation.measure}", language),
        status=word(f"status.{observation.status}", language) if observation.status else "",
        missing=words.missing,
        source=document_link(observation.document, book),
        read_in=document_link(observation.read_in, book) if observation.read_in else None,
        quote=observation.quote,
        citation=_citation(observation, words, book),
        note=observation.note.to(language),
        stale=_stale(period.as_of, book),
        findings=tuple(
            LinkView(found.message.to(language), finding_path(found))
            for found in book.findings_by_figure.get(observation.id, ())
        ),
        bar=bar(observation.value, indicator.unit.vi),
    )


def _citation(observation: Observation, words: ValueWords, book: Book) -> str:
    language, project = book.language, book.project
    part = part_words(observation.members, project.dimensions, language)
    place = _unit_then(observation, book) or place_link(observation.place, book).name
    return word(
        "sentence.citation",
        language,
        what=", ".join(filter(None, (indicator_link(observation.indicator, book).name, part, place))),
        value=words.text or words.missing,
        period=period_words(observation.period, language),
        source=document_link(observation.document, book).name,
        site=project.site.title.to(language),
        day=formatting.day(book.today, language),
    )


def group(found: Group, book: Book) -> IndicatorGroup:
    """An indicator's figures from one report, with their chart where they have parts to compare."""
    figures = tuple(figure(observation, book) for observation in found.observations)
    return IndicatorGroup(indicator_link(found.indicator, book), figures, chart(found, book))


def chart(found: Group, book: Book) -> ChartView | None:
    """The chart of a group, where one was drawn."""
    if found.id not in book.charts:
        return None
    first, words = found.observations[0], (book.project, book.language)
    table = ChartTable(*chart_words(found, *words), chart_columns(found, *words), chart_rows(found, *words))
    in_country = found.place == book.project.site.country
    page = paths.indicator(found.indicator) if in_country else paths.figure(found.place, first.id)
    day = first.period.as_of.isoformat() if first.period.as_of else ""
    period, sources = period_words(first.period, book.language), [document_link(found.document, book)]
    return chart_view(found.id, table, period, sources, page, (found.place, found.indicator, day), book)


def target(found: Target, place: str, book: Book) -> TargetView:
    """A target with the place's newest figure of the same indicator and part."""
    indicator = book.project.indicators[found.indicator]
    own = newest_first(g for g in book.groups_by_indicator.get(found.indicator, ()) if g.place == place)
    same = [o for g in own for o in g.observations if o.members == found.members]
    site = book.project.site
    standing = status(found, same, indicator, book.project.places[place], book.today, site.stale_after)
    newest = standing.newest
    return TargetView(
        id=found.id,
        indicator=indicator_link(found.indicator, book),
        part=part_words(found.members, book.project.dimensions, book.language),
        of=place_link(found.place, book),
        text=target_words(found, indicator, book.language),
        due=formatting.day(found.due, book.language),
        source=document_link(found.document, book),
        quote=found.quote,
        note=found.note.to(book.language),
        figure=figure(newest, book) if newest else None,
        status=_status_view(standing, book) if newest or place != site.country else None,
        bar=bar(newest.value, indicator.unit.vi, found.value.value) if newest else None,
    )


def _status_view(standing: TargetStatus, book: Book) -> StatusView:
    return StatusView(
        key=standing.standing,
        word=word(f"standing.{standing.standing}", book.language),
        close=word("standing.close", book.language) if standing.close else "",
    )


def rank(ranking: Ranking, row: RankRow, book: Book) -> RankView:
    """A unit's place in an edition."""
    language = book.language
    source = document_link(row.document, book)
    year = str(ranking.reference_year)
    drawn = None
    if row.id in book.charts:
        table = ChartTable(*rank_words(ranking, row, book.project, language))
        page, name = paths.figure(row.place, row.id), (row.place, ranking.id)
        drawn = chart_view(row.id, table, word("sentence.year", language, year=year), [source], page, name, book)
    return RankView(
        id=row.id,
        path=paths.figure(row.place, row.id),
        name=ranking.name.to(language),
        text=f"{rank_numbers(row)}/{ranking.universe}" if row.rank else "",
        universe=ranking.universe_name.to(language),
        then=area_then(book.project.places[row.place], ranking.units_on, book),
        tied=word("word.tied", language) if row.tied else "",
        score=formatting.number(row.score, language) if row.score is not None else "",
        year=year,
        published=day_words(ranking.published_on, language),
        source=source,
        basis=word(f"basis.{row.basis}", language),
        note=row.note.to(language),
        chart=drawn,
    )


def card(article: Article, book: Book) -> ArticleCard:
    """An article in a list."""
    return ArticleCard(
        link=LinkView(article.title, paths.article(article.slug)),
        summary=article.summary,
        date=formatting.day(article.published, book.language),
        iso_date=article.published.isoformat(),
        places=tuple(place_link(slug, book) for slug in article.places),
        language=article.language,
    )


def finding_anchor(found: Finding) -> str:
    """The anchor of a finding: its identifier."""
    return found.id.replace(":", ".")


def finding_path(found: Finding) -> str:
    """Its place on the page of findings."""
    return f"{paths.FINDINGS}#{finding_anchor(found)}"


def _stale(day: date | None, book: Book) -> str:
    months = book.project.site.stale_after
    return word("word.stale", book.language, months=months) if is_stale(day, book.today, months) else ""


def _unit_then(observation: Observation, book: Book) -> str:
    """The unit that the figure is of, where it is not the place's unit of today."""
    return area_then(book.project.places[observation.place], observation.period.as_of, book)


def area_then(place: Place, day: date | None, book: Book) -> str:
    """The place's unit of that day with its last day, where it is not that of today; else ""."""
    area = place.area_on(day)
    if area.id == place.latest.id and (area.valid_to is None or area.valid_to >= book.today):
        return ""
    name = area.name.to(book.language)
    if area.valid_to is None:
        return name
    until = formatting.day(area.valid_to, book.language)
    return word("sentence.unit-then", book.language, name=name, day=until)


def comparison(indicator: Indicator, book: Book) -> ComparisonView:
    """Figures of an indicator that compare between units, the rest beside with the reason."""
    language = book.language
    groups = book.groups_by_indicator.get(indicator.id, ())
    found = compare(indicator, (o for g in groups for o in g.observations), book.project)
    days = indicator.compare_within_days
    rule = word("compare.rule", language, days=days) if days is not None else word("compare.no-rule", language)
    drawn = None
    if found.compared and comparison_id(indicator.id) in book.charts:
        spec = comparison_chart(indicator, found, book.project, language)
        newest_first = sorted(found.compared, key=lambda o: o.period.as_of or date.min, reverse=True)
        columns = (word("table.unit", language), word("table.value", language), word("table.day", language))
        rows = tuple(
            (
                place_link(o.place, book).name,
                value_words(o.value, indicator, language).text,
                day_words(o.period.as_of, language),
            )
            for o in found.compared
        )
        drawn = chart_view(
            comparison_id(indicator.id),
            ChartTable(spec.title, spec.reading, columns, rows),
            "",
            (document_link(o.document, book) for o in newest_first),
            f"{paths.indicator(indicator.id)}#so-sanh",
            ("so-sanh", indicator.id),
            book,
        )
    return ComparisonView(
        rule=rule,
        figures=tuple(figure(o, book) for o in found.compared),
        chart=drawn,
        beside=tuple((figure(o, book), word(f"compare.{reason}", language)) for o, reason in found.beside),
    )


def indicator_link(id: str, book: Book) -> LinkView:
    """An indicator by name."""
    return LinkView(book.project.indicators[id].name.to(book.language), paths.indicator(id))


def place_link(slug: str, book: Book) -> LinkView:
    """A place by name; the country has no page of its own and is plain text."""
    name = book.project.places[slug].name.to(book.language)
    return LinkView(name, "" if slug == book.project.site.country else paths.unit(slug))


def pillar_link(id: str, book: Book) -> LinkView:
    """A pillar by name."""
    return LinkView(book.project.pillars[id].name.to(book.language), paths.pillar(id))


def document_link(id: str, book: Book) -> LinkView:
    """A document by kind and number, or by title where it has no number."""
    document = book.project.documents[id]
    kind = word(f"document.{document.kind}", book.language)
    name = f"{kind} {document.number}" if document.number else document.title.to(book.language)
    return LinkView(name, paths.document(id))
