"""A news article."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.analysis.groups import Group
from scorecards.charts.share_card import ShareCard
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.inputs.prose_html import ProseHtml
from scorecards.languages import Language
from scorecards.load.article_figures import is_of
from scorecards.model.articles import Article
from scorecards.pages import news
from scorecards.pages.page import Page
from scorecards.pages.subjects import article_subject
from scorecards.pages.trail import instead, trail
from scorecards.vietnamese import formatting
from scorecards.views.articles import ArticleCard, PhotoView, card, photo_view
from scorecards.views.links import document_link, document_path, pillar_link, place_link
from scorecards.views.main_figure import main_figure
from scorecards.views.view_types import IndicatorGroup, LinkView
from scorecards.wording import day_words

RELATED = 4
"""How many related articles an article shows."""
MOST_PICTURES = 1000
"""How many of the newest articles have a picture of their own for shared links, which takes 20 kB; older ones have that
of the list of all."""
NEAR = 100
"""How many of the newest articles of one unit, pillar or document may be related."""


class ArticlePage(Struct, frozen=True):
    """A news article."""

    title: str
    summary: str
    published: str
    published_iso: str
    event: str
    """Day of the event, the word for unknown, or "" where there is none."""
    author: str
    unit: str
    translator: str
    """"" for an original, or where nobody is named."""
    author_language: Language
    """What the names of author and office are in."""
    places: tuple[LinkView, ...]
    pillars: tuple[LinkView, ...]
    documents: tuple[LinkView, ...]
    photo: PhotoView | None
    figure: IndicatorGroup | None
    """The main figure, with its chart where it has one."""
    corrections: tuple[tuple[str, str, Language], ...]
    """Day, what was mended and the language of that, newest first."""
    html: ProseHtml
    coverage: str
    """How many of its numbers are traced to figures, or ""."""
    edit: str
    related: tuple[ArticleCard, ...]


def article_page(route: Route, inputs: PageInputs) -> Page:
    """The article whose file the route names."""
    here = inputs.index.article_position[route.key]
    article = inputs.project.articles[here]
    related = related_to(inputs.index.project.articles[here], inputs.index)
    language = inputs.language
    event = day_words(None if article.event == "unknown" else article.event, inputs.words) if article.event else ""
    if article.event_inferred and event:
        event = inputs.words("period.inferred", period=event)
    corrections = sorted(article.corrections, key=lambda one: one.made_on, reverse=True)
    context = ArticlePage(
        title=article.title,
        summary=article.summary,
        published=formatting.day(article.published, language),
        published_iso=article.published.isoformat(),
        event=event,
        author=article.author,
        unit=article.unit,
        translator=article.translator,
        author_language=article.author_language,
        places=tuple(place_link(slug, inputs) for slug in article.places),
        pillars=tuple(pillar_link(id, inputs) for id in article.pillars),
        documents=tuple(document_link(id, inputs) for id in article.documents),
        photo=photo_view(article.photo, inputs) if article.photo else None,
        figure=main_figure(main, inputs) if (main := _main_figure(article, inputs.index)) else None,
        corrections=tuple((formatting.day(one.made_on, language), one.text, one.language) for one in corrections),
        html=inputs.article_html(article),
        coverage=inputs.coverage_words(article.path),
        edit=inputs.edit_address(article.path),
        related=tuple(card(other, inputs) for other in inputs.articles(related)),
    )
    above, source = trail(inputs, "news"), article.path
    own = ShareCard(article.title, label=context.published, text=article.summary, chart=_chart_of(context.figure))
    has_own = inputs.index.article_rank[route.key] < MOST_PICTURES
    return Page(
        route, article.title, article.summary, context, above, source, "news",
        card=own if has_own else news.shared_card(inputs), card_of="" if has_own else paths.NEWS,
        subject=article_subject(article, inputs), instead=instead(route, inputs, "news"),
    )  # fmt: skip


def beside_its_text(article: Article, index: Index) -> tuple[object, ...]:
    """What the page of an article, in the original language, shows that others decide: whether it has a picture of its
    own, where its sources are told of."""
    main = _main_figure(article, index)
    read_in = (one.read_in for one in main.observations if one.read_in) if main else ()
    sources = (document_path(id, index) for id in (*article.documents, *read_in))
    return (index.article_rank[article.path] < MOST_PICTURES, *sources)


def _chart_of(figure: IndicatorGroup | None) -> str:
    return figure.chart.svg if figure and figure.chart else ""


def _main_figure(article: Article, index: Index) -> Group | None:
    """What the article's documents state of the indicator that it names: of its first unit that has it, the newest."""
    for place in article.places if article.figure else ():
        groups = [one for one in index.statements.by_place.get(place, ()) if is_of(article, one.observations[0])]
        if groups:
            return max(groups, key=lambda one: one.observations[0].period.as_of or date.min)
    return None


class _Subjects(Struct, frozen=True):
    """What articles are about, by their place among all, the newest at 0."""

    of: tuple[frozenset[str], ...]
    """The units, pillars and documents of each."""
    newest: tuple[Mapping[str, tuple[int, ...]], ...]
    """The newest articles of each unit, of each pillar and of each document."""
    _nearest: dict[frozenset[str], tuple[int, ...]] = field(default_factory=dict)

    def nearest(self, own: frozenset[str]) -> tuple[int, ...]:
        """The articles that share most with these subjects, then the newest: one more than are shown."""
        if own not in self._nearest:
            nearby = {at for key in own for by_key in self.newest for at in by_key.get(key, ())}
            ranked = sorted((-len(own & self.of[at]), at) for at in nearby)
            self._nearest[own] = tuple(at for _, at in ranked[: RELATED + 1])
        return self._nearest[own]


def _subjects(index: Index) -> _Subjects:
    position = index.article_position
    indexes = (index.articles_by_place, index.articles_by_pillar, index.articles_by_document)
    return _Subjects(
        tuple(frozenset((*one.places, *one.pillars, *one.documents)) for one in index.project.articles),
        tuple({key: tuple(position[one.path] for one in found[:NEAR]) for key, found in by.items()} for by in indexes),
    )


def related_to(article: Article, index: Index) -> tuple[Article, ...]:
    """Those that share most units, pillars and documents with an article, then the newest; in the original language.

    They are looked for among the newest of each unit, pillar and document that the article names, so that the time this
    takes does not grow with the archive.
    """
    return index.once(("related", article.path), lambda: _related(article, index))


def _related(article: Article, index: Index) -> tuple[Article, ...]:
    if known := index.project.among_all.get(article.path):
        return tuple(index.project.articles[index.article_position[path]] for path in known.related)
    subjects = index.once(("subjects-of-articles",), lambda: _subjects(index))
    here = index.article_position[article.path]
    nearest = [at for at in subjects.nearest(subjects.of[here]) if at != here]
    return tuple(index.project.articles[at] for at in nearest[:RELATED])
