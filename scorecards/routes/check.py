"""The checks of a whole site, once its routes are made: of what is small of each, so that no page need be kept."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from scorecards.addresses.base import localised
from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.link_targets import old_paths
from scorecards.model.articles import Article
from scorecards.model.redirects import Redirect
from scorecards.output import Output
from scorecards.problems import ContentError, Diagnostics
from scorecards.render.links import (
    NO_LATER_SITE,
    LaterSite,
    PageLinks,
    check_addresses,
    check_images,
    check_links,
)
from scorecards.routes.make import Made, SiteInputs
from scorecards.routes.prepared import Prepared
from scorecards.routes.site_inputs import routes_of

Claim = tuple[str, str]
"""The path of an output and what it was made from."""


class NotedRoute(Struct, frozen=True):
    """What is kept of a route that was made."""

    route: Route
    links: PageLinks | None
    claims: tuple[Claim, ...]
    """Of a page its own first."""


class Contents(Struct, eq=False):
    """What a site holds, as far as its checks need it: gathered route by route, in any order."""

    _noted: list[NotedRoute] = field(default_factory=list)
    _given: set[str] = field(default_factory=set)

    def note(self, made: Made) -> None:
        """Keeps what is small of a route."""
        self._noted.append(NotedRoute(made.route, made.links, tuple((file.path, file.source) for file in made.files)))

    def take(self, made: Made) -> Iterator[Output]:
        """Notes a route and gives its files. What several pages need is given with the first that comes."""
        self.note(made)
        for number, file in enumerate(made.files):
            if made.is_page and number > 0:
                if file.path in self._given:
                    continue
                self._given.add(file.path)
            yield file

    def take_over(self, noted: Iterable[NotedRoute], files: Iterable[Output]) -> Iterator[Output]:
        """Notes routes that other runs have made and gives their files, each of which comes once."""
        self._noted += noted
        for file in files:
            self._given.add(file.path)
            yield file

    @property
    def noted(self) -> tuple[NotedRoute, ...]:
        """What is kept of every route."""
        return tuple(self._noted)

    def sort(self, routes: Iterable[Route]) -> None:
        """Puts what was noted into the order of the routes, which is that of messages."""
        place = {route: number for number, route in enumerate(routes)}
        self._noted.sort(key=lambda one: place[one.route])

    @property
    def links(self) -> list[PageLinks]:
        """The links of every page."""
        return [one.links for one in self._noted if one.links]

    @property
    def pages(self) -> list[Claim]:
        """Every page."""
        return [one.claims[0] for one in self._noted if one.links]

    @property
    def files(self) -> list[Claim]:
        """Every other file. What several pages need is there once."""
        needed: dict[str, str] = {}
        for one in self._noted:
            for path, source in one.claims[1:] if one.links else ():
                needed.setdefault(path, source)
        return [*(claim for one in self._noted if not one.links for claim in one.claims), *needed.items()]


def check_site(made: Contents, coming: Contents, prepared: Prepared, diagnostics: Diagnostics) -> None:
    """Notes links that lead nowhere, and addresses that two sources make, also once the articles to come are out."""
    assert prepared.site is not None
    made.sort(prepared.routes)
    later = _later_site(coming, prepared)
    files = (path for path, _ in made.files)
    check_links(prepared.site.pages, made.links, files, later, diagnostics)
    check_images(prepared.site.pages, later, diagnostics)
    _check_addresses(made, coming, diagnostics)


def check_share(made: Contents, coming: Contents, prepared: Prepared, diagnostics: Diagnostics) -> None:
    """Notes what can be seen in a share of a site: images that cannot be shown, addresses that two of its sources make.

    Where its links lead is seen once all shares are there.
    """
    assert prepared.site is not None
    made.sort(prepared.routes)
    check_images(prepared.site.pages, _later_site(coming, prepared), diagnostics)
    _check_addresses(made, coming, diagnostics)


def _later_site(coming: Contents, prepared: Prepared) -> LaterSite:
    if prepared.later is None:
        return NO_LATER_SITE
    paths = frozenset(route.path for route in prepared.later_routes)
    return LaterSite(prepared.later.pages, coming.links, tuple(path for path, _ in coming.files), paths)


def _check_addresses(made: Contents, coming: Contents, diagnostics: Diagnostics) -> None:
    check_addresses((*made.pages, *coming.pages, *made.files, *coming.files), diagnostics)


def check_old_addresses(
    articles: Iterable[Article], redirects: Iterable[Redirect], site: SiteInputs, diagnostics: Diagnostics
) -> None:
    """Notes old addresses at which a page stands. Raises ContentError where there is one: two pages would be made."""
    routes = (route for route in routes_of(site) if route.kind is not RouteKind.REDIRECT)
    living = {localised(route.path, route.language) for route in routes}
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
