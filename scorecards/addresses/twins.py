"""The same page in the other languages of the site."""

from msgspec import Struct

from scorecards.addresses.base import Base, is_page_path
from scorecards.languages import LANGUAGES, Language


class Twin(Struct, frozen=True):
    """A page in one of the languages of the site, as another page links to it."""

    language: Language
    name: str
    """The language's own name for itself: "English"."""
    link: str
    """Ready to stand in `href`."""
    address: str
    """Absolute where the site's address is known."""


def twins(path: str, base: Base) -> list[Twin]:
    """A page in every language that it is there in, itself included; of a file such as 404.html, the first pages."""
    page = path if is_page_path(path) else "/"
    return [
        Twin(language, LANGUAGES[language], base.to(language).link(page), base.to(language).full(page))
        for language in base.languages
        if base.to(language).language_of(page) == language
    ]
