"""Lists of articles, newest first: of all, of a month, of a unit, of a pillar or of a document, in pages."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.charts.share_card import ShareCard
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.articles import Article
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.views.articles import ArticleCard, card
from scorecards.views.links import document_link, pillar_link, place_link
from scorecards.views.pager import pager
from scorecards.views.view_types import LinkView, PagerView

PER_PAGE = 20
"""How many articles a list shows on one page."""

ALL, MONTHS, UNITS, PILLARS, DOCUMENTS = "", "thang", "tinh", "tru-cot", "van-ban"
"""Kinds of lists, as their paths name them."""

NEWEST = 12
"""How many articles the page of a unit or a document shows; a document or a commune that has more has a list."""


class NewsPage(Struct, frozen=True):
    """A page of a list of articles, newest first: of all, or of what a list is of."""

    title: str
    articles: tuple[ArticleCard, ...]
    pager: PagerView
    archive: tuple[tuple[str, tuple[LinkView, ...]], ...]
    """The other lists, but those of documents: heading ("Theo tháng") and links, each name with its number of articles.
    On the first page of all articles alone: every list would otherwise repeat every other."""
    archive_path: str
    """Where the archive stands, for the other lists; else ""."""


def news_lists(index: Index) -> Iterator[tuple[str, str, list[Article]]]:
    """Every list: its kind, its key and its articles. The list of all comes first."""
    yield ALL, "", list(index.project.articles)
    for kind, lists in _lists(index).items():
        for key, articles in lists.items():
            yield kind, key, articles


def news_path(kind: str, key: str) -> str:
    """Where the first page of a list stands."""
    return paths.news_of(kind, key) if kind else paths.NEWS


class ShownArticles(Struct, frozen=True):
    """What a page of a list shows, in the original language."""

    articles: Sequence[Article]
    of: int
    """How many the list has."""
    is_first: bool
    """Whether it is the first page of all articles, which names all other lists."""


def shown_articles(route: Route, index: Index) -> ShownArticles:
    """What the page shows of the list that the route's key names: "", "thang/2026-11", "tinh/ha-tinh"."""
    kind, _, key = route.key.partition("/")
    articles = _lists(index)[kind][key] if kind else index.project.articles
    shown = articles[(route.number - 1) * PER_PAGE : route.number * PER_PAGE]
    return ShownArticles(shown, len(articles), is_first=not kind and route.number == 1)


def news_page(route: Route, inputs: PageInputs) -> Page:
    """A page of the list that the route's key names."""
    kind, _, key = route.key.partition("/")
    shown = shown_articles(route, inputs.index)
    main = inputs.words("page.news")
    title = f"{main}: {_name(kind, key, inputs)}" if kind else main
    here = pager(news_path(kind, key), route.number, shown.of, PER_PAGE, inputs.words)
    archive = tuple(_archive(inputs)) if shown.is_first else ()
    cards = tuple(card(article, inputs) for article in inputs.articles(shown.articles))
    context = NewsPage(title, cards, here, archive, "" if shown.is_first else f"{paths.NEWS}#kho-tin")
    name = title if route.number == 1 else f"{title}, {here.name}"
    above = trail(inputs, "news") if kind else trail(inputs)
    picture = shared_card(inputs) if shown.is_first else None
    return Page(route, name, inputs.words("lead.news"), context, above, "content/news/", "news", card=picture)


def shared_card(inputs: PageInputs) -> ShareCard:
    """The picture of the list of all articles, which shared links of older ones show too."""
    return ShareCard(inputs.words("page.news"), text=inputs.words("lead.news"))


def _lists(index: Index) -> Mapping[str, Mapping[str, list[Article]]]:
    return index.once(("news-lists",), lambda: _made_lists(index))


def _made_lists(index: Index) -> Mapping[str, Mapping[str, list[Article]]]:
    by_pillar = index.articles_by_pillar
    pillars = {id: by_pillar[id] for id in index.project.pillars if id in by_pillar}
    places, apart = index.project.places, index.documents_of_communes
    long = {id: found for id, found in index.articles_by_document.items() if len(found) > NEWEST}
    documents = {id: found for id, found in long.items() if id not in apart}
    units = {
        slug: found
        for slug, found in index.articles_by_place.items()
        if len(found) > NEWEST or not places[slug].is_brief
    }
    return {
        MONTHS: index.articles_by_month,
        UNITS: units,
        PILLARS: pillars,
        DOCUMENTS: documents,
    }


def _archive(inputs: PageInputs) -> Iterator[tuple[str, tuple[LinkView, ...]]]:
    headings = {MONTHS: "months", UNITS: "units", PILLARS: "pillars"}
    every = _lists(inputs.index)
    for kind, heading in headings.items():
        if lists := every[kind]:
            links = (LinkView(f"{_name(kind, key, inputs)} ({len(found)})", news_path(kind, key))
                     for key, found in lists.items())  # fmt: skip
            yield inputs.words(f"archive.{heading}"), tuple(links)


def _name(kind: str, key: str, inputs: PageInputs) -> str:
    if kind == MONTHS:
        year, month = key.split("-")
        return inputs.words("archive.month", month=int(month), year=year)
    return {UNITS: place_link, PILLARS: pillar_link, DOCUMENTS: document_link}[kind](key, inputs).name
