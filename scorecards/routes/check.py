"""The checks of a whole site, once its routes are made."""

from collections.abc import Iterable, Sequence

from scorecards.addresses.route import RouteKind
from scorecards.inputs.link_targets import old_paths
from scorecards.languages import LANGUAGES, ORIGINAL
from scorecards.model.articles import Article
from scorecards.model.redirects import Redirect
from scorecards.output import Output
from scorecards.problems import ContentError, Diagnostics
from scorecards.render.links import (
    NO_LATER_SITE,
    LaterSite,
    PageLinks,
    check_addresses,
    check_links,
    links_of_page,
)
from scorecards.routes.make import Made, SiteInputs
from scorecards.routes.prepared import Prepared
from scorecards.routes.site_inputs import routes_of


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


def check_old_addresses(
    articles: Iterable[Article], redirects: Iterable[Redirect], site: SiteInputs, diagnostics: Diagnostics
) -> None:
    """Notes old addresses at which a page stands. Raises ContentError where there is one: two pages would be made."""
    pages = {route.path for route in routes_of(site) if route.kind is not RouteKind.REDIRECT}
    living = pages | {f"/{language}{path}" for language in LANGUAGES if language != ORIGINAL for path in pages}
    taken = False
    for article in articles:
        for number, path in enumerate(old_paths(article)):
            if path in living:
                taken = True
                at = article.front_matter.child("old_addresses", number)
                diagnostics.add("old-address-taken", at, read=article.old_addresses[number])
    for one in redirects:
        if one.old in living or f"{one.old}/" in living:
            taken = True
            diagnostics.add("old-address-taken", one.at.child("old"), read=one.old)
    if taken:
        raise ContentError
