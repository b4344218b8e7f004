"""News: articles, and lists of them by month, unit and pillar, in pages."""

from collections import defaultdict
from collections.abc import Iterable

from scorecards.languages import ORIGINAL
from scorecards.model.articles import Article
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.contexts import ArticlePage, NewsPage, RedirectPage
from scorecards.pages.figures import card, document_link, pillar_link, place_link
from scorecards.pages.page import Page
from scorecards.pages.views import LinkView, PagerView
from scorecards.vietnamese import formatting
from scorecards.wording import day_words, word

PER_PAGE = 20
"""How many articles a list shows on one page."""
RELATED = 4
"""How many related articles an article shows."""


def news_pages(book: Book, above: tuple[LinkView, ...]) -> Iterable[Page]:
    """The lists of articles and each article, with the old addresses that lead to it."""
    title = word("page.news", book.language)
    yield from _lists(book, above, title)
    here = (*above, LinkView(title, paths.NEWS))
    for article in book.project.articles:
        yield _article(article, book, here)
        old = redirects(article.old_addresses, article.title, paths.article(article.slug), article.at.path)
        # Texts in all languages may link to an old folder; an old file has one address and leads to the original.
        yield from (page for page in old if book.language == ORIGINAL or page.path.endswith("/"))


def redirects(old: Iterable[str], name: str, path: str, source: str) -> Iterable[Page]:
    """Pages at old addresses that lead to the new one; an address that names no file is that of a folder."""
    for address in old:
        folder = not address.endswith("/") and "." not in address.rsplit("/", 1)[1]
        yield Page(address + "/" * folder, "redirect.html", name, name, RedirectPage(LinkView(name, path)), (), source)


def _lists(book: Book, above: tuple[LinkView, ...], title: str) -> Iterable[Page]:
    """All articles, then those of each month, unit and pillar."""
    language = book.language
    by_month: dict[str, list[Article]] = defaultdict(list)
    by_place: dict[str, list[Article]] = defaultdict(list)
    by_pillar: dict[str, list[Article]] = defaultdict(list)
    for article in book.project.articles:
        by_month[f"{article.published:%Y-%m}"].append(article)
        for slug in article.places:
            by_place[slug].append(article)
        for id in article.pillars:
            by_pillar[id].append(article)
    months = {paths.news_of("thang", month): (_month(month, book), found) for month, found in by_month.items()}
    places = {paths.news_of("tinh", slug): (place_link(slug, book).name, found) for slug, found in by_place.items()}
    pillars = {
        paths.news_of("tru-cot", id): (pillar_link(id, book).name, by_pillar[id])
        for id in book.project.pillars
        if id in by_pillar
    }
    archive = tuple(
        (
            word(f"archive.{key}", language),
            tuple(LinkView(f"{name} ({len(found)})", path) for path, (name, found) in group.items()),
        )
        for key, group in (("months", months), ("units", places), ("pillars", pillars))
        if group
    )
    yield from _pages(title, paths.NEWS, list(book.project.articles), archive, above, book)
    here = (*above, LinkView(title, paths.NEWS))
    for group in (months, places, pillars):
        for path, (name, found) in group.items():
            yield from _pages(f"{title}: {name}", path, found, archive, here, book)


def _pages(
    title: str, path: str, articles: list[Article], archive: tuple[tuple[str, tuple[LinkView, ...]], ...],
    above: tuple[LinkView, ...], book: Book,
) -> Iterable[Page]:  # fmt: skip
    """A list in as many pages as it needs, at least one."""
    total = max(1, -(-len(articles) // PER_PAGE))

    def link(number: int) -> LinkView | None:
        if not 1 <= number <= total:
            return None
        name = word("archive.page", book.language, number=number)
        return LinkView(name, path if number == 1 else f"{path}trang-{number}/")

    for number in range(1, total + 1):
        here = link(number)
        assert here is not None
        shown = articles[(number - 1) * PER_PAGE : number * PER_PAGE]
        pager = PagerView(number, total, link(number - 1), link(number + 1))
        name = title if number == 1 else f"{title}, {here.name}"
        context = NewsPage(title, tuple(card(article, book) for article in shown), pager, archive)
        yield Page(
            here.path, "news.html", name, word("lead.news", book.language), context, above, "content/news/", "news"
        )


def _month(month: str, book: Book) -> str:
    year, number = month.split("-")
    return word("archive.month", book.language, month=int(number), year=year)


def _article(article: Article, book: Book, above: tuple[LinkView, ...]) -> Page:
    language = book.language
    event = day_words(None if article.event == "unknown" else article.event, language) if article.event else ""
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
        places=tuple(place_link(slug, book) for slug in article.places),
        pillars=tuple(pillar_link(id, book) for id in article.pillars),
        documents=tuple(document_link(id, book) for id in article.documents),
        photo=book.photo(article.photo) if article.photo else None,
        corrections=tuple((formatting.day(one.made_on, language), one.text, one.language) for one in corrections),
        html=book.html(article.prose, "bai"),
        coverage=book.coverage_words(article.at.path),
        edit=book.edit_address(article.at.path),
        related=tuple(card(other, book) for other in _related(article, book)),
        language=article.language,
    )
    path, source = paths.article(article.slug), article.at.path
    return Page(path, "article.html", article.title, article.summary, context, above, source, "news", article.language)


def _related(article: Article, book: Book) -> list[Article]:
    """Those that share most units, pillars and documents, then the newest."""
    own = {*article.places, *article.pillars, *article.documents}
    nearby = {
        other.slug: other
        for key in own
        for index in (book.articles_by_place, book.articles_by_pillar, book.articles_by_document)
        for other in index.get(key, ())
        if other.slug != article.slug
    }

    def rank(other: Article) -> tuple[int, int, str]:
        shared = own & {*other.places, *other.pillars, *other.documents}
        return -len(shared), -other.published.toordinal(), other.slug

    return sorted(nearby.values(), key=rank)[:RELATED]
