"""What there is of a page to take along, as templates see it."""

from msgspec import Struct

from scorecards.views.view_types import LinkView


class FeedLink(Struct, frozen=True):
    """A feed by what it is about, in both formats."""

    name: str
    title: str
    """With the name of the site, for programs that list the feeds of a page."""
    anchor: str
    """On the page of all feeds."""
    page: LinkView
    """What it follows."""
    atom: str
    json: str
    """Site paths of the files."""


class Offers(Struct, frozen=True):
    """What there is of a page to take along."""

    feeds: tuple[FeedLink, ...]
    """Those that tell of the page's subject; none where the address of the site is not known."""
    downloads: tuple[LinkView, ...]
    """Its data as files: "CSV", "Excel", "JSON"."""


NO_OFFERS = Offers((), ())
