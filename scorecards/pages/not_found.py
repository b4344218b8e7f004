"""The page for an address that leads nowhere. A host has one for all languages, so it speaks all of them."""

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import Language
from scorecards.pages.page import Page
from scorecards.views.links import place_link
from scorecards.views.view_types import LinkView


class NotFoundPage(Struct, frozen=True):
    """404: where to go instead."""

    places: tuple[LinkView, ...]
    others: tuple[tuple[Language, str, str], ...]
    """Title and first sentence in the other languages: whoever mistypes an address of theirs gets this page too."""


def not_found_page(route: Route, inputs: PageInputs) -> Page:
    """404."""
    title, lead = inputs.words("page.not-found"), inputs.words("lead.not-found")
    others = tuple(
        (language, words("page.not-found"), words("lead.not-found"))
        for language, words in inputs.words_in.items()
        if language != inputs.language and language in inputs.project.site.languages
    )
    context = NotFoundPage(tuple(place_link(place.slug, inputs) for place in inputs.index.units), others)
    return Page(route, title, lead, context, (), "data/site.toml")
