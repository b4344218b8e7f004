"""Routes made in several processes: the same files, whichever process makes which (`scorecards.processes`)."""

from collections.abc import Callable, Generator, Sequence

from scorecards.addresses import paths
from scorecards.addresses.route import Route, RouteKind
from scorecards.output import Output
from scorecards.problems import Diagnostics
from scorecards.processes import in_processes
from scorecards.publish.open_data import WHOLE
from scorecards.routes.make import Made, SiteInputs, make_all
from scorecards.store import Store

_PATHS = 8
"""Pages of a group, each in all languages: some hundred kilobytes on their way at a time."""


def make_in_processes(
    routes: Sequence[Route],
    site: SiteInputs,
    processes: int,
    store: Store,
    put: Callable[[Output], Output],
    diagnostics: Diagnostics,
) -> Generator[Made, None, None]:
    """Makes routes as `make_all` does, in any order, in so many processes beside this one; in this one for 1.

    `put` is called in the other processes with each file that they have made, and what it gives is handed on.
    """
    if processes <= 1:
        yield from make_all(routes, site, diagnostics)
        return
    groups = groups_of(routes)
    for renderer in site.renderers.values():
        renderer.compile()

    def make(number: int, own: Diagnostics) -> list[Made]:
        return [one.with_files(put) for one in make_all(groups[number], site, own)]

    for _, made in in_processes(len(groups), make, processes, store, diagnostics):
        yield from made


def groups_of(routes: Sequence[Route]) -> list[tuple[Route, ...]]:
    """Groups of routes, those made of the same things in one: a page in all languages, with the files that it names.

    Files and their pages come first, for some take long.
    """
    together: dict[str, list[Route]] = {}
    for route in routes:
        together.setdefault(_made_with(route), []).append(route)
    files = [tuple(same) for same in together.values() if any(not route.template for route in same)]
    pages = [same for same in together.values() if all(route.template for route in same)]
    parts = (pages[start : start + _PATHS] for start in range(0, len(pages), _PATHS))
    return files + [tuple(route for same in some for route in same) for some in parts]


def _made_with(route: Route) -> str:
    """The path of the page that a file stands at, or whose sizes and names it settles; of a page its own."""
    whole = route.kind is RouteKind.OPEN_DATA and route.key == WHOLE
    return paths.DATA if whole or route.kind is RouteKind.DATA_CATALOGUE else route.path
