"""A document and everything that rests on it."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.load.record_types import record_type
from scorecards.model.documents import Document, DocumentKind
from scorecards.model.text import Text
from scorecards.pages import long_lists, news
from scorecards.pages.document_lists import review_words
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.strings.words import Words
from scorecards.vietnamese import formatting
from scorecards.views.articles import ArticleCard, card
from scorecards.views.links import document_link, place_link
from scorecards.views.ranks import rank
from scorecards.views.targets import target
from scorecards.views.view_types import DataFile, FigureView, LinkView, RankView, TargetView
from scorecards.wording import day_words


class DocumentPage(Struct, frozen=True):
    """A document: what it is, and everything that rests on it."""

    title: str
    facts: tuple[tuple[str, str], ...]
    edit: str
    """Address at which its entry can be edited, or ""."""
    """Label and value: number, kind, issuer, day issued, publisher, day read, reviews; unknown said as unknown."""
    url: str
    file: DataFile | None
    """The document itself to download."""
    note: str
    cited_in: tuple[LinkView, ...]
    cites: tuple[LinkView, ...]
    figures: tuple[FigureView, ...]
    all_figures: LinkView | None
    """Where all are, if there are more."""
    targets: tuple[TargetView, ...]
    ranks: tuple[tuple[LinkView, RankView], ...]
    """Unit and its rank."""
    articles: tuple[ArticleCard, ...]
    """The newest that rest on it."""
    all_articles: str
    """Site path of the list of all of them, where there are more; else ""."""


def document_page(route: Route, inputs: PageInputs) -> Page:
    """A document and everything that rests on it."""
    document, language = inputs.project.documents[route.key], inputs.language
    title = document.title.to(language)
    articles = inputs.index.articles_by_document.get(document.id, ())
    figures, all_figures = long_lists.newest_figures(paths.DOCUMENTS, document.id, inputs)
    count = sum(len(group.observations) for group in inputs.index.statements.by_document.get(document.id, ()))
    context = DocumentPage(
        title=title,
        facts=(*document_facts(document, inputs.words), *_review(document, inputs)),
        edit=inputs.edit_at(document.at),
        url=document.url,
        file=_download(document.file, inputs),
        note=document.note.to(language),
        cited_in=tuple(document_link(id, inputs) for id in document.cited_in),
        cites=tuple(document_link(id, inputs) for id in inputs.index.documents_citing.get(document.id, ())),
        figures=figures,
        all_figures=all_figures,
        targets=tuple(target(t, t.place, inputs) for t in inputs.index.targets_by_document.get(document.id, ())),
        ranks=tuple(
            (place_link(row.place, inputs), rank(ranking, row, inputs))
            for ranking, row in inputs.index.ranks_by_document.get(document.id, ())
        ),
        articles=tuple(card(article, inputs) for article in inputs.articles(articles[: news.NEWEST])),
        all_articles=news.news_path(news.DOCUMENTS, document.id) if len(articles) > news.NEWEST else "",
    )
    name = document_link(document.id, inputs).name
    description = inputs.words("sentence.document-description", title=title, count=count)
    return Page(route, name, description, context, trail(inputs, "documents"), "data/documents.toml", "documents")


def _review(document: Document, inputs: PageInputs) -> Iterator[tuple[str, str]]:
    if said := review_words(document.id, inputs):
        yield inputs.words("review.label"), said


def _download(path: str, inputs: PageInputs) -> DataFile | None:
    file = inputs.media.download(path) if path else None
    if file is None:
        return None
    name = path.rsplit("/", 1)[-1]
    size = formatting.bytes_size(len(file.content), inputs.language)
    return DataFile(LinkView(name, f"/{file.path}"), size, name.rpartition(".")[2].upper(), file)


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
