"""Pages of indicators, pillars and documents."""

from collections.abc import Iterable, Iterator
from datetime import date

from scorecards.analysis.groups import newest_first
from scorecards.load.record_types import record_type
from scorecards.model.documents import Document, DocumentKind
from scorecards.model.indicators import Indicator, Pillar
from scorecards.model.text import Text
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.contexts import DocumentPage, IndicatorPage, PillarPage
from scorecards.pages.figures import (
    card,
    chart,
    comparison,
    document_link,
    figure,
    indicator_link,
    pillar_link,
    place_link,
    rank,
    target,
)
from scorecards.pages.page import Page
from scorecards.pages.views import LinkView
from scorecards.strings.words import Words
from scorecards.vietnamese import formatting
from scorecards.wording import day_words, spoken, word


def indicator_page(indicator: Indicator, book: Book, above: tuple[LinkView, ...]) -> Page:
    """What is measured, every figure of it and every target for it."""
    language = book.language
    groups = newest_first(book.groups_by_indicator.get(indicator.id, ()))
    context = IndicatorPage(
        name=indicator.name.to(language),
        definition=indicator.definition.to(language),
        facts=tuple(_indicator_facts(indicator, book)),
        pillar=pillar_link(indicator.pillar, book),
        figures=tuple(figure(o, book) for g in groups for o in g.observations),
        targets=tuple(target(t, t.place, book) for t in book.targets_by_indicator.get(indicator.id, ())),
        comparison=comparison(indicator, book),
        charts=tuple(drawn for g in groups if (drawn := chart(g, book))),
    )
    name, source = indicator.name.to(language), "data/indicators.toml"
    return Page(
        paths.indicator(indicator.id), "indicator.html", name, context.definition, context, above, source, "indicators"
    )


def pillar_page(pillar: Pillar, book: Book, above: tuple[LinkView, ...]) -> Page:
    """A pillar with its indicators."""
    language = book.language
    name, definition = pillar.name.to(language), pillar.definition.to(language)
    rows = []
    for indicator in book.project.indicators.values():
        if indicator.pillar == pillar.id:
            groups = newest_first(book.groups_by_indicator.get(indicator.id, ()))
            figures = tuple(figure(g.observations[0], book) for g in groups)
            rows.append((indicator_link(indicator.id, book), figures))
    weight = word("count.weight", language, points=pillar.weight)
    context = PillarPage(name, definition, weight, tuple(rows))
    description = word("sentence.pillar-description", language, name=name, definition=definition)
    return Page(
        paths.pillar(pillar.id), "pillar.html", name, description, context, above, "data/pillars.toml", "pillars"
    )


def document_page(document: Document, book: Book, above: tuple[LinkView, ...]) -> Page:
    """A document and everything that rests on it."""
    language, title = book.language, document.title.to(book.language)
    groups = book.groups_by_document.get(document.id, ())
    figures = tuple(figure(o, book) for g in groups for o in g.observations)
    context = DocumentPage(
        title=title,
        facts=tuple(document_facts(document, spoken(book.language))),
        url=document.url,
        file=book.download(document.file) if document.file else None,
        note=document.note.to(language),
        cited_in=tuple(document_link(id, book) for id in document.cited_in),
        cites=tuple(document_link(id, book) for id in book.documents_citing.get(document.id, ())),
        figures=figures,
        targets=tuple(target(t, t.place, book) for t in book.targets_by_document.get(document.id, ())),
        ranks=tuple(
            (place_link(row.place, book), rank(ranking, row, book))
            for ranking, row in book.ranks_by_document.get(document.id, ())
        ),
        articles=tuple(card(article, book) for article in book.articles_by_document.get(document.id, ())),
    )
    name = document_link(document.id, book).name
    description = word("sentence.document-description", language, title=title, count=len(figures))
    return Page(
        paths.document(document.id),
        "document.html",
        name,
        description,
        context,
        above,
        "data/documents.toml",
        "documents",
    )


def _indicator_facts(indicator: Indicator, book: Book) -> Iterable[tuple[str, str]]:
    language = book.language
    bounds = [formatting.number(bound, language) for bound in (indicator.low, indicator.high) if bound is not None]
    facts = [
        ("unit", indicator.unit.to(language)),
        ("kind", word(f"kind.{indicator.kind}", language)),
        ("better", word(f"better.{indicator.better}", language)),
        ("denominator", indicator.denominator.to(language)),
        ("range", "–".join(bounds) if len(bounds) == 2 else ""),
        ("merge", word(f"merge.{indicator.merge}", language)),
    ]
    return ((word(f"fact.{key}", language), value) for key, value in facts if value)


def document_facts(document: Document, words: Words) -> Iterator[tuple[str, str]]:
    """What the register says of a document: each key that `document-fact` in the tables of words has a label for."""
    for key in words.under("document-fact"):
        field = record_type(Document).field(key)
        if field is None:
            continue
        match getattr(document, field.attribute):
            case Text() as text:
                said = text.to(words.language)
            case DocumentKind() as kind:
                said = words(f"document.{kind}")
            case None if not field.required:
                said = ""
            case None | date() as day:
                said = day_words(day, words)
            case other:
                said = str(other)
        if said:
            yield words(f"document-fact.{key}"), said
