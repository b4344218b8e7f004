"""Lists in several pages."""

from scorecards.addresses.paths import numbered
from scorecards.strings.words import Words
from scorecards.views.view_types import LinkView, PagerView


def pages_of(count: int, per_page: int) -> range:
    """The numbers of the pages that so many lines need, at least one."""
    return range(1, max(1, -(-count // per_page)) + 1)


def pager(path: str, number: int, count: int, per_page: int, words: Words) -> PagerView:
    """Page `number` of the list at `path` with its neighbours."""
    numbers = pages_of(count, per_page)

    def link(other: int) -> LinkView | None:
        if other not in numbers:
            return None
        return LinkView(words("archive.page", number=other), numbered(path, other))

    return PagerView(number, len(numbers), link(number - 1), link(number + 1), words("archive.page", number=number))
