"""Every page of the site, in one list."""

from collections.abc import Iterator

from scorecards.languages import ORIGINAL
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.compare import compare_page
from scorecards.pages.coverage import coverage_page
from scorecards.pages.findings import findings_page, revisions_page
from scorecards.pages.lists import (
    data_page,
    glossary_page,
    home_page,
    list_pages,
    not_found_page,
    standing_pages,
)
from scorecards.pages.news import news_pages
from scorecards.pages.page import Page, SiteView
from scorecards.pages.rankings import ranking_pages
from scorecards.pages.registers import document_page, indicator_page, pillar_page
from scorecards.pages.search import search_page
from scorecards.pages.unit import unit_page, units
from scorecards.pages.views import LinkView, OpenData
from scorecards.vietnamese import formatting
from scorecards.wording import word


def all_pages(book: Book, data: OpenData, search: str, compare: str) -> Iterator[Page]:
    """The pages, home first.

    `data` are the files to offer; `search` and `compare` are the site paths
    of the files that the scripts of these pages read first.
    """

    def above(key: str, path: str) -> tuple[LinkView, ...]:
        return (*home, LinkView(word(f"page.{key}", book.language), path))

    home = (LinkView(word("page.home", book.language), paths.HOME),)
    yield home_page(book)
    yield from list_pages(book, home)
    for place in units(book):
        yield unit_page(place, book, above("units", paths.UNITS))
    for indicator in book.project.indicators.values():
        yield indicator_page(indicator, book, above("indicators", paths.INDICATORS))
    for pillar in book.project.pillars.values():
        yield pillar_page(pillar, book, above("pillars", paths.PILLARS))
    for document in book.project.documents.values():
        yield document_page(document, book, above("documents", paths.DOCUMENTS))
    yield from ranking_pages(book, home)
    yield compare_page(book, home, compare)
    yield coverage_page(book, home)
    yield findings_page(book, home)
    yield revisions_page(book, home)
    yield from news_pages(book, home)
    yield from standing_pages(book, home)
    yield glossary_page(book, home)
    yield data_page(book, home, data)
    yield search_page(book, home, search)
    if book.language == ORIGINAL:  # the one page that speaks all languages: a host has one for every address
        yield not_found_page(book)


def site_view(book: Book, address: str) -> SiteView:
    """What every page knows of the site; `address` is where the edition's first page stands, or ""."""
    site, language = book.project.site, book.language
    nav = [
        ("units", paths.UNITS),
        *((("rankings", paths.RANKINGS),) if book.project.rankings else ()),
        ("compare", paths.COMPARE),
        ("indicators", paths.INDICATORS),
        ("pillars", paths.PILLARS),
        ("documents", paths.DOCUMENTS),
        ("news", paths.NEWS),
        ("findings", paths.FINDINGS),
        ("coverage", paths.COVERAGE),
        ("revisions", paths.REVISIONS),
        ("data", paths.DATA),
        ("glossary", paths.GLOSSARY),
        *(
            (key, path)
            for key, path in (("method", paths.METHOD), ("about", paths.ABOUT))
            if path.strip("/") in book.project.pages
        ),
    ]
    return SiteView(
        title=site.title.to(language),
        description=site.description.to(language),
        publisher=site.publisher.to(language),
        publisher_note=site.publisher_note.to(language),
        email=site.email,
        repository=site.repository,
        licence=LinkView(site.data_licence.to(language), site.data_licence_url),
        nav=tuple((key, LinkView(word(f"page.{key}", language), path)) for key, path in nav),
        links=tuple(LinkView(link.name.to(language), link.url) for link in site.links),
        today=formatting.day(book.today, language),
        address=address,
    )
