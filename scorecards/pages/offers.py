"""What there is of a page to take along, whatever the kind of page."""

from scorecards.addresses import paths
from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL
from scorecards.publish.feed_entries import feed_page, feed_title
from scorecards.publish.feed_items import feeds_of
from scorecards.publish.open_data import COMMUNES, PACKED, collection_names, collection_of, communes_with_data
from scorecards.views.offers import FeedLink, Offers
from scorecards.views.view_types import LinkView

_OF_NEWS = (RouteKind.HOME, RouteKind.NEWS, RouteKind.ARTICLE)
_OF_DATA = (RouteKind.HOME, RouteKind.RANKINGS, RouteKind.RANKING, RouteKind.REVISIONS, RouteKind.DATA)
_DATA = {RouteKind.UNIT: paths.UNITS, RouteKind.INDICATOR: paths.INDICATORS, RouteKind.RANKING: paths.RANKINGS}
"""Pages that have files of data of their own, with the folder that the files are named by."""


def offers(route: Route, inputs: PageInputs) -> Offers:
    """What there is to take along of the page of a route."""
    feeds = tuple(feed_link(name, inputs) for name in _feeds(route) if has_feed(name, inputs))
    return Offers(feeds, downloads(route, inputs))


def downloads(route: Route, inputs: PageInputs) -> tuple[LinkView, ...]:
    """The files of data of a page's subject: "Excel", "CSV", "JSON"; of a commune that of all communes beside it."""
    if route.kind not in _DATA:
        return ()
    place = inputs.project.places.get(route.key) if route.kind is RouteKind.UNIT else None
    if place and place.is_brief:
        return _communes_of(place.latest.parent, inputs)
    return (
        *_own(collection_of(_DATA[route.kind], route.key), inputs),
        *(_communes_of(place.slug, inputs) if place else ()),
    )


def _own(name: str, inputs: PageInputs) -> tuple[LinkView, ...]:
    if name not in inputs.once(("collection-names",), lambda: frozenset(collection_names(inputs.index))):
        return ()
    files = (("Excel", "xlsx", inputs.language), ("CSV", "csv", ORIGINAL), ("JSON", "json", ORIGINAL))
    return tuple(LinkView(label, paths.data_file(name, ending, language)) for label, ending, language in files)


def _communes_of(province: str, inputs: PageInputs) -> tuple[LinkView, ...]:
    if province not in communes_with_data(inputs.index):
        return ()
    path = paths.data_file(collection_of(COMMUNES, province), PACKED)
    return (LinkView(inputs.words("data-file.communes"), path),)


def has_feed(name: str, inputs: PageInputs) -> bool:
    """Whether the site has the feed."""
    return bool(inputs.base.absolute) and name in feeds_of(inputs.index)


def feed_link(name: str, inputs: PageInputs) -> FeedLink:
    """A feed by what it is about."""
    return inputs.once(("feed-link", name), lambda: _feed_link(name, inputs))


def _feed_link(name: str, inputs: PageInputs) -> FeedLink:
    about, language = feed_title(name, inputs), inputs.language
    return FeedLink(
        name=about,
        title=f"{inputs.project.site.title.to(language)}: {about}",
        anchor=paths.feed_anchor(name),
        page=LinkView(about, feed_page(name)),
        atom=paths.feed(name, language, "xml"),
        json=paths.feed(name, language, "json"),
    )


def _feeds(route: Route) -> tuple[str, ...]:
    if route.kind is RouteKind.UNIT:
        return (paths.feed_of_unit(route.key),)
    if route.kind is RouteKind.INDICATOR:
        return (paths.feed_of_indicator(route.key),)
    news = (paths.FEED_OF_NEWS,) if route.kind in _OF_NEWS else ()
    data = (paths.FEED_OF_DATA,) if route.kind in _OF_DATA else ()
    return news + data
