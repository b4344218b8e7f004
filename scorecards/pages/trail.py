"""The way from a page: back to home and the list above it, and to other languages where it is not in them."""

from scorecards.addresses import paths
from scorecards.addresses.base import Base
from scorecards.addresses.route import Route
from scorecards.addresses.twins import Twin
from scorecards.inputs.page_inputs import PageInputs
from scorecards.views.view_types import LinkView


def trail(inputs: PageInputs, *lists: str) -> tuple[LinkView, ...]:
    """Home, then each list by its key: "units", "indicators", "news"."""

    def made() -> tuple[LinkView, ...]:
        return tuple(LinkView(inputs.words(f"page.{key}"), paths.LISTS[key]) for key in ("home", *lists))

    return inputs.once(("trail", *lists), made)


def instead(route: Route, inputs: PageInputs, above: str) -> tuple[Twin, ...]:
    """For each language of the site that a text is not translated into, the page above it by its key: "news"."""
    bases = map(inputs.base.to, inputs.base.languages)
    return tuple(_page_above(base, inputs, above) for base in bases if base.language_of(route.path) != base.language)


def _page_above(base: Base, inputs: PageInputs, above: str) -> Twin:
    def made() -> Twin:
        words, path = inputs.words_in[base.language], paths.LISTS[above]
        name = words("page.in-language", name=words(f"page.{above}"))
        return Twin(base.language, name, base.link(path), base.full(path))

    return inputs.once(("page-above", base.language, above), made)
