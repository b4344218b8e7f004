"""The search page: a form that works by address, and the lists for whoever reads without script."""

from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.contexts import SearchPage
from scorecards.pages.page import Page
from scorecards.pages.views import LinkView
from scorecards.wording import word


def search_page(book: Book, above: tuple[LinkView, ...], index: str) -> Page:
    """The page; `index` is the site path of the head of the search index."""
    title, lead = word("page.search", book.language), word("lead.search", book.language)
    return Page(paths.SEARCH, "search.html", title, lead, SearchPage(lead, index), above, "data/", "search")
