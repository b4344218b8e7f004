"""The way back from a page: links to home and the list above it."""

from scorecards.addresses import paths
from scorecards.inputs.page_inputs import PageInputs
from scorecards.views.view_types import LinkView
from scorecards.wording import word


def trail(inputs: PageInputs, *lists: str) -> tuple[LinkView, ...]:
    """Home, then each list by its key: "units", "indicators", "news"."""
    return tuple(LinkView(word(f"page.{key}", inputs.language), paths.LISTS[key]) for key in ("home", *lists))
