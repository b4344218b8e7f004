"""Routes made in several processes: the same files, whichever process makes which (`scorecards.processes`)."""

from collections.abc import Generator, Sequence
from itertools import groupby

from scorecards.addresses.route import Route
from scorecards.problems import Diagnostics
from scorecards.processes import in_processes
from scorecards.routes.make import Made, SiteInputs, make_all
from scorecards.store import Store

_PATHS = 8
"""Pages of a group, each in all languages: some hundred kilobytes on their way at a time."""


def make_in_processes(
    routes: Sequence[Route], site: SiteInputs, processes: int, store: Store, diagnostics: Diagnostics
) -> Generator[Made, None, None]:
    """Makes routes as `make_all` does, in any order, in so many processes beside this one; in this one for 1."""
    if processes <= 1:
        yield from make_all(routes, site, diagnostics)
        return
    groups = _groups(routes)
    for renderer in site.renderers.values():
        renderer.compile()

    def make(number: int, own: Diagnostics) -> list[Made]:
        return list(make_all(groups[number], site, own))

    for _, made in in_processes(len(groups), make, processes, store, diagnostics):
        yield from made


def _groups(routes: Sequence[Route]) -> list[tuple[Route, ...]]:
    """Groups of routes, those of one path in one. Files that are no page come first, one by one: some take long."""
    files = [(route,) for route in routes if not route.template]
    pages = (route for route in routes if route.template)
    by_path = [tuple(same) for _, same in groupby(pages, key=lambda route: route.path)]
    parts = (by_path[start : start + _PATHS] for start in range(0, len(by_path), _PATHS))
    return files + [tuple(route for same in some for route in same) for some in parts]
