"""The register of documents in several orders, each a list of its own that needs no script."""

from collections.abc import Mapping

from scorecards.addresses import paths
from scorecards.addresses.route import Route, RouteKind
from scorecards.analysis.reviews import Review, reviews_of
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.views.view_types import LinkView

TABLE, ISSUER, YEAR, NUMBER, REVIEW = "bang", "co-quan", "nam", "so-hieu", "ra-soat"
ORDERS = (TABLE, ISSUER, YEAR, NUMBER)
"""As addresses name them; by kind is the register's own page."""


def orders_of(index: Index) -> tuple[str, ...]:
    """The orders of a site: that of reviews where any is scheduled."""
    return (*ORDERS, REVIEW) if reviews(index) else ORDERS


def reviews(index: Index) -> Mapping[str, Review]:
    """The schedule of every document that has one."""
    return index.once(("reviews",), lambda: reviews_of(index.project))


def document_orders(route: Route, inputs: PageInputs) -> tuple[tuple[LinkView, bool], ...]:
    """Links to all of them, each with whether it is the one of the route."""
    here = route.key if route.kind is RouteKind.DOCUMENT_LIST else ""
    orders = [("", paths.DOCUMENTS), *((one, paths.documents_by(one)) for one in orders_of(inputs.index))]
    return tuple(
        (LinkView(inputs.words(f"document-order.{order or 'loai'}"), path), order == here) for order, path in orders
    )
