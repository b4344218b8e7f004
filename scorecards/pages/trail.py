"""The way back from a page: links to home and the list above it."""

from scorecards.addresses import paths
from scorecards.inputs.page_inputs import PageInputs
from scorecards.views.view_types import LinkView


def trail(inputs: PageInputs, *lists: str) -> tuple[LinkView, ...]:
    """Home, then each list by its key: "units", "indicators", "news"."""
    return tuple(LinkView(inputs.words(f"page.{key}"), paths.LISTS[key]) for key in ("home", *lists))
