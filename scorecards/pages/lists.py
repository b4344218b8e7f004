"""Home, lists, news, standing pages, the glossary, the data page and 404."""

from collections.abc import Iterable

from scorecards.model.articles import Article, Photo, StandingPage
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.contexts import (
    ArticlePage,
    DataFile,
    DataPage,
    GlossaryPage,
    HomePage,
    ListGroup,
    ListPage,
    ListRow,
    NewsPage,
    NotFoundPage,
    RedirectPage,
    StandingPageView,
)
from scorecards.pages.figures import card, document_link, indicator_link, pillar_link, place_link
from scorecards.pages.page import Page
from scorecards.pages.unit import unit_row, units
from scorecards.pages.views import LinkView
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.wording import day_words, word

NEWEST = 6
"""How many articles the home page shows."""
RELATED = 4
"""How many related articles an article shows."""


def home_page(book: Book) -> Page:
    """The first page."""
    project, language = book.project, book.language
    places = units(book)
    lead = word(
        "sentence.home-lead",
        language,
        observations=formatting.number(len(project.observations), language),
        units=formatting.number(len({o.place for o in project.observations}), language),
    )
    context = HomePage(
        lead=lead,
        units=tuple(unit_row(place, book) for place in places),
        pillars=tuple(pillar_link(id, book) for id in project.pillars),
        articles=tuple(card(article, book) for article in project.articles[:NEWEST]),
        counts=counts(book),
    )
    return Page(
        paths.HOME, "home.html", "", project.site.description.to(language), context, (), "data/site.toml", "home"
    )


def counts(book: Book) -> tuple[tuple[str, str], ...]:
    """How much the site holds: number and what it counts."""
    project = book.project
    found = {
        "observations": len(project.observations),
        "indicators": len(project.indicators),
        "targets": len(project.targets),
        "ranks": sum(len(ranking.rows) for ranking in project.rankings),
        "documents": len(project.documents),
    }
    language = book.language
    return tuple((formatting.number(n, language), word(f"count.{key}", language)) for key, n in found.items() if n)


def list_pages(book: Book, above: tuple[LinkView, ...]) -> Iterable[Page]:
    """The lists of units, indicators, pillars and documents."""
    project, language = book.project, book.language

    def page(key: str, path: str, groups: Iterable[ListGroup], source: str) -> Page:
        title = word(f"page.{key}", language)
        lead = word(f"lead.{key}", language)
        return Page(path, "list.html", title, lead, ListPage(lead, tuple(groups)), above, source, key)

    nowhere = LinkView("", "")
    unit_rows = tuple(ListRow(place_link(p.slug, book), p.latest.name.to(language)) for p in units(book))
    yield page("units", paths.UNITS, [ListGroup(nowhere, unit_rows)], "data/places.toml")
    indicator_groups = [
        ListGroup(
            pillar_link(pillar.id, book),
            tuple(
                ListRow(indicator_link(i.id, book), i.definition.to(language))
                for i in project.indicators.values()
                if i.pillar == pillar.id
            ),
        )
        for pillar in project.pillars.values()
    ]
    yield page("indicators", paths.INDICATORS, [g for g in indicator_groups if g.rows], "data/indicators.toml")
    pillar_rows = tuple(ListRow(pillar_link(p.id, book), p.definition.to(language)) for p in project.pillars.values())
    yield page("pillars", paths.PILLARS, [ListGroup(nowhere, pillar_rows)], "data/pillars.toml")
    by_kind: dict[str, list[ListRow]] = {}
    for document in project.documents.values():
        kind = word(f"document.{document.kind}", language)
        detail = document.title.to(language) if document.number else document.publisher.to(language)
        by_kind.setdefault(kind, []).append(ListRow(document_link(document.id, book), detail))
    document_groups = [ListGroup(LinkView(kind, ""), tuple(rows)) for kind, rows in by_kind.items()]
    yield page("documents", paths.DOCUMENTS, document_groups, "data/documents.toml")


def news_pages(book: Book, above: tuple[LinkView, ...]) -> Iterable[Page]:
    """The list of articles and each article, with the old addresses that lead to it."""
    project = book.project
    title, lead = word("page.news", book.language), word("lead.news", book.language)
    context = NewsPage(tuple(card(article, book) for article in project.articles))
    yield Page(paths.NEWS, "news.html", title, lead, context, above, "content/news/", "news")
    here = (*above, LinkView(title, paths.NEWS))
    for article in project.articles:
        yield _article(article, book, here)
        yield from redirects(article.old_addresses, article.title, paths.article(article.slug), article.at.path)


def redirects(old: Iterable[str], name: str, path: str, source: str) -> Iterable[Page]:
    """Pages at old addresses that lead to the new one."""
    for address in old:
        yield Page(address, "redirect.html", name, name, RedirectPage(LinkView(name, path)), (), source)


def _article(article: Article, book: Book, above: tuple[LinkView, ...]) -> Page:
    language = book.language
    event = day_words(None if article.event == "unknown" else article.event, language) if article.event else ""
    context = ArticlePage(
        title=article.title,
        summary=article.summary,
        published=formatting.day(article.published, language),
        published_iso=article.published.isoformat(),
        event=event,
        author=article.author,
        unit=article.unit,
        places=tuple(place_link(slug, book) for slug in article.places),
        pillars=tuple(pillar_link(id, book) for id in article.pillars),
        documents=tuple(document_link(id, book) for id in article.documents),
        photo=_photo(article.photo, book),
        html=book.html(article.prose),
        edit=book.edit_address(article.at.path),
        related=tuple(card(other, book) for other in _related(article, book)),
    )
    return Page(
        paths.article(article.slug),
        "article.html",
        article.title,
        article.summary,
        context,
        above,
        article.at.path,
        "news",
    )


def _related(article: Article, book: Book) -> list[Article]:
    """Those that share most places, pillars and documents, then the newest."""

    def shared(other: Article) -> int:
        return sum(
            len({*one} & {*two})
            for one, two in (
                (article.places, other.places),
                (article.pillars, other.pillars),
                (article.documents, other.documents),
            )
        )

    others = [other for other in book.project.articles if other.slug != article.slug and shared(other)]
    return sorted(others, key=lambda other: (-shared(other), -other.published.toordinal(), other.slug))[:RELATED]


def _photo(photo: Photo | None, book: Book) -> tuple[str, str, str, str] | None:
    path = book.image(photo.path) if photo else None
    return (path, photo.alternative, photo.caption, photo.credit) if photo and path else None


def standing_pages(book: Book, above: tuple[LinkView, ...]) -> Iterable[Page]:
    """Methodology, about, and whatever other page stands in content/pages/."""
    links = tuple(LinkView(link.name.to(book.language), link.url) for link in book.project.site.links)
    for page in book.project.pages.values():
        path = paths.standing(page.slug)
        context = StandingPageView(
            page.title,
            page.summary,
            book.html(page.prose),
            book.edit_address(page.at.path),
            links if path == paths.ABOUT else (),
        )
        yield Page(path, "standing.html", page.title, page.summary, context, above, page.at.path, _section_of(page))


def _section_of(page: StandingPage) -> str:
    return {paths.METHOD: "method", paths.ABOUT: "about"}.get(paths.standing(page.slug), "")


def glossary_page(book: Book, above: tuple[LinkView, ...]) -> Page:
    """Terms in Vietnamese order."""
    language = book.language
    other = "en" if language == "vi" else "vi"
    terms = sorted(book.project.glossary, key=lambda term: sort_key(term.name.to(language)))
    rows = tuple(
        (t.id, t.name.to(language), t.name.en if other == "en" else t.name.vi, t.definition.to(language)) for t in terms
    )
    title, lead = word("page.glossary", language), word("lead.glossary", language)
    return Page(
        paths.GLOSSARY, "glossary.html", title, lead, GlossaryPage(rows), above, "data/glossary.toml", "glossary"
    )


def data_page(
    book: Book, above: tuple[LinkView, ...], files: tuple[DataFile, ...], columns: tuple[tuple[str, str], ...]
) -> Page:
    """The files to download, what their columns mean, and the licence."""
    language, site = book.language, book.project.site
    title, lead = word("page.data", language), word("lead.data", language)
    licence = LinkView(site.data_licence.to(language), site.data_licence_url)
    context = DataPage(files, columns, licence, counts(book))
    return Page(paths.DATA, "data.html", title, lead, context, above, "data/", "data")


def not_found_page(book: Book) -> Page:
    """404."""
    title, lead = word("page.not-found", book.language), word("lead.not-found", book.language)
    context = NotFoundPage(tuple(place_link(place.slug, book) for place in units(book)))
    return Page(paths.NOT_FOUND, "not_found.html", title, lead, context, (), "data/site.toml")
