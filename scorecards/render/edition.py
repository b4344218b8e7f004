"""An edition: the site in one language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scorecards.languages import LANGUAGES, Language
from scorecards.output import Output
from scorecards.pages.book import Book
from scorecards.pages.page import Page
from scorecards.render.addresses import Base, file_of, is_page_path
from scorecards.render.prose import Targets


@dataclass(frozen=True, slots=True)
class Edition:
    """The site in one language. Its pages have the same site paths as those of the other editions."""

    base: Base
    """Where its pages stand."""
    book: Book
    targets: Targets
    """Where the links of its texts lead."""
    pages: tuple[Page, ...]
    files: tuple[Output, ...]
    """What it has besides pages: what their scripts read."""
    html: Mapping[str, str] = field(default_factory=dict)
    """The pages as HTML by their site path, once they are rendered."""

    def page_files(self) -> Iterator[Output]:
        """The pages, ready to be written."""
        for page in self.pages:
            yield Output(file_of(self.base.localised(page.path)), self.html[page.path].encode(), page.source)


@dataclass(frozen=True, slots=True)
class Twin:
    """A page in one of the languages of the site, as another page links to it."""

    language: Language
    name: str
    """The language's own name for itself: "English"."""
    link: str
    """Ready to stand in `href`."""
    address: str
    """Absolute where the site's address is known."""


def twins(path: str, base: Base) -> list[Twin]:
    """A page in every language, itself included; of a file such as 404.html, the first pages."""
    page = path if is_page_path(path) else "/"
    return [
        Twin(language, name, base.to(language).link(page), base.to(language).full(page))
        for language, name in LANGUAGES.items()
    ]
