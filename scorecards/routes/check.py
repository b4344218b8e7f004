"""The checks of a whole site, once its routes are made."""

from collections.abc import Sequence

from scorecards.output import Output
from scorecards.problems import Diagnostics
from scorecards.render.links import (
    NO_LATER_SITE,
    LaterSite,
    PageLinks,
    check_addresses,
    check_links,
    links_of_page,
)
from scorecards.routes.make import Made
from scorecards.routes.prepared import Prepared


def check_site(made: Sequence[Made], coming: Sequence[Made], prepared: Prepared, diagnostics: Diagnostics) -> None:
    """Notes links that lead nowhere, and addresses that two sources make, also once the articles to come are out."""
    assert prepared.site is not None
    pages, later = [_links(one) for one in made if one.is_page], NO_LATER_SITE
    if prepared.later:
        paths = frozenset(route.path for route in prepared.later_routes)
        later = LaterSite(prepared.later.pages, [_links(one) for one in coming if one.is_page], paths)
    check_links(prepared.site.pages, pages, outputs_of(made)[len(pages) :], later, diagnostics)
    check_addresses(outputs_of([*made, *coming]), diagnostics)


def outputs_of(made: Sequence[Made]) -> tuple[Output, ...]:
    """Every file of the routes: pages first, then the other files. What several pages need is there once."""
    pages = [one.files[0] for one in made if one.is_page]
    needed = {file.path: file for one in made if one.is_page for file in one.files[1:]}
    others = [file for one in made if not one.is_page for file in one.files]
    return (*pages, *others, *needed.values())


def _links(page: Made) -> PageLinks:
    return links_of_page(page.route.path, page.route.language, page.files[0])
